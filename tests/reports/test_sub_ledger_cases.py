"""How `case check` compares blocks about receivables, stock, assets, loans and ages."""

from __future__ import annotations

import copy
import datetime as dt
import random
from typing import TYPE_CHECKING, Any

import pytest

from reports.casecheck import check_case
from reports.casecheck.result import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

ACCOUNTS = [
    {"code": "1", "name": "Kas", "type": "asset", "cash": True},
    {"code": "12", "name": "Piutang Usaha", "type": "asset"},
    {"code": "12b", "name": "Piutang Kelompok Tani", "type": "asset"},
    {"code": "13", "name": "Persediaan", "type": "asset"},
    {"code": "14", "name": "Peralatan", "type": "asset"},
    {"code": "15", "name": "Akumulasi Penyusutan", "type": "contra_asset"},
    {"code": "2", "name": "Utang Usaha", "type": "liability"},
    {"code": "3", "name": "Modal", "type": "equity"},
    {"code": "3r", "name": "Cadangan Risiko Pinjaman", "type": "equity"},
    {"code": "4", "name": "Penjualan", "type": "revenue"},
    {"code": "6", "name": "Beban Penyusutan", "type": "expense"},
]


def line(account: str, debit: Any = 0, credit: Any = 0, **more: Any) -> dict[str, Any]:
    return {"account": account, "debit": debit, "credit": credit, **more}


def entry(id_: str, date: str, *lines: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"id": id_, "date": date, "description": id_, "lines": list(lines), **more}


OPENINGS = [line("12", 500), line("12b", 70), line("2", credit=300), line("3", credit=270)]
STOCK = entry("beli", "2025-02-01", line("13", 200), line("2", credit=200))
SALE = entry("jual", "2025-03-01", line("12", 100), line("4", credit=100))


def case(**fields: Any) -> dict[str, Any]:
    base = {
        "id": "uji",
        "title": "Uji",
        "period": {"start": "2025-01-01", "end": "2025-12-31"},
        "currency": "IDR",
        "accounts": ACCOUNTS,
        "opening_balances": OPENINGS,
        "transactions": [STOCK, SALE],
        "expected": {},
    }
    return base | fields


def said(report: Any) -> list[tuple[str, str, str]]:
    return [(d.label, d.expected, d.got) for d in report.differences]


# --- each block, right and planted wrong ----------------------------------------------------

COLUMNS = {
    "as_of": "2024-12-31",
    "control_accounts": {"piutang": "12 (anggota) + 12b (K-1)", "utang": "2"},
    "rows": [
        {"code": "P-1", "piutang": 200, "utang": 0},
        {"code": "P-2", "piutang": 300, "utang": 300},
        {"code": "K-1", "piutang": 70, "utang": 0},
    ],
    "totals": {"piutang_anggota": 500, "piutang_kelompok": 70, "utang": 300},
}

