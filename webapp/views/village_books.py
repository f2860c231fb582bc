"""What the village's own books say beside ours: confirmation of capital, and Siskeudes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, render_template, request, url_for
from marshmallow import ValidationError

from bumdes.actions.reconciling import reconciliation, take_siskeudes
from bumdes.enterprise import villages_of
from bumdes.permissions import Permission
from bumdes.village_books.confirmation import confirm
from bumdes.village_books.record import exports_of
from webapp.answering import answered
from webapp.forms.fields import Line, PlainForm
from webapp.pacing import imports
from webapp.queries import year_of
from webapp.readings.villages import chosen_village
from webapp.templating import now
from webapp.uploads import takes_files, uploaded
from webapp.work import reading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from werkzeug.wrappers import Response

    from bumdes.village_books.record import VillageExport
    from bumdes.work import Work
    from webapp.problems import Problem

bp = Blueprint("village_books", __name__, url_prefix="/desa")

NO_FILE = "Pilih berkas ZIP hasil ekspor Siskeudes."


class ExportForm(PlainForm):
    """An export of a village; its file comes beside it."""

    village = Line("desa", most=13, missing="Pilih Desanya.")


@bp.get("/konfirmasi")
def confirmation() -> str:
    """Show what the enterprise confirms to a village for a year."""
    year = year_of(request.args, this_year=now().year)
    with reading() as work:
        work.actor.require(Permission.READ_REPORTS)
        villages = villages_of(work.session, work.book_id)
        village = chosen_village(work, request.args.get("desa", ""))
        told = confirm(work.book, village.code, year)
        enterprise = work.enterprise
    return render_template(
        "confirmation.html",
        villages=villages,
        village=village,
        told=told,
        enterprise=enterprise,
    )


@bp.get("/siskeudes")
def exports() -> str:
    """Show the exports that were taken in, and ask for another."""
    return _form({}, ())


@bp.post("/siskeudes")
@takes_files
@imports
def take() -> Response | tuple[str, int]:
    """Take in an export."""
    upload = uploaded()

    def do(work: Work, said: dict[str, Any]) -> VillageExport:
        if upload is None:
            raise ValidationError({"berkas": [NO_FILE]})
        return take_siskeudes(work, said["village"], upload.content)

    return answered(
        ExportForm(),
        do,
        onward=lambda export: url_for(
            "village_books.compare", village=export.village_code, year=export.year
        ),
        again=_form,
    )


@bp.get("/siskeudes/<village>/<int:year>")
def compare(village: str, year: int) -> str:
    """Show what agrees in both books, and what does not."""
    with reading() as work:
        found = reconciliation(work, village, year)
        named = chosen_village(work, village)
    return render_template("reconciliation.html", found=found, village=named, year=year)


def _form(values: Mapping[str, str], found: Sequence[Problem]) -> str:
    with reading() as work:
        work.actor.require(Permission.READ_REPORTS)
        villages = villages_of(work.session, work.book_id)
        kept = exports_of(work.session, work.book_id)
    return render_template(
        "village_exports.html",
        villages=villages,
        names={village.code: village.name for village in villages},
        kept=kept,
        values=values,
        found=found,
    )
