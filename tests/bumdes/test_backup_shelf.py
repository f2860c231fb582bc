from __future__ import annotations

import datetime as dt

import pytest

from bumdes.backup import restore
from bumdes.backup_shelf import FOLDER_ON_DRIVE, KeptBackup, Occasion, Shelf, needed_at
from bumdes.errors import BackupDamagedError, BackupNotFoundError
from bumdes.file_store import FileStore
from bumdes.rehearsal import rehearse
from tests.bumdes.village import NOW, founded

DAY = dt.timedelta(days=1)


class Clock:
    """A clock that goes on by a day whenever it is asked to."""

    def __init__(self):
        self.now = NOW.astimezone(dt.UTC)

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def village(sqlite_engine):
    there = founded(sqlite_engine).with_unit()
    there.sells()
    return there


@pytest.fixture
def shelf(tmp_path, clock):
    files = FileStore(tmp_path / "files")
    files.keep(b"%PDF-1.7 a proof")
    return Shelf(tmp_path / "backups", files, clock)


def made_on(*days: dt.datetime, occasion: Occasion = Occasion.DAILY) -> list[KeptBackup]:
    return [KeptBackup(None, day, occasion, 1) for day in days]


def test_an_empty_shelf_has_no_copies(shelf):
    assert shelf.copies() == []
    assert shelf.latest() is None


def test_a_copy_stands_on_the_shelf_with_its_occasion(shelf, village):
    made = shelf.make(village.engine, Occasion.YEAR_CLOSE)

    kept = shelf.latest()

    assert kept.path == made.path
    assert kept.occasion is Occasion.YEAR_CLOSE
    assert kept.made_at == shelf.clock()
    assert kept.size == made.size


def test_the_latest_copy_comes_first(shelf, village, clock):
    shelf.make(village.engine)
    clock.now += DAY
    second = shelf.make(village.engine)

    assert next(kept.path for kept in shelf.copies()) == second.path


def test_other_files_are_no_copies(shelf, village):
    shelf.make(village.engine)
    (shelf.folder / "catatan.txt").write_text("bukan salinan")

    assert len(shelf.copies()) == 1


def test_a_copy_is_found_by_its_name_alone(shelf, village):
    made = shelf.make(village.engine)

    assert shelf.find(made.path.name).path == made.path
    with pytest.raises(BackupNotFoundError):
        shelf.find(f"../{shelf.folder.name}/{made.path.name}")


def test_every_copy_of_a_week_is_needed():
    now = NOW.astimezone(dt.UTC)
    copies = made_on(*(now - DAY * days for days in range(8)))

    assert needed_at(copies, now) == copies


def test_of_ten_years_of_days_few_copies_are_needed():
    now = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)
    copies = made_on(*(now - DAY * days for days in range(3650)))

    needed = needed_at(copies, now)

    assert needed[0].made_at == now
    assert len(needed) <= 8 + 5 + 12 + 10 + 1
    assert {kept.made_at.year for kept in needed} == set(range(2016, 2027))
    assert {kept.made_at.month for kept in needed if kept.made_at.year == 2026} == set(
        range(1, 12)
    )


def test_the_last_copy_of_a_month_stands_for_it():
    now = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)
    copies = made_on(*(now - DAY * days for days in range(120)))

    of_august = [kept.made_at for kept in needed_at(copies, now) if kept.made_at.month == 8]

    assert of_august == [dt.datetime(2026, 8, 31, 12, tzinfo=dt.UTC)]


def test_a_copy_before_a_step_is_needed_for_a_year():
    now = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)
    daily = made_on(*(now - DAY * days for days in range(200)))
    step = made_on(now - DAY * 150 - dt.timedelta(hours=3), occasion=Occasion.UPGRADE)

    assert step[0] in needed_at([*daily, *step], now)


def test_the_only_copy_is_needed_however_old():
    [old] = made_on(dt.datetime(2001, 1, 1, tzinfo=dt.UTC))

    assert needed_at([old], NOW.astimezone(dt.UTC)) == [old]


def test_a_copy_that_is_not_needed_goes_with_its_digest(shelf, village, clock):
    gone = shelf.make(village.engine, Occasion.DAILY)
    clock.now += DAY
    shelf.make(village.engine, Occasion.DAILY)
    clock.now += DAY * 9
    shelf.make(village.engine, Occasion.DAILY)

    # Both first ones are of the same week and month: the later one stands for them.
    assert not gone.path.exists()
    assert len(list(shelf.folder.glob("*.sha256"))) == len(shelf.copies()) == 2


def test_a_copy_on_a_drive_can_be_restored_from_it(shelf, village, tmp_path):
    shelf.make(village.engine)
    drive = tmp_path / "usb"
    drive.mkdir()

    there = shelf.put_on(shelf.latest(), drive)

    assert there.parent == drive / FOLDER_ON_DRIVE
    restore(there, f"sqlite:///{tmp_path / 'new' / 'books.sqlite'}")
    assert rehearse(there).ok


def test_a_damaged_copy_does_not_come_onto_a_drive(shelf, village, tmp_path):
    made = shelf.make(village.engine)
    made.path.write_bytes(made.path.read_bytes()[:-1] + b"?")
    drive = tmp_path / "usb"
    drive.mkdir()

    with pytest.raises(BackupDamagedError):
        shelf.put_on(shelf.latest(), drive)
    assert not (drive / FOLDER_ON_DRIVE).exists()


def test_a_drive_that_is_gone_is_told(shelf, village, tmp_path):
    shelf.make(village.engine)
    (tmp_path / "usb").write_text("not a folder")

    with pytest.raises(OSError, match="usb"):
        shelf.put_on(shelf.latest(), tmp_path / "usb")


def test_a_rehearsal_tells_the_head_of_every_book(shelf, village):
    made = shelf.make(village.engine)

    found = rehearse(made.path)

    assert found.ok
    [book] = found.books
    with village.work(read_only=True) as work:
        assert book.head == work.book.settings().head
        assert book.entries == work.book.settings().last_sequence


def test_a_rehearsal_leaves_out_what_came_after_the_copy(shelf, village):
    made = shelf.make(village.engine)
    before = rehearse(made.path).books
    village.sells()

    assert rehearse(made.path).books == before
