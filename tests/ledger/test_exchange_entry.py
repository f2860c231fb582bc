"""The JSON entry: what other programs hand in is understood fully, or refused by name."""

from __future__ import annotations

import datetime as dt
import io
import json

import pytest
from hypothesis import given

from ledger import EntryKind, JournalEntry, credit, debit, money, rp
from ledger.errors import (
    BlankTextError,
    BooleanAmountError,
    FloatAmountError,
    InvalidDateError,
    InvalidEvidenceError,
    InvalidExchangeEntryError,
    InvalidKindError,
    InvalidTagError,
    NonPositivePostingError,
    NotAnAmountError,
    NotFiniteAmountError,
    TooFewPostingsError,
    TooPreciseAmountError,
    UnbalancedEntryError,
)
from ledger.exchange import entry_from_dict, entry_to_dict, read_entries
from ledger.exchange.amount import plain
from ledger.money import currency
from tests import strategies
from tests.builders import CASH, SALES, at_work, found, sale

RUPIAH = currency("IDR")


def data(**fields):
    lines = [{"account": CASH, "debit": "150000"}, {"account": SALES, "credit": "150000"}]
    made = {"key": "a", "date": "2025-01-20", "description": "Penjualan", "lines": lines}
    return {name: value for name, value in (made | fields).items() if value is not ...}


def with_line(**fields):
    """Return an entry whose first line has other fields."""
    made = {"account": CASH, "debit": "150000"} | fields
    line = {name: value for name, value in made.items() if value is not ...}
    return data(lines=[line, {"account": SALES, "credit": "150000"}])


def entry(**fields):
    return entry_from_dict(data(**fields), RUPIAH)


def refusal(given):
    """Return the field and the problem for which *given* is refused."""
    with pytest.raises(InvalidExchangeEntryError) as caught:
        entry_from_dict(given, RUPIAH)
    return caught.value.facts["field"], caught.value.facts["problem"]


def test_an_entry_is_what_the_object_says():
    assert entry() == JournalEntry(
        date=dt.date(2025, 1, 20),
        description="Penjualan",
        postings=(debit(CASH, rp(150_000)), credit(SALES, rp(150_000))),
        key="a",
    )


def test_all_fields_of_an_entry_are_understood():
    made = entry(
        kind="adjusting",
        tags={"nota": "12"},
        decision="SK 1/2025",
        evidence=["ab" * 32],
        reverses=7,
        reason="Salah catat",
    )

    assert made.kind is EntryKind.ADJUSTING
    assert (dict(made.tags), made.decision) == ({"nota": "12"}, "SK 1/2025")
    assert (made.evidence, made.reverses, made.reason) == (("ab" * 32,), 7, "Salah catat")


def test_all_dimensions_of_a_line_are_understood():
    named = {
        "unit": "TOKO",
        "fund": "DESA",
        "party": "BU-TINI",
        "document": "NOTA-1",
        "asset": "MESIN-1",
        "item": "BERAS",
        "component": "OP-IN-1",
    }
    line = entry_from_dict(
        data(
            unit="TOKO",
            lines=[{"account": CASH, "debit": 5, **named}, {"account": SALES, "credit": 5}],
        ),
        RUPIAH,
    ).postings[0]

    assert {name: getattr(line, name) for name in named} == named


def test_a_line_without_a_unit_is_in_the_unit_of_the_entry():
    assert [p.unit for p in entry(unit="TOKO").postings] == ["TOKO", "TOKO"]


def test_a_line_may_be_at_the_head_office_though_the_entry_names_a_unit():
    lines = [
        {"account": CASH, "debit": 1, "unit": ""},
        {"account": SALES, "credit": 1, "unit": ""},
    ]

    assert [p.unit for p in entry(unit="TOKO", lines=lines).postings] == ["", ""]


def test_an_entry_without_a_key_gets_one_of_its_own():
    assert entry(key=...).key != entry(key=...).key


@pytest.mark.parametrize("amount", ["150000", "150000.00", 150000, "150000.0"], ids=repr)
def test_an_amount_is_a_text_or_an_integer_of_rupiah(amount):
    made = entry_from_dict(with_line(debit=amount), RUPIAH)

    assert made.postings[0].amount == rp(150_000)


