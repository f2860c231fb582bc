"""Plain SQL against the books on PostgreSQL, by a role that owns nothing."""

from __future__ import annotations

import datetime as dt
import threading

import psycopg
import pytest
import sqlalchemy

from bumdes import database
from ledger.tables import LEDGER_TABLES
from tests import builders
from tests.builders import ASSETS, BOOK, CASH, SALES
from tests.ledger.attacks import (
    ATTACKS,
    CREDIT,
    DEBIT,
    PAIR,
    ZEROS,
    Attack,
    Client,
    entering,
    event,
    line,
    sql,
)

LONG_AGO = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
TABLES = ", ".join(table.name for table in LEDGER_TABLES)


def after(*statements: str, then=None):
    """Return the act of first saying *statements*, then doing *then*."""

    def act(client: Client) -> None:
        for statement in statements:
            client.do(statement)
        if then is not None:
            then(client)

    return act


def copied(table: str, columns: str, *given: tuple[object, ...]):
    """Return the act of copying rows into *table*."""

    def act(client: Client) -> None:
        with client.connection.cursor().copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
            for row in given:
                copy.write_row(row)

    return act


def copied_entry(*lines, **changes):
    """Return the act of copying an entry in, with its lines."""

    def act(client: Client) -> None:
        header = client.header(**changes)
        copied("entries", ", ".join(header), tuple(header.values()))(client)
        names = (
            "book_id, sequence, line_no, date, account, debit_minor, credit_minor, unit, fund,"
        )
        names += " party, document, asset, item, component"
        told = [
            (BOOK, header["sequence"], number, header["date"], *each)
            for number, each in enumerate(lines, start=1)
        ]
        copied("postings", names, *told)(client)

    return act


def upserting(table: str, on: str, change: str, **columns: object) -> Attack:
    def act(client: Client) -> None:
        tail = f"ON CONFLICT ({on}) DO UPDATE SET {change}"
        if table == "entries":
            client.enter(*PAIR, tail=tail, **columns)
        else:
            client.insert(table, tail=tail, **columns)

    return Attack(f"an upsert on {table} ({on})", act)


def merging(table: str, what: str) -> Attack:
    statement = (
        f"MERGE INTO {table} USING (SELECT 1) s ON book_id = '{BOOK}' WHEN MATCHED THEN "
    )
    return Attack(f"a merge into {table} to {what}", sql(statement + what))


def in_one_statement(client: Client) -> None:
    header = client.header()
    names, marks = ", ".join(header), ", ".join("?" * len(header))
    client.do(
        f"WITH e AS (INSERT INTO entries ({names}) VALUES ({marks}) RETURNING sequence)"  # noqa: S608
        " INSERT INTO postings SELECT ?, sequence, 1, '2025-03-10', ?, 500, 0,"
        " '', '', '', '', '', '', '' FROM e",
        *header.values(),
        BOOK,
        CASH,
    )


def checked_early(client: Client) -> None:
    client.enter(*PAIR)
    client.do("SET CONSTRAINTS ALL IMMEDIATE")
    client.lay(9, 3, "2025-03-10", DEBIT)


def checked_then_put_off(client: Client) -> None:
    client.do("SET CONSTRAINTS ALL IMMEDIATE")
    client.do("SET CONSTRAINTS ALL DEFERRED")
    client.enter(DEBIT, line(SALES, credit=499))


def half_a_savepoint(client: Client) -> None:
    client.enter(DEBIT)
    client.do("SAVEPOINT separuh")
    client.lay(9, 2, "2025-03-10", CREDIT)
    client.do("ROLLBACK TO separuh")


def error_swallowed(client: Client) -> None:
    client.do("""
        DO $$ BEGIN
          DELETE FROM postings;
        EXCEPTION WHEN OTHERS THEN NULL; END $$""")
    client.enter(DEBIT, line(SALES, credit=499))


HEADING = entering(line(ASSETS, debit=500), CREDIT)
UNEQUAL = entering(DEBIT, line(SALES, credit=499))
CLOSED = entering(date="2024-12-31")

