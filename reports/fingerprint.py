"""What a document says, as plain data, and the fingerprint of that.

Whoever has the JSON of a document can compute its fingerprint again: leave ``verification``
out, write the rest with sorted keys, without spaces, as UTF-8, and take the SHA-256.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from typing import TYPE_CHECKING, Any

from bumdes.program import program_version
from ledger.money import decimals, to_minor
from reports.figures import percent_plain, plain
from reports.register import CellKind, Register

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ledger import Money
    from reports.document import Document, Verification
    from reports.register import Cell
    from reports.table import Row, Table

Data = dict[str, Any]


def data_of(document: Document) -> Data:
    """Return what *document* says: texts, and amounts as decimal texts; no float anywhere."""
    data: Data = {
        "key": document.key,
        "title": document.title,
        "book": document.book_id,
        "form": document.form,
        "period": str(document.period),
        "period_words": document.period_words,
        "unit": document.unit,
    }
    tables = [table for table in document.tables if not isinstance(table, Register)]
    registers = [table for table in document.tables if isinstance(table, Register)]
    for table in tables:
        data |= data_of_table(table)
    if not tables:
        data["registers"] = [data_of_register(register) for register in registers]
    return data


def fingerprint(data: Data) -> str:
    """Return the SHA-256 of *data* in canonical JSON, hexadecimal."""
    canonical = json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def with_verification(data: Data, proof: Verification, asked: Mapping[str, Any]) -> bytes:
    """Return *data* as JSON, with what it can be verified with, and what was asked."""
    told = {
        "fingerprint": fingerprint(data),
        "head": proof.head,
        "sequence": proof.sequence,
        "printed_at": proof.printed_at.isoformat() if proof.printed_at else None,
        "program": program_version(),
        "asked": dict(asked),
    }
    text = json.dumps(data | {"verification": told}, ensure_ascii=False, indent=2)
    return f"{text}\n".encode()


def data_of_table(table: Table) -> Data:
    """Return the columns and rows of *table*."""
    return {
        "currency": table.currency.code,
        "columns": [
            {
                "key": column.key,
                "heading": column.heading,
                "group": column.group,
                "period": str(column.period),
                "unit": column.unit,
                **({} if column.fund is None else {"fund": column.fund}),
            }
            for column in table.columns
        ],
        "rows": [_row(row) for row in table.rows],
    }


def _row(row: Row) -> Data:
    data: Data = {
        "key": row.key,
        "label": row.label,
        "style": str(row.style),
        "figures": [_amount(figure) for figure in row.figures],
        "accounts": list(row.accounts),
    }
    if row.of:
        data["of"] = list(row.of)
    if row.components:
        data["components"] = list(row.components)
    if row.note:
        data["note"] = row.note
    if row.change is not None:
        data["change"] = {
            "amount": _amount(row.change.amount),
            "percent": percent_plain(row.change.tenths),
        }
    return data


def _amount(money: Money | None) -> str | None:
    if money is None:
        return None
    return plain(to_minor(money), decimals(money.currency))


def data_of_register(register: Register) -> Data:
    """Return the rows and totals of *register*."""
    digits = decimals(register.currency)
    data: Data = {
        "key": register.key,
        "title": register.title,
        "currency": register.currency.code,
        "rows": [
            {
                column.key: _cell(cell, column.kind, digits)
                for column, cell in zip(register.columns, row, strict=True)
            }
            for row in register.rows
        ],
        "totals": {key: plain(minor, digits) for key, minor in register.totals.items()},
    }
    if register.opening is not None:
        data["opening"] = plain(register.opening, digits)
    return data


def _cell(cell: Cell, kind: CellKind, digits: int) -> str:
    if kind is CellKind.AMOUNT and isinstance(cell, int):
        return plain(cell, digits)
    return cell.isoformat() if isinstance(cell, dt.date) else str(cell)
