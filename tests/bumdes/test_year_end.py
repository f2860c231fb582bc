"""The check-list of a year, its closing, and its acceptance."""

from __future__ import annotations

import pytest

from bumdes.actions.closing import accept_year, check_list, close_year, reopen_year
from bumdes.actions.founding import add_village
from bumdes.actions.recording import record_entry
from bumdes.check import Check, Finding, Occasion
from bumdes.checks import CHECKS
from bumdes.errors import (
    ChecksFailedError,
    DecisionRequiredError,
    InvalidFieldError,
    PermissionDeniedError,
    TakenError,
    WrongDecisionError,
)
from bumdes.governance.decision import DecisionKind
from bumdes.year_end.accepted_year import year_standing
from ledger import Dimension, DimensionValue, EntryKind, credit, debit, rp
from ledger.errors import PeriodLockedError, YearNotClosedError
from tests.bumdes.things import buys, wears
from tests.bumdes.village import MANAGER, SUPERVISOR, booked, day, entry

CASH, RK_SHOP, RK_HEAD = "1.1.01.01", "1.1.99.03", "3.8.01.01"


@pytest.fixture
def owned(shop):
    shop.does(add_village, "35.17.08.2011", "Sumberejo")
    return shop


def found(village, year=2025):
    with village.work(read_only=True) as work:
        return {r.check.key for r in check_list(work, year) if not r.is_passed}


def opening(*postings):
    return entry(kind=EntryKind.OPENING, postings=postings)


# --- the check-list --------------------------------------------------------------------------


def test_checks_that_bind_come_first(owned):
    with owned.work(read_only=True) as work:
        results = check_list(work, 2025)

    binding = [result.check.is_binding for result in results]
    assert binding == sorted(binding, reverse=True)
    assert {r.check.key for r in results} == {
        key for key, check in CHECKS.items() if Occasion.YEAR_CLOSE in check.occasions
    }


def test_an_empty_year_lacks_its_plan_alone(owned):
    assert found(owned) == {"plan_approved"}


