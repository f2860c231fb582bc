"""The receipt for a share of the profit: who received how much of which profit, and by what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bumdes.month import day_words
from bumdes.permissions import Role
from bumdes.sharing.register import read_sharings
from bumdes.tax.stamp_duty import stamp_duty
from bumdes.words import rupiah_in_words
from ledger.money import total
from reports.bound.block import Facts, Highlight, Highlights, Prose, Signatures
from reports.bound.listed import amount, label, listed, rupiah
from reports.document import Signatory
from reports.kind import Topic
from reports.offices import place_and_day, signing

if TYPE_CHECKING:
    from bumdes.sharing.register import PaymentReading, ShareReading, SharingReading
    from bumdes.work import Work
    from ledger import Period
    from reports.bound.block import Block, Listing


@dataclass(frozen=True, slots=True)
class PaidShare:
    """A payment, with the share and the sharing that it belongs to."""

    sharing: SharingReading
    share: ShareReading
    payment: PaymentReading


def paid_in(work: Work, period: Period) -> list[PaidShare]:
    """Return the payments of shares in *period* that stand, the first one first."""
    found = [
        PaidShare(sharing, share, payment)
        for sharing in read_sharings(work)
        for share in sharing.shares
        for payment in share.payments
        if payment.undone_on is None and payment.paid_on in period
    ]
    return sorted(found, key=lambda paid: (paid.payment.paid_on, paid.payment.payment_id))


def receipts(work: Work, period: Period) -> tuple[Topic, ...]:
    """Return what receipts there are of *period*."""
    return tuple(
        Topic(
            paid.payment.payment_id,
            f"{paid.payment.payment_id}: {paid.share.recipient}, {rupiah(paid.payment.amount)}",
        )
        for paid in paid_in(work, period)
    )


def receipt_blocks(work: Work, paid: PaidShare) -> tuple[Block, ...]:
    """Return the receipt for *paid*."""
    share, payment = paid.share, paid.payment
    enterprise = work.enterprise
    payer = enterprise.name if enterprise else work.book.name
    facts = (
        ("Nomor", payment.payment_id),
        ("Kuitansi", payment.receipt),
        ("Bukti kas", payment.voucher),
        ("Telah terima dari", payer),
        ("Uang sejumlah", rupiah_in_words(payment.amount)),
        (
            "Untuk pembayaran",
            _purpose(paid),
        ),
        ("Penerima hak", share.recipient),
        ("Dibayar dari", work.book.chart[payment.cash].name),
    )
    return (
        Facts(tuple((name, said) for name, said in facts if said), is_letter=True),
        Highlights((Highlight(label="Jumlah", figure=rupiah(payment.amount)),)),
        _standing(work, paid),
        Prose(" ".join(_remarks(paid))),
        _signed(work, paid),
    )


def _purpose(paid: PaidShare) -> str:
    sharing = paid.sharing
    return (
        f"{paid.share.head} dari hasil usaha tahun {sharing.year},"
        f" menurut keputusan {sharing.decision}"
    )


def _remarks(paid: PaidShare) -> list[str]:
    said = ["Kuitansi ini sah setelah ditandatangani oleh penerima."]
    duty = stamp_duty(paid.payment.amount, paid.payment.paid_on)
    if duty is not None:
        law = duty.source.partition(";")[0]
        said.append(
            f"Bubuhi meterai {rupiah(duty.duty)}: jumlahnya lebih dari"
            f" {rupiah(duty.threshold)} ({law})."
        )
    return said


def _standing(work: Work, paid: PaidShare) -> Listing:
    """Return what the share was, what was paid of it until now, and what is still owed."""
    share, payment = paid.share, paid.payment
    currency = work.book.currency
    order = (payment.paid_on, payment.payment_id)
    before = total(
        (
            p.amount
            for p in share.payments
            if p.undone_on is None and (p.paid_on, p.payment_id) < order
        ),
        currency,
    )
    rows = (
        ("Bagian yang menjadi hak", share.amount),
        ("Telah dibayar sebelumnya", before),
        ("Dibayar dengan kuitansi ini", payment.amount),
        ("Belum dibayar", share.amount - before - payment.amount),
    )
    return listed(
        "standing",
        "Keadaan bagian ini",
        (label("what", "Uraian"), amount("amount", "Rupiah")),
        rows,
        currency=currency,
    )


def _signed(work: Work, paid: PaidShare) -> Signatures:
    on = paid.payment.paid_on
    office = signing(
        work, on, (Role.DIRECTOR, "Mengetahui,"), (Role.TREASURER, "Dibayar oleh,")
    )
    received = Signatory(paid.payment.received_by or paid.share.recipient, "", "Diterima oleh,")
    return Signatures((*office, received), place_and_day(work, on))


def said_on(paid: PaidShare) -> str:
    """Return the day of the payment in words."""
    return f"Dibayar {day_words(paid.payment.paid_on)}"
