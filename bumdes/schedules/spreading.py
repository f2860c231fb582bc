"""Spreading an amount over the months of a stretch of days, without losing a sen of it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from bumdes.month import day_in, month_key, month_of, months_between
from ledger.allocation import allocate

if TYPE_CHECKING:
    import datetime as dt

    from ledger import Period

SEN = 100
"""Minor units of a rupiah."""


class Spreading(StrEnum):
    """By what an amount is shared out over months."""

    MONTHS = "months"
    """Each month the same: twelve for a year, whatever its first day."""
    DAYS = "days"
    """Each month by its days that belong to the term."""

    @property
    def label(self) -> str:
        """What Indonesians call it."""
        return {
            Spreading.MONTHS: "Sama rata tiap bulan",
            Spreading.DAYS: "Menurut jumlah hari",
        }[self]


class Slice(NamedTuple):
    """What falls on one month of a term, in minor units (sen)."""

    month: Period
    minor: int


def spread(minor: int, term: Period, by: Spreading) -> tuple[Slice, ...]:
    """Share *minor* sen out over the months of *term*; the slices add up to it exactly.

    Whole rupiah stay whole. What rounding leaves over goes to the months that lost most by
    it, the earlier ones first where they lost the same.

    Args:
        minor: what is shared out, in sen; zero or more.
        term: the first and the last day that it is for, both included.
        by: equal months count from the first day, each belonging to the calendar month in
            which it begins: a year from 15 January is twelve, January to December.
    """
    weights = _months(term) if by is Spreading.MONTHS else _days(term)
    grain = SEN if minor % SEN == 0 else 1
    months = {month_key(month): month for month in weights}
    portions = allocate(minor // grain, {month_key(m): w for m, w in weights.items()})
    return tuple(Slice(months[key], p.units * grain) for key, p in portions.items())


def earned_through(slices: tuple[Slice, ...], term: Period, by: Spreading, on: dt.date) -> int:
    """Return how many sen of *slices* belong to the days up to *on*, which is included.

    Equal months are earned as they begin. By days, the month in which *on* lies is earned by
    those of its days of the term that have passed, rounded down.
    """
    before = sum(s.minor for s in slices if s.month.last_day <= on)
    cut = next((s for s in slices if s.month.first_day <= on < s.month.last_day), None)
    if cut is None or on < term.first_day:
        return before
    if by is Spreading.MONTHS:
        return before + cut.minor
    first, last = (
        max(cut.month.first_day, term.first_day),
        min(cut.month.last_day, term.last_day),
    )
    passed, all_days = (min(on, last) - first).days + 1, (last - first).days + 1
    return before + cut.minor * passed // all_days


def _months(term: Period) -> dict[Period, int]:
    begun = months_between(month_of(term.first_day), month_of(term.last_day))
    day = term.first_day.day
    return {m: 1 for m in begun if day_in(m, day) <= term.last_day}


def _days(term: Period) -> dict[Period, int]:
    found = {}
    for month in months_between(month_of(term.first_day), month_of(term.last_day)):
        first, last = max(month.first_day, term.first_day), min(month.last_day, term.last_day)
        found[month] = (last - first).days + 1
    return found
