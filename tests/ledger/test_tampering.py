"""Whoever owns the database can change what they like; verifying finds it, every time."""

from __future__ import annotations

import dataclasses
import datetime as dt
import itertools
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import BigInteger, Date, Integer, delete, insert, select, update

from bumdes import database
from ledger import LedgerError
from ledger.canonical import HASH_VERSION, digest, entry_fields, genesis
from ledger.guards import missing
from ledger.stored import (
    HEADER,
    LINE,
    stored_entries,
    stored_events,
    stored_refusals,
)
from ledger.tables import (
    accounts,
    books,
    counters,
    dimension_values,
    entries,
    period_balances,
    period_events,
    postings,
    refusals,
    staged_lines,
)
from ledger.verify import Finding
from tests.builders import BOOK, CASH, CLERK, at_work, found_eventful_book
from tests.ledger.insider import found_in, inside, verification
from tests.scale import long_or

if TYPE_CHECKING:
    from sqlalchemy import Column, Table

CHAINED = (entries, postings, period_events, refusals)
NUMBERED = {entries: "sequence", postings: "sequence", period_events: "event_no"}
NUMBERED[refusals] = "refusal_no"

EVERY_COLUMN = pytest.mark.parametrize(
    ("table", "name"),
    [(table, column.name) for table in CHAINED for column in table.c],
    ids=lambda value: getattr(value, "name", value),
)
NO_TEXT = "CAST(x'ff' AS TEXT)"
"""Bytes that are no UTF-8, which SQLite takes for text if told to."""

EVERY_CHAIN = pytest.mark.parametrize(
    "table", [entries, period_events, refusals], ids=lambda table: table.name
)


@pytest.fixture
def books_of(lasting_engine):
    """A database with books in which much has happened, which no test may change."""
    return eventful(lasting_engine)


@pytest.fixture
def sqlite_books(lasting_sqlite_url):
    """The same, on SQLite."""
    engine = database.connect(lasting_sqlite_url)
    yield eventful(engine)
    engine.dispose()


def eventful(engine):
    with engine.connect() as connection:
        is_new = connection.scalar(select(books.c.book_id)) is None
    if is_new:
        found_eventful_book(engine)
        with at_work(engine) as book:
            for _ in range(2):
                book.record_refusal(LedgerError("lagi"), request="{}", actor=CLERK)
    return engine


def key_of(table: Table) -> Column[Any]:
    return table.c[NUMBERED[table]]


def rows_of(connection, table: Table) -> list[dict[str, Any]]:
    query = select(table).where(table.c.book_id == BOOK).order_by(*table.primary_key)
    return [dict(row) for row in connection.execute(query).mappings()]


