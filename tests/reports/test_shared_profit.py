"""What sharing a profit shows in the statements of the year in which it is decided."""

from __future__ import annotations

import pytest

from bumdes.actions.adopting import HeadOf
from ledger import Period
from reports.scope import Scope
from reports.statements import statement_table
from tests.bumdes.profits import earning
from tests.reports.books import amounts

DECIDED = Scope(Period.year(2026))

HEADS = (
    HeadOf(kind="village_income", weight="40"),
    HeadOf(kind="added_capital", weight="10"),
    HeadOf(kind="reserve", weight="10"),
    HeadOf(kind="managers", weight="15"),
    HeadOf(kind="retained", weight="25"),
)


@pytest.fixture
def sharing(engine):
    """An enterprise that shared the profit of 2025, Rp1.000.000, in March 2026."""
    sharer = earning(engine).closes()
    sharer.adopts(*HEADS)
    sharer.decides()
    sharer.shares()
    return sharer


def statement(sharer, key):
    with sharer.work(read_only=True) as work:
        return amounts(statement_table(work.book, key, DECIDED))


def test_equity_is_followed_through_the_sharing_row_by_row(sharing):
    assert statement(sharing, "changes-in-equity") == {
        "village_capital_opening": 5_000_000,
        "village_capital_added": 100_000,
        "capital": 5_100_000,
        "unappropriated_opening": 1_000_000,
        "village_share": -400_000,
        "other_uses": -250_000,
        "retained": 350_000,
        "equity": 5_450_000,
    }


def test_what_is_shared_is_owed_until_it_is_paid(sharing):
    position = statement(sharing, "financial-position")

    assert position["shares_payable"] == 550_000
    assert position["equity"] == 5_450_000


def test_paying_a_share_changes_what_is_owed_and_no_equity(sharing):
    first = sharing.reads("BH-2025").shares[0]
    sharing.pays(first)

    assert statement(sharing, "financial-position")["shares_payable"] == 150_000
    assert statement(sharing, "changes-in-equity")["equity"] == 5_450_000
    assert statement(sharing, "cash-flows")["FI-OUT-1"] == -400_000


def test_the_year_that_earned_the_profit_stays_as_it_was_reported(sharing):
    with sharing.work(read_only=True) as work:
        table = statement_table(work.book, "changes-in-equity", Scope(Period.year(2025)))

    assert amounts(table)["equity"] == 6_000_000
    assert amounts(table)["profit"] == 1_000_000


def test_the_year_of_the_sharing_closes_its_distributions(sharing):
    before = statement(sharing, "changes-in-equity")

    sharing.closes(2026)

    assert statement(sharing, "changes-in-equity") == before
