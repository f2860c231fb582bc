"""The list of vouchers that goes on top of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.register import CellKind, Register, RegisterColumn
from reports.vouchers.booked import ORDER
from reports.vouchers.slips import TITLES, mark_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ledger import Currency
    from reports.register import Cell
    from reports.vouchers.booked import Booked, Bookings
    from reports.vouchers.proofs import LeftOut

VOUCHERS, LEFT_OUT = "vouchers", "proofs-left-out"

_COLUMNS = (
    RegisterColumn("voucher", "Nomor bukti"),
    RegisterColumn("date", "Tanggal", CellKind.DAY),
    RegisterColumn("description", "Uraian", is_label=True),
    RegisterColumn("proofs", "Lampiran"),
    RegisterColumn("amount", "Jumlah", CellKind.AMOUNT),
)
_LEFT_OUT = (
    RegisterColumn("voucher", "Nomor bukti"),
    RegisterColumn("name", "Berkas"),
    RegisterColumn("why", "Keterangan", is_label=True),
)


def voucher_registers(bookings: Bookings, currency: Currency) -> Iterator[Register]:
    """Yield the vouchers of each kind with their amounts, one row each."""
    for kind in ORDER:
        rows = tuple(
            _row(bookings, booked)
            for booked in bookings.entries
            if booked.posted.voucher_type is kind
        )
        if rows:
            yield Register(
                key=f"{VOUCHERS}-{kind.lower()}",
                title=TITLES[kind],
                facts=(f"{len(rows)} bukti",),
                columns=_COLUMNS,
                rows=rows,
                totals={"amount": sum(int(str(row[-1])) for row in rows)},
                currency=currency,
            )


def left_out_register(left: Sequence[LeftOut], currency: Currency) -> Register:
    """Return the proofs that are not printed, each with why."""
    return Register(
        key=LEFT_OUT,
        title="Lampiran yang tidak dicetak di sini",
        facts=(f"{len(left)} lampiran",),
        columns=_LEFT_OUT,
        rows=tuple(left),
        totals={},
        currency=currency,
    )


def _row(bookings: Bookings, booked: Booked) -> tuple[Cell, ...]:
    posted, mark = booked.posted, mark_of(bookings, booked)
    said = posted.entry.description + (f" [{mark}]" if mark else "")
    named = len(bookings.evidence(booked))
    proofs = f"{named} berkas" if named else "tidak ada"
    return (posted.voucher, posted.entry.date, said, proofs, booked.minor)