def some(rows: list[Any]) -> list[Any]:
    """Return the first, a middle and the last of *rows*; all in long runs."""
    return long_or([rows[0], rows[len(rows) // 2], rows[-1]], rows)


def where(table: Table, row: dict[str, Any]) -> list[Any]:
    return [column == row[column.name] for column in table.primary_key]


def other(column: Column[Any], value: Any) -> Any:
    """Return another value for *column*."""
    if column.name in {"hash", "head"}:
        return ("1" if value[0] == "0" else "0") + value[1:]
    if isinstance(column.type, Date):
        return dt.date(2031, 1, 1) if value is None else value + dt.timedelta(days=1)
    if isinstance(column.type, (BigInteger, Integer)):
        return 1_000 + (value or 0)
    return (value or "")[:-1] + ("y" if value and value[-1] == "x" else "x")


def names(finding, number: int) -> bool:
    return number in finding.facts.values()


# --- columns --------------------------------------------------------------------------------


@EVERY_COLUMN
def test_a_changed_column_is_found_and_its_row_is_named(books_of, table, name):
    with inside(books_of) as connection:
        for row in some(rows_of(connection, table)):
            number, changed = row[NUMBERED[table]], other(table.c[name], row[name])
            with connection.begin_nested() as savepoint:
                connection.execute(
                    update(table).where(*where(table, row)).values({name: changed})
                )

                assert any(names(finding, number) for finding in found_in(connection))
                savepoint.rollback()


@EVERY_COLUMN
def test_a_value_of_a_type_that_only_sqlite_keeps_is_found(sqlite_books, table, name):
    with inside(sqlite_books) as connection:
        row = rows_of(connection, table)[1]
        number = row[NUMBERED[table]]
        condition = " AND ".join(f"{key.name} = ?" for key in table.primary_key)
        keys = tuple(row[key.name] for key in table.primary_key)
        connection.exec_driver_sql(
            f"UPDATE {table.name} SET {name} = CAST(COALESCE({name}, 'x') AS BLOB)"  # noqa: S608
            f" WHERE {condition}",
            keys,
        )

        assert any(names(finding, number) for finding in found_in(connection))


@pytest.mark.parametrize(
    ("table", "name"),
    [
        (entries, "description"),
        (postings, "unit"),
        (period_events, "reason"),
        (refusals, "actor"),
        (period_balances, "unit"),
        (accounts, "code"),
        (dimension_values, "code"),
    ],
    ids=lambda value: getattr(value, "name", value),
)
def test_a_text_that_only_sqlite_keeps_is_found(sqlite_books, table, name):
    with inside(sqlite_books) as connection:
        connection.exec_driver_sql(f"UPDATE {table.name} SET {name} = {NO_TEXT} || {name}")  # noqa: S608
        result = verification(connection)

        assert "unreadable" in [finding.code for finding in result.findings]
        assert result.unread


# --- rows -----------------------------------------------------------------------------------


def codes_of(findings):
    return {finding.code for finding in findings}


@EVERY_CHAIN
def test_a_removed_row_is_found_and_named(books_of, table):
    with inside(books_of) as connection:
        for row in some(rows_of(connection, table)):
            number = row[NUMBERED[table]]
            with connection.begin_nested() as savepoint:
                connection.execute(delete(table).where(*where(table, row)))
                if table is entries:
                    connection.execute(delete(postings).where(*belongs_to(number)))

                found = found_in(connection)
                assert any(names(finding, number) for finding in found)
                assert codes_of(found) & {"missing", "tail", "counter"}
                savepoint.rollback()


def belongs_to(sequence: int) -> list[Any]:
    return [postings.c.book_id == BOOK, postings.c.sequence == sequence]


def test_a_removed_line_is_found(books_of):
    with inside(books_of) as connection:
        for row in some(rows_of(connection, postings)):
            with connection.begin_nested() as savepoint:
                connection.execute(delete(postings).where(*where(postings, row)))

                found = found_in(connection)
                assert {"line_count", "unbalanced"} <= codes_of(found)
                assert any(names(finding, row["sequence"]) for finding in found)
                savepoint.rollback()


@EVERY_CHAIN
def test_exchanged_rows_are_found(books_of, table):
    with inside(books_of) as connection:
        numbers = [row[NUMBERED[table]] for row in rows_of(connection, table)]
        for one, two in itertools.pairwise(numbers):
            with connection.begin_nested() as savepoint:
                exchange(connection, table, one, two)
                if table is entries:
                    exchange(connection, postings, one, two)

                found = found_in(connection)
                assert all(any(names(finding, n) for finding in found) for n in (one, two))
                savepoint.rollback()


def exchange(connection, table, one, two):
    """Let two rows stand in each other's places."""
    for old, new in ((one, 0), (two, one), (0, two)):
        here = [table.c.book_id == BOOK, key_of(table) == old]
        connection.execute(update(table).where(*here).values({NUMBERED[table]: new}))


@EVERY_CHAIN
def test_a_row_put_at_the_end_is_found(books_of, table):
    with inside(books_of) as connection:
        last = rows_of(connection, table)[-1]
        forged = last | {NUMBERED[table]: last[NUMBERED[table]] + 1}
        if table is entries:
            forged |= {"number": 99, "voucher_number": 99, "key": "palsu", "reverses": None}
        connection.execute(insert(table).values(forged))

        assert any(names(finding, forged[NUMBERED[table]]) for finding in found_in(connection))


@EVERY_CHAIN
def test_a_row_put_at_the_end_with_a_right_digest_is_found(books_of, table):
    with inside(books_of) as connection:
        last = rows_of(connection, table)[-1]
        forged = last | {NUMBERED[table]: last[NUMBERED[table]] + 1}
        if table is entries:
            forged |= {"number": 99, "voucher_number": 99, "key": "palsu", "reverses": None}
            lines = [
                row | {"sequence": forged["sequence"]}
                for row in rows_of(connection, postings)
                if row["sequence"] == last["sequence"]
            ]
            connection.execute(insert(postings), lines)
        connection.execute(insert(table).values(forged))
        rechain(connection)

        codes = codes_of(found_in(connection))
        assert codes == (
            {"number", "head", "tail", "period_balance", "counter"}
            if table is entries
            else {"counter"}
        )


def rechain(connection):
    """Compute every digest again, as somebody would who knows how."""
    identity = connection.scalar(select(books.c.identity).where(books.c.book_id == BOOK))
    head = genesis(identity)
    for row, lines in list(stored_entries(connection, BOOK)):
        head = digest(head, entry_fields(row[HEADER], [line[LINE] for line in lines]))
        write_digest(connection, entries, row[0], head)
    for table, name, rows in (
        (period_events, "period", stored_events(connection, BOOK)),
        (refusals, "refusal", stored_refusals(connection, BOOK)),
    ):
        head = genesis(identity)
        for row in list(rows):
            head = digest(head, [name, *row[:-2]])
            write_digest(connection, table, row[0], head)


def write_digest(connection, table, number, head):
    here = [table.c.book_id == BOOK, key_of(table) == number]
    connection.execute(update(table).where(*here).values(hash=head))


# --- a forger who knows how everything fits --------------------------------------------------


def forge(connection):
    """Make an entry say twice as much, and mend all that would tell."""
    row = connection.execute(select(postings).where(*belongs_to(5))).mappings().all()
    amount = row[0]["debit_minor"] + row[0]["credit_minor"]
    for column in (postings.c.debit_minor, postings.c.credit_minor):
        here = [*belongs_to(5), column > 0]
        connection.execute(update(postings).where(*here).values({column.name: 2 * amount}))
    for line in row:
        c = period_balances.c
        cell = [c[name] == line[name] for name in ("book_id", "account", "component")]
        cell.append(c.month.in_([2025, 202501]))
        for name in ("debit_minor", "credit_minor"):
            more = {name: c[name] + line[name]}
            connection.execute(update(period_balances).where(*cell).values(more))
    rechain(connection)
    mend_head(connection)


def mend_head(connection):
    last = rows_of(connection, entries)[-1]
    new = {"head": last["hash"], "last_sequence": last["sequence"]}
    connection.execute(update(books).where(books.c.book_id == BOOK).values(new))


def head_of(connection):
    return connection.scalar(select(books.c.head).where(books.c.book_id == BOOK))


def test_a_forgery_that_fits_is_found_by_a_head_that_was_noted_down(books_of):
    with inside(books_of) as connection:
        noted = head_of(connection)
        forge(connection)

        assert found_in(connection) == []
        assert codes_of(found_in(connection, expected_head=noted)) == {"head_unknown"}


def test_a_tail_that_was_cut_cleanly_is_found_by_a_head_that_was_noted_down(books_of):
    with inside(books_of) as connection:
        noted = head_of(connection)
        cut_cleanly(connection)

        assert found_in(connection) == []
        assert codes_of(found_in(connection, expected_head=noted)) == {"head_unknown"}


def cut_cleanly(connection):
    """Remove the last entry, wages of February 2025, and mend all that would tell."""
    last = rows_of(connection, entries)[-1]
    connection.execute(delete(entries).where(*where(entries, last)))
    lines = connection.execute(select(postings).where(*belongs_to(last["sequence"])))
    for line in lines.mappings().all():
        c = period_balances.c
        cell = [c[name] == line[name] for name in ("book_id", "account", "component")]
        less = {name: c[name] - line[name] for name in ("debit_minor", "credit_minor")}
        cell.append(c.month.in_([2025, 202502]))
        connection.execute(update(period_balances).where(*cell).values(less))
    connection.execute(delete(postings).where(*belongs_to(last["sequence"])))
    for series, name in (("journal", "number"), (last["voucher_type"], "voucher_number")):
        set_counter(connection, series, last[name] - 1)
    mend_head(connection)


def set_counter(connection, series, last):
    c = counters.c
    here = [c.book_id == BOOK, c.series == series, c.year == 2025]
    change = update(counters).where(*here).values(last=last)
    connection.execute(change if last else delete(counters).where(*here))


def test_a_head_that_was_noted_down_is_found_however_old(books_of):
    with inside(books_of) as connection:
        noted = [row["hash"] for row in rows_of(connection, entries)]
        identity = connection.scalar(select(books.c.identity).where(books.c.book_id == BOOK))

        for head in [genesis(identity), *noted]:
            assert found_in(connection, expected_head=head) == []


# --- what is kept beside the journal --------------------------------------------------------


@pytest.mark.parametrize("name", [column.name for column in period_balances.c])
def test_a_changed_balance_is_found(books_of, name):
    with inside(books_of) as connection:
        for row in some(rows_of(connection, period_balances)):
            changed = other(period_balances.c[name], row[name])
            with connection.begin_nested() as savepoint:
                here = where(period_balances, row)
                connection.execute(update(period_balances).where(*here).values({name: changed}))

                assert "period_balance" in codes_of(found_in(connection))
                savepoint.rollback()


def test_a_removed_balance_is_found(books_of):
    with inside(books_of) as connection:
        row = rows_of(connection, period_balances)[0]
        connection.execute(delete(period_balances).where(*where(period_balances, row)))

        (finding,) = found_in(connection)
        assert (finding.facts["account"], finding.facts["month"]) == (
            row["account"],
            row["month"],
        )


def test_a_balance_that_nothing_made_is_found(books_of):
    with inside(books_of) as connection:
        row = rows_of(connection, period_balances)[0] | {"month": 202612}
        connection.execute(insert(period_balances).values(row))

        assert codes_of(found_in(connection)) == {"period_balance"}


def test_a_balance_that_is_no_number_is_found(sqlite_books):
    with inside(sqlite_books) as connection:
        connection.exec_driver_sql("UPDATE period_balances SET debit_minor = 'banyak'")

        assert "value" in codes_of(found_in(connection))


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"head": "0" * 64}, "head"),
        ({"last_sequence": 99}, "tail"),
        ({"last_sequence": 1}, "tail"),
        ({"result_account": "lain"}, "setting"),
        ({"unit_current_account": "1.0.00.00"}, "setting"),
    ],
    ids=str,
)
def test_a_changed_row_of_the_book_is_found(books_of, changes, code):
    with inside(books_of) as connection:
        connection.execute(update(books).where(books.c.book_id == BOOK).values(changes))

        assert codes_of(found_in(connection)) == {code}