def test_an_amount_may_have_sen():
    lines = [{"account": CASH, "debit": "0.05"}, {"account": SALES, "credit": "0.05"}]

    assert entry(lines=lines).postings[0].minor == 5


@pytest.mark.parametrize("zero", [0, "0", "0.00"], ids=repr)
def test_a_zero_on_the_other_side_says_nothing(zero):
    made = entry_from_dict(with_line(credit=zero), RUPIAH)

    assert made.postings[0] == debit(CASH, rp(150_000))


def test_tags_may_be_a_list_of_names():
    assert dict(entry(tags=["lama", "penting"]).tags) == {"lama": "", "penting": ""}


# --- refusals -------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["date", "description", "lines"])
def test_a_missing_field_is_named(name):
    assert refusal(data(**{name: ...})) == (name, "missing")


def test_a_missing_account_is_named():
    assert refusal(with_line(account=...)) == ("lines[1].account", "missing")


def test_an_unknown_field_is_named():
    assert refusal(data(keterangan="x")) == ("keterangan", "unknown field")


def test_an_unknown_field_of_a_line_is_named():
    assert refusal(with_line(amount=5)) == ("lines[1].amount", "unknown field")


@pytest.mark.parametrize("made", [None, [], "x", 5])
def test_an_entry_is_an_object(made):
    assert refusal(made) == ("entry", "not an object")


def test_a_line_is_an_object():
    assert refusal(data(lines=["x"])) == ("lines[1]", "not an object")


@pytest.mark.parametrize("name", ["lines", "evidence"])
def test_a_list_is_a_list(name):
    assert refusal(data(**{name: {}})) == (name, "not a list")


@pytest.mark.parametrize("name", ["description", "kind", "key", "decision", "reason", "unit"])
def test_a_text_is_a_text(name):
    assert refusal(data(**{name: 5})) == (name, "not a text")


@pytest.mark.parametrize("name", ["account", "unit", "fund", "component"])
def test_a_text_of_a_line_is_a_text(name):
    assert refusal(with_line(**{name: 5})) == (f"lines[1].{name}", "not a text")


@pytest.mark.parametrize("name", ["key", "decision", "unit"])
def test_null_is_no_text(name):
    assert refusal(data(**{name: None})) == (name, "null; leave the field out instead")


def test_null_is_no_amount():
    assert refusal(with_line(credit=None))[0] == "lines[1].credit"


def test_a_line_is_not_on_both_sides():
    assert refusal(with_line(credit="1")) == ("lines[1]", "both debit and credit")


def test_a_line_is_on_a_side():
    assert refusal(with_line(debit=...)) == ("lines[1]", "neither debit nor credit")


@pytest.mark.parametrize("reverses", [True, "5", None])
def test_what_is_reversed_is_a_number(reverses):
    assert refusal(data(reverses=reverses)) == ("reverses", "not an integer")


@pytest.mark.parametrize("tags", ["x", None, 5])
def test_tags_are_an_object_or_a_list(tags):
    assert refusal(data(tags=tags)) == ("tags", "neither an object nor a list")


@pytest.mark.parametrize(
    ("amount", "error"),
    [
        (150000.0, FloatAmountError),
        (True, BooleanAmountError),
        ("1.500.000", NotAnAmountError),
        ("1,5", NotAnAmountError),
        ("1e5", NotAnAmountError),
        (" 1", NotAnAmountError),
        ("", NotAnAmountError),
        ([], NotAnAmountError),
        ("0.005", TooPreciseAmountError),
        (0, NonPositivePostingError),
        ("-150000", NonPositivePostingError),
    ],
)
def test_an_amount_that_is_not_plain_is_refused(amount, error):
    with pytest.raises(error):
        entry_from_dict(with_line(debit=amount), RUPIAH)


def test_the_error_of_an_amount_says_where_it_stands():
    with pytest.raises(NotAnAmountError) as caught:
        entry_from_dict(with_line(debit="x"), RUPIAH)

    assert caught.value.facts["field"] == "lines[1].debit"


