"""Betulkan on the web: the old entry goes, the right one stands, and all three are linked."""

from __future__ import annotations

import datetime as dt
import importlib
import pkgutil
import re

import pytest

import bumdes
from bumdes.actions.recording import reverse_entry
from bumdes.work import begin_work
from ledger import JournalEntry, credit, debit, rp
from tests.webapp.house import (
    ADMIN,
    BOOK,
    HEAD,
    MANAGER,
    STRANGER,
    TODAY,
    TREASURER,
    words,
)
from webapp.correction_places import PLACES

WHY = "Jumlahnya kurang satu nol."


@pytest.fixture
def treasurer(house):
    return house.visit(TREASURER)


def wrong(house, **facts):
    """Record a sale, and return where it is shown."""
    sold = house.sells(150_000, **facts)
    return f"/transaksi/{TODAY.year}/{sold.number}", f"{TODAY.year}-{sold.number}"


def filled(page):
    """Return what the fields of a page hold."""
    inputs = re.findall(r"<input[^>]*>", page)
    found = {}
    for tag in inputs:
        name, value = (re.search(rf'{part}="([^"]*)"', tag) for part in ("name", "value"))
        is_choice = 'type="radio"' in tag or 'type="checkbox"' in tag
        if name and value and (not is_choice or " checked" in tag):
            found[name[1]] = value[1]
    return {name: value for name, value in found.items() if name != "csrf_token"}


def corrects(browser, place, *, slug="uang-masuk", **fields):
    """Correct an entry through its form, and return the page of what stands for it."""
    fields = {name.replace("__", "-"): value for name, value in fields.items()}
    held = filled(browser.get(f"/catat/{slug}?membetulkan={place}").text)
    held |= {"alasan-betul": WHY, **fields}
    seen = browser.post(f"/catat/{slug}", **{**held, "langkah": "periksa"})
    assert seen.status_code == 200, words(seen)
    held["segel"] = filled(seen.text)["segel"]
    return browser.post(f"/catat/{slug}", **{**held, "langkah": "simpan"})


def test_an_entry_offers_to_be_put_right(house, treasurer):
    address, place = wrong(house)

    page = treasurer.get(f"{address}/betulkan")

    assert f"/catat/uang-masuk?membetulkan={place}" in page.text
    assert "Batalkan saja" in words(page)


def test_the_form_holds_what_was_recorded(house, treasurer):
    _, place = wrong(house, description="Sembako Posyandu", counterparty="Bu Tini")

    held = filled(treasurer.get(f"/catat/uang-masuk?membetulkan={place}").text)

    said = ("jumlah-total", "keterangan", "pihak", "unit", "hari", "tanggal", "membetulkan")
    assert [held[name] for name in said] == [
        "150.000",
        "Sembako Posyandu",
        "Bu Tini",
        "TOKO",
        "lain",
        str(TODAY),
        place,
    ]


def test_correcting_takes_back_and_replaces_at_once(house, treasurer):
    address, place = wrong(house)
    before = len(house.entries())

    answer = corrects(treasurer, place, jumlah__total="1500000")

    assert answer.status_code == 303
    reversal, right = house.entries()[before:]
    assert (reversal.entry.reason, right.entry.amount) == (WHY, rp(1_500_000))
    page = words(treasurer.get(answer.location))
    assert "Menggantikan" in page
    assert right.voucher in words(treasurer.get(address))


def test_all_three_entries_lead_to_each_other(house, treasurer):
    _, place = wrong(house)
    corrects(treasurer, place, jumlah__total="1500000")
    *_, old, reversal, right = house.entries()

    shown = [
        treasurer.get(f"/transaksi/{TODAY.year}/{one.number}").text
        for one in (old, reversal, right)
    ]

    for page, others in zip(
        shown, ((reversal, right), (old, right), (old, reversal)), strict=True
    ):
        assert all(f"/transaksi/{TODAY.year}/{one.number}" in page for one in others)


def test_nothing_is_recorded_before_it_was_seen(house, treasurer):
    _, place = wrong(house)
    held = filled(treasurer.get(f"/catat/uang-masuk?membetulkan={place}").text)
    before = len(house.entries())

    seen = treasurer.post(
        "/catat/uang-masuk", **{**held, "alasan-betul": WHY, "langkah": "periksa"}
    )

    assert "Ini yang akan dicatat" in words(seen)
    assert len(house.entries()) == before


def test_the_preview_counts_the_cash_after_the_old_entry_is_gone(house, treasurer):
    _, place = wrong(house)
    held = filled(treasurer.get(f"/catat/uang-masuk?membetulkan={place}").text)

    seen = treasurer.post(
        "/catat/uang-masuk", **{**held, "alasan-betul": WHY, "langkah": "periksa"}
    )
    with house.reading() as work:
        cash = work.book.balance("1.1.01.01", unit="TOKO")

    after = re.search(r"menjadi</dt><dd class=\"num\">([\d.]+)<", seen.text)
    net = int((cash.debits - cash.credits).amount)
    assert after
    assert after[1].replace(".", "") == str(net)


def test_what_was_wrong_must_be_said(house, treasurer):
    _, place = wrong(house)
    held = filled(treasurer.get(f"/catat/uang-masuk?membetulkan={place}").text)

    answer = treasurer.post(
        "/catat/uang-masuk", **{**held, "alasan-betul": " ", "langkah": "periksa"}
    )

    assert answer.status_code == 422
    assert "Tulis apa yang salah" in words(answer)


