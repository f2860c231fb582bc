"""Promises (c) and (d): statements from books of any size, and a month of any account."""

from __future__ import annotations

import contextlib
import itertools
from functools import partial
from typing import TYPE_CHECKING, Any

from ledger import Period
from reports.prepare import prepare
from reports.scope import Scope
from tests.bench.books import BOOK, open_book, used_accounts
from tests.bench.finding import Finding, compared
from tests.bench.measure import Contender, alternating, interleaved
from tests.bench.peers import ProgramMissingError, program
from tests.bench.shelf import connected

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy import Connection, Engine

    from tests.bench.shelf import Shelf

YEAR = Period.year(2024)
MONTH = Period.month(2024, 6)
SMALL, LARGE, AMONG_PEERS = 10_000, 1_000_000, 100_000
STEPS = 25
KEYS = (
    "trial-balance",
    "income-statement",
    "changes-in-equity",
    "financial-position",
    "cash-flows",
)
REGISTER_SECONDS = 0.020

_SELECT = "SELECT b.account, a.name, {0}, SUM(b.debit_minor), SUM(b.credit_minor)"
_FROM = (
    " FROM period_balances b JOIN accounts a ON a.book_id = b.book_id AND a.code = b.account"
    " WHERE b.book_id = ? AND b.month BETWEEN {1} AND {2} {3} GROUP BY b.account, {0}"
)
YEARS, MONTHS = ((0, 2023), (2024, 2024)), ((202201, 202312), (202401, 202412))
"""The balances before the year 2024 and in it: whole years, as ours reads them, and months, of
which the promise was made; the ratio to the first is told besides."""


PEERS = (
    ("ledger", ("bal",), "ledger bal"),
    ("hledger", ("bal",), "hledger bal"),
    ("beancount", (), "bean-check, which reads and sums"),
)


def raw_queries(spans: tuple[tuple[int, int], ...]) -> dict[str, tuple[str, ...]]:
    """Return what each statement must ask of the balances at the very least, by its key."""
    before, within = spans

    def query(span: tuple[int, int], only: str = "", by: str = "b.kind") -> str:
        return (_SELECT + _FROM).format(by, *span, only)

    equity, cash = "AND b.account >= '3'", "AND b.account < '1.1.03'"
    return {
        "trial-balance": (query(before), query(within)),
        "income-statement": (query(within, "AND b.account >= '4'"),),
        "changes-in-equity": (query(before, equity), query(within, equity)),
        "financial-position": (query(before), query(within)),
        "cash-flows": (
            query(before, cash),
            query(within, "AND b.component <> ''", "b.component"),
        ),
    }


def against_raw(shelf: Shelf) -> Iterator[Finding]:
    """Measure each statement as a library call, against the sums it is made of."""
    for size, (rows, spans) in itertools.product(
        shelf.sizes, (("years", YEARS), ("months", MONTHS))
    ):
        with _reading(shelf, size) as connection:
            raw = connection.connection.cursor()
            for key, queries in raw_queries(spans).items():
                ours, theirs = alternating(
                    (partial(_statement, connection, key), partial(_ask, raw, queries))
                    for _ in range(STEPS)
                )
                yield compared(
                    "c",
                    key,
                    f"raw GROUP BY, balances of {rows}",
                    ours,
                    theirs,
                    entries=size,
                    aim=3 if spans is MONTHS else None,
                )


def growth(shelf: Shelf) -> Iterator[Finding]:
    """Measure each statement from large books, against the same from small ones."""
    large = max(shelf.sizes)
    if SMALL not in shelf.sizes or large == SMALL:
        return
    with _reading(shelf, SMALL) as small, _reading(shelf, large) as other:
        for key in KEYS:
            ours, theirs = alternating(
                (partial(_statement, other, key), partial(_statement, small, key))
                for _ in range(STEPS)
            )
            aim = 1.5 if large == LARGE else None
            what = f"{key}, grown"
            yield compared("c", what, "from 10 000", ours, theirs, entries=large, aim=aim)


def beside_programs(shelf: Shelf) -> Iterator[Finding]:
    """Measure the trial balance beside other programs, which read everything each time."""
    size = AMONG_PEERS
    if size not in shelf.sizes:
        return
    with _reading(shelf, size) as connection:
        for name, arguments, yardstick in PEERS:
            for key in ("trial-balance", "financial-position"):
                try:
                    run = program(name, shelf, size)(*arguments)
                except ProgramMissingError as missing:
                    yield missing.finding("c", key, yardstick, size)
                    continue
                ours, theirs = interleaved(
                    3,
                    Contender(lambda: None, lambda _, k=key: _statement(connection, k)),
                    Contender(lambda: None, run),
                )
                yield compared("c", key, yardstick, ours, theirs, entries=size, aim=0.01)


def registers(shelf: Shelf) -> Iterator[Finding]:
    """Measure a month's register of the busiest account, and of one in the middle."""
    accounts = {"busiest": used_accounts()[0].code, "50th": used_accounts()[49].code}
    for size in shelf.sizes:
        with _reading(shelf, size) as connection:
            for name, code in accounts.items():
                (taken,) = alternating(
                    (partial(_register, connection, code),) for _ in range(STEPS)
                )
                count = len(_register(connection, code))
                yield Finding(
                    promise="d",
                    what=f"a month of the {name} account, {count} lines",
                    entries=size,
                    yardstick="20 ms",
                    ours=taken.wall,
                    theirs=REGISTER_SECONDS,
                    ours_cpu=taken.cpu,
                    aim=1 if size == LARGE else None,
                )


def profile(shelf: Shelf) -> Callable[[], object]:
    """Return all statements, a number of times."""
    connection = _opened(shelf)

    def run() -> None:
        for key in [*KEYS] * STEPS:
            _statement(connection, key)

    return run


def profile_register(shelf: Shelf) -> Callable[[], object]:
    """Return a month of the busiest account, a number of times."""
    connection, code = _opened(shelf), used_accounts()[0].code

    def run() -> None:
        for _ in range(STEPS):
            _register(connection, code)

    return run


def _opened(shelf: Shelf) -> Connection:
    return shelf.kept.enter_context(_reading(shelf, max(shelf.sizes)))


@contextlib.contextmanager
def _reading(shelf: Shelf, size: int) -> Iterator[Connection]:
    with connected(f"sqlite:///{shelf.filled(size)}") as engine, _read_only(engine) as reading:
        yield reading


def _read_only(engine: Engine) -> Any:
    return engine.execution_options(read_only=True).connect()


def _statement(connection: Connection, key: str) -> object:
    """Prepare a statement as a request does: from a book that is opened for it."""
    return prepare(open_book(connection), key, Scope(YEAR))


def _ask(cursor: Any, queries: tuple[str, ...]) -> None:
    for query in queries:
        cursor.execute(query, (BOOK,)).fetchall()


def _register(connection: Connection, code: str) -> list[Any]:
    return list(open_book(connection).lines(code, MONTH))
