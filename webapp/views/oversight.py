"""The list of the pengawas: what came late, into closed days, or past a second person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import Blueprint, render_template, request, url_for

from bumdes.actions.overseeing import mark_seen
from bumdes.approval.oversight import Concern
from webapp.answering import answered
from webapp.forms.fields import OneOf, Paragraphs, PlainForm, Whole
from webapp.readings.oversight import read_oversight
from webapp.templating import now
from webapp.work import reading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from werkzeug.wrappers import Response

    from bumdes.approval.oversight import SeenEntry
    from bumdes.work import Work
    from webapp.problems import Problem

bp = Blueprint("oversight", __name__, url_prefix="/pengawasan")

LAST_YEAR = 2999


class SeenForm(PlainForm):
    """What the pengawas says of an entry."""

    concern = OneOf("hal", [concern.value for concern in Concern])
    sequence = Whole("urutan", most=2**53, missing="Pilih catatannya.")
    remark = Paragraphs("catatan", most=500)


@bp.get("/")
def show() -> str:
    """Show the list of a year."""
    return _page({}, ())


@bp.post("/")
def mark() -> Response | tuple[str, int]:
    """Keep that an entry was seen."""

    def do(work: Work, said: dict[str, Any]) -> SeenEntry:
        return mark_seen(
            work, said["sequence"], Concern(said["concern"]), remark=said["remark"]
        )

    asked: dict[str, Any] = request.args.to_dict()
    here = url_for("oversight.show", **asked)
    return answered(SeenForm(), do, onward=lambda _: here, again=_page)


def _page(values: Mapping[str, str], found: Sequence[Problem]) -> str:
    year = request.args.get("tahun", now().year, type=int)
    year = min(max(year, 2000), LAST_YEAR)
    asked = request.args.get("hal", "")
    concern = Concern(asked) if asked in set(Concern) else None
    seen = request.args.get("keadaan") == "dilihat"
    with reading() as work:
        listed = read_oversight(work, year, concern=concern, seen=seen)
    return render_template(
        "oversight.html",
        listed=listed,
        year=year,
        concern=concern,
        concerns=list(Concern),
        seen=seen,
        values=values,
        found=found,
    )
