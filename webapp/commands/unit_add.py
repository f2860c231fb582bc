"""``bumdes unit add``: a unit of business."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.actions.founding import add_unit
from bumdes.unit_types import UNIT_TYPES
from bumdes.work import begin_work
from webapp.call import DONE
from webapp.parser import add_book, day

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from webapp.call import Call


def add_arguments(parser: ArgumentParser) -> None:
    """Say what may be given to the command."""
    parser.add_argument("code", metavar="KODE", help="kode unit, misalnya TOKO")
    add_book(parser)
    parser.add_argument("--name", required=True, metavar="NAMA", help="nama unit")
    parser.add_argument(
        "--type",
        choices=sorted(UNIT_TYPES),
        default="general",
        help="jenis usaha: "
        + ", ".join(f"{key} ({kind.label})" for key, kind in sorted(UNIT_TYPES.items())),
    )
    parser.add_argument("--from", dest="opened_on", type=day, metavar="HARI", help="mulai buka")


def run(arguments: Namespace, call: Call) -> int:
    """Open the unit."""
    with (
        call.engine() as engine,
        begin_work(engine, actor=call.actor, book_id=arguments.book) as work,
    ):
        add_unit(
            work,
            arguments.code,
            arguments.name,
            type_key=arguments.type,
            opened_on=arguments.opened_on,
        )
    call.say(f"Unit {arguments.code} ({arguments.name}) dibuka.")
    return DONE