BLOCKS: dict[str, tuple[dict[str, Any], tuple[str | int, ...]]] = {
    "a sub-ledger in columns": ({"subledger": COLUMNS}, ("subledger", "rows", 1, "piutang")),
    "a total of one of two accounts": (
        {"subledger": COLUMNS},
        ("subledger", "totals", "piutang_kelompok"),
    ),
    "sub-ledgers by name": (
        {"subledger": {"receivables": {"control": "12", "rows": [400, 200], "total": 600}}},
        ("subledger", "receivables", "rows", 0),
    ),
    "a sub-ledger of amounts by name": (
        {"sub_ledger": {"account": "Piutang Usaha", "rows": {"A": 400, "B": 200}}},
        ("sub_ledger", "rows", "A"),
    ),
    "sub-ledgers in a list": (
        {"subledgers": [{"name": "utang", "control": "2", "rows": [500], "total": 500}]},
        ("subledgers", 0, "total"),
    ),
    "rows that name their accounts": (
        {
            "subledger": {
                "rows": [
                    {"account": "12", "party": "A", "amount": 600},
                    {"account": "2", "party": "B", "amount": 500},
                ]
            }
        },
        ("subledger", "rows", 1, "amount"),
    ),
    "stock by quantity and price": (
        {
            "inventory": {
                "control": "13",
                "rows": [
                    {"item": "beras", "qty": 10, "price": 15, "total": 150},
                    {"item": "telur", "qty": "2.5", "price": 20, "total": 50},
                ],
                "total": 200,
            }
        },
        ("inventory", "rows", 0, "qty"),
    ),
    "documents that were paid in part": (
        {
            "receivables": {
                "control": "12",
                "rows": [
                    {"document": "N1", "original": 700, "paid": 200, "balance": 500},
                    {"document": "N2", "original": 100},
                ],
            }
        },
        ("receivables", "rows", 0, "paid"),
    ),
    "a control account without its rows": (
        {"receivables": {"control": "12", "as_of": "2025-02-28", "total": 500}},
        ("receivables", "total"),
    ),
    "a difference that is told": (
        {"subledger": {"control": "12", "rows": [590], "total": 590, "difference": 10}},
        ("subledger", "difference"),
    ),
    "a stock card by average": (
        {
            "stock_card": {
                "item": "beras",
                "method": "average",
                "opening": {"qty": 10, "price": 100},
                "movements": [
                    {"date": "2025-01-05", "in": 10, "price": 140, "balance_value": 2400},
                    {
                        "date": "2025-01-09",
                        "out": "2.5",
                        "cost": 300,
                        "balance_qty": "17.5",
                    },
                ],
                "closing_value": 2100,
                "cogs": 300,
            }
        },
        ("stock_card", "movements", 0, "price"),
    ),
    "a stock card by first in, first out": (
        {
            "fifo": [
                {
                    "item": "beras",
                    "movements": [
                        {"type": "beli", "qty": 10, "price": 100, "total": 1000},
                        {"type": "beli", "qty": 10, "total": 1300},
                        {"type": "jual", "qty": 12, "cost": 1260, "balance": 1040},
                    ],
                    "method": "FIFO",
                    "closing_qty": 8,
                }
            ]
        },
        ("fifo", 0, "movements", 2, "qty"),
    ),
    "an asset register": (
        {
            "asset_register": {
                "method": "straight line",
                "items": [
                    {
                        "name": "Laptop",
                        "acquired": "2025-01-02",
                        "cost": 4800,
                        "life_years": 4,
                        "rate_percent": "25",
                        "annual_depreciation": 1200,
                        "book_value": 3600,
                    },
                    {
                        "name": "Meja",
                        "acquired": "2025-07-01",
                        "cost": 1300,
                        "residual": 100,
                        "life_months": 12,
                        "annual_depreciation": 1200,
                        "accumulated_depreciation": 600,
                    },
                ],
                "total_cost": 6100,
                "total_annual_depreciation": 2400,
                "total_accumulated": 1800,
            }
        },
        ("asset_register", "total_accumulated"),
    ),
    "a life that is another": (
        {"asset_register": {"items": [{"cost": 2400, "life_years": 2, "annual": 1200}]}},
        ("asset_register", "items", 0, "life_years"),
    ),
    "depreciation by the month after": (
        {
            "depreciation": [
                {
                    "name": "motor",
                    "cost": 3600,
                    "life_months": 36,
                    "acquired": "2025-03-10",
                    "as_of": "2025-06-30",
                    "month_convention": "month after acquisition",
                    "months": 3,
                    "accumulated": 300,
                }
            ]
        },
        ("depreciation", 0, "months"),
    ),
    "depreciation by year": (
        {
            "depreciation": {
                "cost": 3600,
                "life_years": 3,
                "acquired": "2025-07-01",
                "by_year": {"2025": 600, "2026": 1200, "2027": 1200, "2028": 600},
                "book_value_2026": 1800,
            }
        },
        ("depreciation", "by_year", "2028"),
    ),
    "a declining balance by year of life": (
        {
            "depreciation": {
                "cost": 8000,
                "life_years": 4,
                "acquired": "2025-01-01",
                "method": "saldo menurun ganda",
                "schedule": [
                    {"year": 1, "depreciation": 4000, "book_value": 4000},
                    {"year": 2, "depreciation": 2000, "book_value": 2000},
                    {"year": 4, "book_value": 0},
                ],
            }
        },
        ("depreciation", "schedule", 1, "depreciation"),
    ),
    "a loan in steps": (
        {
            "loan_schedules": [
                {
                    "name": "A",
                    "principal": 10_000_000,
                    "term": 3,
                    "rounding_step": 500,
                    "principal_due": [3_333_500, 3_333_500, 3_333_000],
                }
            ]
        },
        ("loan_schedules", 0, "principal_due", 2),
    ),
    "a loan with all its rows": (
        {
            "loan_schedule": {
                "principal": 1200,
                "term_months": 2,
                "start": "2025-01-31",
                "method": "menurun",
                "rate_percent": 10,
                "schedule": [
                    {"due": "2025-02-28", "principal": 600, "interest": 120, "balance": 600},
                    {"due": "2025-03-31", "principal": 600, "interest": 60, "balance": 0},
                ],
                "total_interest": 180,
            }
        },
        ("loan_schedule", "schedule", 1, "interest"),
    ),
    "a loan book with payments": (
        {
            "loan_book": {
                "term_months": 10,
                "flat_rate_total_percent": 20,
                "loans": [{"loan": "L1", "principal": 2000, "instalment_total": 240}],
                "payments": [
                    {"loan": "L1", "principal": 200, "service": 40, "remaining_principal": 1800}
                ],
            },
            "loan_outstanding": {"L1": 1800},
        },
        ("loan_outstanding", "L1"),
    ),
    "ages by instalment": (
        {
            "ageing": [
                {
                    "as_of": "2025-07-28",
                    "instalments": [
                        {"due": "2025-06-15", "principal": 100, "paid": 40},
                        {"due": "2025-08-15", "principal": 600, "paid": 0},
                    ],
                    "outstanding": 660,
                    "overdue": 60,
                    "days_overdue": 43,
                    "bucket": "31_60",
                }
            ]
        },
        ("ageing", 0, "days_overdue"),
    ),
    "ages in bands, doubted": (
        {
            "receivables_ageing": {
                "as_of": "2025-12-31",
                "control": "12",
                "rows": [
                    {"party": "A", "due": "2026-01-31", "amount": 250, "bucket": "current"},
                    {"party": "B", "due": "2025-12-01", "amount": 150, "days_overdue": 30},
                    {"party": "C", "due": "2025-09-01", "amount": 200, "bucket": "> 90 hari"},
                ],
                "buckets": {"belum jatuh tempo": 250, "1-30": 150, "31-90": 0, ">90": 200},
                "rates": {"belum jatuh tempo": 0, "1-30": 10, "31-90": 20, ">90": "50"},
                "total": 600,
                "total_allowance": 115,
            }
        },
        ("receivables_ageing", "buckets", ">90"),
    ),
    "bands without documents": (
        {
            "ageing": {
                "buckets": [
                    {"bucket": "0-30", "amount": 1000, "percent": 5, "allowance": 50},
                    {"bucket": "31-60", "amount": 200, "percent": 25, "allowance": 50},
                ],
                "total": 1200,
                "allowance": 100,
            }
        },
        ("ageing", "buckets", 1, "amount"),
    ),
    "the quality of loans": (
        {
            "loan_quality": {
                "total": 670,
                "lancar": 500,
                "kurang_lancar": 100,
                "macet": 70,
                "weights": {"kurang_lancar": "0.50", "macet": "1.00"},
                "weighted_risk": 120,
                "npl_percent": "25.37",
            }
        },
        ("loan_quality", "macet"),
    ),
    "ratios": (
        {"ratios": [{"name": "x", "numerator": 1, "denominator": 3, "percent": "33.33"}]},
        ("ratios", 0, "numerator"),
    ),
    "parts of a whole": (
        {"group_split": {"principal": 50, "parts": [25, 15, 10]}},
        ("group_split", "parts", 1),
    ),
    "dividends": (
        {
            "dividend_splits": [
                {
                    "year": 2025,
                    "amount": 1000,
                    "shares": [
                        {"name": "desa", "percent": 60, "amount": 600},
                        {"name": "pengelola", "percent": 40, "amount": 400},
                    ],
                }
            ]
        },
        ("dividend_splits", 0, "amount"),
    ),
    "payments under a contract": (
        {
            "profit_sharing": {
                "payments": [
                    {
                        "contract": "C1",
                        "amount": 900,
                        "bumdes_percent": 80,
                        "partner_percent": 20,
                        "published_bumdes": 200,
                        "correct_bumdes": 720,
                        "published_partner": 180,
                        "ok": False,
                    }
                ],
                "total_bumdes": 720,
            }
        },
        ("profit_sharing", "payments", 0, "correct_bumdes"),
    ),
    "an entry that shares a profit": (
        {
            "allocation_example": {
                "profit": 500,
                "lines": [line("3", 500), line("2", credit=100), line("3r", credit=400)],
                "remaining_after": 0,
            }
        },
        ("allocation_example", "lines", 1, "credit"),
    ),
    "a reconciliation": (
        {
            "reconciliation": {
                "control_account": "12",
                "rows": [
                    {
                        "cutoff": "2025-01-31",
                        "gl_debit": 900,
                        "gl_credit": 400,
                        "gl_balance": 500,
                        "sub_loans": 800,
                        "sub_instalments": 400,
                        "sub_balance": 400,
                        "published_difference": 100,
                        "cause": "posted_twice",
                    },
                    {
                        "cutoff": "2025-01-31",
                        "gl_debit": 800,
                        "gl_credit": 400,
                        "gl_balance": 400,
                        "sub_loans": 800,
                        "sub_instalments": 400,
                        "published_difference": 0,
                    },
                ],
                "differences": [
                    {"cutoff": "2025-01-31", "difference": 100, "cause": "posted_twice"}
                ],
            },
            "rows_with_difference": 1,
            "net_difference_before_correction": 100,
            "first_difference": "2025-01-31",
        },
        ("reconciliation", "rows", 1, "gl_debit"),
    ),
    "a bank reconciliation": (
        {
            "bank_reconciliation": {
                "account": "12",
                "bank_balance": 700,
                "deposits_in_transit": [{"id": "S1", "amount": 50}],
                "outstanding_checks": [100, 45],
                "book_balance": 600,
                "bank_charges": 5,
                "interest": 10,
                "adjusted_balance": 605,
            }
        },
        ("bank_reconciliation", "bank_charges"),
    ),
    "the opening": (
        {"opening": {"total_debit": 570, "total_credit": 570, "total_assets": 570}},
        ("opening", "total_credit"),
    ),
}
"""By name: blocks, and where a wrong figure is planted."""


