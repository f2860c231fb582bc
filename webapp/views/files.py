"""Files: papers and proofs that the enterprise keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, Response, render_template, url_for
from marshmallow import ValidationError

from bumdes.actions.storing import read_file
from bumdes.errors import NotFoundError
from bumdes.permissions import Permission
from bumdes.proofs.added_proof import entries_proved_by
from bumdes.stored_file import files_of
from reports.vouchers.drawing import small_picture
from webapp.answering import answered
from webapp.forms.fields import PlainForm
from webapp.uploads import file_store, kept, takes_files, uploaded
from webapp.work import reading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from werkzeug.wrappers import Response as AnyResponse

    from bumdes.work import Work
    from webapp.problems import Problem

bp = Blueprint("files", __name__, url_prefix="/berkas")

SMALL, SCREEN = 240, 1600
"""Pixels of the longer side of a picture in a list, and on a page of its own."""

NO_FILE = "Pilih berkasnya: PDF, foto, atau dokumen."


@bp.get("/")
def show() -> str:
    """Show every file, and ask for another."""
    return _page({}, ())


@bp.post("/")
@takes_files
def keep() -> AnyResponse | tuple[str, int]:
    """Keep a file."""
    upload = uploaded()

    def do(work: Work, _: dict[str, Any]) -> str:
        if upload is None:
            raise ValidationError({"berkas": [NO_FILE]})
        return kept(work, upload)

    return answered(PlainForm(), do, onward=lambda _: url_for("files.show"), again=_page)


@bp.get("/<digest>")
def send(digest: str) -> Response:
    """Send a file to who may read the books, as one to be kept: no browser runs it."""
    with reading() as work:
        file, content = read_file(work, file_store(), digest)
    return _harmless(content, file.media_type, file.name)


@bp.get("/<digest>/kecil")
def small(digest: str) -> Response:
    """Send a picture as small as a list shows it."""
    return _drawn(digest, SMALL)


@bp.get("/<digest>/layar")
def screen(digest: str) -> Response:
    """Send a picture as large as a screen shows it."""
    return _drawn(digest, SCREEN)


def _drawn(digest: str, longest: int) -> Response:
    """Return a picture drawn anew to be looked at on a page; nobody takes it for a copy."""
    with reading() as work:
        file, content = read_file(work, file_store(), digest)
    if not file.type.is_picture:
        raise NotFoundError("file", digest)
    return _harmless(small_picture(content, longest=longest), "image/jpeg", file.name, "inline")


@bp.get("/<digest>/lihat")
def look(digest: str) -> str:
    """Show a picture on a page of its own."""
    with reading() as work:
        file, _ = read_file(work, file_store(), digest)
        named = entries_proved_by(work, digest)
    if not file.type.is_picture:
        raise NotFoundError("file", digest)
    return render_template("file.html", file=file, named=named)


def _harmless(content: bytes, media_type: str, name: str, how: str = "attachment") -> Response:
    answer = Response(content, mimetype=media_type)
    answer.headers.set("Content-Disposition", how, filename=name)
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer.headers["Cache-Control"] = "private, max-age=3600"
    return answer


def _page(_: Mapping[str, str], found: Sequence[Problem]) -> str:
    with reading() as work:
        work.actor.require(Permission.READ_BOOKS, unit=work.actor.unit)
        files = files_of(work.session, work.book_id)
    return render_template("files.html", files=files, found=found)
