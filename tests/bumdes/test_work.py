from __future__ import annotations

import datetime as dt
import sqlite3
import threading

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError

from bumdes.actions.founding import add_village
from bumdes.actions.recording import record_entry
from bumdes.enterprise import Village as VillageRecord
from bumdes.errors import BusyError, NotFoundError
from bumdes.record import described
from bumdes.unit import find_unit
from bumdes.work import ATTEMPTS, begin_session, begin_work, is_passing, retried, run_work
from ledger import Book, LedgerError
from ledger.errors import BookNotFoundError, DatabaseGuardError, PeriodClosedError
from tests.bumdes.village import ADMIN, BOOK, MANAGER, day, entry, now


class PassingError(Exception):
    """What a database raises when others won."""

    def __init__(self, sqlstate):
        super().__init__(sqlstate)
        self.sqlstate = sqlstate


def busy(code=sqlite3.SQLITE_BUSY):
    error = sqlite3.OperationalError("database is locked")
    error.sqlite_errorcode = code
    return OperationalError("BEGIN IMMEDIATE", {}, error)


def failing(times, error):
    """Return a function that raises *error* so often, and then answers."""
    left = [error] * times

    def once():
        if left:
            raise left.pop()
        return "done"

    return once


def refused_after(act, *given):
    """Return an act that does what *act* does, and is refused then."""

    def acts(work):
        act(work, *given)
        find_unit(work.session, BOOK, "TIADA")

    return acts


def test_work_is_kept_when_it_ends_well(village):
    with village.work() as work:
        record_entry(work, entry())

    assert len(village.entries()) == 1


def test_work_is_undone_when_it_is_refused(village):
    with pytest.raises(NotFoundError):
        village.does(refused_after(record_entry, entry()))

    assert village.entries() == []


def test_records_are_undone_with_the_journal(village):
    with pytest.raises(NotFoundError):
        village.does(refused_after(add_village, "99.01.01.2001", "Maju"))

    with begin_session(village.engine, read_only=True) as session:
        assert session.get(VillageRecord, (BOOK, "99.01.01.2001")) is None


def test_work_is_undone_by_any_other_failure(village):
    def break_down(work):
        record_entry(work, entry())
        return 1 / 0

    with pytest.raises(ZeroDivisionError):
        village.does(break_down)

    assert village.entries() == []


def test_a_refusal_of_the_books_is_kept(village):
    with pytest.raises(LedgerError), village.work() as work:
        record_entry(work, entry(unit="TIADA"))

    assert village.refusals() == ["unknown_dimension_value"]


def test_a_refusal_of_the_enterprise_is_kept(village):
    with pytest.raises(NotFoundError), village.work() as work:
        find_unit(work.session, BOOK, "TIADA")

    assert village.refusals() == ["not_found"]


def test_a_refusal_tells_who_asked_for_what(village):
    with pytest.raises(LedgerError), village.work() as work:
        record_entry(work, entry(unit="TIADA", key="satu"))

    with village.work(read_only=True) as work:
        refusal = work.book.refusals()[0]
    assert (refusal.actor, '"key": "satu"' in refusal.request) == ("cli:penguji", True)


def test_a_failure_that_is_no_refusal_is_not_kept(village):
    with pytest.raises(ZeroDivisionError):
        village.does(lambda _: 1 / 0)

    assert village.refusals() == []


def test_work_that_only_reads_keeps_no_refusal(village):
    with pytest.raises(NotFoundError), village.work(read_only=True) as work:
        find_unit(work.session, BOOK, "TIADA")

    assert village.refusals() == []


def test_there_is_no_work_without_books(village):
    with (
        pytest.raises(BookNotFoundError),
        begin_work(village.engine, actor=ADMIN, book_id="tiada"),
    ):
        pass


def test_work_that_only_reads_cannot_write_to_postgresql(postgres_engine):
    with pytest.raises(DBAPIError), begin_session(postgres_engine, read_only=True) as session:
        session.execute(sa.text("CREATE TABLE x (y int)"))


def test_readers_see_the_books_as_they_were_at_their_first_question(village):
    with village.work(read_only=True) as work:
        before = work.book.latest(10)
        village.does(record_entry, entry())

        assert work.book.latest(10) == before


