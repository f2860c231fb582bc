from __future__ import annotations

import contextlib
import datetime as dt

import pytest

from bumdes import database
from bumdes.actions.closing import check_list
from bumdes.capital.borrowed_asset import borrowed_assets_of
from bumdes.capital.contribution import contributions_of, ring_fenced_of
from bumdes.capital.money_left import money_left
from bumdes.capital.reconciliation import reconcile_capital
from bumdes.capital.use import use_of_capital
from bumdes.chart import CASH
from bumdes.dealings.dealing import DealingKind, dealings_of
from bumdes.demo import DEMO_LOGINS, DEMO_PASSWORD, JOINT_BOOK, VILLAGE_BOOK, build_demo
from bumdes.enterprise import Enterprise, villages_of
from bumdes.governance.cooperation import cooperations_of
from bumdes.governance.term_warning import term_warnings
from bumdes.password import is_password
from bumdes.people import appointments_of, find_person
from bumdes.permissions import Role, command_line_actor
from bumdes.planning.proposal import proposals_of
from bumdes.planning.review import stage_of
from bumdes.planning.stage import Stage
from bumdes.planning.work_plan import plans_of
from bumdes.register_tag import REGISTER_TAG
from bumdes.sharing.head_kind import Use
from bumdes.sharing.register import read_sharings
from bumdes.sharing.year_result import year_result
from bumdes.stored_file import files_of
from bumdes.unit import units_of
from bumdes.work import begin_session, begin_work
from ledger import EntryKind, Period, Side, rp
from ledger.journal import VoucherType
from ledger.journal_view import book_ids
from ledger.money import to_minor, total
from ledger.verify import verify
from reports.checks import ALL_CHECKS
from reports.checks.statements_proved import STATEMENTS_PROVED
from reports.composing import compose
from reports.kind import Asked
from reports.kinds import KINDS
from tests.bumdes.village import Village
from tests.demonstration import NOW, demonstration_in

TODAY = NOW.date()
FEBRUARY = dt.datetime(2026, 2, 3, tzinfo=dt.UTC)
BOOKS = [VILLAGE_BOOK, JOINT_BOOK]
UNITS = {
    VILLAGE_BOOK: ["GEDUNG", "LAPAK", "SP", "TOKO"],
    JOINT_BOOK: ["AIR", "DBM", "IKAN", "WISATA"],
}


@contextlib.contextmanager
def database_in(folder):
    engine = database.connect(f"sqlite:///{folder / 'demo.sqlite'}")
    database.migrate(engine)
    yield engine
    engine.dispose()


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """The demonstration, which tests only read."""
    path = demonstration_in(tmp_path_factory.mktemp("demo"), tmp_path_factory)
    engine = database.connect(f"sqlite:///{path}")
    yield engine
    engine.dispose()


@pytest.fixture(scope="module")
def built_again(tmp_path_factory):
    """A demonstration of February, asked for again in November; there was a person before."""
    with database_in(tmp_path_factory.mktemp("again")) as engine:
        Village(engine).with_person("direktur")
        build_demo(engine, lambda: FEBRUARY)
        build_demo(engine, lambda: NOW)
        yield engine


def reading(engine, book_id=VILLAGE_BOOK):
    return begin_work(
        engine,
        actor=command_line_actor("x"),
        book_id=book_id,
        clock=lambda: NOW,
        read_only=True,
    )


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


@pytest.mark.parametrize(("book_id", "villages"), [(VILLAGE_BOOK, 1), (JOINT_BOOK, 5)])
def test_each_enterprise_has_its_villages(demo, book_id, villages):
    with begin_session(demo, read_only=True) as session:
        enterprise = session.get_one(Enterprise, book_id)
        found = len(villages_of(session, book_id))
    assert (found, enterprise.is_joint) == (villages, villages > 1)


@pytest.mark.parametrize("book_id", BOOKS)
def test_each_enterprise_has_its_units(demo, book_id):
    with begin_session(demo, read_only=True) as session:
        assert [unit.code for unit in units_of(session, book_id)] == UNITS[book_id]


def test_who_examines_the_books_is_let_in_for_a_time(demo):
    with begin_session(demo, read_only=True) as session:
        person = find_person(session, "pemeriksa")
        (office,) = appointments_of(session, person.person_id, NOW.date())
    assert NOW.date() < office.last_day < NOW.date() + dt.timedelta(days=3 * 366)


