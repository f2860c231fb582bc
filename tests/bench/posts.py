"""Promise (b): one entry, checked, chained and on the disk, in books that grow."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from tests.bench import django_peer, raw
from tests.bench.books import BOOK, CLERK, LAST_DAY, Draft, drafts, entry, open_book
from tests.bench.finding import compared
from tests.bench.measure import Timing, alternating
from tests.bench.peers import ProgramMissingError
from tests.bench.shelf import connected, make_empty

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy import Engine

    from tests.bench.finding import Finding
    from tests.bench.measure import Sample
    from tests.bench.shelf import Shelf

EARLY, LATE = 1_000, 100_000
"""The book sizes whose posts are to cost the same."""
STEPS, PEER_STEPS = 500, 60

_INSERT_ENTRY = raw.insert_into("entries")
_ADD_BALANCE = (
    raw.insert_into("period_balances")
    + " ON CONFLICT (book_id, account, month, unit, fund, component, kind) DO UPDATE SET"
    " debit_minor = period_balances.debit_minor + excluded.debit_minor,"
    " credit_minor = period_balances.credit_minor + excluded.credit_minor"
)
_COUNT = (
    raw.insert_into("counters")
    + " ON CONFLICT (book_id, series, year) DO UPDATE SET last = excluded.last"
)


@dataclass(slots=True)
class Act:
    """The rows of one post, worked out beforehand."""

    entry: tuple[Any, ...]
    staged: tuple[Any, ...]
    postings: raw.Rows
    balances: raw.Rows
    counters: raw.Rows


def on_sqlite(shelf: Shelf) -> Iterator[Finding]:
    """Measure posts into books of each size, against the driver alone."""
    for size in shelf.up_to(LATE):
        with _copies(shelf, size, size, size) as (ours, theirs, scratch):
            acts = _acts(scratch, size)
            yield _against_raw("SQLite", size, (ours, theirs), _raw_sqlite, acts)


def on_postgresql(shelf: Shelf) -> Iterator[Finding]:
    """Measure posts into PostgreSQL, which syncs, against the driver alone."""
    server = shelf.server()
    with contextlib.ExitStack() as stack:
        engines = []
        for _ in range(2):
            url = stack.enter_context(server.database())
            engines.append(stack.enter_context(connected(url)))
            make_empty(engines[-1])
            with engines[-1].begin() as connection:
                open_book(connection).post_many(map(entry, drafts(EARLY)), by=CLERK)
        (scratch,) = stack.enter_context(_copies(shelf, EARLY))
        acts = _acts(scratch, EARLY)
        yield _against_raw("PostgreSQL", EARLY, tuple(engines), _raw_postgresql, acts)


def growth(shelf: Shelf) -> Iterator[Finding]:
    """Measure what the 100 000th post costs, against the 1 000th."""
    if not {EARLY, LATE} <= set(shelf.sizes):
        return
    with _copies(shelf, LATE, EARLY) as engines:
        new = [list(_more(STEPS)) for _ in engines]
        late, early = alternating(
            tuple(
                partial(_post, engine, draft)
                for engine, draft in zip(engines, row, strict=True)
            )
            for row in zip(*new, strict=True)
        )
    yield compared("b", "the 100 000th post", "the 1 000th", late, early, entries=LATE, aim=1.2)


def beside_django_ledger(shelf: Shelf) -> Iterator[Finding]:
    """Measure posts by turns with django-ledger's, both on SQLite and synced."""
    what, yardstick = "one post, SQLite", "django-ledger"
    try:
        with django_peer.posting(shelf) as post, _copies(shelf, EARLY) as (engine,):
            taken: list[Sample] = []
            steps = (
                (partial(_post, engine, draft), lambda: taken.append(post()))
                for draft in _more(PEER_STEPS)
            )
            ours, _ = alternating(steps)
    except ProgramMissingError as missing:
        yield missing.finding("b", what, yardstick, EARLY)
        return
    theirs = Timing(tuple(taken))
    yield compared("b", what, yardstick, ours, theirs, entries=EARLY, aim=0.10)


