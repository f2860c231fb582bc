"""Users: who may come in, codes on paper for them, and the log of access."""

from __future__ import annotations

import re

import pytest

from bumdes.actions.securing import confirm_factor, start_factor
from bumdes.actions.staffing import appoint
from bumdes.permissions import Actor, Permission, Role
from bumdes.work import begin_work
from tests.webapp.house import (
    BOOK,
    HEAD,
    MANAGER,
    PASSWORD,
    STRANGER,
    TODAY,
    TREASURER,
    sale,
    words,
)

CHOSEN = "mangga jatuh dekat sumur"
KEEPER = "putri"


@pytest.fixture
def kept(house):
    """The house, whose secretary Hadi became its director."""
    house.does(appoint, MANAGER, Role.DIRECTOR, first_day=TODAY)
    return house


def directs(house):
    """Return the browser of Sari in the office of director."""
    browser = house.visit(MANAGER)
    found = re.findall(
        r'value="([0-9a-f]{32})".*?<small>(\w+)', browser.get("/usaha").text, re.DOTALL
    )
    browser.post("/usaha", jabatan=next(key for key, office in found if office == "Direktur"))
    return browser


def invites(browser, **fields):
    given = {"nama": "Joko Susilo", "jabatan": "operator", "mulai": TODAY.isoformat()}
    return browser.post("/pengguna/baru", **{**given, **fields})


def code_on(slip):
    return re.search(r"[A-Z0-9]{4}(-[A-Z0-9]{4}){3}", slip.text)[0]


def redeems(house, code, username="joko-susilo", password=CHOSEN):
    browser = house.visit()
    browser.get("/undangan/")
    given = {"nama": username, "kode": code, "baru": password, "sekali__lagi": password}
    return browser, browser.post("/undangan/", **given)


# --- inviting --------------------------------------------------------------------------


def test_somebody_new_comes_in_with_the_code_on_the_slip(kept):
    slip = invites(directs(kept))
    browser, answer = redeems(kept, code_on(slip))

    assert "Kode undangan untuk Joko Susilo" in words(slip)
    assert "joko-susilo" in words(slip)
    assert answer.location == "/"
    assert "Joko Susilo" in words(browser.get("/"))


def test_the_code_is_shown_once(kept):
    browser = directs(kept)
    code = code_on(invites(browser))

    assert code not in browser.get("/pengguna/orang/joko-susilo").text
    assert "Diundang" in words(browser.get("/pengguna/"))


def test_somebody_known_gets_a_further_office_and_a_code(kept):
    slip = invites(directs(kept), nama="", orang=HEAD, jabatan="advisor")

    assert "Kode kata sandi baru untuk Hadi" in words(slip)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"nama": "", "orang": ""}, "Pilih orangnya"),
        ({"jabatan": ""}, "Pilih salah satu"),
        ({"jabatan": "unit_manager"}, "terikat pada satu unit"),
        ({"pengguna": "ratna"}, "Sudah ada orang"),
        ({"jabatan": "administrator"}, "tidak berwenang"),
    ],
)
def test_what_cannot_be_is_refused_and_nobody_is_half_added(kept, given, said):
    browser = directs(kept)

    answer = invites(browser, **given)

    assert answer.status_code == 422
    assert said in words(answer), words(answer)[200:]
    assert "Joko Susilo" not in words(browser.get("/pengguna/"))


def test_a_wrong_code_and_an_unknown_name_are_told_the_same(kept):
    invites(directs(kept))
    _, wrong = redeems(kept, "AAAA-AAAA-AAAA-AAAA")
    _, unknown = redeems(kept, "AAAA-AAAA-AAAA-AAAA", username="siapa")

    assert wrong.status_code == unknown.status_code == 422
    sentence = "Nama pengguna dan kode tidak cocok"
    assert sentence in words(wrong)
    assert sentence in words(unknown)


def test_a_weak_password_is_refused_and_the_code_stays_good(kept):
    code = code_on(invites(directs(kept)))
    _, refused = redeems(kept, code, password="sandi2026")

    assert refused.status_code == 422
    assert "terlalu pendek" in words(refused)
    assert redeems(kept, code)[1].location == "/"


def test_a_code_taken_back_opens_nothing(kept):
    browser = directs(kept)
    code = code_on(invites(browser))

    browser.post("/pengguna/orang/joko-susilo/tarik-kode")

    assert redeems(kept, code)[1].status_code == 422


def test_who_forgot_the_password_gets_a_code_for_half_an_hour(kept):
    code = code_on(directs(kept).post(f"/pengguna/orang/{TREASURER}/kode"))
    kept.clock.passes(minutes=31)

    assert redeems(kept, code, TREASURER)[1].status_code == 422
    assert kept.visit(TREASURER).get("/").status_code == 200


# --- blocking --------------------------------------------------------------------------


def test_who_is_blocked_is_out_at_once_and_in_again_later(kept):
    browser, treasurer = directs(kept), kept.visit(TREASURER)

    blocked = browser.post(f"/pengguna/orang/{TREASURER}/blokir", follow=True)
    assert "Diblokir" in words(blocked)
    assert treasurer.get("/").location.startswith("/masuk")
    assert kept.visit().post("/masuk", nama=TREASURER, sandi=PASSWORD).status_code == 422

    browser.post(f"/pengguna/orang/{TREASURER}/buka-blokir")
    assert kept.visit(TREASURER).get("/").status_code == 200


