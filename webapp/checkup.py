"""What ``bumdes doctor`` looks at: the machine, the data folder, the database, the books."""

from __future__ import annotations

import ctypes
import ctypes.util
import datetime as dt
import os
import platform
import sqlite3
import sys
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from bumdes.access.seal import Seal
from bumdes.access.second_factor import unreadable_factors
from bumdes.database import schema_is_current, schema_version
from bumdes.kept_tables import KEPT_TABLES
from bumdes.month import day_words
from ledger import BookView
from ledger.guards import missing
from ledger.journal_view import book_ids
from ledger.verify import gaps
from webapp.settings import FACTOR_KEY_FILE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, Engine

    from webapp.call import Call
    from webapp.settings import Settings

OLDEST_PYTHON = (3, 11)
OLDEST_SQLITE = (3, 38)
"""The first with JSON built in."""

PANGO = {
    "pango-1.0": "libpango-1.0.so.0",
    "pangoft2-1.0": "libpangoft2-1.0.so.0",
    "harfbuzz-subset": "libharfbuzz-subset.so.0",
}
"""What printing PDF needs of the system."""


class Health(StrEnum):
    """How bad it is."""

    GOOD = "good"
    NOTICE = "notice"
    """It works, but somebody should look at it."""
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Symptom:
    """One thing that was looked at, what was seen, and what to do about it."""

    check: str
    health: Health
    text: str
    advice: str = ""


def examine(call: Call) -> Iterator[Symptom]:
    """Yield everything that was looked at; nothing is changed."""
    yield _python()
    yield _sqlite()
    yield _pango()
    yield _folder(call)
    if not call.settings.has_database:
        text = f"Belum ada basis data di {call.settings.database_file}"
        yield Symptom(
            "database", Health.NOTICE, text, "Buat dengan bumdes init atau bumdes demo."
        )
        return
    yield from _database(call)
    yield _backup(call)


def _python() -> Symptom:
    text = f"Python {platform.python_version()}"
    if sys.version_info >= OLDEST_PYTHON:
        return Symptom("python", Health.GOOD, text)
    return Symptom("python", Health.BAD, text, "Pasang Python 3.11 atau lebih baru.")


def _sqlite() -> Symptom:
    text = f"SQLite {sqlite3.sqlite_version}"
    has_json = sqlite3.connect(":memory:").execute("SELECT json_valid('{}')").fetchone()[0]
    if sqlite3.sqlite_version_info >= OLDEST_SQLITE and has_json:
        return Symptom("sqlite", Health.GOOD, f"{text}, dengan JSON")
    return Symptom("sqlite", Health.BAD, text, "Pasang SQLite 3.38 atau lebih baru.")


def _pango() -> Symptom:
    absent = [name for name, soname in PANGO.items() if not _loads(name, soname)]
    if not absent:
        return Symptom("pango", Health.GOOD, "Pango untuk mencetak PDF")
    advice = "Laporan lain tetap jalan. Jalankan ./run, atau pasang libpango."
    return Symptom(
        "pango", Health.NOTICE, f"PDF belum bisa: tidak ada {', '.join(absent)}", advice
    )


def _loads(name: str, soname: str) -> bool:
    found = soname if sys.platform == "linux" else ctypes.util.find_library(name)
    if found is None:
        return False
    try:
        ctypes.CDLL(found)
    except OSError:
        return False
    return True


def _folder(call: Call) -> Symptom:
    folder = call.settings.folder
    place = folder if folder.exists() else folder.parent
    if os.access(place, os.W_OK):
        return Symptom("folder", Health.GOOD, f"Folder data {folder} dapat ditulisi")
    text = f"Folder data {folder} tidak dapat ditulisi"
    return Symptom("folder", Health.BAD, text, "Beri izin menulis kepada pengguna ini.")


