"""``bumdes export``: all of a book, for other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.permissions import Permission
from bumdes.work import begin_work
from ledger.exchange import EXPORTS
from webapp.call import DONE
from webapp.output import text_output
from webapp.parser import add_book
from webapp.progress import Progress

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from webapp.call import Call


def add_arguments(parser: ArgumentParser) -> None:
    """Say what may be given to the command."""
    add_book(parser)
    parser.add_argument("--format", choices=sorted(EXPORTS), required=True, help="bentuk")
    parser.add_argument(
        "-o", "--output", metavar="BERKAS", help="tulis ke berkas ini, bukan ke layar"
    )


def run(arguments: Namespace, call: Call) -> int:
    """Write the book."""
    form = EXPORTS[arguments.format]
    with (
        call.engine() as engine,
        begin_work(engine, actor=call.actor, book_id=arguments.book, read_only=True) as work,
        text_output(arguments.output, call) as out,
        Progress("menulis", call.err) as progress,
    ):
        work.actor.require(Permission.EXPORT_BOOKS)
        form.write(work.book, out, progress)
    return DONE
