"""What ``reports.casecheck`` makes of cases that nobody has seen yet."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest

from reports.casecheck import CaseUnreadableError, check_case
from reports.casecheck.result import Verdict

ACCOUNTS = [
    {"code": "1", "name": "Kas", "type": "asset", "cash": True},
    {"code": "1b", "name": "Bank", "type": "asset", "cash": True},
    {"code": "12", "name": "Piutang Usaha", "type": "asset"},
    {"code": "13", "name": "Peralatan", "type": "asset"},
    {"code": "14", "name": "Akumulasi Penyusutan Peralatan", "type": "contra_asset"},
    {"code": "2", "name": "Utang Usaha", "type": "liability"},
    {"code": "21", "name": "Pinjaman Bank", "type": "liability"},
    {"code": "3", "name": "Modal", "type": "equity"},
    {"code": "3p", "name": "Prive", "type": "drawing"},
    {"code": "3l", "name": "Laba Ditahan", "type": "equity"},
    {"code": "4", "name": "Penjualan", "type": "revenue"},
    {"code": "49", "name": "Potongan Penjualan", "type": "contra_revenue"},
    {"code": "5", "name": "Harga Pokok Penjualan", "type": "expense"},
    {"code": "6", "name": "Beban Gaji", "type": "expense"},
]


def line(account: str, debit: Any = 0, credit: Any = 0, **more: Any) -> dict[str, Any]:
    return {"account": account, "debit": debit, "credit": credit, **more}


def entry(
    id_: str, debit: str, credit: str, amount: Any, date: str = "2025-03-10", **more: Any
) -> dict[str, Any]:
    lines = [line(debit, amount), line(credit, credit=amount)]
    return {"id": id_, "date": date, "description": f"Transaksi {id_}", "lines": lines, **more}


CAPITAL = entry("modal", "1", "3", 1000)
SALE = entry("jual", "1", "4", 300)
WAGES = entry("gaji", "6", "1", 120, "2025-05-20")


def case(*transactions: dict[str, Any], **fields: Any) -> dict[str, Any]:
    base = {
        "id": "uji",
        "title": "Uji",
        "period": {"start": "2025-01-01", "end": "2025-12-31"},
        "currency": "IDR",
        "accounts": ACCOUNTS,
        "opening_balances": [],
        "trial_balance": [],
        "transactions": list(transactions),
        "expected": {},
    }
    return base | fields


def labels(report: Any) -> set[str]:
    return {comparison.label for comparison in report.comparisons}


def left_out(report: Any) -> dict[str, str]:
    return {left.block: left.reason for left in report.not_compared}


def check(*transactions: dict[str, Any], **expected: Any) -> Any:
    return check_case(case(*transactions, expected=expected))


# --- each block, right and planted wrong ----------------------------------------------------

BLOCKS: dict[str, tuple[list[dict[str, Any]], dict[str, Any], tuple[str | int, ...]]] = {
    "trial_balance": (
        [CAPITAL, SALE],
        {"trial_balance": {"total_debit": 1300, "total_credit": 1300}},
        ("trial_balance", "total_credit"),
    ),
    "trial_balance rows": (
        [CAPITAL, SALE],
        {"trial_balance": {"rows": [line("1", 1300), line("3", credit=1000)]}},
        ("trial_balance", "rows", 1, "credit"),
    ),
    "adjusted_trial_balance": (
        [CAPITAL, entry("susut", "6", "14", 50, kind="adjustment")],
        {
            "adjusted_trial_balance": {"total_debit": 1050},
            "trial_balance": {"total_debit": 1000},
        },
        ("adjusted_trial_balance", "total_debit"),
    ),
    "worksheet": (
        [CAPITAL, entry("susut", "6", "14", 50, kind="adjustment")],
        {"worksheet": {"adjustments": 50, "income_debit": 50, "balance_sheet_credit": 1050}},
        ("worksheet", "income_debit"),
    ),
    "income_statement": (
        [CAPITAL, SALE, WAGES],
        {"income_statement": {"total_revenue": 300, "total_expenses": 120, "net_profit": 180}},
        ("income_statement", "net_profit"),
    ),
    "income_statement subtotals": (
        [SALE, entry("hpp", "5", "12", 90)],
        {"income_statement": {"subtotals": {"laba_kotor": 210}}},
        ("income_statement", "subtotals", "laba_kotor"),
    ),
    "income_statement accounts": (
        [SALE, WAGES],
        {"income_statement": {"lines": {"4": 300, "6": 120}}},
        ("income_statement", "lines", "6"),
    ),
    "balance_sheet": (
        [CAPITAL, SALE],
        {"balance_sheet": {"total_assets": 1300, "total_liabilities": 0, "total_equity": 1300}},
        ("balance_sheet", "total_liabilities"),
    ),
    "equity_changes": (
        [CAPITAL, SALE, entry("prive", "3p", "1", 40)],
        {
            "equity_changes": {
                "opening_equity": 0,
                "additions": 1000,
                "net_profit": 300,
                "drawings": 40,
                "closing_equity": 1260,
            }
        },
        ("equity_changes", "drawings"),
    ),
    "equity_changes with a distribution": (
        [CAPITAL, SALE, entry("bagi", "3l", "1", 40)],
        {"equity_changes": {"additions": 1000, "distributions": 40, "closing_equity": 1260}},
        ("equity_changes", "distributions"),
    ),
    "cash_flow": (
        [CAPITAL, SALE],
        {"cash_flow": {"opening_cash": 0, "net_change": 1300, "closing_cash": 1300}},
        ("cash_flow", "net_change"),
    ),
    "cash_flow of receipts and payments": (
        [SALE, WAGES, entry("setor", "1b", "1", 100)],
        {"cash_flow": {"receipts": 300, "payments": 120, "net_change": 180}},
        ("cash_flow", "payments"),
    ),
    "cash_flow by activity": (
        [CAPITAL, SALE, entry("alat", "13", "1", 500)],
        {"cash_flow": {"operating": 300, "investing": -500, "financing": 1000}},
        ("cash_flow", "investing"),
    ),
    "account_balances": (
        [CAPITAL, SALE],
        {"account_balances": {"1": 1300, "4": -300}},
        ("account_balances", "4"),
    ),
    "by_unit": (
        [entry("jual", "1", "4", 300, unit="Unit Toko")],
        {"by_unit": {"Unit Toko": {"revenue": 300, "net_profit": 300, "total_assets": 300}}},
        ("by_unit", "Unit Toko", "total_assets"),
    ),
    "by_year": (
        [SALE, entry("lama", "1", "4", 70, "2024-12-31")],
        {"by_year": {"2024": {"total_revenue": 70}, "2025": {"total_revenue": 300}}},
        ("by_year", "2024", "total_revenue"),
    ),
    "periods": (
        [SALE, WAGES],
        {
            "periods": [
                {
                    "start": "2025-05-01",
                    "end": "2025-05-31",
                    "expenses": 120,
                    "cash_change": -120,
                }
            ]
        },
        ("periods", 0, "cash_change"),
    ),
    "by_month": (
        [SALE, WAGES],
        {"by_month": {"2025-05": {"net_profit": -120}}},
        ("by_month", "2025-05", "net_profit"),
    ),
    "running_cash": (
        [CAPITAL, SALE, WAGES],
        {"running_cash": {"account": "1", "after_each": [1000, 1300, 1180]}},
        ("running_cash", "after_each", 1),
    ),
    "running_cash by id": (
        [CAPITAL, SALE],
        {"running_cash": [{"id": "modal", "balance": 1000}, {"id": "jual", "balance": 1300}]},
        ("running_cash", 1, "balance"),
    ),
    "running_cash by name": (
        [CAPITAL, SALE],
        {"running_cash": {"modal": 1000, "jual": 1300}},
        ("running_cash", "jual"),
    ),
    "month_end_cash": (
        [SALE, WAGES],
        {"month_end_cash": {"2025-03": 300, "2025-04": 300, "2025-05-31": 180}},
        ("month_end_cash", "2025-04"),
    ),
    "month_end_cash rows": (
        [SALE, WAGES],
        {"month_end_cash": [{"month": "2025-05", "opening": 300, "out": 120, "closing": 180}]},
        ("month_end_cash", 0, "opening"),
    ),
    "cash_month_end in order": (
        [SALE, WAGES],
        {"cash_month_end": {"account": "1", "months": [0, 0, 300, 300, 180]}},
        ("cash_month_end", "months", 4),
    ),
    "cash_book": (
        [CAPITAL, SALE],
        {
            "cash_book": {
                "rows": [
                    {"debit_in": 1000, "credit_out": 0, "recomputed_balance": 1000},
                    {"debit_in": 300, "credit_out": 0, "recomputed_balance": 1300},
                ]
            }
        },
        ("cash_book", "rows", 1, "recomputed_balance"),
    ),
    "cash_ledger_lines": ([CAPITAL, SALE], {"cash_ledger_lines": 2}, ("cash_ledger_lines",)),
    "income_statement by account name": (
        [SALE, WAGES],
        {"income_statement": {"lines": {"Penjualan": 300, "beban gaji": 120}}},
        ("income_statement", "lines", "beban gaji"),
    ),
    "income_statement of some days": (
        [SALE, WAGES],
        {
            "income_statement": {
                "period": {"start": "2025-05-01", "end": "2025-05-31"},
                "rugi": 120,
            }
        },
        ("income_statement", "rugi"),
    ),
    "income_statement of several years": (
        [SALE, entry("lama", "1", "4", 70, "2024-12-31")],
        {"income_statement": {"2024": {"total_revenue": 70}, "2025": {"net_profit": 300}}},
        ("income_statement", "2024", "total_revenue"),
    ),
    "balance_sheet at a day": (
        [CAPITAL, SALE, WAGES],
        {"balance_sheet": {"as_of": "2025-04-30", "total_assets": 1300, "total_pasiva": 1300}},
        ("balance_sheet", "total_pasiva"),
    ),
    "account_balances as rows": (
        [CAPITAL, SALE],
        {"account_balances": [{"account": "1", "balance": 1300}, line("4", credit=300)]},
        ("account_balances", 1, "credit"),
    ),
    "by_unit as rows": (
        [entry("jual", "1", "4", 300, unit="TOKO")],
        {"by_unit": [{"unit": "TOKO", "revenue": 300, "cash": 300}]},
        ("by_unit", 0, "cash"),
    ),
    "by_year as rows": (
        [SALE],
        {"by_year": [{"year": 2025, "net_profit": 300}]},
        ("by_year", 0, "net_profit"),
    ),
    "month_end_cash by the names of months": (
        [SALE, WAGES],
        {"month_end_cash": {"Januari": 0, "Maret 2025": 300, "May": 180}},
        ("month_end_cash", "Maret 2025"),
    ),
    "month_end_balances by account": (
        [SALE, entry("setor", "1b", "1", 100)],
        {"month_end_balances": {"1": {"2025-03": 200}, "1b": {"2025-03": 100}}},
        ("month_end_balances", "1b", "2025-03"),
    ),
    "month ends within the cash flow": (
        [SALE, WAGES],
        {"cash_flow": {"closing_cash": 180, "month_end": {"2025-03": 300}}},
        ("cash_flow", "month_end", "2025-03"),
    ),
    "trial_balance_after_closing": (
        [CAPITAL, SALE],
        {
            "trial_balance_after_closing": {
                "total_debit": 1300,
                "rows": [line("3l", credit=300)],
            }
        },
        ("trial_balance_after_closing", "rows", 0, "credit"),
    ),
    "transaction_count": ([CAPITAL, SALE], {"transaction_count": 2}, ("transaction_count",)),
    "next_year_openings": (
        [CAPITAL, SALE],
        {
            "next_year_openings": {
                "year": 2026,
                "rows": [line("1", 1300), line("3", credit=1000), line("3l", credit=300)],
                "not_carried": ["4"],
            }
        },
        ("next_year_openings", "rows", 2, "credit"),
    ),
    "close_example": (
        [],
        {
            "close_example": {
                "accounts": ACCOUNTS,
                "transactions": [CAPITAL, SALE],
                "balances_before_close": {"4": -300},
                "retain_entry": [line("4", 300), line("3l", credit=300)],
                "closing_entry": [line("1", credit=1300), line("ikhtisar", 1300)],
                "opening_entry": [line("1", 1300), line("ikhtisar", credit=1300)],
                "balances_after_close": {"4": 0, "3l": -300},
            }
        },
        ("close_example", "retain_entry", 1, "credit"),
    ),
}
"""By name: entries, what they must give, and where a wrong figure is planted."""


@pytest.mark.parametrize("name", BLOCKS)
def test_a_right_block_agrees(name):
    entries, expected, _ = BLOCKS[name]

    report = check(*entries, **expected)

    assert (report.differences, report.findings, report.not_compared) == ((), (), ())
    assert report.comparisons


@pytest.mark.parametrize("name", BLOCKS)
def test_a_wrong_figure_in_a_block_is_reported(name):
    entries, right, path = BLOCKS[name]
    wrong = copy.deepcopy(right)
    place: Any = wrong
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] += 1

    report = check(*entries, **wrong)

    assert report.differences
    assert not report.agrees


@pytest.mark.parametrize("name", [n for n in BLOCKS if n != "close_example"])
def test_a_block_may_stand_beside_the_expected_ones(name):
    entries, expected, _ = BLOCKS[name]
    beside = {key: value for key, value in expected.items() if key != "trial_balance"}

    report = check_case(case(*entries, **beside))

    assert report.agrees


# --- amounts and currencies -----------------------------------------------------------------


def test_sen_are_compared_to_the_sen():
    sale = entry("jual", "1", "4", "27998321.25")

    right = check(sale, income_statement={"net_profit": "27998321.25"})
    wrong = check(sale, income_statement={"net_profit": "27998321.26"})

    assert (right.agrees, wrong.agrees) == (True, False)


@pytest.mark.parametrize("currency", ["IDR", "USD", "XXX", "JPY", "KWD", "tidak-dikenal"])
def test_any_currency_is_counted(currency):
    report = check_case(
        case(SALE, currency=currency, expected={"income_statement": {"total_revenue": 300}})
    )

    assert report.agrees


def test_decimals_of_a_currency_that_has_none_are_counted_as_numbers():
    sale = entry("jual", "1", "4", "10.25")

    report = check_case(
        case(sale, currency="XXX", expected={"balance_sheet": {"total_assets": "10.25"}})
    )

    assert report.agrees
    assert any("XXX" in notice for notice in report.notices)


def test_an_expected_figure_finer_than_the_currency_differs():
    report = check(SALE, balance_sheet={"total_assets": "300.005"})

    assert [c.got for c in report.differences] == ["300"]


def test_a_figure_that_was_not_published_is_named():
    report = check(SALE, income_statement={"total_revenue": 300, "net_profit": None})

    assert report.agrees
    assert left_out(report) == {"income_statement.net_profit": "bukan angka"}


# --- openings -------------------------------------------------------------------------------


def test_opening_balances_are_there_before_the_period():
    report = check_case(
        case(
            SALE,
            opening_balances=[line("1", 500), line("3", credit=500)],
            expected={
                "equity_changes": {
                    "opening_equity": 500,
                    "additions": 0,
                    "closing_equity": 800,
                },
                "cash_flow": {"opening_cash": 500, "net_change": 300, "closing_cash": 800},
                "running_cash": [800],
            },
        )
    )

    assert report.agrees


def test_a_trial_balance_alone_tells_drawings_and_profit_of_the_period():
    rows = [line("1", 900), line("3p", 100), line("3", credit=700), line("4", credit=300)]
    report = check_case(
        case(
            trial_balance=rows,
            expected={
                "equity_changes": {
                    "opening_equity": 700,
                    "net_profit": 300,
                    "drawings": 100,
                    "closing_equity": 900,
                }
            },
        )
    )

    assert report.agrees


def test_a_trial_balance_does_not_say_how_cash_moved():
    rows = [line("1", 900), line("3", credit=900)]
    flow = {"opening_cash": 400, "net_change": 500, "closing_cash": 900}

    right = check_case(case(trial_balance=rows, expected={"cash_flow": flow}))
    wrong = check_case(
        case(trial_balance=rows, expected={"cash_flow": flow | {"net_change": 501}})
    )

    assert set(left_out(right)) == {"cash_flow.opening_cash", "cash_flow.net_change"}
    assert (right.agrees, wrong.agrees) == (True, False)


def test_a_trial_balance_beside_openings_tells_what_moved():
    report = check_case(
        case(
            opening_balances=[line("1", 500), line("3", credit=500)],
            trial_balance=[line("1", 800), line("3", credit=500), line("4", credit=300)],
            expected={
                "cash_flow": {"opening_cash": 500, "net_change": 300},
                "income_statement": {"net_profit": 300},
                "equity_changes": {"opening_equity": 500, "additions": 0},
            },
        )
    )

    assert report.agrees


def test_a_trial_balance_that_the_entries_lead_to_is_not_posted_again():
    report = check_case(
        case(
            CAPITAL,
            SALE,
            trial_balance=[line("1", 1300), line("3", credit=1000), line("4", credit=300)],
            expected={"balance_sheet": {"total_assets": 1300}},
        )
    )

    assert report.agrees
    assert any("neraca saldo" in notice for notice in report.notices)


def test_entries_go_on_from_a_trial_balance():
    report = check_case(
        case(
            SALE,
            trial_balance=[line("1", 500), line("3", credit=500)],
            expected={"balance_sheet": {"total_assets": 800, "total_equity": 800}},
        )
    )

    assert report.agrees


def test_an_opening_out_of_balance_is_a_finding_and_stays_visible():
    report = check_case(
        case(
            opening_balances=[line("1", 500), line("3", credit=450)],
            expected={"account_balances": {"1": 500}},
        )
    )

    assert not report.agrees
    assert [finding.what for finding in report.findings] == [
        "saldo awal tidak seimbang: selisihnya di akun ~SELISIH"
    ]
    assert any("~SELISIH" in notice for notice in report.notices)


def test_an_opening_on_an_unknown_account_is_a_finding():
    report = check_case(case(opening_balances=[line("99", 5), line("3", credit=5)]))

    assert [finding.error.code for finding in report.findings] == ["unknown_account"]


def test_empty_and_negative_lines_of_an_opening_are_read_as_meant():
    report = check_case(
        case(
            opening_balances=[
                line("1", 500),
                line("12", -20),
                line("13"),
                line("3", credit=480),
            ],
            expected={"account_balances": {"1": 500, "12": -20, "13": 0}},
        )
    )

    assert report.agrees


# --- what must be taken, and what must be refused -------------------------------------------


def test_an_entry_that_should_be_taken_but_is_refused_is_a_finding():
    unbalanced = {**SALE, "lines": [line("1", 300), line("4", credit=299)]}

    report = check(unbalanced)

    assert [(f.what, f.error.code) for f in report.findings] == [
        ("jual seharusnya diterima", "unbalanced_entry")
    ]


INVALID = {
    "unbalanced": {"lines": [line("1", 5), line("4", credit=4)]},
    "one side only": {"lines": [line("1", 5)]},
    "no lines": {"lines": []},
    "unknown account": {"lines": [line("99", 5), line("4", credit=5)]},
    "zero amount": {"lines": [line("1"), line("4")]},
    "negative amount": {"lines": [line("1", -5), line("4", credit=-5)]},
    "both sides": {"lines": [line("1", 5, 5), line("4", credit=5)]},
    "not a number": {"lines": [line("1", "lima"), line("4", credit="lima")]},
    "too precise": {"lines": [line("1", "0.005"), line("4", credit="0.005")]},
    "impossible date": {"date": "2025-02-30"},
    "no date": {"date": ""},
    "no description": {"description": ""},
    "closed period": {"date": "2025-01-10"},
    "outside the period": {"date": "2026-01-10"},
    "unknown unit": {"unit": "TIDAK ADA"},
    "duplicate": {"id": "jual"},
    "same id, other content": {"id": "modal"},
}


@pytest.mark.parametrize("why", INVALID)
def test_an_invalid_entry_is_refused_and_not_part_of_the_totals(why):
    invalid = {**SALE, "id": "salah", "expected_invalid": why, **INVALID[why]}

    report = check(CAPITAL, SALE, invalid, rejected_entries=1, account_balances={"1": 1300})

    assert report.agrees
    assert [(r.why, r.is_refused) for r in report.refusals] == [(why, True)]


def test_a_json_float_is_no_amount(tmp_path):
    file = tmp_path / "case.json"
    sale = entry("jual", "1", "4", 12.5)
    file.write_text(json.dumps(case(sale)))

    report = check_case(file)

    assert [finding.error.code for finding in report.findings] == ["float_amount"]


def test_an_invalid_entry_that_is_taken_is_a_finding():
    good = {**SALE, "expected_invalid": "unbalanced"}

    report = check(good)

    assert [finding.what for finding in report.findings] == [
        "jual (unbalanced) seharusnya ditolak, tetapi diterima"
    ]


def test_headings_and_unused_accounts_take_nothing():
    accounts = [
        *ACCOUNTS,
        {"code": "4.0", "name": "Pendapatan", "type": "revenue", "heading": True},
        {"code": "4.9", "name": "Lama", "type": "revenue", "active": False},
    ]
    bad = [entry(code, "1", code, 5, expected_invalid="account") for code in ("4.0", "4.9")]

    report = check_case(case(*bad, accounts=accounts))

    assert [r.code for r in report.refusals] == ["heading_account", "inactive_account"]


REFUSALS = {
    "post an entry dated 2025-03-25 after March is closed": "period_closed",
    "mencatat transaksi sesudah bulan ditutup": "period_closed",
    "close the same month twice": "period_order",
    "post an entry that is not balanced": "unbalanced_entry",
    "post to an unknown account": "unknown_account",
    "post a negative amount": "non_positive_posting",
    "reverse an entry twice": "already_reversed",
    "use the same key for another entry": "key_reused",
    "delete a posted entry": "database_guard",
}


@pytest.mark.parametrize("words", REFUSALS)
def test_a_refusal_told_in_words_is_tried(words):
    report = check(SALE, refusals=[{"case": words, "expected": "refused"}])

    assert [r.code for r in report.refusals] == [REFUSALS[words]]
    assert report.agrees


def test_a_refusal_that_brings_its_entry_is_tried():
    told = [
        {"case": "unbalanced", "entry": {**SALE, "lines": [line("1", 5), line("4", credit=4)]}},
        {"case": "a sale that is fine", "entry": {**SALE, "id": "baik"}},
    ]

    report = check(SALE, refusals=told)

    assert [c.got for c in report.comparisons] == ["ditolak", "diterima"]


@pytest.mark.parametrize("words", ["allocate 600 of 500", "do something nobody knows"])
def test_a_refusal_that_cannot_be_tried_is_named(words):
    report = check(SALE, refusals=[{"case": words}])

    assert [left.block for left in report.not_compared] == [f"refusals: {words}"]


# --- units ----------------------------------------------------------------------------------


def test_entries_of_no_unit_are_the_head_office():
    sale = entry("toko", "1", "4", 70, unit="TOKO")

    report = check(SALE, sale, by_unit={"Pusat": {"revenue": 300}, "TOKO": {"revenue": 70}})

    assert report.agrees


def test_a_unit_that_did_nothing_has_nothing():
    report = check(SALE, by_unit={"WISATA": {"revenue": 0, "expenses": 0, "net_profit": 0}})

    assert report.agrees


def test_lines_of_several_units_are_balanced_between_them():
    lines = [line("1", 90, unit="TOKO"), line("4", credit=90, unit="AIR")]
    shared = {"id": "bersama", "date": "2025-01-05", "description": "Bersama", "lines": lines}

    report = check(
        shared,
        by_unit={"TOKO": {"revenue": 0}, "AIR": {"revenue": 90}},
        balance_sheet={"total_assets": 90, "total_equity": 90},
    )

    assert report.agrees


# --- closing --------------------------------------------------------------------------------


def test_closing_entries_of_a_case_are_compared_and_not_posted():
    closing = {
        "id": "tutup",
        "date": "2025-12-31",
        "description": "Jurnal penutup",
        "kind": "closing",
        "lines": [line("4", 300), line("3l", credit=300)],
    }

    right = check(SALE, closing, income_statement={"total_revenue": 300})
    wrong = copy.deepcopy(closing)
    wrong["lines"][0]["debit"] = wrong["lines"][1]["credit"] = 299

    assert right.agrees
    assert "jurnal penutup 4" in labels(right)
    assert not check(SALE, wrong).agrees


@pytest.mark.parametrize(
    "named",
    [
        {"result_account": "3"},
        {"retained_earnings": "3"},
        {"settings": {"result_account": "3"}},
        {"accounts": [{**a, "result": a["code"] == "3"} for a in ACCOUNTS]},
    ],
)
def test_a_case_may_name_the_account_that_takes_the_result(named):
    rows = [line("1", 1300), line("3", credit=1300)]

    report = check_case(
        case(
            CAPITAL,
            SALE,
            expected={"next_year_openings": {"year": 2026, "rows": rows}},
            **named,
        )
    )

    assert report.agrees


def test_a_case_without_an_account_for_the_result_gets_one():
    accounts = [a for a in ACCOUNTS if a["code"] != "3l"]
    rows = [line("1", 1300), line("3", credit=1000)]

    report = check_case(
        case(CAPITAL, SALE, accounts=accounts, expected={"next_year_openings": {"rows": rows}})
    )

    assert [c.label for c in report.differences] == ["next_year_openings ~LABA"]


def test_an_opening_that_the_next_year_does_not_name_must_be_nothing():
    report = check(CAPITAL, next_year_openings={"year": 2026, "rows": [line("1", 1000)]})

    assert [c.label for c in report.differences] == ["next_year_openings 3"]


# --- what is not compared, and what is shown ------------------------------------------------


def test_what_nobody_computes_yet_is_named_with_a_count():
    report = check_case(
        case(
            water_billing={"rows": [{"bill": 10}, {"bill": 20}], "note": "dua"},
            expected={"profit_distribution": {"base": 5}, "tariffs": [1, 2, 3]},
        )
    )

    assert {left.block: left.count for left in report.not_compared} == {
        "profit_distribution": 1,
        "tariffs": 3,
        "water_billing": 2,
    }
    assert report.agrees


def test_a_figure_with_an_unknown_name_is_named():
    report = check(SALE, balance_sheet={"total_assets": 300, "goodwill": 5})

    assert list(left_out(report)) == ["balance_sheet.goodwill"]


def test_a_subtotal_of_unnamed_accounts_is_named():
    report = check(SALE, income_statement={"subtotals": {"partisipasi_neto": 5}})

    assert left_out(report) == {
        "income_statement.subtotals.partisipasi_neto": (
            "kasus tidak mengatakan akun mana yang termasuk"
        )
    }


@pytest.mark.parametrize(
    ("block", "value"),
    [
        ("by_unit", {"TOKO": 5}),
        ("by_year", {"kemarin": {"net_profit": 5}}),
        ("month_end_cash", {"kemarin": 5}),
        ("month_end_cash", ["0"] * 13),
        ("cash_book", {"rows": [1]}),
        ("next_year_openings", {"year": 2026, "rows": [], "villages": 3}),
        ("trial_balance", {"total_debit": 0, "pages": 2}),
    ],
)
def test_a_row_that_cannot_be_read_is_named(block, value):
    report = check(**{block: value})

    assert report.not_compared


def test_a_balance_of_an_account_that_is_not_there_differs():
    report = check(SALE, account_balances={"99": 5}, running_cash=[{"id": "x", "balance": 1}])

    assert [c.got for c in report.differences] == ["akun tidak ada", "transaksi tidak ada"]


def test_a_year_that_cannot_be_closed_is_a_finding():
    report = check_case(
        case(
            SALE,
            result_account="1",
            expected={"next_year_openings": {"year": 2026, "rows": []}},
        )
    )

    assert [f.error.code for f in report.findings] == ["not_a_retained_earnings_account"]


def test_words_beside_the_blocks_are_no_blocks():
    assert check(basis="published", note="x").not_compared == ()


def test_a_block_of_an_unknown_shape_is_named():
    report = check(SALE, balance_sheet=[1, 2], by_year="2025", running_cash=[1, 2, 3])

    assert set(left_out(report)) == {"balance_sheet", "by_year", "running_cash"}


def test_the_indirect_method_is_named_and_its_sum_compared():
    invoice = entry("tagihan", "12", "4", 100)
    flow = {"operating": 400, "investing": -100, "financing": 0, "lines": {"net_profit": 400}}

    right = check(SALE, invoice, cash_flow=flow)
    wrong = check(SALE, invoice, cash_flow=flow | {"investing": -99})

    assert {"cash_flow.operating", "cash_flow.lines"} <= left_out(right).keys()
    assert (right.agrees, wrong.agrees) == (True, False)


def test_activities_that_can_be_argued_about_are_named_and_their_sum_compared():
    loan = entry("pinjam", "12", "1", 40)
    accounts = [a if a["code"] != "12" else {**a, "name": "Pinjaman Anggota"} for a in ACCOUNTS]
    flow = {"operating": 300, "investing": -40, "financing": 0}

    right = check_case(case(SALE, loan, accounts=accounts, expected={"cash_flow": flow}))
    ours = check_case(
        case(
            SALE,
            loan,
            accounts=accounts,
            expected={"cash_flow": flow | {"operating": 260, "investing": 0}},
        )
    )

    assert [c.label for c in right.comparisons] == [
        "cash_flow: operating + investing + financing"
    ]
    assert "Pinjaman Anggota" in left_out(right)["cash_flow.operating"]
    assert len(ours.comparisons) == 4
    assert (right.agrees, ours.agrees) == (True, True)


def test_activities_that_cannot_be_argued_about_are_compared():
    flow = {"operating": 299, "investing": 1, "financing": 0}

    report = check(SALE, cash_flow=flow)

    assert len(report.differences) == 2


def test_what_was_bought_without_cash_makes_activities_arguable():
    credit_purchase = entry("kredit", "13", "2", 100)
    flow = {"operating": 400, "investing": -100, "financing": 0}

    report = check(SALE, credit_purchase, cash_flow=flow)

    assert "kredit tanpa kas" in left_out(report)["cash_flow.investing"]


def test_unknown_fields_of_entries_are_ignored_with_notice():
    sale = {**SALE, "status": "menunggu", "source_entries": 20}

    report = check(sale, income_statement={"total_revenue": 300})

    assert report.agrees
    assert report.notices == ("isian transaksi 'source_entries' diabaikan",)


def test_an_account_that_only_makes_sides_agree_is_shown():
    accounts = [*ACCOUNTS, {"code": "39", "name": "Lawan saldo", "type": "equity"}]

    report = check_case(case(entry("x", "1", "39", 5), accounts=accounts))

    assert any("akun penyeimbang 39" in notice for notice in report.notices)


def test_a_balance_on_the_unusual_side_is_shown():
    report = check(entry("x", "1", "12", 5))

    assert any("akun 12 Piutang Usaha" in notice for notice in report.notices)


def test_two_entries_with_one_id_are_both_counted_and_shown():
    report = check(SALE, {**SALE}, income_statement={"total_revenue": 600})

    assert report.agrees
    assert any("lebih dari sekali" in notice for notice in report.notices)


def test_wrong_balances_that_were_published_are_shown():
    rows = [
        {"recomputed_balance": 1000, "published_balance": 1000},
        {"recomputed_balance": 1300, "published_balance": 1290},
    ]

    report = check(CAPITAL, SALE, cash_book={"rows": rows})

    assert report.agrees
    assert "cash_book: 1 saldo terbit keliru (jual: 1290, seharusnya 1300)" in report.notices


PUBLISHED = {
    "closing balance": ({"published": 1200, "correct": 1300}, Verdict.CORRECTED),
    "2025 pendapatan": ({"published": 1300, "correct": 300}, Verdict.CORRECTED),
    "akun 12": ({"published": 0, "correct": 50}, Verdict.REPEATED),
    "tanggal baris 9": ({"published": "2017-09-31", "correct": "2017-09-30"}, Verdict.REFUSED),
    "judul": ({"published": "dua nama", "correct": "satu nama"}, Verdict.NOT_COMPUTED),
}


@pytest.mark.parametrize("where", PUBLISHED)
def test_a_published_mistake_is_held_against_the_books(where):
    told, verdict = PUBLISHED[where]

    report = check_case(case(CAPITAL, SALE, published_errors=[{"where": where, **told}]))

    assert [e.verdict for e in report.published_errors] == [verdict]


# --- statutory statements -------------------------------------------------------------------


def test_a_chart_of_the_standard_is_compared_in_both_forms():
    accounts = [
        {"code": "1.1.01.01", "name": "Kas Tunai", "type": "asset", "cash": True},
        {"code": "3.1.01.01", "name": "Penyertaan Modal Desa", "type": "equity"},
        {"code": "4.2.01.01", "name": "Penjualan", "type": "revenue"},
    ]
    entries = [
        entry("m", "1.1.01.01", "3.1.01.01", 10),
        entry("j", "1.1.01.01", "4.2.01.01", 4),
    ]
    flow = {"operating": 4, "investing": 0, "financing": 10, "closing_cash": 14}

    report = check_case(case(*entries, accounts=accounts, expected={"cash_flow": flow}))

    assert len(report.forms) == 2
    assert "cash_flow.closing_cash (kepmendesa_136)" in labels(report)
    assert report.agrees


# --- files ----------------------------------------------------------------------------------


UNREADABLE = {
    "no JSON": "{",
    "no object": "[]",
    "no case": "{}",
    "unknown type of account": json.dumps(
        case(accounts=[{"code": "1", "name": "x", "type": "mystery"}])
    ),
    "an account twice": json.dumps(case(accounts=[ACCOUNTS[0], ACCOUNTS[0]])),
    "an account without a code": json.dumps(case(accounts=[{"name": "x", "type": "asset"}])),
    "transactions that are no list": json.dumps(case(transactions={"a": 1})),
    "a transaction that is no object": json.dumps(case(transactions=[1])),
    "an impossible period": json.dumps(
        case(period={"start": "2025-13-01", "end": "2025-01-01"})
    ),
}


@pytest.mark.parametrize("what", UNREADABLE)
def test_a_file_that_is_no_case_is_unreadable(what, tmp_path):
    file = tmp_path / "case.json"
    file.write_text(UNREADABLE[what])

    with pytest.raises(CaseUnreadableError):
        check_case(file)


def test_a_file_that_is_not_there_is_unreadable(tmp_path):
    with pytest.raises(CaseUnreadableError):
        check_case(tmp_path / "tidak-ada.json")


def test_a_case_without_a_period_spans_its_entries():
    data = case(SALE, WAGES, expected={"income_statement": {"net_profit": 180}})
    del data["period"]

    assert check_case(data).agrees


def test_a_folder_is_read_by_the_case_in_it(tmp_path):
    (tmp_path / "case.json").write_text("\ufeff" + json.dumps(case(SALE)), encoding="utf-8")

    assert check_case(tmp_path).id == "uji"
