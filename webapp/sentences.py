"""What people are told when something is refused: what, why, and what to do next.

One sentence or a few for each class of error, found by its ``code`` and filled with its
``facts``. They are plain Indonesian: no word that only a bookkeeper would know. A page in
English says them in English.
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import moneyed

from bumdes.phrase import phrase
from bumdes.unit import HEAD_OFFICE_NAME
from webapp.language.saying import t
from webapp.refusal_texts import SENTENCES
from webapp.refusal_words import say_name, say_rule

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

NAMES = frozenset(
    {
        "action",
        "dimension",
        "field",
        "kind",
        "problem",
        "report",
        "setting",
        "unit_type",
        "what",
    }
)
"""Facts that hold a name of the program, not of the person's."""

ROLE = "role"
"""Of an account in a form, by its name; an office if it has a label."""

LABELS = frozenset(
    {
        "amounts",
        "component",
        "method",
        "missing",
        "needed",
        "permission",
        "place",
        "regime",
        "stage",
        "status",
        "step",
        "sub_ledger",
        "where",
    }
)
"""Facts that hold a label of the program, as people see it."""


def sentence(error: Exception) -> str:
    """Return what to tell the person whom *error* refuses something.

    The text is that of its class, or of the nearest class above that has one.
    """
    facts = _Said(getattr(error, "facts", {}))
    for kind in type(error).__mro__:
        text = SENTENCES.get(getattr(kind, "code", ""))
        if text is not None:
            return str(t(text)).format_map(facts)
    return str(t(SENTENCES["unexpected"]))


def say(value: object) -> str:
    """Return *value* as it is said in a sentence: Rp1.500.000, 17 Agustus 2026."""
    for kinds, said in _SAYERS:
        if isinstance(value, kinds):
            return said(value)
    return str(t("belum ada")) if value is None else str(value)


def say_money(amount: moneyed.Money) -> str:
    """Return *amount* with points between thousands, and sen only where there are some."""
    value = abs(amount.amount)
    whole, _, part = f"{value:f}".partition(".")
    grouped = f"{int(whole):,}".replace(",", ".")
    if part.strip("0"):
        grouped += f",{part.rstrip('0').ljust(2, '0')}"
    name = "Rp" if amount.currency.code == "IDR" else f"{amount.currency.code} "
    return ("-" if amount.amount < 0 else "") + name + grouped


def _say_moment(moment: dt.datetime) -> str:
    return str(t(phrase("{day} pukul {time}", day=moment.date(), time=f"{moment:%H.%M}")))


_SAYERS: tuple[tuple[tuple[type, ...], Callable[[Any], str]], ...] = (
    ((moneyed.Money,), say_money),
    ((dt.datetime,), _say_moment),
    ((dt.date,), lambda day: str(t(phrase("{day}", day=day)))),
    ((StrEnum,), lambda named: str(t(getattr(named, "label", named)))),
    ((tuple, list, set, frozenset), lambda several: ", ".join(map(say, several))),
)
"""How values of a kind are said; the first kind that fits."""


class _Said(dict[str, str]):
    """The facts of an error, said; a fact that is missing leaves a gap, not an error."""

    def __init__(self, facts: Mapping[str, object]) -> None:
        super().__init__((name, _say_fact(name, value)) for name, value in facts.items())
        similar = self.get("similar")
        meant = phrase("Barangkali yang dimaksud {similar}.", similar=similar)
        self["suggestion"] = f" {t(meant)}" if similar else ""
        unit = self.get("unit")
        named = phrase("unit {unit}", unit=unit) if unit else HEAD_OFFICE_NAME
        self["unit_or_office"] = str(t(named))
        there = phrase("di unit {unit}", unit=unit)
        self["for_unit"] = f" {t(there)}" if facts.get("unit") else ""
        self["amount_name"] = say_name(str(facts.get("amount", "")))
        checks = facts.get("checks")
        if isinstance(checks, tuple):
            self["checks"] = ", ".join(say_name(str(check)) for check in checks)
        if "rule" in facts:
            self["rule"] = say_rule(str(facts["rule"]))

    def __missing__(self, key: str) -> str:
        return "…"


def _say_fact(name: str, value: object) -> str:
    if name in NAMES or (name == ROLE and type(value) is str):
        return say_name(str(value))
    if name in LABELS and isinstance(value, tuple):
        return ", ".join(
            say(each) if isinstance(each, StrEnum) else str(t(each)) for each in value
        )
    is_label = name in LABELS and type(value) is str
    return str(t(value)) if is_label else say(value)
