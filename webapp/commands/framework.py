"""``bumdes framework``: the standard that statements follow, shown or chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.actions.presenting import choose_framework
from bumdes.permissions import Permission
from bumdes.reporting.framework import framework_of, frameworks_for
from bumdes.work import begin_work
from ledger import Period
from webapp.call import DONE
from webapp.parser import WrongCallError, add_book

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from webapp.call import Call


def add_arguments(parser: ArgumentParser) -> None:
    """Say what may be given to the command."""
    parser.add_argument(
        "key",
        nargs="?",
        metavar="STANDAR",
        help="yang dipilih, misalnya sak_ep; tanpa ini hanya ditampilkan",
    )
    add_book(parser)
    parser.add_argument(
        "--year", type=int, required=True, metavar="TAHUN", help="mulai tahun buku ini"
    )
    parser.add_argument("--reason", default="", metavar="ALASAN", help="alasan memilihnya")


def run(arguments: Namespace, call: Call) -> int:
    """Choose the standard, if one is named; say what the statements of the year follow.

    Raises:
        InvalidPeriodError: there is no such year.
    """
    if arguments.key and not arguments.reason:
        message = "belum diberikan: --reason"
        raise WrongCallError(message)
    Period.year(arguments.year)
    with (
        call.engine() as engine,
        begin_work(
            engine, actor=call.actor, book_id=arguments.book, read_only=not arguments.key
        ) as work,
    ):
        work.actor.require(Permission.READ_REPORTS)
        if arguments.key:
            choose_framework(
                work, arguments.key, first_year=arguments.year, reason=arguments.reason
            )
        followed = framework_of(work.book.connection, work.book_id, arguments.year)
        for framework in frameworks_for(arguments.year):
            mark = "*" if framework.key == followed.key else " "
            call.say(f"{mark} {framework.key:16}  {framework.name}")
    call.say(f"\n{followed.compliance}")
    return DONE
