"""Coming in, staying in, and getting out."""

from __future__ import annotations

import datetime as dt

import pytest

from bumdes.actions.staffing import add_person, admit, dismiss, reset_password
from bumdes.login import FREE_FAILURES_OF_NETWORK, begin_attempt
from bumdes.people import appointments_in
from bumdes.work import begin_session
from tests.webapp.house import (
    BOOK,
    DIRECTOR,
    MANAGER,
    OTHER_BOOK,
    PASSWORD,
    TODAY,
    TREASURER,
    links,
    sale,
    words,
)

OLD_TOKEN = "kedaluwarsa"  # noqa: S105


def test_who_knows_the_password_comes_home(house):
    browser = house.visit()

    answer = browser.post("/masuk", follow=True, nama=" Ratna ", sandi=PASSWORD)

    assert "Selamat siang, Ratna" in words(answer)


def test_a_wrong_password_is_refused_without_saying_which_part_was_wrong(house):
    wrong_password = house.visit().post("/masuk", nama=TREASURER, sandi="salah sama sekali")
    unknown_name = house.visit().post("/masuk", nama="siapa", sandi=PASSWORD)

    assert wrong_password.status_code == unknown_name.status_code == 422
    sentence = "Nama atau kata sandi tidak cocok"
    assert sentence in words(wrong_password)
    assert sentence in words(unknown_name)
    assert f'value="{TREASURER}"' in wrong_password.text
    assert "salah sama sekali" not in wrong_password.text


def test_guessing_gets_slow_but_nobody_is_locked_out_for_good(house):
    browser = house.visit()
    for _ in range(6):
        browser.post("/masuk", nama=TREASURER, sandi="salah")

    at_once = browser.post("/masuk", nama=TREASURER, sandi=PASSWORD)
    house.clock.passes(minutes=16)
    later = browser.post("/masuk", nama=TREASURER, sandi=PASSWORD)

    assert at_once.status_code == 429
    assert "Coba lagi sesudah" in words(at_once)
    assert later.status_code == 303


def test_guessing_through_many_names_gets_slow_for_its_network_only(house):
    with begin_session(house.engine) as session:
        for number in range(FREE_FAILURES_OF_NETWORK + 3):
            name = f"orang-{number}"
            begin_attempt(session, name, address="36.68.1.2", now=house.clock())

    here = house.visit(environ_overrides={"REMOTE_ADDR": "36.68.1.2"})
    elsewhere = house.visit(environ_overrides={"REMOTE_ADDR": "36.68.1.3"})
    refused = here.post("/masuk", nama=TREASURER, sandi=PASSWORD)

    assert refused.status_code == 429
    assert "dari jaringan ini. Coba lagi sesudah 8 detik." in words(refused)
    assert elsewhere.post("/masuk", nama=TREASURER, sandi=PASSWORD).status_code == 303


def test_a_stranger_is_sent_to_log_in_and_back_to_where_the_way_led(house):
    browser = house.visit()

    sent = browser.get("/transaksi/?bulan=2026-11")
    login = browser.get(sent.location)
    back = browser.post(
        "/masuk", nama=TREASURER, sandi=PASSWORD, lanjut="/transaksi/?bulan=2026-11"
    )

    assert sent.location == "/masuk?lanjut=/transaksi/?bulan%3D2026-11"
    assert 'name="lanjut" value="/transaksi/?bulan=2026-11"' in login.text
    assert back.location == "/transaksi/?bulan=2026-11"


@pytest.mark.parametrize(
    "onward",
    ["https://jahat.example", "//jahat.example", "/\\jahat.example", "jahat", "/a\nb"],
)
def test_logging_in_leads_to_no_other_house(house, onward):
    answer = house.visit().post("/masuk", nama=TREASURER, sandi=PASSWORD, lanjut=onward)

    assert answer.location == "/"


def test_who_is_in_need_not_log_in_again(house):
    assert house.visit(TREASURER).get("/masuk").location == "/"