@pytest.mark.parametrize("name", BLOCKS)
def test_a_right_block_agrees(name):
    blocks, _ = BLOCKS[name]

    report = check_case(case(**blocks))

    assert (said(report), report.findings, report.not_compared) == ([], (), ())
    assert report.comparisons


@pytest.mark.parametrize("name", BLOCKS)
def test_a_wrong_figure_in_a_block_is_reported(name):
    blocks, path = BLOCKS[name]
    wrong = copy.deepcopy(blocks)
    place: Any = wrong
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] += 1

    assert not check_case(case(**wrong)).agrees


@pytest.mark.parametrize("name", BLOCKS)
def test_an_unknown_field_of_a_block_is_named(name):
    blocks, path = BLOCKS[name]
    told = copy.deepcopy(blocks)
    place: Any = told
    for key in path[:-1]:
        place = place[key] if isinstance(place[key], dict | list) else place
    rows = [place] if isinstance(place, dict) else [told[path[0]]]
    row = rows[0][0] if isinstance(rows[0], list) else rows[0]
    row["catatan_petugas"] = "tujuh"

    report = check_case(case(**told))

    assert [left for left in report.not_compared if "catatan_petugas" in left.block]


@pytest.mark.parametrize("name", BLOCKS)
@pytest.mark.parametrize("currency", ["JPY"])
def test_a_block_in_another_currency_agrees(name, currency):
    blocks, _ = BLOCKS[name]

    assert said(check_case(case(currency=currency, **blocks))) == []


