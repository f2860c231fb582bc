"""Every case in ``tests/cases``: computed, and held against its figures."""

from __future__ import annotations

import copy
import json
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from reports.casecheck import check_case

if TYPE_CHECKING:
    from collections.abc import Iterator

CASES = sorted(Path(__file__).parent.joinpath("cases").glob("*/case.json"))
NAMES = [file.parent.name for file in CASES]

OF_SUB_LEDGERS = {
    "ageing",
    "allocation_example",
    "asset_register",
    "capital_adequacy",
    "cash_book",
    "depreciation",
    "dividend_splits",
    "group_split",
    "loan_book",
    "loan_quality",
    "loan_schedules",
    "profit_sharing",
    "ratios",
    "reconciliation",
    "schedule_rules",
    "subledger",
}
"""Blocks beside the expected ones, which are computed too."""

NOT_NEEDED = {f"schedule_rules.{number}.principal" for number in range(4)}
NOT_NEEDED.add("ageing.0.loan_principal")
"""Principals of loans of which only days are asked, or what is open by instalment."""

MOST_PLANTED = 4
"""Wrong figures that are tried in each block of a case."""


@pytest.mark.parametrize("file", CASES, ids=NAMES)
def test_every_figure_of_a_case_agrees(file):
    report = check_case(file)

    assert (report.differences, report.findings) == ((), ())
    assert report.agrees


@pytest.mark.parametrize("file", CASES, ids=NAMES)
def test_a_case_is_compared_or_says_why_not(file):
    report = check_case(file)

    assert report.comparisons
    assert all(left.count and left.reason for left in report.not_compared)


@pytest.mark.parametrize("file", CASES, ids=NAMES)
def test_a_figure_planted_wrong_is_reported_or_was_named_as_not_compared(file):
    data = json.loads(file.read_text(encoding="utf-8"))
    unread = {left.block for left in check_case(data).not_compared}
    missed = []
    for path in _figures(data):
        wrong = _planted(data, path)
        if check_case(wrong).agrees and not _is_under(path, unread | NOT_NEEDED):
            missed.append(path)

    assert missed == []


@pytest.mark.parametrize("file", CASES, ids=NAMES)
def test_the_amount_of_an_entry_planted_wrong_is_reported(file):
    data = json.loads(file.read_text(encoding="utf-8"))
    places = [
        (key, number)
        for key in ("opening_balances", "trial_balance", "transactions")
        for number, row in enumerate(data[key])
        if not row.get("expected_invalid")
    ]
    agreeing = []
    for key, number in places[:MOST_PLANTED]:
        wrong = copy.deepcopy(data)
        row = wrong[key][number]
        line = row["lines"][0] if "lines" in row else row
        side = "debit" if line["debit"] else "credit"
        line[side] = _off(line[side])
        if check_case(wrong).agrees:
            agreeing.append((key, number))

    assert agreeing == []


def _figures(data: dict[str, Any]) -> Iterator[tuple[str | int, ...]]:
    """Yield paths to figures: the first ones of each block."""
    blocks = [("expected", name) for name in data["expected"]]
    blocks += [(name,) for name in data if name in {"close_example", "next_year_openings"}]
    blocks += [(name,) for name in data if name in OF_SUB_LEDGERS]
    for block in blocks:
        yield from islice(_leaves(_at(data, block), block), MOST_PLANTED)


def _leaves(value: Any, path: tuple[str | int, ...]) -> Iterator[tuple[str | int, ...]]:
    if isinstance(value, dict):
        for key, inside in value.items():
            if key not in {"year", "transactions", "accounts", "rate_percent"}:
                yield from _leaves(inside, (*path, key))
    elif isinstance(value, list):
        for number, inside in enumerate(value):
            yield from _leaves(inside, (*path, number))
    elif isinstance(value, int) and path[-1] not in {"published_balance", "seq"}:
        yield path


def _planted(data: dict[str, Any], path: tuple[str | int, ...]) -> dict[str, Any]:
    wrong = copy.deepcopy(data)
    place = _at(wrong, path[:-1])
    place[path[-1]] = _off(place[path[-1]])
    return wrong


def _off(amount: int | str) -> int | str:
    """Return another amount than *amount*."""
    return amount + 7 if isinstance(amount, int) else f"7{amount}"


def _at(data: Any, path: tuple[str | int, ...]) -> Any:
    for key in path:
        data = data[key]
    return data


def _is_under(path: tuple[str | int, ...], blocks: set[str]) -> bool:
    """Whether *path* lies in one of *blocks*, named as a report names them."""
    names = [str(key) for key in path if key != "expected"]
    return any(".".join(names[:depth]) in blocks for depth in range(1, len(names) + 1))