@pytest.mark.parametrize(
    ("postings", "key"),
    [
        ((debit(RK_SHOP, rp(5)), credit("3.3.01.01", rp(5))), "inter_unit_matched"),
        ((debit("3.3.01.01", rp(5)), credit(CASH, rp(5))), "cash_not_negative"),
        ((debit("3.3.01.01", rp(5)), credit(CASH, rp(5))), "cash_not_overdrawn"),
        ((debit(CASH, rp(5)), credit("1.1.05.01", rp(5))), "stock_not_negative"),
        ((debit(CASH, rp(5)), credit("3.9.01.01", rp(5))), "summary_empty"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_check_finds_what_it_looks_for(owned, postings, key):
    owned.does(booked, opening(*postings))

    assert key in found(owned)


def test_a_year_is_not_closed_with_cash_below_zero(owned):
    owned.does(booked, opening(debit("3.3.01.01", rp(5)), credit(CASH, rp(5))))
    checks = [CHECKS["cash_not_overdrawn"]]

    with pytest.raises(ChecksFailedError):
        owned.does(close_year, 2025, checks=checks)


def test_wear_that_is_not_posted_is_found(owned):
    buys(owned, unit="")

    assert "depreciation_recorded" in found(owned)


def test_assets_that_were_depreciated_are_no_finding(owned):
    buys(owned, unit="")
    wears(owned, 12)

    assert "depreciation_recorded" not in found(owned)


def test_a_fund_of_which_one_side_is_told_is_found(shop):
    """Books without owners take such an entry: the check tells of it."""
    with shop.work() as work:
        fund = DimensionValue(dimension=Dimension.FUND, code="D-1", name="Dana")
        work.book.declare(fund)
    lopsided = (debit(CASH, rp(5), fund="D-1"), credit("4.2.01.91", rp(5)))
    shop.does(record_entry, entry(postings=lopsided))

    assert "funds_balanced" in found(shop)


def test_capital_that_its_register_does_not_know_is_found(shop):
    """Books without owners take it from anybody: the check tells of it."""
    shop.does(record_entry, entry(postings=(debit(CASH, rp(5)), credit("3.1.01.01", rp(5)))))

    assert "capital_registered" in found(shop)


def test_a_payment_without_a_paper_is_found(owned):
    owned.does(
        record_entry, opening(debit(CASH, rp(500_000)), credit("3.3.01.01", rp(500_000)))
    )
    owned.does(record_entry, entry())

    assert "proofs_complete" in found(owned)


def test_who_reads_no_books_sees_no_list(owned):
    with pytest.raises(PermissionDeniedError), owned.work(MANAGER, read_only=True) as work:
        check_list(work, 2025)


# --- closing ---------------------------------------------------------------------------------


def test_a_check_that_binds_keeps_the_year_open(owned):
    owned.does(record_entry, opening(debit(RK_SHOP, rp(5)), credit("3.3.01.01", rp(5))))

    with pytest.raises(ChecksFailedError) as refused:
        owned.does(close_year, 2025)

    assert refused.value.facts == {"year": 2025, "checks": ("inter_unit_matched",)}


def test_other_findings_do_not(owned):
    owned.does(record_entry, opening(debit(CASH, rp(5)), credit("3.3.01.01", rp(5))))

    owned.does(close_year, 2025)

    with owned.work(read_only=True) as work:
        assert year_standing(work, 2025).is_closed


def test_checks_of_upper_floors_bind_as_well(owned):
    check = Check(
        key="paper",
        label="Kertas ada",
        advice="Beli kertas",
        occasions=frozenset({Occasion.YEAR_CLOSE}),
        is_binding=True,
        find=lambda _work, _period: [Finding(text="Tidak ada kertas.")],
    )

    with pytest.raises(ChecksFailedError):
        owned.does(close_year, 2025, checks=(check,))


def test_books_without_owners_are_closed_as_they_are(shop):
    shop.does(record_entry, opening(debit(RK_SHOP, rp(5)), credit("3.3.01.01", rp(5))))

    assert shop.does(close_year, 2025) == []


def test_closing_carries_the_result_of_a_unit_on_both_sides(owned):
    owned.does(
        record_entry,
        entry(
            postings=(
                debit(CASH, rp(70), unit="TOKO"),
                credit("4.2.01.91", rp(70), unit="TOKO"),
            )
        ),
    )

    owned.does(close_year, 2025)

    assert "inter_unit_matched" not in found(owned)


# --- acceptance ------------------------------------------------------------------------------


def accepted(village, **facts):
    given = {"number": "MD-9", "on": day(3, 1, 2026)} | facts
    return village.decides(DecisionKind.ACCEPT_REPORT, **given)


def test_an_accepted_year_is_locked_for_good(owned):
    owned.does(close_year, 2025)

    year = owned.does(accept_year, 2025, decision=accepted(owned))

    assert (year.decision, year.accepted_on) == ("MD-9", day(3, 1, 2026))
    with pytest.raises(PeriodLockedError):
        owned.does(reopen_year, 2025, reason="Ingin mengubah")


def test_an_open_year_is_not_accepted(owned):
    with pytest.raises(YearNotClosedError):
        owned.does(accept_year, 2025, decision=accepted(owned))


def test_a_year_is_accepted_once(owned):
    owned.does(close_year, 2025)
    owned.does(accept_year, 2025, decision=accepted(owned))

    with pytest.raises(TakenError):
        owned.does(accept_year, 2025, decision="MD-9")


def test_a_year_is_accepted_by_its_own_kind_of_decision_alone(owned):
    owned.does(close_year, 2025)
    other = owned.decides(DecisionKind.BORROW, "MD-8", on=day(3, 1, 2026))

    with pytest.raises(DecisionRequiredError):
        owned.does(accept_year, 2025, decision="")
    with pytest.raises(WrongDecisionError):
        owned.does(accept_year, 2025, decision=other)


def test_a_report_is_accepted_after_its_year(owned):
    owned.does(close_year, 2025)

    with pytest.raises(InvalidFieldError):
        owned.does(accept_year, 2025, decision=accepted(owned, on=day(12, 1)))


def test_who_may_not_lock_accepts_nothing(owned):
    with pytest.raises(PermissionDeniedError):
        owned.does(accept_year, 2025, decision="MD-9", by=SUPERVISOR)
