"""Searching everything: what words may mean, as far as the actor sees it."""

from __future__ import annotations

import pytest

from bumdes.actions.registering_parties import RegisterParty, register_party
from ledger import credit, debit, rp
from tests.webapp.house import HEAD, MANAGER, STRANGER, TREASURER, links, words
from webapp.findables import FINDABLES


@pytest.fixture
def busy(house):
    """A customer, a sale of the shop, and a bill of the head office."""
    house.does(register_party, RegisterParty(name="Siti Aminah", rt="3"))
    house.sells(150_000, description="Beras premium")
    house.posts(
        debit("6.1.04.01", rp(85_000)),
        credit("1.1.01.01", rp(85_000)),
        description="Token kantor",
    )
    return house


def seeks(house, text, who=TREASURER):
    return house.visit(who).get("/cari/", query_string={"q": text})


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("beras premium", "/transaksi/2026/2"),
        ("BKM/2026/1", "/transaksi/2026/2"),
        ("150.000", "/transaksi/2026/2"),
        ("siti", "/orang/P-0001"),
        ("token", "/buku-besar/6.1.04.01"),
        ("6.1.04", "/buku-besar/6.1.04.01"),
        ("laba", "/laporan/laba-rugi"),
        ("lpj", "/pertanggungjawaban/lpj"),
        ("kelompok", "/orang/"),
        ("bensin", "/catat/"),
    ],
)
def test_words_lead_to_what_they_mean(busy, text, address):
    assert list(links(seeks(busy, text), address))


def test_what_nobody_knows_is_said(busy):
    assert "Tidak ada yang cocok" in words(seeks(busy, "xyzxyz"))


def test_one_letter_looks_for_nothing(busy):
    answer = seeks(busy, "b")

    assert list(links(answer, "/transaksi/2026")) == []


def test_the_palette_gets_the_list_alone(busy):
    answer = busy.visit(TREASURER).get("/cari/?daftar=1&q=beras")

    assert "<html" not in answer.text
    assert "Beras premium" in answer.text


def test_who_keeps_one_unit_finds_nothing_of_another(busy):
    page = words(seeks(busy, "token", MANAGER))

    assert "Token kantor" not in page
    assert "Beras premium" in words(seeks(busy, "beras", MANAGER))


def test_who_records_nothing_is_offered_no_forms(busy):
    assert list(links(seeks(busy, "uang", HEAD), "/catat/")) == []


def test_nothing_of_another_enterprise_is_found(busy):
    page = words(seeks(busy, "beras", STRANGER))

    assert "Beras premium" not in page
    assert "Siti" not in words(seeks(busy, "siti", STRANGER)).replace("“siti”", "")


@pytest.mark.parametrize("text", ["%", "__", "\\", "'--", "<script>", "{{7*7}}"])
def test_signs_mean_themselves(busy, text):
    answer = seeks(busy, text)

    assert answer.status_code == 200
    assert "<script>alert" not in answer.text
    assert "49" not in words(answer).partition("Catatan, orang")[2]


def test_every_kind_has_its_own_place():
    ranks = [kind.rank for kind in FINDABLES]

    assert ranks == sorted(set(ranks))


def test_the_palette_opens_by_keys_and_leads_by_keys(desk):
    desk.house.sells(150_000, description="Beras premium")
    page = desk.logged_in()

    page.keyboard.press("Control+k")
    page.wait_for_selector("dialog.palette input")
    page.keyboard.type("beras premium")
    page.wait_for_selector("dialog.palette a:has-text('Beras premium')")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")

    page.wait_for_url("**/transaksi/2026/2")


def test_the_search_is_a_page_without_a_script(desk):
    desk.house.sells(150_000, description="Beras premium")
    page = desk.logged_in(script=False)

    page.click("a:has-text('Cari')")
    page.fill("#q", "beras premium")
    page.keyboard.press("Enter")
    page.click("a:has-text('Beras premium')")

    page.wait_for_url("**/transaksi/2026/2")
