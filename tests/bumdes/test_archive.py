from __future__ import annotations

import contextlib
import hashlib
import io
import json
import zipfile

import pytest

from bumdes import database
from bumdes.actions.founding import add_village
from bumdes.actions.staffing import appoint
from bumdes.archive import RECORDS, check_archive, read_archive
from bumdes.backup import backup, digest_path, restore
from bumdes.errors import BackupDamagedError, BackupNotPossibleError, NotEmptyError
from bumdes.login import Login, LoginAttempt
from bumdes.permissions import Role
from bumdes.records import (
    GLOBAL,
    OF_BOOKS,
    AccessEvent,
    EntryCode,
    InstallationFact,
    RecoveryCode,
    SecondFactor,
)
from bumdes.work import begin_session
from ledger import BookView
from ledger.errors import ExportChainError
from ledger.exchange import EXPORTS
from ledger.journal_view import book_ids
from tests.bumdes.village import BOOK, Village, day, founded, now


@pytest.fixture
def books(shop):
    """Two enterprises with people, entries and a refusal."""
    shop.with_person("sari")
    shop.does(appoint, "sari", Role.UNIT_MANAGER, first_day=day(1), unit="TOKO")
    shop.does(add_village, "99.01.01.2001", "Maju")
    shop.sells()
    with pytest.raises(NotEmptyError):
        shop.does(_refused)
    founded(shop.engine, book_id="lain/nya", name="BUM Desa Lain")
    return shop


def _refused(_):
    raise NotEmptyError("contoh")


@pytest.fixture
def made(books, tmp_path):
    return backup(books.engine, tmp_path / "cadangan", as_archive=True, clock=now)


@contextlib.contextmanager
def opened(url):
    engine = database.connect(url)
    try:
        yield engine
    finally:
        engine.dispose()


def everything(engine):
    """Return all that is to be in an archive: the books as exported, and every record."""
    with begin_session(engine, read_only=True) as session:
        exports = {}
        for book_id in book_ids(session):
            EXPORTS["jsonl"].write(BookView.open(session, book_id), out := io.StringIO())
            exports[book_id] = out.getvalue()
        tables = [record.metadata.tables[record.__tablename__] for record in RECORDS]
        rows = [session.execute(t.select().order_by(*t.primary_key)).all() for t in tables]
    return exports, [[tuple(row) for row in table] for table in rows]


def changed(made, name, change):
    """Return the archive with one of its files changed, and its digest made to fit."""
    with zipfile.ZipFile(made.path) as archive:
        files = {n: archive.read(n) for n in archive.namelist()}
    with zipfile.ZipFile(made.path, "w") as archive:
        for file, content in files.items():
            archive.writestr(file, change(content) if file == name else content)
    digest = hashlib.sha256(made.path.read_bytes()).hexdigest()
    digest_path(made.path).write_text(f"{digest}  {made.path.name}\n")
    return made.path


def test_a_postgresql_database_is_backed_up_as_an_archive(postgres_engine, tmp_path):
    founded(postgres_engine)

    assert backup(postgres_engine, tmp_path, clock=now).path.suffix == ".zip"


def test_an_archive_restores_books_and_records_in_any_database(books, made, empty_database_url):
    restore(made.path, empty_database_url, clock=now)

    with opened(empty_database_url) as engine:
        assert everything(engine) == everything(books.engine)


def test_restored_books_go_on(made, empty_database_url):
    restore(made.path, empty_database_url, clock=now)

    with opened(empty_database_url) as engine:
        assert Village(engine).sells().number == 2


def test_every_record_is_in_an_archive_or_is_left_out_for_a_reason():
    codes = {SecondFactor, RecoveryCode, EntryCode}
    left_out = {InstallationFact, Login, LoginAttempt, AccessEvent} | codes

    assert {*GLOBAL, *OF_BOOKS} == {*RECORDS, *left_out}


def test_an_archive_is_not_taken_into_a_used_database(made, books):
    url = books.engine.url.render_as_string(hide_password=False)

    with pytest.raises(NotEmptyError):
        restore(made.path, url, clock=now)


def test_an_archive_is_not_taken_in_beside_people(made, empty_database_url):
    with opened(empty_database_url) as other:
        database.migrate(other)
        Village(other).with_person("joko")

        with pytest.raises(NotEmptyError):
            read_archive(made.path, other, clock=now)


def test_an_archive_replaces_a_sqlite_database(made, sqlite_url):
    aside = restore(made.path, sqlite_url, replace=True, clock=now)

    with opened(sqlite_url) as engine, begin_session(engine) as session:
        assert (book_ids(session), aside.exists()) == (["lain/nya", BOOK], True)


def test_a_postgresql_database_is_not_put_aside(made, postgres_url):
    with pytest.raises(BackupNotPossibleError):
        restore(made.path, postgres_url, replace=True, clock=now)


def test_a_changed_book_is_refused_even_with_its_digest(made, empty_database_url):
    path = changed(made, "books/00002.jsonl", lambda content: content.replace(b"Jual", b"Beli"))

    with pytest.raises(ExportChainError):
        restore(path, empty_database_url, clock=now)


def test_a_refused_archive_leaves_nothing(made, empty_database_url):
    path = changed(made, "books/00002.jsonl", lambda content: content.replace(b"Jual", b"Beli"))

    with pytest.raises(ExportChainError):
        restore(path, empty_database_url, clock=now)

    with opened(empty_database_url) as engine:
        database.migrate(engine)
        assert everything(engine)[0] == {}


def test_a_book_in_the_place_of_another_is_refused(made, empty_database_url):
    def exchange(content):
        manifest = json.loads(content)
        manifest["books"][0]["head"] = manifest["books"][1]["head"]
        return json.dumps(manifest).encode()

    path = changed(made, "manifest.json", exchange)

    with pytest.raises(BackupDamagedError) as refused:
        restore(path, empty_database_url, clock=now)
    assert refused.value.facts["problem"] == "another_book"


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "not_an_archive"),
        (b"[]", "not_an_archive"),
        (b"{}", "not_an_archive"),
        (b'{"format": "bumdes-archive", "version": 99}', "another_version"),
    ],
)
def test_only_an_archive_of_ours_is_taken_in(made, content, problem):
    path = changed(made, "manifest.json", lambda _: content)

    with pytest.raises(BackupDamagedError) as refused:
        check_archive(path)
    assert refused.value.facts["problem"] == problem


def test_what_is_no_zip_file_is_no_archive(tmp_path):
    (tmp_path / "x.zip").write_bytes(b"Bukan arsip.")

    with pytest.raises(BackupDamagedError) as refused:
        check_archive(tmp_path / "x.zip")
    assert refused.value.facts["problem"] == "not_an_archive"


def damage(path):
    with zipfile.ZipFile(path) as archive:
        place = archive.getinfo("books/00002.jsonl").header_offset + 200
    content = bytearray(path.read_bytes())
    content[place] ^= 0xFF
    path.write_bytes(content)


def test_a_damaged_file_in_an_archive_is_found(made):
    damage(made.path)

    with pytest.raises(BackupDamagedError) as refused:
        check_archive(made.path)
    assert refused.value.facts["problem"] == "not_compressed"


def test_a_damaged_file_in_an_archive_that_is_not_compressed_is_found(made):
    damage(changed(made, "manifest.json", bytes))

    with pytest.raises(BackupDamagedError) as refused:
        check_archive(made.path)
    assert refused.value.facts["problem"] == "not_compressed"
