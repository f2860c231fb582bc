from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bumdes.parties.duplicates import Reason, find_duplicates
from bumdes.parties.likeness import are_alike, name_words
from bumdes.party import Party, PartyKind

NIK, OTHER_NIK = "3517084708900003", "3517080708900003"

names = st.text("abdhijmnorstu .", min_size=1, max_size=24).filter(lambda n: n.strip(" ."))


def alike(one, other):
    return are_alike(name_words(one), name_words(other))


def party(code, name="Siti Aminah", **facts):
    given = {"kind": PartyKind.CUSTOMER.value, "name": name, **facts}
    return Party(book_id="b", code=code, **given)


def pairs(*parties, **facts):
    return [
        (found.one.code, found.other.code, found.reasons)
        for found in find_duplicates(parties, **facts)
    ]


# --- names ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Siti Aminah", "SITI  AMINAH"),
        ("Hj. Siti Aminah, S.Pd.", "Sitti Aminah"),
        ("St. Aminah", "Siti Aminah"),
        ("Moh. Arifin", "Muhammad Arifin"),
        ("Achmad Fauzi", "Ahmad Fauzi"),
        ("Soekarno", "Sukarno"),
        ("Tjipto Djojohadi", "Cipto Joyohadi"),
        ("Nur Hasanah", "Nurhasanah"),
        ("Siti A.", "Siti Aminah"),
        ("Wahyudi", "Wahyudi Santoso"),
        ("Aminah Siti", "Siti Aminah"),
        ("Bambang Priyanto", "Bambang Prianto"),
        ("Sudharmono", "Sudarmono"),
        ("Kelompok Tani II", "Kelompok Tani 2"),
        ("RT 03 Krajan", "RT 3 Krajan"),
    ],
)
def test_one_name_written_twice_is_alike(one, other):
    assert alike(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Budi Santoso", "Budi Susanto"),
        ("Tini", "Tono"),
        ("Sari", "Sarip"),
        ("Ali", "Ali Imron Hamzah"),
        ("Siti Aminah", "Siti Khotijah"),
        ("Agus Salim", "Agus Raharjo"),
        ("Kelompok Tani Maju", "Kelompok Ternak Makmur"),
        ("...", "..."),
        ("Kelompok Pinjaman 1", "Kelompok Pinjaman 2"),
        ("Kelompok Tani II", "Kelompok Tani III"),
    ],
)
def test_two_names_are_not_alike(one, other):
    assert not alike(one, other)


@given(names, names)
def test_likeness_does_not_depend_on_who_is_asked_first(one, other):
    assert alike(one, other) == alike(other, one)


@given(names.filter(lambda n: any(map(str.isalpha, n))))
def test_every_name_is_like_itself(name):
    assert alike(name, name)


# --- pairs ----------------------------------------------------------------------------------


def test_the_same_nik_is_proposed():
    found = pairs(party("B", nik=NIK), party("A", "Siti Khotijah", nik=NIK))

    assert found == [("A", "B", (Reason.NIK,))]


def test_the_same_telephone_is_proposed():
    found = pairs(party("A", phone="+628"), party("B", "Budi", phone="+628"))

    assert found == [("A", "B", (Reason.PHONE,))]


def test_a_similar_name_in_the_same_neighbourhood_is_proposed():
    found = pairs(party("A", rt="003", rw="002"), party("B", "Hj. Sitti Aminah", rt="003"))

    assert found == [("A", "B", (Reason.NAME,))]


@pytest.mark.parametrize("place", [{"rt": "004"}, {"rt": "003", "rw": "009"}, {}])
def test_a_similar_name_elsewhere_is_not_proposed(place):
    assert pairs(party("A", rt="003", rw="002"), party("B", "Sitti Amina", **place)) == []


def test_the_same_name_of_no_known_neighbourhood_is_proposed():
    assert pairs(party("A", rt="003"), party("B", "Aminah, Siti".replace(",", ""))) == [
        ("A", "B", (Reason.NAME,))
    ]


def test_two_with_different_nik_are_two():
    assert pairs(party("A", nik=NIK, rt="003"), party("B", nik=OTHER_NIK, rt="003")) == []


def test_those_told_apart_are_not_proposed_again():
    found = pairs(party("A", rt="003"), party("B", rt="003"), told_apart={("A", "B")})

    assert found == []


def test_villages_and_those_erased_are_never_proposed():
    village = party("A", kind=PartyKind.VILLAGE.value)
    erased = party("B", erased_at="2026-01-01T00:00:00.000000Z")

    assert pairs(village, erased, party("C")) == []


def test_the_surest_comes_first():
    found = pairs(
        party("A", rt="003"),
        party("B", rt="003"),
        party("C", "Budi", npwp="1" * 15),
        party("D", "Karto", npwp="1" * 15),
        party("E", "Wati", nik=NIK, phone="+62812"),
        party("F", "Watini", nik=NIK, phone="+62812"),
    )

    assert [reasons for *_, reasons in found] == [
        (Reason.NIK, Reason.PHONE),
        (Reason.NPWP,),
        (Reason.NAME,),
    ]
