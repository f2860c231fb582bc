"""``bumdes demo``: the demonstration enterprises, and who can log in."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from bumdes.database import migrate, schema_version
from bumdes.demo import JOINT_BOOK, VILLAGE_BOOK, build_demo
from bumdes.errors import NotEmptyError
from bumdes.file_store import FileStore
from ledger.journal_view import book_ids
from webapp.call import DONE
from webapp.parser import WrongCallError, add_json

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterable

    from bumdes.demo import DemoLogin
    from webapp.call import Call

COMPANIONS = ("", "-wal", "-shm")
"""What SQLite keeps beside the file of a database."""


def add_arguments(parser: ArgumentParser) -> None:
    """Say what may be given to the command."""
    parser.add_argument(
        "--reset",
        action="store_true",
        help="buang contoh yang ada dan bangun baru; ditolak bila ada pembukuan lain",
    )
    add_json(parser)


def run(arguments: Namespace, call: Call) -> int:
    """Build what is not there yet, and print the logins."""
    if arguments.reset and call.settings.has_database:
        _remove(call)
    with call.new_engine() as engine:
        migrate(engine)
        logins = build_demo(engine, files=FileStore(call.settings.files))
    if arguments.json:
        call.say(json.dumps([_told(login) for login in logins], ensure_ascii=False))
    else:
        _print(logins, call)
    return DONE


def _remove(call: Call) -> None:
    """Remove the database, if nothing but the demonstration is in it.

    Raises:
        WrongCallError: it is no file.
        NotEmptyError: somebody keeps other books in it.
    """
    file = call.settings.database_file
    with call.engine() as engine:
        if file is None:
            message = f"contoh di {engine.dialect.name} tidak dibuang; pakai basis data lain"
            raise WrongCallError(message)
        has_tables = schema_version(engine) is not None
        with engine.execution_options(read_only=True).connect() as connection:
            books = book_ids(connection) if has_tables else []
    if set(books) - {VILLAGE_BOOK, JOINT_BOOK}:
        raise NotEmptyError(str(file))
    for companion in COMPANIONS:
        file.with_name(file.name + companion).unlink(missing_ok=True)


def _told(login: DemoLogin) -> dict[str, str | None]:
    return {
        "book": login.book_id,
        "username": login.username,
        "password": login.password,
        "name": login.name,
        "role": login.role.value,
        "unit": login.unit,
    }


def _print(logins: Iterable[DemoLogin], call: Call) -> None:
    call.say("Contoh BUM Desa siap. Semua nama rekaan. Masuk dengan:")
    rows = [
        (login.username, login.password, f"{login.name}, {_office(login)}", login.book_id)
        for login in logins
    ]
    widths = [max(len(row[place]) for row in rows) for place in range(4)]
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        call.say("  " + "  ".join(cells).rstrip())


def _office(login: DemoLogin) -> str:
    return f"{login.role.label} {login.unit}" if login.unit else login.role.label