# --- lines that say whom they are about -----------------------------------------------------

TOLD = [
    entry("n1", "2025-02-01", line("12", 300, party="A"), line("4", credit=300)),
    entry("b1", "2025-03-01", line("1", 120), line("12", credit=120, party="A")),
    entry("n2", "2025-03-05", line("12", 50, customer="B"), line("4", credit=50)),
]


def receivables(*rows: dict[str, Any], **more: Any) -> Any:
    block = {"control": "12", "rows": list(rows), **more}
    return check_case(case(opening_balances=[], transactions=TOLD, subledger=block))


def test_rows_are_held_against_lines_that_name_a_party():
    report = receivables({"party": "A", "amount": 180}, {"party": "B", "amount": 50}, total=230)

    assert report.agrees
    assert len(report.comparisons) == 4


def test_rows_that_come_to_the_same_but_are_swapped_differ_by_party():
    report = receivables({"party": "A", "amount": 50}, {"party": "B", "amount": 180}, total=230)

    assert said(report) == [("subledger A", "50", "180"), ("subledger B", "180", "50")]


def test_a_party_that_the_rows_leave_out_is_reported():
    report = receivables({"party": "A", "amount": 180})

    assert said(report) == [("subledger B", "0", "50"), ("subledger = akun 12", "180", "230")]