def test_another_identity_is_found(books_of):
    with inside(books_of) as connection:
        connection.execute(update(books).values(identity="lain"))

        found = found_in(connection)
        assert {finding.table for finding in found} == {"entries", "period_events", "refusals"}


def test_a_changed_counter_is_found(books_of):
    with inside(books_of) as connection:
        for row in rows_of(connection, counters):
            with connection.begin_nested() as savepoint:
                here = where(counters, row)
                connection.execute(update(counters).where(*here).values(last=row["last"] + 1))

                (finding,) = found_in(connection)
                assert finding.facts["series"] == row["series"]
                savepoint.rollback()


def test_a_removed_counter_is_found(books_of):
    with inside(books_of) as connection:
        connection.execute(delete(counters).where(counters.c.book_id == BOOK))

        assert codes_of(found_in(connection)) == {"counter"}


def test_lines_that_wait_for_an_entry_are_found(books_of):
    with inside(books_of) as connection:
        row = {"book_id": BOOK, "sequence": 99, "lines": "[]"}
        connection.execute(insert(staged_lines).values(row))

        assert codes_of(found_in(connection)) == {"staged_lines"}


@pytest.mark.parametrize(
    ("table", "changes", "code"),
    [
        (accounts, {"takes_postings": False}, "line_account"),
        (accounts, {"kind": "harta"}, "value"),
        (dimension_values, {"code": "PASAR"}, "line_dimension"),
    ],
    ids=lambda value: getattr(value, "name", str(value)),
)
def test_a_chart_that_the_lines_do_not_fit_is_found(books_of, table, changes, code):
    with inside(books_of) as connection:
        c = table.c
        here = [c.book_id == BOOK, c.code.in_([CASH, "TOKO"])]
        connection.execute(update(table).where(*here).values(changes))

        assert code in codes_of(found_in(connection))


