"""Entries in a register: what is said of each, one a row."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from reports.register import CellKind, Register, RegisterColumn

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ledger import BookView
    from ledger.entry_list import EntryRow
    from reports.register import Cell

WESTERN = dt.timezone(dt.timedelta(hours=7))
"""The zone in which days of recording are told: that of western Indonesia (WIB)."""

DATE = RegisterColumn("date", "Tanggal", CellKind.DAY)
VOUCHER = RegisterColumn("voucher", "Nomor bukti")
NUMBER = RegisterColumn("number", "Nomor jurnal")
DESCRIPTION = RegisterColumn("description", "Uraian", is_label=True)
BY = RegisterColumn("posted_by", "Dicatat oleh")
AMOUNT = RegisterColumn("amount", "Jumlah", CellKind.AMOUNT)


def head_cells(row: EntryRow) -> tuple[Cell, ...]:
    """Return what stands under date, voucher, journal number and description."""
    return (row.date, row.voucher, f"{row.year}/{row.number}", row.description)


def recorded_on(row: EntryRow) -> dt.date:
    """Return the day on which it was recorded, in western Indonesia."""
    return row.posted_at.astimezone(WESTERN).date()


def entry_register(
    view: BookView,
    key: str,
    title: str,
    *,
    columns: Sequence[RegisterColumn],
    rows: Iterable[tuple[Cell, ...]],
    facts: tuple[str, ...] = (),
) -> Register:
    """Return a register of entries, the last column of which is added up."""
    told = tuple(rows)
    amounts = (row[-1] for row in told)
    return Register(
        key=key,
        title=title,
        facts=facts,
        columns=tuple(columns),
        rows=told,
        totals={"amount": sum(amount for amount in amounts if isinstance(amount, int))},
        currency=view.currency,
    )