def test_a_row_of_a_day_before_the_end_is_held_against_that_day():
    report = receivables({"party": "A", "amount": 300}, as_of="2025-02-28")

    assert report.agrees


def test_openings_may_name_a_party():
    report = check_case(
        case(
            opening_balances=[
                line("12", 500, party="A"),
                line("12", 70, party="B"),
                line("3", credit=570),
            ],
            transactions=[],
            subledger={"control": "12", "rows": {"A": 500, "B": 70}},
        )
    )

    assert report.agrees


# --- what is not told, or told wrongly ------------------------------------------------------


def test_rows_that_do_not_make_up_their_account_differ():
    block = {"control": "12", "rows": [400, 100], "total": 500}

    at_the_end = check_case(case(subledger={**block, "as_of": "2025-12-31"}))
    any_time = check_case(case(subledger=block))

    assert said(at_the_end) == [("subledger = akun 12", "500", "600")]
    assert any_time.agrees  # it is what there was at the beginning


def test_a_row_without_an_amount_is_named():
    report = check_case(
        case(
            subledger={"control": "12", "rows": [{"party": "A"}, {"party": "B", "amount": 600}]}
        )
    )

    assert [(left.block, left.reason) for left in report.not_compared] == [
        ("subledger A", "bukan angka")
    ]
    assert report.agrees


@pytest.mark.parametrize(
    "block",
    [
        5,
        "lihat lampiran",
        [],
        [1, 2],
        {},
        {"control": "99", "rows": [1]},
        {"rows": [{"party": "A", "amount": 1}]},
        {"control": "12", "rows": "tidak ada"},
    ],
)
def test_a_block_that_is_no_sub_ledger_is_no_difference(block):
    report = check_case(case(expected={"subledger": block}))

    assert report.agrees


def test_receivables_are_held_against_the_account_that_they_come_to():
    report = check_case(case(receivables=[{"party": "A", "amount": 600}]))

    assert [c.label for c in report.comparisons] == ["receivables A", "receivables = akun 12"]


def test_receivables_that_come_to_no_account_are_named():
    report = check_case(case(receivables=[{"party": "A", "amount": 601}]))

    assert [left.block for left in report.not_compared] == ["receivables"]


def test_an_asset_without_a_cost_or_a_life_is_named():
    items = [{"name": "A", "life_years": 3}, {"name": "B", "cost": 5}, {"name": "C", "cost": 5}]

    report = check_case(case(asset_register={"items": items}))

    assert [left.block for left in report.not_compared] == [
        f"asset_register {name}" for name in "ABC"
    ]


def test_an_asset_may_be_counted_by_any_rule_if_none_is_told():
    bought = {"cost": 1200, "life_months": 12, "acquired": "2025-03-16", "as_of": "2025-12-31"}

    for months, accumulated in ((10, 1000), (9, 900)):
        told = {**bought, "months": months, "accumulated": accumulated}
        assert check_case(case(depreciation=[told])).agrees
    assert not check_case(case(depreciation=[{**bought, "accumulated": 800}])).agrees


def test_an_asset_is_held_against_the_account_of_the_register():
    register = {
        "asset_account": "14",
        "accumulated_account": "15",
        "items": [{"cost": 480, "life_years": 4, "acquired": "2025-01-01"}],
    }
    bought = entry("alat", "2025-01-01", line("14", 480), line("2", credit=480))
    worn = entry("susut", "2025-12-31", line("6", 120), line("15", credit=120))

    right = check_case(case(transactions=[bought, worn], asset_register=register))
    wrong = check_case(case(transactions=[bought], asset_register=register))

    assert right.agrees
    assert said(wrong) == [("asset_register: akun 15", "120", "0")]


def test_land_does_not_wear_off():
    land = {"cost": 500, "life_months": 0, "monthly": 0, "months": 0, "book_value": 500}

    assert check_case(case(depreciation=[land])).agrees


@pytest.mark.parametrize(
    "terms",
    [
        {"principal": 100, "term": 12, "principal_frequency_months": 13, "expected": "refused"},
        {"principal": 100, "term": 3, "principal_grace_months": 3, "expected": "ditolak"},
    ],
)
def test_a_loan_that_no_plan_fits_is_refused(terms):
    report = check_case(case(schedule_rules=[terms]))

    assert (report.agrees, len(report.comparisons)) == (True, 1)
    assert not check_case(case(schedule_rules=[{**terms, "expected": "ok"}])).agrees


