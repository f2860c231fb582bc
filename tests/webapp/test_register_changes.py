"""The history of changes, as its page shows it."""

from __future__ import annotations

import re

from bumdes.actions.erasing_parties import erase_party
from bumdes.actions.registering_parties import (
    ChangeParty,
    RegisterParty,
    change_party,
    register_party,
)
from tests.webapp.house import DIRECTOR, HEAD, words

HISTORY = "/riwayat-perubahan/"


def directs(house):
    """Return the browser of Bagas in the office of director."""
    browser = house.visit(DIRECTOR)
    found = re.findall(
        r'value="([0-9a-f]{32})".*?<small>(\w+)', browser.get("/usaha").text, re.DOTALL
    )
    browser.post("/usaha", jabatan=next(key for key, office in found if office == "Direktur"))
    return browser


def renamed(house):
    """Return the code of a customer who was renamed."""
    code = house.does(register_party, RegisterParty(name="Siti Aminah")).code
    house.does(change_party, code, ChangeParty(name="Siti Maryam", phone="081234500999"))
    return code


def test_what_was_changed_stands_beside_what_it_was(house):
    renamed(house)

    shown = words(directs(house).get(HISTORY))
    assert "Nama Siti Aminah Siti Maryam" in shown
    assert "Telepon Diubah; isinya tidak disimpan di sini" in shown
    assert "81234500999" not in shown


def test_the_page_of_a_person_leads_to_what_was_changed_there(house):
    code = renamed(house)
    browser = directs(house)
    address = f"{HISTORY}?jenis=parties&amp;kunci={code}"

    assert address in browser.get(f"/orang/{code}").text
    assert "Siti Aminah" in words(browser.get(f"{HISTORY}?jenis=parties&kunci={code}"))
    assert "Siti Aminah" not in words(browser.get(f"{HISTORY}?jenis=units"))


def test_the_names_of_whoever_was_erased_are_shown_to_nobody(house):
    house.does(erase_party, renamed(house))

    shown = words(directs(house).get(HISTORY))
    assert "Siti" not in shown


def test_who_does_not_see_the_log_of_access_does_not_see_this_one(house):
    assert house.visit(HEAD).get(HISTORY).status_code == 403
