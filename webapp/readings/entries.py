"""Entries as lists show them: what happened, where the money was, how much."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from bumdes.phrase import phrase
from ledger.money import from_minor
from webapp.language.saying import say_phrase, t

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterable, Mapping

    from ledger import BookView, Chart, Money, PostedEntry, Posting


class Direction(StrEnum):
    """What an entry does to the cash in sight; the value names its icon."""

    IN = "in"
    OUT = "out"
    MOVE = "move"
    NONE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryRow:
    """An entry in a list.

    Attributes:
        amount: the cash that came or went; what was moved, if no cash did or it only changed
            place.
        units, places: names of the units and of the cash accounts concerned.
        mark: "Dibatalkan" or "Pembatalan", if it is a part of a correction.
    """

    year: int
    number: int
    sequence: int
    date: dt.date
    posted_at: dt.datetime
    voucher: str
    description: str
    direction: Direction
    amount: Money
    units: str
    places: str
    mark: str

    @property
    def signed_minor(self) -> int:
        """The cash in minor units, negative if it went; zero if none did."""
        minor = int(self.amount.amount * self.amount.currency.sub_unit)
        return {Direction.IN: minor, Direction.OUT: -minor}.get(self.direction, 0)


def entry_rows(
    view: BookView,
    posted: Iterable[PostedEntry],
    *,
    unit_names: Mapping[str, str],
    unit: str | None,
) -> list[EntryRow]:
    """Return *posted* as rows, of which only the postings of *unit* count if one is named."""
    found = list(posted)
    reversed_ones = view.reversals(p.sequence for p in found)
    return [_row(view, p, unit_names, unit, reversed_ones) for p in found]


def in_sight(posted: PostedEntry, unit: str | None) -> tuple[Posting, ...]:
    """Return the postings of *unit*, or all if none is named; each unit balances by itself."""
    return tuple(p for p in posted.entry.postings if unit is None or p.unit == unit)


def _row(
    view: BookView,
    posted: PostedEntry,
    unit_names: Mapping[str, str],
    unit: str | None,
    reversed_ones: Collection[int],
) -> EntryRow:
    postings = in_sight(posted, unit)
    cash = [p for p in postings if view.chart[p.account].is_cash]
    net = sum(p.debit_minor - p.credit_minor for p in cash)
    moved = sum(p.debit_minor for p in (cash or postings))
    entry = posted.entry
    return EntryRow(
        year=entry.date.year,
        number=posted.number,
        sequence=posted.sequence,
        date=entry.date,
        posted_at=posted.posted_at,
        voucher=posted.voucher,
        description=entry.description,
        direction=_direction(net, has_cash=bool(cash)),
        amount=from_minor(abs(net) or moved, view.currency),
        units=_joined(unit_names.get(p.unit, p.unit) for p in postings),
        places=_places(cash, view.chart),
        mark=_mark(posted, reversed_ones),
    )


def _direction(net: int, *, has_cash: bool) -> Direction:
    if net:
        return Direction.IN if net > 0 else Direction.OUT
    return Direction.MOVE if has_cash else Direction.NONE


def _places(cash: list[Posting], chart: Chart) -> str:
    """Return the cash accounts, those that gave first: ``Kas Tunai ke Kas di Bank BRI``."""
    gave = _joined(str(t(chart[p.account].name)) for p in cash if p.credit_minor)
    took = _joined(str(t(chart[p.account].name)) for p in cash if p.debit_minor)
    return phrase("{gave} ke {took}", gave=gave, took=took) if gave and took else gave or took


def _mark(posted: PostedEntry, reversed_ones: Collection[int]) -> str:
    if posted.entry.reverses is not None:
        return "Pembatalan"
    return "Dibatalkan" if posted.sequence in reversed_ones else ""


def _joined(names: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(str(say_phrase(name)) for name in names))
