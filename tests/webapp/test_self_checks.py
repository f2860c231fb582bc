"""The self-check before printing: its page, its answers, and its command."""

from __future__ import annotations

import io
import json
import re

import pytest
from pypdf import PdfReader

from bumdes.check import Occasion
from bumdes.duties import DUTIES
from bumdes.self_check import find_check
from ledger import Period, credit, debit, rp
from reports.checks import ALL_CHECKS
from reports.composing import failed_proofs
from reports.kinds import KINDS
from tests.webapp.chair import as_director
from tests.webapp.house import BOOK, HEAD, MANAGER, TREASURER, words
from webapp.call import Call
from webapp.check_places import PLACES
from webapp.commands import check as check_command
from webapp.parser import Parser
from webapp.refusal_words import say_name
from webapp.settings import Settings

PAGE = "/pertanggungjawaban/pemeriksaan/?masa=2026"


def pays(house, amount=100_000, **facts):
    return house.posts(debit("6.1.02.01", rp(amount)), credit("1.1.01.01", rp(amount)), **facts)


def sections(page):
    """Return the words of the page, before and after what is well."""
    before, _, after = words(page).partition("Sudah baik")
    return before, after


def test_a_finding_says_what_how_much_where_and_how_to_repair_it(house):
    pays(house, 99_000_000)

    page = house.visit(TREASURER).get(PAGE)
    before, _ = sections(page)
    assert "Kas Tunai seluruh usaha kurang dari nol." in before
    assert "Berapa -Rp94.000.000 Di mana akun 1.1.01.01" in before
    assert "Cara membetulkan: Cari penerimaan yang belum dicatat" in before
    assert 'href="/buku-besar/1.1.01.01?masa=2026' in page.text


def test_what_binds_is_told_to_make_drafts(house):
    pays(house, 99_000_000)

    before, _ = sections(house.visit(TREASURER).get(PAGE))
    assert "1 hal wajib dibetulkan. Sampai beres, laporan 2026 dicetak dengan" in before


def test_a_report_with_failed_proofs_is_a_draft_and_leads_to_them(house):
    pays(house, 99_000_000)
    with house.reading() as work:
        assert failed_proofs(work, Period.year(2026)) == (
            "Belum terpenuhi: Kas di neraca tidak kurang dari nol (1 temuan).",
        )

    page = as_director(house).get("/pertanggungjawaban/laporan-keuangan?masa=2026")
    assert "Masih konsep" in words(page)
    assert "/pertanggungjawaban/pemeriksaan/?masa=2026" in page.text


def test_books_without_what_binds_may_be_printed(house):
    before, after = sections(house.visit(TREASURER).get(PAGE))

    assert "Laporan 2026 boleh dicetak." in before
    assert "Kas dan bank" in after


def test_a_finding_that_was_explained_is_well_and_can_be_asked_again(house):
    pays(house)
    pays(house)
    browser = house.visit(TREASURER)
    page = browser.get(PAGE)
    found = re.search(
        r'value="payments_not_repeated"><input type="hidden" name="temuan" value="(\w+)"',
        page.text,
    )
    answer = browser.post(
        "/pertanggungjawaban/pemeriksaan/jelaskan?masa=2026",
        pemeriksaan="payments_not_repeated",
        temuan=found[1],
        alasan="Dua kuitansi berbeda.",
    )
    assert answer.status_code == 303

    before, after = sections(browser.get(PAGE))
    assert "Tidak ada pengeluaran yang tercatat dua kali" not in before
    assert "Dua kuitansi berbeda." in after

    browser.post(
        "/pertanggungjawaban/pemeriksaan/tarik?masa=2026",
        pemeriksaan="payments_not_repeated",
        temuan=found[1],
    )
    before, _ = sections(browser.get(PAGE))
    assert "Tidak ada pengeluaran yang tercatat dua kali" in before


