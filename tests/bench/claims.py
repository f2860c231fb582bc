"""What a shop with many debtors asks of its books: ageing, and one debtor's statement.

10 000 parties with 200 000 open documents, a third of them paid in part.
"""

from __future__ import annotations

import datetime as dt
import random
from functools import partial
from typing import TYPE_CHECKING

from sqlalchemy import insert
from sqlalchemy.orm import Session

from bumdes import database
from bumdes.actions.founding import FoundEnterprise, add_unit, found_enterprise
from bumdes.actions.recording import RecordTransaction, record_transaction
from bumdes.credit.account_statement import read_account_statement
from bumdes.credit.ageing import read_ageing
from bumdes.document import Document
from bumdes.party import Party
from bumdes.permissions import command_line_actor
from bumdes.work import Work, begin_session, begin_work
from ledger import (
    Book,
    Dimension,
    DimensionValue,
    JournalEntry,
    Period,
    Posting,
    credit,
    debit,
    rp,
)
from tests.bench.books import BOOK, CLERK, noon
from tests.bench.finding import Finding
from tests.bench.measure import alternating
from tests.bench.shelf import connected

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy import Engine

    from tests.bench.shelf import Shelf

PARTIES, DOCUMENTS = 10_000, 200_000
STEPS = 9
ACTOR = command_line_actor(CLERK)
FIRST, LAST = dt.date(2024, 1, 1), dt.date(2024, 12, 31)
AGEING_SECONDS, STATEMENT_SECONDS = 0.300, 0.030

_RECEIVABLE, _CASH, _SALES = "1.1.03.01", "1.1.01.01", "4.2.01.91"
_SEED = 20240101
AT_ONCE = 1_000
BLANK = tuple(
    column.name
    for column in Party.__table__.columns
    if column.name not in {"book_id", "code", "kind", "name"}
)


def on_sqlite(shelf: Shelf) -> Iterator[Finding]:
    """Measure both on SQLite."""
    path = shelf.path(".sqlite")
    with connected(f"sqlite:///{path}") as engine:
        yield from _measured(shelf, engine, "SQLite")


def on_postgresql(shelf: Shelf) -> Iterator[Finding]:
    """Measure both on PostgreSQL."""
    with shelf.server().database() as url, connected(url) as engine:
        yield from _measured(shelf, engine, "PostgreSQL")


def profile(shelf: Shelf) -> Callable[[], object]:
    """Return the ageing, a number of times."""
    engine = shelf.kept.enter_context(connected(f"sqlite:///{shelf.path('.sqlite')}"))
    fill(engine)

    def run() -> None:
        for _ in range(STEPS):
            _ageing(engine)

    return run


def fill(engine: Engine) -> None:
    """Make the shop with its debtors and their documents."""
    database.migrate(engine)
    with begin_session(engine) as session:
        facts = FoundEnterprise(book_id=BOOK, name="BUM Desa Tolok Ukur")
        found_enterprise(session, facts, actor=ACTOR, clock=noon)
    with begin_work(engine, actor=ACTOR, book_id=BOOK, clock=noon) as work:
        add_unit(work, "U1", "Toko", type_key="trading")
        _register(work)
    with engine.begin() as connection:
        Book.open(connection, BOOK, clock=noon).post_many(_entries(), by=CLERK)
    if engine.dialect.name == "postgresql":
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("VACUUM ANALYZE")


def _register(work: Work) -> None:
    """Register parties and documents, many at a time."""
    parties = [_party(number) for number in range(PARTIES)]
    for dimension, codes in (
        (Dimension.PARTY, parties),
        (Dimension.DOCUMENT, [_code(number) for number in range(DOCUMENTS)]),
    ):
        values = [DimensionValue(dimension=dimension, code=c, name=c) for c in codes]
        for first in range(0, len(values), AT_ONCE):
            work.book.declare(*values[first : first + AT_ONCE])
    work.session.execute(
        insert(Party),
        [
            {"book_id": BOOK, "code": code, "kind": "customer", "name": f"Orang {code}"}
            | dict.fromkeys(BLANK, "")
            for code in parties
        ],
    )
    work.session.execute(insert(Document), list(_documents()))


