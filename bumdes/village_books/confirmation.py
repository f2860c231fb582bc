"""What the enterprise confirms to a village: its capital, its share of profit, year by year.

Everything is read from the lines of the journal that name the village, so it agrees with the
statements of the same books.

Source: Penyertaan Modal Desa is separated wealth of the village, listed as an investment in
the village's wealth report (Laporan Kekayaan Milik Desa).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bumdes.capital.contributor import village_party
from bumdes.village_books.movement import Movement, MovementKind
from ledger import EntryKind, Money, Period, Side
from ledger.money import from_minor
from ledger.period import FIRST_DAY

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from ledger import Book

VILLAGE_CAPITAL, SHARES_PAYABLE = "3.1.01.00", "2.1.07.01"
"""Penyertaan Modal Desa, and what is owed to villages of the profit."""

_HEADINGS = {
    MovementKind.CAPITAL: VILLAGE_CAPITAL,
    MovementKind.PROFIT_SHARE: SHARES_PAYABLE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change of what stands in the village's name.

    Attributes:
        increase, decrease: one of them is zero.
    """

    date: dt.date
    voucher: str
    description: str
    decision: str
    increase: Money
    decrease: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What stands in the village's name under one heading, through one year.

    Attributes:
        opening: at the end of the day before the year; in the first year of the books, what
            their opening says.
        closing: at the end of its last day.
    """

    opening: Money
    changes: tuple[Change, ...]
    closing: Money

    @property
    def increase(self) -> Money:
        """All that was added."""
        return _sum(self.opening, (change.increase for change in self.changes))

    @property
    def decrease(self) -> Money:
        """All that was taken."""
        return _sum(self.opening, (change.decrease for change in self.changes))


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmation:
    """The figures of a village in one year of its enterprise.

    Attributes:
        capital: Penyertaan Modal Desa.
        shares: what the village was due of profits (increase), and was paid (decrease).
    """

    village_code: str
    year: int
    capital: Account
    shares: Account


def confirm(book: Book, village_code: str, year: int) -> Confirmation:
    """Return what the books say of the village in *year*."""
    party = village_party(village_code)
    return Confirmation(
        village_code=village_code,
        year=year,
        capital=_account(book, VILLAGE_CAPITAL, party, year),
        shares=_account(book, SHARES_PAYABLE, party, year),
    )


def our_movements(book: Book, village_code: str, period: Period) -> list[Movement]:
    """Return the capital that came from the village, and the shares paid to it, in *period*.

    Goods, profit made capital, returned capital and shares that were only decided are no
    money that went from one to the other; an entry that was taken back, and what takes it
    back, are left out.
    """
    party = village_party(village_code)
    found = [
        *_movements(book, MovementKind.CAPITAL, Side.CREDIT, party, period),
        *_movements(book, MovementKind.PROFIT_SHARE, Side.DEBIT, party, period),
    ]
    return sorted(found, key=lambda m: (m.date, m.kind, m.reference))


def _account(book: Book, heading: str, party: str, year: int) -> Account:
    """Return what *party* has under *heading*; what opens the books was there before."""
    lines = list(book.lines(heading, Period.year(year), party=party))
    entries = {line.sequence: book.entry(line.sequence).entry for line in lines}
    moving = [line for line in lines if entries[line.sequence].kind is not EntryKind.OPENING]
    changes = tuple(
        Change(
            date=line.date,
            voucher=line.voucher,
            description=line.description,
            decision=entries[line.sequence].decision,
            increase=from_minor(line.credit_minor, book.currency),
            decrease=from_minor(line.debit_minor, book.currency),
        )
        for line in moving
    )
    moved = sum(line.credit_minor - line.debit_minor for line in moving)
    if lines:
        closing = -lines[-1].balance
    else:
        closing = _standing(book, heading, party, Period.year(year).last_day)
    return Account(
        opening=from_minor(closing - moved, book.currency),
        changes=changes,
        closing=from_minor(closing, book.currency),
    )


def _standing(book: Book, heading: str, party: str, day: dt.date) -> int:
    """Return credits less debits up to *day*, in minor units, where the year had no line."""
    ever = Period(FIRST_DAY, day)
    return sum(
        line.credit_minor - line.debit_minor for line in book.lines(heading, ever, party=party)
    )


def _movements(
    book: Book, kind: MovementKind, side: Side, party: str, period: Period
) -> Iterator[Movement]:
    """Yield the lines of *party* on *side* that stand, and whose entries move cash."""
    for line in book.lines(_HEADINGS[kind], period, party=party):
        minor = line.credit_minor if side is Side.CREDIT else line.debit_minor
        entry = book.entry(line.sequence).entry
        if not minor or entry.reverses is not None:
            continue
        moves_cash = any(book.chart[posting.account].is_cash for posting in entry.postings)
        if moves_cash and book.reversed_by(line.sequence) is None:
            yield Movement(
                kind=kind,
                date=line.date,
                amount=from_minor(minor, book.currency),
                reference=line.voucher,
                description=line.description,
                decision=entry.decision,
            )


def _sum(like: Money, amounts: Iterable[Money]) -> Money:
    return sum(amounts, start=Money(0, like.currency))
