"""``bumdes phones forget``: phones whose codes nobody can check any more ask for none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.access.seal import Seal
from bumdes.actions.securing import forget_unreadable_factors
from bumdes.work import begin_work
from webapp.call import DONE
from webapp.parser import add_book

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from webapp.call import Call

NONE = "Tidak ada kode HP yang kuncinya hilang; tidak ada yang dilepas."
DONE_FOR = (
    "Kode HP dilepas untuk {names}. Mereka masuk dengan kata sandi, lalu memasangnya lagi."
)


def add_arguments(parser: ArgumentParser) -> None:
    """Say what may be given to the command."""
    add_book(parser)


def run(arguments: Namespace, call: Call) -> int:
    """Take them away; the phones that can be checked stay."""
    seal = Seal(call.settings.factor_key())
    with (
        call.engine() as engine,
        begin_work(engine, actor=call.actor, book_id=arguments.book) as work,
    ):
        forgotten = forget_unreadable_factors(work, seal)
    call.say(DONE_FOR.format(names=", ".join(forgotten)) if forgotten else NONE)
    return DONE