def _party(number: int) -> str:
    return f"P-{number + 1:05}"


def _code(number: int) -> str:
    return f"N2024-{number + 1:06}"


def _documents() -> Iterator[dict[str, object]]:
    for number, (party, sold_on, due_on, rupiah) in enumerate(_sales()):
        yield {
            "book_id": BOOK,
            "code": _code(number),
            "series": "N2024",
            "number": number + 1,
            "sub_ledger": "receivables",
            "kind": "credit_sale",
            "party": party,
            "unit": "U1",
            "issued_on": sold_on,
            "due_on": due_on,
            "original_minor": rupiah * 100,
            "description": "Pupuk dan bibit",
            "reference": "",
        }


def _sales() -> Iterator[tuple[str, dt.date, dt.date, int]]:
    chance = random.Random(_SEED)
    for number in range(DOCUMENTS):
        sold_on = FIRST + dt.timedelta(days=number * 300 // DOCUMENTS)
        due_on = sold_on + dt.timedelta(days=chance.choice((7, 14, 30, 60)))
        yield _party(chance.randrange(PARTIES)), sold_on, due_on, 500 * chance.randint(10, 900)


def _entries() -> Iterator[JournalEntry]:
    for number, (party, sold_on, _, rupiah) in enumerate(_sales()):
        named = {"unit": "U1", "party": party, "document": _code(number)}
        yield _entry(
            f"j{number}",
            sold_on,
            debit(_RECEIVABLE, rp(rupiah), **named),
            credit(_SALES, rp(rupiah), unit="U1"),
        )
        if number % 3 == 0:
            yield _entry(
                f"b{number}",
                sold_on + dt.timedelta(days=20),
                debit(_CASH, rp(rupiah // 2), unit="U1"),
                credit(_RECEIVABLE, rp(rupiah // 2), **named),
            )


def _entry(key: str, day: dt.date, *postings: Posting) -> JournalEntry:
    return JournalEntry(date=day, description="Pupuk dan bibit", postings=postings, key=key)


def _measured(shelf: Shelf, engine: Engine, name: str) -> Iterator[Finding]:
    shelf.say(f"filling {name} with {DOCUMENTS} open documents")
    fill(engine)
    steps = ((partial(_ageing, engine), partial(_statement, engine)) for _ in range(STEPS))
    ageing, statement = alternating(steps)
    (sale,) = alternating((partial(_sale, engine, number),) for number in range(STEPS))
    for what, taken, most in (
        (f"ageing on {name}", ageing, AGEING_SECONDS),
        (f"statement of account on {name}", statement, STATEMENT_SECONDS),
        (f"credit sale among them on {name}", sale, None),
    ):
        yield Finding(
            promise="g",
            what=what,
            entries=DOCUMENTS,
            yardstick="" if most is None else f"{most * 1000:.0f} ms",
            ours=taken.wall,
            theirs=most,
            ours_cpu=taken.cpu,
            aim=None if most is None else 1,
        )


def _reading(engine: Engine) -> Work:
    session = Session(engine.execution_options(read_only=True))
    return Work(ACTOR, session, Book.open(session, BOOK, clock=noon), noon)


def _ageing(engine: Engine) -> object:
    work = _reading(engine)
    with work.session:
        return read_ageing(work, "receivables", LAST)


def _statement(engine: Engine) -> object:
    work = _reading(engine)
    with work.session:
        return read_account_statement(work, "receivables", _party(77), Period.year(2024))


def _sale(engine: Engine, number: int) -> object:
    command = RecordTransaction(
        kind="credit_sale",
        unit="U1",
        date=LAST,
        amounts={"total": rp(50_000)},
        party=_party(number),
        due_on=dt.date(2025, 1, 14),
    )
    with begin_work(engine, actor=ACTOR, book_id=BOOK, clock=noon) as work:
        return record_transaction(work, command)
