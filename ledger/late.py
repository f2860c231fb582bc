"""Late entries: what was recorded long after the day it is dated, or for days yet to come."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import func, select

from ledger.canonical import stamp
from ledger.journal import EntryKind
from ledger.tables import entries

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ledger.period import Period
    from ledger.view import BookView

_USUAL = (EntryKind.ORDINARY.value, EntryKind.ADJUSTING.value)


class Lateness(NamedTuple):
    """How many entries of one day were recorded how many days after it."""

    date: dt.date
    days: int
    entries: int


def late_entries(
    view: BookView,
    period: Period,
    *,
    after_days: int,
    kinds: Sequence[EntryKind] = (EntryKind.ORDINARY, EntryKind.ADJUSTING),
) -> list[Lateness]:
    """Return what was recorded more than *after_days* after its day, the latest first.

    Reversals are left out, and unless *kinds* names them openings, restatements and closings:
    these come late by nature.
    Days are those of UTC; a day more or less does not matter here.
    """
    c = entries.c
    recorded = func.substr(c.posted_at, 1, 10)
    query = (
        select(c.date, recorded, func.count())
        .where(
            c.book_id == view.book_id,
            c.date.between(period.first_day, period.last_day),
            c.kind.in_([kind.value for kind in kinds]),
            func.coalesce(c.reverses, 0) == 0,  # "IS NULL" would choose an index of all entries
        )
        .group_by(c.date, recorded)
    )
    found = [
        Lateness(date, (dt.date.fromisoformat(day) - date).days, count)
        for date, day, count in view.connection.execute(query)
    ]
    late = [each for each in found if each.days > after_days]
    return sorted(late, key=lambda each: (-each.days, each.date))


class LateEntry(NamedTuple):
    """An entry, and how many days after its own day it was recorded."""

    sequence: int
    date: dt.date
    days: int


def late_ones(
    view: BookView,
    period: Period,
    *,
    after_days: int,
    kinds: Sequence[EntryKind] = (EntryKind.ORDINARY, EntryKind.ADJUSTING),
) -> list[LateEntry]:
    """Return each entry of *kinds* dated in *period* and recorded more than *after_days* later.

    Reversals are left out. Days are those of UTC; a day more or less does not matter here.
    """
    c = entries.c
    recorded = func.substr(c.posted_at, 1, 10)
    query = select(c.sequence, c.date, recorded).where(
        c.book_id == view.book_id,
        c.date.between(period.first_day, period.last_day),
        c.kind.in_([kind.value for kind in kinds]),
        func.coalesce(c.reverses, 0) == 0,
    )
    rows = view.connection.execute(query).all()
    days = {day: dt.date.fromisoformat(day) for day in {row[2] for row in rows}}
    return [
        LateEntry(sequence, date, late)
        for sequence, date, day in rows
        if (late := (days[day] - date).days) > after_days
    ]


def recorded_after(
    view: BookView, period: Period, *, through: dt.date, moment: dt.datetime
) -> list[int]:
    """Return the entries of *period* dated up to *through* but recorded after *moment*.

    Only those that people and registers make: reversals are left out.
    """
    c = entries.c
    query = select(c.sequence).where(
        c.book_id == view.book_id,
        c.date.between(period.first_day, min(period.last_day, through)),
        c.posted_at > stamp(moment),
        c.kind.in_(_USUAL),
        func.coalesce(c.reverses, 0) == 0,
    )
    return list(view.connection.scalars(query))


def entries_after(view: BookView, day: dt.date) -> list[tuple[int, int, dt.date]]:
    """Return year, number and date of the entries dated after *day*, the first one first."""
    c = entries.c
    query = select(c.year, c.number, c.date).where(c.book_id == view.book_id, c.date > day)
    return [
        (year, number, date)
        for year, number, date in view.connection.execute(query.order_by(c.date, c.sequence))
    ]
