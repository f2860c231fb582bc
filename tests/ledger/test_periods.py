from __future__ import annotations

import datetime as dt

import pytest

from ledger import Book, Period
from ledger.canonical import digest, genesis
from ledger.errors import LedgerError, PeriodClosedError, PeriodLockedError
from ledger.periods import LONGEST_EXCEPTION_DAYS, event_fields
from tests import builders
from tests.builders import CLERK, Clock, at_work, day, sale

JANUARY = Period.month(2025, 1)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def book(lasting_engine, clock):
    with lasting_engine.connect() as connection:
        yield builders.new_book(connection, "periode", clock=clock)
        connection.rollback()


def stands(book):
    state = book.periods.state
    return state.closed_through, state.locked_through


def takes(book, on):
    """Return whether the book takes an entry of a day, or the code it refuses it with."""
    return next(iter(problem.code for problem in book.check(sale(on=on))), True)


def test_a_new_book_is_open(book):
    assert (stands(book), book.periods.events(), takes(book, "1900-01-01")) == (
        (None, None),
        [],
        True,
    )


def test_a_closed_book_takes_what_comes_after(book):
    book.periods.close(day("2025-01-31"), by=CLERK)
    assert [takes(book, on) for on in ("2025-01-31", "2025-02-01")] == ["period_closed", True]


def test_a_refused_day_tells_through_when_the_book_is_closed(book):
    book.periods.close(day("2025-01-31"), by=CLERK)
    with pytest.raises(PeriodClosedError) as refused:
        book.post(sale(on="2025-01-15"), by=CLERK)
    assert refused.value.facts == {
        "day": day("2025-01-15"),
        "closed_through": day("2025-01-31"),
    }


def test_a_reopened_book_takes_what_it_took_before(book):
    book.periods.close(day("2025-03-31"), by=CLERK)
    book.periods.reopen(day("2025-01-31"), by=CLERK, reason="Nota tercecer")
    assert [takes(book, on) for on in ("2025-01-31", "2025-02-01")] == ["period_closed", True]


def test_what_is_locked_tells_that_it_is_locked(book):
    book.periods.close(day("2025-01-31"), by=CLERK)
    book.periods.lock(day("2025-01-15"), by=CLERK, reason="Musyawarah desa")
    with pytest.raises(PeriodLockedError) as refused:
        book.post(sale(on="2025-01-15"), by=CLERK)
    assert (refused.value.facts["locked_through"], takes(book, "2025-01-16")) == (
        day("2025-01-15"),
        "period_closed",
    )


def test_a_lock_may_be_moved_on(book):
    book.periods.close(day("2025-03-31"), by=CLERK)
    for through in ("2025-01-31", "2025-03-31"):
        book.periods.lock(day(through), by=CLERK, reason="Musyawarah desa")
    assert stands(book) == (day("2025-03-31"), day("2025-03-31"))


def test_a_book_may_be_reopened_down_to_its_lock(book):
    book.periods.close(day("2025-03-31"), by=CLERK)
    book.periods.lock(day("2025-01-31"), by=CLERK, reason="Musyawarah desa")
    book.periods.reopen(day("2025-01-31"), by=CLERK, reason="Koreksi")
    assert takes(book, "2025-02-01") is True


def test_an_exception_lets_its_days_in_and_no_others(book, clock):
    book.periods.close(day("2025-03-31"), by=CLERK)
    until = clock.now + dt.timedelta(days=3)
    book.periods.allow(JANUARY, until=until, by=CLERK, reason="Nota susulan")
    assert [
        takes(book, on) for on in ("2024-12-31", "2025-01-01", "2025-01-31", "2025-02-01")
    ] == [
        "period_closed",
        True,
        True,
        "period_closed",
    ]


def test_an_exception_is_over_when_its_time_is_up(book, clock):
    book.periods.close(day("2025-03-31"), by=CLERK)
    until = clock.now + dt.timedelta(days=3)
    book.periods.allow(JANUARY, until=until, by=CLERK, reason="Nota susulan")
    clock.pass_days(2.9)
    before = takes(book, "2025-01-15")
    clock.pass_days(0.1)
    assert (before, takes(book, "2025-01-15")) == (True, "period_closed")


def test_an_exception_may_last_a_month(book, clock):
    until = clock.now + clock.step + dt.timedelta(days=LONGEST_EXCEPTION_DAYS)
    event = book.periods.allow(JANUARY, until=until, by=CLERK, reason="Nota susulan")
    assert event.until == until


def test_an_exception_given_in_local_time_ends_at_that_time(book, clock):
    wib = dt.timezone(dt.timedelta(hours=7))
    until = (clock.now + dt.timedelta(hours=1)).astimezone(wib)
    book.periods.close(day("2025-03-31"), by=CLERK)
    book.periods.allow(JANUARY, until=until, by=CLERK, reason="Nota susulan")
    clock.pass_days(50 / 24 / 60)
    before = takes(book, "2025-01-15")
    clock.pass_days(20 / 24 / 60)
    assert (before, takes(book, "2025-01-15")) == (True, "period_closed")


