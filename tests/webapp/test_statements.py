"""Reports on the screen and as files, and the way from a line to the entry."""

from __future__ import annotations

import datetime as dt
from io import BytesIO

import openpyxl
import pytest
from pypdf import PdfReader

from bumdes.actions.closing import close_period, close_year, lock_period
from bumdes.chart import standard_accounts
from bumdes.work import begin_session, begin_work
from ledger import Book, credit, debit, rp
from reports.letterhead import letterhead_of, signatories_of
from tests.webapp.house import ADMIN, HEAD, TREASURER, links, words
from webapp.readings import report as reading
from webapp.reports_offered import OFFERED

SLUGS = [report.slug for report in OFFERED]
TYPES = {
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}


@pytest.fixture
def busy_house(house):
    house.sells(1_385_000, description="Beras")
    house.sells(615_000, on=dt.date(2026, 6, 3), description="Gula")
    house.sells(800_000, on=dt.date(2026, 3, 3), unit="AIR", accounts={"sales": "4.1.02.01"})
    house.posts(
        debit("6.1.04.01", rp(250_000), unit="TOKO"),
        credit("1.1.01.01", rp(250_000), unit="TOKO"),
        description="Token listrik",
    )
    return house


def test_the_list_offers_every_report(house):
    page = house.visit(HEAD).get("/laporan/")

    offered = [address for address in links(page, "/laporan/") if not address.endswith("/")]
    assert offered == [f"/laporan/{slug}" for slug in SLUGS]


def test_the_list_offers_the_notes(house):
    page = house.visit(HEAD).get("/laporan/")

    assert "/laporan/catatan/" in links(page, "/laporan/")


@pytest.mark.parametrize("slug", SLUGS)
def test_every_report_shows(busy_house, slug):
    answer = busy_house.visit(TREASURER).get(f"/laporan/{slug}")

    assert answer.status_code == 200
    assert "Sidik buku" in words(answer)


@pytest.mark.parametrize("slug", SLUGS)
def test_every_report_of_an_empty_period_shows(house, slug):
    answer = house.visit(TREASURER).get(f"/laporan/{slug}?masa=2024")

    assert answer.status_code == 200


@pytest.mark.parametrize("extension", TYPES)
@pytest.mark.parametrize("slug", SLUGS)
def test_every_report_downloads_as_every_type(busy_house, slug, extension):
    answer = busy_house.visit(TREASURER).get(f"/laporan/{slug}.{extension}?masa=2026")

    assert answer.status_code == 200
    assert answer.content_type == TYPES[extension]
    assert answer.headers["Content-Disposition"] == (
        f'attachment; filename="{slug}-2026.{extension}"'
    )
    assert len(answer.data) > 50


def test_a_file_says_what_the_screen_says(busy_house):
    browser = busy_house.visit(TREASURER)

    screen = words(browser.get("/laporan/laba-rugi?masa=2026"))
    pdf = PdfReader(BytesIO(browser.get("/laporan/laba-rugi.pdf?masa=2026").data))
    sheet = openpyxl.load_workbook(
        BytesIO(browser.get("/laporan/laba-rugi.xlsx?masa=2026").data)
    ).active
    text = browser.get("/laporan/laba-rugi.csv?masa=2026").text

    assert "Laba (rugi) bersih setelah pajak Apa artinya?" in screen
    assert "2.550.000" in screen
    assert "2.550.000" in " ".join(page.extract_text() for page in pdf.pages)
    assert 2_550_000 in {cell.value for row in sheet.rows for cell in row}
    assert "2550000" in text


def test_a_pdf_carries_the_letterhead_and_who_signs(busy_house):
    answer = busy_house.visit(TREASURER).get("/laporan/laba-rugi.pdf?masa=2026")

    text = " ".join(page.extract_text() for page in PdfReader(BytesIO(answer.data)).pages)
    assert "BUM DESA MAJU JAYA" in text.upper()
    assert "DESA SUMBERARUM" in text
    assert "Bendahara" in text
    assert "Ratna" in text


def test_a_part_of_a_year_names_its_days_in_the_file(busy_house):
    answer = busy_house.visit(TREASURER).get(
        "/laporan/laba-rugi.csv?dari=2026-01-01&sampai=2026-06-29"
    )

    assert "laba-rugi-20260101-20260629.csv" in answer.headers["Content-Disposition"]


@pytest.mark.parametrize(
    "address",
    [
        "/laporan/entah",
        "/laporan/laba-rugi.docx",
        "/laporan/laba-rugi/entah",
        "/laporan/laba-rugi/revenue_part",
        "/laporan/jurnal/entah",
        "/laporan/laba-rugi?unit=KAPAL",
    ],
)
def test_a_report_that_is_none_is_not_found(house, address):
    assert house.visit(TREASURER).get(address).status_code == 404


