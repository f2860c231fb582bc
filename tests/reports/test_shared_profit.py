"""What sharing a profit shows in the statements of the year in which it is decided."""

from __future__ import annotations

import pytest

from bumdes.actions.adopting import HeadOf
from bumdes.sharing.drafting import draft_sharing
from bumdes.sharing.head_kind import Division
from ledger import Period, rp
from reports.bound.block import Listing, Prose
from reports.scope import Scope
from reports.sharing.reckoning import reckoning_blocks
from reports.statements import statement_table
from tests.bumdes.profits import A, earning, three_villages
from tests.bumdes.village import day
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


def test_the_paper_says_what_counted_for_how_long_and_what_was_held_back(engine):
    joint = three_villages(engine)
    joint.contributes(A, 10_000_000, day(7, 2))
    joint.closes().adopts(
        HeadOf(kind="village_income", weight="60", division=Division.CAPITAL, is_by_time=True),
        HeadOf(kind="managers", weight="40", cap=rp(1_000)),
    )

    with joint.work(read_only=True) as work:
        blocks = reckoning_blocks(work, draft_sharing(work, 2025))
    said = " ".join(block.text for block in blocks if isinstance(block, Prose))
    listings = {b.register.key: b.register for b in blocks if isinstance(b, Listing)}
    assert "Sisanya Rp\N{NO-BREAK SPACE}999.000 dibagi" in said
    assert len(listings["days-usaha-village_income"].rows) == 1
