"""Pages that are there for everybody, and pages that say no."""

from __future__ import annotations

import subprocess
import sys

import pytest
from flask import abort

from bumdes.errors import BusyError
from ledger.errors import PeriodClosedError
from reports.errors import PrinterMissingError
from tests.webapp.house import TODAY, TREASURER, words
from webapp.changelog import read_changelog


def test_the_health_check_says_ok(house):
    assert house.visit().get("/healthz").text == "ok\n"


def test_help_is_open_to_everybody(house):
    stranger, member = house.visit(), house.visit(TREASURER)

    assert "Mencatat setiap hari" in words(stranger.get("/bantuan/"))
    assert "Lainnya" in words(member.get("/bantuan/"))


def test_what_is_new_is_told(house):
    page = words(house.visit().get("/bantuan/perubahan"))

    assert "0.1.0" in page
    assert "Menekan Simpan dua kali tetap menjadi satu catatan." in page


def test_a_list_of_changes_is_read_line_by_line():
    versions = read_changelog(
        "# Judul\n\nlewat\n\n## 2\n\nKata\nlagi.\n\n- satu\n  lanjut\n- dua\n\n## 1\n- awal\n"
    )

    assert [(v.title, v.words, v.changes) for v in versions] == [
        ("2", "Kata lagi.", ["satu lanjut", "dua"]),
        ("1", "", ["awal"]),
    ]


@pytest.mark.parametrize("who", ["", TREASURER])
def test_an_unknown_address_is_answered_in_words(house, who):
    answer = house.visit(who).get("/tidak-ada")

    assert answer.status_code == 404
    assert "Tidak ditemukan" in words(answer)


def test_a_way_that_is_none_is_answered_in_words(house):
    browser = house.visit(TREASURER)

    answer = browser.get("/keluar")

    assert answer.status_code == 405
    assert "Tidak bisa begitu" in words(answer)


def test_an_error_without_a_text_of_its_own_has_one(house):
    def teapot():
        abort(418)

    house.app.view_functions["home.show"] = teapot

    answer = house.visit(TREASURER).get("/")

    assert answer.status_code == 418
    assert "Permintaan ini tidak lengkap" in words(answer)


@pytest.mark.parametrize(
    ("error", "status", "says"),
    [
        (PeriodClosedError(TODAY, TODAY), 409, "24 November 2026"),
        (BusyError(8), 503, "Belum bisa sekarang"),
        (PrinterMissingError("pango", "apt-get install pango"), 503, "Belum bisa sekarang"),
    ],
)
def test_a_refusal_without_a_form_is_a_page(house, error, status, says):
    def refuse():
        raise error

    house.app.view_functions["home.show"] = refuse

    answer = house.visit(TREASURER).get("/")

    assert answer.status_code == status
    assert says in words(answer)


def test_the_command_line_starts_without_the_web():
    code = "import webapp, sys; sys.exit('flask' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_configuration_is_the_safe_one(house):
    config = house.app.config

    assert config["SESSION_COOKIE_HTTPONLY"] is True
    assert config["SESSION_COOKIE_SAMESITE"] == "Lax"
    assert config["SESSION_COOKIE_NAME"] == "bumdes"
    assert config["PERMANENT_SESSION_LIFETIME"].total_seconds() == 12 * 3600
    assert config["MAX_CONTENT_LENGTH"] == 1_000_000
    assert config["MAX_FORM_MEMORY_SIZE"] == 1_000_000
    assert config["WTF_CSRF_TIME_LIMIT"] is None
    assert config["WTF_CSRF_ENABLED"] is True
    assert config["DEBUG"] is False
    assert config["TESTING"] is False
