"""Entries without proof (catatan tanpa bukti): by kind of voucher, with what they come to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.phrase import phrase
from bumdes.proofs.added_proof import proved_later
from ledger import EntryKind
from ledger.entry_list import entry_counts, unproved_rows
from ledger.journal import VoucherType
from reports.entry_columns import (
    AMOUNT,
    BY,
    DATE,
    DESCRIPTION,
    NUMBER,
    VOUCHER,
    entry_register,
    head_cells,
)
from reports.listing import Listing, ListingGroup
from reports.scope import check_listing_scope, unit_name

if TYPE_CHECKING:
    from collections.abc import Collection

    from bumdes.work import Work
    from ledger import BookView
    from reports.register import Register
    from reports.scope import Scope

KEY, TITLE = "unproved", "Catatan Tanpa Bukti"
COLUMNS = (DATE, VOUCHER, NUMBER, DESCRIPTION, BY, AMOUNT)
NAMES = {
    VoucherType.PAYMENT: "Bukti kas keluar",
    VoucherType.RECEIPT: "Bukti kas masuk",
    VoucherType.MEMORIAL: "Bukti memorial",
}
"""Payments first: they are what proofs are asked for."""


def _read(view: BookView, scope: Scope) -> tuple[Register, ...]:
    """Return what the journal says; what came later is known to the records alone."""
    return _registers(view, scope, frozenset())


def _read_records(work: Work, scope: Scope) -> tuple[Register, ...]:
    return _registers(work.book, scope, proved_later(work.session, work.book_id))


def _registers(view: BookView, scope: Scope, besides: Collection[int]) -> tuple[Register, ...]:
    check_listing_scope(scope, KEY, has_fund=False)
    unit_name(view, scope.unit)
    counts = entry_counts(view, scope.period, unit=scope.unit)
    unproved = unproved_rows(view, scope.period, unit=scope.unit)
    found = [
        row for row in unproved if row.kind != EntryKind.CLOSING and row.sequence not in besides
    ]
    registers = []
    for kind, name in NAMES.items():
        rows = [row for row in found if row.voucher_type == kind]
        registers.append(
            entry_register(
                view,
                str(kind),
                name,
                columns=COLUMNS,
                rows=((*head_cells(row), row.posted_by, row.minor) for row in rows),
                facts=(
                    phrase(
                        "{rows} dari {of_kind} tanpa bukti",
                        rows=len(rows),
                        of_kind=counts.get(kind, 0),
                    ),
                ),
            )
        )
    return tuple(registers)


UNPROVED = Listing(
    key=KEY,
    title=TITLE,
    read=_read,
    read_records=_read_records,
    group=ListingGroup.CONTROL,
    remarks=(
        (
            "Bukti adalah berkas yang disimpan bersama catatannya, juga yang menyusul. Catatan"
            " yang dibatalkan, pembatalan dan jurnal penutup tidak memerlukannya."
        ),
    ),
)
