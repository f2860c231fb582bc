"""How `case check` compares the block of a case that shares a profit."""

from __future__ import annotations

import pytest

from reports.casecheck import check_case

CASH = {"code": "1", "name": "Kas", "type": "asset", "cash": True}
SALES = {"code": "4", "name": "Penjualan", "type": "revenue"}
SALE = {
    "id": "1",
    "date": "2025-03-01",
    "description": "Jual",
    "lines": [
        {"account": "1", "debit": 1000, "credit": 0},
        {"account": "4", "debit": 0, "credit": 1000},
    ],
}


def checked(block, *, transactions=(SALE,), name="profit_distribution"):
    """Return what came of a case that earned Rp1.000 and shares it as *block* says."""
    return check_case(
        {
            "id": "bagi",
            "period": "2025",
            "accounts": [CASH, SALES],
            "transactions": list(transactions),
            "expected": {name: block},
        }
    )


def thirds(**amounts):
    return [{"name": name, "weight": "1/3", "amount": amounts[name]} for name in "abc"]


def differences(report):
    return [(d.label.partition(".")[2], d.expected, d.got) for d in report.differences]


def test_shares_are_computed_by_largest_remainder():
    report = checked({"base": 1000, "shares": thirds(a=334, b=333, c=333)})

    assert report.agrees
    assert len(report.comparisons) == 4


def test_shares_in_sen_agree_too():
    assert checked({"base": 1000, "shares": thirds(a="333.34", b="333.33", c="333.33")}).agrees


def test_a_share_that_is_wrong_is_reported():
    report = checked({"base": 1000, "shares": thirds(a=333, b=334, c=333)})

    assert differences(report) == [("shares a", "333", "334"), ("shares b", "334", "333")]


def test_a_base_that_is_not_the_profit_is_reported():
    report = checked({"base": 900, "shares": [{"name": "a", "percent": 100, "amount": 900}]})

    assert differences(report) == [("base", "900", "1000")]


def test_exact_shares_are_held_to_their_last_decimal():
    rows = [{"name": "a", "percent": "33.333", "exact": "333.33"}]

    assert checked({"base": 1000, "shares": rows}).agrees
    rows[0]["exact"] = "333.34"
    assert not checked({"base": 1000, "shares": rows}).agrees


def test_amounts_of_some_of_the_recipients_are_left_out():
    rows = [{"name": "a", "percent": 45, "amount": 450}]
    report = checked({"base": 1000, "shares": rows})

    assert [left.block for left in report.not_compared] == ["profit_distribution.shares a"]


def test_a_total_is_that_of_its_shares():
    rows = [{"name": n, "ratio_percent": 50, "amount": 500} for n in "ab"]
    name = "undistributed_liability"

    assert checked({"total": 1000, "shares": rows}, name=name).agrees
    report = checked({"total": 1001, "shares": rows}, name=name)
    assert differences(report) == [("total", "1001", "1000")]


def test_a_total_of_some_is_left_out():
    rows = [{"name": "a", "percent": 50, "amount": 500}]
    report = checked({"total": 1000, "shares": rows})

    assert {left.block for left in report.not_compared} == {
        "profit_distribution.total",
        "profit_distribution.shares a",
    }


@pytest.mark.parametrize(
    ("part", "right", "wrong"),
    [
        ("naive_total", "999.99", "1000"),
        ("naive_shortfall", "0.01", "0"),
        (
            "naive_half_up_2dp",
            [{"name": "a", "amount": "333.33"}],
            [{"name": "a", "amount": 1}],
        ),
        ("largest_remainder_2dp", [{"name": "a", "amount": "333.34"}], [{"name": "a"}]),
        (
            "whole_rupiah",
            {"base": 1000, "note": "x", "largest_remainder": [{"name": "a", "amount": 334}]},
            {"base": 999},
        ),
    ],
)
def test_each_way_of_sharing_is_computed(part, right, wrong):
    shares = [{"name": name, "weight": "1/3"} for name in "abc"]
    block = {"base": 1000, "shares": shares}

    assert checked(block | {part: right}).agrees
    assert not _is_silent(checked(block | {part: wrong}))


def _is_silent(report):
    return report.agrees and not report.not_compared


@pytest.mark.parametrize(
    "block",
    [
        {"base": 1000},
        {"base": "banyak", "shares": [{"name": "a", "percent": 100}]},
        {"base": 1000, "shares": [{"name": "a", "percent": "separuh"}]},
        {"base": 1000, "shares": [{"name": "a", "weight": "1/0"}]},
        {"base": 1000, "shares": [{"name": "a", "percent": 100}], "musyawarah": 3},
        {
            "base": 1000,
            "shares": [{"name": "a", "percent": 100}],
            "whole_rupiah": {"base": 1000, "sisa": 3},
        },
    ],
)
def test_what_cannot_be_read_is_named(block):
    report = checked(block)

    assert report.not_compared
    assert report.agrees


def test_without_revenue_the_base_is_named():
    block = {"base": 1000, "shares": [{"name": "a", "percent": 100, "amount": 1000}]}
    report = checked(block, transactions=())

    assert [left.block for left in report.not_compared] == ["profit_distribution.base"]
    assert report.agrees
