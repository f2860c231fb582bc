"""Where the messages come from: templates, scripts, modules, and tables of labels."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING

from bumdes import refusal_words as enterprise_words
from bumdes.unit_type import sold_name
from reports.vouchers.slips import TITLES
from webapp.language import help_source, python_source, script_source, template_source
from webapp.refusal_texts import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

ROOT = Path(__file__).resolve().parents[2]

NOT_SHOWN = frozenset(
    {
        "webapp/commands",
        "webapp/hosting",
        "webapp/language",
        "webapp/checkup.py",
        "webapp/cli.py",
        "webapp/parser.py",
        "webapp/static/receipt.js",
        "webapp/templates/outside",
        "webapp/static/words.js",
        "bumdes/api.py",
        "bumdes/demo",
        "bumdes/errors",
        "bumdes/migrations",
        "reports/accountability",
        "reports/audit",
        "reports/bound",
        "reports/casecheck",
        "reports/deliberations",
        "reports/manuscript",
        "reports/paper",
        "reports/press",
        "reports/supervision",
        "reports/vouchers",
    }
)
"""The command line, what is said to programs, and the words of papers, which are Indonesian."""

SHOWN = (
    "reports/accountability/completeness.py",
    "reports/accountability/slots.py",
    "reports/audit/finding_texts.py",
    "reports/audit/integrity.py",
    "reports/audit/oddities",
)
"""Of these, what screens show as well."""

LABELS: Mapping[str, tuple[str, ...]] = {
    "bumdes/data/asset_classes.csv": ("label",),
    "bumdes/data/bank_formats.csv": ("label",),
    "bumdes/data/bank_words.csv": ("label",),
    "bumdes/data/cash_rules.csv": ("label", "source"),
    "bumdes/data/earmarks.csv": ("label",),
    "bumdes/data/expense_types.csv": ("label",),
    "bumdes/data/handover_sections.csv": ("label",),
    "bumdes/data/ranking_classes.csv": ("label",),
    "bumdes/data/ranking_weights.csv": ("source",),
    "bumdes/data/tax_corrections.csv": ("label",),
    "bumdes/data/tax_kinds.csv": ("label",),
    "bumdes/data/tax_payment_codes.csv": ("label",),
    "bumdes/data/tax_rules.csv": ("label",),
    "bumdes/data/cash_flow_components.csv": ("name",),
    "bumdes/data/reporting_frameworks.csv": (
        "income-statement",
        "changes-in-equity",
        "financial-position",
        "cash-flows",
        "notes",
    ),
    "reports/data/meanings.csv": ("meaning",),
}
"""Columns of tables whose words people see."""


def messages() -> Mapping[str, Mapping[str, list[str]]]:
    """Return, for each catalogue, its messages with the files they stand in.

    A message that stands in several catalogues is in the first of them.
    """
    found: dict[str, dict[str, list[str]]] = {}
    known: set[str] = set()
    for name, files in _catalogues().items():
        here: dict[str, list[str]] = {}
        for place, texts in files:
            for text in dict.fromkeys(texts):
                if text not in known:
                    here.setdefault(text, []).append(place)
        known |= set(here)
        found[name] = here
    return found


def _catalogues() -> Mapping[str, Iterator[tuple[str, list[str]]]]:
    return {
        "scripts": _read("webapp/static", "js", script_source.messages),
        "templates": _read("webapp/templates", "html", template_source.messages),
        "webapp": _read("webapp", "py", python_source.messages),
        "bumdes": _read("bumdes", "py", python_source.messages),
        "reports": _read("reports", "py", python_source.messages),
        "labels": _labels(),
        "help": help_source.messages(),
        "words": _words(),
    }


def _read(
    folder: str, ending: str, messages_of: Callable[[str], list[str]]
) -> Iterator[tuple[str, list[str]]]:
    for path in sorted((ROOT / folder).rglob(f"*.{ending}")):
        place = path.relative_to(ROOT).as_posix()
        if _is_among(place, SHOWN) or not _is_among(place, NOT_SHOWN):
            yield place, messages_of(path.read_text("utf-8"))


def _is_among(place: str, folders: Iterable[str]) -> bool:
    return any(place == each or place.startswith(f"{each}/") for each in folders)


def _words() -> Iterator[tuple[str, list[str]]]:
    """Give words that stand in sentences; many are a single one, in small letters."""
    said = [word for table in (words.WORDS, words.RULES) for word in table.values()]
    said += [pattern for _, pattern in words.PATTERNS]
    yield "webapp/refusal_texts/words.py", ["atau", "baris", "dan", *said]
    for name in ("FIELDS", "KINDS", "PROBLEMS", "RULES"):
        table = getattr(enterprise_words, name)
        yield f"bumdes/refusal_words/{name.lower()}.py", list(table.values())
    yield "reports/vouchers/slips.py", [*TITLES.values(), "Meterai {duty}"]
    charts = ("bumdes/data/chart_of_accounts.csv", "bumdes/data/extension_accounts.csv")
    names = [row["name_id"] for chart in charts for row in _rows(chart)]
    sold = [sold_name(name) for name in names if sold_name(name) != name]
    yield "bumdes/unit_type.py", [name for name in sold if name not in names]


def _labels() -> Iterator[tuple[str, list[str]]]:
    for place, columns in LABELS.items():
        rows = _rows(place)
        yield place, [row[column] for row in rows for column in columns if row[column]]


def _rows(place: str) -> list[dict[str, str]]:
    return list(csv.DictReader((ROOT / place).read_text("utf-8").splitlines()))
