"""Taxes on the web: the regime and why, the recap, deposits, slips, and the year."""

from __future__ import annotations

import datetime as dt
import io

import openpyxl
import pytest

from bumdes.actions.depositing_taxes import DepositTax, deposit_tax
from bumdes.actions.registering_parties import RegisterParty, register_party
from bumdes.actions.running_taxes import run_taxes
from bumdes.actions.setting_taxes import SetTaxFacts, set_tax_facts
from ledger import Period, rp
from tests.webapp.house import HEAD, MANAGER, TREASURER, key, links, words

OCTOBER = Period.month(2026, 10)
NTPN = "0123456789ABCDEF"


def registered(house, year=2024, **facts):
    since = dt.date(2026, 1, 1)
    command = SetTaxFacts(valid_from=since, registered_on=dt.date(year, 5, 1), **facts)
    house.does(set_tax_facts, command)


@pytest.fixture
def treasurer(house):
    """Of an enterprise under the final tax, whose shop sold for ten million in October."""
    registered(house)
    house.sells(10_000_000, on=dt.date(2026, 10, 20))
    return house.visit(TREASURER)


def balance(house, account):
    with house.reading() as work:
        found = work.book.balance(account)
    return int((found.credits - found.debits).amount)


# --- the regime ----------------------------------------------------------------------


def test_the_regime_is_told_with_its_reasons(treasurer):
    page = words(treasurer.get("/pajak/"))

    assert "Tahun ke-3 dari jangka 2024 sampai 2027" in page
    assert "PP 55/2022 Pasal 59" in page


def test_what_is_uncertain_sends_to_the_tax_office(treasurer):
    assert "Periksa ke kantor pajak" in words(treasurer.get("/pajak/"))


def test_an_enterprise_without_a_day_of_registration_is_asked_for_it(house):
    page = words(house.visit(TREASURER).get("/pajak/"))

    assert "Isi tanggal terdaftar NPWP" in page


def test_a_month_that_is_not_worked_out_is_on_the_calendar(treasurer):
    assert "Hitung dan catat PPh final UMKM Terlambat" in words(treasurer.get("/pajak/"))


def test_every_rate_says_how_sure_it_is(treasurer):
    page = words(treasurer.get("/pajak/tarif"))

    assert "belum dipastikan, periksa ke kantor pajak" in page
    assert "411128-420" in page


def test_the_village_head_sees_but_does_not_set(house):
    page = words(house.visit(HEAD).get("/pajak/pengaturan"))

    assert "Simpan pengaturan" not in page


def test_a_unit_manager_does_not_see_the_whole(house):
    assert house.visit(MANAGER).get("/pajak/").status_code == 403


# --- settings ------------------------------------------------------------------------


def test_the_day_of_registration_is_set(house):
    treasurer = house.visit(TREASURER)
    treasurer.post("/pajak/pengaturan", mulai="2026-01-01", terdaftar="2021-03-04")

    assert "PPh badan umum" in words(treasurer.get("/pajak/"))


def test_a_regional_tax_above_the_law_is_refused_in_words(treasurer):
    answer = treasurer.post(
        "/pajak/pengaturan/daerah",
        unit="TOKO",
        jenis="local_food",
        mulai="2026-01-01",
        persen="12,5",
        perda="Perda 3/2024",
    )

    assert answer.status_code == 422
    assert "melebihi tarif tertinggi 10 %" in words(answer)
    assert 'value="12,5"' in answer.text


def test_a_regional_tax_before_the_law_is_refused_in_words(treasurer):
    answer = treasurer.post(
        "/pajak/pengaturan/daerah",
        unit="TOKO",
        jenis="local_food",
        mulai="2020-01-01",
        persen="5",
        perda="Perda 3/2024",
    )

    assert "Tabel pajak tidak memuat aturan" in words(answer)


# --- the recap -----------------------------------------------------------------------


