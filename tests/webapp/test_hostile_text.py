"""What people may type to do harm, and what comes of it: text."""

from __future__ import annotations

import contextlib
import hashlib
import html
import shutil
import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from bumdes import database
from bumdes.actions.registering_parties import RegisterParty, register_party
from tests.webapp.desk import ADDRESSES, live
from tests.webapp.house import TREASURER, key, open_house, sale, seal, words

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE = (
    "<script>document.title='diretas'</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "{{7*7}}{% for x in ().__class__.__mro__ %}{{x}}{% endfor %}",
    "${7*7} %s %n {0.__class__} #{7*7}",
    "'; DROP TABLE entries; --",
    "\u202eterbalik\u202c",
)
"""Markup, templates, formats and signs that turn the direction of writing."""

INJECTIONS = ("'", "' OR '1'='1", "1; DROP TABLE entries", "%' UNION SELECT 1--", "\\", "\x00")

ASKED = (
    "/transaksi/?q={}",
    "/transaksi/?unit={}",
    "/transaksi/?bulan={}",
    "/transaksi/?sebelum={}",
    "/transaksi/?akun={}",
    "/cari/?q={}",
    "/laporan/laba-rugi?masa={}",
    "/laporan/laba-rugi?unit={}",
    "/laporan/laba-rugi?bandingkan={}",
    "/buku-besar/1.1.01.01?masa={}",
    "/buku-besar/{}",
    "/orang/?q={}",
    "/orang/{}",
    "/catat/?q={}",
    "/catat/{}",
    "/stok/?q={}",
    "/aset/?q={}",
    "/bukti/?tahun={}",
)


@dataclass(frozen=True, slots=True)
class Seen:
    """Every page, of books in which all of it was written, and what looking changed."""

    pages: dict[str, str]
    changed: set[str]


@pytest.fixture(scope="module")
def seen(_furnished, tmp_path_factory):
    path = tmp_path_factory.mktemp("hostile") / "web.sqlite"
    shutil.copyfile(_furnished, path)
    engine = database.connect(f"sqlite:///{path}")
    house = open_house(engine)
    for number, text in enumerate(HOSTILE):
        if "\u202e" in text:
            continue
        house.sells(100_000 + number, description=text, counterparty=text[:100])
        house.does(register_party, RegisterParty(name=text[:100]))
    live(house)
    browser = house.visit(TREASURER)
    browser.get("/")
    before = _content(path)
    pages = {address: browser.get(address).text for address in ADDRESSES}
    after = _content(path)
    engine.dispose()
    return Seen(pages, {table for table in after if after[table] != before.get(table)})


def test_what_people_type_is_shown_as_they_typed_it(seen):
    for address, page in seen.pages.items():
        assert "<script>document" not in page, address
        assert "<img src=x" not in page, address
        assert "<svg onload" not in page, address
    listed = html.unescape(seen.pages["/transaksi/"])
    assert "{{7*7}}" in listed
    assert "{0.__class__}" in listed


def test_looking_at_a_page_writes_nothing(seen):
    """Beside that somebody is there, and what was refused."""
    assert seen.changed <= {"logins", "refusals", "access_events"}


def test_signs_that_turn_the_writing_are_refused(house):
    browser = house.visit(TREASURER)

    answer = browser.post("/catat/uang-masuk", **sale(keterangan=HOSTILE[-1]))

    assert answer.status_code == 422


@pytest.mark.parametrize("address", ASKED)
def test_nothing_in_an_address_reaches_the_database_as_words(house, address):
    browser = house.visit(TREASURER)

    for text in INJECTIONS:
        quoted = "".join(f"%{byte:02X}" for byte in text.encode())
        answer = browser.get(address.format(quoted))
        assert answer.status_code < 500, (address, text)
    assert len(house.entries()) == 1


def test_a_text_without_end_is_refused_in_words(house):
    browser = house.visit(TREASURER)

    answer = browser.post("/catat/uang-masuk", **sale(keterangan="a" * 100_000))

    assert answer.status_code == 422
    assert "huruf" in words(answer)


def test_fields_that_no_form_has_change_nothing(house):
    browser = house.visit(TREASURER)
    forged = {
        "book_id": "sumber-rejeki",
        "sequence": "99",
        "hash": "0" * 64,
        "posted_by": "bagas",
        "approved_by": "bagas",
        "role": "director",
    }
    fields = sale(kunci=key(), **forged)

    seen = browser.post("/catat/uang-masuk", **fields)
    browser.post("/catat/uang-masuk", **{**fields, "langkah": "simpan", "segel": seal(seen)})

    posted = house.entries()[-1]
    assert (posted.posted_by, posted.approved_by) == (TREASURER, "")
    assert posted.sequence == 2
    assert len(house.entries("sumber-rejeki")) == 1


def test_a_field_that_comes_twice_counts_once(house):
    browser = house.visit(TREASURER)
    fields = sale("150.000", kunci=key())

    seen = browser.post("/catat/uang-masuk?jumlah-total=999", **fields)

    assert "150.000" in words(seen)
    assert "999" not in words(seen)


def _content(path: Path) -> dict[str, str]:
    """Return the digest of each table."""
    with contextlib.closing(sqlite3.connect(path)) as connection:
        query = "SELECT name FROM sqlite_master WHERE type = 'table'"
        tables = [name for (name,) in connection.execute(query)]
        return {
            table: hashlib.sha256(
                repr(connection.execute(f'SELECT * FROM "{table}"').fetchall()).encode()  # noqa: S608
            ).hexdigest()
            for table in tables
        }