# --- guards ---------------------------------------------------------------------------------


def test_a_missing_guard_is_found_and_named(books_of):
    with books_of.connect() as connection:
        assert missing(connection) == []
        on_table = "" if books_of.dialect.name == "sqlite" else " ON refusals"
        trigger = "refusals_no_update" if not on_table else "refusals_never"
        connection.exec_driver_sql(f"DROP TRIGGER {trigger}{on_table}")

        (finding,) = verification(connection).findings
        assert (finding.code, finding.facts["guard"]) == ("guard_missing", trigger)
        connection.rollback()


# --- digests of a later program -------------------------------------------------------------


@EVERY_CHAIN
def test_a_row_whose_digest_cannot_be_judged_is_told_of(books_of, table):
    with inside(books_of) as connection:
        last = rows_of(connection, table)[-1]
        newer = {"hash_version": HASH_VERSION + 1, "hash": "ab" * 32}
        connection.execute(update(table).where(*where(table, last)).values(newer))
        if table is entries:
            mend_head(connection)

        result = verification(connection)
        assert codes_of(result.findings) <= {"guard_missing"}
        assert not result.ok
        assert f"{table.name} {last[NUMBERED[table]]}" in result.unread[0]


def test_what_was_found_says_more_than_what_was_not_read(books_of):
    with books_of.connect() as connection:
        whole = verification(connection)

    unread = dataclasses.replace(whole, unread=("entries 3",))
    found = dataclasses.replace(unread, findings=(Finding("head", "books"),))
    assert [each.outcome for each in (whole, unread, found)] == ["ok", "partial", "findings"]


