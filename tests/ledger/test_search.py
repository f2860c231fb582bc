"""Finding entries and lines, and the pace of a business."""

from __future__ import annotations

import pytest

from ledger import EntryKind, Period, credit, debit, rp
from ledger.pace import cash_moved, monthly_results
from ledger.search import (
    EntrySearch,
    days_of_entries,
    search_entries,
    search_lines,
)
from tests.builders import BANK, CASH, day, entry, expense, opening, sale, thrown_away

YEAR = Period.parse("2025")


@pytest.fixture
def book(lasting_engine):
    with thrown_away(
        lasting_engine,
        opening(1_000_000),
        sale(100_000, on="2025-03-10", description="Jual beras"),
        expense(30_000, on="2025-03-12", description="Bayar listrik"),
        sale(50_000, on="2025-04-02", description="Jual gula"),
        entry(debit(BANK, rp(20_000)), credit(CASH, rp(20_000)), on="2025-04-03"),
    ) as book:
        yield book


def found(book, **asked):
    search = EntrySearch(**asked)
    return [posted.sequence for posted in search_entries(book, search, most=10)]


def test_the_newest_entries_come_first(book):
    assert found(book) == [5, 4, 3, 2, 1]


@pytest.mark.parametrize(
    ("asked", "sequences"),
    [
        ({"text": "GULA"}, [4]),
        ({"text": "100%"}, []),
        ({"text": "2025/4"}, [4]),
        ({"text": "bkm/2025/1"}, [2]),
        ({"text": "50.000", "minor": 5_000_000}, [4]),
        ({"period": Period.parse("2025-03")}, [3, 2]),
        ({"unit": "LAIN"}, []),
        ({"accounts": (BANK,)}, [5]),
        ({"accounts": (CASH,), "least_minor": 3_000_000}, [4, 3, 2, 1]),
        ({"least_minor": 3_000_000, "most_minor": 5_000_000}, [4, 3]),
        ({"accounts": (BANK,), "most_minor": 100}, []),
        ({"kind": EntryKind.OPENING}, [1]),
        ({"party": "SITI"}, []),
        ({"posted_by": "nobody"}, []),
        ({"is_correction": True}, []),
        ({"tag": ("kind", "sale")}, []),
        ({"before": (day("2025-04-02"), 4)}, [3, 2, 1]),
    ],
)
def test_entries_are_found_by_what_they_say_and_moved(book, asked, sequences):
    assert found(book, **asked) == sequences


def test_lines_of_an_account_run_on_from_what_was_brought_forward(book):
    lines = search_lines(book, [CASH], Period.parse("2025-04"), brought_forward=100)

    assert [line.balance for line in lines] == [5_000_100, 3_000_100]


def test_lines_may_be_asked_for_by_unit_and_component(book):
    of_unit = search_lines(book, [CASH], YEAR, unit="LAIN")
    of_component = search_lines(book, [CASH], YEAR, components=["OP-IN-9"])

    assert [*of_unit, *of_component] == []


def test_the_days_of_the_entries_are_those_of_the_first_and_the_last(book):
    assert days_of_entries(book) == Period(day("2025-01-01"), day("2025-04-03"))


def test_without_entries_there_are_no_days(lasting_engine):
    with thrown_away(lasting_engine) as book:
        assert days_of_entries(book) is None


def test_cash_that_only_changed_place_or_was_there_did_not_move(book):
    assert cash_moved(book, YEAR) == (15_000_000, 3_000_000)


def test_no_cash_moved_in_a_unit_without_any(book):
    assert cash_moved(book, YEAR, unit="LAIN") == (0, 0)


def test_each_month_and_unit_has_its_result(book):
    units = {unit for _, unit in monthly_results(book, YEAR)}
    by_month = {month: minor for (month, _), minor in monthly_results(book, YEAR).items()}

    assert len(units) == 1
    assert by_month == {202503: 7_000_000, 202504: 5_000_000}


@pytest.fixture
def tagged(lasting_engine):
    with thrown_away(
        lasting_engine,
        sale(1_000, on="2025-03-10", tags={"counterparty": "Siti 100%", "kind": "cash_sale"}),
        sale(2_000, on="2025-03-11", evidence=("a" * 64,)),
    ) as book:
        book.reverse(2, on=day("2025-03-12"), reason="Keliru", key="r", by="ratna")
        yield book


@pytest.mark.parametrize(
    ("asked", "sequences"),
    [
        ({"tag": ("kind", "cash_sale")}, [1]),
        ({"tag": ("kind", "cash")}, []),
        ({"text": "SITI", "text_tags": ("counterparty",)}, [1]),
        ({"text": "100%", "text_tags": ("counterparty",)}, [1]),
        ({"text": "siti"}, []),
        ({"is_unproved": True}, [1]),
        ({"is_unproved": True, "left_out": frozenset({1})}, []),
        ({"is_correction": True}, [3, 2]),
        ({"posted_by": "ratna"}, [3]),
    ],
)
def test_entries_are_found_by_what_is_known_of_them(tagged, asked, sequences):
    assert found(tagged, **asked) == sequences
