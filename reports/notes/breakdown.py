"""Breakdowns: the accounts behind some lines of a statement, and what they come to.

The rows are taken from the statement itself, and their sum is the sum of its lines: a note can
say nothing that the statement does not.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bumdes.phrase import word
from reports.balances import is_elimination
from reports.bound.block import Figures
from reports.origin import ByUnitOrigin, LedgerOrigin, LineOrigin
from reports.statement import Style

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from ledger import Money
    from reports.notes.books import NoteBooks
    from reports.origin import Origin
    from reports.table import Column, Row, Table

    Shown = tuple[tuple[str, str], ...]


def breakdown(
    books: NoteBooks,
    rows: Shown,
    total: str,
    *,
    caption: str = "",
    whole: Collection[str] = (),
) -> tuple[Figures, ...]:
    """Return one table of what stands behind *rows* of one statement; none if all is nothing.

    Args:
        rows: as (statement, row); what a form does not have is left out.
        total: what their sum is called.
        whole: keys of rows that are not told apart by account.
    """
    statement = books.statement(rows[0][0])
    found = [_group(statement, key, is_whole=key in whole) for _, key in rows]
    groups = [group for group in found if group]
    if not groups:
        return ()
    sums = _sum([group[-1] for group in groups])
    shown = [row for group in groups for row in _told(group, is_only=len(groups) == 1)]
    last = replace(groups[-1][-1], label=word(total), figures=sums, accounts=())
    last = _led(statement, last) if len(groups) == 1 else last
    table = replace(
        statement,
        key="-".join(key for _, key in rows),
        title=total,
        rows=(
            *(_plain(_led(statement, row)) for row in shown),
            _plain(replace(last, key="total", style=Style.GRAND, depth=0)),
        ),
        shows_change=False,
    )
    return (Figures(table, caption),)


def _led(statement: Table, row: Row) -> Row:
    """Return *row* with what each of its figures comes from.

    An account leads to its ledger, a line to itself in the statement, and what is taken out
    between units to the statement that shows each of them.
    """
    return replace(
        row, origins=tuple(_origin(statement.key, row, each) for each in statement.columns)
    )


def _origin(statement: str, row: Row, column: Column) -> Origin:
    if row.accounts == (row.key,):
        return LedgerOrigin(row.key, column.period, column.unit)
    if is_elimination(row.key):
        return ByUnitOrigin(statement, column.period)
    return LineOrigin(statement, row.key, column.period, column.unit)


def _group(statement: Table, key: str, *, is_whole: bool) -> list[Row]:
    """Return the accounts behind row *key*, and the row; nothing where it shows nothing."""
    details: list[Row] = []
    for row in statement.rows:
        if row.key == key and row.style is not Style.DETAIL:
            details = [] if is_whole else details
            return [*details, row] if any(row.figures) or details else []
        details = [*details, row] if row.style is Style.DETAIL else []
    return []


def _told(group: Sequence[Row], *, is_only: bool) -> Iterator[Row]:
    """Yield the accounts of a line, and the line where it adds up several of them.

    The only line of a table needs no sum of its own.
    """
    *details, line = group
    if not details:
        yield replace(line, style=Style.LINE, depth=1)
    for row in details:
        yield replace(row, style=Style.LINE, depth=1 if is_only or len(details) == 1 else 2)
    if len(details) > 1 and not is_only:
        yield replace(line, style=Style.SUM, depth=1)


def _plain(row: Row) -> Row:
    return replace(row, is_quiet=False, change=None)


def _sum(rows: Sequence[Row]) -> tuple[Money | None, ...]:
    columns = zip(*(row.figures for row in rows), strict=True)
    return tuple(_total([money for money in column if money is not None]) for column in columns)


def _total(amounts: Sequence[Money]) -> Money | None:
    return sum(amounts[1:], start=amounts[0]) if amounts else None
