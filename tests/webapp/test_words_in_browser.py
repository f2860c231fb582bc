"""Amounts in words: the script below a field says what the server will understand."""

from __future__ import annotations

import random

from bumdes.errors import RupiahError
from bumdes.rupiah import format_plain, parse_rupiah
from bumdes.words import rupiah_in_words
from ledger import rp
from ledger.money import LARGEST_MINOR, currency, from_minor
from tests.scale import long_or

ODD = (
    "", " ", "0", "00", "007", "1", "-1",
    "\u22125", "- 5", "Rp 1.500.000,50", "rp.2000", "IDR 7",
    "-Rp5", "Rp -5", "25.000,-", "25.000,--", "25.000,5", "1,5 jt", "1,5jt", "2 ribu", "3RB",
    "1,2345 miliar", "1,234567890123 triliun", "0,001 rb", "0,00001 rb", "1.5", "1,500",
    "1,500,000", "1.50.000", "1e9", "١٢٣", "1 000", "1 000", "92233720368547758,07",
    "92233720368547758,08", "90.000.000 triliun", "9" * 40, "9" * 41, "sejuta", "1.000 ribu",
)  # fmt: skip


def _texts(count, chance):
    for _ in range(count):
        minor = chance.randrange(10 ** chance.randrange(1, 19))
        yield format_plain(from_minor(min(minor, LARGEST_MINOR), currency("IDR")))
        yield str(chance.randrange(10 ** chance.randrange(1, 17)))
    for number in range(2_300):
        yield str(number)
    for scale in range(3, 17):
        for near in (-1, 0, 1, 1000, 11_000):
            yield str(10**scale + near)


def _understood(text):
    try:
        return rupiah_in_words(parse_rupiah(text))
    except RupiahError:
        return ""


def test_the_script_says_the_words_of_the_server(desk):
    page = desk.page()
    page.goto("/masuk")
    texts = [*ODD, *_texts(long_or(1_500, 20_000), random.Random(1))]

    said = page.evaluate("(texts) => texts.map((text) => Words.spoken(text))", texts)

    wrong = [
        (text, words, _understood(text))
        for text, words in zip(texts, said, strict=True)
        if words != _understood(text)
    ]
    assert wrong == []
    assert rupiah_in_words(rp(1_001_000)) in said


def test_words_follow_while_one_types(desk):
    page = desk.logged_in(size="phone")
    page.goto("/catat/uang-masuk?unit=TOKO")

    page.locator("#jumlah-total").press_sequentially("1385000")
    told = page.locator("#jumlah-total-ket")

    assert told.inner_text() == "satu juta tiga ratus delapan puluh lima ribu rupiah"
    page.fill("#jumlah-total", "1.5")
    assert told.is_hidden()
