"""Files: papers and proofs that the enterprise keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, Response, render_template, url_for
from marshmallow import ValidationError

from bumdes.actions.storing import read_file
from bumdes.permissions import Permission
from bumdes.stored_file import files_of
from webapp.answering import answered
from webapp.forms.fields import PlainForm
from webapp.login import current_visitor
from webapp.uploads import file_store, kept, takes_files, uploaded
from webapp.work import reading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from werkzeug.wrappers import Response as AnyResponse

    from bumdes.work import Work
    from webapp.problems import Problem

bp = Blueprint("files", __name__, url_prefix="/berkas")

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
    """Send a file to who may read the books; pictures and PDF open in the browser."""
    with reading() as work:
        file, content = read_file(work, file_store(), digest)
    answer = Response(content, mimetype=file.media_type)
    opens = file.type.is_picture or file.type.extension == ".pdf"
    answer.headers.set(
        "Content-Disposition", "inline" if opens else "attachment", filename=file.name
    )
    answer.headers["Cache-Control"] = "private, max-age=3600"
    return answer


def _page(_: Mapping[str, str], found: Sequence[Problem]) -> str:
    with reading() as work:
        work.actor.require(Permission.READ_BOOKS, unit=work.actor.unit)
        files = files_of(work.session, work.book_id)
    may_keep = current_visitor().actor.allows(Permission.KEEP_PAPERS)
    return render_template("files.html", files=files, found=found, may_keep=may_keep)
