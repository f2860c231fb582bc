"""Templates of journal entries: kept from an entry, and forgotten; how people see forms."""

from __future__ import annotations

import pytest

from bumdes.actions.keeping_templates import SaveTemplate, remove_template, save_template
from bumdes.actions.preferring import set_accountant_mode
from bumdes.errors import InvalidFieldError, NotFoundError, PermissionDeniedError, TakenError
from bumdes.journal_template import template_lines, templates_of
from bumdes.permissions import Actor, Role
from bumdes.preference import preference_of
from ledger import EntryKind
from ledger.errors import EntryNotFoundError
from tests.bumdes.village import booked, entry

CLERK = Actor("sari", Role.UNIT_MANAGER, "TOKO")


@pytest.fixture
def kept(shop):
    """The shop, with an entry of Rp100.000 at its place 1."""
    shop.does(booked, entry(100_000, unit="TOKO"))
    return shop


def saved(village, **facts):
    command = SaveTemplate(**({"sequence": 1, "name": "Setoran"} | facts))
    return village.does(save_template, command).template_id


def lines_of(village, template_id):
    with village.work(read_only=True) as work:
        found = template_lines(work.session, work.book_id, template_id)
        return [(line.account, line.side, line.minor, line.unit) for line in found]


def test_a_template_has_the_lines_of_its_entry_without_amounts(kept):
    lines = lines_of(kept, saved(kept))

    posted = kept.entries()[0].postings
    assert lines == [(p.account, p.side.value, 0, "TOKO") for p in posted]


def test_amounts_are_kept_where_they_are_always_the_same(kept):
    lines = lines_of(kept, saved(kept, keeps_amounts=True))

    assert {minor for *_, minor, _ in lines} == {10_000_000}


def test_two_templates_of_one_name_are_refused(kept):
    saved(kept)

    with pytest.raises(TakenError):
        saved(kept)


def test_an_opening_is_no_pattern(kept):
    kept.does(booked, entry(50_000, kind=EntryKind.OPENING))

    with pytest.raises(InvalidFieldError):
        saved(kept, sequence=2)


def test_a_template_is_made_of_an_entry_that_is(kept):
    with pytest.raises(EntryNotFoundError):
        saved(kept, sequence=9)


def test_a_template_that_is_forgotten_is_gone(kept):
    template_id = saved(kept)

    kept.does(remove_template, template_id)

    with kept.work(read_only=True) as work:
        assert templates_of(work.session, work.book_id) == []
    with pytest.raises(NotFoundError):
        kept.does(remove_template, template_id)


def test_who_writes_no_journal_keeps_no_template(kept):
    with pytest.raises(PermissionDeniedError):
        kept.does(save_template, SaveTemplate(sequence=1, name="Setoran"), by=CLERK)
    template_id = saved(kept)
    with pytest.raises(PermissionDeniedError):
        kept.does(remove_template, template_id, by=CLERK)


def test_everybody_who_records_chooses_how_forms_look(kept):
    person = kept.with_person("sari")

    def shown():
        with kept.work(read_only=True) as work:
            return preference_of(work.session, person.person_id).shows_accounts

    before = shown()
    kept.does(set_accountant_mode, by=CLERK, shows_accounts=True)
    after = shown()
    kept.does(set_accountant_mode, by=CLERK, shows_accounts=False)

    assert [before, after, shown()] == [False, True, False]


def test_who_only_reads_has_no_forms_to_choose_for(kept):
    with pytest.raises(PermissionDeniedError):
        kept.does(set_accountant_mode, by=Actor("hadi", Role.VILLAGE_HEAD), shows_accounts=True)