def test_a_lost_phone_is_taken_away(kept):
    treasurer = Actor(TREASURER, Role.TREASURER)
    with begin_work(kept.engine, actor=treasurer, book_id=BOOK, clock=kept.clock) as work:
        seal = kept.app.extensions["seal"]
        secret = start_factor(work, seal)
        from bumdes.access.one_time_code import code_at, step_of  # noqa: PLC0415

        confirm_factor(work, code_at(secret, step_of(kept.clock())), seal)
    browser = directs(kept)
    assert "Lepas kode HP" in words(browser.get(f"/pengguna/orang/{TREASURER}"))

    browser.post(f"/pengguna/orang/{TREASURER}/lepas-kode-hp")

    assert kept.visit(TREASURER).get("/").status_code == 200


# --- who may ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("method", "address"),
    [
        ("get", "/pengguna/"),
        ("get", "/pengguna/baru"),
        ("get", f"/pengguna/orang/{HEAD}"),
        ("get", "/pengguna/aturan"),
        ("get", "/catatan-akses/"),
        ("post", f"/pengguna/orang/{HEAD}/kode"),
        ("post", f"/pengguna/orang/{HEAD}/blokir"),
        ("post", f"/pengguna/orang/{HEAD}/buka-blokir"),
        ("post", f"/pengguna/orang/{HEAD}/tarik-kode"),
        ("post", f"/pengguna/orang/{HEAD}/lepas-kode-hp"),
    ],
)
def test_the_treasurer_manages_nobody(house, method, address):
    assert getattr(house.visit(TREASURER), method)(address).status_code in {403, 422}
    assert house.visit(HEAD).get("/").status_code == 200


@pytest.mark.parametrize("act", ["kode", "blokir", "lepas-kode-hp", "tarik-kode"])
def test_somebody_of_another_enterprise_is_as_unknown_as_nobody(kept, act):
    browser = directs(kept)

    theirs = browser.post(f"/pengguna/orang/{STRANGER}/{act}")
    nobodys = browser.post(f"/pengguna/orang/tidak-ada/{act}")

    assert theirs.status_code == nobodys.status_code == 404
    assert words(theirs).replace(STRANGER, "?") == words(nobodys).replace("tidak-ada", "?")


def test_adding_somebody_wants_the_password_again(kept):
    browser = directs(kept)
    kept.clock.passes(minutes=16)

    asked = invites(browser)

    assert asked.status_code == 401
    assert 'name="nama" value="Joko Susilo"' in asked.text
    assert "Kode undangan untuk" in words(invites(browser, sandi__lagi=PASSWORD))


def test_every_power_and_every_office_stands_in_the_table(house):
    table = words(house.visit(TREASURER).get("/pengguna/wewenang"))

    assert all(role.label in table for role in Role)
    assert all(each.label.capitalize() in table for each in Permission)


def test_the_rule_about_phones_is_laid_down_with_a_day(kept):
    browser = directs(kept)
    rule = {"aturan": "wajib", "mulai": "2026-12-24"}

    answer = browser.post("/pengguna/aturan", follow=True, **rule)
    past = browser.post("/pengguna/aturan", aturan="wajib", mulai="2026-11-01")

    assert "Akan berlaku" in words(answer)
    assert past.status_code == 422


# --- the log ---------------------------------------------------------------------------


def test_the_log_tells_who_came_in_and_who_was_refused(kept):
    kept.visit().post("/masuk", nama=TREASURER, sandi="salah-sama-sekali")
    kept.visit(TREASURER).get("/pengguna/")
    kept.visit(HEAD).post("/catat/uang-masuk", **sale(langkah="simpan"))

    log = directs(kept).get("/catatan-akses/")

    assert "Gagal masuk: kata sandi" in words(log)
    assert "Ditolak: bukan wewenangnya · GET /pengguna/" in words(log)
    assert "POST /catat/uang-masuk" in words(log)
    assert "salah-sama-sekali" not in log.text


def test_the_log_tells_who_left(kept):
    kept.visit(TREASURER).post("/keluar")

    log = words(directs(kept).get(f"/catatan-akses/?orang={TREASURER}&jenis=coming_in"))

    assert "Keluar 14.05 · oleh ratna" in log


def test_the_log_is_searched_by_kind_and_person(kept):
    kept.visit(TREASURER).get("/pengguna/")
    browser = directs(kept)

    refusals = words(browser.get("/catatan-akses/?jenis=refusals"))
    of_head = words(browser.get(f"/catatan-akses/?orang={HEAD}"))

    assert "GET /pengguna/" in refusals
    assert "Masuk 24" not in refusals
    assert "GET /pengguna/" not in of_head


def test_the_log_of_another_enterprise_stays_there(kept):
    kept.visit(STRANGER).get("/pengguna/")

    assert STRANGER not in words(directs(kept).get("/catatan-akses/"))
