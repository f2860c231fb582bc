"""One loan of a case: what was agreed, and the plan that follows from it."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from bumdes.credit.loan_plan import LoanTerms
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
    "flat_rate_percent",
    "flat_rate_monthly_percent",
    "interest_rate",
    "monthly_rate_percent",
    "rate_percent",
    "rate_percent_monthly",
    "rate_percent_per_month",
    "service_percent",
)
METHOD = ("method", "installment_method", "instalment_method", "rate_unit")

AGREED = (
    *(*PRINCIPAL, *TERM, *START, *STEP, *EVERY, *SERVICE_EVERY, *GRACE, *SERVICE_GRACE),
    *(*OF_TERM, *OF_YEAR, *OF_MONTH, *METHOD, "rule"),
)
"""Fields that say what was agreed, not what follows from it."""

_GRACE_BOTH = re.compile(r"tenggang pokok dan jasa (\d+) bulan", re.IGNORECASE)
_GRACE_PRINCIPAL = re.compile(r"tenggang pokok (\d+) bulan", re.IGNORECASE)
_ON_REST = re.compile(r"menurun|efektif|effective|declin|reducing|sisa", re.IGNORECASE)
_ANNUITY = re.compile(r"annuit|anuitas", re.IGNORECASE)
_YEARLY = re.compile(r"annual|year|tahun", re.IGNORECASE)

_ANY_RUPIAH = 12_000_000
"""What is lent where only the days are asked about."""


def terms_of(row: Row, whole: Mapping[str, Any]) -> LoanTerms | None:
    """Return what was agreed on the loan of *row*; None if it is not told, or not ours.

    What the row leaves out is what the block *whole* says of all its loans.
    """
    told = Row(row.context, row.label, {**whole, **row.told}, row.read)
    row.read.update(AGREED)
    months, method = told.whole(*TERM), " ".join(told.text(name) for name in METHOD)
    if months is None or _ANNUITY.search(method):
        return None
    principal, step = told.amount(*PRINCIPAL), told.amount(*STEP)
    sub_unit = row.context.book.currency.sub_unit
    grace, service_grace = _graces(told)
    return LoanTerms(
        minor=_ANY_RUPIAH * sub_unit if principal is None else to_minor(principal),
        months=months,
        start=told.day(*START) or row.context.case.period.first_day,
        every=_whole(told, EVERY, 1),
        grace=grace,
        service_every=_whole(told, SERVICE_EVERY, 1),
        service_grace=service_grace,
        step=to_minor(step) if step else sub_unit,
        percent=_monthly_percent(told, months),
        on_rest=bool(_ON_REST.search(method)),
        grain=sub_unit,
    )


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


def _monthly_percent(row: Row, months: int) -> Fraction:
    if (of_term := row.number(*OF_TERM)) is not None:
        return of_term / months if months else Fraction()
    if (of_year := row.number(*OF_YEAR)) is not None:
        return of_year / 12
    of_month = row.number(*OF_MONTH) or Fraction()
    return of_month / 12 if _YEARLY.search(row.text("rate_unit")) else of_month