def test_a_loan_that_must_be_refused_and_is_not_differs():
    report = check_case(
        case(schedule_rules=[{"principal": 9, "term": 3, "expected": "refused"}])
    )

    assert said(report) == [("schedule_rules #1: jadwal", "ditolak", "diterima")]


def test_a_loan_by_annuity_is_named():
    report = check_case(case(loan_schedules=[{"principal": 9, "term": 3, "method": "anuitas"}]))

    assert [left.block for left in report.not_compared] == ["loan_schedules #1"]


def test_an_age_without_a_day_is_named():
    report = check_case(case(ageing=[{"party": "A", "amount": 5, "bucket": "1_30"}]))

    assert [left.block for left in report.not_compared] == ["ageing A"]


def test_a_band_that_does_not_hold_the_age_differs():
    claim = {"due": "2025-12-01", "amount": 5, "bucket": "31-60", "as_of": "2025-12-31"}

    assert said(check_case(case(ageing=[claim]))) == [
        ("ageing #1.bucket", "31-60", "Lewat 1-30 hari")
    ]


def test_an_allowance_whose_percentage_is_not_told_is_named():
    claim = {"due": "2025-12-01", "amount": 100, "allowance": 5}

    report = check_case(case(ageing={"rows": [claim], "total_allowance": 5}))

    assert {left.block for left in report.not_compared} == {
        "ageing #1.allowance",
        "ageing.total_allowance",
    }


def test_an_amount_of_loans_that_no_account_holds_is_shown():
    held = check_case(case(loan_quality={"total": 600, "lancar": 600}))
    other = check_case(case(loan_quality={"total": 9, "lancar": 9}))

    assert len(held.comparisons) == 2
    assert len(other.comparisons) == 1
    assert "loan_quality.total: 9, akun 12, 12b memuat 670" in other.notices


def test_capital_is_held_against_its_account_but_for_a_listed_mistake():
    block = {"capital_rows": [{"name": "Modal", "amount": 200, "weight": 100}]}
    mistake = {"where": "tabel modal", "published": 200, "correct": 270}

    assert said(check_case(case(capital_adequacy=block))) == [
        ("capital_adequacy Modal = akun 3", "200", "270")
    ]
    report = check_case(case(capital_adequacy=block, published_errors=[mistake]))
    assert report.agrees
    assert [e.verdict for e in report.published_errors] == [Verdict.CORRECTED]


def test_assets_are_weighed_by_their_risk():
    block = {
        "asset_weights": {"12": 100, "12b": 50, "2": "x"},
        "risk_weighted_assets": 635,
        "capital_rows": [{"name": "lain", "amount": 127, "weight": 100}],
        "car_percent": "20.00",
    }

    report = check_case(case(capital_adequacy=block))

    assert [left.block for left in report.not_compared] == ["capital_adequacy.asset_weights.2"]
    assert report.agrees


def test_nothing_can_be_divided_by_nothing():
    row = {"name": "x", "numerator": 5, "denominator": 0, "percent_published": "100"}

    assert said(check_case(case(ratios=[row]))) == [
        ("ratios x.percent_published", "100", "tidak terdefinisi")
    ]
    assert check_case(case(ratios=[{**row, "percent_published": None}])).agrees


def test_digits_that_floating_point_does_not_keep_are_not_held_against_anybody():
    row = {"name": "x", "numerator": 2, "denominator": 3, "percent": "66.66666666666667"}

    assert check_case(case(ratios=[row])).agrees
    assert not check_case(case(ratios=[{**row, "percent": "66.66666666766667"}])).agrees


def test_a_row_copied_after_a_correction_is_found():
    rows = [
        {"cutoff": "2025-01-31", "gl_debit": 9, "sub_loans": 8, "published_difference": 1},
        {"cutoff": "2025-01-31", "gl_debit": 7, "sub_loans": 7, "published_difference": 0},
    ]
    listed = {"where": "2025-01-31 after correction", "published": "7", "correct": "8"}
    block = {"control_account": "12", "rows": rows}

    assert [d[1:] for d in said(check_case(case(reconciliation=block)))] == [("7", "8")]
    report = check_case(case(reconciliation=block, published_errors=[listed]))
    assert (report.agrees, report.published_errors[0].verdict) == (True, Verdict.CORRECTED)


