from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bumdes.errors import AmbiguousAmountError, NoAmountError, UnreadableAmountError
from bumdes.rupiah import format_plain, format_rupiah, parse_rupiah
from ledger import rp
from ledger.money import LARGEST_MINOR, from_minor

AMOUNTS = st.integers(-LARGEST_MINOR, LARGEST_MINOR).map(
    lambda m: from_minor(m, rp(0).currency)
)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("0", 0),
        ("1500000", 1_500_000),
        ("1.500.000", 1_500_000),
        ("150.000", 150_000),
        ("Rp1.500.000", 1_500_000),
        ("Rp 1.500.000", 1_500_000),
        ("Rp\N{NO-BREAK SPACE}1.500.000", 1_500_000),
        ("Rp. 20.000.000,00", 20_000_000),
        ("rp 1500", 1_500),
        ("IDR 1500", 1_500),
        ("  1500  ", 1_500),
        ("25.000,-", 25_000),
        ("4.000.000,--", 4_000_000),
        ("1.500.000,50", "1500000.50"),
        ("27998321,25", "27998321.25"),
        ("0,25", "0.25"),
        ("1,5 jt", 1_500_000),
        ("1,5jt", 1_500_000),
        ("1,25 juta", 1_250_000),
        ("180 JT", 180_000_000),
        ("12rb", 12_000),
        ("750 ribu", 750_000),
        ("2 miliar", 2_000_000_000),
        ("2,5 milyar", 2_500_000_000),
        ("1,123456789 miliar", 1_123_456_789),
        ("1 triliun", 1_000_000_000_000),
        ("1.500 rb", 1_500_000),
        ("-1.500", -1_500),
        ("-Rp1.500", -1_500),
        ("Rp -1.500", -1_500),
        ("\N{MINUS SIGN}1.500", -1_500),
        ("92.233.720.368.547.758,07", "92233720368547758.07"),
    ],
)
def test_what_indonesians_write_is_read(text, amount):
    assert parse_rupiah(text) == rp(amount)


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("1.5", ("Rp1,50",)),
        ("1,500", ("Rp1.500", "Rp1,50")),
        ("1,500,000", ("Rp1.500.000",)),
        ("1,5", ("Rp1,50",)),
        ("1500.50", ("Rp1.500,50",)),
        ("20000000.50", ("Rp20.000.000,50",)),
        ("12,345,678.90", ("Rp12.345.678,90",)),
        ("1500.000", ("Rp1.500.000", "Rp1.500")),
        ("1.500,000", ("Rp1.500.000",)),
        ("Rp 90,000,000", ("Rp90.000.000",)),
        ("0.500", ("Rp500", "Rp0,50")),
    ],
)
def test_what_may_be_two_amounts_is_asked_back(text, readings):
    with pytest.raises(AmbiguousAmountError) as refused:
        parse_rupiah(text)

    assert refused.value.facts["readings"] == readings


@pytest.mark.parametrize("text", ["", "   ", "\N{NO-BREAK SPACE}"])
def test_nothing_is_no_amount(text):
    with pytest.raises(NoAmountError):
        parse_rupiah(text)


@pytest.mark.parametrize(
    "text",
    [
        "Rp",
        "-",
        "abc",
        "08123456789",
        "1 500 000",
        "1.500.000 juta rupiah",
        "1e6",
        "NaN",
        "Infinity",
        "--5",
        "(1.500)",
        "1,5 M",
        "1,5 k",
        "٣٠٠٠",
        "1500jt2",
        "1.",
        ".5",
        "1,123 rb,-",
        "1,1234567 jt rb",
        "0,1234567 rb",
        "92.233.720.368.547.758,08",
        "9" * 40,
        "9" * 41,
        "1.5 jt",
        "12..000",
    ],
)
def test_what_is_no_amount_is_not_guessed(text):
    with pytest.raises(UnreadableAmountError):
        parse_rupiah(text)


def test_a_long_text_is_not_repeated_whole():
    with pytest.raises(UnreadableAmountError) as refused:
        parse_rupiah("1" * 10_000)

    assert refused.value.facts["text"] == "1" * 40


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (0, "Rp0"),
        (1_500_000, "Rp1.500.000"),
        ("1500000.50", "Rp1.500.000,50"),
        ("0.05", "Rp0,05"),
        (-1_500_000, "-Rp1.500.000"),
        ("-0.5", "-Rp0,50"),
    ],
)
def test_sen_are_shown_only_where_there_are_any(amount, text):
    assert format_rupiah(rp(amount)) == text


def test_plain_amounts_have_no_currency():
    assert format_plain(rp(-1_500_000)) == "-1.500.000"


@given(AMOUNTS)
def test_what_is_shown_can_be_typed(amount):
    assert parse_rupiah(format_rupiah(amount)) == amount


@given(AMOUNTS)
def test_what_is_shown_plainly_can_be_typed(amount):
    assert parse_rupiah(format_plain(amount)) == amount


@given(st.decimals(0, 10**9, places=2))
def test_a_point_never_begins_the_sen(value):
    try:
        read = parse_rupiah(str(value)).amount
    except (AmbiguousAmountError, UnreadableAmountError):
        return
    assert read == Decimal(str(value).replace(".", ""))


@given(st.text(max_size=50))
def test_any_text_is_read_or_refused(text):
    try:
        parse_rupiah(text)
    except (NoAmountError, AmbiguousAmountError, UnreadableAmountError):
        return
