"""Guided forms about what is paid later: who, until when, and which document."""

from __future__ import annotations

import re

import pytest

from bumdes.actions.registering_parties import RegisterParty, register_party
from bumdes.party import PartyKind, parties_of
from tests.webapp.house import BOOK, MANAGER, TODAY, TREASURER, key, seal, words

SALE, RECEIPT, PURCHASE = (
    "/catat/jual-dibayar-nanti",
    "/catat/terima-piutang",
    "/catat/beli-barang",
)

N1, N2 = "N2026-0001", "N2026-0002"


@pytest.fixture
def siti(house):
    return house.does(register_party, RegisterParty(name="Siti Aminah")).code


def typed(total="150.000", **fields):
    given = {"kunci": key(), "unit": "TOKO", "hari": TODAY.isoformat(), "jumlah-total": total}
    return given | {name.replace("__", "-"): value for name, value in fields.items()}


def sale(total="150.000", who="Siti Aminah", **fields):
    return typed(total, orang=who, **{"akun-sales": "4.2.01.91", **fields})


def receipt(total, who="Siti Aminah", **fields):
    return typed(total, orang=who, **{"akun-cash": "1.1.01.01", **fields})


def saved(browser, address, fields):
    preview = browser.post(address, **fields, langkah="periksa")
    return browser.post(address, **fields, segel=seal(preview), langkah="simpan")


def people(house):
    with house.reading() as work:
        return [party.name for party in parties_of(work.session, BOOK)]


def left(house):
    with house.reading() as work:
        return work.book.balance("1.1.03.01").debits - work.book.balance("1.1.03.01").credits


@pytest.mark.usefixtures("siti")
def test_a_sale_on_credit_says_who_owes_and_until_when(house):
    fields = sale("150.000", **{"jatuh-tempo": "2026-12-24"})

    page = words(house.visit(TREASURER).post(SALE, **fields, langkah="periksa"))

    assert "Jual Rp150.000 kepada Siti Aminah di Toko Desa, dibayar nanti" in page
    assert "jatuh tempo 24 Desember 2026" in page
    assert f"Siti Aminah · {N1}" in page


def test_a_sale_on_credit_is_recorded_with_its_document(house, siti):
    browser = house.visit(MANAGER)

    answer = saved(browser, SALE, sale())

    assert answer.status_code == 303
    posted = house.entries()[-1].entry
    assert {(p.party, p.document) for p in posted.postings if p.account == "1.1.03.01"} == {
        (siti, N1)
    }
    assert f"Siti Aminah · {N1}" in words(browser.get(answer.location))


@pytest.mark.usefixtures("siti")
def test_a_double_tap_sells_once(house):
    browser, fields = house.visit(TREASURER), sale()

    first = saved(browser, SALE, fields)
    again = browser.post(SALE, **fields, segel="x", langkah="simpan")

    assert again.location == first.location
    assert len(house.entries()) == 2


def test_nobody_named_is_asked_for(house):
    answer = house.visit(TREASURER).post(SALE, **sale(who=""), langkah="periksa")

    assert answer.status_code == 422
    assert 'href="#orang"' in answer.text
    assert "Tulis namanya" in words(answer)


@pytest.mark.usefixtures("siti")
def test_who_may_be_meant_is_offered(house):
    house.does(register_party, RegisterParty(name="Siti Khotijah", rt="4"))

    answer = house.visit(TREASURER).post(SALE, **sale(who="siti"), langkah="periksa")

    assert answer.status_code == 422
    assert re.findall(r'name="orang-kode" value="([^"]+)"', answer.text) == [
        "P-0001",
        "P-0002",
        "baru",
    ]
    assert 'value="150.000"' in answer.text


@pytest.mark.usefixtures("siti")
def test_who_was_chosen_is_shown_by_name_and_code(house):
    house.does(register_party, RegisterParty(name="Siti Khotijah"))
    chosen = {"orang-untuk": "siti", "orang-kode": "P-0002"}

    answer = house.visit(TREASURER).post(SALE, **sale(who="siti", **chosen), langkah="periksa")

    assert answer.status_code == 200
    assert 'value="Siti Khotijah (P-0002)"' in answer.text
    assert "kepada Siti Khotijah" in words(answer)