CONFLICTS = [
    upserting("entries", "book_id, sequence", "description = 'x'", sequence=8),
    upserting("entries", "book_id, key", "description = 'x'", key="gaji"),
    upserting("entries", "book_id, reverses", "description = 'x'", reverses=6),
    upserting("entries", "book_id, year, number", "description = 'x'", number=1),
    upserting(
        "entries",
        "book_id, year, voucher_type, voucher_number",
        "description = 'x'",
        voucher_type="BKM",
        voucher_number=1,
    ),
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
    Attack(
        "an upsert on accounts",
        sql(
            "INSERT INTO accounts SELECT * FROM accounts WHERE code = ?"
            " ON CONFLICT (book_id, code) DO UPDATE SET takes_postings = TRUE",
            ASSETS,
        ),
        "what an account is",
    ),
    Attack(
        "an upsert on period_events",
        sql(
            "INSERT INTO period_events SELECT * FROM period_events"
            " ON CONFLICT (book_id, event_no) DO UPDATE SET closed_through = NULL"
        ),
        "gap or repeats",
    ),
    merging("entries", "DELETE"),
    merging("entries", "UPDATE SET description = 'x'"),
    merging("postings", "DELETE"),
    merging("postings", "UPDATE SET debit_minor = 1"),
    merging("period_events", "UPDATE SET closed_through = NULL"),
    merging("accounts", "UPDATE SET kind = 'asset'"),
    merging("books", "UPDATE SET currency = 'USD'"),
]

EMPTIED = [
    *(
        Attack(f"TRUNCATE {tables}", sql(f"TRUNCATE {tables}"), "never changed|foreign key")
        for tables in (
            "entries, postings",
            "entries CASCADE",
            "postings",
            "postings CASCADE",
            "period_events",
            "refusals",
            "accounts",
            "accounts CASCADE",
            "books",
            "books CASCADE",
            TABLES,
            f"{TABLES} CASCADE",
        )
    ),
    Attack(
        "TRUNCATE of lines and lines again",
        after("TRUNCATE postings, entries", then=entering()),
        "never changed",
    ),
]

CONSTRAINTS = [
    Attack(
        "an unbalanced entry, constraints put off",
        after("SET CONSTRAINTS ALL DEFERRED", then=UNEQUAL),
        "not balanced",
    ),
    Attack(
        "an unbalanced entry, constraints at once",
        after("SET CONSTRAINTS ALL IMMEDIATE", then=entering(DEBIT)),
        "lacks lines",
    ),
    Attack("constraints at once, then put off", checked_then_put_off, "not balanced"),
    Attack("a line after the check", checked_early, "belongs to no entry"),
    Attack("half a savepoint", half_a_savepoint, "lacks lines"),
    Attack("an error swallowed", error_swallowed, "not balanced"),
    Attack("entry and line in one statement", in_one_statement, "to no entry|lacks lines"),
    Attack("an unbalanced copy", copied_entry(DEBIT, line(SALES, credit=499)), "not balanced"),
    Attack("a copy of half an entry", copied_entry(DEBIT), "lacks lines"),
    Attack("a copy of a heading", copied_entry(line(ASSETS, debit=500), CREDIT), "no postings"),
    Attack("a copy into a closed year", copied_entry(*PAIR, date="2024-12-31"), "is closed"),
    Attack(
        "a copy of two entries with one number",
        lambda client: [copied_entry(*PAIR, number=client.last("number", year=2025))(client)],
        "gap|uq_entries",
    ),
    Attack("a NaN", entering(line(debit=float("nan")), CREDIT), "out of range|NaN"),
    Attack("an infinity", entering(line(debit=float("inf")), CREDIT), "out of range|infinity"),
    Attack(
        "halves that round apart", entering(line(debit=0.4), line(SALES, credit=0.4)), "one_"
    ),
]

RIGHTS = [
    Attack(f"to {statement[:60]}", after(statement, then=UNEQUAL), said)
    for statement, said in (
        ("SET session_replication_role = replica", "permission denied"),
        ("SET LOCAL session_replication_role = 'replica'", "permission denied"),
        ("SELECT set_config('session_replication_role', 'replica', true)", "permission denied"),
        ("ALTER ROLE CURRENT_USER SET session_replication_role = replica", "permission denied"),
        ("ALTER TABLE entries DISABLE TRIGGER ALL", "must be owner"),
        ("ALTER TABLE postings DISABLE TRIGGER USER", "must be owner"),
        ("DROP TRIGGER entries_whole ON entries", "must be owner"),
        ("DROP TRIGGER postings_never ON postings", "must be owner"),
        ("ALTER TABLE postings DROP CONSTRAINT ck_postings_one_side", "must be owner"),
        (
            "CREATE OR REPLACE FUNCTION ledger_never() RETURNS trigger AS '' LANGUAGE sql",
            "permi|owner",
        ),
        ("DROP FUNCTION ledger_entry_whole() CASCADE", "must be owner"),
        ("CREATE RULE lupa AS ON INSERT TO postings DO INSTEAD NOTHING", "must be owner"),
        (
            "CREATE TRIGGER milikku BEFORE INSERT ON postings EXECUTE FUNCTION ledger_never()",
            "perm",
        ),
        ("DROP TABLE postings", "must be owner"),
        ("UPDATE pg_trigger SET tgenabled = 'D'", "permission denied"),
        ("SET ROLE postgres", "permission denied"),
        ("CREATE SCHEMA milikku", "permission denied"),
        ("CREATE TABLE public.milikku ()", "permission denied"),
    )
]