def profile_sqlite(shelf: Shelf) -> Callable[[], object]:
    """Return a number of posts into SQLite."""
    (engine,) = shelf.kept.enter_context(_copies(shelf, EARLY))
    return partial(_post_all, engine)


def profile_postgresql(shelf: Shelf) -> Callable[[], object]:
    """Return a number of posts into PostgreSQL."""
    server = shelf.server()
    engine = shelf.kept.enter_context(connected(server.url(server.create())))
    make_empty(engine)
    return partial(_post_all, engine)


def _against_raw(
    database: str,
    size: int,
    engines: tuple[Engine, ...],
    write: Callable[[Any, Act], None],
    acts: list[Act],
) -> Finding:
    ours, theirs = engines
    connection: Any = theirs.raw_connection()
    driver = connection.driver_connection
    timed, raw_timed = alternating(
        (partial(_post, ours, draft), partial(write, driver, act))
        for draft, act in zip(_more(STEPS), acts, strict=True)
    )
    connection.close()
    return compared(
        "b",
        f"one post, {database}",
        "the driver's statements alone",
        timed,
        raw_timed,
        entries=size,
        aim=6,
        stretch=3,
    )


@contextlib.contextmanager
def _copies(shelf: Shelf, *sizes: int) -> Iterator[tuple[Engine, ...]]:
    with contextlib.ExitStack() as stack:
        urls = [f"sqlite:///{shelf.copy(size)}" for size in sizes]
        yield tuple(stack.enter_context(connected(url)) for url in urls)


def _more(count: int) -> Iterator[Draft]:
    """Yield entries that no book has yet, of the last day."""
    for draft in drafts(count):
        yield draft._replace(key=f"late-{draft.key}", date=LAST_DAY)


def _post(engine: Engine, draft: Draft) -> None:
    with engine.begin() as connection:
        open_book(connection).post(entry(draft), by=CLERK)


def _post_all(engine: Engine) -> None:
    for draft in _more(STEPS):
        _post(engine, draft)


def _acts(scratch: Engine, size: int) -> list[Act]:
    """Post to a scratch copy, and return the rows that each post wrote or changed."""
    _post_all(scratch)
    with scratch.connect() as connection:
        rows = raw.read_back(connection, after=size)
    lines = [list(group) for _, group in groupby(rows.postings, itemgetter(1))]
    kinds = {row[1]: row[5] for row in rows.entries}
    return [
        Act(
            entry=row,
            staged=staged,
            postings=group,
            balances=[_cell(line, kinds[line[1]]) for line in group],
            counters=[(BOOK, "journal", row[2], row[3]), (BOOK, row[7], row[2], row[8])],
        )
        for row, staged, group in zip(rows.entries, rows.staged, lines, strict=True)
    ]


def _cell(line: tuple[Any, ...], kind: str) -> tuple[Any, ...]:
    _, _, _, date, account, debits, credits, unit, fund, *_, component = line
    month = int(date[:4] + date[5:7])
    return BOOK, account, month, unit, fund, component, kind, debits, credits


def _raw_sqlite(connection: Any, act: Act) -> None:
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(raw.insert_into("staged_lines"), act.staged)
    connection.execute(_INSERT_ENTRY, act.entry)
    connection.executemany(_ADD_BALANCE, act.balances)
    connection.executemany(_COUNT, act.counters)
    connection.execute(raw.KEEP_HEAD, (act.entry[1], act.entry[-1], BOOK))
    connection.execute("COMMIT")


def _raw_postgresql(connection: Any, act: Act) -> None:
    cursor = connection.cursor()
    cursor.execute(_as_psycopg(_INSERT_ENTRY), act.entry)
    cursor.executemany(_as_psycopg(raw.insert_into("postings")), act.postings)
    cursor.executemany(_as_psycopg(_ADD_BALANCE), act.balances)
    cursor.executemany(_as_psycopg(_COUNT), act.counters)
    cursor.execute(_as_psycopg(raw.KEEP_HEAD), (act.entry[1], act.entry[-1], BOOK))
    connection.commit()


def _as_psycopg(statement: str) -> str:
    return statement.replace("?", "%s")
