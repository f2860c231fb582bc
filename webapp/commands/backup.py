"""``bumdes backup``: a copy of everything, checked, with its digest."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from bumdes.backup import backup
from bumdes.file_store import FileStore
from bumdes.permissions import Permission
from webapp.call import DONE
from webapp.parser import add_json

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from webapp.call import Call


def add_arguments(parser: ArgumentParser) -> None:
    """Say what may be given to the command."""
    parser.add_argument(
        "-o", "--output", type=Path, metavar="FOLDER", help="semula backups di folder data"
    )
    parser.add_argument(
        "--archive",
        action="store_true",
        help="tulis arsip yang juga dapat diambil oleh jenis basis data lain",
    )
    add_json(parser)


def run(arguments: Namespace, call: Call) -> int:
    """Make the copy."""
    call.actor.require(Permission.BACK_UP)
    with call.engine_as_found() as engine:
        folder = arguments.output or call.settings.backups
        files = FileStore(call.settings.files)
        made = backup(engine, folder, as_archive=arguments.archive, files=files)
    if arguments.json:
        told = {"file": str(made.path), "sha256": made.digest, "bytes": made.size}
        call.say(json.dumps(told | {"missing": list(made.missing)}))
    else:
        call.say(f"Salinan {made.path} ({made.size} bita) utuh.\nSHA-256 {made.digest}")
    tell_missing(call, made.missing)
    return DONE


def tell_missing(call: Call, digests: tuple[str, ...]) -> None:
    """Say which papers and proofs nobody has."""
    for digest in digests:
        call.tell(f"Berkas dengan sidik {digest} hilang atau rusak. Unggah ulang aslinya.")