def test_logging_out_ends_the_login_also_for_a_copy_of_the_cookie(house):
    browser = house.visit(TREASURER)
    copy = browser.client.get_cookie("bumdes").value

    browser.post("/keluar")
    thief = house.visit()
    thief.client.set_cookie("bumdes", copy)

    assert browser.get("/").location.startswith("/masuk")
    assert thief.get("/").location.startswith("/masuk")


def test_logging_in_begins_a_new_session(house):
    browser = house.visit()
    browser.get("/masuk")
    before = browser.client.get_cookie("bumdes").value

    browser.post("/masuk", nama=TREASURER, sandi=PASSWORD)

    assert browser.client.get_cookie("bumdes").value != before


def test_a_login_in_use_goes_on_until_the_working_day_is_over(house):
    browser = house.visit(TREASURER)

    for _ in range(24):
        house.clock.passes(minutes=30)
        assert browser.get("/").status_code == 200

    house.clock.passes(minutes=1)
    assert browser.get("/").location.startswith("/masuk")


def test_a_device_left_alone_for_half_an_hour_asks_for_the_password(house):
    browser = house.visit(TREASURER)
    house.clock.passes(minutes=30, seconds=1)

    asked = browser.get("/transaksi/?bulan=2026-11")

    assert asked.status_code == 401
    assert "lebih dari 30 menit tidak ada yang memakai layar ini" in words(asked)
    assert "Saldo awal" not in words(asked)


def test_the_password_opens_what_was_left_where_it_was_left(house):
    browser = house.visit(TREASURER)
    house.clock.passes(hours=2)
    browser.get("/transaksi/")

    on = browser.post("/masuk/lagi", lanjut="/transaksi/", sandi__lagi=PASSWORD)

    assert on.location == "/transaksi/"
    assert browser.get(on.location).status_code == 200


def test_what_was_typed_before_one_left_is_recorded_after_the_password(house):
    browser = house.visit(TREASURER)
    typed = sale("1.385.000")
    house.clock.passes(minutes=45)

    asked = browser.post("/catat/uang-masuk", **typed)
    seen = browser.post("/catat/uang-masuk", sandi__lagi=PASSWORD, **typed)

    assert asked.status_code == 401
    assert 'name="jumlah-total" value="1.385.000"' in asked.text
    assert "Ini yang akan dicatat" in words(seen)


def test_a_wrong_password_does_not_open_what_was_left(house):
    browser = house.visit(TREASURER)
    house.clock.passes(minutes=31)

    answer = browser.post("/masuk/lagi", lanjut="/", sandi__lagi="salah sama sekali")

    assert answer.status_code == 422
    assert browser.get("/").status_code == 401


def test_a_script_of_a_device_left_alone_keeps_what_waits_to_be_sent(house):
    browser = house.visit(TREASURER)
    house.clock.passes(minutes=31)

    answer = browser.client.get("/antrean", headers={"Accept": "application/json"})

    assert answer.status_code == 401


def test_who_left_a_device_alone_can_still_log_out(house):
    browser = house.visit(TREASURER)
    house.clock.passes(minutes=31)

    assert browser.post("/keluar").location == "/masuk"


def test_a_new_password_ends_the_logins_before_it(house):
    browser = house.visit(TREASURER)
    house.clock.passes(seconds=1)
    house.does(reset_password, TREASURER, "kata sandi lain lagi")

    assert browser.get("/").location.startswith("/masuk")


def test_who_may_no_longer_log_in_is_out_at_once(house):
    browser = house.visit(TREASURER)
    house.does(admit, TREASURER, is_active=False)

    assert browser.get("/").location.startswith("/masuk")


def test_what_was_typed_outlives_the_session(house):
    browser = house.visit(TREASURER)
    house.clock.passes(hours=13)
    typed = sale("1.385.000", keterangan="Beras & minyak", langkah="simpan")

    login = browser.post("/catat/uang-masuk", **typed)
    carried = {f"isi.{name}": value for name, value in typed.items() if name != "langkah"}
    resumed = browser.post(
        "/masuk", nama=TREASURER, sandi=PASSWORD, lanjut="/catat/uang-masuk", **carried
    )

    assert login.status_code == 401
    assert "Isian Anda masih ada" in words(login)
    assert 'name="isi.keterangan" value="Beras &amp; minyak"' in login.text
    assert 'action="/catat/uang-masuk#hasil"' in resumed.text
    assert 'name="keterangan" value="Beras &amp; minyak"' in resumed.text
    assert 'name="langkah" value="periksa"' in resumed.text
    assert len(house.entries()) == 1


