"""Verifying an honest book finds nothing; what no guard can see, it finds all the same."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from sqlalchemy import delete, update

from ledger import Book, LedgerError
from ledger.canonical import genesis
from ledger.guards_sqlite import SQLITE_GUARDS
from ledger.stored import Header, Line
from ledger.tables import entries, postings
from ledger.verify import Gap, gaps, verify
from ledger.verify_chain import Chain
from ledger.verify_entry import EntryRules
from ledger.verify_finding import Finding
from ledger.verify_report import MOST_FINDINGS
from tests.builders import (
    BOOK,
    CASH,
    CLERK,
    OTHER_BOOK,
    SALES,
    Clock,
    at_work,
    day,
    found,
    found_eventful_book,
    new_book,
    sale,
)
from tests.ledger.insider import found_in, inside, verification
from tests.ledger.random_books import plans
from tests.scale import long_or


def codes_of(findings):
    return [finding.code for finding in findings]


# --- honest books ---------------------------------------------------------------------------


@settings(
    max_examples=long_or(25, 200),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(plan=plans())
def test_an_honest_book_is_found_whole(engine, plan):
    with engine.connect() as connection, connection.begin() as transaction:
        result = verify(plan.make(connection, "jujur"))

        assert (result.outcome, result.findings, result.unread) == ("ok", (), ())
        transaction.rollback()


def test_everything_that_was_read_is_counted(engine):
    found_eventful_book(engine)
    with at_work(engine) as book:
        result = verify(book)
        lines = sum(len(each.entry.postings) for each in book.entries())

    assert (result.entries, result.lines) == (8, lines)
    assert (result.period_events, result.refusals) == (4, 1)


def test_the_head_is_that_of_the_last_entry(engine):
    found_eventful_book(engine)
    with at_work(engine) as book:
        assert verify(book).head == book.latest(1)[0].hash == book.settings().head


def test_an_empty_book_is_whole(engine):
    with engine.begin() as connection:
        book = Book.create(connection, BOOK, name="Baru", chart=[])

        assert verify(book).ok
        assert verify(book).head == genesis(book.identity)


def test_evidence_is_counted_though_its_papers_are_not_looked_at(engine):
    found(engine, sale(evidence=("ab" * 32, "cd" * 32)), sale(), sale(evidence=("ef" * 32,)))
    with at_work(engine) as book:
        result = verify(book)

    assert (result.evidence, result.outcome) == (3, "ok")


def test_verifying_tells_its_progress(sqlite_engine):
    told = []
    with sqlite_engine.begin() as connection:
        book = new_book(connection)
        book.post_many((sale() for _ in range(2_100)), by=CLERK)
        verify(book, progress=told.append)

    assert told == [1_000, 2_000, 2_100]


def test_one_book_says_nothing_of_another(engine):
    found_eventful_book(engine)
    with inside(engine) as connection:
        connection.execute(
            update(entries).where(entries.c.book_id == OTHER_BOOK).values(reason="lain")
        )

        assert found_in(connection) == []


def test_a_clock_that_went_back_is_told_of_but_nothing_is_wrong(engine):
    found(engine, sale())
    with at_work(engine, clock=lambda: dt.datetime(2020, 1, 1, tzinfo=dt.UTC)) as book:
        book.post(sale(), by=CLERK)
        result = verify(book)

    assert result.ok
    assert codes_of(result.notices) == ["posted_at_order"]


def test_a_clock_that_keeps_going_back_is_told_of_so_often_and_no_more(sqlite_engine):
    clock = Clock(step=dt.timedelta(seconds=-1))
    with sqlite_engine.begin() as connection:
        book = new_book(connection, clock=clock)
        book.post_many((sale() for _ in range(MOST_FINDINGS + 10)), by=CLERK)

        assert len(verify(book).notices) == MOST_FINDINGS


def test_verifying_sees_one_moment_while_others_post(postgres_engine):
    found(postgres_engine, *(sale() for _ in range(50)))

    def post_another(done):
        with at_work(postgres_engine) as book:
            book.post(sale(), by=CLERK)
            book.record_refusal(LedgerError("ditolak"), request="{}", actor=CLERK)
            book.periods.close(day("2024-01-01") + dt.timedelta(days=done), by=CLERK)

    with postgres_engine.connect() as connection:
        view = Book.open(connection, BOOK)  # READ COMMITTED: each statement sees what is new
        post_another(0)
        result = verify(view, progress=post_another)

    assert (result.outcome, result.entries, result.refusals) == ("ok", 51, 1)


# --- what a right digest cannot hide --------------------------------------------------------


def written(book, lines, **fields):
    """Write an entry past every check of the library, with a right digest; the guards hold."""
    writer = book.writer()
    number = writer.last_sequence + 1
    header = Header(
        sequence=number,
        year=2025,
        number=number,
        date="2025-03-10",
        kind="ordinary",
        description="Tulisan langsung",
        voucher_type="BM",
        voucher_number=number,
        key=f"langsung-{number}",
        reverses=None,
        reason="",
        decision="",
        tags="{}",
        evidence="[]",
        posted_at="2099-01-01T00:00:00.000000Z",
        posted_by=CLERK,
        approved_by="",
    )._replace(**fields)
    for series, year in (("journal", header.year), (header.voucher_type, header.year)):
        writer.next_number(series, year)
    writer.add(tuple(header), lines)
    writer.flush()


def line(account=CASH, debits=0, credits=0, **dimensions):
    return tuple(Line(account, debits, credits, *[""] * 7)._replace(**dimensions))


PAIR = [line(CASH, debits=500), line(SALES, credits=500)]
MIRROR = [line(CASH, credits=500), line(SALES, debits=500)]


def test_what_was_written_rightly_past_the_checks_is_whole(engine):
    with engine.begin() as connection:
        book = new_book(connection)
        written(book, PAIR)
        written(book, MIRROR, reverses=1)

        assert verify(book).ok


@pytest.mark.parametrize(
    "lines",
    [
        PAIR,
        [line(CASH, credits=400), line(SALES, debits=400)],
        [line(CASH, credits=500, unit="TOKO"), line(SALES, debits=500, unit="TOKO")],
    ],
)
def test_a_reversal_that_is_no_mirror_is_found(engine, lines):
    with engine.begin() as connection:
        book = new_book(connection)
        written(book, PAIR)
        written(book, lines, reverses=1)

        (finding,) = verify(book).findings
        assert (finding.code, finding.facts["row"], finding.facts["reverses"]) == (
            "reversal",
            2,
            1,
        )


def test_a_reversal_may_explain_its_cash_otherwise(engine):
    with engine.begin() as connection:
        book = new_book(connection)
        written(book, [line(CASH, debits=5), line(SALES, credits=5, component="@in")])
        written(book, [line(CASH, credits=5), line(SALES, debits=5)], reverses=1)

        assert verify(book).ok


def test_many_reversals_are_all_looked_at(sqlite_engine):
    with sqlite_engine.begin() as connection:
        book = new_book(connection)
        for _ in range(210):
            written(book, PAIR)
        for original in range(1, 211):
            written(book, MIRROR if original < 210 else PAIR, reverses=original)

        (finding,) = verify(book).findings
        assert finding.facts["reverses"] == 210


def test_an_entry_that_names_what_nobody_knows_is_found(engine):
    with engine.begin() as connection:
        book = new_book(connection)
        written(book, [line(CASH, debits=5, party="X"), line(SALES, credits=5)])

        (finding,) = verify(book).findings
        assert finding == Finding(
            "line_dimension",
            "postings",
            {"row": 1, "line": 1, "dimension": "party", "value": "X"},
        )


@pytest.mark.parametrize(
    ("reverses", "problem"), [(2, "it comes later"), (3, "it comes later")]
)
def test_a_reversal_of_what_comes_later_is_found(engine, reverses, problem):
    found(engine, sale(), sale(), sale())
    with inside(engine) as connection:
        here = [entries.c.book_id == BOOK, entries.c.sequence == 2]
        connection.execute(update(entries).where(*here).values(reverses=reverses))

        assert problem in [finding.facts.get("problem") for finding in found_in(connection)]


def test_a_second_reversal_is_found(postgres_engine):
    found_eventful_book(postgres_engine)
    with inside(postgres_engine) as connection:
        # SQLite cannot take the unique key away.
        connection.exec_driver_sql(
            "ALTER TABLE entries DROP CONSTRAINT uq_entries_book_id_reverses"
        )
        here = [entries.c.book_id == BOOK, entries.c.sequence == 8]
        connection.execute(update(entries).where(*here).values(reverses=6))

        problems = [finding.facts.get("problem") for finding in found_in(connection)]
        assert "another did before" in problems


# --- lines and entries that lost each other -------------------------------------------------


@pytest.mark.parametrize("kept", [(1,), (2,), (3,), (1, 3), ()])
def test_lines_without_an_entry_are_found_wherever_they_are(engine, kept):
    found(engine, sale(), sale(), sale())
    with inside(engine) as connection:
        connection.execute(delete(entries).where(entries.c.sequence.not_in(kept)))

        rows = [f.facts["row"] for f in found_in(connection) if f.code == "no_entry"]
        assert rows == [n for n in (1, 2, 3) if n not in kept]


@pytest.mark.parametrize("kept", [(1,), (2,), (3,), (1, 3), ()])
def test_entries_without_lines_are_found_wherever_they_are(engine, kept):
    found(engine, sale(), sale(), sale())
    with inside(engine) as connection:
        connection.execute(delete(postings).where(postings.c.sequence.not_in(kept)))

        rows = [f.facts["row"] for f in found_in(connection) if f.code == "line_count"]
        assert rows == [n for n in (1, 2, 3) if n not in kept]


def test_what_follows_a_missing_row_is_not_said_to_be_whole(engine):
    found(engine, sale(), sale(), sale())
    with inside(engine) as connection:
        connection.execute(delete(entries).where(entries.c.sequence == 2))

        assert verification(connection).unread == ("entries 3: what it follows is missing",)


def test_a_changed_row_before_a_missing_one_is_named_too(engine):
    found(engine, sale(), sale(), sale(), sale())
    with inside(engine) as connection:
        connection.execute(update(entries).where(entries.c.sequence == 2).values(reason="x"))
        connection.execute(delete(entries).where(entries.c.sequence == 3))

        findings = [(f.code, f.facts.get("row")) for f in found_in(connection)]
        assert ("content", 2) in findings


def test_more_findings_than_anybody_reads_are_counted(sqlite_engine):
    with sqlite_engine.begin() as connection:
        new_book(connection).post_many((sale() for _ in range(1_100)), by=CLERK)
    with inside(sqlite_engine) as connection:
        connection.execute(update(entries).values(line_count=3))
        result = verification(connection)

    assert (len(result.findings), result.findings[-1].code) == (MOST_FINDINGS, "line_count")
    assert result.omitted == 1_100 + len(SQLITE_GUARDS) - MOST_FINDINGS


def test_more_unread_rows_than_anybody_reads_are_told_of_so_often(sqlite_engine):
    with sqlite_engine.begin() as connection:
        new_book(connection).post_many((sale() for _ in range(1_100)), by=CLERK)
    with inside(sqlite_engine) as connection:
        connection.execute(update(entries).values(hash_version=9, hash="ab" * 32))

        assert len(verification(connection).unread) == MOST_FINDINGS


# --- the rules of an entry ------------------------------------------------------------------

RULES = EntryRules.of([CASH, SALES], [("unit", "TOKO")])
SOUND = Header(
    sequence=7,
    year=2025,
    number=7,
    date="2025-03-10",
    kind="ordinary",
    description="Penjualan",
    voucher_type="BKM",
    voucher_number=3,
    key="a",
    reverses=None,
    reason="",
    decision="",
    tags='{"a":"b"}',
    evidence='["c"]',
    posted_at="2025-03-10T08:00:00.000000Z",
    posted_by=CLERK,
    approved_by="",
)


def test_a_sound_entry_breaks_no_rule():
    assert list(RULES.findings(SOUND, PAIR)) == []


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("sequence", "7"),
        ("year", 2024),
        ("year", None),
        ("number", 0),
        ("number", True),
        ("date", "2025-3-10"),
        ("date", "2025-02-30"),
        ("date", b"2025-03-10"),
        ("kind", "lain"),
        ("description", None),
        ("voucher_type", "BKX"),
        ("voucher_number", -1),
        ("reverses", "6"),
        ("tags", "{"),
        ("tags", "[]"),
        ("tags", '{"a": "b"}'),
        ("tags", '{"a":1}'),
        ("tags", "[" * 100_000),
        ("evidence", "{}"),
        ("evidence", "[1]"),
        ("posted_at", "2025-03-10 08:00"),
        ("posted_at", "2025-03-32T08:00:00.000000Z"),
    ],
    ids=lambda value: repr(value)[:30],
)
def test_a_field_that_cannot_be_breaks_a_rule(column, value):
    (finding,) = RULES.findings(SOUND._replace(**{column: value}), PAIR)

    assert (finding.code, finding.facts["column"], finding.facts["value"]) == (
        "value",
        column,
        value,
    )


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (line(CASH, debits=-500), "line_amount"),
        (line(CASH, debits=500, credits=500), "line_amount"),
        (line(CASH), "line_amount"),
        (line("lain", debits=500), "line_account"),
        (line(CASH, debits=500, unit="PASAR"), "line_dimension"),
        (line(CASH, debits=500.0), "value"),
        (line(CASH, debits=500, unit=None), "value"),
    ],
)
def test_a_line_that_cannot_be_breaks_a_rule(wrong, code):
    codes = codes_of(RULES.findings(SOUND, [wrong, line(SALES, credits=500)]))

    assert codes[0] == code


@pytest.mark.parametrize("lines", [[], PAIR[:1]])
def test_an_entry_has_two_lines_or_more(lines):
    assert "too_few_lines" in codes_of(RULES.findings(SOUND, lines))


def test_each_unit_must_balance():
    lines = [line(CASH, debits=500, unit="TOKO"), line(SALES, credits=500)]

    assert codes_of(RULES.findings(SOUND, lines)) == ["unbalanced", "unbalanced"]


# --- chains ---------------------------------------------------------------------------------


@pytest.mark.parametrize("number", ["1", 1.0, None, 0])
def test_a_row_without_a_number_is_found(number):
    findings = []
    Chain("entries", genesis("x"), findings.append, print).follow(number, ["a"], 1, "ab" * 32)

    assert codes_of(findings) == ["value"]


# --- gaps -----------------------------------------------------------------------------------


def test_an_honest_book_has_no_gaps(engine):
    found_eventful_book(engine)
    with at_work(engine) as book:
        assert gaps(book) == ()


def test_a_gap_is_reported_by_series_and_year(engine):
    found(engine, *(sale(on="2025-01-05") for _ in range(5)), sale(on="2026-01-05"))
    with inside(engine) as connection:
        gone = entries.c.sequence.in_([1, 3, 4])
        connection.execute(delete(entries).where(gone))

        assert gaps(Book.open(connection, BOOK)) == (
            Gap("BKM", 2025, 1, 1),
            Gap("BKM", 2025, 3, 4),
            Gap("journal", 2025, 1, 1),
            Gap("journal", 2025, 3, 4),
        )
