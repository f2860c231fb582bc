from __future__ import annotations

import json
from fractions import Fraction

import pytest

from reports.fractions import say_fraction, say_weight
from webapp.cli import main

THIRDS = ["--weight", "a=1/3", "--weight", "b=1/3", "--weight", "c=1/3"]


@pytest.fixture
def allocate(monkeypatch, capsys, tmp_path):
    """`bumdes allocate`, in a place without any data."""
    monkeypatch.setenv("BUMDES_DATA", str(tmp_path / "none"))

    def call(*words):
        code = main(["allocate", *words])
        out, err = capsys.readouterr()
        return code, out, err

    return call


def amounts(out):
    return {share["name"]: share["amount"] for share in json.loads(out)["shares"]}


def test_no_books_are_needed(allocate, tmp_path):
    code, _, _ = allocate("--amount", "100", *THIRDS)

    assert (code, (tmp_path / "none").exists()) == (0, False)


def test_each_line_says_how_a_share_came_to_be(allocate):
    _, out, _ = allocate("--amount", "100", *THIRDS)

    assert "Rp100 dibagi kepada 3 penerima, jumlah bobot 1" in out
    assert ["a", "1/3", "33,333333…", "Rp33", "+1", "Rp34"] in [
        line.split() for line in out.splitlines()
    ]
    assert "menyisakan 1 rupiah" in out


def test_the_answer_for_programs_is_exact(allocate):
    _, out, _ = allocate("--amount", "100", *THIRDS, "--json")

    told = json.loads(out)
    assert (told["amount"], told["left"], told["total_weight"]) == ("100", "0", "1")
    assert told["shares"][0] == {
        "name": "a",
        "weight": "1/3",
        "exact": "100/3",
        "whole": "33",
        "extra": "1",
        "place": 1,
        "bound": None,
        "amount": "34",
    }


@pytest.mark.parametrize("written", ["1.500.000", "1500000", "Rp 1.500.000", "1,5 jt"])
def test_amounts_are_written_as_people_do(allocate, written):
    _, out, _ = allocate("--amount", written, "--weight", "a=1", "--json")

    assert amounts(out) == {"a": "1500000"}


def test_sen_after_a_decimal_point_are_not_shared(allocate):
    words = ("--amount", "23735324.84", "--weight", "a=30", "--weight", "b=70")

    assert json.loads(allocate(*words, "--json")[1])["left"] == "0.84"
    assert "Sisa Rp0,84 tidak dibagi." in allocate(*words)[1]


def test_ratios_that_are_no_percentages_are_weights_too(allocate):
    words = ["--weight", "p=25.43", "--weight", "q=8,48", "--weight", "r=44.90"]
    _, out, _ = allocate("--amount", "27998321.25", *words, "--weight", "s=21.19", "--json")

    assert amounts(out) == {"p": "7119973", "q": "2374258", "r": "12571246", "s": "5932844"}


def test_floors_and_caps_hold_and_are_named(allocate):
    words = ("--amount", "100", "--weight", "a=8", "--weight", "b=1", "--weight", "c=1")
    _, out, _ = allocate(*words, "--cap", "a=20", "--floor", "c=50")

    assert "batas tertinggi" in out
    assert "batas terendah" in out


def test_a_negative_amount_is_mirrored(allocate):
    _, out, _ = allocate("--amount=-100", *THIRDS, "--json")

    assert amounts(out) == {"a": "-34", "b": "-33", "c": "-33"}


def test_names_may_hold_an_equals_sign_and_spaces(allocate):
    _, out, _ = allocate("--amount", "1", "--weight", "Desa A = B=1", "--json")

    assert amounts(out) == {"Desa A = B": "1"}


REFUSED = {
    "nobody weighs": (["--weight", "a=0"], "no_weights"),
    "a negative weight": (["--weight", "a=-1"], "invalid_weight"),
    "a floor above the amount": (["--weight", "a=1", "--floor", "a=200"], "impossible_bounds"),
    "caps below the amount": (["--weight", "a=1", "--cap", "a=20"], "impossible_bounds"),
    "a bound of a stranger": (["--weight", "a=1", "--cap", "b=20"], "invalid_weight"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_cannot_be_shared_is_refused_with_1(allocate, what):
    words, code = REFUSED[what]

    exit_code, out, err = allocate("--amount", "100", *words)

    assert (exit_code, out) == (1, "")
    assert f"Ditolak ({code})" in err


WRONG = {
    "no amount": (["--weight", "a=1"], "belum diberikan: --amount"),
    "no weight": (["--amount", "1"], "belum diberikan: --weight"),
    "an amount that means two": (["--amount", "1,500", "--weight", "a=1"], "Rp1,50"),
    "no number": (["--amount", "seratus", "--weight", "a=1"], "--amount"),
    "no pair": (["--amount", "1", "--weight", "a"], "harus berbentuk NAMA=NILAI"),
    "no name": (["--amount", "1", "--weight", "=1"], "harus berbentuk NAMA=NILAI"),
    "nothing weighed": (["--amount", "1", "--weight", "a="], "harus berbentuk NAMA=NILAI"),
    "a power of ten": (["--amount", "1", "--weight", "a=1e3"], "bukan bobot"),
    "no divisor": (["--amount", "1", "--weight", "a=1/0"], "bukan bobot"),
    "twice": (["--amount", "1", "--weight", "a=1", "--weight", "a=2"], "diberikan dua kali"),
    "sen": (["--amount", "1", "--weight", "a=1", "--cap", "a=1,50"], "rupiah bulat"),
}


@pytest.mark.parametrize("what", WRONG)
def test_a_call_that_cannot_be_read_exits_with_2(allocate, what):
    words, said = WRONG[what]

    code, out, err = allocate(*words)

    assert (code, out) == (2, "")
    assert said in err


@pytest.mark.parametrize(
    ("value", "said"),
    [("1/3", "0,333333…"), ("-2/3", "-0,666666…"), ("1234.5", "1.234,5"), ("7", "7")],
)
def test_fractions_are_said_with_a_comma(value, said):
    assert say_fraction(Fraction(value)) == said
    assert say_weight(Fraction("1/3")) == "1/3"
