from __future__ import annotations

import pytest

from bumdes.actions.keeping_areas import KeepRuralArea, keep_rural_area
from bumdes.errors import InvalidFieldError, NotFoundError, PermissionDeniedError, TakenError
from bumdes.governance.rural_area import areas_of, find_area
from bumdes.work import begin_session
from ledger import Book
from tests.bumdes.village import BOOK, SUPERVISOR, Village, day

CODES = ("99.01.01.2002", "9901012001")


def keeps(village, **facts):
    given = {
        "name": "Kawasan Lereng",
        "theme": "agrowisata",
        "decree": "188/12/2025",
        "decreed_on": day(2),
        "village_codes": CODES,
    }
    by = facts.pop("by", None)
    who = {"by": by} if by else {}
    return village.does(keep_rural_area, KeepRuralArea(**(given | facts)), **who)


def test_an_area_is_kept_with_its_villages(village):
    kept = keeps(village, first_day=day(3), last_day=day(3, year=2030))

    with village.work(read_only=True) as work:
        found = find_area(work.session, BOOK, kept.area.area_id)
    assert found.village_codes == ("99.01.01.2001", "99.01.01.2002")
    assert (found.area.theme, found.area.last_day) == ("agrowisata", day(3, year=2030))


def test_areas_are_listed_by_name(village):
    for name in ("Pesisir", "Lereng"):
        keeps(village, name=name)

    with village.work(read_only=True) as work:
        assert [a.area.name for a in areas_of(work.session, BOOK)] == ["Lereng", "Pesisir"]


def test_one_village_is_no_area(village):
    with pytest.raises(InvalidFieldError):
        keeps(village, village_codes=CODES[:1])


def test_a_village_lies_in_an_area_once(village):
    with pytest.raises(TakenError):
        keeps(village, village_codes=(*CODES, CODES[0]))


def test_the_plan_of_an_area_does_not_end_before_it_begins(village):
    with pytest.raises(InvalidFieldError):
        keeps(village, first_day=day(3), last_day=day(2))


def test_an_area_that_is_not_kept_is_not_found(village):
    keeps(village)

    with village.work(read_only=True) as work, pytest.raises(NotFoundError):
        find_area(work.session, BOOK, "0" * 32)


def test_who_only_looks_keeps_no_areas(village):
    with pytest.raises(PermissionDeniedError):
        keeps(village, by=SUPERVISOR)


def test_books_without_an_enterprise_have_no_areas(engine):
    with begin_session(engine) as session:
        Book.create(session, "tanpa", name="Tanpa", chart=[])

    with pytest.raises(NotFoundError):
        keeps(Village(engine, "tanpa"))
