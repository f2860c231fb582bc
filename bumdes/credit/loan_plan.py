"""Paying back a loan: how much of the principal and of the service charge is due on which day.

Pure arithmetic. The principal that is due adds up to the loan exactly, whatever it is rounded
to on the way: the last instalment takes the rest.
"""

from __future__ import annotations

import datetime as dt  # noqa: TC003 - named tuples and dataclasses may be asked for it
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import ceil, floor
from typing import NamedTuple

from bumdes.credit.instalments import months_later
from bumdes.errors import InvalidFieldError

LONGEST_MONTHS = 1200
"""Nobody lends for longer than a century."""

_RUPIAH = 100
"""Sen to the rupiah."""


class Rounding(StrEnum):
    """Which multiple of a step an instalment is, where it is none by itself."""

    NEAREST = "nearest"
    """The nearest one; halves go up."""
    DOWN = "down"
    UP = "up"

    def rounded(self, minor: Fraction, step: int) -> int:
        """Return the multiple of *step* for *minor*, which is zero or more."""
        steps = minor / step
        if self is Rounding.DOWN:
            return step * floor(steps)
        return step * (ceil(steps) if self is Rounding.UP else floor(steps + Fraction(1, 2)))


@dataclass(frozen=True, slots=True, kw_only=True)
class LoanTerms:
    """What was agreed on a loan; amounts in minor units (sen).

    Attributes:
        months: its term: everything is due within so many months of *start*.
        start: the day it was paid out; instalments are due on that day of later months.
        every, service_every: months from one instalment to the next, of the principal and of
            the service charge.
        grace, service_grace: months in which nothing of it is due; the first instalment comes
            after them, at the end of its own stretch.
        step: instalments of the principal are multiples of it.
        rounding: which multiples.
        percent: service charge for a month, exactly.
        grain: instalments of the service charge are the nearest multiple of it.
        on_rest: whether it is charged on what is left of the principal, not on all of it.
    """

    minor: int
    months: int
    start: dt.date
    every: int = 1
    grace: int = 0
    service_every: int = 1
    service_grace: int = 0
    step: int = _RUPIAH
    rounding: Rounding = Rounding.NEAREST
    percent: Fraction = Fraction()
    on_rest: bool = False
    grain: int = _RUPIAH


class LoanDue(NamedTuple):
    """What is due on a day, in minor units (sen); either may be zero."""

    due_on: dt.date
    principal: int
    service: int

    @property
    def minor(self) -> int:
        """All that is due on the day."""
        return self.principal + self.service


def loan_plan(terms: LoanTerms) -> tuple[LoanDue, ...]:
    """Return all that is due on a loan, the earliest first.

    On all of the principal, the instalments of the service charge add up to what the whole
    term costs, the last one taking the rest.

    Raises:
        InvalidFieldError: an instalment would come only after the term, or the term is longer
            than ``LONGEST_MONTHS``.
    """
    principal_months = _months_due(terms.months, terms.every, terms.grace)
    service_months = _months_due(terms.months, terms.service_every, terms.service_grace)
    principal = dict(
        zip(principal_months, _principal(terms, len(principal_months)), strict=True)
    )
    service = _service(terms, service_months, principal)
    return tuple(
        LoanDue(months_later(terms.start, m), principal.get(m, 0), service.get(m, 0))
        for m in sorted({*principal, *service})
    )


def _months_due(months: int, every: int, grace: int) -> list[int]:
    times = (months - grace) // every if every > 0 and grace >= 0 else 0
    if times < 1 or months > LONGEST_MONTHS:
        raise InvalidFieldError("times", str(times), "instalments")
    return [grace + every * place for place in range(1, times + 1)]


def _principal(terms: LoanTerms, times: int) -> list[int]:
    each = terms.rounding.rounded(Fraction(terms.minor, times), max(terms.step, 1))
    return _parts(terms.minor, each, times)


def _service(terms: LoanTerms, dues: list[int], principal: dict[int, int]) -> dict[int, int]:
    if terms.on_rest:
        return _service_on_rest(terms, dues, principal)
    whole = _NEAREST(terms.minor * terms.percent / 100 * terms.months, terms.grain)
    each = _NEAREST(Fraction(whole, len(dues)), terms.grain)
    return dict(zip(dues, _parts(whole, each, len(dues)), strict=True))


def _parts(whole: int, each: int, times: int) -> list[int]:
    """Return so many parts of *whole*: *each* while it lasts, and in the last the rest."""
    parts, rest = [], whole
    for _ in range(times - 1):
        parts.append(min(each, rest))
        rest -= parts[-1]
    return [*parts, rest]


def _service_on_rest(
    terms: LoanTerms, dues: list[int], principal: dict[int, int]
) -> dict[int, int]:
    """Return what each stretch costs: every month on what was left when it began."""
    charged: dict[int, int] = {}
    before, rest, owed = 0, terms.minor, Fraction()
    for due in dues:
        for month in range(before + 1, due + 1):
            owed += rest * terms.percent / 100
            rest -= principal.get(month, 0)
        charged[due] = _NEAREST(owed, terms.grain)
        before, owed = due, Fraction()
    return charged


_NEAREST = Rounding.NEAREST.rounded
