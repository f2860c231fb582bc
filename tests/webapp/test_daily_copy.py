from __future__ import annotations

import datetime as dt

import pytest

from bumdes.backup_shelf import Occasion, Shelf
from bumdes.file_store import FileStore
from webapp.daily_copy import DailyCopy


@pytest.fixture
def clock(house):
    """The clock of the house, set to the day on which its files really are."""
    house.clock.moment = dt.datetime.now(dt.UTC) + dt.timedelta(minutes=1)
    return house.clock


@pytest.fixture
def shelf(tmp_path, clock):
    return Shelf(tmp_path / "backups", FileStore(tmp_path / "files"), clock)


@pytest.fixture
def daily(house, shelf):
    return DailyCopy(house.engine, shelf)


def test_the_first_copy_is_due_at_once(daily, shelf):
    assert daily.make_if_due()
    assert [kept.occasion for kept in shelf.copies()] == [Occasion.DAILY]


def test_a_day_has_one_copy(daily, clock):
    daily.make_if_due()
    clock.passes(hours=3)

    assert not daily.make_if_due()


def test_the_next_day_has_its_own(daily, clock, house):
    clock.passes(hours=-22)
    daily.make_if_due()
    house.sells()
    clock.passes(hours=22)

    assert daily.make_if_due()


def test_a_day_without_a_note_needs_none(daily, clock):
    daily.make_if_due()
    clock.passes(days=2)

    assert not daily.make_if_due()


def test_it_is_not_asked_all_the_time(daily, clock, shelf):
    daily.make_if_due()
    for kept in shelf.copies():
        kept.path.unlink()
    clock.passes(minutes=5)
    assert not daily.make_if_due()

    clock.passes(minutes=6)
    assert daily.make_if_due()


def test_a_full_disk_stops_nobody_and_is_tried_again(daily, shelf, clock):
    shelf.folder.parent.mkdir(exist_ok=True)
    shelf.folder.write_text("no folder can be made here")
    assert not daily.make_if_due()

    shelf.folder.unlink()
    clock.passes(minutes=11)
    assert daily.make_if_due()
