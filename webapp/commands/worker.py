"""``bumdes worker``: makes the long reports that were asked for on the site."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

from bumdes.file_store import FileStore
from webapp.call import DONE
from webapp.daily_copy import DailyCopy
from webapp.making import results_of
from webapp.worker import Worker

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from webapp.call import Call


def add_arguments(parser: ArgumentParser) -> None:
    """Say what may be given to the command."""
    parser.add_argument(
        "--once", action="store_true", help="berhenti bila tidak ada lagi yang menunggu"
    )
    parser.add_argument(
        "--beside", type=int, metavar="PID", help="berhenti bila program ini sudah berhenti"
    )


def run(arguments: Namespace, call: Call) -> int:
    """Make what was asked for, until somebody stops it."""
    with call.new_engine() as engine:
        call.bring_up_to_date(engine)
        worker = Worker(
            engine,
            results_of(FileStore(call.settings.files)),
            idle=DailyCopy(engine, call.shelf).make_if_due,
            is_wanted=lambda: arguments.beside in {None, os.getppid()},
        )
        if arguments.once:
            while worker.run_next():
                pass
            return DONE

        def end(*_: object) -> None:
            worker.is_stopped = True

        signal.signal(signal.SIGTERM, end)
        signal.signal(signal.SIGINT, end)
        worker.run()
    return DONE
