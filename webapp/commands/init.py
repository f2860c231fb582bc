"""``bumdes init``: a migrated database, and empty books with the standard chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.actions.founding import FoundEnterprise, found_enterprise
from bumdes.database import migrate
from bumdes.work import begin_session
from webapp.call import DONE
from webapp.parser import add_book

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from webapp.call import Call


def add_arguments(parser: ArgumentParser) -> None:
    """Say what may be given to the command."""
    add_book(parser)
    parser.add_argument("--name", required=True, metavar="NAMA", help="nama BUM Desa")


def run(arguments: Namespace, call: Call) -> int:
    """Make the books."""
    command = FoundEnterprise(book_id=arguments.book, name=arguments.name)
    with call.new_engine() as engine:
        migrate(engine)
        with begin_session(engine) as session:
            found_enterprise(session, command, actor=call.actor)
    call.say(f"Pembukuan {arguments.book} ({arguments.name}) siap, dengan daftar akun baku.")
    return DONE
