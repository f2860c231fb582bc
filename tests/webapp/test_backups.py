from __future__ import annotations

import io
import zipfile

import pytest

from bumdes.actions.staffing import add_person, appoint
from bumdes.backup import restore
from bumdes.backup_shelf import FOLDER_ON_DRIVE
from bumdes.permissions import Role
from bumdes.work import begin_session
from tests.webapp.house import ADMIN, HEAD, PASSWORD, TODAY, TREASURER, words
from webapp.drives import drives
from webapp.safekeeping import SafePlaces


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "backups"


@pytest.fixture
def usb(tmp_path, house):
    drive = tmp_path / "USB-DESA"
    drive.mkdir()
    house.app.extensions["safe_places"] = SafePlaces(drives=(drive,))
    return drive


@pytest.fixture
def administrator(house):
    """Who keeps the installation, with a login."""
    with begin_session(house.engine) as session:
        add_person(session, "wayan", "Wayan", password=PASSWORD, actor=ADMIN, clock=house.clock)
    house.does(appoint, "wayan", Role.ADMINISTRATOR, first_day=TODAY)
    return "wayan"


def copies(folder):
    return sorted(path.name for path in folder.glob("*.gz"))


def test_a_treasurer_makes_a_copy_from_the_screen(house, folder):
    browser = house.visit(TREASURER)
    assert "Belum ada salinan" in words(browser.get("/cadangan/"))

    answer = browser.post("/cadangan/", follow=True)

    assert "Salinan selesai dan utuh" in words(answer)
    assert len(copies(folder)) == 1


def test_a_copy_is_tried_where_nobody_works(house, folder):
    browser = house.visit(TREASURER)
    browser.post("/cadangan/")

    answer = browser.post(f"/cadangan/{copies(folder)[0]}/uji")

    assert "Salinan ini dapat dipulihkan" in words(answer)
    assert len(house.entries()) == 1


def test_a_damaged_copy_is_told_in_plain_words(house, folder):
    browser = house.visit(TREASURER)
    browser.post("/cadangan/")
    path = folder / copies(folder)[0]
    path.write_bytes(path.read_bytes()[:-3])

    answer = browser.post(f"/cadangan/{path.name}/uji")

    assert answer.status_code == 409
    assert "rusak" in words(answer).lower()


def test_a_copy_goes_to_a_drive_that_is_plugged_in(house, folder, usb):
    browser = house.visit(TREASURER)
    browser.post("/cadangan/")
    assert "USB-DESA" in browser.get("/cadangan/").text

    answer = browser.post(f"/cadangan/{copies(folder)[0]}/usb", follow=True, drive=str(usb))

    assert "sudah ada di USB-DESA" in words(answer)
    assert copies(usb / FOLDER_ON_DRIVE) == copies(folder)


def test_a_copy_goes_nowhere_but_to_a_drive_that_is_there(house, folder, tmp_path):
    browser = house.visit(TREASURER)
    browser.post("/cadangan/")

    answer = browser.post(f"/cadangan/{copies(folder)[0]}/usb", drive=str(tmp_path))

    assert answer.status_code == 404
    assert not (tmp_path / FOLDER_ON_DRIVE).exists()


def test_books_of_another_enterprise_are_not_taken_away(house, folder):
    browser = house.visit(TREASURER)
    browser.post("/cadangan/")

    answer = browser.get(f"/cadangan/{copies(folder)[0]}/unduh")

    assert answer.status_code == 403
    assert "Unduh" not in words(browser.get("/cadangan/"))


def test_who_keeps_the_installation_takes_a_copy_that_can_be_restored(
    house, folder, tmp_path, administrator
):
    browser = house.visit(administrator)
    browser.post("/cadangan/")

    answer = browser.get(f"/cadangan/{copies(folder)[0]}/unduh")
    zipfile.ZipFile(io.BytesIO(answer.data)).extractall(tmp_path / "away")
    answer.close()

    restore(tmp_path / "away" / copies(folder)[0], f"sqlite:///{tmp_path / 'new.sqlite'}")
    assert (tmp_path / "new.sqlite").exists()


def test_a_village_head_makes_no_copies(house, folder):
    browser = house.visit(HEAD)

    assert browser.get("/cadangan/").status_code == 403
    assert browser.post("/cadangan/").status_code == 403
    assert copies(folder) == []


@pytest.mark.parametrize("name", ["..%2Fweb.sqlite", "lain.sqlite.gz"])
def test_nothing_but_copies_is_sent(house, name, administrator):
    assert house.visit(administrator).get(f"/cadangan/{name}/unduh").status_code == 404


def test_a_folder_without_a_disk_in_it_is_no_drive(tmp_path):
    (tmp_path / "media" / "ratna" / "USB").mkdir(parents=True)

    assert drives(places=[tmp_path / "media"]) == []


def test_a_named_folder_is_a_drive_while_it_is_there(tmp_path):
    there, gone = tmp_path / "there", tmp_path / "gone"
    there.mkdir()

    assert [drive.path for drive in drives([there, gone], places=())] == [there]


def test_the_books_are_copied_before_a_year_is_closed(house, folder):
    house.visit(HEAD).post("/tutup-buku/2026/tutup")
    assert copies(folder) == []

    house.visit(TREASURER).post("/tutup-buku/2026/tutup")

    assert [name for name in copies(folder) if "sebelum-tutup-tahun" in name]


def test_an_old_copy_is_told_at_home(house):
    browser = house.visit(TREASURER)
    assert "Buat salinan cadangan" in words(browser.get("/"))

    browser.post("/cadangan/")
    assert "Buat salinan cadangan" not in words(browser.get("/"))

    house.clock.passes(hours=8 * 24)
    assert "Buat salinan cadangan" in words(house.visit(TREASURER).get("/"))
