"""Income tax on wages (PPh 21): by the month, by the day, and at the end of the year.

Each month the effective rate (TER) is taken of the whole gross pay. In the last month of a
year, or of somebody's work, the tax of the year is worked out and what was withheld before is
taken off it. All rates are data with dates.

Source: PP 58/2023 and PMK 168/2023; Art. 17 of the income tax act.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from bumdes.dated_table import dated_rows, rows_on
from bumdes.errors import DailyPayTooHighError, InvalidFieldError
from ledger import rp
from ledger.money import from_minor

if TYPE_CHECKING:
    import datetime as dt

SEN = 100
"""Minor units of a rupiah."""

_MONTHLY, _YEARLY, _DAILY = "pph21_monthly_rates", "pph21_yearly_rates", "pph21_daily_rates"
_FREE, _RULES = "pph21_allowances", "pph21_rules"


class Rate(NamedTuple):
    """A rate of the tables, in percent, and where it is laid down."""

    percent: Fraction
    source: str
    certainty: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Withheld:
    """The tax of one payment; ``minor`` in sen, of whole rupiah."""

    minor: int
    rate: Rate


@dataclass(frozen=True, slots=True, kw_only=True)
class YearlyTax:
    """How the tax of a year comes about; all amounts in sen.

    Attributes:
        gross: all pay of the year.
        job_cost: what is taken off for the cost of working.
        contributions: what was paid into pensions out of the pay itself.
        free: what nobody pays tax on (PTKP).
        taxable: what is left, in whole steps.
        tax: of the year.
        withheld: in the months before.
        free_rule: where the free part is laid down; its ``percent`` says nothing.
    """

    gross: int
    job_cost: int
    contributions: int
    free: int
    taxable: int
    tax: int
    withheld: int
    free_rule: Rate

    @property
    def rest(self) -> int:
        """What the last month withholds; below zero where too much was withheld before."""
        return self.tax - self.withheld


def tax_statuses() -> tuple[str, ...]:
    """Return the family statuses that the table of PTKP knows, in its order."""
    return tuple(dict.fromkeys(row.values["status"] for row in dated_rows(_FREE)))


def check_status(status: str) -> str:
    """Return *status* if the table of PTKP knows it, such as ``K/1``.

    Raises:
        InvalidFieldError: it does not.
    """
    if status not in tax_statuses():
        raise InvalidFieldError("tax_status", status, "tax_status")
    return status


def monthly_tax(gross: int, status: str, on: dt.date) -> Withheld:
    """Return the tax on *gross* sen of pay in a month, by the effective rates of day *on*.

    Raises:
        RateOutsideDatesError: the tables say nothing of that day.
    """
    category = rows_on(_FREE, on, status=status)[0].values["category"]
    for row in rows_on(_MONTHLY, on, category=category):
        most = row.values["up_to"]
        if not most or gross <= int(most) * SEN:
            rate = Rate(Fraction(row.values["percent"]), row.source, row.certainty)
            return Withheld(minor=_percent(gross, rate.percent), rate=rate)
    msg = f"the monthly rates of {category} have no last row"
    raise AssertionError(msg)


def daily_tax(gross: int, days: int, on: dt.date) -> Withheld:
    """Return the tax on *gross* sen for *days* days of work that are paid by the day.

    The rate follows from the average of a day.

    Raises:
        DailyPayTooHighError: the table knows no rate for so much a day.
        RateOutsideDatesError: it says nothing of that day.
    """
    average = Fraction(gross, days)
    rows = rows_on(_DAILY, on)
    for row in rows:
        if average <= int(row.values["up_to"]) * SEN:
            rate = Rate(Fraction(row.values["percent"]), row.source, row.certainty)
            return Withheld(minor=_percent(gross, rate.percent), rate=rate)
    pay = from_minor(int(average), rp(0).currency)
    raise DailyPayTooHighError(pay, rp(int(rows[-1].values["up_to"])))


def yearly_tax(
    *, gross: int, contributions: int, months: int, withheld: int, status: str, on: dt.date
) -> YearlyTax:
    """Return the tax of a year, of which *withheld* sen were withheld already.

    Args:
        gross: all pay of the year, in sen.
        contributions: what was paid into pensions out of it, in sen.
        months: how many months were worked.
        on: the day whose rates count.

    Raises:
        RateOutsideDatesError: the tables say nothing of that day.
    """
    most = _number("job_cost_month", on) * SEN * months
    job_cost = min(_percent(gross, _number("job_cost_percent", on)), int(most))
    free = rows_on(_FREE, on, status=status)[0]
    free_minor = int(free.values["free_a_year"]) * SEN
    step = int(_number("taxable_step", on)) * SEN
    taxable = max(gross - job_cost - contributions - free_minor, 0) // step * step
    return YearlyTax(
        gross=gross,
        job_cost=job_cost,
        contributions=contributions,
        free=free_minor,
        taxable=taxable,
        tax=_by_brackets(taxable, on),
        withheld=withheld,
        free_rule=Rate(Fraction(), free.source, free.certainty),
    )


def programmes_of_rule(key: str, on: dt.date) -> frozenset[str]:
    """Return the programmes of BPJS that a rule of the tax names.

    Raises:
        RateOutsideDatesError: there is no such rule on that day.
    """
    return frozenset(rows_on(_RULES, on, key=key)[0].values["value"].split())


def _by_brackets(taxable: int, on: dt.date) -> int:
    tax, below = Fraction(), 0
    for row in rows_on(_YEARLY, on):
        most = int(row.values["up_to"]) * SEN if row.values["up_to"] else taxable
        part = min(taxable, most) - below
        if part <= 0:
            break
        tax += part * Fraction(row.values["percent"]) / 100
        below = most
    return _whole_rupiah(tax)


def _number(key: str, on: dt.date) -> Fraction:
    return Fraction(rows_on(_RULES, on, key=key)[0].values["value"])


def _percent(minor: int, percent: Fraction) -> int:
    return _whole_rupiah(minor * percent / 100)


def _whole_rupiah(minor: Fraction) -> int:
    """Return *minor* sen in whole rupiah, half of one up (PER-11/PJ/2025 Art. 129)."""
    return int(minor / SEN + Fraction(1, 2)) * SEN
