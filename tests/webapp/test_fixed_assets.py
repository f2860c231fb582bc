"""The pages of assets: the register, the card, and what happens to a thing."""

from __future__ import annotations

import io

import pytest

from bumdes.actions.acquiring_assets import BuyAsset, buy_asset
from bumdes.actions.disposing_assets import DisposeAsset, dispose_asset
from bumdes.assets.disposal import DisposalKind
from bumdes.assets.register import AssetStatus, standing_of
from bumdes.bookings.asset import AssetFacts
from bumdes.bookings.asset_payment import PaidFrom
from ledger import rp
from ledger.period import LAST_DAY
from tests.webapp.house import HEAD, MANAGER, TODAY, TREASURER, words
from tests.webapp.purchases import purchase as bought_today

CODE = "A2026-0001"
CARD = f"/aset/kartu/{CODE}"
BOUGHT = TODAY.replace(month=1, day=10)


def buys(house, amount=4_800_000, unit="TOKO", **said):
    given = {"name": "Lemari es", "asset_class": "equipment", "place": "Gudang", **said}
    return house.does(
        buy_asset,
        BuyAsset(
            facts=AssetFacts(**given),
            date=BOUGHT,
            unit=unit,
            paid=(PaidFrom(account="1.1.01.01", amount=rp(amount)),),
        ),
    )


def stands(house, code=CODE):
    with house.reading() as work:
        return standing_of(work, code, LAST_DAY)


@pytest.fixture
def treasurer(house):
    return house.visit(TREASURER)


def purchase(**said):
    return bought_today(**{"tanggal": BOUGHT.isoformat()} | said)


# --- the register --------------------------------------------------------------------


def test_the_register_lists_what_there_is(house, treasurer):
    buys(house)

    page = words(treasurer.get("/aset/"))
    assert "Lemari es" in page
    assert "4.800.000" in page


def test_an_empty_register_says_what_to_do(treasurer):
    assert "Belum ada aset" in words(treasurer.get("/aset/"))


@pytest.mark.parametrize(
    ("asked", "is_shown"),
    [
        ("q=lemari", True),
        ("q=gudang", True),
        ("q=kursi", False),
        ("jenis=equipment", True),
        ("jenis=car", False),
        ("unit=TOKO", True),
        ("unit=pusat", False),
        ("status=gone", False),
    ],
)
def test_the_register_can_be_narrowed(house, treasurer, asked, is_shown):
    buys(house)

    assert (CODE in words(treasurer.get(f"/aset/?{asked}"))) is is_shown


def test_what_is_gone_is_listed_if_asked_for(house, treasurer):
    buys(house)
    sold = DisposeAsset(
        asset=CODE, kind=DisposalKind.SALE, date=TODAY, proceeds=rp(1), paper="KW"
    )
    house.does(dispose_asset, sold)

    assert CODE not in words(treasurer.get("/aset/"))
    assert CODE in words(treasurer.get("/aset/?status=gone"))


def test_a_manager_sees_the_things_of_the_own_unit(house):
    buys(house)
    buys(house, unit="", name="Mobil", asset_class="car")

    page = words(house.visit(MANAGER).get("/aset/"))
    assert "Lemari es" in page
    assert "A2026-0002" not in page


@pytest.mark.parametrize("extension", ["csv", "xlsx"])
def test_the_register_is_sent_as_a_file(house, treasurer, extension):
    buys(house)

    answer = treasurer.get(f"/aset/daftar.{extension}")
    assert (answer.status_code, len(answer.data) > 100) == (200, True)


def test_each_label_opens_the_card_of_its_thing(house, treasurer):
    buys(house)

    page = treasurer.get("/aset/label").text
    assert "data:image/svg+xml" in page
    assert CODE in page


# --- buying --------------------------------------------------------------------------


def test_a_purchase_makes_a_card(house, treasurer):
    answer = treasurer.post("/aset/beli", **purchase())

    assert answer.location == CARD
    assert stands(house).holding.cost == 960_000_000


