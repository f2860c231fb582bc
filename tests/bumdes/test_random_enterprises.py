"""Laws that hold of any enterprise, whatever happens in two years.

Daily runs try a few enterprises, long ones 500.
"""

from __future__ import annotations

import datetime as dt
import shutil

import pytest

from bumdes import database
from bumdes.capital.contribution import contributions_of
from bumdes.capital.money_left import money_left
from bumdes.capital.ownership import ownership
from bumdes.capital.reconciliation import reconcile_capital
from bumdes.capital.use import use_of_capital
from bumdes.dealings.matching import matched_units
from bumdes.work import begin_work
from ledger import Period, rp
from ledger.period import LAST_DAY
from ledger.verify import verify
from reports.scope import Scope
from reports.statements import STATEMENTS, statement_table
from tests.bumdes.random_enterprise import FIRST_YEAR, RandomEnterprise
from tests.bumdes.village import ADMIN, now
from tests.scale import long_or

SEEDS = long_or((0, 1, 2, 3, 106), range(500))
"""In 106 somebody takes back what took a contribution back."""
DAYS = [
    dt.date(FIRST_YEAR, 12, 31),
    dt.date(FIRST_YEAR + 1, 6, 17),
    dt.date(FIRST_YEAR + 1, 12, 31),
]
YEARS = [Period.year(FIRST_YEAR), Period.year(FIRST_YEAR + 1)]


@pytest.fixture(params=SEEDS, scope="module")
def lived(request, tmp_path_factory, _sqlite_template):
    """The books of one enterprise after two years."""
    path = tmp_path_factory.mktemp("acak") / "books.sqlite"
    shutil.copyfile(_sqlite_template, path)
    engine = database.connect(f"sqlite:///{path}")
    grown = RandomEnterprise(engine, request.param).lives(24)
    with begin_work(
        engine, actor=ADMIN, book_id=grown.book_id, clock=now, read_only=True
    ) as work:
        yield grown, work
    engine.dispose()


@pytest.fixture
def work(lived):
    return lived[1]


def test_much_happens_and_some_of_it_is_refused(lived):
    grown, _ = lived

    assert (grown.done > 60, grown.refused > 0) == (True, True)


def test_the_capital_register_equals_equity(work):
    found = [reconcile_capital(work.session, work.book, at=day) for day in DAYS]

    assert [(r.holds, str(r.difference.amount)) for r in found] == [(True, "0.00")] * 3


def test_what_a_fund_received_less_what_it_spent_is_what_remains(work):
    for contribution in contributions_of(work.session, work.book_id):
        for day in DAYS:
            use = use_of_capital(work.session, work.book, contribution.fund, through=day)
            assert use.received + use.earned - use.spent == use.remaining


def test_what_remains_of_a_fund_is_its_money_in_the_books(work):
    for contribution in contributions_of(work.session, work.book_id):
        use = use_of_capital(work.session, work.book, contribution.fund, through=LAST_DAY)
        if contribution.ledger_fund:
            held = money_left(work.book, contribution.fund, LAST_DAY)
            assert use.remaining == held == sum((k.amount for k in use.money), start=rp(0))


def test_what_was_spent_is_told_line_by_line(work):
    for contribution in contributions_of(work.session, work.book_id):
        use = use_of_capital(work.session, work.book, contribution.fund, through=LAST_DAY)
        assert use.spent == sum((s.amount for s in use.spending), start=rp(0))
        assert use.spent - use.unplanned == sum((n.spent for n in use.lines), start=rp(0))


def test_a_ring_fence_is_never_overdrawn(work):
    fenced = [c for c in contributions_of(work.session, work.book_id) if c.is_ring_fenced]

    first = dt.date(FIRST_YEAR, 1, 1)
    assert [c.fund for c in fenced if money_left(work.book, c.fund, first) < rp(0)] == []


def test_accounts_between_units_cancel(work):
    assert [m for day in DAYS for m in matched_units(work.book, day) if not m.is_matched] == []


@pytest.mark.parametrize("year", YEARS, ids=str)
def test_the_equity_statement_ends_at_the_balance_sheet(work, year):
    ends = {
        key: next(
            row.figures[0]
            for row in statement_table(work.book, key, Scope(year)).rows
            if row.key == "equity"
        )
        for key in ("changes-in-equity", "financial-position")
    }

    assert len(set(ends.values())) == 1


@pytest.mark.parametrize("key", STATEMENTS)
def test_combined_statements_are_the_sum_less_eliminations(work, key):
    for year in YEARS:
        table = statement_table(work.book, key, Scope(year, by_unit=True))
        whole = {row.key: row for row in statement_table(work.book, key, Scope(year)).rows}
        for row in table.rows:
            *parts, total = (figure for figure in row.figures)
            if total is not None:
                assert sum(parts, start=rp(0)) == total
                assert row.key not in whole or whole[row.key].figures[0] == total


def test_shares_of_owners_come_to_the_whole(work):
    for day in DAYS:
        found = ownership(work.session, work.book, at=day)
        assert sum((s.amount for s in found.shares), start=rp(0)) == found.owned
        assert sum(s.share_bp for s in found.shares) in {0, 10_000}


def test_the_books_are_whole(work):
    assert verify(work.book).findings == ()