def test_the_error_of_a_line_says_which():
    with pytest.raises(BlankTextError) as caught:
        entry_from_dict(with_line(account=""), RUPIAH)

    assert caught.value.facts["line"] == "lines[1]"


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"date": "20250120"}, InvalidDateError),
        ({"date": "2025-02-30"}, InvalidDateError),
        ({"date": 20250120}, InvalidDateError),
        ({"date": None}, InvalidDateError),
        ({"kind": "biasa"}, InvalidKindError),
        ({"lines": []}, TooFewPostingsError),
        ({"tags": [5]}, InvalidTagError),
        ({"tags": ["a", "a"]}, InvalidTagError),
        ({"evidence": [5]}, InvalidEvidenceError),
        ({"key": ""}, BlankTextError),
    ],
)
def test_a_field_that_cannot_be_is_refused(fields, error):
    with pytest.raises(error):
        entry(**fields)


def test_an_entry_that_does_not_balance_is_refused():
    with pytest.raises(UnbalancedEntryError):
        entry_from_dict(with_line(debit=1), RUPIAH)


# --- and back -------------------------------------------------------------------------------


@given(made=strategies.entries())
def test_an_entry_comes_back_as_it_was(made):
    assert entry_from_dict(entry_to_dict(made), RUPIAH) == made


def test_an_entry_with_everything_comes_back_as_it_was():
    made = sale(
        kind=EntryKind.OPENING,
        tags={"nota": "12"},
        decision="SK 1",
        evidence=("cd" * 32,),
        reverses=3,
        reason="Salah",
    )

    assert entry_from_dict(entry_to_dict(made), RUPIAH) == made


def test_what_the_book_derived_is_not_handed_out(sqlite_engine):
    found(sqlite_engine, sale(key="a"))
    with at_work(sqlite_engine) as book:
        lines = entry_to_dict(book.find("a").entry)["lines"]

    assert [set(line) for line in lines] == [{"account", "debit"}, {"account", "credit"}]


@pytest.mark.parametrize(
    ("minor", "code", "written"),
    [(5, "IDR", "0.05"), (-1234, "IDR", "-12.34"), (0, "IDR", "0.00"), (1234, "JPY", "1234")],
)
def test_an_amount_is_written_with_all_its_decimals(minor, code, written):
    assert plain(minor, currency(code)) == written


# --- texts ----------------------------------------------------------------------------------


def read(text):
    return list(read_entries(io.StringIO(text), RUPIAH))


def test_one_entry_may_be_written_over_several_lines():
    assert [e.key for e in read(json.dumps(data(), indent=2))] == ["a"]


def test_entries_may_be_written_one_to_a_line():
    text = "\n".join(json.dumps(data(key=key)) for key in "abc") + "\n\n"

    assert [e.key for e in read(text)] == ["a", "b", "c"]


def test_the_error_says_which_entry_it_is_about():
    text = f"{json.dumps(data())}\n{json.dumps(data(date='x'))}\n"
    with pytest.raises(InvalidDateError) as caught:
        read(text)

    assert caught.value.facts["position"] == 2


@pytest.mark.parametrize("amount", ["1.5", "1e5", "150000.0"])
def test_a_number_with_a_point_or_an_exponent_is_a_float(amount):
    text = json.dumps(data()).replace('"150000"', amount)

    with pytest.raises(FloatAmountError):
        read(text)


@pytest.mark.parametrize("amount", ["NaN", "Infinity", "-Infinity"])
def test_what_is_no_number_is_refused(amount):
    with pytest.raises(NotFiniteAmountError):
        read(json.dumps(data()).replace('"150000"', amount))


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "missing"),
        ("{", "not JSON"),
        ('{"a": 1}\n{"b": 1', "unknown field"),
        ('{"key": "a", "key": "b"}', "'key' is given twice"),
        ("[" * 100_000, "nested too deep"),
        ('{"key": ' + "9" * 5_000 + "}", "a number too long"),
    ],
)
def test_a_text_that_is_no_entry_is_refused(text, problem):
    with pytest.raises(InvalidExchangeEntryError) as caught:
        read(text)

    assert caught.value.facts["problem"].startswith(problem)


def test_a_later_line_that_is_no_json_is_refused():
    with pytest.raises(InvalidExchangeEntryError) as caught:
        read(json.dumps(data()) + "\n{\n")

    assert caught.value.facts["position"] == 2


def test_a_book_in_another_currency_takes_its_own_decimals():
    made = entry_from_dict(data(), currency("JPY"))

    assert made.postings[0].amount == money(150_000, "JPY")