def test_a_form_of_an_older_session_is_given_back_with_all_that_was_typed(house):
    browser = house.visit(TREASURER)
    browser.token = OLD_TOKEN

    answer = browser.post("/catat/uang-masuk", **sale("75.000"))

    assert answer.status_code == 400
    assert 'name="jumlah-total" value="75.000"' in answer.text
    assert len(house.entries()) == 1


def test_a_stale_button_that_is_no_form_is_refused_and_says_so(house):
    browser = house.visit(TREASURER)
    browser.token = OLD_TOKEN

    answer = browser.post("/keluar")

    assert answer.status_code == 400
    assert "Belum ada yang berubah. Buka lagi halamannya" in answer.text
    assert browser.get("/").status_code == 200


def test_who_is_in_already_and_logs_in_on_an_older_page_is_led_home(house):
    browser = house.visit(TREASURER)
    browser.token = OLD_TOKEN

    assert browser.post("/masuk").location == "/"


def test_an_office_that_ended_is_over_at_the_next_page(house):
    browser = house.visit(TREASURER)
    assert browser.get("/catat/uang-masuk").status_code == 200

    house.does(_dismiss, TREASURER)

    assert browser.get("/transaksi/").location == "/usaha"
    assert browser.post("/catat/uang-masuk", **sale(langkah="simpan")).status_code == 302
    assert len(house.entries()) == 1


def test_the_cookie_of_whoever_typed_much_is_taken_by_every_browser(house):
    browser = house.visit(TREASURER)
    browser.get("/transaksi/?cari=" + "x" * 2_000)

    answer = browser.post("/catat/uang-masuk", **sale(keterangan="y" * 190))

    assert len(answer.headers["Set-Cookie"]) <= 4_096


def _dismiss(work, username):
    for office, person in appointments_in(work.session, work.book_id):
        if person.username == username:
            dismiss(work, office.appointment_id, last_day=TODAY - dt.timedelta(days=1))


# --- offices ---------------------------------------------------------------------------


def test_who_holds_several_offices_chooses_one_first(house):
    browser = house.visit(DIRECTOR)

    sent = browser.get("/")
    offered = browser.get("/usaha")

    assert sent.location == "/usaha"
    assert "BUM Desa Maju Jaya Direktur" in words(offered)
    assert "BUM Desa Sumber Rejeki Pengawas" in words(offered)


def test_the_office_chosen_opens_its_enterprise(house):
    browser = house.visit(DIRECTOR)
    appointments = dict(zip((BOOK, OTHER_BOOK), _appointments(browser), strict=True))

    answer = browser.post("/usaha", follow=True, jabatan=appointments[OTHER_BOOK])

    assert "BUM Desa Sumber Rejeki" in words(answer)
    assert "Uang masuk dari usaha" not in words(browser.get("/catat/"))
    assert "sedang dibuka" in words(browser.get("/usaha"))


def test_nobody_takes_the_office_of_another(house):
    others = _appointments(house.visit(DIRECTOR))

    answer = house.visit(MANAGER).post("/usaha", jabatan=others[0])

    assert answer.status_code == 404


def test_who_holds_one_office_is_not_asked(house):
    browser = house.visit(MANAGER)

    assert browser.get("/").status_code == 200
    assert list(links(browser.get("/lainnya"), "/usaha")) == []


def test_who_holds_no_office_is_told_whom_to_ask(house):
    house.does(_let_in, "wulan")

    answer = house.visit("wulan").get("/", follow_redirects=True)

    assert "Belum ada buku untuk Anda" in words(answer)


def _appointments(browser):
    page = browser.get("/usaha").text
    return [part.split('"')[0] for part in page.split('name="jabatan" value="')[1:]]


def _let_in(work, username):
    add_person(
        work.session,
        username,
        username.title(),
        password=PASSWORD,
        actor=work.actor,
        clock=work.clock,
    )
