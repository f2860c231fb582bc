"""Which day it is: that of the village, for early in the morning it is yesterday in London."""

from __future__ import annotations

import datetime as dt

import pytest

from bumdes.actions.cutting_over import begin_cut_over
from bumdes.actions.founding import add_village
from bumdes.errors import InvalidFieldError
from bumdes.work import begin_work
from bumdes.zones import zone_of
from tests.bumdes.village import ADMIN

JAVA, BALI, PAPUA = "33.01.01.2001", "51.01.01.2001", "91.01.01.2001"

LATE = dt.datetime(2025, 6, 30, 15, 30, tzinfo=dt.UTC)
"""Half past ten in the evening in Java, half past midnight in Papua."""

JUNE, JULY = dt.date(2025, 6, 30), dt.date(2025, 7, 1)


@pytest.mark.parametrize(("code", "day"), [(JAVA, JUNE), (BALI, JUNE), (PAPUA, JULY)])
def test_it_is_the_day_of_the_village(village, code, day):
    village.does(add_village, code, "Sumberarum", district="Tirta", regency="Kab. Contoh")

    with begin_work(village.engine, actor=ADMIN, book_id=village.book_id, clock=late) as work:
        assert (work.today, work.zone) == (day, zone_of(code))


def test_books_without_a_village_go_by_the_capital(village):
    with begin_work(village.engine, actor=ADMIN, book_id=village.book_id, clock=late) as work:
        assert work.today == JUNE


@pytest.mark.parametrize(("hour", "is_refused"), [(16, True), (17, False)])
def test_the_new_day_begins_at_midnight_of_the_village(village, hour, is_refused):
    def clock():
        return dt.datetime(2025, 6, 30, hour, 59, tzinfo=dt.UTC)

    refused = False
    try:
        with begin_work(
            village.engine, actor=ADMIN, book_id=village.book_id, clock=clock
        ) as work:
            begin_cut_over(work, JULY)
    except InvalidFieldError:
        refused = True

    assert refused is is_refused


def late():
    return LATE
