"""Copies of everything: made, tried, carried to a drive, and taken away."""

from __future__ import annotations

import tempfile
import zipfile
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from flask import Blueprint, current_app, redirect, render_template, request, send_file, url_for

from bumdes.actions.backing_up import check_may_back_up, check_may_take_away
from bumdes.backup import digest_path
from bumdes.backup_shelf import Occasion
from bumdes.errors import (
    BackupNotFoundError,
    BackupNotPossibleError,
    NotFoundError,
    PermissionDeniedError,
)
from bumdes.file_store import FOLDER
from bumdes.rehearsal import rehearse
from webapp.login import current_visitor, fresh
from webapp.restoring import ask_to_restore, asked_to_restore, withdraw
from webapp.safekeeping import drives_there, is_embedded, last_copy_is_old, shelf
from webapp.work import reading

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Response
    from werkzeug.wrappers import Response as AnyResponse

    from bumdes.backup_shelf import KeptBackup
    from bumdes.work import Work
    from webapp.drives import Drive

bp = Blueprint("backups", __name__, url_prefix="/cadangan")

HOW_TO_RESTORE = """\
Cadangan BUM Desa

1. Salin semua isi arsip ini ke satu folder; jangan mengubah nama berkasnya.
2. Pasang aplikasi di komputer lain, lalu jalankan:

       ./run restore FOLDER/{name}

   Isinya diperiksa dahulu dengan sidik di sisinya; yang rusak tidak dipulihkan.
   Data yang sudah ada di komputer itu tidak ditimpa, kecuali diminta dengan --replace,
   dan itu pun disisihkan, tidak dihapus.
"""


@bp.get("/")
def show() -> str:
    """Show the copies, the latest first, and the drives that are there."""
    _asked(check_may_back_up)
    copies = shelf().copies()
    return render_template(
        "backups.html",
        copies=copies,
        is_late=last_copy_is_old(),
        is_embedded=is_embedded(),
        drives=drives_there(),
        is_taken_away=_is_taken_away(),
        restored_next=asked_to_restore(shelf().folder),
        fresh=request.args.get("baru", ""),
        carried=request.args.get("usb", ""),
    )


@bp.post("/")
def make() -> AnyResponse:
    """Make a copy now."""
    _asked(check_may_back_up)
    if not is_embedded():
        raise BackupNotPossibleError(current_app.extensions["engine"].dialect.name)
    made = shelf().make(current_app.extensions["engine"], Occasion.ASKED)
    return redirect(url_for("backups.show", baru=made.path.name), HTTPStatus.SEE_OTHER)


@bp.post("/<copy>/uji")
def try_out(copy: str) -> str:
    """Restore a copy where nobody works, and show what came out of it."""
    _asked(check_may_back_up)
    kept = _found(copy)
    return render_template("backup_tried.html", kept=kept, found=rehearse(kept.path))


@bp.post("/<copy>/usb")
def carry(copy: str) -> AnyResponse:
    """Copy it to a drive that is there."""
    _asked(check_may_back_up)
    drive = _drive(request.form.get("drive", ""))
    shelf().put_on(_found(copy), drive.path)
    return redirect(url_for("backups.show", usb=drive.name), HTTPStatus.SEE_OTHER)


@bp.post("/<copy>/pulihkan")
@fresh
def restore(copy: str) -> AnyResponse:
    """Let the next start restore a copy."""
    _asked(check_may_take_away)
    if not is_embedded():
        raise BackupNotPossibleError(current_app.extensions["engine"].dialect.name)
    by = current_visitor().actor.name
    ask_to_restore(shelf().folder, _found(copy).name, by=by)
    return redirect(url_for("backups.show"), HTTPStatus.SEE_OTHER)


@bp.post("/tetap")
def keep_current() -> AnyResponse:
    """Let the next start restore nothing."""
    _asked(check_may_take_away)
    withdraw(shelf().folder)
    return redirect(url_for("backups.show"), HTTPStatus.SEE_OTHER)


@bp.get("/<copy>/unduh")
@fresh
def download(copy: str) -> Response:
    """Send a copy with its papers and proofs, and a page that says how to use it."""
    _asked(check_may_take_away)
    kept = _found(copy)
    archive = tempfile.TemporaryFile()  # noqa: SIM115 - the answer closes it
    _pack(kept, archive)
    archive.seek(0)
    name = f"{kept.name.partition('.')[0]}.zip"
    return send_file(
        archive, mimetype="application/zip", as_attachment=True, download_name=name
    )


def _asked(check: Callable[[Work], None]) -> None:
    with reading() as work:
        check(work)


def _is_taken_away() -> bool:
    """Whether the visitor may have copies sent, which only books of its own decide."""
    try:
        _asked(check_may_take_away)
    except PermissionDeniedError:
        return False
    return True


def _found(name: str) -> KeptBackup:
    """Return the copy called *name*.

    Raises:
        NotFoundError: there is none.
    """
    try:
        return shelf().find(name)
    except BackupNotFoundError as error:
        raise NotFoundError("backup", name) from error


def _drive(asked: str) -> Drive:
    """Return the drive that somebody chose, if it is still there.

    Raises:
        NotFoundError: it is not.
    """
    for drive in drives_there():
        if str(drive.path) == asked:
            return drive
    raise NotFoundError("drive", Path(asked).name)


def _pack(kept: KeptBackup, archive: BinaryIO) -> None:
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_STORED) as packed:
        packed.writestr("BACA-SAYA.txt", HOW_TO_RESTORE.format(name=kept.name))
        for file in (kept.path, digest_path(kept.path)):
            packed.write(file, file.name)
        for file in sorted((kept.path.parent / FOLDER).glob("??/*")):
            packed.write(file, f"{FOLDER}/{file.parent.name}/{file.name}")
