"""The home page."""

from __future__ import annotations

import datetime as dt

import pytest
from sqlalchemy import event

from bumdes import zones
from bumdes.actions.closing import close_year
from bumdes.actions.founding import FoundEnterprise, found_enterprise
from bumdes.actions.staffing import add_person, appoint
from bumdes.permissions import Role
from bumdes.work import begin_session
from ledger import credit, debit, rp
from tests.webapp.house import ADMIN, HEAD, MANAGER, NOW, PASSWORD, TREASURER, words
from webapp import local_time
from webapp.charts import bars
from webapp.readings.home import MonthResult, read_home


def test_the_money_is_told_place_by_place(house):
    house.posts(debit("1.1.01.04", rp(2_000_000)), credit("1.1.01.01", rp(2_000_000)))

    page = words(house.visit(TREASURER).get("/"))

    assert "Uang sekarang Rp 5.000.000 Kas Tunai 3.000.000 Kas di Bank BRI 2.000.000" in page


def test_the_month_tells_what_came_went_and_was_earned(house):
    house.sells(1_385_000)
    house.sells(900_000, on=dt.date(2026, 10, 30))
    _pays(house, 85_000)
    house.posts(debit("1.1.01.04", rp(50)), credit("1.1.01.01", rp(50)))

    page = words(house.visit(TREASURER).get("/"))

    assert "Bulan ini untung Rp1.300.000 , terbesar dari Toko Desa" in page
    assert "Uang masuk + 1.385.000" in page
    assert "Uang keluar \N{MINUS SIGN} 85.000" in page
    assert "Oktober 2026 900.000" in page


def test_what_is_to_be_put_right_is_said_with_advice(house):
    _pays(house, 99_000_000)

    page = words(house.visit(TREASURER).get("/"))

    assert "Kas Tunai kurang dari nol." in page


def test_who_keeps_one_unit_is_told_nothing_of_the_whole(house):
    _pays(house, 99_000_000)

    assert "Perlu dikerjakan" not in words(house.visit(MANAGER).get("/"))


def test_a_profit_before_the_count_is_said_to_be_so(house):
    house.sells(1_385_000)

    page = words(house.visit(TREASURER).get("/"))

    assert "Toko Desa belum menghitung stok bulan ini: untungnya belum dikurangi" in page


def test_a_loss_is_called_one(house):
    _pays(house, 85_000)

    page = words(house.visit(TREASURER).get("/"))

    assert "Bulan ini rugi Rp85.000" in page
    assert "Rugi \N{MINUS SIGN} 85.000" in page


def test_a_month_without_result_says_so(house):
    assert "Bulan ini belum ada untung atau rugi" in words(house.visit(TREASURER).get("/"))


def test_the_closing_of_a_year_does_not_empty_the_bars(house):
    house.clock.moment = dt.datetime(2027, 1, 10, 3, 0, tzinfo=dt.UTC)
    house.sells(900_000, on=dt.date(2026, 12, 30))
    house.does(close_year, 2026)

    page = words(house.visit(TREASURER).get("/"))

    assert "Desember 2026 900.000" in page


def test_the_last_ten_entries_are_listed(house):
    for number in range(12):
        house.sells(1_000, description=f"Jual nomor {number:02}")

    page = words(house.visit(TREASURER).get("/"))

    assert "Jual nomor 11" in page
    assert "Jual nomor 02" in page
    assert "Jual nomor 01" not in page


def test_the_page_ends_with_what_can_be_trusted(house):
    posted = house.sells(150_000)

    page = words(house.visit(TREASURER).get("/"))

    assert "Semua catatan tersimpan, terakhir 14.05" in page
    assert f"Sidik buku {posted.hash[:4]}" in page
    assert "2 catatan" in page


def test_a_village_head_reads_without_buttons(house):
    page = words(house.visit(HEAD).get("/"))

    assert "Modal yang masuk" in page
    assert "Uang keluar" not in page
    assert "Catat" not in page.split("Beranda", 1)[1].split("Transaksi", 1)[0]


def test_a_book_without_entries_says_how_to_begin(house):
    with begin_session(house.engine) as session:
        founding = FoundEnterprise(book_id="baru", name="BUM Desa Baru")
        found_enterprise(session, founding, actor=ADMIN, clock=house.clock)
        add_person(session, "wulan", "Wulan", password=PASSWORD, actor=ADMIN, clock=house.clock)
    house.does(appoint, "wulan", Role.TREASURER, first_day=dt.date(2026, 1, 1), book="baru")
    browser = house.visit("wulan")

    home, listed = words(browser.get("/")), words(browser.get("/transaksi/"))

    assert "Mulailah dari uang yang masuk atau keluar hari ini." in home
    assert "Sidik buku" not in home
    assert "Belum ada catatan" in listed
    assert browser.get("/laporan/laba-rugi").status_code == 200
    assert browser.get("/buku-besar/1.1.01.01").status_code == 200


def test_a_manager_sees_the_months_of_the_own_unit(house):
    house.sells(150_000)
    house.sells(700_000, unit="AIR", accounts={"sales": "4.1.02.01"})

    page = words(house.visit(MANAGER).get("/"))

    assert "November 2026 150.000" in page
    assert "850.000" not in page


def test_the_home_page_asks_the_books_a_fixed_number_of_questions(house):
    asked = []
    event.listen(house.engine, "before_cursor_execute", lambda *a: asked.append(a[2]))

    def questions():
        asked.clear()
        with house.reading() as work:
            read_home(work, today=dt.date(2026, 11, 24))
        return len(asked)

    few = questions()
    for number in range(15):
        house.sells(1_000 + number)

    assert questions() == few


# --- bars and words ----------------------------------------------------------------------


def _months(*results):
    return [
        MonthResult(dt.date(2026, month, 1), rp(result))
        for month, result in enumerate(results, start=1)
    ]


def test_bars_stand_on_the_line_and_losses_hang_below_it():
    drawn = bars(_months(4_000_000, -2_000_000, 0))

    gain, loss, nothing = drawn.bars
    assert gain.y + gain.height == drawn.zero == loss.y
    assert gain.height == pytest.approx(2 * loss.height, abs=1)
    assert gain.label_y < gain.y
    assert loss.label_y > loss.y + loss.height
    assert nothing.height == 2
    assert (gain.is_loss, loss.is_loss) == (False, True)
    assert drawn.best is gain


def test_bars_of_nothing_lie_on_the_ground():
    drawn = bars(_months(0, 0))

    assert drawn.zero == 230
    assert {bar.height for bar in drawn.bars} == {2}


def test_bars_of_losses_only_stay_in_the_picture():
    drawn = bars(_months(-1, -5_000_000))

    assert all(bar.label_y < 250 for bar in drawn.bars)


@pytest.mark.parametrize(
    ("hour", "says"),
    [(5, "Selamat pagi"), (11, "Selamat siang"), (16, "Selamat sore"), (20, "Selamat malam")],
)
def test_people_are_greeted_as_the_day_goes(hour, says):
    assert local_time.greeting(NOW.replace(hour=hour)) == says


@pytest.mark.parametrize(
    ("village", "zone"),
    [
        ("33.01.01.2001", "Asia/Jakarta"),
        ("51.01.01.2001", "Asia/Makassar"),
        ("94.01.01.2001", "Asia/Jayapura"),
    ],
)
def test_a_village_lies_in_its_zone(village, zone):
    assert zones.zone_of(village).key == zone


def _pays(house, amount):
    house.posts(debit("6.1.02.01", rp(amount)), credit("1.1.01.01", rp(amount)))
