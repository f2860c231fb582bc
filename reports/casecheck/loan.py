"""One loan of a case: what was agreed, and the plan that follows from it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from bumdes.credit.loan_plan import LoanTerms, Rounding
from ledger.money import to_minor
from reports.casecheck.row import Row

if TYPE_CHECKING:
    from collections.abc import Mapping

PRINCIPAL = ("principal", "loan_principal", "amount", "pokok", "plafon", "pinjaman")
TERM = ("term", "term_months", "tenor", "tenor_months", "jangka", "instalment_count")
START = ("start", "start_date", "disbursed", "disbursed_on", "loan_date", "date")
STEP = ("rounding_step", "step", "rounding", "pembulatan")
EVERY = ("principal_frequency_months", "principal_every", "interval_months", "frequency_months")
SERVICE_EVERY = ("interest_frequency_months", "service_frequency_months", "service_every")
GRACE = ("principal_grace_months", "grace_months", "tenggang_bulan")
SERVICE_GRACE = ("interest_grace_months", "service_grace_months")
OF_TERM = ("flat_rate_total_percent", "total_rate_percent", "service_total_percent")
OF_YEAR = ("annual_rate_percent", "yearly_rate_percent", "rate_percent_per_year")
OF_MONTH = (
    "flat_rate_monthly_percent",
    "monthly_rate_percent",
    "rate_percent_monthly",
    "rate_percent_per_month",
)
OF_SOME_TIME = (
    "flat_rate_percent",
    "interest_rate",
    "interest_rate_percent",
    "rate",
    "rate_percent",
    "service_percent",
)
METHOD = ("method", "installment_method", "instalment_method", "rate_unit")

AGREED = (
    *(*PRINCIPAL, *TERM, *START, *STEP, *EVERY, *SERVICE_EVERY, *GRACE, *SERVICE_GRACE),
    *(*OF_TERM, *OF_YEAR, *OF_MONTH, *OF_SOME_TIME, *METHOD, "rule"),
)
"""Fields that say what was agreed, not what follows from it."""

_GRACE_BOTH = re.compile(r"tenggang pokok dan jasa (\d+) bulan", re.IGNORECASE)
_GRACE_PRINCIPAL = re.compile(r"tenggang pokok (\d+) bulan", re.IGNORECASE)
_ON_REST = re.compile(r"menurun|efektif|effective|declin|reducing|sisa", re.IGNORECASE)
_ANNUITY = re.compile(r"annuit|anuitas", re.IGNORECASE)
_YEARLY = re.compile(r"annual|year|tahun", re.IGNORECASE)

_ANY_RUPIAH = 12_000_000
"""What is lent where only the days are asked about."""


@dataclass(frozen=True, slots=True)
class Agreed:
    """What a case says was agreed on a loan.

    Attributes:
        ways: the terms; several where a case leaves open how parts are rounded, or of which
            time its rate is, the commonest first.
        has_start, has_rate: whether it says from when, and how much service is charged.
    """

    ways: tuple[LoanTerms, ...]
    has_start: bool
    has_rate: bool


def agreed_of(row: Row, whole: Mapping[str, Any]) -> Agreed | None:
    """Return what was agreed on the loan of *row*; None if it is not told, or not ours.

    What the row leaves out is what the block *whole* says of all its loans.
    """
    told = Row(row.context, row.label, {**whole, **row.told}, row.read)
    row.read.update(AGREED)
    months, method = told.whole(*TERM), " ".join(told.text(name) for name in METHOD)
    if months is None or _ANNUITY.search(method):
        return None
    principal, step = told.amount(*PRINCIPAL), told.amount(*STEP)
    sub_unit, start = row.context.book.currency.sub_unit, told.day(*START)
    grace, service_grace = _graces(told)
    terms = LoanTerms(
        minor=_ANY_RUPIAH * sub_unit if principal is None else to_minor(principal),
        months=months,
        start=start or row.context.case.period.first_day,
        every=_whole(told, EVERY, 1),
        grace=grace,
        service_every=_whole(told, SERVICE_EVERY, 1),
        service_grace=service_grace,
        on_rest=bool(_ON_REST.search(method)),
    )
    steps = [to_minor(step)] if step else [sub_unit, 1]
    percents = _monthly_percents(told, months)
    ways = tuple(
        replace(terms, step=by, grain=min(by, sub_unit), rounding=rounding, percent=percent)
        for percent in percents or [Fraction()]
        for by in steps
        for rounding in Rounding
    )
    return Agreed(ways, start is not None, bool(percents))


def _whole(row: Row, names: tuple[str, ...], otherwise: int) -> int:
    told = row.whole(*names)
    return otherwise if told is None else told


def _graces(row: Row) -> tuple[int, int]:
    """Return the months without principal and without service, told or named in words."""
    words = str(row.told.get("name") or "")
    if both := _GRACE_BOTH.search(words):
        principal, service = int(both[1]), int(both[1])
    else:
        only = _GRACE_PRINCIPAL.search(words)
        principal, service = int(only[1]) if only else 0, 0
    return _whole(row, GRACE, principal), _whole(row, SERVICE_GRACE, service)


def _monthly_percents(row: Row, months: int) -> list[Fraction]:
    """Return the service charge for a month in percent: what it may be, if it is told."""
    if (of_term := row.number(*OF_TERM)) is not None:
        return [of_term / months] if months else []
    if (of_year := row.number(*OF_YEAR)) is not None:
        return [of_year / 12]
    if (of_month := row.number(*OF_MONTH)) is not None:
        return [of_month]
    told, unit = row.number(*OF_SOME_TIME), row.text("rate_unit")
    if told is None:
        return []
    if unit:
        return [told / 12 if _YEARLY.search(unit) else told]
    return [told, told / 12, *([told / months] if months else [])]
