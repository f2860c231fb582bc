"""How much of Dana Desa went to what a part of it must go to, by the law of its year."""

from __future__ import annotations

from fractions import Fraction

import pytest

from bumdes.actions.recording import reverse_entry
from bumdes.capital.earmark import earmarks, find_earmark
from bumdes.capital.programme import programmes_of_year
from bumdes.capital_sources import CAPITAL_SOURCES
from bumdes.errors import NotFoundError
from ledger import rp
from tests.bumdes.capital import contributes, owned
from tests.bumdes.village import day

FOOD = "ketahanan_pangan"


@pytest.fixture
def village(engine):
    return owned(engine)


def food(village, year=2025):
    with village.work(read_only=True) as work:
        found = programmes_of_year(work.session, work.book, year)
    return next(p for p in found if p.earmark.key == FOOD)


def test_a_fifth_is_enough_in_2025(village):
    contributes(village, 20_000_000, earmark=FOOD)
    contributes(village, 80_000_000)

    found = food(village)

    assert (found.share, found.is_enough) == (Fraction(1, 5), True)


def test_less_is_not(village):
    contributes(village, 19_000_000, earmark=FOOD)
    contributes(village, 81_000_000)

    assert food(village).is_enough is False


def test_other_sources_do_not_count(village):
    contributes(village, 20_000_000, earmark=FOOD)
    contributes(village, 80_000_000, source="pades")

    assert food(village).share == 1


def test_what_was_taken_back_does_not_count(village):
    made = contributes(village, 20_000_000, earmark=FOOD)
    village.does(reverse_entry, made.entry_sequence, on=day(2), reason="Salah")

    assert (food(village).contributed, food(village).share) == (rp(0), None)


def test_nothing_is_laid_down_for_2026(village):
    contributes(village, 20_000_000, earmark=FOOD, date=day(1, 5, 2026))

    assert food(village, 2026).is_enough is None


def test_a_programme_holds_while_the_law_does():
    with pytest.raises(NotFoundError):
        find_earmark(FOOD, day(1, 1, 2024))


def test_every_programme_of_a_source_names_one_that_there_is():
    assert {e.source for e in earmarks()} - {""} <= CAPITAL_SOURCES.keys()


def test_every_number_names_its_law_and_certainty():
    assert all(e.law and e.certainty in {"C", "S", "K"} for e in earmarks())
