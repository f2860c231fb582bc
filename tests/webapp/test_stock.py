"""The pages of stock: what is typed there becomes goods, with their entries."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

import pytest

from bumdes.actions.keeping_items import (
    MeasureSaid,
    RegisterItem,
    register_item,
    set_stock_method,
)
from bumdes.actions.recording import RecordTransaction, record_transaction
from bumdes.stock.item import ItemKind
from bumdes.stock.movement import standing
from bumdes.stock.setting import StockMethod
from ledger import Side, rp
from tests.webapp.house import HEAD, MANAGER, TODAY, TREASURER, words

if TYPE_CHECKING:
    from tests.webapp.house import Browser, House

DAY = TODAY.isoformat()
RICE = "Beras, buah (BERAS/buah)"


@pytest.fixture
def store(house: House) -> House:
    """A shop that keeps its articles, with a registered sack of rice."""
    house.does(set_stock_method, "TOKO", method=StockMethod.AVERAGE, since=TODAY)
    rice = (MeasureSaid("buah", buying=rp(12_000), selling=rp(14_000), barcode="899"),)
    house.does(register_item, RegisterItem(name="Beras", code="BERAS", measures=rice))
    return house


@pytest.fixture
def browser(store: House) -> Browser:
    return store.visit(TREASURER)


def bought(browser: Browser, quantity: str = "10", **facts: str) -> Any:
    typed = {
        "kunci": f"beli-{quantity}",
        "unit": "TOKO",
        "tanggal": DAY,
        "barang-1": RICE,
        "banyak-1": quantity,
        "harga-1": "120.000",
        "kas": "1.1.01.01",
        **facts,
    }
    return browser.post("/stok/beli", **typed)


def there(house: House) -> tuple[int, int]:
    with house.reading() as work:
        found = standing(work.session, work.book_id, items=["BERAS"])
        return sum(s.quantity for s in found), sum(s.cost for s in found)


def test_a_purchase_comes_into_the_store(store: House, browser: Browser) -> None:
    answer = bought(browser)
    assert (answer.status_code, there(store)) == (303, (10, 12_000_000))


def test_the_list_tells_what_there_is(browser: Browser) -> None:
    bought(browser)
    page = browser.get("/stok/?unit=TOKO")
    assert "Beras" in words(page)
    assert "10 buah" in words(page)


def test_the_card_leads_to_the_voucher(browser: Browser) -> None:
    bought(browser)
    page = browser.get("/stok/barang/BERAS?unit=TOKO")
    assert "Pembelian" in words(page)
    assert 'href="/transaksi/2026/' in page.text


def test_an_article_may_be_called_by_its_name_or_barcode(
    store: House, browser: Browser
) -> None:
    bought(browser, **{"barang-1": "beras"})
    bought(browser, "5", **{"barang-1": "899"})
    assert there(store)[0] == 15


def test_what_nobody_sells_is_pointed_at(browser: Browser) -> None:
    answer = bought(browser, **{"barang-1": "Emas"})
    assert answer.status_code == 422
    assert 'id="barang-1-galat"' in answer.text
    assert 'value="Emas"' in answer.text


def test_what_is_not_paid_needs_a_supplier(browser: Browser) -> None:
    answer = bought(browser, dibayar="20.000")
    assert answer.status_code == 422
    assert "belum dibayar lunas" in words(answer)


def test_the_rest_is_owed_to_the_supplier(store: House, browser: Browser) -> None:
    typed = {"pihak": "Grosir Makmur", "pihak-untuk": "Grosir Makmur", "pihak-kode": "baru"}
    assert bought(browser, dibayar="20.000", **typed).status_code == 303
    with store.reading() as work:
        owed = work.book.outstanding(["2.1.01.01"], TODAY, by={"party", "document"})
    assert [row.net for row in owed] == [-10_000_000]


def sold(browser: Browser, quantity: str, **facts: str) -> Any:
    typed = {
        "kunci": f"jual-{quantity}",
        "unit": "TOKO",
        "tanggal": DAY,
        "barang-1": RICE,
        "banyak-1": quantity,
        "harga-1": "14.000",
        "kas": "1.1.01.01",
        **facts,
    }
    return browser.post("/stok/jual", **typed)


def test_a_sale_takes_the_goods_out(store: House, browser: Browser) -> None:
    bought(browser)
    assert (sold(browser, "4").status_code, there(store)) == (303, (6, 7_200_000))


def test_more_than_there_is_is_said_in_plain_words(browser: Browser) -> None:
    bought(browser)
    answer = sold(browser, "11")
    assert answer.status_code == 422
    assert "Stok Beras" in words(answer)


def test_a_sale_may_come_back(store: House, browser: Browser) -> None:
    bought(browser)
    sold(browser, "4")
    sequence = store.entries()[-1].sequence
    typed = {
        "kunci": "retur",
        "tanggal": DAY,
        "barang-1": RICE,
        "banyak-1": "1",
        "harga-1": "14.000",
        "kas": "1.1.01.01",
        "alasan": "berkutu",
    }
    assert "Retur penjualan" in words(browser.get(f"/stok/retur/{sequence}"))
    assert browser.post(f"/stok/retur/{sequence}", **typed).status_code == 303
    assert there(store)[0] == 7


def test_spoilt_goods_leave_with_a_reason(store: House, browser: Browser) -> None:
    bought(browser)
    typed = {
        "kunci": "pakai",
        "unit": "TOKO",
        "tanggal": DAY,
        "jenis": "waste",
        "alasan": "basah",
        "barang-1": RICE,
        "banyak-1": "2",
    }
    assert (browser.post("/stok/pakai", **typed).status_code, there(store)[0]) == (303, 8)


@pytest.mark.parametrize(
    ("way", "price", "kept"), [("serah", "", 24_000), ("jual", "13.000", 26_000)]
)
def test_goods_go_to_another_unit(
    store: House, browser: Browser, way: str, price: str, kept: int
) -> None:
    bought(browser)
    typed = {
        "kunci": "pindah",
        "unit": "TOKO",
        "ke-unit": "pusat",
        "cara": way,
        "tanggal": DAY,
        "barang-1": RICE,
        "banyak-1": "2",
        "harga-1": price,
    }
    assert browser.post("/stok/pindah", **typed).status_code == 303
    with store.reading() as work:
        assert work.book.balance("1.1.05.01", unit="").net(Side.DEBIT) == rp(kept)


def test_a_count_needs_two_people(browser: Browser) -> None:
    bought(browser)
    typed = {
        "kunci": "hitung",
        "unit": "TOKO",
        "tanggal": DAY,
        "barang-1": RICE,
        "banyak-1": "9",
        "penghitung": "Sari",
    }
    answer = browser.post("/stok/hitung/baru/TOKO", **typed)
    assert answer.status_code == 422
    assert "dua orang yang berbeda" in words(answer)


def test_a_count_lists_what_the_books_have(browser: Browser) -> None:
    bought(browser)
    assert RICE in words(browser.get("/stok/hitung/baru/TOKO")) or (
        RICE in browser.get("/stok/hitung/baru/TOKO").text
    )


def test_a_count_is_shown_with_what_came_of_it(store: House, browser: Browser) -> None:
    bought(browser)
    typed = {
        "kunci": "hitung",
        "unit": "TOKO",
        "tanggal": DAY,
        "barang-1": RICE,
        "banyak-1": "9",
        "alasan-1": "lost",
        "penghitung": "Sari",
        "saksi": "Lastri",
    }
    answer = browser.post("/stok/hitung/baru/TOKO", **typed)
    page = browser.get(answer.headers["Location"])
    assert "Hilang" in words(page)
    assert there(store)[0] == 9


def test_a_month_is_counted_by_its_value(house: House) -> None:
    command = RecordTransaction(
        kind="purchase", unit="TOKO", date=TODAY, amounts={"total": rp(500_000)}
    )
    house.does(record_transaction, command)
    browser = house.visit(TREASURER)
    assert "Rp500.000" in words(browser.get("/stok/hitung/baru/TOKO"))
    typed = {
        "kunci": "bulan",
        "unit": "TOKO",
        "tanggal": DAY,
        "penghitung": "Sari",
        "saksi": "Lastri",
        "akun": "1.1.05.01",
        "nama-1": "Gula",
        "banyak-1": "4,5",
        "harga-1": "20.000",
    }
    answer = browser.post("/stok/hitung/baru/TOKO", **typed)
    page = browser.get(answer.headers["Location"])
    assert "Rp410.000" in words(page)
    assert "4,5" in words(page)


def test_an_article_is_registered_with_its_measures(browser: Browser) -> None:
    typed = {
        "nama": "Mi instan",
        "jenis": "goods",
        "satuan": "bungkus",
        "harga-jual": "3.500",
        "nama_satuan-1": "dus",
        "isi-1": "40",
        "jual-1": "130.000",
    }
    answer = browser.post("/stok/barang/baru", **typed)
    page = browser.get(answer.headers["Location"])
    assert "40 bungkus" in words(page)


def test_a_barcode_belongs_to_one_article(browser: Browser) -> None:
    typed = {"nama": "Gula", "jenis": "goods", "satuan": "buah", "barcode": "899"}
    answer = browser.post("/stok/barang/baru", **typed)
    assert answer.status_code == 422
    assert 'value="Gula"' in answer.text


def test_a_price_may_change(browser: Browser) -> None:
    typed = {"nama-satuan": "buah", "isi": "1", "harga-jual": "15.000", "barcode": "899"}
    assert browser.post("/stok/barang/BERAS/satuan", **typed).status_code == 303
    assert "15.000" in words(browser.get("/stok/barang/BERAS"))


def test_a_unit_says_how_it_keeps_its_stock(browser: Browser) -> None:
    typed = {"cara": "fifo", "minus": "flag", "sejak": DAY}
    assert browser.post("/stok/atur/TOKO", **typed).status_code == 303
    assert "FIFO" in words(browser.get("/stok/?unit=TOKO"))


def test_a_batch_is_begun_and_finished(store: House, browser: Browser) -> None:
    cake = RegisterItem(name="Kue", code="KUE", kind=ItemKind.PRODUCT)
    store.does(register_item, cake)
    bought(browser)
    typed = {
        "kunci": "mulai",
        "unit": "TOKO",
        "tanggal": DAY,
        "hasil": "Kue",
        "barang-1": RICE,
        "banyak-1": "5",
        "biaya-1": "labour",
        "jumlah-1": "40.000",
        "dari-1": "1.1.01.01",
    }
    place = browser.post("/stok/produksi/baru", **typed).headers["Location"]
    assert "Rp100.000" in words(browser.get(place))
    done = {"kunci": "selesai", "tanggal": DAY, "banyak": "8", "satuan": "buah"}
    browser.post(f"{place}/selesai", **done)
    assert "Rp12.500" in words(browser.get(place))


def test_goods_of_others_come_and_go_back(browser: Browser) -> None:
    typed = {
        "nama": "Kue Bu Darmi",
        "jenis": "consigned",
        "satuan": "buah",
        "komisi": "10",
        "pemilik": "Bu Darmi",
        "pemilik-untuk": "Bu Darmi",
        "pemilik-kode": "baru",
    }
    browser.post("/stok/barang/baru", **typed)
    came = {
        "unit": "TOKO",
        "barang": "Kue Bu Darmi",
        "tanggal": DAY,
        "banyak": "20",
        "arah": "masuk",
    }
    assert browser.post("/stok/titipan", **came).status_code == 303
    assert "20 buah" in words(browser.get("/stok/titipan"))


@pytest.mark.parametrize("extension", ["csv", "xlsx"])
def test_the_list_goes_out_as_a_file(browser: Browser, extension: str) -> None:
    bought(browser)
    answer = browser.get(f"/stok/daftar.{extension}?unit=TOKO")
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"].endswith(f"stok.{extension}")


def test_a_price_list_goes_out_and_comes_in_again(browser: Browser) -> None:
    listed = browser.get("/stok/barang/daftar.csv").data.replace(b"14.000", b"15.500")
    answer = browser.post("/stok/barang/masukkan", berkas=(BytesIO(listed), "harga.csv"))
    assert answer.status_code == 303
    assert "15.500" in words(browser.get("/stok/barang/BERAS"))


def test_the_plain_purchase_leads_to_the_one_by_article(browser: Browser) -> None:
    assert 'href="/stok/beli?unit=TOKO"' in browser.get("/catat/beli-barang?unit=TOKO").text


def test_a_manager_sees_the_own_unit_alone(store: House) -> None:
    browser = store.visit(MANAGER)
    assert browser.get("/stok/").status_code == 200
    assert browser.get("/stok/?unit=pusat").status_code == 403


def test_who_only_reads_gets_no_buttons(store: House) -> None:
    page = store.visit(HEAD).get("/stok/?unit=TOKO")
    assert "Beli barang" not in words(page)


@pytest.mark.parametrize(
    "address",
    [
        "/stok/beli?unit=TOKO",
        "/stok/jual?unit=TOKO",
        "/stok/pindah?unit=TOKO",
        "/stok/pakai?unit=TOKO",
        "/stok/rinci?unit=TOKO",
        "/stok/titipan?unit=TOKO",
        "/stok/atur/TOKO",
        "/stok/hitung/",
        "/stok/produksi/",
        "/stok/produksi/baru",
        "/stok/barang/BERAS/ubah",
        "/stok/barang/BERAS/satuan?satuan=buah",
    ],
)
def test_every_page_opens(browser: Browser, address: str) -> None:
    assert browser.get(address).status_code == 200


@pytest.mark.parametrize(("username", "doors"), [(HEAD, 0), (MANAGER, 1), (TREASURER, 3)])
def test_who_counts_no_stock_is_led_to_no_count(house, username, doors):
    page = house.visit(username).get("/stok/hitung/")

    assert page.text.count('href="/stok/hitung/baru/') == doors