def test_the_recap_tells_turnover_and_tax(treasurer):
    page = words(treasurer.get("/pajak/rekap?tahun=2026"))

    assert "10.000.000" in page
    assert "50.000" in page


def test_running_posts_the_tax(house, treasurer):
    treasurer.post("/pajak/rekap", masa="2026-10")

    assert balance(house, "2.1.02.05") == 50_000


def test_running_again_says_that_all_is_done(treasurer):
    treasurer.post("/pajak/rekap", masa="2026-10")
    answer = treasurer.post("/pajak/rekap", masa="2026-10", follow=True)

    assert "Tidak ada yang perlu dicatat" in words(answer)


def test_a_month_that_is_none_is_refused(treasurer):
    assert treasurer.post("/pajak/rekap", masa="2026-13").status_code == 422


@pytest.mark.parametrize("extension", ["csv", "xlsx", "pdf"])
def test_the_recap_comes_as_a_file(treasurer, extension):
    answer = treasurer.get(f"/pajak/rekap.{extension}?tahun=2026")

    assert f"rekap-peredaran-2026.{extension}" in answer.headers["Content-Disposition"]


# --- deposits ------------------------------------------------------------------------


@pytest.fixture
def owing(house, treasurer):
    house.does(run_taxes, OCTOBER)
    return treasurer


def deposits(browser, **typed):
    given = {
        "kunci": key(),
        "pajak": "pph_final",
        "masa": "2026-10",
        "tanggal": "2026-11-10",
        "unit": "pusat",
        "kas": "1.1.01.01",
        "ntpn": NTPN,
    }
    return browser.post("/pajak/setoran/setor", **(given | typed))


def test_the_form_knows_what_is_left(owing):
    page = owing.get("/pajak/setoran/setor?pajak=pph_final&masa=2026-10")

    assert 'value="50.000"' in page.text


def test_a_deposit_is_recorded(house, owing):
    answer = deposits(owing, follow=True)

    assert NTPN in words(answer)
    assert balance(house, "2.1.02.05") == 0


def test_paying_more_than_is_owed_is_refused_in_words(owing):
    answer = deposits(owing, jumlah="50.001")

    assert answer.status_code == 422
    assert "tinggal Rp50.000, kurang dari Rp50.001" in words(answer)
    assert 'value="50.001"' in answer.text


def test_a_deposit_without_its_number_is_refused(owing):
    assert "16 huruf dan angka" in words(deposits(owing, ntpn="123"))


def test_the_sheet_tells_number_and_days(owing):
    deposits(owing)
    page = words(owing.get("/pajak/setoran/?tahun=2026"))

    assert f"{NTPN}" in page
    assert "Lunas" in page


def test_the_sheet_comes_as_csv(owing):
    deposits(owing)
    answer = owing.get("/pajak/setoran/daftar.csv?tahun=2026")

    assert NTPN in answer.text


def test_a_deposit_is_taken_back(house, owing):
    place = deposits(owing).location
    owing.post(f"{place}/batalkan", tanggal="2026-11-11", alasan="Salah masa")

    assert balance(house, "2.1.02.05") == 50_000


def test_a_deposit_links_to_its_entry(house, owing):
    command = DepositTax(
        tax="pph_final", month=OCTOBER, on=dt.date(2026, 11, 10), cash="1.1.01.01", ntpn=NTPN
    )
    made = house.does(deposit_tax, command)
    page = owing.get(f"/pajak/setoran/{made.deposit_id}")

    assert list(links(page, "/transaksi/2026/"))


def test_a_return_is_filed(owing):
    owing.post(
        "/pajak/setoran/lapor",
        pajak="pph_final",
        masa="2026-10",
        tanggal="2026-11-18",
        tanda_terima="BPE-77",
    )

    assert "BPE-77" in words(owing.get("/pajak/setoran/?tahun=2026"))


