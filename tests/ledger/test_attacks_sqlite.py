"""Plain SQL against the books on SQLite, where a client can switch most checks off."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import sqlite3

import pytest
import sqlalchemy

from bumdes import database
from ledger.tables import LEDGER_TABLES
from tests import builders
from tests.builders import BOOK, CASH
from tests.ledger.attacks import (
    ATTACKS,
    CREDIT,
    DEBIT,
    PAIR,
    UNSOUND,
    ZEROS,
    Attack,
    Client,
    entering,
    event,
    line,
    sql,
)

LONG_AGO = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)

SETTINGS = {
    "like the program": ("foreign_keys = ON", "recursive_triggers = OFF"),
    "careless": (
        "foreign_keys = OFF",
        "ignore_check_constraints = ON",
        "recursive_triggers = OFF",
    ),
    "recursive": ("ignore_check_constraints = ON", "recursive_triggers = ON"),
}


def staged(lines: str) -> Attack:
    """Return the attack of staging *lines*, whatever they are, and entering their entry."""

    def act(client: Client) -> None:
        client.insert("staged_lines", book_id=BOOK, sequence=9, lines=lines)
        client.insert("entries", **client.header())

    return Attack(f"lines staged as {lines[:40]}", act, "ledger: |NOT NULL|malformed JSON")


def replacing(table: str, verb: str, said: str, **changes: object) -> Attack:
    """Return the attack of inserting the last row of *table* again, in one of many ways."""

    def act(client: Client) -> None:
        told = client.do(f"SELECT * FROM {table} WHERE book_id = ?", BOOK)  # noqa: S608
        names = [column[0] for column in told.description]
        row = dict(zip(names, told.fetchall()[-1], strict=True)) | changes
        client.insert(table, verb=verb, **row)

    changed = ", ".join(changes)
    return Attack(f"{verb} INTO {table} {changed}".strip(), act, said)


def upserting(table: str, on: str, change: str, **columns: object) -> Attack:
    def act(client: Client) -> None:
        tail = f"ON CONFLICT ({on}) DO UPDATE SET {change}"
        if table == "entries":
            client.enter(*PAIR, tail=tail, **columns)
            return
        client.insert(table, tail=tail, **columns)

    return Attack(f"an upsert on {table} ({on})", act)


VERBS = [
    "INSERT OR REPLACE",
    "REPLACE",
    "INSERT OR IGNORE",
    "INSERT OR FAIL",
    "INSERT OR ROLLBACK",
]

REPLACED = [
    replacing(table, verb, said, **changes)
    for verb in VERBS
    for table, said, changes in (
        ("entries", "gap or repeats", {}),
        ("entries", "gap or repeats", {"description": "Serangan"}),
        ("entries", "gap or repeats", {"sequence": 9}),
        ("postings", "there already", {}),
        ("postings", "there already", {"debit_minor": 5, "credit_minor": 0}),
        ("postings", "belongs to no entry", {"line_no": 3}),
        ("period_events", "gap or repeats", {}),
        ("period_events", "gap or repeats", {"closed_through": None}),
        ("refusals", "gap or repeats", {}),
        ("accounts", "there already", {}),
        ("accounts", "there already", {"takes_postings": 1, "kind": "asset"}),
        ("books", "there already", {}),
        ("books", "there already", {"currency": "USD"}),
    )
] + [
    Attack(f"{verb} INTO entries with {what}", entering(verb=verb, **changes), said)
    for verb in VERBS
    for what, changes, said in (
        ("a number again", {"number": 1}, "gap or repeats"),
        ("a voucher again", {"voucher_type": "BKM", "voucher_number": 1}, "gap or repeats"),
        ("a key again", {"key": "gaji"}, "key is taken"),
        ("a second reversal", {"reverses": 6}, "reversed already"),
        ("no lines that count", {"line_count": 3}, "lacks lines"),
    )
]

UPSERTED = [
    upserting("entries", "book_id, sequence", "description = 'x'", sequence=8),
    upserting("entries", "book_id, key", "description = 'x'", key="gaji"),
    upserting("entries", "book_id, reverses", "description = 'x'", reverses=6),
    upserting("entries", "book_id, year, number", "description = 'x'", number=1),
    upserting(
        "postings",
        "book_id, sequence, line_no",
        "debit_minor = 1",
        **{
            **dict.fromkeys(
                ("unit", "fund", "party", "document", "asset", "item", "component"), ""
            ),
            "book_id": BOOK,
            "sequence": 8,
            "line_no": 1,
            "date": "2025-02-12",
            "account": CASH,
            "debit_minor": 5,
            "credit_minor": 0,
        },
    ),
    upserting(
        "books",
        "book_id",
        "currency = 'USD'",
        book_id=BOOK,
        identity="x",
        name="x",
        currency="IDR",
        created_at="",
        head=ZEROS,
    ),
]

UPDATED = [
    Attack(f"{verb} {table} {change}", sql(f"{verb} {table} SET {change}"), "ledger: ")
    for verb in ("UPDATE OR REPLACE", "UPDATE OR IGNORE", "UPDATE OR FAIL")
    for table, change in (
        ("entries", "sequence = 1"),
        ("entries", "key = 'gaji'"),
        ("postings", "line_no = 1"),
        ("postings", "sequence = 8"),
        ("period_events", "event_no = 1"),
        ("refusals", "refusal_no = 1"),
        ("accounts", f"code = '{CASH}'"),
        ("books", f"book_id = '{BOOK}'"),
    )
]


def behind_a_temporary(statement: str, act=entering(DEBIT, line(builders.ASSETS, credit=500))):  # noqa: B008
    """Return the act of first making something of one's own, which needs no right at all."""

    def both(client: Client) -> None:
        client.do(statement)
        act(client)

    return both


