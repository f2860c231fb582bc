from __future__ import annotations

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

import bumdes
from bumdes.chart import (
    COMPONENTS,
    KINDS,
    STANDARD_CLOSING,
    extension_accounts,
    founding_accounts,
    standard_accounts,
)
from bumdes.expense_type import expense_types
from ledger import AccountKind, Chart, Dimension, Side

DATA = Path(bumdes.__file__).parent / "data"
CODE = re.compile(r"\d\.\d\.\d\d\.\d\d\Z")


def rows(name="chart_of_accounts.csv"):
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def parent(code):
    """The code of the heading that *code* stands under."""
    parts = code.split(".")
    last = max(i for i, part in enumerate(parts) if part.strip("0"))
    return ".".join("0" * len(p) if i >= last else p for i, p in enumerate(parts))


BOTH = ["chart_of_accounts.csv", "extension_accounts.csv"]
STANDARD = Chart(standard_accounts())
FOUNDING = Chart(founding_accounts())


def test_the_decree_has_309_accounts():
    assert len(standard_accounts()) == 309


@pytest.mark.parametrize("name", BOTH)
def test_every_code_has_the_form_of_the_decree(name):
    assert [row["code"] for row in rows(name) if not CODE.match(row["code"])] == []


def test_no_code_is_used_twice():
    counts = Counter(account.code for account in founding_accounts())

    assert [code for code, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("name", BOTH)
def test_accounts_are_listed_in_code_order(name):
    codes = [row["code"] for row in rows(name)]

    assert codes == sorted(codes)


def test_every_account_stands_under_a_heading():
    assert [
        account.code
        for account in FOUNDING
        if account.code[1:] != ".0.00.00"
        if FOUNDING[parent(account.code)].takes_postings
    ] == []


def test_accounts_of_the_decree_need_no_heading_of_ours():
    assert [
        account.code
        for account in STANDARD
        if account.code[1:] != ".0.00.00"
        if parent(account.code) not in STANDARD
    ] == []


@pytest.mark.parametrize("name", BOTH)
def test_the_last_level_takes_postings_and_no_other(name):
    assert [
        row["code"]
        for row in rows(name)
        if {row["is_postable"] == "true", row["level"] == "4", row["code"][-2:] != "00"}
        not in ({True}, {False})
    ] == []


@pytest.mark.parametrize("name", BOTH)
def test_the_level_is_that_of_the_code(name):
    levels = {(0, 0, 0): 1, (1, 0, 0): 2, (1, 1, 0): 3, (1, 1, 1): 4}

    assert [
        row["code"]
        for row in rows(name)
        if levels[tuple(int(part) > 0 for part in row["code"].split(".")[1:])]
        != int(row["level"])
    ] == []


@pytest.mark.parametrize("name", BOTH)
def test_every_type_is_a_kind_of_account(name):
    assert {row["type"] for row in rows(name)} <= KINDS.keys()


def test_accounts_are_of_the_kind_of_their_heading():
    assert [
        account.code
        for account in FOUNDING
        if account.takes_postings
        if account.kind is not FOUNDING[parent(account.code)].kind
    ] == []


@pytest.mark.parametrize("name", BOTH)
def test_the_side_is_that_of_the_table(name):
    assert [
        row["code"]
        for row in rows(name)
        if FOUNDING[row["code"]].normal_side != row["normal_balance"]
    ] == []


def test_cash_is_cash_and_cash_equivalents():
    assert {account.code for account in STANDARD.cash()} == {
        "1.1.01.01",
        "1.1.01.02",
        "1.1.01.03",
        "1.1.01.04",
        "1.1.01.05",
        "1.1.01.98",
        "1.1.02.01",
        "1.1.02.99",
    }


def test_drawings_are_the_shares_of_the_owners():
    found = {account.code for account in STANDARD if account.is_drawing}

    assert found == {a.code for a in STANDARD if a.code.startswith("3.2.")}


def test_drawings_grow_on_the_debit_side():
    assert {a.normal_side for a in STANDARD if a.is_drawing} == {Side.DEBIT}


@pytest.mark.parametrize("code", ["1.1.04.01", "1.3.07.01", "1.4.02.01", "4.2.01.99"])
def test_what_lessens_its_kind_is_contra(code):
    assert STANDARD[code].is_contra


def test_closing_accounts_are_there():
    kinds = [FOUNDING.postable(code).kind for code in STANDARD_CLOSING]

    assert kinds == [AccountKind.EQUITY, AccountKind.EQUITY, AccountKind.ASSET]


def test_extensions_keep_to_the_structure_of_the_decree():
    groups = {account.code[:3] for account in standard_accounts()}

    assert {account.code[:3] for account in extension_accounts()} <= groups


def test_there_are_28_lines_of_the_cash_flow_statement():
    assert len({component.code for component in COMPONENTS}) == 28


def test_components_are_components():
    assert {component.dimension for component in COMPONENTS} == {Dimension.COMPONENT}


def test_every_everyday_cost_has_an_account():
    kinds = {FOUNDING.postable(cost.account).kind for cost in expense_types()}

    assert kinds == {AccountKind.EXPENSE}


def test_every_everyday_cost_has_an_account_and_a_name_of_its_own():
    labels = {cost.label for cost in expense_types()}
    accounts = {cost.account for cost in expense_types()}

    assert len(labels) == len(accounts) == len(expense_types())
