"""A document as comma-separated text: every row, amounts in plain digits (RFC 4180, UTF-8).

An empty line parts registers of different columns.

A text that a spreadsheet would take for a formula gets an apostrophe in front.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
from typing import TYPE_CHECKING

from ledger.money import decimals, to_minor
from reports.figures import percent_plain, plain
from reports.register import CellKind, Register
from reports.register_runs import alike, lead_of, leading

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ledger import Money
    from reports.document import Document
    from reports.register import Cell
    from reports.table import Row, Table

DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


def safe(text: str) -> str:
    """Return *text* such that a spreadsheet takes it for text."""
    return f"'{text}" if text.startswith(DANGEROUS) else text


def csv_of(document: Document) -> bytes:
    """Return *document* as CSV."""
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    for table in document.tables:
        if not isinstance(table, Register):
            writer.writerows(_table(table))
    for number, registers in enumerate(alike(document.tables)):
        if number:
            writer.writerow(())
        writer.writerows(_registers(registers))
    return written.getvalue().encode()


def _table(table: Table) -> Iterator[list[str]]:
    changes = [f"{table.change_heading} {u}" for u in ("rupiah", "%")] * table.shows_change
    headings = [f"{c.group} {c.heading}".strip() for c in table.columns]
    yield ["Kode", "Uraian", *map(safe, (*headings, *changes))]
    for row in table.rows:
        yield _row(row)


def _row(row: Row) -> list[str]:
    cells = [safe(row.key), safe(row.label), *(_money(money) for money in row.figures)]
    if row.change is not None:
        cells += [_money(row.change.amount), percent_plain(row.change.tenths) or ""]
    return cells


def _money(money: Money | None) -> str:
    return "" if money is None else plain(to_minor(money), decimals(money.currency))


def _registers(registers: Sequence[Register]) -> Iterator[list[str]]:
    """Yield the rows of registers of the same columns under one head."""
    columns, lead = registers[0].columns, lead_of(registers)
    yield [*lead, *(safe(column.heading) for column in columns)]
    kinds = [column.kind for column in columns]
    for register in registers:
        digits = [decimals(register.currency)] * len(columns)
        led = [safe(text) for text in leading(register, lead)]
        if register.opening is not None:
            first = {"description": "Saldo awal", "balance": plain(register.opening, digits[0])}
            yield [*led, *(first.get(column.key, "") for column in columns)]
        for row in register.rows:
            yield [*led, *map(_cell, row, kinds, digits)]


def _cell(cell: Cell, kind: CellKind, digits: int) -> str:
    if kind is CellKind.AMOUNT and isinstance(cell, int):
        return plain(cell, digits)
    return cell.isoformat() if isinstance(cell, dt.date) else safe(str(cell))
