"""Whoever asks for information is written down, and answered in time."""

from __future__ import annotations

import datetime as dt

import pytest

from bumdes.governance.information_request import after_working_days
from tests.webapp.house import HEAD, TREASURER, words

LIST, ONE = "/permintaan-informasi/", "/permintaan-informasi/2026/1"


@pytest.fixture
def asked(house):
    """The house, in which Sutini asked for a report on Monday 2 November 2026."""
    browser = house.visit(TREASURER)
    answer = browser.post(
        f"{LIST}baru",
        tanggal="2026-11-02",
        nama="Sutini",
        kontak="RT 02",
        diminta="Laporan laba rugi 2025",
    )
    assert answer.location == ONE
    return house


def test_an_answer_is_due_after_ten_working_days(asked):
    shown = words(asked.visit(TREASURER).get(ONE))

    assert "Dijawab paling lambat 16 November 2026" in shown
    assert "Terlambat" in shown  # it is the 24th


def test_seven_more_days_are_taken_once_and_with_a_reason(asked):
    browser = asked.visit(TREASURER)
    browser.post(f"{ONE}/perpanjang", alasan="Masih dicetak")
    again = browser.post(f"{ONE}/perpanjang", alasan="Masih dicetak juga")

    assert "Dijawab paling lambat 25 November 2026" in words(browser.get(ONE))
    assert again.status_code == 422
    assert "hanya boleh sekali" in words(again)


def test_an_answer_is_kept_and_not_given_twice(asked):
    browser = asked.visit(TREASURER)
    browser.post(f"{ONE}/jawab", hasil="given", jawaban="Salinannya diantar")
    again = browser.post(f"{ONE}/jawab", hasil="refused", jawaban="Tidak jadi")

    shown = words(browser.get(ONE))
    assert "24 November 2026 oleh Ratna, terlambat" in shown
    assert "Salinannya diantar" in shown
    assert again.status_code == 422


def test_the_requests_of_a_year_are_counted(asked):
    asked.visit(TREASURER).post(f"{ONE}/jawab", hasil="given", jawaban="Salinannya diantar")

    assert "2026 1 1 0" in words(asked.visit(TREASURER).get(LIST))


def test_who_asked_is_personal_data(asked):
    shown = words(asked.visit(HEAD).get(LIST)) + words(asked.visit(HEAD).get(ONE))

    assert "Laporan laba rugi 2025" in shown
    assert "Sutini" not in shown


def test_an_open_request_stands_in_the_calendar(asked):
    assert "Menjawab permintaan informasi" in words(asked.visit(TREASURER).get("/kalender/"))


def test_what_is_missing_is_said_at_its_field(house):
    answer = house.visit(TREASURER).post(f"{LIST}baru", tanggal="2026-11-02")

    assert answer.status_code == 422
    assert "Tulis siapa yang meminta." in words(answer)


def test_nobody_asked_tomorrow(house):
    answer = house.visit(TREASURER).post(
        f"{LIST}baru", tanggal="2026-11-25", nama="Sutini", kontak="RT 02", diminta="Laporan"
    )

    assert "tidak boleh sesudah hari ini" in words(answer)


@pytest.mark.parametrize(
    ("first", "days", "last"),
    [
        ("2026-11-02", 10, "2026-11-16"),
        ("2026-11-06", 1, "2026-11-09"),
    ],
)
def test_saturdays_and_sundays_are_not_counted(first, days, last):
    found = after_working_days(dt.date.fromisoformat(first), days)

    assert found == dt.date.fromisoformat(last)
