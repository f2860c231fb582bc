"""Guided forms: asked, checked, shown, and recorded once."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

import pytest

from bumdes.actions.closing import close_period
from bumdes.actions.registering_parties import RegisterParty, register_party
from bumdes.transaction_kinds import TRANSACTION_KINDS
from ledger.errors import PeriodClosedError
from tests.webapp.house import MANAGER, TODAY, TREASURER, key, sale, seal, words
from webapp.tile import plain_tile


def _saved(browser, address="/catat/uang-masuk", **typed):
    preview = browser.post(address, **typed, langkah="periksa")
    return browser.post(address, **typed, segel=seal(preview), langkah="simpan")


def test_the_tiles_offer_what_can_be_recorded(house):
    page = words(house.visit(TREASURER).get("/catat/"))

    for label in ("Uang masuk dari usaha", "Bayar biaya", "Pindah uang", "Jurnal manual"):
        assert label in page


def test_a_search_finds_a_tile_by_an_everyday_word(house):
    page = words(house.visit(TREASURER).get("/catat/?q=token"))

    assert "Bayar biaya" in page
    assert "Pindah uang" not in page


def test_a_search_that_finds_nothing_says_so(house):
    assert "Tidak ada jenis catatan" in words(house.visit(TREASURER).get("/catat/?q=xyz"))


def test_a_manager_is_not_offered_the_journal(house):
    assert "Jurnal manual" not in words(house.visit(MANAGER).get("/catat/"))


def test_an_unknown_kind_is_not_found(house):
    assert house.visit(TREASURER).get("/catat/sulap").status_code == 404


def test_a_form_begins_today_with_what_is_usual(house):
    answer = house.visit(TREASURER).get("/catat/uang-masuk?unit=TOKO")
    page = answer.text

    assert 'value="2026-11-24" checked' in page
    assert 'value="1.1.01.01" checked' in page
    assert '<option value="4.2.01.91" selected>' in page
    assert "Toko Desa · Selasa, 24 November 2026" in words(answer)


def test_what_would_be_recorded_is_shown_first_and_not_recorded(house):
    answer = house.visit(TREASURER).post("/catat/uang-masuk", **sale("1.385.000"))

    page = words(answer)
    assert answer.status_code == 200
    assert "Jual tunai Rp1.385.000 di Toko Desa, uang masuk ke Kas Tunai." in page
    assert "satu juta tiga ratus delapan puluh lima ribu rupiah" in page
    assert "Kas Tunai menjadi 1.385.000" in page
    assert "4.2.01.91" in page
    assert len(house.entries()) == 1


def test_what_was_seen_is_recorded_and_its_proof_shown(house):
    browser = house.visit(TREASURER)

    answer = _saved(browser, **sale("1.385.000", keterangan="Beras", pihak="Bu Tini"))
    proof = words(browser.get(answer.location))

    assert answer.status_code == 303
    assert answer.location.startswith("/transaksi/2026/2?baru=uang-masuk")
    assert "Tersimpan 14.05 sebagai BKM/2026/0001" in proof
    assert "Catat lagi" in proof
    assert "Beras" in proof
    assert "Dari atau kepada Bu Tini" in proof
    assert house.entries()[1].posted_by == TREASURER


def test_a_double_tap_gives_the_same_proof(house):
    browser, typed = house.visit(TREASURER), sale()

    first = _saved(browser, **typed)
    second = browser.post(
        "/catat/uang-masuk",
        **typed,
        segel=seal(browser.post("/catat/uang-masuk", **typed)),
        langkah="simpan",
    )

    assert second.location == first.location
    assert len(house.entries()) == 2


def test_two_forms_are_two_entries(house):
    browser = house.visit(TREASURER)

    for _ in range(2):
        _saved(browser, **sale())

    assert len(house.entries()) == 3


def test_what_was_not_seen_is_shown_instead_of_recorded(house):
    answer = house.visit(TREASURER).post("/catat/uang-masuk", **sale(), langkah="simpan")

    assert answer.status_code == 200
    assert seal(answer)
    assert len(house.entries()) == 1


def test_what_was_changed_after_it_was_seen_is_shown_again(house):
    browser, typed = house.visit(TREASURER), sale("100.000")
    seen = seal(browser.post("/catat/uang-masuk", **typed))

    changed = typed | {"jumlah-total": "1.000.000"}
    answer = browser.post("/catat/uang-masuk", **changed, segel=seen, langkah="simpan")

    assert "Rp1.000.000" in words(answer)
    assert len(house.entries()) == 1


def test_a_form_used_for_something_else_records_nothing(house):
    browser, typed = house.visit(TREASURER), sale("100.000")
    _saved(browser, **typed)

    answer = browser.post("/catat/uang-masuk", **(typed | {"jumlah-total": "200.000"}))

    assert answer.status_code == 422
    assert "sudah menyimpan catatan dengan isi yang lain" in words(answer)
    assert len(house.entries()) == 2


def test_a_form_used_for_something_else_can_go_on_as_a_new_one(house):
    browser, typed = house.visit(TREASURER), sale("100.000")
    _saved(browser, **typed)
    changed = typed | {"jumlah-total": "200.000"}

    refused = browser.post("/catat/uang-masuk", **changed)
    renewed = re.search(r'name="kunci" value="(\w+)"', refused.text)[1]
    _saved(browser, **(changed | {"kunci": renewed}))

    assert renewed != typed["kunci"]
    assert len(house.entries()) == 3


@pytest.mark.parametrize(
    ("field", "typed", "says"),
    [
        ("jumlah-total", "", "Tulis jumlahnya dengan angka"),
        ("jumlah-total", "1.5", "1.5"),
        ("jumlah-total", "seribu", "seribu"),
        ("jumlah-total", "0", "lebih"),
        ("jumlah-total", "-5000", "lebih"),
        ("jumlah-total", "99999999999999999999999999", "angka"),
        ("akun-sales", "1.1.05.01", "1.1.05.01"),
        ("akun-cash", "9.9.99.99", "9.9.99.99"),
        ("hari", "kapan-kapan", "Pilih tanggalnya"),
        ("keterangan", "x" * 301, "Terlalu panjang"),
        ("keterangan", "a\u202eb", "tidak terlihat"),
        ("pihak", "x" * 101, "Terlalu panjang"),
    ],
)
def test_bad_input_is_shown_again_with_what_was_typed_and_writes_nothing(
    house, field, typed, says
):
    browser = house.visit(TREASURER)
    given = sale("150.000", keterangan="Beras", pihak="Bu Tini", langkah="simpan")

    answer = browser.post("/catat/uang-masuk", **(given | {field: typed}))

    kept = {"keterangan": "Beras", "pihak": "Bu Tini", "jumlah-total": "150.000"}
    assert answer.status_code == 422
    assert "hal perlu dibetulkan" in words(answer)
    assert says in words(answer)
    for name, value in (kept | ({field: typed} if field in kept else {})).items():
        assert f'name="{name}"' in answer.text
        assert f'value="{value}"' in answer.text
    assert len(house.entries()) == 1


def test_each_problem_is_linked_to_its_field(house):
    answer = house.visit(TREASURER).post(
        "/catat/uang-masuk", **sale("", hari="lain", tanggal="2026-02-30")
    )

    assert '<a href="#jumlah-total">' in answer.text
    assert 'id="jumlah-total-galat"' in answer.text
    assert '<a href="#hari">' in answer.text
    assert "2 hal perlu dibetulkan" in words(answer)


def test_a_closed_month_is_refused_at_the_day(house):
    house.does(close_period, dt.date(2026, 10, 31))

    answer = house.visit(TREASURER).post(
        "/catat/uang-masuk", **sale(hari="lain", tanggal="2026-10-30")
    )

    assert answer.status_code == 422
    assert '<a href="#hari">' in answer.text
    assert "31 Oktober 2026" in words(answer)
    assert 'value="2026-10-30"' in answer.text


def test_what_the_books_refuse_is_kept_as_evidence(house):
    browser, typed = house.visit(TREASURER), sale(hari="lain", tanggal="2026-10-30")
    seen = seal(browser.post("/catat/uang-masuk", **typed))
    house.does(close_period, dt.date(2026, 10, 31))

    answer = browser.post("/catat/uang-masuk", **typed, segel=seen, langkah="simpan")

    assert answer.status_code == 422
    assert house.refusals() == [PeriodClosedError.code]
    assert len(house.entries()) == 1


def test_yesterday_is_one_tap(house):
    browser = house.visit(TREASURER)
    yesterday = TODAY - dt.timedelta(days=1)

    _saved(browser, **sale(hari=yesterday.isoformat()))

    assert house.entries()[1].entry.date == yesterday


def test_a_day_that_has_not_come_is_pointed_out(house):
    answer = house.visit(TREASURER).post(
        "/catat/uang-masuk", **sale(hari="lain", tanggal="2026-12-24")
    )

    assert "Tanggal ini belum terjadi" in words(answer)


def test_spending_more_than_there_is_is_pointed_out(house):
    typed = {
        "kunci": key(),
        "unit": "TOKO",
        "hari": TODAY.isoformat(),
        "jumlah-total": "75.000",
        "akun-expense": "6.1.04.01",
        "akun-cash": "1.1.01.01",
    }

    answer = house.visit(TREASURER).post("/catat/bayar-biaya", **typed)

    assert "Kas Tunai menjadi kurang dari nol" in words(answer)


def test_another_unit_keeps_what_was_typed(house):
    answer = house.visit(TREASURER).post(
        "/catat/uang-masuk", **sale("88.000", keterangan="Iuran RT 04", langkah="unit:AIR")
    )

    assert answer.status_code == 200
    assert 'name="unit" value="AIR"' in answer.text
    assert 'value="88.000"' in answer.text
    assert 'value="Iuran RT 04"' in answer.text
    assert '<option value="4.1.02.01"' in answer.text


@pytest.mark.parametrize(
    ("address", "typed", "voucher"),
    [
        (
            "/catat/beli-barang",
            {"akun-stock": "1.1.05.01", "akun-payment": "2.1.01.01", "orang": "UD Rejeki"},
            "BM/2026/0002",
        ),
        (
            "/catat/bayar-biaya",
            {"akun-expense": "6.1.04.01", "akun-cash": "1.1.01.01"},
            "BKK/2026/0001",
        ),
        (
            "/catat/pindah-uang",
            {"akun-from_cash": "1.1.01.01", "akun-to_cash": "1.1.01.04", "jumlah-fee": ""},
            "BM/2026/0002",
        ),
    ],
)
def test_every_form_records_with_its_voucher(house, address, typed, voucher):
    house.does(register_party, RegisterParty(name="UD Rejeki"))
    browser = house.visit(TREASURER)
    given = {"kunci": key(), "unit": "TOKO", "hari": TODAY.isoformat()}

    answer = _saved(browser, address, **given, **typed, **{"jumlah-total": "40000"})

    assert voucher in words(browser.get(answer.location))


def test_an_amount_that_is_optional_is_asked_only_where_it_makes_sense(house):
    browser = house.visit(TREASURER)

    assert "jumlah-cost" in browser.get("/catat/uang-masuk?unit=TOKO").text
    assert "jumlah-cost" not in browser.get("/catat/uang-masuk?unit=AIR").text


def test_a_unit_that_is_none_is_not_found(house):
    assert house.visit(TREASURER).get("/catat/uang-masuk?unit=KAPAL").status_code == 404


def test_recording_works_on_either_database(either_house):
    browser = either_house.visit(TREASURER)

    answer = _saved(browser, **sale("1.385.000"))

    assert "BKM/2026/0001" in words(browser.get(answer.location))
    assert "1.385.000" in words(browser.get("/"))
    assert "1.385.000" in words(browser.get("/transaksi/?q=1.385.000&bulan=2026-11&unit=TOKO"))
    assert "1.385.000" in words(browser.get("/laporan/laba-rugi"))
    assert "1.385.000" in words(browser.get("/buku-besar/4.2.01.91"))


def test_a_kind_without_a_look_of_its_own_still_has_a_tile():
    tile = plain_tile(
        replace(TRANSACTION_KINDS["expense"], key="pay_wages", label="Bayar gaji")
    )

    assert (tile.slug, tile.icon) == ("pay-wages", "note")
    assert tile.hint == "Bayar apa?"