def test_what_is_not_paid_at_once_is_owed(house, treasurer):
    said = purchase(bayar="2.000.000", orang="Toko Abadi")
    assert "Orang baru" in words(treasurer.post("/aset/beli", **said))
    treasurer.post("/aset/beli", **(said | {"orang-kode": "baru", "orang-untuk": "Toko Abadi"}))

    lines = {p.account: p for p in house.entries()[-1].entry.postings}
    assert lines["2.1.01.01"].minor == 760_000_000


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ({"harga": "500.000"}, "di bawah batas aset"),
        ({"harga": "abc"}, ""),
        ({"nama": ""}, "Isi nama barangnya."),
        ({"bayar": "10.000.000"}, "lebih besar daripada harganya"),
        ({"bayar": "1"}, "belum dibayar lunas"),
        ({"kas": ""}, "Pilih kas atau banknya."),
        ({"masa": "0"}, "1 sampai 1.200 bulan"),
    ],
)
def test_a_purchase_that_cannot_be_keeps_what_was_typed(treasurer, said, text):
    answer = treasurer.post("/aset/beli", **purchase(merek="Merek X", **said))

    assert answer.status_code == 422
    assert text in words(answer)
    assert "Merek X" in answer.text


def test_what_is_below_the_limit_is_kept_if_somebody_insists(house, treasurer):
    treasurer.post("/aset/beli", **purchase(harga="500.000", tetap="ya"))

    assert stands(house).holding.cost == 50_000_000


def test_a_tile_leads_there(treasurer):
    assert "/aset/beli" in treasurer.get("/catat/").text


@pytest.mark.parametrize("who", [HEAD, MANAGER])
def test_who_keeps_no_assets_is_not_asked(house, who):
    assert house.visit(who).get("/aset/beli").status_code == 403


# --- opening -------------------------------------------------------------------------


def test_an_older_thing_is_taken_over(house, treasurer):
    treasurer.post(
        "/aset/saldo-awal",
        kunci="awal-1",
        nama="Mobil bak",
        jenis="car",
        unit="pusat",
        diperoleh="2022-07-03",
        harga="96.000.000",
        susut="30.000.000",
        tanggal="2026-01-01",
        sisa_bulan="66",
    )

    assert stands(house, "A2022-0001").holding.carrying == 6_600_000_000


LIST = (
    "Nama,Jenis,Tanggal perolehan,Harga perolehan,Akumulasi penyusutan,Unit,Keadaan\n"
    "Mobil bak,Mobil dan truk,03-07-2022,96.000.000,28.000.000,,Baik\n"
    "Kulkas,equipment,2024-01-05,4800000.00,2400000.00,TOKO,Rusak ringan\n"
)


def takes_in(browser, text=LIST, **said):
    file = (io.BytesIO(text.encode()), "aset.csv")
    given = {"kunci": "daftar-1", "tanggal": "2026-01-01", "berkas": file, **said}
    return browser.post("/aset/masukkan", **given)


def test_a_list_of_older_things_is_taken_in(house, treasurer):
    assert takes_in(treasurer).status_code == 303

    assert [stands(house, f"A{year}-0001").holding.cost for year in (2022, 2024)] == [
        9_600_000_000,
        480_000_000,
    ]


@pytest.mark.parametrize(
    "row",
    [
        "Meja,pesawat,2024-01-05,5.000.000,0,,",
        "Meja,equipment,besok,5.000.000,0,,",
        "Meja,equipment,2024-01-05,lima,0,,",
        "Meja,equipment,2024-01-05,5.000.000,6.000.000,,",
        "Meja,equipment,2024-01-05,5.000.000,0,GUDANG,",
        "Meja,equipment,2024-01-05,5.000.000,0,,hancur",
    ],
)
def test_a_list_with_a_wrong_row_brings_nothing(house, treasurer, row):
    answer = takes_in(treasurer, f"{LIST}{row}\n")

    assert (answer.status_code, "Baris 4" in words(answer)) == (422, True)
    assert len(house.entries()) == 1


def test_a_list_is_a_file(treasurer):
    answer = treasurer.post("/aset/masukkan", kunci="x", tanggal="2026-01-01")

    assert "Pilih berkasnya." in words(answer)


@pytest.mark.parametrize("extension", ["csv", "xlsx"])
def test_a_sample_shows_the_headings(treasurer, extension):
    assert treasurer.get(f"/aset/contoh.{extension}").status_code == 200


# --- the card ------------------------------------------------------------------------


