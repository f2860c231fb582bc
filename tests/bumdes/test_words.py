from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bumdes.words import rupiah_in_words, terbilang
from ledger import rp

UNITS = {
    word: value
    for value, word in enumerate(
        [
            "nol",
            "satu",
            "dua",
            "tiga",
            "empat",
            "lima",
            "enam",
            "tujuh",
            "delapan",
            "sembilan",
            "sepuluh",
            "sebelas",
        ]
    )
}
SCALES = {
    "ribu": 10**3,
    "juta": 10**6,
    "miliar": 10**9,
    "triliun": 10**12,
    "kuadriliun": 10**15,
}


def number_of(words):
    """Return the number that *words* say, read from left to right."""
    total = group = 0
    for word in words.split():
        if word in UNITS:
            group += UNITS[word]
        elif word == "belas":
            group += 10
        elif word == "puluh":
            group += group % 10 * 9
        elif word == "ratus":
            group *= 100
        elif word == "seratus":
            group += 100
        elif word == "seribu":
            total += 1000
        else:
            total, group = total + group * SCALES[word], 0
    return total + group


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "nol"),
        (1, "satu"),
        (9, "sembilan"),
        (10, "sepuluh"),
        (11, "sebelas"),
        (12, "dua belas"),
        (19, "sembilan belas"),
        (20, "dua puluh"),
        (21, "dua puluh satu"),
        (99, "sembilan puluh sembilan"),
        (100, "seratus"),
        (101, "seratus satu"),
        (111, "seratus sebelas"),
        (200, "dua ratus"),
        (999, "sembilan ratus sembilan puluh sembilan"),
        (1_000, "seribu"),
        (1_001, "seribu satu"),
        (1_100, "seribu seratus"),
        (1_999, "seribu sembilan ratus sembilan puluh sembilan"),
        (2_000, "dua ribu"),
        (11_000, "sebelas ribu"),
        (21_000, "dua puluh satu ribu"),
        (100_000, "seratus ribu"),
        (101_000, "seratus satu ribu"),
        (1_000_000, "satu juta"),
        (1_001_000, "satu juta seribu"),
        (1_250_500, "satu juta dua ratus lima puluh ribu lima ratus"),
        (2_000_000_000, "dua miliar"),
        (1_000_000_001, "satu miliar satu"),
        (10**12, "satu triliun"),
        (10**15, "satu kuadriliun"),
        (10**18, "satu kuintiliun"),
        (-21, "minus dua puluh satu"),
    ],
)
def test_numbers_are_said_as_receipts_say_them(number, words):
    assert terbilang(number) == words


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (0, "nol rupiah"),
        (101, "seratus satu rupiah"),
        (1_001_000, "satu juta seribu rupiah"),
        ("8321.25", "delapan ribu tiga ratus dua puluh satu rupiah dua puluh lima sen"),
        ("-0.50", "minus nol rupiah lima puluh sen"),
        (-1, "minus satu rupiah"),
    ],
)
def test_amounts_are_said_with_their_currency(amount, words):
    assert rupiah_in_words(rp(amount)) == words


@given(st.integers(0, 10**18 - 1))
def test_what_is_said_can_be_counted_back(number):
    assert number_of(terbilang(number)) == number


@given(st.integers(0, 10**18 - 1))
def test_no_word_begins_with_se_but_four(number):
    short = {w for w in terbilang(number).split() if w.startswith("se") and w != "sembilan"}

    assert short <= {"sepuluh", "sebelas", "seratus", "seribu"}
