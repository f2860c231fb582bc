"""Promise (a): taking many entries in, against the driver alone and against hledger."""

from __future__ import annotations

import contextlib
import gc
import io
from functools import partial
from typing import TYPE_CHECKING, Any

from ledger.exchange import EXPORTS
from ledger.exchange.jsonl_import import import_jsonl
from tests.bench import raw
from tests.bench.books import BOOK, CLERK, Draft, drafts, entry, open_book
from tests.bench.finding import compared
from tests.bench.measure import Contender, interleaved
from tests.bench.peers import ProgramMissingError, program
from tests.bench.shelf import connected, make_empty, remove

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from sqlalchemy import Engine

    from tests.bench.finding import Finding
    from tests.bench.shelf import Shelf

PROMISED = 100_000
LARGEST = 100_000
"""Larger books would measure the memory that the yardstick's rows take."""


def on_sqlite(shelf: Shelf) -> Iterator[Finding]:
    """Measure the import into SQLite."""
    for size in shelf.up_to(LARGEST):
        given = list(drafts(size))
        rows, exported = _rows(shelf, given)
        gc.freeze()  # what is given is no garbage: let nobody look through it while measured
        posted, imported, theirs, bare = interleaved(
            _rounds(size),
            Contender(partial(_copied, shelf), partial(_post_many, given)),
            Contender(partial(_copied, shelf), partial(_import_jsonl, exported)),
            Contender(partial(_copied, shelf), partial(_raw, raw.insert, rows)),
            Contender(partial(_unguarded, shelf), partial(_raw, raw.insert_bare, rows)),
        )
        promised = {"aim": 4, "stretch": 2} if size == PROMISED else {}
        for what, ours in (("post_many", posted), ("import_jsonl", imported)):
            named = f"{what}, SQLite"
            named_bare = "the same without guards or balances"
            yield compared(
                "a", named, "sqlite3 executemany", ours, theirs, entries=size, **promised
            )
            yield compared("a", named, named_bare, ours, bare, entries=size)
        gc.unfreeze()


def beside_hledger(shelf: Shelf) -> Iterator[Finding]:
    """Measure the import into SQLite beside `hledger check` of the same books."""
    for size in shelf.up_to(LARGEST):
        given = list(drafts(size))
        gc.freeze()
        what, named = "post_many, SQLite", "hledger check"
        try:
            check = program("hledger", shelf, size)
        except ProgramMissingError as missing:
            yield missing.finding("a", what, named, size)
            continue
        ours, theirs = interleaved(
            3,
            Contender(partial(_copied, shelf), partial(_post_many, given)),
            Contender(lambda: None, check("check")),
        )
        aim = 1 if size == PROMISED else None
        yield compared("a", what, named, ours, theirs, entries=size, aim=aim)
        gc.unfreeze()


def on_postgresql(shelf: Shelf) -> Iterator[Finding]:
    """Measure the import into PostgreSQL, which syncs."""
    server = shelf.server()
    template = server.create()
    with connected(server.url(template)) as engine:
        make_empty(engine)
    for size in shelf.up_to(LARGEST):
        given = list(drafts(size))
        rows, _ = _rows(shelf, given)
        gc.freeze()
        with contextlib.ExitStack() as databases:

            def fresh(databases: contextlib.ExitStack = databases) -> Engine:
                databases.close()
                url = databases.enter_context(server.database(template))
                engine = databases.enter_context(connected(url))
                engine.connect().close()
                return engine

            ours, theirs = interleaved(
                _rounds(size),
                Contender(fresh, lambda engine, given=given: _post_to(engine, given)),
                Contender(fresh, lambda engine, rows=rows: _raw_to(engine, raw.copy, rows)),
            )
        yield compared(
            "a",
            "post_many, PostgreSQL",
            "psycopg COPY",
            ours,
            theirs,
            entries=size,
            aim=2 if size == PROMISED else None,
        )
        gc.unfreeze()
    server.drop(template)


def profile_sqlite(shelf: Shelf) -> Callable[[], object]:
    """Return the import of the smallest size into SQLite."""
    return partial(_post_many, list(drafts(shelf.sizes[0])), _copied(shelf))


def profile_postgresql(shelf: Shelf) -> Callable[[], object]:
    """Return the import of the smallest size into PostgreSQL."""
    server = shelf.server()
    engine = shelf.kept.enter_context(connected(server.url(server.create())))
    make_empty(engine)
    return partial(_post_to, engine, list(drafts(shelf.sizes[0])))


def _rounds(size: int) -> int:
    return 3 if size > 10_000 else 7


def _copied(shelf: Shelf) -> Path:
    return shelf.copy(0)


def _unguarded(shelf: Shelf) -> Path:
    path = shelf.copy(0)
    with connected(f"sqlite:///{path}") as engine, engine.begin() as connection:
        named = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        for trigger in connection.exec_driver_sql(named).scalars().all():
            connection.exec_driver_sql(f"DROP TRIGGER {trigger}")
    return path


def _rows(shelf: Shelf, given: list[Draft]) -> tuple[raw.Written, list[str]]:
    """Return the rows that ours writes for *given*, and the lines of their export."""
    lines = io.StringIO()
    path = _copied(shelf)
    with connected(f"sqlite:///{path}") as engine:
        _post_to(engine, given)
        with engine.connect() as connection:
            rows = raw.read_back(connection)
            EXPORTS["jsonl"].write(open_book(connection), lines)
    remove(path)
    return rows, lines.getvalue().splitlines(keepends=True)


def _post_many(given: list[Draft], path: Path) -> None:
    with connected(f"sqlite:///{path}") as engine:
        _post_to(engine, given)
    remove(path)


def _import_jsonl(lines: list[str], path: Path) -> None:
    with connected(f"sqlite:///{path}") as engine, engine.begin() as connection:
        import_jsonl(connection, BOOK, lines)
    remove(path)


def _post_to(engine: Engine, given: list[Draft]) -> None:
    with engine.begin() as connection:
        open_book(connection).post_many(map(entry, given), by=CLERK)


def _raw(write: Callable[..., None], rows: raw.Written, path: Path) -> None:
    with connected(f"sqlite:///{path}") as engine:
        _raw_to(engine, write, rows)
    remove(path)


def _raw_to(engine: Engine, write: Callable[..., None], rows: raw.Written) -> None:
    connection: Any = engine.raw_connection()
    write(connection.driver_connection, rows)
    connection.close()