def test_the_card_shows_its_lines_in_the_ledger(house, treasurer):
    buys(house)

    page = treasurer.get(CARD)
    assert "BKK/2026/" in words(page)
    assert "/transaksi/2026/" in page.text


def test_the_card_tells_what_is_to_come(house, treasurer):
    buys(house)

    assert "Rencana penyusutan" in words(treasurer.get(CARD))


def test_there_is_no_such_card(treasurer):
    assert treasurer.get("/aset/kartu/TIDAK-ADA").status_code == 404


@pytest.mark.parametrize(
    "page",
    [
        "perbaikan",
        "turun-nilai",
        "masa-manfaat",
        "pindah",
        "lepas",
        "batal",
        "tempat",
        "ubah",
    ],
)
def test_each_change_has_its_form(house, treasurer, page):
    buys(house)

    assert "Lemari es" in words(treasurer.get(f"{CARD}/{page}"))


@pytest.mark.parametrize("page", ["perbaikan", "lepas", "batal"])
def test_who_keeps_no_assets_changes_none(house, page):
    buys(house)

    assert house.visit(MANAGER).get(f"{CARD}/{page}").status_code == 403


def test_an_improvement_adds_to_the_cost(house, treasurer):
    buys(house)
    treasurer.post(
        f"{CARD}/perbaikan",
        kunci="x",
        tanggal=TODAY.isoformat(),
        harga="600.000",
        kas="1.1.01.01",
        tambah="6",
    )

    assert stands(house).holding.cost == 540_000_000


def test_what_was_built_is_finished(house, treasurer):
    buys(house, 48_000_000, name="Kios", asset_class="construction")
    treasurer.post(
        f"{CARD}/selesai", kunci="x", tanggal=TODAY.isoformat(), jenis="building", masa="240"
    )

    assert stands(house).holding.account == "1.3.05.01"


def test_a_loss_in_value_is_recorded(house, treasurer):
    buys(house)
    treasurer.post(
        f"{CARD}/turun-nilai",
        kunci="x",
        tanggal=TODAY.isoformat(),
        jumlah="1.000.000",
        alasan="Banjir",
    )

    assert stands(house).holding.impaired == 100_000_000


def test_another_life_is_recorded(house, treasurer):
    buys(house)
    treasurer.post(
        f"{CARD}/masa-manfaat", tanggal=TODAY.isoformat(), sisa_bulan="60", alasan="Awet"
    )

    assert stands(house).plan.months == 60


def test_a_thing_goes_to_another_unit(house, treasurer):
    buys(house)
    treasurer.post(f"{CARD}/pindah", kunci="x", tanggal=TODAY.isoformat(), unit="pusat")

    assert stands(house).holding.unit == ""


def test_a_sale_is_recorded(house, treasurer):
    buys(house)
    answer = treasurer.post(
        f"{CARD}/lepas",
        kunci="x",
        cara="sale",
        tanggal=TODAY.isoformat(),
        hasil="3.000.000",
        kas="1.1.01.01",
        surat="KW-9",
    )

    assert answer.location == CARD
    assert stands(house).status is AssetStatus.GONE
    assert "KW-9" in words(treasurer.get(CARD))


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ({"cara": "sale", "hasil": "3.000.000"}, "bukti jualnya"),
        ({"cara": "loss"}, "keputusan"),
        ({"cara": "sale", "surat": "KW", "hasil": "1", "sebagian": "9.000.000"}, "tinggal"),
    ],
)
def test_a_disposal_that_cannot_be_says_why(house, treasurer, said, text):
    buys(house)

    answer = treasurer.post(
        f"{CARD}/lepas", kunci="x", tanggal=TODAY.isoformat(), kas="1.1.01.01", **said
    )
    assert answer.status_code == 422
    assert text in words(answer).casefold() or text in words(answer)


def test_a_thing_is_disposed_of_once(house, treasurer):
    buys(house)
    said = {
        "cara": "sale",
        "tanggal": TODAY.isoformat(),
        "hasil": "3.000.000",
        "kas": "1.1.01.01",
        "surat": "KW-9",
    }
    treasurer.post(f"{CARD}/lepas", kunci="satu", **said)

    assert treasurer.post(f"{CARD}/lepas", kunci="dua", **said).status_code == 422


