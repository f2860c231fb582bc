"""What people change in registers is kept with what stood there before."""

from __future__ import annotations

import pytest

from bumdes.actions.charting import change_account
from bumdes.actions.erasing_parties import erase_party
from bumdes.actions.registering_parties import (
    ChangeParty,
    RegisterParty,
    change_party,
    register_party,
)
from bumdes.actions.running_units import rename_unit
from bumdes.changes.keeping import kept_text
from bumdes.changes.register_change import changes_of
from bumdes.changes.registers import ACCOUNTS, REGISTERS
from bumdes.errors import PermissionDeniedError
from bumdes.records import metadata
from tests.bumdes.village import BOOK, DIRECTOR, SUPERVISOR, TREASURER, day

NIK = "3517084708900003"


@pytest.fixture
def siti(village):
    """An enterprise that knows one customer, P-0001."""
    village.does(register_party, RegisterParty(name="Siti Aminah", nik=NIK), by=TREASURER)
    return village


def kept(village, **wanted):
    """Return who changed what of which register, from what to what."""
    with village.work(read_only=True) as work:
        return [
            (change.changed_by, change.register, field.field, field.before, field.after)
            for change in changes_of(work.session, BOOK, **wanted)
            for field in change.fields
        ]


def renames(village, name, by=TREASURER, **facts):
    village.does(change_party, "P-0001", ChangeParty(name=name, **facts), by=by)


def test_what_a_name_was_is_kept_with_who_changed_it(siti):
    renames(siti, "Siti Maryam", nik=NIK)

    expected = (TREASURER.name, "parties", "name", "Siti Aminah", "Siti Maryam")
    assert kept(siti) == [expected]


def test_what_stays_as_it_was_is_no_change(siti):
    renames(siti, "Siti Aminah", nik=NIK)

    assert kept(siti) == []


def test_of_personal_data_it_is_kept_that_they_changed_and_nothing_else(siti):
    renames(siti, "Siti Aminah", nik="3517084708900007")

    assert kept(siti) == [(TREASURER.name, "parties", "nik", "", "")]


def test_whoever_is_erased_leaves_no_name_in_the_log(siti):
    siti.does(erase_party, "P-0001", by=TREASURER)

    assert kept(siti) == []


def test_a_refused_change_is_no_change(siti):
    with pytest.raises(PermissionDeniedError):
        renames(siti, "Orang Lain", by=SUPERVISOR)

    assert kept(siti) == []


def test_the_name_of_an_account_is_kept_as_well(village):
    with village.work(read_only=True) as work:
        was = work.book.chart["1.1.01.02"].name
    village.does(change_account, "1.1.01.02", name="Kas Kecil Toko", is_active=True)

    assert [change[1:] for change in kept(village)] == [
        (ACCOUNTS, "name", was, "Kas Kecil Toko")
    ]


def test_the_changes_of_one_thing_are_found_by_its_key(siti):
    siti.with_unit("TOKO")
    siti.does(rename_unit, "TOKO", "Toko Baru", by=DIRECTOR)
    renames(siti, "Siti Maryam", nik=NIK)

    assert [change[1] for change in kept(siti, register="units", thing="TOKO")] == ["units"]
    assert [change[1] for change in kept(siti, changed_by=TREASURER.name)] == ["parties"]


@pytest.mark.parametrize("key", REGISTERS)
def test_the_fields_of_a_register_are_columns_of_its_table(key):
    register, columns = REGISTERS[key], metadata.tables[key].columns.keys()

    assert set(register.fields) <= set(columns)
    assert register.called in {"", *columns}


@pytest.mark.parametrize(
    ("value", "text"),
    [(None, ""), (True, "1"), (day(2), "2025-02-01"), (25_000, "25000"), ("a" * 600, None)],
)
def test_values_are_kept_as_short_texts(value, text):
    assert kept_text(value) == (text if text is not None else "a" * 499 + "…")
