from __future__ import annotations

import pytest

from bumdes.actions.importing_parties import FIELDS, import_parties
from bumdes.actions.registering_parties import RegisterParty, register_party
from bumdes.errors import (
    InvalidFieldError,
    PartyNumberTakenError,
    PermissionDeniedError,
    RowsRefusedError,
    SheetColumnMissingError,
)
from bumdes.party import PartyKind, parties_of
from bumdes.permissions import Actor, Role
from reports.plain_list import list_as_csv, list_as_xlsx
from tests.bumdes.village import BOOK, TREASURER

NIK = "3517084708900003"


def imports(village, content, by=TREASURER):
    return village.does(import_parties, content, by=by)


def everybody(village):
    with village.work(read_only=True) as work:
        return {party.code: party for party in parties_of(work.session, BOOK)}


def test_a_list_registers_everybody(village):
    content = (
        "nama;jenis;juga;nik;telepon;rt\nSiti;Warga;Pemasok;%s;081234567890;3\nBudi;;;;;\n"
    )

    imported = imports(village, (content % NIK).encode())

    found = everybody(village)
    assert imported.registered == ("P-0001", "P-0002")
    assert found["P-0001"].kinds == (PartyKind.MEMBER, PartyKind.SUPPLIER)
    assert (found["P-0001"].nik, found["P-0001"].rt) == (NIK, "003")
    assert found["P-0002"].of_kind == PartyKind.CUSTOMER


def test_a_row_with_a_code_changes_what_it_says(village):
    village.does(register_party, RegisterParty(name="Siti", rt="3", phone="081234567890"))

    imported = imports(village, b"kode,nama,rt,telepon\nP-0001,Siti Aminah,4,\n")

    party = everybody(village)["P-0001"]
    assert imported.changed == ("P-0001",)
    assert (party.name, party.rt, party.phone) == ("Siti Aminah", "004", "+6281234567890")


def test_one_bad_row_and_nothing_is_written(village):
    with pytest.raises(RowsRefusedError):
        imports(village, b"nama,nik\nSiti,\nBudi,12\n")

    assert everybody(village) == {}


def test_every_bad_row_is_told(village):
    rows = [
        ("Siti", NIK, ""),
        ("", "", "3"),
        ("Budi", NIK, ""),
        ("Wati", "12", "x"),
        ("Tono", "", ""),
    ]

    with pytest.raises(RowsRefusedError) as refused:
        imports(village, list_as_csv(("nama", "nik", "rt"), rows))

    assert refused.value.facts == {"rows": (3, 4, 5)}
    assert [type(error) for _, error in refused.value.problems][1:] == [
        PartyNumberTakenError,
        InvalidFieldError,
    ]


@pytest.mark.parametrize("row", [("Siti", "Juragan", ""), ("Siti", "", "P-0009")])
def test_a_kind_or_code_that_nobody_knows_is_refused(village, row):
    with pytest.raises(RowsRefusedError):
        imports(village, list_as_xlsx("Orang", ("nama", "jenis", "kode"), [row]))


def test_a_list_without_names_is_refused(village):
    with pytest.raises(SheetColumnMissingError):
        imports(village, b"nik,telepon\n1,2\n")


def test_what_is_kept_of_a_refused_list_is_not_personal(village):
    with pytest.raises(RowsRefusedError):
        imports(village, b"nama,nik\nSiti Aminah,351708\n")

    with village.work(read_only=True) as work:
        said = "".join(f"{r.request}{r.facts}" for r in work.book.refusals())
    assert "Aminah" not in said
    assert "351708" not in said


def test_who_does_not_see_personal_data_imports_nothing(village):
    with pytest.raises(PermissionDeniedError):
        imports(village, b"nama\nSiti\n", by=Actor("dewi", Role.OPERATOR))


def test_every_column_is_a_field_of_a_party():
    fields = set(RegisterParty.__dataclass_fields__)

    assert set(FIELDS.values()) == fields - {"photo"}
