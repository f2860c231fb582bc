from __future__ import annotations

import hashlib

import pytest

from bumdes.errors import (
    EmptyFileError,
    FileDamagedError,
    FileMissingError,
    FileTooLargeError,
)
from bumdes.file_store import FileStore


@pytest.fixture
def store(tmp_path):
    return FileStore(tmp_path / "files", largest=100)


def files_in(store):
    return [path for path in store.folder.rglob("*") if path.is_file()]


def test_what_is_kept_is_read_again(store):
    assert store.read(store.keep(b"kuitansi")) == b"kuitansi"


def test_the_digest_is_that_of_the_content(store):
    assert store.keep(b"kuitansi") == hashlib.sha256(b"kuitansi").hexdigest()


def test_the_same_content_is_kept_once(store):
    digests = {store.keep(b"kuitansi"), store.keep(b"kuitansi")}

    assert (len(digests), len(files_in(store))) == (1, 1)


def test_nobody_else_looks_into_the_files(store):
    store.keep(b"kuitansi")

    (file,) = files_in(store)
    assert [file.stat().st_mode & 0o077, file.parent.stat().st_mode & 0o077] == [0, 0]


def test_an_empty_file_is_refused(store):
    with pytest.raises(EmptyFileError):
        store.keep(b"")


def test_a_file_may_be_as_large_as_said(store):
    assert store.read(store.keep(b"x" * 100)) == b"x" * 100


def test_a_larger_file_is_refused(store):
    with pytest.raises(FileTooLargeError) as refused:
        store.keep(b"x" * 101)

    assert (refused.value.facts, files_in(store)) == ({"size": 101, "most": 100}, [])


def test_what_people_bring_may_be_smaller_than_what_the_program_makes(tmp_path):
    store = FileStore(tmp_path / "files", largest=100, largest_brought=10)

    assert store.keep(b"x" * 100)
    with pytest.raises(FileTooLargeError):
        store.keep_brought(b"x" * 11)


def test_what_is_written_piece_by_piece_is_kept(store):
    digest = store.keep_written(lambda new: new.writelines([b"kui", b"tansi"]))

    assert digest == hashlib.sha256(b"kuitansi").hexdigest()
    with store.open(digest) as content:
        assert content.read() == b"kuitansi"
    assert len(files_in(store)) == 1


def test_what_is_written_may_be_as_large_as_said(store):
    with pytest.raises(FileTooLargeError):
        store.keep_written(lambda new: new.write(b"x" * 101))
    with pytest.raises(EmptyFileError):
        store.keep_written(lambda _: None)
    assert files_in(store) == []


def test_writing_that_breaks_off_leaves_nothing(store):
    def break_off(new):
        new.write(b"kui")
        raise KeyError("tansi")

    with pytest.raises(KeyError, match="tansi"):
        store.keep_written(break_off)
    assert files_in(store) == []


@pytest.mark.parametrize("read", [FileStore.read, FileStore.open])
@pytest.mark.parametrize("digest", ["0" * 64, "", "../../etc/passwd", "0" * 63 + "G"])
def test_what_is_not_here_is_missing(store, digest, read):
    with pytest.raises(FileMissingError):
        read(store, digest)


def test_a_changed_file_is_not_shown(store):
    digest = store.keep(b"kuitansi")
    (file,) = files_in(store)
    file.write_bytes(b"Kuitansi")

    for read in (store.read, store.open):
        with pytest.raises(FileDamagedError):
            read(digest)


def test_keeping_a_changed_file_again_heals_it(store):
    digest = store.keep(b"kuitansi")
    (file,) = files_in(store)
    file.write_bytes(b"Kuitansi")

    store.keep(b"kuitansi")

    assert store.is_whole(digest)


def test_a_file_that_cannot_be_written_leaves_nothing(store, monkeypatch):
    def full(_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)

    with pytest.raises(OSError, match="No space"):
        store.keep(b"kuitansi")
    assert files_in(store) == []


def test_what_is_dropped_is_gone(store):
    digest = store.keep(b"foto")

    for _ in range(2):
        store.drop(digest)

    assert not store.is_whole(digest)
    assert files_in(store) == []


@pytest.mark.parametrize("digest", ["", "../../etc/passwd", "A" * 64])
def test_what_is_no_digest_drops_nothing(store, digest):
    store.keep(b"foto")

    store.drop(digest)

    assert len(files_in(store)) == 1
