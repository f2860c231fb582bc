"""Where the messages come from: templates, scripts, modules, and tables of labels."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING

from bumdes import refusal_words as enterprise_words
from webapp import refusal_words
from webapp.language import python_source, script_source, template_source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

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

LABELS: Mapping[str, tuple[str, ...]] = {
    "bumdes/data/asset_classes.csv": ("label",),
    "bumdes/data/bank_words.csv": ("label",),
    "bumdes/data/cash_rules.csv": ("label",),
    "bumdes/data/earmarks.csv": ("label",),
    "bumdes/data/expense_types.csv": ("label",),
    "bumdes/data/handover_sections.csv": ("label",),
    "bumdes/data/ranking_classes.csv": ("label",),
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
        "templates": _read("webapp/templates", "html", template_source.messages),
        "scripts": _read("webapp/static", "js", script_source.messages),
        "webapp": _read("webapp", "py", python_source.messages),
        "bumdes": _read("bumdes", "py", python_source.messages),
        "reports": _read("reports", "py", python_source.messages),
        "labels": _labels(),
        "words": _refusal_words(),
    }


def _read(
    folder: str, ending: str, messages_of: Callable[[str], list[str]]
) -> Iterator[tuple[str, list[str]]]:
    for path in sorted((ROOT / folder).rglob(f"*.{ending}")):
        place = path.relative_to(ROOT).as_posix()
        if not any(place == each or place.startswith(f"{each}/") for each in NOT_SHOWN):
            yield place, messages_of(path.read_text("utf-8"))


def _refusal_words() -> Iterator[tuple[str, list[str]]]:
    """Give the words that refusals are made of; many are a single one, in small letters."""
    tables = (refusal_words.WORDS, refusal_words.RULES)
    said = [word for table in tables for word in table.values()]
    said += [pattern for _, pattern in refusal_words.PATTERNS]
    yield "webapp/refusal_words.py", ["baris", *said]
    for name in ("FIELDS", "KINDS", "PROBLEMS", "RULES"):
        table = getattr(enterprise_words, name)
        yield f"bumdes/refusal_words/{name.lower()}.py", list(table.values())


def _labels() -> Iterator[tuple[str, list[str]]]:
    for place, columns in LABELS.items():
        rows = csv.DictReader((ROOT / place).read_text("utf-8").splitlines())
        yield place, [row[column] for row in rows for column in columns if row[column]]