SHADOWS = [
    Attack(
        "accounts of one's own before the accounts",
        after(
            "CREATE TEMP TABLE accounts AS"
            " SELECT book_id, code, TRUE AS takes_postings FROM public.accounts",
            then=HEADING,
        ),
        "takes no postings",
    ),
    Attack(
        "events of one's own before the events",
        after(
            "CREATE TEMP TABLE period_events (LIKE public.period_events)",
            then=CLOSED,
        ),
        "is closed",
    ),
    Attack(
        "lines of one's own before the lines",
        after(
            "CREATE TEMP TABLE postings (LIKE public.postings)",
            then=lambda client: _entered_publicly(client, DEBIT, line(SALES, credit=499)),
        ),
        "not balanced|lacks lines",
    ),
    Attack(
        "entries of one's own before the entries",
        after(
            "CREATE TEMP TABLE entries AS SELECT * FROM public.entries",
            "UPDATE pg_temp.entries SET line_count = 9",
            then=lambda client: client.insert(
                "public.postings",
                **dict.fromkeys(
                    ("unit", "fund", "party", "document", "asset", "item", "component"), ""
                ),
                book_id=BOOK,
                sequence=8,
                line_no=3,
                date="2025-02-12",
                account=CASH,
                debit_minor=500,
                credit_minor=0,
            ),
        ),
        "belongs to no entry",
    ),
    Attack(
        "no entries of one's own before the entries",
        after(
            "CREATE TEMP TABLE entries (LIKE public.entries)",
            "CREATE TEMP TABLE books AS SELECT * FROM public.books",
            then=sql("DELETE FROM public.accounts WHERE code = ?", "1.0.00.00"),
        ),
        "never removed",
    ),
    Attack(
        "no entries of one's own before the entries, to change the books",
        after(
            "CREATE TEMP TABLE entries (LIKE public.entries)",
            then=sql("UPDATE public.books SET currency = 'USD'"),
        ),
        "what the books are",
    ),
    Attack(
        "a search path without the tables",
        after(
            "SET LOCAL search_path = pg_temp",
            then=sql("UPDATE public.books SET currency = 'USD'"),
        ),
        "what the books are",
    ),
    Attack(
        "events of one's own before a lock taken back",
        after(
            "CREATE TEMP TABLE period_events AS SELECT * FROM public.period_events WHERE FALSE",
            then=sql(
                "INSERT INTO public.period_events (book_id, event_no, action, reason, made_at,"
                " made_by, hash_version, hash) VALUES (?, 1, 'close', 'x', '', '', 1, '')",
                BOOK,
            ),
        ),
        "gap or repeats",
    ),
]

ALL = [*ATTACKS, *CONFLICTS, *EMPTIED, *CONSTRAINTS, *RIGHTS, *SHADOWS]


def _entered_publicly(client: Client, *lines) -> None:
    header = client.header()
    client.insert("public.entries", **header)
    names = ("account", "debit_minor", "credit_minor", "unit", "fund", "party", "document")
    names += ("asset", "item", "component")
    for number, each in enumerate(lines, start=1):
        place = {"book_id": BOOK, "sequence": 9, "line_no": number, "date": "2025-03-10"}
        row = place | dict(zip(names, each, strict=True))
        client.insert("public.postings", **row)
        client.insert("pg_temp.postings", **row | {"debit_minor": 5, "credit_minor": 5})


@pytest.fixture(scope="module")
def place(lasting_postgres_url):
    """Where the books are, for the driver; the role that may change rows is there too."""
    engine = database.connect(lasting_postgres_url)
    builders.found_eventful_book(engine, builders.Clock(LONG_AGO))
    with engine.begin() as connection:
        connection.exec_driver_sql(
            "DO $$ BEGIN CREATE ROLE juru_tulis LOGIN;"
            " EXCEPTION WHEN duplicate_object THEN NULL; END $$"
        )
        connection.exec_driver_sql(
            "GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON ALL TABLES IN SCHEMA public"
            " TO juru_tulis"
        )
    engine.dispose()
    url = sqlalchemy.make_url(lasting_postgres_url)
    return {"host": url.query["host"], "dbname": url.database}


def connected(place, user="juru_tulis"):
    return psycopg.connect(**place, user=user)


@pytest.fixture
def client(place):
    with connected(place) as connection:
        yield Client(connection, mark="%s", stages=False)
        connection.rollback()


@pytest.fixture
def second(place):
    with connected(place) as connection:
        yield Client(connection, mark="%s", stages=False)
        connection.rollback()