@pytest.mark.parametrize(
    "query",
    ["masa=2026-13", "masa=besok", "dari=2026-12-31&sampai=2026-01-01", "dari=x&sampai=y"],
)
def test_a_period_that_is_none_is_refused(house, query):
    assert house.visit(TREASURER).get(f"/laporan/laba-rugi?{query}").status_code == 422


# --- what is chosen ----------------------------------------------------------------------


def test_a_period_is_chosen_from_the_list_or_typed(busy_house):
    browser = busy_house.visit(TREASURER)

    half = words(browser.get("/laporan/laba-rugi?masa=2026-S1"))
    typed = words(browser.get("/laporan/laba-rugi?masa=2026&dari=2026-06-01&sampai=2026-06-30"))

    assert "1 Januari s/d 30 Juni 2026" in half
    assert "1.415.000" in half
    assert "1 s/d 30 Juni 2026" in typed
    assert "615.000" in typed
    assert "1.415.000" not in typed


def test_another_period_stands_beside_it(busy_house):
    page = words(
        busy_house.visit(TREASURER).get("/laporan/laba-rugi?masa=2026-11&banding=sebelumnya")
    )

    assert "November 2026 Oktober 2026 Naik, turun" in page


def test_a_change_is_told_in_percent(busy_house):
    busy_house.sells(1_108_000, on=dt.date(2026, 10, 1))

    page = words(
        busy_house.visit(TREASURER).get("/laporan/laba-rugi?masa=2026-11&banding=sebelumnya")
    )

    assert "1.385.000 1.108.000 + 25,0%" in page
    assert "tetap" in page


def test_one_unit_is_shown_alone(busy_house):
    page = words(busy_house.visit(TREASURER).get("/laporan/laba-rugi?masa=2026&unit=AIR"))

    assert "800.000" in page
    assert "1.385.000" not in page


def test_all_units_stand_side_by_side(busy_house):
    page = words(busy_house.visit(TREASURER).get("/laporan/laba-rugi?masa=2026&unit=per-unit"))

    assert "Uraian Air Bersih Toko Desa Kantor Pusat Jumlah" in page
    assert "Eliminasi" not in page


def test_what_units_owe_each_other_cancels_in_a_column_of_its_own(house):
    house.posts(
        debit("1.1.01.01", rp(70_000), unit="TOKO"),
        credit("3.8.01.01", rp(70_000), unit="TOKO"),
        debit("1.1.99.03", rp(70_000)),
        credit("1.1.01.01", rp(70_000)),
    )
    browser = house.visit(TREASURER)

    page = browser.get("/laporan/posisi-keuangan?masa=2026&unit=per-unit")
    [due, *_] = [a for a in links(page, "/laporan/posisi-keuangan/") if "due_from" in a]

    assert "Eliminasi" in words(page)
    assert "saling menghapus" in words(browser.get(due))


def test_a_statement_says_what_is_proved(busy_house):
    page = words(busy_house.visit(TREASURER).get("/laporan/posisi-keuangan"))

    assert "Terbukti." in page
    assert "selisih Rp0" in page


def test_a_closed_and_a_locked_period_are_marked(busy_house):
    busy_house.does(close_period, dt.date(2026, 9, 30))
    busy_house.does(lock_period, dt.date(2026, 6, 30), reason="Musdes")
    browser = busy_house.visit(TREASURER)

    assert "Terkunci" in words(browser.get("/laporan/laba-rugi?masa=2026-S1"))
    assert "Ditutup" in words(browser.get("/laporan/laba-rugi?masa=2026-Q3"))
    home = words(browser.get("/"))
    assert "Terkunci sampai 30 Juni 2026" in home


# --- the way down ------------------------------------------------------------------------


def test_a_line_leads_to_its_accounts_their_ledger_and_the_entry(busy_house):
    busy_house.sells(10_000, accounts={"sales": "4.2.01.01"})
    browser = busy_house.visit(TREASURER)

    statement = browser.get("/laporan/laba-rugi?masa=2026")
    [line] = [a for a in links(statement, "/laporan/laba-rugi/") if "/merchandise?" in a]
    accounts = browser.get(line)
    [ledger] = [a for a in links(accounts, "/buku-besar/") if "4.2.01.91" in a]
    register = browser.get(ledger)
    [entry] = [a for a in links(register, "/transaksi/2026/") if a.endswith("/2")]

    assert "Dari mana angka ini?" in words(accounts)
    assert "Rp 2.010.000" in words(accounts)
    assert "Total 2.010.000" in words(accounts)
    assert "Saldo akhir 2.000.000" in words(register)
    assert "Beras" in words(browser.get(entry))


def test_a_line_of_one_account_leads_straight_to_its_ledger(busy_house):
    answer = busy_house.visit(TREASURER).get("/laporan/laba-rugi/services?masa=2026&unit=AIR")

    assert answer.status_code == 302
    assert answer.location.startswith("/buku-besar/4.1.02.01?")
    assert "unit=AIR" in answer.location


