from __future__ import annotations

import contextlib
import datetime as dt

import pytest

from bumdes import database
from bumdes.chart import CASH
from bumdes.demo import DEMO_LOGINS, DEMO_PASSWORD, JOINT_BOOK, VILLAGE_BOOK, build_demo
from bumdes.enterprise import Enterprise, villages_of
from bumdes.password import is_password
from bumdes.people import appointments_of, find_person
from bumdes.permissions import Role, command_line_actor
from bumdes.unit import units_of
from bumdes.work import begin_session, begin_work
from ledger import EntryKind, Period, Side, rp
from ledger.verify import verify
from ledger.view import book_ids
from tests.bumdes.village import Village

NOW = dt.datetime(2026, 11, 24, 7, 30, tzinfo=dt.UTC)
TODAY = NOW.date()
FEBRUARY = dt.datetime(2026, 2, 3, tzinfo=dt.UTC)
BOOKS = [VILLAGE_BOOK, JOINT_BOOK]
UNITS = {VILLAGE_BOOK: ["GEDUNG", "LAPAK", "SP", "TOKO"], JOINT_BOOK: ["AIR", "WISATA"]}


@contextlib.contextmanager
def database_in(folder):
    engine = database.connect(f"sqlite:///{folder / 'demo.sqlite'}")
    database.migrate(engine)
    yield engine
    engine.dispose()


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """The demonstration, which tests only read."""
    with database_in(tmp_path_factory.mktemp("demo")) as engine:
        build_demo(engine, lambda: NOW)
        yield engine


@pytest.fixture(scope="module")
def built_again(tmp_path_factory):
    """A demonstration of February, asked for again in November; there was a person before."""
    with database_in(tmp_path_factory.mktemp("again")) as engine:
        Village(engine).with_person("direktur")
        build_demo(engine, lambda: FEBRUARY)
        build_demo(engine, lambda: NOW)
        yield engine


def reading(engine, book_id=VILLAGE_BOOK):
    return begin_work(engine, actor=command_line_actor("x"), book_id=book_id, read_only=True)


def entries(engine, book_id):
    """Return every entry but for what no two books share."""
    with reading(engine, book_id) as work:
        return [
            (e.number, e.voucher, e.posted_by, e.posted_at, e.entry.date, e.entry.postings)
            for e in work.book.entries()
        ]


def test_the_demonstration_is_the_same_every_time_and_in_every_database(demo, postgres_engine):
    build_demo(postgres_engine, lambda: NOW)

    assert [entries(postgres_engine, b) for b in BOOKS] == [entries(demo, b) for b in BOOKS]


def test_the_demonstration_is_built_once(built_again):
    with reading(built_again) as work:
        assert max(e.posted_at for e in work.book.latest(50)) <= FEBRUARY


def test_who_is_there_already_keeps_the_own_password(built_again):
    with begin_session(built_again) as session:
        kept = find_person(session, "direktur").password_hash
    assert not is_password(DEMO_PASSWORD, kept)


@pytest.mark.parametrize(
    "now",
    [
        dt.datetime(2026, 1, 1, 0, 0, tzinfo=dt.UTC),
        dt.datetime(2028, 2, 29, 23, 59, tzinfo=dt.UTC),
    ],
)
def test_the_demonstration_can_be_built_on_any_day(sqlite_engine, now):
    build_demo(sqlite_engine, lambda: now)

    with reading(sqlite_engine) as work:
        last = max(e.entry.date for e in work.book.latest(50))
    assert now.date() - dt.timedelta(days=6) <= last <= now.date()


def test_there_are_two_enterprises(demo):
    with begin_session(demo, read_only=True) as session:
        assert sorted(book_ids(session)) == sorted(BOOKS)


@pytest.mark.parametrize(("book_id", "villages"), [(VILLAGE_BOOK, 1), (JOINT_BOOK, 3)])
def test_each_enterprise_has_its_villages(demo, book_id, villages):
    with begin_session(demo, read_only=True) as session:
        enterprise = session.get_one(Enterprise, book_id)
        found = len(villages_of(session, book_id))
    assert (found, enterprise.is_joint) == (villages, villages > 1)


@pytest.mark.parametrize("book_id", BOOKS)
def test_each_enterprise_has_its_units(demo, book_id):
    with begin_session(demo, read_only=True) as session:
        assert [unit.code for unit in units_of(session, book_id)] == UNITS[book_id]