def test_a_reconciliation_of_what_is_owed_is_read_on_its_own_side():
    rows = [{"date": "2025-01-31", "gl_balance": 300, "sub_balance": 280, "difference": 20}]

    report = check_case(case(reconciliation={"control": "2", "rows": rows}))

    assert (said(report), len(report.comparisons)) == ([], 3)


def test_a_reconciliation_without_an_account_is_named():
    rows = [{"date": "2025-01-31", "gl_balance": 1, "sub_balance": 1}]

    expected = {"rows_with_difference": 0, "net_difference": 0}

    report = check_case(case(reconciliation={"rows": rows}, expected=expected))

    assert {left.block for left in report.not_compared} == {"reconciliation", *expected}


def test_a_closing_without_a_reconciliation_is_the_figures_at_the_end():
    report = check_case(case(expected={"closing": {"total_assets": 871}}))

    assert said(report) == [("closing.total_assets", "871", "870")]


def test_what_is_not_earned_yet_is_deferred():
    rent = entry(
        "sewa",
        "2025-10-01",
        line("1", 1200),
        line("4", credit=1200),
        service_period={"start": "2025-10-01", "end": "2026-09-30"},
    )
    accrual = {"deferred_revenue": 900, "net_profit": 300}

    report = check_case(case(transactions=[rent], expected={"alternative_accrual": accrual}))

    assert report.agrees
    assert "alternative_accrual sewa: terbit 1200, seharusnya 300" in report.notices


def test_costs_are_charged_to_the_unit_that_the_note_names():
    costs = [
        entry("susut", "2025-05-01", line("6", 40), line("2", credit=40), unit="UMUM"),
        entry("jual", "2025-05-02", line("12", 90), line("4", credit=90), unit="TOKO"),
    ]
    block = {"note": "charge 6 to TOKO", "TOKO": 50, "UMUM": 0}

    report = check_case(case(transactions=costs, expected={"alternative_unit_cost": block}))

    assert (report.agrees, len(report.comparisons)) == (True, 2)


# --- nonsense -------------------------------------------------------------------------------

NONSENSE = [None, [], {}, "abc", -5, True, "1e5", 10**30, "2026-02-30", [1], {"a": {"b": []}}]


@pytest.mark.parametrize("name", BLOCKS)
def test_nonsense_in_a_block_is_borne(name):
    chance = random.Random(name)
    for _ in range(2):
        told = copy.deepcopy(BLOCKS[name][0])
        *path, last = chance.choice(list(paths(told)))
        place: Any = told
        for key in path:
            place = place[key]
        place[last] = chance.choice(NONSENSE)

        assert check_case(case(**told)).id == "uji"


