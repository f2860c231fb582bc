"""Profit shares (daftar bagi hasil): who got what of which year, paid and still owed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.phrase import phrase
from bumdes.sharing.head_kind import Use
from bumdes.sharing.register import read_sharings
from ledger.money import to_minor
from reports.errors import InvalidScopeError
from reports.listing import Listing, ListingGroup
from reports.register import CellKind, Register, RegisterColumn
from reports.scope import check_listing_scope

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.sharing.register import PaymentReading, ShareReading, SharingReading
    from bumdes.work import Work
    from reports.register import Cell
    from reports.scope import Scope

KEY, TITLE = "profit-shares", "Daftar Bagi Hasil"

COLUMNS = (
    RegisterColumn("year", "Tahun"),
    RegisterColumn("unit", "Unit"),
    RegisterColumn("head", "Pos"),
    RegisterColumn("recipient", "Penerima", is_label=True),
    RegisterColumn("account", "Akun"),
    RegisterColumn("decision", "Keputusan"),
    RegisterColumn("amount", "Bagian", CellKind.AMOUNT),
    RegisterColumn("paid", "Sudah dibayar", CellKind.AMOUNT),
    RegisterColumn("owed", "Belum dibayar", CellKind.AMOUNT),
)
PAYMENT_COLUMNS = (
    RegisterColumn("date", "Dibayar", CellKind.DAY),
    RegisterColumn("year", "Tahun"),
    RegisterColumn("recipient", "Penerima", is_label=True),
    RegisterColumn("receipt", "Kuitansi"),
    RegisterColumn("received_by", "Diterima oleh"),
    RegisterColumn("voucher", "Bukti"),
    RegisterColumn("amount", "Jumlah", CellKind.AMOUNT),
)


def _read(work: Work, scope: Scope) -> tuple[Register, ...]:
    check_listing_scope(scope, KEY, has_fund=False)
    if scope.unit is not None:
        raise InvalidScopeError(KEY, "one unit")
    if work.enterprise is None:
        return ()
    day = scope.period.last_day
    sharings = [each for each in read_sharings(work) if _stands(each, day)]
    return (_shares(work, sharings, day), _payments(work, sharings, day))


def _stands(sharing: SharingReading, day: dt.date) -> bool:
    is_undone = sharing.undone_on is not None and sharing.undone_on <= day
    return sharing.shared_on <= day and not is_undone


def _paid(share: ShareReading, day: dt.date) -> list[PaymentReading]:
    """Return the payments of *share* that stood at the end of a day."""
    return [
        payment
        for payment in share.payments
        if payment.paid_on <= day and (payment.undone_on is None or payment.undone_on > day)
    ]


def _shares(work: Work, sharings: list[SharingReading], day: dt.date) -> Register:
    rows = tuple(_row(sharing, share, day) for sharing in sharings for share in sharing.shares)
    amounts = [[cell for cell in row[-3:] if isinstance(cell, int)] for row in rows]
    sums = [sum(column) for column in zip(*amounts, strict=True)] or [0, 0, 0]
    return Register(
        key="shares",
        title="Bagian",
        facts=(phrase("{sharings} tahun dibagi", sharings=len(sharings)),),
        columns=COLUMNS,
        rows=rows,
        totals=dict(zip(("amount", "paid", "owed"), sums, strict=True)),
        currency=work.book.currency,
        is_wide=True,
    )


def _row(sharing: SharingReading, share: ShareReading, day: dt.date) -> tuple[Cell, ...]:
    amount = to_minor(share.amount)
    paid = sum(to_minor(payment.amount) for payment in _paid(share, day))
    return (
        str(sharing.year),
        share.unit,
        share.head,
        share.recipient,
        share.account,
        sharing.decision,
        amount,
        paid,
        amount - paid if share.use is Use.OWED else 0,
    )


def _payments(work: Work, sharings: list[SharingReading], day: dt.date) -> Register:
    found = [
        (payment, share)
        for sharing in sharings
        for share in sharing.shares
        for payment in _paid(share, day)
    ]
    found.sort(key=lambda pair: (pair[0].paid_on, pair[0].sequence))
    return Register(
        key="payments",
        title="Pembayaran",
        facts=(phrase("{found} pembayaran", found=len(found)),),
        columns=PAYMENT_COLUMNS,
        rows=tuple(_payment(payment, share) for payment, share in found),
        totals={"amount": sum(to_minor(payment.amount) for payment, _ in found)},
        currency=work.book.currency,
        is_wide=True,
    )


def _payment(payment: PaymentReading, share: ShareReading) -> tuple[Cell, ...]:
    return (
        payment.paid_on,
        str(share.year),
        share.recipient,
        payment.receipt,
        payment.received_by,
        payment.voucher,
        to_minor(payment.amount),
    )


PROFIT_SHARES = Listing(
    key=KEY,
    title=TITLE,
    read_records=_read,
    group=ListingGroup.RECORDS,
    is_at_day=True,
    is_of_whole=True,
    remarks=("Cadangan dan laba ditahan tinggal di BUM Desa, jadi tidak dibayarkan.",),
)
