"""Processes that work on the same books at the same time, or are killed while they do."""

from __future__ import annotations

import contextlib
import datetime as dt
import itertools
import multiprocessing
import random
from typing import TYPE_CHECKING, Any, NamedTuple

from bumdes import database
from ledger import Book, LedgerError
from tests import builders
from tests.builders import day, sale

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from multiprocessing.connection import Connection
    from multiprocessing.context import ForkServerProcess
    from multiprocessing.synchronize import Barrier

    from sqlalchemy import Engine

Answer = tuple[str, str, int]
"""Key, outcome or the code of the refusal, and sequence (0 if refused)."""

_context = multiprocessing.get_context("forkserver")
_context.set_forkserver_preload(["tests.ledger.racers"])
_start: Barrier | None = None


def race(
    racers: int, run: Callable[..., Any], url: str, book_id: str, *arguments: object
) -> list[Any]:
    """Return what *racers* processes answer, of which all begin at the same moment.

    *run* is called with the number of its racer, the books, and *arguments*.
    """
    barrier = _context.Barrier(racers)
    with _context.Pool(racers, _wait_at, (barrier,)) as pool:
        tasks = [(run, number, url, book_id, arguments) for number in range(racers)]
        return pool.starmap(_begin_together, tasks, chunksize=1)


def _wait_at(barrier: Barrier) -> None:
    global _start  # noqa: PLW0603 - the way a pool hands a barrier to its processes
    _start = barrier


def _begin_together(
    run: Callable[..., Any], number: int, url: str, book_id: str, arguments: Iterable[object]
) -> Any:
    engine = database.connect(url)
    with engine.connect() as connection:
        connection.rollback()  # connected before the start
    if _start is not None:
        _start.wait()
    try:
        return run(number, Books(engine, book_id), *arguments)
    finally:
        engine.dispose()


class Books(NamedTuple):
    """The book that a racer works on."""

    engine: Engine
    book_id: str

    @contextlib.contextmanager
    def at_work(self) -> Iterator[Book]:
        with self.engine.begin() as connection:
            yield Book.open(connection, self.book_id)


def tried(books: Books, key: str, act: Callable[[Book], Any]) -> Answer:
    """Do *act* in a transaction of its own, and tell how it went."""
    try:
        with books.at_work() as book:
            posted = act(book)
    except LedgerError as error:
        return key, error.code, 0
    return key, posted.outcome.value, posted.sequence


def post_colliding(number: int, books: Books, posts: int, keys: int) -> list[Answer]:
    """Post *posts* entries under *keys* that everybody uses; two groups disagree on some."""
    chance = random.Random(number)
    answers = []
    for _ in range(posts):
        chosen = chance.randrange(keys)
        disputed = number % 2 if chosen % 5 == 0 else 0
        draft = sale(1_000 + chosen + disputed, on="2025-03-10", key=f"rebut-{chosen}")
        answers.append(tried(books, draft.key, lambda book, d=draft: book.post(d, by="x")))
    return answers


def post_many_colliding(number: int, books: Books, batches: int, size: int) -> list[int]:
    """Post batches of entries that everybody posts; return how many of each were new."""
    created = []
    for batch in range(batches):
        drafts = [
            sale(1_000 + n, on="2025-03-10", key=f"kumpulan-{batch}-{n}") for n in range(size)
        ]
        with books.at_work() as book:
            created.append(book.post_many(drafts, by=f"x{number}").created)
    return created


def reverse_all(number: int, books: Books, entries: int) -> list[Answer]:
    """Take every entry back, in an order of one's own."""
    order = list(range(1, entries + 1))
    random.Random(number).shuffle(order)
    on = day("2025-04-01")
    return [
        tried(
            books,
            str(sequence),
            lambda book, s=sequence: book.reverse(s, on=on, reason="Salah", by="x"),
        )
        for sequence in order
    ]


def post_or_close(
    number: int, books: Books, months: list[str], posts: int
) -> tuple[list[Answer], list[tuple[str, int]]]:
    """All post into one month after the other; racer 0 closes it before it goes on.

    Returns:
        Answers; and for each closing the month, and the last sequence then.
    """
    answers: list[Answer] = []
    closings: list[tuple[str, int]] = []
    for month in months:
        for n in range(posts if number else posts // 2):
            draft = sale(n + 1, on=f"{month}-15", key=f"{month}-{number}-{n}")
            answers.append(tried(books, draft.key, lambda book, d=draft: book.post(d, by="x")))
            if answers[-1][1] == "period_closed":
                break
        if number == 0:
            closings.append(_close(books, month))
    return answers, closings


def _close(books: Books, month: str) -> tuple[str, int]:
    with books.at_work() as book:
        book.periods.close(builders.Period.parse(month).last_day, by="x")
        return month, book.settings().last_sequence


def close_year(number: int, books: Books, year: int) -> str:
    try:
        with books.at_work() as book:
            book.close_year(year, by=f"x{number}")
    except LedgerError as error:
        return error.code
    return "closed"


# --- to be killed ----------------------------------------------------------------------------


def started(url: str, life: int, size: int) -> tuple[ForkServerProcess, Connection]:
    """Start a process that posts for ever, and return it with the end it tells on."""
    told, telling = _context.Pipe(duplex=False)
    process = _context.Process(target=_post_for_ever, args=(url, life, size, telling))
    process.start()
    telling.close()
    return process, told


def _post_for_ever(url: str, life: int, size: int, telling: Connection) -> None:
    """Post *size* entries at a time, and tell their keys when they are committed."""
    books = Books(database.connect(url), builders.BOOK)
    for turn in itertools.count():
        drafts = batch(life, turn, size)
        telling.send(("asking", [draft.key for draft in drafts]))
        with books.at_work() as book:
            book.post_many(drafts, by="x")
        telling.send(("done", [draft.key for draft in drafts]))


def batch(life: int, turn: int, size: int) -> list[Any]:
    """Return the entries that a process posts in its *turn*; the same whoever asks."""
    return [
        sale(1_000 + n, on=dt.date(2025, 3, 1 + n % 28), key=f"hidup-{life}-{turn}-{n}")
        for n in range(size)
    ]