def test_a_line_of_nothing_says_so(busy_house):
    answer = busy_house.visit(TREASURER).get("/laporan/laba-rugi/tax?masa=2026")

    assert "Tidak ada catatan di balik baris ini" in words(answer)


def test_a_cash_flow_leads_to_the_lines_that_moved_cash(busy_house):
    browser = busy_house.visit(TREASURER)

    answer = browser.get("/laporan/arus-kas/OP-IN-2?masa=2026")
    register = browser.get(answer.location)

    assert "hanya yang menggerakkan uang" in words(register)
    assert "Beras" in words(register)


@pytest.mark.parametrize(
    "slug", ["laba-rugi", "posisi-keuangan", "arus-kas", "perubahan-ekuitas"]
)
@pytest.mark.parametrize("query", ["masa=2026", "masa=2026-11", "masa=2026&unit=TOKO"])
def test_the_accounts_behind_every_line_come_to_its_figure(busy_house, slug, query):
    browser = busy_house.visit(TREASURER)
    page = browser.get(f"/laporan/{slug}?{query}")

    for address in links(page, f"/laporan/{slug}/"):
        answer = browser.get(address)
        assert answer.status_code in {200, 302}, address
        assert "saling menghapus" not in words(answer), address


def test_a_long_journal_is_shown_in_part_and_says_so(busy_house, monkeypatch):
    monkeypatch.setattr("webapp.views.statements.DRAWN_ROWS", 3)

    page = words(busy_house.visit(TREASURER).get("/laporan/jurnal?masa=2026"))

    assert "3 baris pertama dari" in page
    assert reading.DRAWN_ROWS == 500


def test_a_journal_groups_its_lines_by_entry(busy_house):
    page = words(busy_house.visit(TREASURER).get("/laporan/jurnal?masa=2026-11"))

    assert page.count("Token listrik") == 1
    assert "Jumlah seluruh masa 1.635.000 1.635.000" in page


def test_the_general_ledger_lists_the_accounts_that_moved(busy_house):
    browser = busy_house.visit(TREASURER)

    page = browser.get("/laporan/buku-besar?masa=2026")

    assert "/buku-besar/4.2.01.91?" in page.text
    assert "/buku-besar/1.1.01.05?" not in page.text


def test_the_ledger_of_one_account_downloads(busy_house):
    answer = busy_house.visit(TREASURER).get("/laporan/buku-besar.csv?masa=2026&akun=6.1.04.01")

    assert "Token listrik" in answer.text
    assert "Beras" not in answer.text


def test_lines_of_a_closed_year_still_lead_to_what_earned_it(busy_house):
    busy_house.clock.moment = dt.datetime(2027, 1, 10, 3, 0, tzinfo=dt.UTC)
    busy_house.does(close_year, 2026)
    browser = busy_house.visit(TREASURER)
    page = browser.get("/laporan/laba-rugi?masa=2026")

    for address in links(page, "/laporan/laba-rugi/"):
        answer = browser.get(address)
        assert "saling menghapus" not in words(answer), address
    assert "2.550.000" in words(page)


def test_days_over_two_years_head_their_column_with_both(busy_house):
    page = words(
        busy_house.visit(TREASURER).get("/laporan/laba-rugi?dari=2025-12-15&sampai=2026-01-14")
    )

    assert "15 Des 2025 s/d 14 Jan 2026" in page


def test_books_of_no_enterprise_have_no_letterhead_and_nobody_signs(engine):
    with begin_session(engine) as session:
        Book.create(session, "lepas", name="Buku lepas", chart=standard_accounts())
    with begin_work(engine, actor=ADMIN, book_id="lepas", read_only=True) as work:
        assert letterhead_of(work) is None
        assert signatories_of(work, dt.date(2026, 1, 1)) == ()


# --- the budget -----------------------------------------------------------------------


def test_the_budget_stands_beside_what_was_realised(house):
    house.sells(100_000)

    page = words(house.visit(TREASURER).get("/laporan/anggaran?masa=2026-11"))

    assert "Anggaran Realisasi Selisih" in page
    assert "Untuk Periode 1 s/d 30 November 2026" in page


def test_days_within_a_month_ask_for_the_budget_of_the_month(house):
    page = words(
        house.visit(TREASURER).get("/laporan/anggaran?dari=2026-11-03&sampai=2026-11-10")
    )

    assert "1 s/d 30 November 2026" in page


def test_behind_a_line_of_the_budget_stands_what_was_realised(house):
    house.sells(100_000)
    treasurer = house.visit(TREASURER)

    answer = treasurer.get("/laporan/anggaran/4.2.01.91?masa=2026-11")

    assert answer.location.startswith("/buku-besar/4.2.01.91")
