"""Cash and banks on the web: places, custody, counts by two people, statements matched."""

from __future__ import annotations

import datetime as dt
import io
import re

import pytest

from bumdes.cash.count import cash_counts_of
from bumdes.cash.place import cash_places
from tests.reports.papers_asked import photo
from tests.webapp.house import HEAD, MANAGER, STRANGER, TODAY, TREASURER, words

DRAWER, BANK = "1.1.01.01", "1.1.01.04"
KORAN = "/kas/rekening-koran/"
FILE = (
    "Tanggal;Keterangan;Debet;Kredit;Saldo\n"
    "24-11-2026;SETORAN TUNAI;;150.000,00;150.000,00\n"
    "24-11-2026;BIAYA ADM;5.000,00;;145.000,00\n"
)


def counted(**fields):
    given = {
        "tempat": f"{DRAWER}:TOKO",
        "tanggal": TODAY.isoformat(),
        "penghitung": "Sari",
        "saksi": "Ratna",
        "keping__note__100000": "1",
        "keping__note__20000": "2",
    }
    return given | fields


@pytest.fixture
def count(house):
    """The address of a count of the shop, which lacks ten thousand rupiah."""
    house.sells(150_000)
    answer = house.visit(MANAGER).post("/kas/hitung/baru", **counted())
    assert answer.status_code == 303, answer.text
    return answer.location


def statement(text=FILE, **fields):
    given = {"akun": BANK, "bentuk": "bpd", "sampai": TODAY.isoformat()}
    return given | {"berkas": (io.BytesIO(text.encode()), "koran.csv")} | fields


@pytest.fixture
def bank(house):
    """A house whose shop put money into the bank, whose statement was taken in."""
    house.sells(150_000, accounts={"cash": BANK})
    answer = house.visit(TREASURER).post(f"{KORAN}masukkan", **statement(aksi="masukkan"))
    assert answer.status_code == 303, answer.text
    return house


def field(page, name):
    found = re.search(rf'name="{name}" value="([^"]*)"', page.text)
    assert found, f"no field {name}"
    return found[1]


# --- places --------------------------------------------------------------------------


def test_every_place_shows_what_it_holds(house):
    house.sells(150_000)

    page = words(house.visit(TREASURER).get("/kas/"))

    assert "Uang seluruhnya Rp5.150.000" in page
    assert "Kas Tunai Toko Desa" in page


def test_a_manager_of_a_unit_sees_only_its_own(house):
    house.sells(150_000)

    page = words(house.visit(MANAGER).get("/kas/"))

    assert "Uang seluruhnya Rp150.000" in page
    assert "Kantor Pusat" not in page


def test_a_collector_is_given_a_place_and_its_keeper(house):
    browser = house.visit(TREASURER)
    opened = browser.post(
        "/kas/tempat/baru", jenis="collector", nama="Kas pada Siti", unit="TOKO"
    )

    browser.post(
        f"{opened.location}/pemegang",
        orang="Siti",
        orang__untuk="Siti",
        orang__kode="baru",
        sejak="2026-11-01",
    )

    assert "Siti Sejak" in words(browser.get(opened.location))


def test_money_that_lies_too_long_is_listed(house):
    browser = house.visit(TREASURER)
    place = browser.post(
        "/kas/tempat/baru", jenis="collector", nama="Kas pada Siti", unit="TOKO"
    ).location
    account = place.split("/")[-2]
    house.sells(30_000, on=TODAY - dt.timedelta(days=20), accounts={"cash": account})

    page = words(browser.get("/kas/pegangan"))

    assert "Terlambat setor" in page
    assert "yang tertua 20 hari" in page


def test_a_place_is_changed_closed_and_opened_again(house):
    browser = house.visit(TREASURER)
    place = browser.post("/kas/tempat/baru", jenis="bank", nama="Kas di Bank Jatim").location

    browser.post(f"{place}/ubah", nama="Bank Jatim Desa", bank="Bank Jatim", nomor="77-1")
    browser.post(f"{place}/tutup")
    closed = words(browser.get(place))
    browser.post(f"{place}/buka")

    assert "Sudah ditutup" in closed
    assert "77-1" in words(browser.get(place))
    assert "Sudah ditutup" not in words(browser.get(place))


def test_a_name_is_asked_for(house):
    answer = house.visit(TREASURER).post("/kas/tempat/baru", jenis="drawer")

    assert answer.status_code == 422
    assert "Tulis namanya" in words(answer)


def test_a_place_nobody_knows_is_not_there(house):
    assert house.visit(TREASURER).get("/kas/tempat/9.9.99.99/pusat").status_code == 404