def test_a_regional_tax_is_recorded(house, treasurer):
    treasurer.post(
        "/pajak/setoran/utang",
        kunci=key(),
        pajak="pajak_daerah",
        masa="2026-10",
        unit="TOKO",
        jumlah="125.000",
    )

    assert balance(house, "2.1.02.07") == 125_000


def test_a_tax_from_before_the_books_is_brought_forward(house, treasurer):
    treasurer.post(
        "/pajak/setoran/saldo-awal",
        kunci=key(),
        pajak="pph_21",
        masa="2025-12",
        tanggal="2025-12-31",
        unit="pusat",
        jumlah="75.000",
    )

    assert balance(house, "2.1.02.02") == 75_000


# --- slips ---------------------------------------------------------------------------


def pays(browser, way="potong", **typed):
    given = {
        "kunci": key(),
        "objek": "pph_23_services",
        "tanggal": "2026-11-10",
        "jumlah": "1.000.000",
        "unit": "TOKO",
        "akun": "6.1.03.01",
        "kas": "1.1.01.01",
        "pihak": "Bengkel Waras",
        "npwp": "ya",
    }
    return browser.post(f"/pajak/bukti/{way}", **(given | typed))


def test_a_payment_less_the_tax_makes_a_slip(house, treasurer):
    page = words(treasurer.get(pays(treasurer).location))

    assert "Bengkel Waras" in page
    assert balance(house, "2.1.02.03") == 20_000


def test_without_an_npwp_the_tax_is_twice_as_much(house, treasurer):
    pays(treasurer, npwp="")

    assert balance(house, "2.1.02.03") == 40_000


def test_what_a_buyer_withheld_is_paid_ahead(house, treasurer):
    pays(treasurer, "dipotong", objek="pph_22_goods", jumlah="4.000.000", akun="4.2.01.91")

    assert balance(house, "1.1.07.03") == -60_000


def test_a_small_sale_to_the_government_is_refused_in_words(treasurer):
    answer = pays(treasurer, "dipotong", objek="pph_22_goods", akun="4.2.01.91")

    assert answer.status_code == 422
    assert "di atas Rp2.000.000" in words(answer)


def test_a_slip_that_has_come_is_completed(treasurer):
    place = pays(treasurer, "dipotong", akun="4.2.01.91").location
    treasurer.post(place, nomor="BP-9", tanggal="2026-11-20")

    assert "BP-9" in words(treasurer.get("/pajak/bukti/?tahun=2026"))


def test_slips_come_as_a_workbook(treasurer):
    pays(treasurer)
    answer = treasurer.get("/pajak/bukti/daftar.xlsx?tahun=2026")
    sheet = openpyxl.load_workbook(io.BytesIO(answer.data)).active

    assert sheet["F2"].value == "Bengkel Waras"


def test_a_unit_manager_pays_with_withholding(house):
    registered(house)
    manager = house.visit(MANAGER)

    assert manager.get("/pajak/bukti/").status_code == 200
    assert manager.get(pays(manager).location).status_code == 200


def test_somebody_registered_is_found_by_name(house, treasurer):
    house.does(register_party, RegisterParty(name="Bengkel Waras", npwp="0123456789012345"))
    slip = treasurer.get(pays(treasurer, npwp="").location)

    assert "Bengkel Waras" in words(slip)
    assert balance(house, "2.1.02.03") == 20_000


def test_a_payment_to_nobody_is_refused(treasurer):
    assert pays(treasurer, pihak="").status_code == 422


def list_of(*rows):
    headings = "objek,tanggal,nomor,pihak,dasar,pajak,unit,akun,kas"
    content = "\n".join([headings, *rows]).encode()
    return (io.BytesIO(content), "bukti.csv")


ROW = "pph_22_goods,17-03-2026,BP-1,Kecamatan Contoh,2.400.000,36000,TOKO,4.2.01.91,1.1.01.01"


def test_a_list_of_slips_is_taken_in_once(house, treasurer):
    for _ in range(2):
        answer = treasurer.post("/pajak/bukti/masukkan", berkas=list_of(ROW))
        assert answer.status_code == 303

    assert balance(house, "1.1.07.03") == -36_000


