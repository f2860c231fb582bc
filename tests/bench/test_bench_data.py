"""The books of the benchmark are what its figures are said to be about."""

from __future__ import annotations

from tests.bench.books import LAST_DAY, UNITS, drafts, entry, used_accounts

MANY = 2_000


def test_the_same_books_come_each_time():
    assert list(drafts(MANY)) == list(drafts(MANY))


def test_every_entry_can_be_made_so_it_balances():
    assert [entry(draft).key for draft in drafts(MANY)] == [d.key for d in drafts(MANY)]


def test_the_books_have_a_hundred_accounts_five_units_and_three_years():
    made = list(drafts(MANY))
    legs = [leg for draft in made for leg in draft.legs]
    assert {leg.account for leg in legs} == {account.code for account in used_accounts()}
    assert len(used_accounts()) == 100
    assert {draft.unit for draft in made} == set(UNITS)
    assert {draft.date.year for draft in made} == {2022, 2023, 2024}
    assert made[-1].date == LAST_DAY


def test_an_entry_has_two_and_a_half_postings_on_average():
    postings = sum(len(draft.legs) for draft in drafts(MANY))
    assert 2.4 < postings / MANY < 2.6