def test_a_mistake_is_taken_back(house, treasurer):
    buys(house)
    treasurer.post(f"{CARD}/batal", tanggal=TODAY.isoformat(), alasan="Ini biaya")

    assert stands(house) is None


def test_who_keeps_a_thing_is_written_down(house, treasurer):
    buys(house)
    treasurer.post(
        f"{CARD}/tempat",
        tanggal=TODAY.isoformat(),
        tempat="Toko depan",
        pemegang="Dewi",
        keadaan="light_damage",
    )

    page = words(treasurer.get(CARD))
    assert "Dewi" in page
    assert "Rusak ringan" in page


def test_an_insurance_is_written_down(house, treasurer):
    buys(house)
    treasurer.post(
        f"{CARD}/ubah", nama="Kulkas", asuransi="PT Asuransi", pertanggungan="4.000.000"
    )

    assert "PT Asuransi" in words(treasurer.get(CARD))


def test_a_picture_that_is_none_is_refused(house, treasurer):
    buys(house)

    answer = treasurer.post(
        f"{CARD}/ubah", nama="Kulkas", foto=(io.BytesIO(b"bukan gambar"), "foto.exe")
    )
    assert answer.status_code == 422


# --- depreciation --------------------------------------------------------------------


def test_what_is_not_posted_is_shown_first(house, treasurer):
    buys(house)

    page = words(treasurer.get("/aset/penyusutan?bulan=2026-03"))
    assert "Ini yang akan dicatat" in page
    assert "300.000" in page
    assert len(house.entries()) == 2


def test_a_run_posts_and_shows_its_proofs(house, treasurer):
    buys(house)
    answer = treasurer.post("/aset/penyusutan", bulan="2026-03")

    assert "BM/2026/" in words(treasurer.get(answer.location))
    assert stands(house).holding.worn == 30_000_000


def test_a_second_run_posts_nothing(house, treasurer):
    buys(house)
    for _ in range(2):
        treasurer.post("/aset/penyusutan", bulan="2026-03")

    assert stands(house).holding.worn == 30_000_000


def test_a_month_that_is_none_is_refused(treasurer):
    assert treasurer.post("/aset/penyusutan", bulan="2026").status_code == 422


# --- settling ------------------------------------------------------------------------


def test_every_rule_shows_where_it_comes_from(treasurer):
    page = words(treasurer.get("/aset/kebijakan"))

    assert "PMK 72/2023" in page
    assert "belum dipastikan" in page


def test_an_enterprise_settles_something_itself(treasurer):
    treasurer.post(
        "/aset/kebijakan",
        aturan="capitalisation_limit",
        nilai="250000",
        tanggal="2026-01-01",
        dasar="SOP Aset 2026",
    )

    page = words(treasurer.get("/aset/kebijakan"))
    assert "Rp250.000" in page
    assert "ditetapkan sendiri" in page


def test_what_cannot_be_settled_is_refused(treasurer):
    answer = treasurer.post(
        "/aset/kebijakan", aturan="start", nilai="besok", tanggal="2026-01-01", dasar="SOP"
    )

    assert answer.status_code == 422


# --- counting ------------------------------------------------------------------------


def counted(**said):
    return {
        "tanggal": TODAY.isoformat(),
        "penghitung": "Sari",
        "saksi": "Lastri",
        "aset-1": CODE,
        "ada-1": "tidak",
        "lain-1": "Kipas angin",
        **said,
    }


def test_a_count_shows_its_differences(house, treasurer):
    buys(house)
    answer = treasurer.post("/aset/hitung/baru", **counted())

    page = words(treasurer.get(answer.location))
    assert "Tidak ada" in page
    assert "Kipas angin" in page
    assert "Lastri" in words(treasurer.get("/aset/hitung/"))


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ({"saksi": ""}, "Tulis siapa saksinya."),
        ({"saksi": "Sari"}, "harus orang lain"),
        ({"ada-1": ""}, "belum diisi ada atau tidaknya"),
    ],
)
def test_a_count_that_cannot_be_keeps_what_was_typed(house, treasurer, said, text):
    buys(house)
    answer = treasurer.post("/aset/hitung/baru", **counted(**said))

    assert answer.status_code == 422
    assert text in words(answer)
    assert "Kipas angin" in answer.text