def paths(value: Any, before: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the path of everything inside *value*."""
    inside = value.items() if isinstance(value, dict) else enumerate(value)
    for key, found in inside:
        yield (*before, key)
        if isinstance(found, dict | list):
            yield from paths(found, (*before, key))


# --- words that say how something is counted ------------------------------------------------


@pytest.mark.parametrize(
    ("words", "accumulated"),
    [
        ("inclusive of both months", 1000),
        ("bulan berikutnya", 900),
        ("mid-month", 900),
        ("completed months only", 900),
    ],
)
def test_a_convention_says_which_months_count(words, accumulated):
    asset = {
        "cost": 1200,
        "life_months": 12,
        "acquired": "2025-03-16",
        "as_of": "2025-12-31",
        "month_convention": words,
    }

    assert check_case(case(depreciation=[{**asset, "accumulated": accumulated}])).agrees
    assert not check_case(
        case(depreciation=[{**asset, "accumulated": 1900 - accumulated}])
    ).agrees


@pytest.mark.parametrize(
    ("name", "days"),
    [
        ("current", 0),
        ("< 30 hari", 29),
        ("sampai 30 hari", 30),
        ("31 - 60", 31),
        ("91+", 91),
        ("lebih dari 90 hari", 91),
        ("45", 45),
    ],
)
def test_a_band_is_read_from_its_name(name, days):
    due = dt.date(2025, 12, 31) - dt.timedelta(days=days)
    claim = {"due": due.isoformat(), "amount": 5, "bucket": name, "as_of": "2025-12-31"}

    assert check_case(case(ageing=[claim])).agrees


@pytest.mark.parametrize("name", ["tua", "60-30", "1-3 bulan"])
def test_a_band_whose_name_tells_no_days_is_named(name):
    claim = {"due": "2025-12-01", "amount": 5, "bucket": name}

    report = check_case(case(ageing={"rows": [claim], "buckets": {name: 5}}))

    assert {left.block for left in report.not_compared} == {
        "ageing #1.bucket",
        f"ageing {name}.amount",
    }


def test_days_that_two_bands_name_belong_to_the_later_one():
    rows = [{"due": "2025-12-01", "amount": 5}, {"due": "2025-11-30", "amount": 7}]
    buckets = {"0-31": 5, "31-60": 7}

    report = check_case(case(ageing={"rows": rows, "buckets": buckets}))

    assert report.agrees


def test_rows_may_tell_debit_and_credit():
    rows = [{"party": "A", "debit": 600, "credit": 0}]

    assert check_case(case(subledger={"control": "12", "rows": rows})).agrees


def test_totals_that_are_of_no_column_are_named():
    block = {**COLUMNS, "totals": {"simpanan": 5, "piutang_lain": 1}}

    report = check_case(case(subledger=block))

    assert {left.block for left in report.not_compared} == {
        "subledger.totals.simpanan",
        "subledger.piutang.piutang_lain",
    }


def test_a_total_of_one_column_is_of_all_its_accounts():
    block = {**COLUMNS, "totals": {"piutang": 570}}

    assert check_case(case(subledger=block)).agrees
    assert not check_case(case(subledger={**COLUMNS, "totals": {"piutang": 571}})).agrees


# --- what a case leaves open ----------------------------------------------------------------


@pytest.mark.parametrize(
    "parts", [[6667, 6667, 6666], [6666, 6666, 6668], ["6666.67", "6666.67", "6666.66"]]
)
def test_a_loan_may_be_rounded_in_any_way_if_none_is_told(parts):
    loan = {"principal": 20_000, "term": 3, "principal_due": parts}

    assert check_case(case(loan_schedules=[loan])).agrees


def test_a_step_that_is_told_is_kept():
    loan = {"principal": 20_000, "term": 3, "rounding_step": 100}

    right = check_case(case(loan_schedules=[{**loan, "principal_due": [6700, 6700, 6600]}]))
    wrong = check_case(case(loan_schedules=[{**loan, "principal_due": [6667, 6667, 6666]}]))

    assert (right.agrees, wrong.agrees) == (True, False)


@pytest.mark.parametrize(("rate", "service"), [(2, 24), (24, 24), (12, 12)])
def test_a_rate_may_be_of_a_month_a_year_or_the_term(rate, service):
    loan = {"principal": 1200, "term": 12, "rate_percent": rate, "instalment_service": service}

    assert check_case(case(loan_schedules=[loan])).agrees


def test_days_and_service_that_nothing_says_how_to_reckon_are_named():
    loan = {
        "principal": 1200,
        "term": 2,
        "first_due": "2026-01-01",
        "total_service": 5,
        "schedule": [
            {"due": "2026-01-01", "principal": 600, "interest": 9},
            {"principal": 600},
        ],
    }

    report = check_case(case(loan_schedules=[loan]))

    assert report.agrees
    assert {left.block.rpartition(".")[2] for left in report.not_compared} == {
        "due",
        "first_due",
        "interest",
        "total_service",
    }


def test_a_figure_that_is_a_code_is_no_amount():
    asset = {"cost": 1200, "life_months": 12, "accumulated_depreciation": "1-2200"}

    report = check_case(case(asset_register={"items": [asset]}))

    assert [left.reason for left in report.not_compared] == ["bukan angka"]


@pytest.mark.parametrize("value", ["1.50", "150.00", "547.50", "540.00"])
def test_a_ratio_may_be_told_as_such_in_percent_or_in_days(value):
    row = {"name": "x", "numerator": 3, "denominator": 2, "value": value}

    assert check_case(case(ratios=[row])).agrees


@pytest.mark.parametrize(
    "party", ["  Bu  Ani ", "a\u200b\x07b", "x" * 70, 7, "   ", None, ["A"]]
)
def test_a_party_may_be_called_anything(party):
    sale = entry("n1", "2025-02-01", line("12", 300, party=party), line("4", credit=300))
    block = {"control": "12", "rows": [{"party": party, "amount": 300}]}

    report = check_case(case(opening_balances=[], transactions=[sale], subledger=block))

    assert report.findings == ()
    assert report.agrees