def test_somebody_new_is_registered_once(house):
    browser = house.visit(MANAGER)
    chosen = {"orang-untuk": "Bu Tini", "orang-kode": "baru"}

    preview = browser.post(SALE, **sale(who="Bu Tini", **chosen), langkah="periksa")
    shown = re.search(r'name="orang" value="([^"]+)"', preview.text)[1]
    saved(browser, SALE, sale(who=shown))

    assert shown == "Bu Tini (P-0001)"
    assert people(house) == ["Bu Tini"]


def test_nobody_new_is_registered_for_a_form_that_is_wrong(house):
    chosen = {"orang-untuk": "Bu Tini", "orang-kode": "baru"}

    house.visit(MANAGER).post(SALE, **sale("", who="Bu Tini", **chosen), langkah="periksa")

    assert people(house) == []


def test_what_is_open_is_offered_to_be_paid(house, siti):
    browser = house.visit(TREASURER)
    saved(browser, SALE, sale("100.000"))
    saved(browser, SALE, sale("50.000"))

    page = browser.get(f"{RECEIPT}?orang={siti}")

    assert re.findall(r'name="nota" value="([^"]+)"', page.text) == [N1, N2]
    assert "Siti Aminah (P-0001)" in page.text


@pytest.mark.usefixtures("siti")
def test_the_document_that_is_chosen_is_paid(house):
    browser = house.visit(TREASURER)
    saved(browser, SALE, sale("100.000"))
    saved(browser, SALE, sale("50.000"))

    saved(browser, RECEIPT, receipt("50.000", nota=N2))

    posted = house.entries()[-1].entry
    assert {p.document for p in posted.postings if p.party} == {N2}
    assert left(house).amount == 100_000


@pytest.mark.usefixtures("siti")
def test_without_a_choice_the_oldest_is_paid_first(house):
    browser = house.visit(TREASURER)
    saved(browser, SALE, sale("100.000"))
    saved(browser, SALE, sale("50.000"))

    saved(browser, RECEIPT, receipt("120.000"))

    posted = house.entries()[-1].entry
    assert [(p.document, p.minor) for p in posted.postings if p.party] == [
        (N1, 10_000_000),
        (N2, 2_000_000),
    ]


@pytest.mark.usefixtures("siti")
def test_a_payment_that_was_recorded_is_not_made_again(house):
    browser = house.visit(TREASURER)
    saved(browser, SALE, sale("100.000"))
    fields = receipt("100.000")

    first = saved(browser, RECEIPT, fields)
    again = browser.post(RECEIPT, **fields, segel="x", langkah="simpan")

    assert again.location == first.location
    assert left(house).amount == 0


@pytest.mark.usefixtures("siti")
def test_more_than_is_owed_is_refused_and_stays_typed(house):
    browser = house.visit(TREASURER)
    saved(browser, SALE, sale("100.000"))

    answer = browser.post(RECEIPT, **receipt("200.000"), langkah="periksa")

    assert answer.status_code == 422
    assert 'value="200.000"' in answer.text
    assert len(house.entries()) == 2


def test_goods_paid_at_once_need_no_supplier(house):
    fields = typed("80.000", **{"akun-stock": "1.1.05.01", "akun-payment": "1.1.01.01"})

    answer = saved(house.visit(TREASURER), PURCHASE, fields)

    assert answer.status_code == 303


def test_goods_paid_later_need_a_supplier(house):
    house.does(register_party, RegisterParty(name="UD Rejeki", kind=PartyKind.SUPPLIER))
    later = {"akun-stock": "1.1.05.01", "akun-payment": "2.1.01.01"}
    browser = house.visit(TREASURER)

    without = browser.post(PURCHASE, **typed("80.000", **later), langkah="periksa")
    answer = saved(browser, PURCHASE, typed("80.000", orang="UD Rejeki", **later))

    assert without.status_code == 422
    assert answer.status_code == 303
