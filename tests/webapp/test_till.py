"""The till on its pages: shifts, sales as plain forms and as notes of a device, receipts."""

from __future__ import annotations

import re

import pytest

from bumdes.actions.registering_parties import RegisterParty, register_party
from bumdes.unit import find_unit
from ledger import rp
from tests.webapp.house import (
    HEAD,
    MANAGER,
    OTHER_BOOK,
    STRANGER,
    TODAY,
    TREASURER,
    key,
    words,
)
from tests.webapp.shop import BANK, SHIFT, opened, stocked
from webapp.views import till

DATA = {"Accept": "application/json"}


@pytest.fixture
def shop(house):
    """The shop with goods, and its till open."""
    stocked(house)
    opened(house)
    return house


def sold(**fields):
    """Return the fields of a sale: rice, and a quarter kilo of sugar."""
    given = {
        "kunci": key(),
        "hari": TODAY.isoformat(),
        "barang-1": "BERAS",
        "banyak-1": "2",
        "barang-2": "GULA/kg",
        "banyak-2": "0,25",
        "bayar": "tunai",
        "diterima": "200.000",
        "langkah": "simpan",
    }
    return given | {name.replace("__", "-"): value for name, value in fields.items()}


def send(browser, shift=SHIFT, **fields):
    """Send a sale as the queue of a device does."""
    token = browser.get("/antrean").json["token"]
    return browser.client.post(
        f"/kasir/{shift}", data=sold(**fields) | {"csrf_token": token}, headers=DATA
    )


def sales(house):
    return [posted for posted in house.entries() if posted.entry.description[:4] == "Jual"]


# --- selling as a plain form -------------------------------------------------------------


def test_a_sale_is_recorded_and_its_receipt_shown(shop):
    browser = shop.visit(MANAGER)

    answer = browser.post(f"/kasir/{SHIFT}", **sold(), follow=True)

    text = words(answer)
    assert "Tersimpan sebagai BKM/2026/0001" in text
    assert "2 x 75.000 150.000" in text
    assert "0,25 x 18.000 4.500" in text
    assert "TOTAL Rp154.500 Tunai 200.000 Kembalian 45.500" in text
    assert sales(shop)[0].posted_by == MANAGER


def test_what_is_typed_is_understood_before_it_is_saved(shop):
    browser = shop.visit(MANAGER)

    answer = browser.post(
        f"/kasir/{SHIFT}",
        **sold(barang__1="beras", barang__2="8991001100029", langkah="hitung"),
    )

    text = words(answer)
    assert "2 x Beras pandan wangi 5 kg 150.000" in text
    assert "0,25 x Gula pasir, kg 4.500" in text
    assert "Harus dibayar 154.500 Kembalian 45.500" in text
    assert sales(shop) == []


def test_nothing_received_means_the_exact_sum(shop):
    answer = shop.visit(MANAGER).post(f"/kasir/{SHIFT}", **sold(diterima=""), follow=True)

    assert "Tunai 154.500" in words(answer)
    assert "Kembalian" not in words(answer)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"barang__1": "emas"}, "Tidak ada barang “emas”"),
        ({"barang__1": "g"}, "dapat berarti beberapa barang"),
        ({"banyak__1": "dua"}, "Isi banyaknya dengan angka"),
        ({"banyak__1": "0"}, "banyaknya"),
        ({"harga__1": "1.5"}, "1.5"),
        ({"barang__1": "", "barang__2": ""}, "Belum ada barang yang dijual"),
        ({"diterima": "100.000"}, "kurang dari Rp154.500"),
        ({"potongan": "154.500"}, "Potongan Rp154.500 menghabiskan"),
        ({"bayar": "utang", "diterima": ""}, "harus menyebut siapa yang berutang"),
        ({"bayar": "utang", "pelanggan": "Bu Siti"}, "Tidak ada orang bernama “Bu Siti”"),
        ({"bayar": "emas"}, "Pilih salah satu dari daftar"),
        ({"hari": "2026-11-23"}, "di luar shift"),
    ],
)
def test_what_is_wrong_is_told_and_what_was_typed_stays(shop, fields, said):
    answer = shop.visit(MANAGER).post(f"/kasir/{SHIFT}", **sold(**fields))

    assert answer.status_code == 422
    assert said in words(answer)
    assert 'value="GULA/kg"' in answer.text or fields.get("barang__2") == ""
    assert sales(shop) == []


