from __future__ import annotations

import pytest

from bumdes.actions.charting import add_local_account, change_account
from bumdes.errors import LocalAccountError, PermissionDeniedError
from ledger import AccountKind, Side
from ledger.errors import AccountExistsError, BlankTextError, UnknownAccountError
from tests.bumdes.village import MANAGER, TREASURER


def chart(village):
    with village.work(read_only=True) as work:
        return work.book.chart


def test_a_local_account_takes_postings(village):
    village.does(add_local_account, "4.1.02.02", "Pendapatan Air Tangki", by=TREASURER)

    assert chart(village)["4.1.02.02"].takes_postings


@pytest.mark.parametrize(
    ("code", "kind", "side"),
    [
        ("1.1.01.07", AccountKind.ASSET, Side.DEBIT),
        ("1.3.07.05", AccountKind.ASSET, Side.CREDIT),
        ("3.2.01.05", AccountKind.EQUITY, Side.DEBIT),
        ("7.1.06.01", None, None),
        ("6.1.04.03", AccountKind.EXPENSE, Side.DEBIT),
    ],
)
def test_a_local_account_is_what_its_heading_is(village, code, kind, side):
    if kind is None:
        with pytest.raises(LocalAccountError):
            village.does(add_local_account, code, "Tanpa induk")
        return
    made = village.does(add_local_account, code, "Akun Desa")

    assert (made.kind, made.normal_side) == (kind, side)


def test_a_local_cash_account_is_cash(village):
    assert village.does(add_local_account, "1.1.01.07", "Kas Tunai Pasar").is_cash


def test_a_local_account_may_lessen_its_heading(village):
    made = village.does(add_local_account, "4.1.02.99", "Diskon Air", is_contra=True)

    assert made.normal_side is Side.DEBIT


@pytest.mark.parametrize(
    ("code", "problem"),
    [
        ("4.1.02", "not_posting_level"),
        ("4.1.02.00", "not_posting_level"),
        ("4.1.02.1", "not_posting_level"),
        ("4.1.02.001", "not_posting_level"),
        ("4-1-02-01", "not_posting_level"),
        ("4.1.55.01", "no_heading"),
        ("8.1.01.01", "no_heading"),
    ],
)
def test_a_local_account_stays_within_the_structure(village, code, problem):
    with pytest.raises(LocalAccountError) as refused:
        village.does(add_local_account, code, "Akun Desa")

    assert refused.value.facts == {"account": code, "problem": problem}


def test_a_code_of_the_chart_is_not_used_again(village):
    with pytest.raises(AccountExistsError):
        village.does(add_local_account, "1.1.01.01", "Kas Lain")


def test_a_local_account_has_a_name(village):
    with pytest.raises(BlankTextError):
        village.does(add_local_account, "4.1.02.02", "")


def test_a_bank_is_called_by_its_name(village):
    village.does(
        change_account, "1.1.01.02", name="Kas di Bank Jatim", is_active=True, by=TREASURER
    )

    assert chart(village)["1.1.01.02"].name == "Kas di Bank Jatim"


def test_an_account_that_is_not_needed_is_put_away(village):
    village.does(change_account, "1.1.01.03", name="Kas di Bank Mandiri", is_active=False)

    assert not chart(village)["1.1.01.03"].is_active


def test_only_an_account_that_exists_is_changed(village):
    with pytest.raises(UnknownAccountError):
        village.does(change_account, "9.9.99.99", name="x", is_active=True)


@pytest.mark.parametrize(
    ("act", "facts"),
    [(add_local_account, {"name": "x"}), (change_account, {"name": "x", "is_active": True})],
)
def test_a_unit_manager_leaves_the_chart_alone(shop, act, facts):
    with pytest.raises(PermissionDeniedError):
        shop.does(act, "4.1.02.02", by=MANAGER, **facts)
