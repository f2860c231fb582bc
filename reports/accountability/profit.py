"""BAB VI: how the profit is to be shared, or was, and what was paid of earlier shares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.accountability.slots import PROFIT_NOTE
from reports.bound.block import Heading, Prose
from reports.bound.listed import amount, day, label, listed, text
from reports.bound.report import Chapter
from reports.sharing.proposal import (
    payment_blocks,
    read_proposal,
    summary_blocks,
)
from reports.sharing.receipt import paid_in
from reports.sharing.reckoning import reckoning_blocks

if TYPE_CHECKING:
    from reports.accountability.telling import Telling
    from reports.bound.block import Block


def profit(telling: Telling) -> Chapter:
    """Return the chapter."""
    work = telling.work
    proposal = read_proposal(work, telling.year)
    title = "Keputusan pembagian" if proposal.decided else PROFIT_NOTE.title
    blocks: list[Block] = [
        *telling.topic(PROFIT_NOTE, title=title),
        *summary_blocks(work, proposal),
    ]
    if proposal.calculation:
        blocks += reckoning_blocks(work, proposal.calculation)
    if proposal.decided:
        blocks += [Heading("Pembayaran"), *payment_blocks(work, proposal.decided)]
    blocks += _paid(telling)
    return Chapter(key="hasil-usaha", title="Pembagian Hasil Usaha", blocks=tuple(blocks))


def _paid(telling: Telling) -> tuple[Block, ...]:
    """Return what was paid in the period of the shares of earlier years."""
    rows = [
        (
            paid.payment.paid_on,
            paid.payment.voucher,
            f"{paid.share.recipient}, hasil usaha {paid.sharing.year}",
            paid.payment.amount,
        )
        for paid in paid_in(telling.work, telling.period)
    ]
    heading = Heading(f"Setoran bagian hasil usaha tahun {telling.year}")
    if not rows:
        return (heading, Prose("Tidak ada bagian hasil usaha yang dibayarkan pada tahun ini."))
    columns = (
        day("date", "Tanggal"),
        text("voucher", "Nomor bukti"),
        label("to", "Penerima"),
        amount("amount", "Rupiah"),
    )
    table = listed(
        "paid-shares",
        f"Bagian hasil usaha yang dibayarkan tahun {telling.year}",
        columns,
        rows,
        currency=telling.currency,
        totals=("amount",),
    )
    return (heading, table)