def rows(place):
    with connected(place, "postgres") as connection:
        return {
            table.name: sorted(
                connection.execute(f"SELECT * FROM {table.name}").fetchall(),  # noqa: S608
                key=repr,
            )
            for table in LEDGER_TABLES
        }


@pytest.mark.parametrize("attack", ALL, ids=lambda attack: attack.what)
def test_an_attack_is_refused_at_latest_when_it_commits(place, client, attack):
    before = rows(place)

    with pytest.raises(psycopg.DatabaseError, match=attack.said):  # noqa: PT012
        attack.act(client)
        client.connection.commit()
    client.connection.rollback()

    assert rows(place) == before


def test_the_same_client_may_enter_what_is_right(place, client):
    before = rows(place)
    client.enter(*PAIR)
    client.do("SET CONSTRAINTS ALL IMMEDIATE")
    entered = client.value(
        "SELECT COUNT(*) FROM postings WHERE sequence = 9 AND book_id = ?", BOOK
    )
    client.connection.rollback()
    assert (entered, rows(place)) == (2, before)


def test_there_are_thirty_attacks_and_more():
    names = [attack.what for attack in ALL]
    assert len(set(names)) == len(names) >= 30


# --- two at once -----------------------------------------------------------------------------


def test_a_second_transaction_adds_no_line_to_an_entry_in_flight(client, second):
    client.enter(*PAIR)
    with pytest.raises(psycopg.errors.CheckViolation, match="belongs to no entry"):
        second.lay(9, 2, "2025-03-10", CREDIT)


def test_a_second_transaction_does_not_complete_the_entry_of_another(client, second):
    client.enter(DEBIT)
    with pytest.raises(psycopg.errors.CheckViolation, match="belongs to no entry"):
        second.lay(9, 2, "2025-03-10", CREDIT)
    with pytest.raises(psycopg.errors.CheckViolation, match="lacks lines"):
        client.connection.commit()


def test_a_second_transaction_does_not_count_on_an_entry_in_flight(client, second):
    client.enter(*PAIR)
    with pytest.raises(psycopg.errors.CheckViolation, match="gap"):
        second.enter(*PAIR, sequence=10, number=5, voucher_number=9, key="lain")


@pytest.mark.parametrize("level", ["READ COMMITTED", "REPEATABLE READ", "SERIALIZABLE"])
def test_an_entry_does_not_slip_into_a_period_closed_meanwhile(place, level):
    before = rows(place)
    with connected(place) as one, connected(place) as other:
        late = Client(one, mark="%s", stages=False)
        late.do(f"SET TRANSACTION ISOLATION LEVEL {level}")
        late.value("SELECT COUNT(*) FROM period_events")  # its view of things begins here
        closing = Client(other, mark="%s", stages=False)
        event(closed_through="2025-03-31")(closing)
        entered = threading.Thread(target=_swallowing(lambda: _enter_and_commit(late)))
        entered.start()
        other.commit()
        entered.join()
    after_all = rows(place)
    assert [row for row in after_all["entries"] if row not in before["entries"]] == []
    reopen(place)


@pytest.mark.parametrize("level", ["READ COMMITTED", "REPEATABLE READ", "SERIALIZABLE"])
def test_a_closing_waits_for_the_entries_in_flight(place, level):
    before = rows(place)
    with connected(place) as one, connected(place) as other:
        early = Client(one, mark="%s", stages=False)
        early.do(f"SET TRANSACTION ISOLATION LEVEL {level}")
        early.enter(*PAIR, date="2025-04-10")
        closing = Client(other, mark="%s", stages=False)
        closing.do("SET lock_timeout = '100ms'")
        with pytest.raises(psycopg.errors.LockNotAvailable):
            event(closed_through="2025-04-30")(closing)
        one.rollback()
    assert rows(place) == before


def test_an_account_does_not_vanish_under_an_entry_in_flight(client, second):
    client.enter(*PAIR)
    second.do("SET lock_timeout = '100ms'")
    with pytest.raises(psycopg.DatabaseError, match=r"lock timeout|never removed"):
        second.do("DELETE FROM accounts WHERE book_id = ? AND code = ?", BOOK, CASH)


def _enter_and_commit(client: Client) -> None:
    client.enter(*PAIR, date="2025-03-10")
    client.connection.commit()


def _swallowing(act):
    def tried() -> None:
        try:
            act()
        except psycopg.DatabaseError:
            return

    return tried


def reopen(place) -> None:
    """Let the books stand as they stood, for the tests that follow."""
    with connected(place) as connection:
        event(action="reopen", closed_through="2025-01-31")(
            Client(connection, mark="%s", stages=False)
        )
