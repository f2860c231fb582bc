"""The own account: the password, the phone that shows codes, the devices."""

from __future__ import annotations

import re

import pytest

from bumdes.access.one_time_code import code_at, step_of
from bumdes.actions.securing import require_factor
from bumdes.actions.staffing import reset_password
from bumdes.people import find_person
from bumdes.work import begin_session
from tests.webapp.house import DIRECTOR, HEAD, PASSWORD, TREASURER, sale, words

CHOSEN = "mangga jatuh dekat sumur"
OTHER_DEVICE = {"headers": {"User-Agent": "Mozilla/5.0 (Linux; Android 14) Chrome/130"}}


def puts_phone(house, browser):
    """Let the person put a phone in place; return its secret, and the codes on the paper."""
    page = browser.post("/saya/kode/mulai")
    secret = re.search(r'class="num secret">([^<]+)<', page.text)[1].replace(" ", "")
    code = code_at(secret, step_of(house.clock()))
    paper = browser.post("/saya/kode/pasang", kode=code)
    return secret, re.findall(r"<li>([A-Z0-9-]{19})</li>", paper.text)


def half_way(house, username=TREASURER, **fields):
    browser = house.visit()
    page = browser.post("/masuk", nama=username, sandi=PASSWORD, **fields)
    assert "Kode dari HP" in words(page)
    return browser


def now_code(house, secret):
    return code_at(secret, step_of(house.clock()))


# --- the password ----------------------------------------------------------------------


def test_the_own_password_is_changed_and_this_device_stays_in(house):
    here, elsewhere = house.visit(TREASURER), house.visit(TREASURER)
    house.clock.passes(seconds=1)

    answer = here.post(
        "/saya/sandi", lama=PASSWORD, baru=CHOSEN, sekali__lagi=CHOSEN, follow=True
    )

    assert "Akun saya" in words(answer)
    assert elsewhere.get("/").location.startswith("/masuk")
    assert house.visit().post("/masuk", nama=TREASURER, sandi=CHOSEN).status_code == 303


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"lama": "bukan ini"}, "tidak cocok"),
        ({"sekali__lagi": "lain"}, "Kedua kata sandi tidak sama"),
        ({"baru": "password2026", "sekali__lagi": "password2026"}, "paling sering dicoba"),
        ({"baru": "ratna maju jaya", "sekali__lagi": "ratna maju jaya"}, "nama usaha"),
        ({"baru": ""}, "Tulis kata sandi baru"),
    ],
)
def test_a_password_that_cannot_be_is_refused_and_nothing_typed_is_shown(house, given, said):
    typed = {"lama": PASSWORD, "baru": CHOSEN, "sekali__lagi": CHOSEN, **given}

    answer = house.visit(TREASURER).post("/saya/sandi", **typed)

    assert answer.status_code == 422
    assert said in words(answer)
    assert PASSWORD not in answer.text


def test_who_was_given_a_password_chooses_another_before_anything_else(house):
    house.does(reset_password, TREASURER, "kata sandi dari orang lain")
    browser = house.visit()
    browser.post("/masuk", nama=TREASURER, sandi="kata sandi dari orang lain")

    assert browser.get("/").location == "/saya/sandi"
    assert "sebelum melanjutkan" in words(browser.get("/saya/sandi"))
    assert browser.post("/catat/uang-masuk", **sale()).location == "/saya/sandi"

    house.clock.passes(seconds=1)
    typed = {"baru": CHOSEN, "sekali__lagi": CHOSEN}
    browser.post("/saya/sandi", lama="kata sandi dari orang lain", **typed)
    assert browser.get("/").status_code == 200


def test_an_old_password_that_is_too_short_today_is_to_be_changed(house):
    from bumdes.password import hash_password  # noqa: PLC0415

    with begin_session(house.engine) as session:
        find_person(session, HEAD).password_hash = hash_password("delapan8")
    browser = house.visit()
    browser.post("/masuk", nama=HEAD, sandi="delapan8")

    assert browser.get("/").location == "/saya/sandi"


# --- the phone -------------------------------------------------------------------------


def test_a_phone_is_put_in_place_and_then_asked_for(house):
    secret, codes = puts_phone(house, house.visit(TREASURER))
    house.clock.passes(seconds=30)
    browser = half_way(house)

    assert len(codes) == 8
    assert browser.get("/").location.startswith("/masuk")
    assert browser.post("/masuk/kode", kode=now_code(house, secret)).location == "/"
    assert browser.get("/").status_code == 200


def test_a_new_phone_ends_the_other_logins_and_not_this_one(house):
    here, elsewhere = house.visit(TREASURER), house.visit(TREASURER)

    puts_phone(house, here)

    assert here.get("/").status_code == 200
    assert elsewhere.get("/").location.startswith("/masuk")