def test_a_refusal_by_the_database_has_a_name(village):
    gap = sa.text("INSERT INTO refusals VALUES ('maju-jaya', 9, '', '', '', '', '', 1, '')")

    with pytest.raises(DatabaseGuardError), begin_session(village.engine) as session:
        session.execute(gap)


def test_another_failure_of_the_database_keeps_its_own(village):
    with pytest.raises(DBAPIError), begin_session(village.engine) as session:
        session.execute(sa.text("SELECT * FROM tiada"))


def test_records_can_be_read_after_their_work(shop):
    with shop.work() as work:
        unit = find_unit(work.session, BOOK, "TOKO")

    assert unit.name == "Unit Toko"


def test_work_knows_its_enterprise(village):
    with village.work(read_only=True) as work:
        assert work.enterprise.name == "BUM Desa Maju Jaya"


def test_books_need_no_enterprise(engine):
    with begin_session(engine) as session:
        Book.create(session, "tanpa", name="Tanpa", chart=[])

    with begin_work(engine, actor=ADMIN, book_id="tanpa") as work:
        assert work.enterprise is None


def test_the_clock_of_work_is_the_clock_of_its_books(village):
    village.does(record_entry, entry())

    with village.work(read_only=True) as work:
        assert work.book.latest(1)[0].posted_at == now()


def test_run_work_returns_what_was_done(village):
    posted = run_work(
        village.engine,
        actor=ADMIN,
        book_id=BOOK,
        clock=now,
        do=lambda work: record_entry(work, entry(key="satu")),
    )

    assert posted.key == "satu"


def test_run_work_does_not_repeat_a_refusal(village):
    village.does(lambda work: work.book.periods.close(day(12, 31), by="ratna"))

    with pytest.raises(PeriodClosedError):
        run_work(
            village.engine,
            actor=ADMIN,
            book_id=BOOK,
            clock=now,
            do=lambda work: record_entry(work, entry()),
        )

    assert village.refusals() == ["period_closed"]


def test_many_at_once_are_all_served(shop):
    problems: list[BaseException] = []

    def sell(number):
        try:
            for position in range(5):
                shop.sells(by=MANAGER, key=f"{number}-{position}")
        except BaseException as problem:  # noqa: BLE001 - told to the test's own thread
            problems.append(problem)

    threads = [threading.Thread(target=sell, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert (problems, len(shop.entries())) == ([], 20)


@pytest.mark.parametrize(
    "error",
    [
        busy(),
        busy(sqlite3.SQLITE_BUSY_SNAPSHOT),
        busy(sqlite3.SQLITE_LOCKED),
        OperationalError("COMMIT", {}, PassingError("40001")),
        OperationalError("COMMIT", {}, PassingError("40P01")),
    ],
)
def test_what_others_caused_passes(error):
    assert is_passing(error)


@pytest.mark.parametrize(
    "error",
    [
        busy(sqlite3.SQLITE_CONSTRAINT),
        IntegrityError("INSERT", {}, PassingError("23505")),
        OperationalError("SELECT", {}, Exception("gone")),
    ],
)
def test_what_others_did_not_cause_does_not_pass(error):
    assert not is_passing(error)


def test_what_passes_is_tried_again():
    assert retried(failing(3, busy()), wait=lambda _: None) == "done"


def test_each_pause_may_be_longer_than_the_one_before():
    pauses: list[float] = []

    retried(failing(ATTEMPTS - 1, busy()), wait=pauses.append)

    bounds = [(0.005 * 2**n, 0.01 * 2**n) for n in range(ATTEMPTS - 1)]
    assert [lo <= pause <= hi for pause, (lo, hi) in zip(pauses, bounds, strict=True)] == [
        True
    ] * (ATTEMPTS - 1)


def test_at_last_one_gives_up():
    with pytest.raises(BusyError):
        retried(failing(ATTEMPTS, busy()), wait=lambda _: None)


def test_what_does_not_pass_is_not_tried_again():
    tries = failing(1, IntegrityError("INSERT", {}, PassingError("23505")))

    with pytest.raises(IntegrityError):
        retried(tries, wait=lambda _: None)


def test_a_request_is_described_as_one_json_text():
    assert described("act", on=dt.date(2025, 1, 2)) == '{"act": "act", "on": "2025-01-02"}'
