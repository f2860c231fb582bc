"""Statements as data: what may not be written down."""

from __future__ import annotations

import pytest

from ledger import Side
from reports.statement import (
    ANY,
    Flow,
    Heading,
    InvalidStatementError,
    Line,
    Measure,
    Part,
    Statement,
    find,
    is_under,
)


def statement(*rows, **fields):
    return Statement(key="uji", title="Uji", source="", rows=rows, **fields)


def test_two_rows_cannot_share_a_key():
    with pytest.raises(InvalidStatementError):
        statement(Heading("kas", "Kas"), Heading("kas", "Kas lagi"))


def test_two_lines_cannot_claim_the_same_accounts():
    twice = statement(
        Line("one", "Satu", ("1.1",), Side.DEBIT), Line("two", "Dua", ("1.1",), Side.DEBIT)
    )

    with pytest.raises(InvalidStatementError):
        _ = twice.lines


def test_the_same_accounts_may_open_one_line_and_move_on_another():
    both = statement(
        Line("opening", "Awal", ("3.1",), Side.CREDIT, Measure.OPENING),
        Line("added", "Tambah", ("3.1",), Side.CREDIT, Measure.CHANGE),
    )

    assert {part: both.lines[part] for part in Part} == {
        Part.BROUGHT: {"3.1": "opening"},
        Part.MOVED: {"3.1": "added"},
        Part.RESTATED: {"3.1": "added"},
        Part.CARRIED: {"3.1": "added"},
    }


def test_flows_need_a_line_for_the_rest():
    with pytest.raises(InvalidStatementError):
        statement(Flow("in", "Masuk", (ANY,)))


def test_the_longest_path_takes_an_account():
    index = {"1.1": "current", "1.1.01": "cash", ANY: "rest"}

    assert [find(index, path) for path in ("1.1.01.01", "1.1.02.01", "1.10.01")] == [
        "cash",
        "current",
        "rest",
    ]


def test_no_line_takes_an_account_outside_every_path():
    assert find({"1": "assets"}, "2.1") is None


def test_a_path_ends_where_its_segment_ends():
    assert is_under("1.1.01", ("1.1",))
    assert is_under("1.1", ("1.1",))
    assert not is_under("1.10", ("1.1", "2"))