def _database(call: Call) -> Iterator[Symptom]:
    try:
        with call.engine_as_found() as engine:
            yield Symptom("database", Health.GOOD, f"Basis data {_name(engine)} terbuka")
            schema = _schema(engine)
            yield schema
            if schema.health is Health.BAD:
                return
            with engine.execution_options(read_only=True).connect() as connection:
                yield _guards(connection)
                yield _phones(connection, call.settings)
                for book_id in book_ids(connection):
                    yield _book(connection, book_id)
    except SQLAlchemyError as error:
        said = str(getattr(error, "orig", None) or error).partition("\n")[0]
        advice = "Periksa alamat dan servernya."
        yield Symptom("database", Health.BAD, f"Basis data tidak dapat dipakai: {said}", advice)


def _name(engine: Engine) -> str:
    return engine.url.render_as_string(hide_password=True)


def _schema(engine: Engine) -> Symptom:
    version = schema_version(engine)
    if version is None:
        text = "Basis data masih kosong"
        return Symptom(
            "schema", Health.BAD, text, "Siapkan dengan bumdes init atau bumdes demo."
        )
    if schema_is_current(engine):
        return Symptom("schema", Health.GOOD, f"Susunan tabel {version} mutakhir")
    text = f"Susunan tabel {version} atau penjaganya bukan yang mutakhir"
    return Symptom("schema", Health.BAD, text, "Buat cadangan, lalu jalankan bumdes serve.")


def _guards(connection: Connection) -> Symptom:
    absent = missing(connection, kept=KEPT_TABLES)
    if not absent:
        return Symptom("guards", Health.GOOD, "Penjaga basis data lengkap")
    text = f"Penjaga basis data hilang: {', '.join(sorted(absent))}"
    advice = "Jalankan bumdes verify untuk tiap pembukuan, lalu bumdes serve."
    return Symptom("guards", Health.BAD, text, advice)


def _phones(connection: Connection, settings: Settings) -> Symptom:
    """Say whether the codes of all phones can be checked; no key is made for that."""
    has_key = (settings.folder / FACTOR_KEY_FILE).exists()
    key = settings.factor_key() if has_key else ""
    with Session(connection) as session:
        lost = len(unreadable_factors(session, Seal(key)))
    if not lost:
        return Symptom("phones", Health.GOOD, "Kode HP dapat diperiksa")
    text = (
        f"Kode HP {lost} orang tidak dapat diperiksa: berkas {FACTOR_KEY_FILE} bukan kuncinya"
    )
    advice = "Salin berkas itu dari folder data yang lama, atau jalankan bumdes phones forget."
    return Symptom("phones", Health.BAD, text, advice)


def _book(connection: Connection, book_id: str) -> Symptom:
    """Say how a book stands, without reading all of it."""
    view = BookView.open(connection, book_id)
    count, head = view.settings().last_sequence, view.settings().head
    if holes := gaps(view):
        text = f"Pembukuan {book_id}: nomor tidak berurut ({len(holes)} celah)"
        return Symptom("book", Health.BAD, text, f"Jalankan bumdes verify --book {book_id}.")
    debits = credits = 0
    for row in view.turnovers(last_day=dt.date(2999, 12, 31)):
        debits, credits = debits + row.debits, credits + row.credits
    if debits != credits:
        text = f"Pembukuan {book_id}: saldo tidak seimbang"
        return Symptom("book", Health.BAD, text, f"Jalankan bumdes verify --book {book_id}.")
    text = f"Pembukuan {book_id}: {count} transaksi, seimbang, kepala {head[:12]}…"
    return Symptom("book", Health.GOOD, text)


def _backup(call: Call) -> Symptom:
    """Say how old the last copy is; copies made elsewhere are not seen."""
    latest = call.shelf.latest()
    if latest is None:
        text = "Belum ada salinan cadangan"
        return Symptom("backup", Health.NOTICE, text, "Jalankan bumdes backup.")
    text = f"Salinan cadangan terakhir {day_words(latest.made_at.date())}"
    if not call.shelf.is_old():
        return Symptom("backup", Health.GOOD, text)
    return Symptom("backup", Health.NOTICE, text, "Jalankan bumdes backup.")