def test_a_price_that_is_not_set_is_asked_for(shop):
    answer = shop.visit(MANAGER).post(f"/kasir/{SHIFT}", **sold(barang__2="GULA/gram"))

    assert answer.status_code == 422
    assert "Isi harganya: “Gula pasir” belum berharga jual" in words(answer)


def test_another_price_and_a_discount_count(shop):
    answer = shop.visit(MANAGER).post(
        f"/kasir/{SHIFT}", **sold(harga__1="70.000", potongan="4.500"), follow=True
    )

    assert "Potongan harga -4.500 TOTAL Rp140.000" in words(answer)


def test_the_rest_is_owed_by_somebody_new_who_is_registered(shop):
    answer = shop.visit(MANAGER).post(
        f"/kasir/{SHIFT}",
        **sold(bayar="utang", diterima="54.500", pelanggan="Bu Siti", pelanggan__baru="ya"),
        follow=True,
    )

    assert "Tunai 54.500 Utang 100.000 Atas nama Bu Siti" in words(answer)


def test_two_people_of_one_name_are_told_apart_by_code(shop):
    codes = [shop.does(register_party, RegisterParty(name="Bu Siti")).code for _ in range(2)]
    browser = shop.visit(MANAGER)
    owed = {"bayar": "utang", "diterima": ""}

    unclear = browser.post(f"/kasir/{SHIFT}", **sold(pelanggan="bu siti", **owed))
    clear = browser.post(f"/kasir/{SHIFT}", **sold(pelanggan=codes[1], **owed))

    assert codes[0] in words(unclear)
    assert clear.status_code == 303


def test_goods_may_be_called_by_nothing_that_a_search_reads_as_a_mark(shop):
    answer = shop.visit(MANAGER).post(f"/kasir/{SHIFT}", **sold(barang__1="%"))

    assert "Tidak ada barang “%”" in words(answer)


# --- notes of a device -------------------------------------------------------------------


def test_a_note_is_answered_with_its_voucher(shop):
    answer = send(shop.visit(MANAGER))

    assert answer.json["recorded"] is True
    assert answer.json["voucher"] == "BKM/2026/0001"
    assert shop.visit(MANAGER).get(answer.json["address"]).status_code == 200


def test_the_same_note_sent_again_is_recorded_once_and_answered_alike(shop):
    browser = shop.visit(MANAGER)

    first = send(browser, kunci="k" * 32)
    again = send(browser, kunci="k" * 32)

    assert first.json == again.json
    assert len(sales(shop)) == 1


def test_the_same_note_of_somebody_new_registers_one_person(shop):
    browser = shop.visit(MANAGER)
    owed = {"bayar": "utang", "diterima": "", "pelanggan": "Bu Siti", "pelanggan-baru": "ya"}

    first = send(browser, kunci="k" * 32, **owed)
    shop.does(register_party, RegisterParty(name="Bu Siti"))
    again = send(browser, kunci="k" * 32, **owed)

    assert first.json == again.json
    assert len(sales(shop)) == 1


def test_another_note_under_the_same_key_is_refused(shop):
    browser = shop.visit(MANAGER)
    send(browser, kunci="k" * 32)

    answer = send(browser, kunci="k" * 32, banyak__1="3", diterima="300.000")

    assert answer.status_code == 409
    assert answer.json["problems"]
    assert len(sales(shop)) == 1


def test_a_note_that_is_refused_is_answered_in_words(shop):
    answer = send(shop.visit(MANAGER), diterima="1.000")

    assert answer.status_code == 422
    assert answer.json == {
        "problems": [
            (
                "Uang yang diterima Rp1.000, kurang dari Rp154.500. Terima sisanya, atau pilih"
                " Utang untuk sisanya."
            )
        ]
    }


def test_the_queue_is_told_whose_turn_it_is(shop):
    told = shop.visit(MANAGER).get("/antrean").json

    assert told["owner"] == "maju-jaya/sari"
    assert told["token"]


def test_who_is_not_logged_in_is_asked_to_and_loses_nothing(shop):
    assert shop.visit().get("/antrean", headers=DATA).status_code == 302
    answer = shop.visit().client.post(f"/kasir/{SHIFT}", data=sold(), headers=DATA)

    assert answer.status_code == 401
    assert sales(shop) == []


