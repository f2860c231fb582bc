"""``bumdes restore``: everything, from a copy that is what was written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bumdes.access.seal import Seal
from bumdes.access.second_factor import unreadable_factors
from bumdes.backup import restore
from bumdes.carrying import missing_files
from bumdes.database import migrate
from bumdes.file_store import FileStore
from bumdes.permissions import Permission
from bumdes.work import begin_session
from webapp.call import DONE
from webapp.commands.backup import tell_missing
from webapp.settings import FACTOR_KEY_FILE

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from sqlalchemy import Engine

    from webapp.call import Call


PHONES_LOST = (
    "Kode HP dari {count} orang tidak dapat diperiksa: kuncinya tidak ada di dalam salinan."
    " Salin berkas {file} dari folder data komputer lama; kalau sudah tidak ada, mereka masuk"
    " dengan kode cadangan, atau jalankan bumdes phones forget."
)


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
        lost = phones_lost(engine, call.settings.factor_key())
    call.say(f"Data dikembalikan dari {arguments.file}.")
    if aside is not None:
        call.say(f"Data sebelumnya disisihkan: {aside}")
    tell_missing(call, missing)
    if lost:
        call.tell(PHONES_LOST.format(count=lost, file=FACTOR_KEY_FILE))
    return DONE


def phones_lost(engine: Engine, key: str) -> int:
    """Return how many people have phones whose codes cannot be checked with *key*."""
    with begin_session(engine, read_only=True) as session:
        return len(unreadable_factors(session, Seal(key)))
