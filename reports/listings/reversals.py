"""Entries that were taken back (catatan yang dibatalkan): what, why, and by whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.phrase import phrase, word
from ledger.entry_list import reversal_rows, rows_at
from reports.entry_columns import AMOUNT, BY, DATE, VOUCHER, entry_register
from reports.listing import Listing, ListingGroup
from reports.register import CellKind, RegisterColumn
from reports.scope import check_listing_scope, unit_name

if TYPE_CHECKING:
    from ledger import BookView
    from ledger.entry_list import EntryRow
    from reports.register import Cell, Register
    from reports.scope import Scope

KEY, TITLE = "reversals", "Catatan yang Dibatalkan"

COLUMNS = (
    DATE,
    VOUCHER,
    RegisterColumn("taken_back", "Yang dibatalkan"),
    RegisterColumn("taken_back_on", "Bertanggal", CellKind.DAY),
    RegisterColumn("description", "Uraian dan alasan", is_label=True),
    BY,
    AMOUNT,
)


def _read(view: BookView, scope: Scope) -> tuple[Register, ...]:
    check_listing_scope(scope, KEY, has_fund=False)
    unit_name(view, scope.unit)
    rows = reversal_rows(view, scope.period, unit=scope.unit)
    originals = rows_at(view, {row.reverses for row in rows if row.reverses is not None})
    pairs = [(row, originals[row.reverses]) for row in rows if row.reverses is not None]
    register = entry_register(
        view,
        KEY,
        "Pembatalan",
        columns=COLUMNS,
        rows=(_cells(row, original) for row, original in pairs),
        facts=(phrase("{pairs} pembatalan", pairs=len(pairs)),),
    )
    return (register,)


def _cells(row: EntryRow, original: EntryRow) -> tuple[Cell, ...]:
    why = phrase(
        "{description}. Alasan: {reason}",
        description=original.description,
        reason=row.reason or word("tidak ditulis"),
    )
    return (
        row.date,
        row.voucher,
        original.voucher,
        original.date,
        why,
        row.posted_by,
        row.minor,
    )


REVERSALS = Listing(
    key=KEY,
    title=TITLE,
    read=_read,
    group=ListingGroup.CONTROL,
    remarks=("Catatan tidak pernah dihapus: yang keliru dibatalkan dengan catatan balik.",),
)
