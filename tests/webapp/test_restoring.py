"""A copy that is chosen on the page is restored at the next start, and never before."""

from __future__ import annotations

import io

import pytest
from sqlalchemy import text

from bumdes.actions.staffing import add_person, appoint
from bumdes.database import connect
from bumdes.permissions import Role
from bumdes.work import begin_session
from tests.webapp.house import ADMIN, PASSWORD, TODAY, TREASURER, words
from webapp.call import Call
from webapp.restoring import (
    ask_to_restore,
    asked_to_restore,
    note_restored,
    restore_if_asked,
)
from webapp.settings import Settings


@pytest.fixture
def chosen(house, tmp_path):
    """The browser of who keeps the installation, and the name of a copy that was made."""
    with begin_session(house.engine) as session:
        add_person(session, "wayan", "Wayan", password=PASSWORD, actor=ADMIN, clock=house.clock)
    house.does(appoint, "wayan", Role.ADMINISTRATOR, first_day=TODAY)
    browser = house.visit("wayan")
    browser.post("/cadangan/")
    return browser, next((tmp_path / "backups").glob("*.gz")).name


def starts(tmp_path):
    """Start as the command does, and return what it says."""
    settings = Settings(tmp_path, f"sqlite:///{tmp_path / 'web.sqlite'}")
    said, told = io.StringIO(), io.StringIO()
    restore_if_asked(Call(settings, said, told))
    return said.getvalue() + told.getvalue()


def entries(tmp_path):
    engine = connect(f"sqlite:///{tmp_path / 'web.sqlite'}")
    with engine.connect() as connection:
        return connection.scalar(text("SELECT count(*) FROM entries"))


def test_what_was_chosen_waits_for_the_next_start(house, chosen, tmp_path):
    browser, name = chosen
    before = entries(tmp_path)
    house.sells(10_000)

    shown = words(browser.post(f"/cadangan/{name}/pulihkan", follow=True))
    assert f"Salinan {name} dipulihkan begitu aplikasi dijalankan lagi" in shown
    assert entries(tmp_path) == before + 1

    house.engine.dispose()
    assert f"Data dikembalikan dari {name}" in starts(tmp_path)
    assert entries(tmp_path) == before
    assert starts(tmp_path) == ""


def test_the_log_of_what_was_restored_says_who_asked_and_what_was_put_aside(
    house, chosen, tmp_path
):
    browser, name = chosen
    browser.post(f"/cadangan/{name}/pulihkan")
    house.engine.dispose()
    settings = Settings(tmp_path, f"sqlite:///{tmp_path / 'web.sqlite'}")

    restored = restore_if_asked(Call(settings, io.StringIO(), io.StringIO()))
    note_restored(house.engine, restored)

    log = words(house.visit("wayan").get("/catatan-akses/"))
    assert "Data dipulihkan dari salinan" in log
    assert restored.by == "wayan"
    assert f"{name} · {restored.aside}" in log
    assert (tmp_path / restored.aside).exists()


def test_who_thinks_better_of_it_keeps_the_data(chosen, tmp_path):
    browser, name = chosen
    browser.post(f"/cadangan/{name}/pulihkan")

    assert "Akan dipulihkan" not in words(browser.post("/cadangan/tetap", follow=True))
    assert asked_to_restore(tmp_path / "backups") == ""


def test_who_keeps_one_of_two_enterprises_restores_nothing(house, chosen, tmp_path):
    answer = house.visit(TREASURER).post(f"/cadangan/{chosen[1]}/pulihkan")

    assert answer.status_code == 403
    assert asked_to_restore(tmp_path / "backups") == ""


@pytest.mark.parametrize("name", ["tidak-ada.sqlite.gz", "../web.sqlite"])
def test_a_copy_that_is_not_there_is_told_and_the_data_stay(house, tmp_path, name):
    (tmp_path / "backups").mkdir(exist_ok=True)
    ask_to_restore(tmp_path / "backups", name, by="wayan")
    house.engine.dispose()

    assert "data yang ada tetap dipakai" in starts(tmp_path)
    assert starts(tmp_path) == ""