@pytest.mark.parametrize("book_id", BOOKS)
def test_the_books_are_whole(demo, book_id):
    with reading(demo, book_id) as work:
        assert verify(work.book).ok


@pytest.mark.parametrize("book_id", BOOKS)
def test_last_year_is_closed(demo, book_id):
    with reading(demo, book_id) as work:
        assert work.book.periods.state.closed_through >= dt.date(2025, 12, 31)


def test_what_was_accepted_is_locked(demo):
    with reading(demo) as work:
        assert work.book.periods.state.locked_through == dt.date(2025, 12, 31)


def test_nothing_was_posted_in_the_future(demo):
    with reading(demo) as work:
        late = [e for e in work.book.entries() if e.posted_at > NOW or e.entry.date > TODAY]
    assert late == []


def test_entries_were_recorded_on_their_day(demo):
    with reading(demo) as work:
        odd = {e.entry.kind for e in work.book.entries() if e.posted_at.date() != e.entry.date}
    assert odd == {EntryKind.CLOSING}


@pytest.mark.parametrize("book_id", BOOKS)
def test_no_cash_account_of_any_unit_is_ever_overdrawn(demo, book_id):
    with reading(demo, book_id) as work:
        rest: dict[tuple[str, str], int] = {}
        overdrawn = set()
        for posted in work.book.entries(Period(dt.date(2025, 1, 1), TODAY)):
            for p in posted.entry.postings:
                if p.account.startswith(CASH):
                    place = (p.unit, p.account)
                    rest[place] = rest.get(place, 0) + p.debit_minor - p.credit_minor
                    if rest[place] < 0:
                        overdrawn.add((*place, posted.entry.date))
    assert overdrawn == set()


@pytest.mark.parametrize("book_id", BOOKS)
def test_the_books_between_the_offices_agree(demo, book_id):
    with reading(demo, book_id) as work:
        owed = sum(
            b.net(Side.DEBIT).amount
            for c, b in work.book.balances().items()
            if c.startswith("1.1.99")
        )
        owing = work.book.balance("3.8.01.01").net(Side.CREDIT).amount
    assert owed == owing


@pytest.mark.parametrize("book_id", BOOKS)
def test_last_year_made_a_profit(demo, book_id):
    with reading(demo, book_id) as work:
        assert work.book.balance("3.3.01.01").net(Side.CREDIT) > rp(0)


def test_the_opening_is_that_of_a_real_enterprise(demo):
    with reading(demo) as work:
        (opening,) = [e.entry for e in work.book.entries() if e.entry.kind is EntryKind.OPENING]
    total = sum(p.debit_minor for p in opening.postings if not p.account.startswith("1.1.99"))
    assert total == 412_924_331_00


def test_stock_is_never_below_nothing(demo):
    with reading(demo) as work:
        months = [dt.date(2025, m, 28) for m in range(1, 13)]
        rests = [work.book.balance("1.1.05.01", day).net(Side.DEBIT) for day in months]
    assert min(rests) >= rp(0)


def test_a_mistake_was_taken_back(demo):
    with reading(demo) as work:
        assert [e for e in work.book.entries() if e.entry.reverses is not None]


def test_the_village_got_its_share(demo):
    with reading(demo) as work:
        assert work.book.balance("3.2.01.01").net(Side.DEBIT) > rp(0)


@pytest.mark.parametrize("login", DEMO_LOGINS, ids=lambda login: login.username)
def test_everybody_logs_in_and_holds_the_office(demo, login):
    with begin_session(demo) as session:
        person = find_person(session, login.username)
        (held,) = appointments_of(session, person.person_id, TODAY)
    assert is_password(DEMO_PASSWORD, person.password_hash)
    assert (held.book_id, held.role, held.unit) == (login.book_id, login.role, login.unit)


def test_every_role_can_log_in():
    assert {login.role for login in DEMO_LOGINS} == set(Role)


def test_everybody_has_a_username_of_the_own():
    assert len({login.username for login in DEMO_LOGINS}) == len(DEMO_LOGINS)


def test_the_logins_are_returned(demo):
    assert build_demo(demo, lambda: NOW) == list(DEMO_LOGINS)
