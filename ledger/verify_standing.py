"""What is kept beside the journal, read at one moment, to be held against what it says."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, literal_column, select, union_all

from ledger.stored import LAST
from ledger.tables import (
    books,
    counters,
    entries,
    period_balances,
    period_events,
    postings,
    refusals,
    staged_lines,
)
from ledger.turnover import year_of
from ledger.verify_finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import ColumnElement, Connection, Select, Table

    from ledger.turnover import Cell

_NOTHING: ColumnElement[str] = literal_column("''")
_ZERO: ColumnElement[int] = literal_column("0")


@dataclass(slots=True)
class Standing:
    """The state of a book at one moment.

    Attributes:
        head, last_sequence: as the row of the book has them.
        cells: the period balances, debits and credits in minor units; the lines of the
            journal are taken out of them one by one, so that nothing should be left.
        counters: the last number of each series and year.
        tails: by table, the number of its last row; for ``staged_lines``, how many there are.
        odd: cells and counters that are no numbers.
    """

    head: Any = None
    last_sequence: Any = None
    settings: tuple[Any, ...] = ()
    cells: dict[Cell, list[int]] = field(default_factory=dict)
    counters: dict[tuple[Any, Any], Any] = field(default_factory=dict)
    tails: dict[str, Any] = field(default_factory=dict)
    odd: list[Finding] = field(default_factory=list)

    def take(self, cell: Cell, debits: int, credits: int) -> None:
        """Take a line out of the balances that should hold it: of its month, and its year."""
        for holder in (cell, year_of(cell)):
            balance = self.cells.get(holder)
            if balance is None:
                self.cells[holder] = [-debits, -credits]
            else:
                balance[0] -= debits
                balance[1] -= credits

    def end(self, *tables: str) -> int:
        """Return up to which row *tables* are to be read: what comes later came later."""
        ends = [self.tails.get(table) for table in tables]
        return max((end for end in ends if isinstance(end, int)), default=LAST)

    def leftovers(self) -> Iterator[Finding]:
        """Yield the balances that are not what the lines add up to."""
        names = ("account", "month", "unit", "fund", "component", "kind")
        for cell, (debits, credits) in self.cells.items():
            if debits or credits:
                facts = dict(zip(names, cell, strict=True))
                facts |= {"debits": debits, "credits": credits}
                yield Finding("period_balance", "period_balances", facts)


def read_standing(connection: Connection, book_id: str) -> Standing:
    """Return the state of a book.

    One statement reads it all: on PostgreSQL two could see the book before and after somebody
    else's entry, and that would look like tampering.
    """
    query = union_all(*(part.where(table.c.book_id == book_id) for table, part in _PARTS))
    standing = Standing()
    for row in connection.execute(query.execution_options(yield_per=2_000)):
        _KEEP[row[0]](standing, *row[1:])
    return standing


def _keep_book(standing: Standing, head: Any, _: int, *rest: Any) -> None:
    *settings, _blank, standing.last_sequence, _zero = rest
    standing.head, standing.settings = head, tuple(settings)


def _keep_cell(standing: Standing, *values: Any) -> None:
    *cell, debits, credits = values
    if type(debits) is not int or type(credits) is not int:
        facts = {"row": tuple(cell), "column": "amounts", "value": (debits, credits)}
        standing.odd.append(Finding("value", "period_balances", facts))
    else:
        standing.cells[tuple(cell)] = [debits, credits]


def _keep_counter(standing: Standing, series: Any, year: Any, *rest: Any) -> None:
    standing.counters[series, year] = rest[-2]


def _keep_tail(standing: Standing, table: str, _: int, *rest: Any) -> None:
    standing.tails[table] = rest[-2]


def _select(what: str, *columns: ColumnElement[Any]) -> Select[Any]:
    """Select nine columns: the part, a text, a number, four texts and two numbers."""
    return select(literal_column(f"'{what}'"), *columns)


def _tail(table: Table, last: ColumnElement[Any]) -> tuple[Table, Select[Any]]:
    """Select the number of the last row of a table."""
    name: ColumnElement[str] = literal_column(f"'{table.name}'")
    return table, _select("tail", name, _ZERO, *[_NOTHING] * 4, last, _ZERO)


def _parts() -> list[tuple[Table, Select[Any]]]:
    b, t, n = books.c, period_balances.c, counters.c
    settings = (b.result_account, b.head_office_account, b.unit_current_account)
    cell = (t.account, t.month, t.unit, t.fund, t.component, t.kind)
    return [
        (books, _select("book", b.head, _ZERO, *settings, _NOTHING, b.last_sequence, _ZERO)),
        (period_balances, _select("cell", *cell, t.debit_minor, t.credit_minor)),
        (counters, _select("counter", n.series, n.year, *[_NOTHING] * 4, n.last, _ZERO)),
        _tail(staged_lines, func.count(staged_lines.c.sequence)),
        *(
            _tail(table, func.coalesce(func.max(number), _ZERO))
            for table, number in (
                (entries, entries.c.sequence),
                (postings, postings.c.sequence),
                (period_events, period_events.c.event_no),
                (refusals, refusals.c.refusal_no),
            )
        ),
    ]


_PARTS = _parts()
_KEEP = {
    "book": _keep_book,
    "cell": _keep_cell,
    "counter": _keep_counter,
    "tail": _keep_tail,
}