def test_a_later_digest_before_an_earlier_one_is_found(books_of):
    with inside(books_of) as connection:
        newer = {"hash_version": HASH_VERSION + 1, "hash": "ab" * 32}
        here = [entries.c.book_id == BOOK, entries.c.sequence == 3]
        connection.execute(update(entries).where(*here).values(newer))

        assert "version_back" in codes_of(found_in(connection))


@pytest.mark.parametrize("version", [0, -1, HASH_VERSION + 1])
def test_a_form_of_digest_that_is_not_the_row_s_is_found(books_of, version):
    with inside(books_of) as connection:
        here = [entries.c.book_id == BOOK, entries.c.sequence == 3]
        connection.execute(update(entries).where(*here).values(hash_version=version))

        (finding,) = found_in(connection)
        assert finding.facts == {"row": 3, "column": "hash_version", "value": version}


# --- what the finding says ------------------------------------------------------------------


def test_a_changed_digest_is_told_from_changed_content(books_of):
    with inside(books_of) as connection:
        for row in some(rows_of(connection, entries)):
            with connection.begin_nested() as savepoint:
                write_digest(
                    connection, entries, row["sequence"], other(entries.c.hash, row["hash"])
                )

                assert "digest" in codes_of(found_in(connection))
                savepoint.rollback()


def test_a_digest_that_is_none_is_found(books_of):
    with inside(books_of) as connection:
        write_digest(connection, entries, 3, "bukan sidik")

        (finding,) = found_in(connection)
        assert finding.facts == {"row": 3, "column": "hash", "value": "bukan sidik"}


def test_two_changed_rows_in_a_row_are_both_named(books_of):
    with inside(books_of) as connection:
        here = [entries.c.book_id == BOOK, entries.c.sequence.in_([2, 3])]
        connection.execute(update(entries).where(*here).values(description="lain"))

        assert [str(finding) for finding in found_in(connection)] == [
            f"row {n} of entries was changed, added or moved: it does not fit its digest"
            for n in (2, 3)
        ]