@pytest.mark.parametrize("book_id", BOOKS)
def test_the_books_are_whole(demo, book_id):
    with reading(demo, book_id) as work:
        assert verify(work.book).ok


@pytest.mark.parametrize("book_id", BOOKS)
def test_last_year_is_closed(demo, book_id):
    with reading(demo, book_id) as work:
        assert work.book.periods.state.closed_through >= dt.date(2025, 12, 31)


@pytest.mark.parametrize("book_id", BOOKS)
def test_what_was_accepted_is_locked(demo, book_id):
    with reading(demo, book_id) as work:
        assert work.book.periods.state.locked_through == dt.date(2025, 12, 31)


def test_nothing_was_posted_in_the_future(demo):
    with reading(demo) as work:
        late = [e for e in work.book.entries() if e.posted_at > NOW or e.entry.date > TODAY]
    assert late == []


def test_entries_were_recorded_on_their_day(demo):
    with reading(demo) as work:
        odd = [e.entry for e in work.book.entries() if e.posted_at.date() != e.entry.date]
    said_why = [entry for entry in odd if entry.tags.get("late")]
    assert {entry.kind for entry in odd if entry not in said_why} == {EntryKind.CLOSING}
    assert len(said_why) == 1


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
        openings = [e.entry for e in work.book.entries() if e.entry.kind is EntryKind.OPENING]
    (cash_and_claims,) = [entry for entry in openings if REGISTER_TAG not in entry.tags]
    brought = [
        p
        for entry in openings
        if entry.date == cash_and_claims.date
        for p in entry.postings
        if p.account.startswith("1.") and not p.account.startswith("1.1.99")
    ]
    assert sum(p.debit_minor for p in brought) == 412_924_331_00


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


YEARS = [2025, 2026]
PROVED = [(book_id, year) for book_id in BOOKS for year in YEARS]


@pytest.mark.parametrize(("book_id", "year"), PROVED)
def test_every_check_but_three_holds_in_both_years(demo, book_id, year):
    with reading(demo, book_id) as work:
        results = check_list(work, year, checks=ALL_CHECKS)
    assert {r.check.key for r in results if not r.is_passed} <= {
        "approvals_answered",
        "bank_matched",
        "proofs_complete",
    }


@pytest.mark.parametrize("book_id", BOOKS)
def test_a_few_payments_have_no_proof_yet(demo, book_id):
    with reading(demo, book_id) as work:
        posted = list(work.book.entries())
    paid = [e.entry for e in posted if e.voucher_type is VoucherType.PAYMENT]
    bare = [entry for entry in paid if not entry.evidence]
    assert 0 < len(bare) <= len(paid) / 10


@pytest.mark.parametrize("book_id", BOOKS)
def test_every_proof_is_kept(demo, book_id):
    with reading(demo, book_id) as work:
        named = {digest for e in work.book.entries() for digest in e.entry.evidence}
        kept = {file.digest for file in files_of(work.session, book_id)}
    assert named == kept


def test_an_error_of_last_year_was_put_right(demo):
    with reading(demo) as work:
        kinds = [e.entry.kind for e in work.book.entries(Period.year(2026))]
    assert EntryKind.RESTATEMENT in kinds


@pytest.mark.parametrize(("book_id", "year"), PROVED)
def test_the_statements_of_both_years_are_proved(demo, book_id, year):
    with reading(demo, book_id) as work:
        found = list(STATEMENTS_PROVED.find(work, Period.year(year)))
    assert found == []


@pytest.mark.parametrize("at", [dt.date(2025, 12, 31), TODAY])
@pytest.mark.parametrize("book_id", BOOKS)
def test_the_register_of_capital_is_the_equity_of_the_books(demo, book_id, at):
    with reading(demo, book_id) as work:
        reconciled = reconcile_capital(work.session, work.book, at=at)
    assert (reconciled.holds, reconciled.opening) == (True, rp(0))


