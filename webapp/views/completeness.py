"""The accountability report before it is final: what the law asks for, and photographs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, render_template, request, url_for
from marshmallow import ValidationError

from bumdes.actions.adding_pictures import AddPicture, add_picture, remove_picture
from bumdes.permissions import Permission
from bumdes.reporting.picture import pictures_of
from ledger import Period
from reports.accountability.completeness import completeness
from reports.accountability.telling import LPJ_KEY
from webapp.answering import answered
from webapp.forms.fields import PlainForm
from webapp.forms.reports import PictureForm
from webapp.queries import year_of
from webapp.templating import now
from webapp.uploads import kept, takes_files, uploaded
from webapp.work import reading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from werkzeug.wrappers import Response

    from bumdes.reporting.picture import ReportPicture
    from bumdes.work import Work
    from webapp.problems import Problem

bp = Blueprint("completeness", __name__, url_prefix="/pertanggungjawaban/lpj")

NO_FILE = "Pilih fotonya."


@bp.get("/kelengkapan")
def show() -> str:
    """Show what the law asks of the report of a year, and its photographs."""
    return _page({}, ())


@bp.post("/foto")
@takes_files
def add() -> Response | tuple[str, int]:
    """Add a photograph to the report."""
    upload, year = uploaded(), _year()

    def do(work: Work, said: dict[str, Any]) -> ReportPicture:
        if upload is None:
            raise ValidationError({"berkas": [NO_FILE]})
        command = AddPicture(
            report=LPJ_KEY,
            period=Period.year(year),
            file=kept(work, upload),
            caption=said["caption"],
        )
        return add_picture(work, command)

    return answered(PictureForm(), do, onward=lambda _: _place(year), again=_page)


@bp.post("/foto/<picture_id>/hapus")
def remove(picture_id: str) -> Response | tuple[str, int]:
    """Take a photograph out of the report."""
    year = _year()

    def do(work: Work, _: dict[str, Any]) -> None:
        remove_picture(work, picture_id)

    return answered(PlainForm(), do, onward=lambda _: _place(year), again=_page)


def _page(values: Mapping[str, str], found: Sequence[Problem]) -> str:
    year = _year()
    with reading() as work:
        work.actor.require(Permission.READ_REPORTS)
        requirements = completeness(work, Period.year(year))
        pictures = pictures_of(work.session, work.book_id, LPJ_KEY, Period.year(year))
    return render_template(
        "completeness.html",
        year=year,
        years=range(now().year, now().year - 4, -1),
        requirements=requirements,
        pictures=pictures,
        values=values,
        found=found,
        place=url_for("accountability.kind", slug=LPJ_KEY, masa=year),
    )


def _place(year: int) -> str:
    return url_for("completeness.show", tahun=year)


def _year() -> int:
    """Return the year asked for; the one before this without one."""
    return year_of(request.values, this_year=now().year - 1)