def test_a_list_with_a_wrong_row_changes_nothing(house, treasurer):
    wrong = ROW.replace("17-03-2026", "17-13-2026").replace("BP-1", "BP-2")
    answer = treasurer.post("/pajak/bukti/masukkan", berkas=list_of(ROW, wrong))

    assert answer.status_code == 422
    assert "Baris 3" in words(answer)
    assert balance(house, "1.1.07.03") == 0


def test_the_sample_of_a_list_is_a_list(treasurer):
    sample = treasurer.get("/pajak/bukti/contoh.xlsx").data
    upload = (io.BytesIO(sample), "contoh.xlsx")

    assert treasurer.post("/pajak/bukti/masukkan", berkas=upload).status_code == 303


def test_value_added_tax_is_for_dealers_alone(treasurer):
    answer = treasurer.post(
        "/pajak/bukti/ppn",
        kunci=key(),
        arah="charged",
        tanggal="2026-11-10",
        jumlah="1.200.000",
        unit="TOKO",
        akun="4.2.01.91",
        kas="1.1.01.01",
        pihak="CV Subur",
    )

    assert "belum PKP" in words(answer)


# --- the year ------------------------------------------------------------------------


@pytest.fixture
def general(house):
    """Of an enterprise under the general tax, that sold for ten million."""
    registered(house, 2021)
    house.sells(10_000_000, on=dt.date(2026, 10, 20))
    return house.visit(TREASURER)


def test_the_worksheet_tells_the_tax(general):
    page = words(general.get("/pajak/tahunan/2026"))

    assert "PPh terutang 1.100.000" in page


def test_a_correction_changes_the_tax(general):
    general.post(
        "/pajak/tahunan/2026/koreksi",
        jenis="increase",
        uraian="Sumbangan",
        jumlah="1.000.000",
    )

    assert "PPh terutang 1.210.000" in words(general.get("/pajak/tahunan/2026"))


def test_the_tax_of_a_year_is_put_in_the_books(house, general):
    general.post("/pajak/tahunan/2026/catat")

    assert balance(house, "2.1.02.04") == 1_100_000


def test_a_year_under_the_final_tax_is_not_put_in_the_books(treasurer):
    answer = treasurer.post("/pajak/tahunan/2026/catat")

    assert answer.status_code == 422


@pytest.mark.parametrize("extension", ["csv", "xlsx", "pdf"])
def test_the_worksheet_comes_as_a_file(general, extension):
    answer = general.get(f"/pajak/tahunan/2026/kertas-kerja.{extension}")

    name = f"kertas-kerja-pph-2026.{extension}"
    assert name in answer.headers["Content-Disposition"]


def test_the_worksheet_of_a_final_year_tells_its_months(treasurer):
    assert "Oktober 2026 10.000.000" in words(treasurer.get("/pajak/tahunan/2026"))


def test_a_year_before_the_table_is_refused(general):
    assert general.get("/pajak/tahunan/2015").status_code in {404, 409, 422}


@pytest.mark.parametrize(
    "address",
    [
        "/pajak/",
        "/pajak/rekap",
        "/pajak/pengaturan",
        "/pajak/pengaturan/daerah",
        "/pajak/tahunan/",
        "/pajak/setoran/utang",
        "/pajak/setoran/saldo-awal",
        "/pajak/setoran/lapor",
        "/pajak/bukti/ppn?arah=credited",
        "/pajak/bukti/dipotong",
        "/pajak/bukti/masukkan",
    ],
)
def test_every_page_opens(treasurer, address):
    assert treasurer.get(address).status_code == 200


def test_the_total_is_that_of_the_books(house, owing):
    assert deposits(owing, jumlah="20.000", sanksi="1.000").status_code == 303
    assert balance(house, "7.2.03.01") == -int(rp(1_000).amount)