def test_an_explanation_without_words_is_asked_for_again(house):
    pays(house)

    answer = house.visit(TREASURER).post(
        "/pertanggungjawaban/pemeriksaan/jelaskan?masa=2026",
        pemeriksaan="proofs_complete",
        temuan="0" * 64,
        alasan="",
    )
    assert answer.status_code == 422
    assert "Tulis penjelasannya." in words(answer)


def test_who_keeps_one_unit_does_not_check_the_whole(house):
    assert house.visit(MANAGER).get(PAGE).status_code == 403


def test_every_page_that_checks_and_duties_name_is_there(house):
    named = {check.place for check in ALL_CHECKS} | {duty.place for duty in DUTIES.values()}

    assert named - {""} <= PLACES.keys()
    browser = as_director(house)
    with house.app.test_request_context():
        addresses = [house.app.url_for(place.endpoint) for place in PLACES.values()]
    assert [a for a in addresses if browser.get(a).status_code >= 400] == []


def test_every_report_that_duties_hand_over_is_a_kind():
    named = {duty.key: duty.reports for duty in DUTIES.values() if duty.reports}

    assert [key for key, kinds in named.items() if not set(kinds) & KINDS.keys()] == []


# --- the calendar ----------------------------------------------------------------------------


def test_the_calendar_says_to_whom_by_when_and_who(house):
    page = words(as_director(house).get("/kalender/?tahun=2026"))

    assert (
        "Menyampaikan laporan semester Terlambat Semester I 2026 Paling lambat 31 Juli 2026"
        " Kepada Penasihat dan Pengawas Yang mengerjakan Direktur, Bendahara, Sekretaris"
    ) in page


def test_a_duty_is_marked_as_done_and_taken_back(house):
    browser = as_director(house)
    subject = "2026-01-01..2026-06-30"
    answer = browser.post(
        f"/kalender/selesai/semester_report/{subject}",
        tanggal="2026-07-20",
        tanda_terima="Surat 9, diterima Penasihat",
    )
    assert answer.status_code == 303
    page = browser.get("/kalender/?tahun=2026")
    assert "20 Juli 2026. Surat 9, diterima Penasihat" in words(page)

    (address,) = set(re.findall(r'href="(/kalender/tanda/\w+)"', page.text))
    assert "Surat 9, diterima Penasihat" in words(browser.get(address))
    browser.post(address, alasan="Salah surat")
    assert "Surat 9" not in words(browser.get("/kalender/?tahun=2026"))


def test_a_mark_without_a_receipt_is_asked_for_again(house):
    answer = as_director(house).post(
        "/kalender/selesai/semester_report/2026-01-01..2026-06-30", tanggal="2026-07-20"
    )

    assert answer.status_code == 422
    assert "Tulis nomor suratnya" in words(answer)


def test_the_day_of_the_statutes_is_kept(house):
    browser = as_director(house)
    answer = browser.post(
        "/kalender/tanggal/semester_report",
        mulai="2026-01-01",
        bulan="2",
        hari="15",
        dasar="AD Pasal 20",
    )

    assert answer.status_code == 303
    assert "Tanggal 15, 2 bulan sesudah masanya berakhir. AD Pasal 20" in words(
        browser.get("/kalender/tanggal")
    )
    assert "Paling lambat 15 Agustus 2026" in words(browser.get("/kalender/?tahun=2026"))


def test_home_reminds_of_what_is_due(house):
    page = words(as_director(house).get("/"))

    assert "Kalender kewajiban" in page
    assert "Terlambat" in page


def test_who_keeps_one_unit_is_reminded_of_nothing_of_the_whole(house):
    assert "Jatuh tempo" not in words(house.visit(MANAGER).get("/"))


def test_the_village_head_sees_the_calendar_and_marks_nothing(house):
    browser = house.visit(HEAD)

    page = browser.get("/kalender/?tahun=2026")
    assert (page.status_code, "Tandai selesai" in page.text) == (200, False)
    answer = browser.get("/kalender/selesai/semester_report/2026-01-01..2026-06-30")
    assert answer.status_code == 403


