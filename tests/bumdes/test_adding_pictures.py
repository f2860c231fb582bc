"""Photographs in reports: added with what they show, taken out again, never other files."""

from __future__ import annotations

import pytest

from bumdes.actions.adding_pictures import AddPicture, add_picture, remove_picture
from bumdes.actions.storing import store_file
from bumdes.errors import InvalidFieldError, NotFoundError, PermissionDeniedError
from bumdes.file_store import FileStore
from bumdes.reporting import picture as pictures
from bumdes.reporting.picture import pictures_of
from ledger import Period
from ledger.errors import BlankTextError
from tests.bumdes.paper_files import JPEG, PDF
from tests.bumdes.village import SUPERVISOR, TREASURER

YEAR = Period.year(2025)


@pytest.fixture
def photo(village, tmp_path):
    """A photograph that the enterprise keeps."""
    return stored(village, tmp_path, "pompa.jpg", JPEG)


def stored(village, folder, name, content):
    return village.does(store_file, FileStore(folder), name=name, content=content).digest


def adds(village, file, caption="Pompa baru", *, by=TREASURER, period=YEAR):
    command = AddPicture(report="lpj", period=period, file=file, caption=caption)
    return village.does(add_picture, command, by=by)


def captions(village, period=YEAR):
    with village.work(read_only=True) as work:
        found = pictures_of(work.session, work.book_id, "lpj", period)
        return [picture.caption for picture in found]


def test_pictures_stand_in_the_order_they_came(village, photo):
    adds(village, photo, "Pompa baru")
    adds(village, photo, "Sambungan rumah")
    assert captions(village) == ["Pompa baru", "Sambungan rumah"]


def test_a_picture_belongs_to_its_period(village, photo):
    adds(village, photo)
    assert captions(village, Period.year(2024)) == []


def test_a_picture_taken_out_is_gone(village, photo):
    picture = adds(village, photo)
    village.does(remove_picture, picture.picture_id, by=TREASURER)
    assert captions(village) == []


def test_a_picture_says_what_it_shows(village, photo):
    with pytest.raises(BlankTextError):
        adds(village, photo, " ")


def test_a_scanned_paper_is_no_picture(village, tmp_path):
    with pytest.raises(InvalidFieldError) as refused:
        adds(village, stored(village, tmp_path, "surat.pdf", PDF))
    assert refused.value.facts["rule"] == "picture"


def test_a_file_that_nobody_keeps_is_refused(village):
    with pytest.raises(NotFoundError):
        adds(village, "0" * 64)


def test_a_report_has_no_more_pictures_than_it_may(village, photo, monkeypatch):
    monkeypatch.setattr("bumdes.actions.adding_pictures.MOST_PICTURES", 1)
    adds(village, photo)
    with pytest.raises(InvalidFieldError) as refused:
        adds(village, photo)
    assert refused.value.facts["rule"] == "few_pictures"


def test_the_number_is_the_one_that_people_are_told():
    assert pictures.MOST_PICTURES == 40


def test_supervisors_add_none(village, photo):
    with pytest.raises(PermissionDeniedError):
        adds(village, photo, by=SUPERVISOR)


def test_supervisors_take_none_out(village, photo):
    picture = adds(village, photo)
    with pytest.raises(PermissionDeniedError):
        village.does(remove_picture, picture.picture_id, by=SUPERVISOR)


def test_what_is_not_there_cannot_be_taken_out(village):
    with pytest.raises(NotFoundError):
        village.does(remove_picture, "0" * 32, by=TREASURER)