def test_a_device_learns_what_it_may_sell(shop):
    shop.does(register_party, RegisterParty(name="Bu Siti", rt="003"))

    told = shop.visit(MANAGER).get(f"/kasir/{SHIFT}/barang").json

    assert ["BERAS", "Beras pandan wangi 5 kg", "8991001100012", 7_500_000] in told["goods"]
    assert ["GULA/kg", "Gula pasir, kg", "8991001100029", 1_800_000] in told["goods"]
    assert [name for _, name, place in told["customers"] if place] == ["Bu Siti"]


def test_only_the_page_that_scans_may_use_the_camera(shop):
    browser = shop.visit(MANAGER)

    assert "camera=(self)" in browser.get(f"/kasir/{SHIFT}").headers["Permissions-Policy"]
    assert "camera=()" in browser.get("/kasir/").headers["Permissions-Policy"]


def test_the_till_weighs_little_on_a_first_visit(shop):
    browser = shop.visit(MANAGER)
    page = browser.get(f"/kasir/{SHIFT}").text
    parts = set(re.findall(r'(?:href|src)="(/static/[^"#]+)', page))
    packed = {"Accept-Encoding": "gzip"}
    weighs = {part: len(browser.get(part, headers=packed).data) for part in parts}

    assert sum(weight for part, weight in weighs.items() if part.endswith(".js")) <= 24_000
    assert sum(weighs.values()) + len(page) <= 80_000


# --- shifts ------------------------------------------------------------------------------


def count(**fields):
    return {
        "kunci": key(),
        "unit": "TOKO",
        "tanggal": TODAY.isoformat(),
        "dihitung": "0",
        "penghitung": "Sari",
        "saksi": "Bagas",
        **fields,
    }


def test_a_shift_is_opened_and_leads_to_the_till(house):
    stocked(house)
    browser = house.visit(MANAGER)

    assert "Buka kasir Toko Desa" in words(browser.get("/kasir/"))
    answer = browser.post("/kasir/buka", **count(qris=BANK), follow=True)

    assert "Kasir Toko Desa" in words(answer)
    assert "QRIS" in words(answer)


def test_a_shift_that_begins_with_another_sum_asks_why(house):
    browser = house.visit(MANAGER)

    refused = browser.post("/kasir/buka", **count(dihitung="5.000", saksi=""))
    asked = browser.post("/kasir/buka", **count(dihitung="5.000"))
    done = browser.post("/kasir/buka", **count(dihitung="5.000", alasan="uang receh"))

    assert "dua orang yang berbeda" in words(refused)
    assert "menurut pembukuan Rp0: selisih Rp5.000" in words(asked)
    assert 'name="alasan"' in asked.text
    assert done.status_code == 303


def test_a_shift_is_closed_with_what_was_counted(shop):
    browser = shop.visit(MANAGER)
    browser.post(f"/kasir/{SHIFT}", **sold())
    browser.post(f"/kasir/{SHIFT}", **sold(bayar="qris", diterima=""))
    form = browser.get(f"/kasir/{SHIFT}/tutup")

    asked = browser.post(f"/kasir/{SHIFT}/tutup", **count(dihitung="154.000"))
    done = browser.post(
        f"/kasir/{SHIFT}/tutup",
        **count(dihitung="154.000", alasan="salah kembalian"),
        follow=True,
    )

    assert "154.500" not in words(form)
    assert "menurut pembukuan Rp154.500: selisih -Rp500" in words(asked)
    text = words(done)
    assert "Selisih -Rp500: salah kembalian" in text
    assert "QRIS ke Kas di Bank BRI Rp154.500" in text
    assert "Saksi Bagas" in text
    assert browser.get(f"/kasir/{SHIFT}").location == f"/kasir/{SHIFT}/ringkasan"
    assert "selisih" in words(browser.get("/kasir/"))


def test_a_closed_shift_refuses_what_comes_late_and_says_what_to_do(shop):
    browser = shop.visit(MANAGER)
    browser.post(f"/kasir/{SHIFT}/tutup", **count())

    answer = send(browser)

    assert answer.status_code == 422
    assert "Buka shift baru" in answer.json["problems"][0]


def test_what_comes_late_is_taken_by_the_next_shift(shop):
    browser = shop.visit(MANAGER)
    browser.post(f"/kasir/{SHIFT}/tutup", **count())
    late = send(browser, kunci="k" * 32)
    opened(shop, "6" * 32)

    again = send(browser, "6" * 32, kunci="k" * 32)

    assert (late.status_code, again.status_code) == (422, 200)
    assert len(sales(shop)) == 1