def test_the_rule_of_handing_in_is_laid_down(house):
    browser = house.visit(TREASURER)

    browser.post(
        "/kas/pegangan/aturan/hand_in_days", hari="3", mulai="2026-01-01", dasar="SOP 1"
    )

    assert "lebih lama dari 3 hari" in words(browser.get("/kas/pegangan"))


def test_who_only_reads_is_offered_no_change(house):
    page = house.visit(HEAD).get("/kas/")

    assert page.status_code == 200
    assert "/kas/tempat/baru" not in page.text


# --- counts --------------------------------------------------------------------------


def test_a_count_shows_what_lacks_only_after_it_was_kept(house, count):
    page = words(house.visit(MANAGER).get(count))

    assert "Uangnya kurang Rp10.000" in page
    assert "Uang kertas Rp20.000 2 40.000" in page


def test_whoever_recorded_it_is_not_offered_to_confirm_it(house, count):
    assert "Saya menyaksikan" not in words(house.visit(MANAGER).get(count))


def test_a_second_person_confirms_and_the_difference_is_posted(house, count):
    browser = house.visit(TREASURER)

    browser.post(f"{count}/sahkan")
    browser.post(
        f"{count}/selisih", alasan="Kembalian salah", tanggal=TODAY.isoformat(), follow=True
    )

    entry = house.entries()[-1].entry
    assert [p.account for p in entry.postings] == ["7.2.99.99", DRAWER]
    assert "Uangnya cocok" in words(browser.get(count))


def test_signed_minutes_are_as_good(house, count):
    browser = house.visit(MANAGER)

    browser.post(f"{count}/berita-acara", berkas=(io.BytesIO(photo()), "ba.jpg"))

    assert "Berita acara bertanda tangan disimpan" in words(browser.get(count))


def test_without_a_second_person_nothing_is_posted(house, count):
    answer = house.visit(TREASURER).post(
        f"{count}/selisih", alasan="Hilang", tanggal=TODAY.isoformat()
    )

    assert answer.status_code == 422
    assert "baru dinyatakan satu orang" in words(answer)


def test_what_was_found_must_be_said(house):
    fields = counted(keping__note__100000="", keping__note__20000="")

    answer = house.visit(MANAGER).post("/kas/hitung/baru", **fields)

    assert answer.status_code == 422
    assert "Isi lembar dan keping" in words(answer)


def test_pieces_and_amount_must_agree(house):
    answer = house.visit(MANAGER).post("/kas/hitung/baru", **counted(jumlah="150.000"))

    assert answer.status_code == 422
    assert "berjumlah Rp140.000" in words(answer)


def test_what_was_typed_is_not_lost(house):
    answer = house.visit(MANAGER).post("/kas/hitung/baru", **counted(saksi=""))

    assert 'name="keping-note-20000"' in answer.text
    assert 'value="2" data-face="20000"' in answer.text


@pytest.mark.usefixtures("count")
def test_a_count_is_listed(house):
    page = words(house.visit(TREASURER).get("/kas/hitung/"))

    assert "Belum disahkan saksi" in page
    with house.reading() as work:
        assert len(cash_counts_of(work.session, work.book_id)) == 1


def test_another_enterprise_sees_no_count(house, count):
    assert house.visit(STRANGER).get(count).status_code == 404


def test_minutes_are_printed(house, count):
    browser = house.visit(TREASURER)

    page = browser.get(
        f"/pertanggungjawaban/hitung-kas.html?masa=2026-11&perihal={count.split('/')[-1]}"
    )

    assert "Berita Acara Hitung Kas" in page.text


# --- statements ----------------------------------------------------------------------


def test_a_file_is_shown_before_anything_is_kept(house):
    page = house.visit(TREASURER).post(f"{KORAN}masukkan", **statement())

    assert "2 baris baru" in words(page)
    assert "Saldo akhir Rp145.000" in words(page)
    with house.reading() as work:
        assert cash_places(work.session, work.book_id) == {}


def test_what_was_shown_is_taken_in_without_the_file(house):
    house.sells(150_000, accounts={"cash": BANK})
    browser = house.visit(TREASURER)
    page = browser.post(f"{KORAN}masukkan", **statement())
    again = statement(aksi="masukkan", isi=field(page, "isi"))
    del again["berkas"]

    answer = browser.post(f"{KORAN}masukkan", **again)

    assert answer.location == f"{KORAN}{BANK}"


def test_rows_that_are_wrong_are_told_and_sent(house):
    browser = house.visit(TREASURER)
    wrong = FILE.replace("5.000,00", "5.00.0")
    page = browser.post(f"{KORAN}masukkan", **statement(wrong))

    listed = browser.post(f"{KORAN}masukkan", **statement(wrong, aksi="salah"))

    assert "1 baris salah" in words(page)
    assert listed.mimetype == "text/csv"
    assert "5.00.0" in listed.text


