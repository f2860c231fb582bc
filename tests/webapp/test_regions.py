"""Codes of regions on the web."""

from __future__ import annotations

import pytest

from tests.webapp.chair import as_director
from tests.webapp.house import HEAD, words


@pytest.fixture
def director(house):
    return as_director(house)


def test_the_country_is_walked_through_from_its_provinces(director):
    assert "Jawa Timur" in words(director.get("/wilayah/"))
    assert "Kabupaten Jombang" in words(director.get("/wilayah/?di=35"))
    assert "35.17.08" in words(director.get("/wilayah/?di=35.17"))


def test_a_village_is_found_by_how_its_name_begins(director):
    page = words(director.get("/wilayah/?cari=diwek&di=35.17"))

    assert "35.17.08.2011" in page
    assert "Diwek, Kabupaten Jombang, Jawa Timur" in page


def test_a_village_that_is_found_can_be_taken(director):
    page = director.get("/wilayah/?di=35.17.08").text

    assert 'href="/profil/desa/baru?kode=35.17.08.2011' in page


def test_who_adds_no_villages_only_reads_the_codes(house):
    page = house.visit(HEAD).get("/wilayah/?di=35.17.08").text

    assert "/profil/desa/baru" not in page
    assert "35.17.08.2011" in page


@pytest.mark.parametrize("query", ["cari=xyzzy", "di=99", "di=bukan+kode"])
def test_what_is_not_found_is_said(director, query):
    assert "Tidak ada yang cocok" in words(director.get(f"/wilayah/?{query}"))
