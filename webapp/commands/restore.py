"""``bumdes restore``: everything, from a copy that is what was written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bumdes.backup import restore
from bumdes.carrying import missing_files
from bumdes.database import migrate
from bumdes.file_store import FileStore
from bumdes.permissions import Permission
from webapp.call import DONE
from webapp.commands.backup import tell_missing

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from webapp.call import Call


def add_arguments(parser: ArgumentParser) -> None:
    """Say what may be given to the command."""
    parser.add_argument(
        "file",
        type=Path,
        metavar="BERKAS",
        help="salinan buatan bumdes backup; sidiknya di sisi",
    )
    parser.add_argument(
        "--replace",
        action="store_true",
        help="sisihkan data yang ada sekarang (tetap disimpan) bila sudah ada isinya",
    )


def run(arguments: Namespace, call: Call) -> int:
    """Put the copy in place."""
    call.actor.require(Permission.BACK_UP)
    call.settings.make_folder()
    files = FileStore(call.settings.files)
    aside = restore(
        arguments.file, call.settings.database, replace=arguments.replace, files=files
    )
    with call.engine_as_found() as engine:
        migrate(engine)
        missing = missing_files(engine, files)
    call.say(f"Data dikembalikan dari {arguments.file}.")
    if aside is not None:
        call.say(f"Data sebelumnya disisihkan: {aside}")
    tell_missing(call, missing)
    return DONE
