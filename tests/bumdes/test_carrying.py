from __future__ import annotations

import contextlib
import zipfile

import pytest

from bumdes import database
from bumdes.actions.storing import read_file, store_file
from bumdes.backup import backup, restore
from bumdes.carrying import carry_files, missing_files, unreadable_files
from bumdes.file_store import FileStore
from tests.bumdes.paper_files import JPEG, PDF
from tests.bumdes.village import Village, founded, now


@pytest.fixture
def files(tmp_path):
    return FileStore(tmp_path / "files")


@pytest.fixture
def digests(village, files):
    """The digests of two files that the enterprise keeps."""
    given = (("surat.pdf", PDF), ("foto.jpg", JPEG))
    return tuple(
        village.does(store_file, files, name=name, content=content).digest
        for name, content in given
    )


def lose(files, digest):
    (files.folder / digest[:2] / digest).unlink()


@contextlib.contextmanager
def opened(url):
    engine = database.connect(url)
    try:
        yield Village(engine)
    finally:
        engine.dispose()


def test_files_are_carried_to_another_store(village, files, digests, tmp_path):
    target = FileStore(tmp_path / "lain")

    missing = carry_files(village.engine, files, target)

    assert (missing, [target.is_whole(digest) for digest in digests]) == ((), [True, True])


def test_what_is_there_is_not_asked_for_again(village, files, digests, tmp_path):
    target = FileStore(tmp_path / "lain")
    carry_files(village.engine, files, target)
    lose(files, digests[0])

    assert carry_files(village.engine, files, target) == ()


def test_what_is_gone_is_told(village, files, digests, tmp_path):
    lose(files, digests[0])

    told = carry_files(village.engine, files, FileStore(tmp_path / "lain"))

    assert told == missing_files(village.engine, files) == (digests[0],)


def test_what_an_enterprise_keeps_and_cannot_read_is_told_by_name(village, files, digests):
    lose(files, digests[0])

    with village.work(read_only=True) as work:
        (lost,) = unreadable_files(work.session, village.book_id, files)
    assert lost.name == "surat.pdf"


@pytest.mark.parametrize("as_archive", [False, True])
def test_a_backup_brings_the_files_back(sqlite_engine, tmp_path, as_archive):
    books, files = founded(sqlite_engine), FileStore(tmp_path / "files")
    digest = books.does(store_file, files, name="surat.pdf", content=PDF).digest
    made = backup(
        sqlite_engine, tmp_path / "usb", as_archive=as_archive, files=files, clock=now
    )
    elsewhere, there = f"sqlite:///{tmp_path / 'baru.sqlite'}", FileStore(tmp_path / "baru")

    restore(made.path, elsewhere, files=there, clock=now)

    with opened(elsewhere) as copy:
        assert copy.does(read_file, there, digest)[1] == PDF


def test_an_archive_brings_the_files_to_any_database(
    village, files, digests, tmp_path, empty_database_url
):
    made = backup(village.engine, tmp_path / "usb", as_archive=True, files=files, clock=now)
    there = FileStore(tmp_path / "baru")

    restore(made.path, empty_database_url, files=there, clock=now)

    assert [there.is_whole(digest) for digest in digests] == [True, True]


def test_files_lie_once_beside_all_copies(sqlite_engine, tmp_path):
    books, files = founded(sqlite_engine), FileStore(tmp_path / "files")
    books.does(store_file, files, name="surat.pdf", content=PDF)
    for as_archive in (False, False):
        backup(sqlite_engine, tmp_path / "usb", as_archive=as_archive, files=files)

    kept = [path for path in (tmp_path / "usb" / "files").rglob("*") if path.is_file()]
    assert len(kept) == 1


@pytest.mark.parametrize("as_archive", [False, True])
def test_a_backup_tells_what_it_could_not_copy(village, files, digests, tmp_path, as_archive):
    lose(files, digests[1])

    made = backup(
        village.engine, tmp_path / "usb", as_archive=as_archive, files=files, clock=now
    )

    assert made.missing == (digests[1],)


def test_a_backup_may_leave_the_files_out(village, files, digests, tmp_path):
    made = backup(village.engine, tmp_path / "usb", as_archive=True, clock=now)

    with zipfile.ZipFile(made.path) as archive:
        assert [name for name in archive.namelist() if name.startswith("files/")] == []
    assert files.is_whole(digests[0])
