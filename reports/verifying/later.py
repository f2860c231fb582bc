"""What entries that came after a paper was printed did to its figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ledger import Period, Side
from ledger.money import to_minor
from reports.verifying.paper import hundredths

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from bumdes.work import Work
    from reports.verifying.difference import Difference


@dataclass(frozen=True, slots=True)
class _Move:
    """What one line moved, debits positive, in minor units."""

    day: dt.date
    account: str
    unit: str
    minor: int


@dataclass(frozen=True, slots=True)
class LaterEntries:
    """The entries that follow a place in the chain.

    Attributes:
        count: how many there are.
    """

    count: int
    _moves: tuple[_Move, ...]

    def explain(self, difference: Difference) -> bool:
        """Whether they moved the figure by just what it differs."""
        if not (difference.is_figure and difference.accounts and difference.period):
            return False
        period = Period.parse(difference.period)
        moved = [
            move
            for move in self._moves
            if move.account in difference.accounts
            and move.day <= period.last_day
            and difference.unit in {None, move.unit}
        ]
        by = abs(_minor(difference.after) - _minor(difference.before))
        within = sum(move.minor for move in moved if move.day >= period.first_day)
        return by in {abs(within), abs(sum(move.minor for move in moved))}


def later_entries(work: Work, sequence: int) -> LaterEntries:
    """Return the entries of the books after place *sequence* of the chain."""
    last = work.book.settings().last_sequence
    moves = tuple(_moves(work, range(sequence + 1, last + 1)))
    return LaterEntries(max(0, last - sequence), moves)


def _moves(work: Work, places: range) -> Iterator[_Move]:
    for posted in work.book.entries_at(places):
        for posting in posted.entry.postings:
            minor = to_minor(posting.amount)
            signed = minor if posting.side is Side.DEBIT else -minor
            yield _Move(posted.entry.date, posting.account, posting.unit, signed)


def _minor(written: str) -> int:
    return -hundredths(written) if written.startswith("-") else hundredths(written)
