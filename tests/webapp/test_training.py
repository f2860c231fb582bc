from __future__ import annotations

import shutil

import pytest
from itsdangerous import URLSafeTimedSerializer

from tests.webapp.house import HEAD, TREASURER, Clock, sale, seal, words
from webapp import create_app
from webapp.training import GroundState, TrainingGate, TrainingGround


@pytest.fixture
def ground(tmp_path):
    clock = Clock()

    def make(engine, secret_key, files):
        return create_app(engine, secret_key=secret_key, files=files, clock=clock)

    return TrainingGround(tmp_path / "latihan", "rahasia", make)


@pytest.fixture
def open_ground(ground, _furnished):
    """Training books that are ready: here the same people as in the real ones."""
    place = ground.folder / "contoh"
    place.mkdir(parents=True)
    shutil.copyfile(_furnished, place / "bumdes.sqlite")
    yield ground
    if ground.state is GroundState.READY:
        ground.app().extensions["engine"].dispose()


@pytest.fixture
def school(house, open_ground, monkeypatch):
    """The real application, with the training books beside it."""
    monkeypatch.setitem(house.app.extensions, "training", open_ground)
    monkeypatch.setattr(house.app, "wsgi_app", TrainingGate(house.app.wsgi_app, open_ground))
    return house


def test_nobody_comes_in_who_does_not_come_from_the_real_books(school):
    answer = school.visit().get("/latihan/masuk")

    assert answer.status_code == 303
    assert answer.location == "/belajar/"


@pytest.mark.parametrize(
    "forged",
    ["dikarang", URLSafeTimedSerializer("kunci sendiri", salt="training").dumps("in")],
    ids=["no pass", "signed with another key"],
)
def test_a_forged_pass_lets_nobody_in(school, forged):
    browser = school.visit()
    browser.client.set_cookie("bumdes-latihan-izin", forged, path="/latihan")

    assert browser.get("/latihan/masuk").location == "/belajar/"


def test_who_comes_from_the_real_books_is_told_who_one_can_be(school):
    browser = school.visit(TREASURER)
    assert "Masuk ke buku latihan" in words(browser.get("/belajar/"))

    answer = browser.post("/belajar/masuk")
    page = browser.get(answer.location)

    assert "Buku latihan: masuk sebagai" in words(page)
    assert "Bendahara" in words(page)


def test_what_is_practised_stays_out_of_the_real_books(school):
    browser = school.visit(TREASURER)
    browser.post("/belajar/masuk")
    browser.get("/latihan/masuk")
    browser.post("/latihan/masuk", nama=TREASURER, sandi="kata sandi yang panjang")
    page = browser.get("/latihan/catat/uang-masuk?unit=TOKO")
    assert "LATIHAN" in words(page)

    seen = browser.post("/latihan/catat/uang-masuk", **sale())
    answer = browser.post(
        "/latihan/catat/uang-masuk", **sale(langkah="simpan", segel=seal(seen))
    )

    assert answer.status_code == 303
    assert answer.location.startswith("/latihan/transaksi/")
    assert len(school.entries()) == 1


def test_the_real_session_stays_as_it_is(school):
    browser = school.visit(TREASURER)
    browser.post("/belajar/masuk")
    browser.get("/latihan/masuk")

    assert "LATIHAN" not in words(browser.get("/"))
    assert browser.get("/").status_code == 200


def test_a_village_head_does_not_throw_away_what_others_practised(school, open_ground):
    browser = school.visit(HEAD)

    assert "Ulang buku latihan" not in words(browser.get("/belajar/"))
    assert browser.post("/belajar/siapkan").status_code == 403
    assert open_ground.state is GroundState.READY


def test_where_none_are_kept_none_are_offered(house):
    browser = house.visit(TREASURER)

    assert "tidak disediakan" in words(browser.get("/belajar/"))
    assert browser.post("/belajar/masuk").status_code == 404


def test_training_books_are_made_by_a_process_of_their_own(ground):
    assert ground.state is GroundState.ABSENT

    ground.build()
    assert ground.state is GroundState.BUILDING
    ground.wait()

    assert ground.state is GroundState.READY
    with ground.app().test_client() as client:
        assert client.get("/masuk").status_code == 200
    ground.app().extensions["engine"].dispose()


def test_what_cannot_be_made_leaves_what_was_there(open_ground, monkeypatch):
    monkeypatch.setattr("sys.executable", "/bin/false")

    open_ground.build()
    open_ground.wait()

    assert open_ground.state is GroundState.READY
    assert not (open_ground.folder / ".contoh-baru").exists()
