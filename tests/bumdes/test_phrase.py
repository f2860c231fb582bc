"""Sentences that remember of what they were made."""

from __future__ import annotations

import datetime as dt

import pytest

from bumdes.phrase import lowered, phrase, word
from ledger import Period, rp


def test_a_phrase_is_an_indonesian_sentence():
    said = phrase("Kas kurang {amount} pada {day}", amount=rp(5_000), day=dt.date(2026, 8, 17))

    assert said == "Kas kurang Rp5.000 pada 17 Agustus 2026"


def test_a_phrase_remembers_its_pattern_and_facts():
    said = phrase("{count} nota", count=3)

    assert (said.pattern, said.facts) == ("{count} nota", {"count": 3})


def test_a_phrase_without_a_fact_it_names_is_refused():
    with pytest.raises(KeyError):
        phrase("Kurang {amount}")


def test_a_month_is_said_as_a_month():
    assert phrase("Gaji {month}", month=Period.month(2026, 8)) == "Gaji Agustus 2026"


def test_a_word_is_taken_as_it_is():
    assert word("Kas {toko}") == "Kas {toko}"


def test_a_word_within_a_sentence_remembers_how_it_is_written():
    said = lowered("Belum Dijabat")

    assert (str(said), said.pattern) == ("belum dijabat", "Belum Dijabat")