def test_a_wrong_first_code_leaves_the_square_code_as_it_was(house):
    browser = house.visit(TREASURER)
    page = browser.post("/saya/kode/mulai")

    again = browser.post("/saya/kode/pasang", kode="000000")

    assert again.status_code == 422
    assert re.search(r"num secret.*", page.text)[0] == re.search(r"num secret.*", again.text)[0]


def test_a_wrong_code_lets_nobody_in(house):
    puts_phone(house, house.visit(TREASURER))
    browser = half_way(house)

    answer = browser.post("/masuk/kode", kode="000000")

    assert answer.status_code == 422
    assert "Kode tidak cocok" in words(answer)
    assert browser.get("/").location.startswith("/masuk")


def test_a_code_of_the_paper_lets_in_once(house):
    _, codes = puts_phone(house, house.visit(TREASURER))

    assert half_way(house).post("/masuk/kode", kode=codes[0].lower()).location == "/"
    assert half_way(house).post("/masuk/kode", kode=codes[0]).status_code == 422


def test_what_was_typed_outlives_the_code_too(house):
    secret, _ = puts_phone(house, house.visit(TREASURER))
    house.clock.passes(seconds=30)
    carried = {"isi.jumlah-total": "75.000", "lanjut": "/catat/uang-masuk"}

    page = house.visit().post("/masuk", nama=TREASURER, sandi=PASSWORD, **carried)
    browser = half_way(house, **carried)
    resumed = browser.post("/masuk/kode", kode=now_code(house, secret), **carried)

    assert 'name="isi.jumlah-total" value="75.000"' in page.text
    assert 'name="jumlah-total" value="75.000"' in resumed.text


def test_without_the_password_there_is_no_asking_for_codes(house):
    browser = house.visit()

    assert "Masuk ke buku kas" in words(browser.get("/masuk/kode"))
    assert browser.post("/masuk/kode", kode="123456").status_code == 422


def test_the_phone_is_taken_away_with_a_last_code(house):
    browser = house.visit(TREASURER)
    secret, _ = puts_phone(house, browser)
    house.clock.passes(seconds=30)

    assert browser.post("/saya/kode/lepas", kode="000000").status_code == 422
    browser.post("/saya/kode/lepas", kode=now_code(house, secret))
    assert house.visit(TREASURER).get("/").status_code == 200


def test_new_codes_for_the_paper_are_shown_once(house):
    browser = house.visit(TREASURER)
    _, codes = puts_phone(house, browser)

    renewed = browser.post("/saya/kode/cadangan")

    assert codes[0] not in renewed.text
    assert "8 dari 8" in words(browser.get("/saya/kode"))


# --- whose office needs one ------------------------------------------------------------


def test_whose_office_needs_a_phone_is_led_to_it_and_locked_out_of_nothing_else(house):
    house.does(require_factor, is_required=True, valid_from=house.clock().date())
    browser = house.visit(DIRECTOR)
    office = re.search(r'value="([0-9a-f]{32})"', browser.get("/usaha").text)[1]
    browser.post("/usaha", jabatan=office)

    assert browser.get("/transaksi/").location == "/saya/kode"
    assert "wajib memakainya" in words(browser.get("/saya/kode"))

    puts_phone(house, browser)
    assert browser.get("/transaksi/").status_code == 200


def test_whose_office_needs_none_is_not_asked(house):
    house.does(require_factor, is_required=True, valid_from=house.clock().date())

    assert house.visit(HEAD).get("/").status_code == 200


# --- devices ---------------------------------------------------------------------------


def test_devices_are_told_apart_and_logged_out(house):
    here, phone = house.visit(TREASURER), house.visit(TREASURER, **OTHER_DEVICE)

    page = here.get("/saya/perangkat")
    digest = re.search(r'name="perangkat" value="([0-9a-f]{64})"', page.text)[1]
    here.post("/saya/perangkat/akhiri", perangkat=digest)

    assert "Chrome di HP Android" in words(page)
    assert phone.get("/").location.startswith("/masuk")
    assert here.get("/").status_code == 200


def test_all_other_devices_are_logged_out_at_once(house):
    here, *others = (house.visit(TREASURER) for _ in range(3))

    here.post("/saya/perangkat/akhiri-lainnya")

    assert [other.get("/").status_code for other in others] == [302, 302]
    assert here.get("/").status_code == 200


def test_nobody_logs_out_a_device_of_another(house):
    page = house.visit(HEAD).get("/saya/perangkat")
    assert "Perangkat ini" in words(page)

    answer = house.visit(TREASURER).post("/saya/perangkat/akhiri", perangkat="0" * 64)
    assert answer.status_code == 404
