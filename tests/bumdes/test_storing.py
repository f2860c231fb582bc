from __future__ import annotations

import pytest

from bumdes.actions.recording import record_entry
from bumdes.actions.storing import read_file, store_file
from bumdes.errors import (
    EmptyFileError,
    FileMissingError,
    FileTypeRefusedError,
    NotFoundError,
    PermissionDeniedError,
)
from bumdes.file_store import FileStore
from bumdes.permissions import Actor, Role
from bumdes.stored_file import check_file, files_named, files_of, kept_digests
from bumdes.work import begin_session
from ledger import Book
from ledger.errors import BlankTextError, InvalidTextError
from tests.bumdes.paper_files import JPEG, PDF
from tests.bumdes.village import BOOK, MANAGER, SUPERVISOR, Village, entry, founded

SECRETARY = Actor("wati", Role.SECRETARY)


@pytest.fixture
def store(tmp_path):
    return FileStore(tmp_path / "files")


def test_a_file_is_kept_with_what_it_is(village, store):
    file = village.does(store_file, store, name="Kuitansi.PDF", content=PDF, by=SECRETARY)

    found = (file.name, file.media_type, file.size, file.kept_by)
    assert found == ("Kuitansi.pdf", "application/pdf", len(PDF), "wati")


def test_a_file_is_read_with_its_content(village, store):
    digest = village.does(store_file, store, name="a.pdf", content=PDF).digest

    file, content = village.does(read_file, store, digest, by=SUPERVISOR)

    assert (file.digest, content) == (digest, PDF)


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("C:\\Users\\ani\\foto.png", "foto.jpg"),
        ("../../etc/nota", "nota.jpg"),
        ("nota.pdf.exe", "nota.pdf.jpg"),
        ("a" * 150 + ".jpg", "a" * 100 + ".jpg"),
    ],
)
def test_the_name_of_a_file_has_no_folders_and_its_own_ending(village, store, name, kept):
    assert village.does(store_file, store, name=name, content=JPEG).name == kept


@pytest.mark.parametrize(
    ("name", "error"),
    [("", BlankTextError), (" .pdf", BlankTextError), ("a\nb", InvalidTextError)],
)
def test_a_file_has_a_name_that_can_be_read(village, store, name, error):
    with pytest.raises(error):
        village.does(store_file, store, name=name, content=PDF)


def test_a_file_is_kept_once_under_its_first_name(village, store):
    village.does(store_file, store, name="pertama.pdf", content=PDF)

    again = village.does(store_file, store, name="kedua.pdf", content=PDF)

    with village.work(read_only=True) as work:
        assert (again.name, len(files_of(work.session, BOOK))) == ("pertama.pdf", 1)


def test_an_empty_file_is_refused(village, store):
    with pytest.raises(EmptyFileError):
        village.does(store_file, store, name="a.pdf", content=b"")


def test_a_program_is_refused_whatever_it_is_called(village, store):
    with pytest.raises(FileTypeRefusedError):
        village.does(store_file, store, name="a.pdf", content=b"MZ program")


def test_who_records_transactions_brings_their_proofs(shop, store):
    file = shop.does(store_file, store, name="nota.jpg", content=JPEG, by=MANAGER)

    assert file.kept_by == MANAGER.name


def test_who_only_looks_brings_no_files(village, store):
    with pytest.raises(PermissionDeniedError):
        village.does(store_file, store, name="a.pdf", content=PDF, by=SUPERVISOR)


def test_books_without_an_enterprise_keep_no_files(engine, store):
    with begin_session(engine) as session:
        Book.create(session, "tanpa", name="Tanpa", chart=[])

    with pytest.raises(NotFoundError):
        Village(engine, "tanpa").does(store_file, store, name="a.pdf", content=PDF)


def test_the_files_of_one_enterprise_are_not_those_of_another(village, store):
    digest = village.does(store_file, store, name="a.pdf", content=PDF).digest
    other = founded(village.engine, book_id="lain")

    with pytest.raises(NotFoundError):
        other.does(read_file, store, digest)


def test_a_file_whose_content_is_gone_says_so(village, store, tmp_path):
    digest = village.does(store_file, store, name="a.pdf", content=PDF).digest

    with pytest.raises(FileMissingError):
        village.does(read_file, FileStore(tmp_path / "lain"), digest)


def test_the_evidence_of_an_entry_leads_to_its_files(village, store):
    digests = tuple(
        village.does(store_file, store, name=name, content=content).digest
        for name, content in (("nota.pdf", PDF), ("foto.jpg", JPEG))
    )
    evidence = (digests[1], "0" * 64, digests[0])
    posted = village.does(record_entry, entry(evidence=evidence))

    with village.work(read_only=True) as work:
        proof = work.book.entry(posted.sequence).entry.evidence
        found = files_named(work.session, BOOK, proof)
    assert [file.name for file in found] == ["foto.jpg", "nota.pdf"]


def test_an_entry_without_evidence_leads_nowhere(village):
    with village.work(read_only=True) as work:
        assert files_named(work.session, BOOK, ()) == []


def test_what_names_no_file_is_checked_as_well(village):
    with village.work(read_only=True) as work:
        assert check_file(work.session, BOOK, "") == ""


def test_a_file_that_several_keep_is_one_file(village, store):
    other = founded(village.engine, book_id="lain")
    for one in (village, other):
        digest = one.does(store_file, store, name="a.pdf", content=PDF).digest

    with begin_session(village.engine, read_only=True) as session:
        assert kept_digests(session) == [digest]


def test_refused_files_are_kept_as_evidence_that_somebody_tried(village, store):
    with pytest.raises(PermissionDeniedError):
        village.does(store_file, store, name="a.pdf", content=PDF, by=SUPERVISOR)

    assert village.refusals() == ["permission_denied"]
