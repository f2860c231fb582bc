"""Statements that say which note tells more of their rows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reports.table import Table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reports.document import Document


def with_notes(document: Document, numbers: Mapping[tuple[str, str], int]) -> Document:
    """Return *document* with the numbers of notes beside its rows.

    Args:
        numbers: by statement and row; see ``telling.numbers_by_row``.
    """
    tables = tuple(
        _pointed(table, document.key, numbers) if isinstance(table, Table) else table
        for table in document.tables
    )
    return replace(document, tables=tables)


def _pointed(table: Table, key: str, numbers: Mapping[tuple[str, str], int]) -> Table:
    rows = tuple(
        replace(row, note=str(number)) if (number := numbers.get((key, row.key))) else row
        for row in table.rows
    )
    return replace(table, rows=rows)
