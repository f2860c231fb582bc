"""English, the second language: whole pages of it, and nothing of what people wrote."""

from __future__ import annotations

import pytest

from tests.webapp.desk import ADDRESSES, live
from tests.webapp.english import indonesian_on
from tests.webapp.house import TREASURER, words
from webapp.language.catalogue import english
from webapp.language.sources import messages
from webapp.language.template_source import slots

WRITTEN = frozenset(
    {
        "BUM Desa",
        "Maju Jaya",
        "Toko Desa",
        "Air Desa",
        "Token listrik",
        "Jual tunai beras, minyak goreng, dan gula pasir",
        "Penjualan besar",
        "Modal kerja untuk toko",
        "Saldo awal",
        "Terima Rp300.000 dari Pengelolaan Air Bersih di Air Bersih, uang masuk ke Kas Tunai",
        "BIAYA ADM",
        "SETORAN MODAL KERJA TOKO",
        "TRF KE CV SUMBER PANGAN SEJAHTERA",
        "./run usaha",
    }
)
"""What people wrote into the books, and a command."""


@pytest.fixture
def reader(house):
    """The treasurer, who chose English."""
    browser = house.visit(TREASURER)
    browser.post("/bahasa", ke="en")
    return browser


def test_every_message_has_its_translation():
    known = english()
    wanting = [text for here in messages().values() for text in here if text not in known]

    assert wanting == [], "python -m webapp.language adds what is new to the catalogues"


def test_a_translation_fills_the_same_places():
    assert {text: said for text, said in english().items() if slots(text) != slots(said)} == {}


def test_every_page_is_in_english(house, reader):
    live(house)

    left = {address: found for address in ADDRESSES if (found := _left_on(reader, address))}

    assert left == {}


def _left_on(reader, address):
    page = reader.get(address, follow_redirects=True)
    return indonesian_on(page.text, WRITTEN)


def test_what_people_wrote_stays_as_they_wrote_it(house, reader):
    live(house)

    assert "Token listrik" in words(reader.get("/transaksi/"))
