"""Takings: what a shift sold, and what its drawer should hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bumdes.till.sale import Means, TillSale, sales_of
from bumdes.till.shift import CountKind, counts_of
from ledger import Side
from ledger.money import from_minor

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from bumdes.till.shift import TillCount, TillShift
    from bumdes.work import Work
    from ledger import Money


@dataclass(frozen=True, slots=True)
class Taken:
    """One sale of a shift: what cash, QRIS and credit each paid of it."""

    sale: TillSale
    voucher: str
    number: int
    year: int
    by_means: dict[Means, Money]
    total: Money
    discount: Money
    taken_back: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Takings:
    """A shift, and what came of it; sales that were taken back are not summed.

    Attributes:
        opening, closing: the counts; no closing one while the shift goes on.
        by_means: what was sold, by how it was paid.
        other: what else came into the drawer, less what was taken out of it.
        expected: what the books had, or have, when the drawer is counted at the end.
        difference: what was found less what was expected; zero while the shift goes on.
    """

    shift: TillShift
    opening: TillCount
    closing: TillCount | None
    sales: tuple[Taken, ...]
    by_means: dict[Means, Money]
    discount: Money
    other: Money
    expected: Money
    difference: Money

    @property
    def standing(self) -> int:
        """How many sales stand."""
        return sum(1 for taken in self.sales if not taken.taken_back)


def expected_cash(work: Work, shift: TillShift, at: dt.date) -> Money:
    """Return what the books say is in the drawer of *shift* at the end of day *at*."""
    return work.book.balance(shift.cash, at, unit=shift.unit).net(Side.DEBIT)


def takings_of(work: Work, shifts: Sequence[TillShift], today: dt.date) -> list[Takings]:
    """Return what each of *shifts* took in, in their order."""
    ids = [shift.shift_id for shift in shifts]
    counts = counts_of(work.session, work.book_id, ids)
    sales = sales_of(work.session, work.book_id, ids)
    differences = _differences(work, counts.values())
    taken = _taken(work, {shift.shift_id: shift for shift in shifts}, sales)
    return [
        _takings(
            work,
            shift,
            opening=counts[shift.shift_id, CountKind.OPENING],
            closing=counts.get((shift.shift_id, CountKind.CLOSING)),
            sales=taken[shift.shift_id],
            differences=differences,
            today=today,
        )
        for shift in shifts
    ]


def _takings(
    work: Work,
    shift: TillShift,
    *,
    opening: TillCount,
    closing: TillCount | None,
    sales: list[Taken],
    differences: dict[int, int],
    today: dt.date,
) -> Takings:
    currency = work.book.currency
    nothing = from_minor(0, currency)
    standing = [taken for taken in sales if not taken.taken_back]
    by_means = {
        means: sum((taken.by_means[means] for taken in standing), nothing) for means in Means
    }
    if closing is None:
        difference, expected = nothing, expected_cash(work, shift, today)
    else:
        difference = from_minor(differences.get(closing.entry_sequence, 0), currency)
        expected = closing.counted(currency) - difference
    return Takings(
        shift=shift,
        opening=opening,
        closing=closing,
        sales=tuple(sales),
        by_means=by_means,
        discount=sum((taken.discount for taken in standing), nothing),
        other=expected - opening.counted(currency) - by_means[Means.CASH],
        expected=expected,
        difference=difference,
    )


def _taken(
    work: Work, shifts: dict[str, TillShift], sales: list[TillSale]
) -> dict[str, list[Taken]]:
    sequences = [sale.entry_sequence for sale in sales]
    reversals = work.book.reversals(sequences)
    posted = {entry.sequence: entry for entry in work.book.entries_at(sequences)}
    found: dict[str, list[Taken]] = {shift_id: [] for shift_id in shifts}
    for sale in sales:
        entry, shift = posted[sale.entry_sequence], shifts[sale.shift_id]
        paid = dict.fromkeys(Means, 0)
        for posting in entry.entry.postings:
            means = _means(shift, posting.account)
            if means is not None:
                paid[means] += posting.debit_minor - posting.credit_minor
        found[sale.shift_id].append(
            Taken(
                sale=sale,
                voucher=entry.voucher,
                number=entry.number,
                year=entry.entry.date.year,
                by_means={
                    m: from_minor(minor, work.book.currency) for m, minor in paid.items()
                },
                total=from_minor(sum(paid.values()), work.book.currency),
                discount=from_minor(sale.discount_minor, work.book.currency),
                taken_back=sale.entry_sequence in reversals,
            )
        )
    return found


def _means(shift: TillShift, account: str) -> Means | None:
    """Return what the lines of *account* are to a sale of *shift*, if they pay for it."""
    if account == shift.cash:
        return Means.CASH
    if account == shift.qris:
        return Means.QRIS
    return Means.CREDIT if account.startswith(RECEIVABLE_STEM) else None


RECEIVABLE = "1.1.03.01"
"""What customers of the shop owe."""
RECEIVABLE_STEM = "1.1.03."


def _differences(work: Work, counts: Iterable[TillCount]) -> dict[int, int]:
    """Return what each entry of a count added to its drawer, by its sequence, in sen."""
    sequences = [count.entry_sequence for count in counts if count.entry_sequence]
    return {
        posted.sequence: sum(
            p.debit_minor - p.credit_minor
            for p in posted.entry.postings
            if not p.account.startswith(("7.1.", "7.2."))
        )
        for posted in work.book.entries_at(sequences)
    }