def test_a_form_that_is_sent_twice_corrects_once(house, treasurer):
    _, place = wrong(house)
    held = filled(treasurer.get(f"/catat/uang-masuk?membetulkan={place}").text)
    held |= {"alasan-betul": WHY, "jumlah-total": "1500000"}
    seen = treasurer.post("/catat/uang-masuk", **held, langkah="periksa")
    held["segel"] = filled(seen.text)["segel"]
    first = treasurer.post("/catat/uang-masuk", **held, langkah="simpan")
    before = len(house.entries())

    again = treasurer.post("/catat/uang-masuk", **held, langkah="simpan")

    assert (again.location, len(house.entries())) == (first.location, before)


def test_another_form_may_tell_what_it_really_was(house, treasurer):
    _, place = wrong(house)

    held = filled(treasurer.get(f"/catat/bayar-biaya?membetulkan={place}").text)

    assert (held["jumlah-total"], held["tanggal"]) == ("150.000", str(TODAY))


def test_an_entry_of_the_free_journal_is_put_right_there(house, treasurer):
    posted = house.posts(debit("6.1.02.01", rp(50_000)), credit("1.1.01.01", rp(50_000)))
    place = f"{TODAY.year}-{posted.number}"
    chosen = words(treasurer.get(f"/transaksi/{TODAY.year}/{posted.number}/betulkan"))
    held = filled(treasurer.get(f"/catat/jurnal/?membetulkan={place}").text)
    held |= {"alasan-betul": WHY, "debit-0": "75.000", "kredit-1": "75.000"}
    held |= {"akun-0": "6.1.02.01", "akun-1": "1.1.01.01", "unit": "", "jenis": "ordinary"}

    seen = treasurer.post("/catat/jurnal/", **held, langkah="periksa")
    assert seen.status_code == 200, words(seen)
    held["segel"] = filled(seen.text)["segel"]
    answer = treasurer.post("/catat/jurnal/", **held, langkah="simpan")

    assert "Tulis yang benar" in chosen
    assert answer.status_code == 303
    assert house.entries()[-1].entry.tags["corrects"] == str(posted.sequence)


def test_what_was_only_taken_back_gets_its_replacement_later(house, treasurer):
    address, place = wrong(house)
    sequence = house.entries()[-1].sequence
    house.does(reverse_entry, sequence, on=TODAY, reason="Dobel")

    page = treasurer.get(f"{address}/betulkan")
    answer = corrects(treasurer, place, jumlah__total="160000")

    assert "Tulis penggantinya" in words(page)
    assert answer.status_code == 303


def test_an_entry_that_was_put_right_leads_to_what_stands_for_it(house, treasurer):
    address, place = wrong(house)
    answer = corrects(treasurer, place, jumlah__total="160000")

    page = treasurer.get(f"{address}/betulkan")

    assert answer.location.partition("?")[0] in page.text
    assert "Tulis yang benar" not in words(page)


def test_a_closed_month_is_put_right_in_an_open_one(house, treasurer):
    sold = house.sells(150_000, on=dt.date(2026, 10, 5))
    with house.reading() as work:
        number = work.book.entry(sold.sequence).number
    house.does(lambda work: work.book.periods.close(dt.date(2026, 10, 31), by="ani"))
    place = f"2026-{number}"

    page = treasurer.get(f"/catat/uang-masuk?membetulkan={place}")
    answer = corrects(treasurer, place, hari=str(TODAY), jumlah__total="160000")

    assert "sudah ditutup" in words(page)
    assert answer.status_code == 303
    assert {one.entry.date for one in house.entries()[-2:]} == {TODAY}


@pytest.mark.parametrize("who", [MANAGER, HEAD])
def test_who_may_not_take_back_is_not_offered_the_form(house, who):
    _, place = wrong(house)

    answer = house.visit(who).get(f"/catat/uang-masuk?membetulkan={place}")

    assert answer.status_code == 403


@pytest.mark.parametrize("place", ["2026-9999", "x", "2026-"])
def test_what_is_no_entry_is_not_put_right(treasurer, place):
    assert treasurer.get(f"/catat/uang-masuk?membetulkan={place}").status_code == 404


def test_an_entry_of_others_is_not_found(house):
    _, place = wrong(house)

    answer = house.visit(STRANGER).get(f"/catat/uang-masuk?membetulkan={place}")

    assert answer.status_code == 404


def test_what_a_register_posted_says_where_it_is_put_right(house):
    lines = (debit("1.1.01.01", rp(50_000)), credit("3.1.01.01", rp(50_000)))
    tags = {"register": "capital", "record": "1"}
    entry = JournalEntry(date=TODAY, description="Modal", postings=lines, tags=tags)
    with begin_work(house.engine, actor=ADMIN, book_id=BOOK, clock=house.clock) as work:
        posted = work.book.post(entry, by="ani")

    page = house.visit(TREASURER).get(f"/transaksi/{TODAY.year}/{posted.number}/betulkan")

    assert "Buku modal" in words(page)
    assert "Tulis yang benar" not in words(page)


def test_every_register_says_where_its_entries_are_put_right():
    modules = pkgutil.walk_packages(bumdes.__path__, "bumdes.")
    found = {
        value
        for info in modules
        if not info.name.startswith(("bumdes.migrations", "bumdes.demo"))
        for name, value in vars(importlib.import_module(info.name)).items()
        if name.endswith("_REGISTER")
    }

    assert found <= PLACES.keys()


@pytest.mark.parametrize("register", PLACES)
def test_every_place_of_a_register_is_a_page(house, register):
    with house.app.test_request_context():
        assert house.app.url_for(PLACES[register].endpoint)
