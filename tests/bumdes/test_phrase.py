"""Sentences that remember of what they were made."""

from __future__ import annotations

import datetime as dt

import pytest

from bumdes.phrase import phrase
from ledger import rp


def test_a_phrase_is_an_indonesian_sentence():
    said = phrase("Kas kurang {amount} pada {day}", amount=rp(5_000), day=dt.date(2026, 8, 17))

    assert said == "Kas kurang Rp5.000 pada 17 Agustus 2026"


def test_a_phrase_remembers_its_pattern_and_facts():
    said = phrase("{count} nota", count=3)

    assert (said.pattern, said.facts) == ("{count} nota", {"count": 3})


def test_a_phrase_without_a_fact_it_names_is_refused():
    with pytest.raises(KeyError):
        phrase("Kurang {amount}")