def test_an_exception_does_not_open_what_was_locked_afterwards(book, clock):
    book.periods.close(day("2025-03-31"), by=CLERK)
    until = clock.now + dt.timedelta(days=3)
    book.periods.allow(JANUARY, until=until, by=CLERK, reason="Nota susulan")
    book.periods.lock(day("2025-01-31"), by=CLERK, reason="Musyawarah desa")
    assert takes(book, "2025-01-15") == "period_locked"


def test_exceptions_add_up(book, clock):
    book.periods.close(day("2025-03-31"), by=CLERK)
    for month, days in ((1, 1), (3, 9)):
        book.periods.allow(
            Period.month(2025, month),
            until=clock.now + dt.timedelta(days=days),
            by=CLERK,
            reason="Nota susulan",
        )
    clock.pass_days(5)
    assert [takes(book, f"2025-0{month}-15") for month in (1, 2, 3)] == [
        "period_closed",
        "period_closed",
        True,
    ]


def test_an_exception_leaves_the_book_closed(book, clock):
    book.periods.close(day("2025-03-31"), by=CLERK)
    until = clock.now + dt.timedelta(days=1)
    book.periods.allow(JANUARY, until=until, by=CLERK, reason="Nota susulan")
    assert stands(book) == (day("2025-03-31"), None)


def test_every_change_is_told_with_who_and_why(book):
    book.periods.close(day("2025-03-31"), by="sari")
    book.periods.reopen(day("2025-01-31"), by="pak-umar", reason="Nota tercecer")
    book.periods.lock(day("2025-01-15"), by="kepala-desa", reason="Musyawarah desa")
    told = [
        (e.event_no, e.action, e.closed_through, e.locked_through, e.made_by, e.reason)
        for e in book.periods.events()
    ]
    assert told == [
        (1, "close", day("2025-03-31"), None, "sari", "Tutup buku"),
        (2, "reopen", day("2025-01-31"), None, "pak-umar", "Nota tercecer"),
        (3, "lock", day("2025-01-31"), day("2025-01-15"), "kepala-desa", "Musyawarah desa"),
    ]


def test_an_event_reads_back_as_it_was_made(book, clock):
    until = clock.now + dt.timedelta(days=1, microseconds=5)
    made = [
        book.periods.close(day("2025-03-31"), by=CLERK),
        book.periods.allow(JANUARY, until=until, by=CLERK, reason="Nota susulan"),
    ]
    assert book.periods.events() == made


def test_events_are_chained_from_the_identity_of_the_book(book):
    for through in ("2025-01-31", "2025-02-28"):
        book.periods.close(day(through), by=CLERK)
    head = genesis(book.identity)
    for event in book.periods.events():
        head = digest(head, event_fields(event))
    hashes = "SELECT hash FROM period_events WHERE book_id = 'periode' AND event_no = 2"
    assert book.connection.exec_driver_sql(hashes).scalar() == head


@pytest.mark.parametrize("through", [None, "2025-01-31", dt.date(1899, 1, 1)], ids=repr)
@pytest.mark.parametrize("verb", ["close", "reopen", "lock"])
def test_what_is_no_day_closes_nothing(book, verb, through):
    with pytest.raises(LedgerError) as refused:
        getattr(book.periods, verb)(through, by=CLERK, reason="Perlu")
    assert refused.value.code == "invalid_date"


def test_posting_and_closing_go_together_in_one_transaction(engine):
    builders.found(engine)
    with at_work(engine) as book:
        book.post(sale(on="2025-01-31"), by=CLERK)
        book.periods.close(day("2025-01-31"), by=CLERK)
    with at_work(engine) as book:
        assert (book.settings().last_sequence, stands(book)) == (1, (day("2025-01-31"), None))


def test_closing_and_posting_under_an_exception_go_together(engine):
    builders.found(engine)
    with at_work(engine) as book:
        book.periods.close(day("2025-01-31"), by=CLERK)
        until = book.clock() + dt.timedelta(days=1)
        book.periods.allow(JANUARY, until=until, by=CLERK, reason="Nota susulan")
        book.post(sale(on="2025-01-15"), by=CLERK)
    with at_work(engine) as book:
        assert book.settings().last_sequence == 1


def test_a_closing_that_is_rolled_back_closes_nothing(engine):
    builders.found(engine)
    with engine.connect() as connection:
        book = Book.open(connection, builders.BOOK, clock=Clock())
        book.periods.close(day("2025-01-31"), by=CLERK)
        connection.rollback()
    assert builders.post(engine, sale(on="2025-01-15"))[0].sequence == 1
