"""How complete the proofs are: of payments, by month and unit, in numbers and in money."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bumdes.proofs.added_proof import proved_later
from bumdes.proofs.payment import PROOF_LATER_TAG
from ledger import VoucherType
from ledger.entry_list import tags_at, unproved_rows
from ledger.money import from_minor
from ledger.proofs import paid, paid_by_day

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from bumdes.work import Work
    from ledger import Money, Period
    from ledger.entry_list import EntryRow
    from ledger.proofs import Paid


@dataclass(frozen=True, slots=True, kw_only=True)
class ProofShare:
    """Payments, and those of them that are proved.

    Attributes:
        month: its first day; None for all months together.
        unit: whose they are, an empty string for the head office; None for all together.
    """

    month: dt.date | None
    unit: str | None
    payments: int
    proved: int
    amount: Money
    proved_amount: Money

    @property
    def unproved(self) -> int:
        """How many payments nothing proves."""
        return self.payments - self.proved

    @property
    def unproved_amount(self) -> Money:
        """What they come to."""
        return self.amount - self.proved_amount

    @property
    def per_cent(self) -> int:
        """The proved part of the money, in whole per cent; never 100 while something lacks."""
        if not self.payments:
            return 100
        if not self.amount.amount:
            return 100 * self.proved // self.payments
        return int(100 * self.proved_amount.amount // self.amount.amount)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnprovedEntry:
    """An entry that nothing proves.

    Attributes:
        promise: why its proof is to follow; empty if nobody promised one.
    """

    row: EntryRow
    amount: Money
    promise: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Completeness:
    """How complete the proofs of a period are.

    Attributes:
        whole: all together.
        by_month, by_unit: those with payments, in their order.
    """

    period: Period
    whole: ProofShare
    by_month: tuple[ProofShare, ...]
    by_unit: tuple[ProofShare, ...]


def proof_completeness(work: Work, period: Period, *, unit: str | None = None) -> Completeness:
    """Return how complete the proofs of the payments of *period* are.

    Args:
        unit: only its payments, an empty string for the head office; None for all.
    """
    besides = proved_later(work.session, work.book_id)
    days = [
        (day.date.replace(day=1), day.unit, day.is_proved, day.payments, day.minor)
        for day in paid_by_day(work.book, period, besides=besides)
        if unit is None or day.unit == unit
    ]
    months = sorted({day[0] for day in days})
    units = sorted({day[1] for day in days})
    return Completeness(
        period=period,
        whole=_share(work, days, unit=unit),
        by_month=tuple(_share(work, days, month=month, unit=unit) for month in months),
        by_unit=tuple(_share(work, days, unit=each) for each in units),
    )


_Day = tuple["dt.date", str, bool, int, int]


def _share(
    work: Work, days: Iterable[_Day], *, month: dt.date | None = None, unit: str | None = None
) -> ProofShare:
    ours = [
        day
        for day in days
        if (month is None or day[0] == month) and (unit is None or day[1] == unit)
    ]
    proved = [day for day in ours if day[2]]
    currency = work.book.currency
    return ProofShare(
        month=month,
        unit=unit,
        payments=sum(day[3] for day in ours),
        proved=sum(day[3] for day in proved),
        amount=from_minor(sum(day[4] for day in ours), currency),
        proved_amount=from_minor(sum(day[4] for day in proved), currency),
    )


def paid_unproved(work: Work, period: Period) -> Paid:
    """Return the payments of *period* that nothing proves, not even what came later."""
    besides = proved_later(work.session, work.book_id)
    return paid(work.book, period, unproved=True, besides=besides)


def unproved_entries(
    work: Work,
    period: Period,
    *,
    unit: str | None = None,
    voucher_type: VoucherType | None = None,
) -> list[EntryRow]:
    """Return the entries of *period* that nothing proves, not even what came later.

    What was taken back is left out, and what takes back.

    Args:
        unit: only those with a line of that unit; an empty string for the head office.
        voucher_type: only those with vouchers of that kind; None for all.
    """
    besides = proved_later(work.session, work.book_id)
    rows = unproved_rows(work.book, period, unit=unit, voucher_type=voucher_type)
    return [row for row in rows if row.sequence not in besides]


def unproved_payments_of(
    work: Work, period: Period, *, unit: str | None = None
) -> list[UnprovedEntry]:
    """Return the payments of *period* that nothing proves, the largest first."""
    rows = unproved_entries(work, period, unit=unit, voucher_type=VoucherType.PAYMENT)
    promises = promises_of(work, (row.sequence for row in rows))
    found = [
        UnprovedEntry(
            row=row,
            amount=from_minor(row.minor, work.book.currency),
            promise=promises.get(row.sequence, ""),
        )
        for row in rows
    ]
    return sorted(found, key=lambda each: (-each.row.minor, each.row.sequence))


def promises_of(work: Work, sequences: Iterable[int]) -> dict[int, str]:
    """Return why proofs are to follow, by the entry, where somebody said so."""
    return tags_at(work.book, sequences, PROOF_LATER_TAG)