def doubtful_savepoint(client: Client) -> None:
    client.do("SAVEPOINT besar")
    client.enter(*PAIR)
    client.do("SAVEPOINT kecil")
    client.do("DELETE FROM staged_lines")
    client.do("ROLLBACK TO kecil")
    client.do("DELETE FROM postings WHERE sequence = 9 AND line_no = 2")


def entered_twice(client: Client) -> None:
    client.enter(*PAIR)
    client.enter(DEBIT, sequence=9)


def appended_later(client: Client) -> None:
    client.enter(*PAIR)
    client.lay(9, 3, "2025-03-10", DEBIT)


OWN = [
    staged("[]"),
    staged("{}"),
    staged("null"),
    staged("17"),
    staged('"lima"'),
    staged("["),
    staged(json.dumps([DEBIT])),
    staged(json.dumps([DEBIT[:3], CREDIT[:3]])),
    staged(json.dumps([[None] * 10] * 2)),
    staged(json.dumps({"0": DEBIT, "5": CREDIT})),
    staged(json.dumps([line(debit=500.5), line(credit=500.5)])),
    staged(json.dumps([line(debit=1e30), line(credit=1e30)])),
    staged(json.dumps([line(debit=True), line(credit=2)])),
    staged(json.dumps([line(debit=[500]), line(credit=[500])])),
    Attack(
        "lines staged for an entry that stands",
        lambda client: client.enter(*PAIR, sequence=8),
        "gap or repeats",
    ),
    Attack(
        "an entry whose lines are staged for another",
        lambda client: (client.stage(10, *PAIR), client.insert("entries", **client.header())),
        "lacks lines",
    ),
    Attack(
        "a float that is no whole number", entering(line(debit=0.5), line(credit=0.5)), "whole"
    ),
    Attack("a number of lines in halves", entering(line_count=2.5), "lacks lines"),
    Attack("a moment for a day", entering(date="2025-03-10T00:00:00", year=2025), "no day"),
    Attack("a day written loosely", entering(date="2025-3-10", year=2025), "no day"),
    Attack("a day with a space", entering(date="2025-03-10 ", year=2025), "no day"),
    Attack("now for a day", entering(date="now", year=2025), "no day"),
    Attack("a day as a number", entering(date=2460745, year=2025), "no day"),
    Attack(
        "a line number of one and a half", lambda c: c.lay(8, 1.5, "2025-02-12", DEBIT), "no e"
    ),
    Attack("a lock as a number", event(locked_through=5), "never taken back"),
    Attack("a savepoint and back", doubtful_savepoint, "never removed"),
    Attack("an entry twice", entered_twice, "gap or repeats|UNIQUE"),
    Attack("a line after its entry", appended_later, "belongs to no entry"),
    Attack(
        "accounts of one's own behind the accounts",
        behind_a_temporary(
            "CREATE TEMP TABLE accounts AS"
            " SELECT book_id, code, 1 AS takes_postings FROM main.accounts"
        ),
        "takes no postings",
    ),
    Attack(
        "events of one's own behind the events",
        behind_a_temporary(
            "CREATE TEMP TABLE period_events AS SELECT * FROM main.period_events WHERE 0",
            entering(date="2024-12-31"),
        ),
        "is closed",
    ),
    Attack(
        "lines of one's own behind the lines",
        behind_a_temporary(
            "CREATE TEMP TABLE postings AS SELECT * FROM main.postings WHERE 0",
            entering(DEBIT, line(credit=499)),
        ),
        "not balanced",
    ),
    Attack(
        "a trigger of one's own that skips lines",
        behind_a_temporary(
            "CREATE TEMP TRIGGER lewat BEFORE INSERT ON main.postings"
            " WHEN NEW.line_no = 2 BEGIN SELECT RAISE(IGNORE); END",
            entering(),
        ),
        "lacks lines",
    ),
    Attack(
        "a trigger of one's own that removes lines",
        behind_a_temporary(
            "CREATE TEMP TRIGGER hapus AFTER INSERT ON main.entries BEGIN"
            " DELETE FROM postings WHERE sequence = NEW.sequence; END",
            entering(),
        ),
        "never removed",
    ),
    Attack(
        "a trigger of one's own that stages other lines",
        behind_a_temporary(
            "CREATE TEMP TRIGGER tukar BEFORE INSERT ON main.entries BEGIN"
            " UPDATE staged_lines SET lines = '[]'; END",
            entering(),
        ),
        "lacks lines",
    ),
]

