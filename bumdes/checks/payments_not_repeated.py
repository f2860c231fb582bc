"""No payment seems to be recorded twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.check import Check, CheckArea, Finding, Occasion
from bumdes.phrase import phrase
from ledger.money import from_minor
from ledger.repeats import repeated_payments

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.work import Work
    from ledger import BookView, Period
    from ledger.journal import PostedEntry


def _find(work: Work, period: Period) -> Iterator[Finding]:
    for group in repeated_payments(work.book, period):
        first, second = group[0], group[1]
        vouchers = ", ".join(posted.voucher for posted in group)
        yield Finding(
            text=phrase(
                "{vouchers}: hari, uraian, dan jumlahnya sama ({description}).",
                vouchers=vouchers,
                description=first.entry.description,
            ),
            amounts=(from_minor(_paid(work.book, first), work.book.currency),),
            entry=(second.entry.date.year, second.number),
        )


def _paid(view: BookView, posted: PostedEntry) -> int:
    return sum(
        line.credit_minor - line.debit_minor
        for line in posted.entry.postings
        if view.chart[line.account].is_cash
    )


PAYMENTS_NOT_REPEATED = Check(
    key="payments_not_repeated",
    label="Tidak ada pengeluaran yang tercatat dua kali",
    advice="Bandingkan buktinya. Bila memang satu pengeluaran, batalkan salah satunya.",
    occasions=frozenset({Occasion.PRINT}),
    area=CheckArea.BOOKS,
    why="Pengeluaran ganda membuat kas di buku lebih kecil dari uang yang ada.",
    place="transactions",
    find=_find,
)
