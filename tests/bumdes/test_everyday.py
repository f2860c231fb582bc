"""Everyday words lead to what accountants call otherwise."""

from __future__ import annotations

import pytest

from bumdes.chart import founding_accounts
from bumdes.everyday import accounts_called, everyday_words, is_meant
from bumdes.transaction_kinds import TRANSACTION_KINDS

ACCOUNTS = [account for account in founding_accounts() if account.takes_postings]


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ("token", "6.1.04.01"),
        ("bensin", "6.1.99.04"),
        ("kulakan", "1.1.05.01"),
        ("pulsa", "6.1.04.02"),
        ("atk", "6.1.02.01"),
        ("snack rapat", "6.1.02.03"),
        ("servis", "6.1.03.01"),
        ("beras", "4.2.01.91"),
        ("iuran air", "4.1.02.01"),
        ("Beban Listrik", "6.1.04.01"),
        ("6.1.04.01", "6.1.04.01"),
    ],
)
def test_an_everyday_word_finds_its_account(asked, code):
    assert code in [account.code for account in accounts_called(ACCOUNTS, asked)]


def test_a_whole_name_means_that_account_alone():
    found = accounts_called(ACCOUNTS, "Kas Tunai")

    assert [account.code for account in found] == ["1.1.01.01"]


@pytest.mark.parametrize("asked", ["", "  ", "kapalselam"])
def test_what_nobody_calls_anything_finds_nothing(asked):
    assert accounts_called(ACCOUNTS, asked) == []


def test_half_a_word_is_enough_from_its_beginning():
    assert is_meant("tok lis", "token listrik")
    assert not is_meant("oken", "token listrik")


def test_every_account_with_words_is_in_the_chart():
    codes = {subject for subject in everyday_words() if subject[0].isdigit()}

    assert codes - {account.code for account in founding_accounts()} == set()


def test_every_kind_of_transaction_has_words():
    assert set(TRANSACTION_KINDS) - set(everyday_words()) == set()