def test_a_file_of_another_bank_is_asked_again_with_its_columns(house):
    browser = house.visit(TREASURER)
    other = "Hari;Isi;Nilai\n24/11/2026;SETOR;150.000\n"
    refused = browser.post(f"{KORAN}masukkan", **statement(other))
    named = statement(
        bentuk="own",
        kolom__date="Hari",
        kolom__description="Isi",
        kolom__amount="Nilai",
        saldo="150.000",
        isi=field(refused, "isi"),
    )
    del named["berkas"]

    page = browser.post(f"{KORAN}masukkan", **named)

    assert refused.status_code == 422
    assert "1 baris baru" in words(page)


@pytest.mark.parametrize("lost", ["", "bukan", "eJzT0yMAAGTvBe8="])
def test_rows_that_were_lost_are_asked_for(house, lost):
    given = statement(isi=lost)
    del given["berkas"]

    answer = house.visit(TREASURER).post(f"{KORAN}masukkan", **given)

    assert answer.status_code == 422


def test_the_same_file_adds_nothing(bank):
    page = bank.visit(TREASURER).post(f"{KORAN}masukkan", **statement())

    assert "Semuanya sudah pernah dimasukkan" in words(page)


def test_what_is_sure_is_matched_in_one_go(bank):
    browser = bank.visit(TREASURER)

    browser.post(f"{KORAN}{BANK}/cocokkan-pasti")

    page = words(browser.get(f"{KORAN}{BANK}"))
    assert "Sudah dicocokkan 1 baris" in page
    assert "Dari usulan" in page


def test_a_fee_is_recorded_in_one_tap(bank):
    browser = bank.visit(TREASURER)
    page = browser.get(f"{KORAN}{BANK}")
    address = re.search(rf'action="({KORAN}{BANK}/catat-biaya/[^"]+)"', page.text)[1]

    browser.post(address)

    assert [p.account for p in bank.entries()[-1].entry.postings] == ["7.2.01.01", BANK]


def test_chosen_lines_and_entries_are_matched_and_taken_apart(bank):
    browser = bank.visit(TREASURER)
    page = browser.get(f"{KORAN}{BANK}")
    chosen = {"baris": field(page, "baris"), "catatan": field(page, "catatan")}

    browser.post(f"{KORAN}{BANK}/cocokkan", **chosen)
    matched = browser.get(f"{KORAN}{BANK}")
    apart = re.search(rf'action="({KORAN}{BANK}/lepas/[^"]+)"', matched.text)[1]
    browser.post(apart)

    assert "Sudah dicocokkan 1 baris" in words(matched)
    assert "Sudah dicocokkan 0 baris" in words(browser.get(f"{KORAN}{BANK}"))


def test_what_does_not_come_to_the_same_is_told(bank):
    browser = bank.visit(TREASURER)
    page = browser.get(f"{KORAN}{BANK}")

    answer = browser.post(f"{KORAN}{BANK}/cocokkan", baris=field(page, "baris"))

    assert answer.status_code == 422
    assert "Pilih yang jumlahnya sama" in words(answer)


def test_anything_else_is_recorded_from_its_line(house):
    other = FILE.replace("BIAYA ADM", "TOKO ATK MAJU")
    browser = house.visit(TREASURER)
    browser.post(f"{KORAN}masukkan", **statement(other, aksi="masukkan"))
    page = browser.get(f"{KORAN}{BANK}")
    address = next(
        a
        for a in re.findall(rf'href="({KORAN}{BANK}/catat/[^"]+)"', page.text)
        if "TOKO ATK MAJU" in browser.get(a).text
    )

    browser.post(address, akun="6.1.02.01 Beban ATK", uraian="Beli ATK")

    entry = house.entries()[-1].entry
    assert (entry.description, entry.postings[0].account) == ("Beli ATK", "6.1.02.01")


def test_who_only_reads_matches_nothing(bank):
    page = bank.visit(HEAD).get(f"{KORAN}{BANK}")

    assert page.status_code == 200
    assert "Cocokkan yang dipilih" not in words(page)


def test_a_manager_of_a_unit_sees_no_statement(bank):
    assert bank.visit(MANAGER).get(f"{KORAN}{BANK}").status_code == 403


def test_the_reconciliation_is_printed(bank):
    browser = bank.visit(TREASURER)
    page = browser.get(f"{KORAN}{BANK}")
    print_at = re.search(r'href="(/pertanggungjawaban/rekonsiliasi-bank[^"]+)"', page.text)[1]

    answer = browser.get(print_at.replace("&amp;", "&"))

    assert answer.status_code == 200


@pytest.mark.parametrize("extension", ["csv", "xlsx"])
def test_a_sample_is_there_to_be_filled_in(house, extension):
    answer = house.visit(TREASURER).get(f"{KORAN}contoh.{extension}")

    assert answer.status_code == 200