def test_a_sale_that_was_taken_back_says_so(shop):
    browser = shop.visit(MANAGER)
    browser.post(f"/kasir/{SHIFT}", **sold())
    sale = sales(shop)[0]
    shop.visit(TREASURER).post(
        f"/transaksi/2026/{sale.number}/betulkan",
        kunci=key(),
        hari=TODAY.isoformat(),
        alasan="batal beli",
    )
    summary = browser.get(f"/kasir/{SHIFT}/ringkasan")

    address = re.search(r'href="(/kasir/struk/[^"]+)"', summary.text)[1]
    assert "dibatalkan" in words(summary)
    assert "DIBATALKAN" in words(browser.get(address))


def test_customers_read_their_receipt_in_indonesian_whoever_sold(shop):
    browser = shop.visit(MANAGER)
    address = browser.post(f"/kasir/{SHIFT}", **sold()).location
    till, slip = (
        f"/kasir/{SHIFT}",
        re.compile(r'<article class="struk".*?</article>', re.DOTALL),
    )
    before = [slip.search(browser.get(page).text)[0] for page in (address, till)]

    browser.post("/bahasa", ke="en")
    pages = [browser.get(page).text for page in (address, till)]

    assert [slip.search(page)[0] for page in pages] == before
    assert "Kembalian" in before[0]
    assert all("Sell again" in page for page in pages)


def test_older_shifts_follow_on_a_page_of_their_own(house, monkeypatch):
    monkeypatch.setattr(till, "MOST_SHOWN", 2)
    browser = house.visit(MANAGER)
    for number in range(3):
        opened(house, str(number) * 32)
        browser.post(f"/kasir/{str(number) * 32}/tutup", **count())

    first = browser.get("/kasir/")
    older = browser.get(re.search(r'href="(/kasir/\?sebelum=[^"]+)"', first.text)[1])

    assert [first.text.count("ringkasan"), older.text.count("ringkasan")] == [2, 1]


def test_who_has_nothing_to_sell_opens_no_till(house):
    assert house.visit(STRANGER).get("/kasir/buka").status_code == 200
    house.does(close_unit_of_goods, book=OTHER_BOOK)

    assert house.visit(STRANGER).get("/kasir/buka").status_code == 404


def close_unit_of_goods(work):
    find_unit(work.session, work.book_id, "TOKO").closed_on = TODAY


def test_shifts_and_their_sales_come_as_files(shop):
    browser = shop.visit(MANAGER)
    browser.post(f"/kasir/{SHIFT}", **sold(potongan="4.500"))
    treasurer = shop.visit(TREASURER)

    shifts = treasurer.get("/kasir/daftar.csv")
    sales = treasurer.get(f"/kasir/{SHIFT}/penjualan.csv")
    workbook = treasurer.get("/kasir/daftar.xlsx")

    assert "Toko Desa,2026-11-24,,cli:penguji,1,150.000,0,0,4.500,150.000,,0" in shifts.text
    assert "BKM/2026/0001,2026-11-24,Sari,150.000,0,0,4.500," in sales.text
    assert workbook.data.startswith(b"PK")
    assert browser.get("/kasir/daftar.csv").status_code == 403
    assert "/kasir/daftar.csv" not in browser.get("/kasir/").text


# --- who may -----------------------------------------------------------------------------


@pytest.mark.parametrize("who", [HEAD, STRANGER])
@pytest.mark.parametrize("address", ["", "/tutup", "/barang"])
def test_who_may_not_sell_does_not_come_to_the_till(shop, who, address):
    answer = shop.visit(who).get(f"/kasir/{SHIFT}{address}")

    assert answer.status_code == (403 if who == HEAD else 404)


def test_a_village_head_reads_what_a_shift_took_in(shop):
    browser = shop.visit(HEAD)

    assert "Toko Desa" in words(browser.get("/kasir/"))
    assert browser.get(f"/kasir/{SHIFT}/ringkasan").status_code == 200
    assert browser.get("/kasir/buka").status_code == 403


def test_a_village_head_sells_nothing_by_force(shop):
    answer = send(shop.visit(HEAD))

    assert answer.status_code in {403, 422}
    assert sales(shop) == []


def test_the_money_in_the_drawer_is_what_was_sold(shop):
    browser = shop.visit(MANAGER)
    for _ in range(3):
        send(browser)

    with shop.reading() as work:
        assert work.book.balance("1.1.01.01", unit="TOKO").net("debit") == rp(463_500)