# --- counting cash ---------------------------------------------------------------------------


def test_counted_cash_stands_beside_the_books(house):
    browser = house.visit(TREASURER)
    answer = browser.post(
        "/kas/hitung/baru",
        tempat="1.1.01.01:pusat",
        tanggal="2026-10-31",
        jumlah="4.900.000",
        penghitung="Ratna",
        saksi="Lastri",
        catatan="",
    )

    assert answer.status_code == 303
    page = words(browser.get("/kas/hitung/"))
    assert "4.900.000 5.000.000" in page
    before, _ = sections(browser.get(PAGE))
    assert "Kas Tunai kurang saat dihitung 31-10-2026" in before


def test_a_count_without_a_witness_is_asked_for_again(house):
    answer = house.visit(TREASURER).post(
        "/kas/hitung/baru", tempat="1.1.01.01:pusat", tanggal="2026-10-31", jumlah="1"
    )

    assert answer.status_code == 422
    assert "Tulis siapa yang menyaksikan." in words(answer)


# --- the command -----------------------------------------------------------------------------


@pytest.fixture
def check(house, tmp_path):
    """Run ``bumdes check``; return its exit code and what it printed."""
    settings = Settings(tmp_path, str(house.engine.url))

    def run(*given):
        call = Call(settings, io.StringIO(), io.StringIO())
        parser = Parser("bumdes check", "memeriksa buku")
        check_command.add_arguments(parser)
        options = ("--book", BOOK, "--period", "2026", *given)
        code = call.guard(lambda: check_command.run(parser.parse_args(options), call))
        return code, call.out.getvalue()

    return run


def test_the_command_tells_what_how_much_where_and_how_to_repair_it(house, check):
    pays(house, 99_000_000)
    code, out = check()

    assert code == 1
    assert "WAJIB (cash_not_overdrawn): Kas di neraca tidak kurang dari nol\n" in out
    assert "seluruh usaha kurang dari nol. (1.1.01.01; -Rp94.000.000)" in out
    assert "Cara membetulkan: Cari penerimaan yang belum dicatat" in out
    assert "1 di antaranya wajib; laporan dicetak sebagai KONSEP." in out


def test_the_command_tells_programs_the_same(house, check):
    pays(house)
    code, out = check("--json")

    told = json.loads(out)
    assert (code, told["passed"], told["draft"]) == (1, False, False)
    (bare,) = (each for each in told["checks"] if each["key"] == "proofs_complete")
    assert bare["findings"][0]["amounts"] == ["100000.00"]


def test_the_command_ends_well_when_nothing_waits(check, monkeypatch):
    alone = (find_check(ALL_CHECKS, "books_balanced"),)
    monkeypatch.setattr(check_command, "ALL_CHECKS", alone)

    assert check() == (0, "Baik: semua 1 pemeriksaan terpenuhi.\n")


def test_every_check_that_keeps_a_year_open_has_a_name_in_refusals():
    closing = [c.key for c in ALL_CHECKS if c.is_binding and Occasion.YEAR_CLOSE in c.occasions]

    assert [key for key in closing if say_name(key) == key] == []


def konsep(answer):
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.data)).pages)
    return "KONSEP" in text


def test_a_statement_that_is_printed_by_itself_is_a_draft_as_well(house):
    address = "/laporan/laba-rugi.pdf?masa=2026"
    browser = house.visit(TREASURER)
    assert not konsep(browser.get(address))

    pays(house, 99_000_000)
    assert konsep(browser.get(address))


def test_a_listing_is_shown_as_it_is(house):
    pays(house, 99_000_000)

    answer = house.visit(TREASURER).get("/laporan/neraca-saldo.pdf?masa=2026")
    assert (answer.status_code, konsep(answer)) == (200, False)