@pytest.mark.parametrize("book_id", BOOKS)
def test_what_was_received_less_what_was_spent_is_left_of_each_contribution(demo, book_id):
    with reading(demo, book_id) as work:
        funds = [c.ledger_fund for c in contributions_of(work.session, book_id)]
        odd = [
            fund
            for fund in filter(None, funds)
            if use_of_capital(work.session, work.book, fund, through=TODAY).remaining
            != money_left(work.book, fund, TODAY)
        ]
    assert odd == []


@pytest.mark.parametrize(
    ("book_id", "sources"),
    [
        (VILLAGE_BOOK, {"dana_desa", "add", "pades", "hibah_daerah", "masyarakat"}),
        (JOINT_BOOK, {"dana_desa", "add", "dbm", "hibah_daerah", "pihak_ketiga", "pinjaman"}),
    ],
)
def test_capital_comes_from_many_sources(demo, book_id, sources):
    with begin_session(demo, read_only=True) as session:
        assert {c.source for c in contributions_of(session, book_id)} >= sources


@pytest.mark.parametrize("book_id", BOOKS)
def test_programme_money_is_kept_for_its_programme(demo, book_id):
    with begin_session(demo, read_only=True) as session:
        fenced = ring_fenced_of(session, book_id).values()
    assert {c.earmark for c in fenced} >= {"ketahanan_pangan"}


@pytest.mark.parametrize("book_id", BOOKS)
def test_the_shares_of_the_profit_are_the_profit_but_for_sen(demo, book_id):
    with reading(demo, book_id) as work:
        (sharing,) = read_sharings(work, year=2025)
        profit = year_result(work.book, 2025).profit
    given = to_minor(total((share.amount for share in sharing.shares), profit.currency))
    assert given == to_minor(profit) // 100 * 100


@pytest.mark.parametrize("book_id", BOOKS)
def test_some_shares_are_paid_and_some_are_owed(demo, book_id):
    with reading(demo, book_id) as work:
        (sharing,) = read_sharings(work, year=2025)
    owed = [share for share in sharing.shares if share.use is Use.OWED]
    assert {bool(share.owed) for share in owed} == {True, False}


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("book_id", BOOKS)
def test_each_year_has_a_plan_that_was_approved(demo, book_id, year):
    with begin_session(demo, read_only=True) as session:
        plans = [plan for plan in plans_of(session, book_id) if plan.year == year]
    assert all(plan.decision for plan in plans)


def test_a_plan_was_revised(demo):
    with begin_session(demo, read_only=True) as session:
        plans = plans_of(session, VILLAGE_BOOK)
    assert (2026, 2) in {(plan.year, plan.version) for plan in plans}


def test_a_proposal_was_carried_out_and_another_waits(demo):
    with begin_session(demo, read_only=True) as session:
        stages = {stage_of(session, each) for each in proposals_of(session, VILLAGE_BOOK)}
    assert stages == {Stage.APPROVED, Stage.SUBMITTED}


@pytest.mark.parametrize("book_id", BOOKS)
def test_something_of_a_village_is_used_under_agreement(demo, book_id):
    with begin_session(demo, read_only=True) as session:
        assert borrowed_assets_of(session, book_id)


@pytest.mark.parametrize("book_id", BOOKS)
def test_units_sell_to_one_another(demo, book_id):
    with begin_session(demo, read_only=True) as session:
        assert dealings_of(session, book_id, kinds=[DealingKind.SALE])


@pytest.mark.parametrize("book_id", BOOKS)
def test_the_enterprise_cooperates(demo, book_id):
    with begin_session(demo, read_only=True) as session:
        assert cooperations_of(session, book_id)


@pytest.mark.parametrize(
    ("book_id", "fewest", "most"), [(VILLAGE_BOOK, 1, 4), (JOINT_BOOK, 0, 3)]
)
def test_the_offices_give_few_warnings(demo, book_id, fewest, most):
    with begin_session(demo, read_only=True) as session:
        assert fewest <= len(term_warnings(session, book_id, TODAY)) <= most


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


@pytest.mark.parametrize("book", BOOKS)
def test_the_report_of_the_accepted_year_lacks_nothing(demo, book):
    asked = Asked(period=Period.year(2025), now=NOW)
    with reading(demo, book) as work:
        report = compose(work, KINDS["lpj"], asked)
    assert report.draft == ()
    assert {chapter.number for chapter in report.chapters} >= {"BAB X", "Lampiran 1"}
