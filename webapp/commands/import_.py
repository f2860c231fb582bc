"""``bumdes import``: the books in an export, as they were."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bumdes.actions.founding import FoundEnterprise, change_enterprise, found_enterprise
from bumdes.database import migrate
from bumdes.permissions import Permission
from bumdes.work import Work, begin_session
from ledger import Book
from ledger.errors import MalformedExportError
from ledger.exchange import import_jsonl
from ledger.journal_view import book_ids
from webapp.call import DONE
from webapp.parser import add_book, add_json
from webapp.progress import Progress

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator
    from typing import BinaryIO

    from sqlalchemy.orm import Session

    from ledger.exchange import ImportResult
    from webapp.call import Call

STANDARD_INPUT = "-"


def add_arguments(parser: ArgumentParser) -> None:
    """Say what may be given to the command."""
    parser.add_argument(
        "file", metavar="BERKAS", help="hasil bumdes export --format jsonl; - masukan baku"
    )
    add_book(parser)
    add_json(parser)


def run(arguments: Namespace, call: Call) -> int:
    """Take the books in, as a whole or not at all."""
    if arguments.file != STANDARD_INPUT:
        Path(arguments.file).stat()  # before anything is made for it
    with call.new_engine() as engine:
        migrate(engine)
        # Not as work of the books: a refusal kept as evidence would fill the empty books.
        with begin_session(engine) as session, Progress("mengambil", call.err) as progress:
            call.actor.require(Permission.FOUND_ENTERPRISE)
            is_new = arguments.book not in book_ids(session)
            if is_new:
                founding = FoundEnterprise(book_id=arguments.book, name=arguments.book)
                found_enterprise(session, founding, actor=call.actor)
            lines = _lines(arguments.file)
            result = import_jsonl(session.connection(), arguments.book, lines, progress)
            if is_new:
                _rename(session, arguments.book, call)
    call.say(json.dumps(result._asdict()) if arguments.json else _told(result))
    return DONE


def _lines(name: str) -> Iterator[str]:
    """Yield the lines of the file *name*, or of standard input."""
    if name == STANDARD_INPUT:
        yield from _decoded(sys.stdin.buffer)
        return
    with Path(name).open("rb") as stream:
        yield from _decoded(stream)


def _decoded(stream: BinaryIO) -> Iterator[str]:
    for number, line in enumerate(stream, start=1):
        try:
            yield line.decode()
        except UnicodeDecodeError:
            raise MalformedExportError(number, "not UTF-8") from None


def _rename(session: Session, book_id: str, call: Call) -> None:
    """Call the new enterprise what the imported books are called."""
    book = Book.open(session, book_id)
    change_enterprise(Work(call.actor, session, book), name=book.name)


def _told(result: ImportResult) -> str:
    return f"{result.entries} transaksi diambil, kepala rantai {result.head}."