ALL = [*ATTACKS, *REPLACED, *UPSERTED, *UPDATED, *OWN]


@pytest.fixture(scope="module")
def file(lasting_sqlite_url):
    engine = database.connect(lasting_sqlite_url)
    builders.found_eventful_book(engine, builders.Clock(LONG_AGO))
    engine.dispose()
    return sqlalchemy.make_url(lasting_sqlite_url).database


@pytest.fixture(params=SETTINGS)
def client(file, request):
    connection = sqlite3.connect(file, isolation_level=None)
    for pragma in SETTINGS[request.param]:
        connection.execute(f"PRAGMA {pragma}")
    yield Client(connection, mark="?", stages=True)
    connection.close()


def rows(file):
    connection = sqlite3.connect(file)
    found = {
        table.name: connection.execute(f"SELECT * FROM main.{table.name}").fetchall()  # noqa: S608
        for table in LEDGER_TABLES
    }
    connection.close()
    return found


@pytest.mark.parametrize("attack", ALL, ids=lambda attack: attack.what)
def test_an_attack_is_refused_and_leaves_the_rows_as_they_were(file, client, attack):
    before = rows(file)

    client.do("BEGIN")
    with pytest.raises((sqlite3.IntegrityError, sqlite3.OperationalError), match=attack.said):
        attack.act(client)
    if client.connection.in_transaction:
        client.do("ROLLBACK")

    assert rows(file) == before


@pytest.mark.parametrize("client", ["careless"], indirect=True)
@pytest.mark.parametrize("attack", ALL, ids=lambda attack: attack.what)
def test_what_a_client_could_commit_after_a_refusal_is_sound(file, client, attack):
    before = rows(file)

    client.do("BEGIN")
    with contextlib.suppress(sqlite3.Error):
        attack.act(client)
    for table in ("accounts", "period_events", "postings"):
        client.do(f"DROP TABLE IF EXISTS temp.{table}")
    lost = [
        row
        for table in ("entries", "postings", "period_events", "refusals")
        for row in set(before[table]) - set(client.do(f"SELECT * FROM {table}"))  # noqa: S608
    ]
    unsound = [what for what, query in UNSOUND.items() if client.do(query).fetchall()]
    if client.connection.in_transaction:
        client.do("ROLLBACK")

    assert (unsound, lost) == ([], [])


def test_the_same_client_may_enter_what_is_right(file, client):
    before = rows(file)
    client.do("BEGIN")
    client.enter(*PAIR)
    entered = client.value(
        "SELECT COUNT(*) FROM postings WHERE sequence = 9 AND book_id = ?", BOOK
    )
    client.do("ROLLBACK")
    assert (entered, rows(file)) == (2, before)


def test_there_are_thirty_attacks_and_more():
    names = [attack.what for attack in ALL]
    assert len(set(names)) == len(names) >= 30
