"""Whoever asks for information: kept, answered in time, counted by year."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import Blueprint, render_template, url_for

from bumdes.actions.informing import (
    KeepInformationRequest,
    answer_information_request,
    extend_information_request,
    keep_information_request,
)
from bumdes.governance.information_request import Outcome
from bumdes.permissions import Permission
from webapp.answering import answered
from webapp.forms.information import (
    InformationAnswerForm,
    InformationRequestForm,
    MoreDaysForm,
)
from webapp.readings.information_requests import read_request, read_requests
from webapp.templating import now
from webapp.work import reading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from werkzeug.wrappers import Response

    from bumdes.governance.information_request import InformationRequest
    from bumdes.work import Work
    from webapp.problems import Problem

bp = Blueprint("information_requests", __name__, url_prefix="/permintaan-informasi")


@bp.get("/")
def show() -> str:
    """Show what was asked, the open ones first, and how each year was answered."""
    with reading() as work:
        work.actor.require(Permission.READ_BOOKS)
        found = read_requests(work, now().date())
    return render_template("information_requests.html", found=found)


@bp.get("/baru")
def ask() -> str:
    """Ask who wants to know what."""
    return _form({}, ())


@bp.post("/baru")
def keep() -> Response | tuple[str, int]:
    """Keep a request."""

    def do(work: Work, said: dict[str, Any]) -> InformationRequest:
        return keep_information_request(work, KeepInformationRequest(**said))

    return answered(InformationRequestForm(), do, onward=_place, again=_form)


@bp.get("/<int:year>/<int:number>")
def open_one(year: int, number: int) -> str:
    """Show a request, and ask for its answer while it is open."""
    return _page(year, number, {}, ())


@bp.post("/<int:year>/<int:number>/perpanjang")
def extend(year: int, number: int) -> Response | tuple[str, int]:
    """Take the days that the law adds."""

    def do(work: Work, said: dict[str, Any]) -> InformationRequest:
        return extend_information_request(work, year, number, **said)

    return answered(
        MoreDaysForm(),
        do,
        onward=_place,
        again=lambda values, found: _page(year, number, values, found),
    )


@bp.post("/<int:year>/<int:number>/jawab")
def answer(year: int, number: int) -> Response | tuple[str, int]:
    """Keep how a request was answered."""

    def do(work: Work, said: dict[str, Any]) -> InformationRequest:
        return answer_information_request(
            work, year, number, outcome=Outcome(said["outcome"]), answer=said["answer"]
        )

    return answered(
        InformationAnswerForm(),
        do,
        onward=_place,
        again=lambda values, found: _page(year, number, values, found),
    )


def _place(request: InformationRequest) -> str:
    return url_for("information_requests.open_one", year=request.year, number=request.number)


def _form(values: Mapping[str, str], found: Sequence[Problem]) -> str:
    with reading() as work:
        work.actor.require(Permission.KEEP_PAPERS)
    said = {"tanggal": now().date().isoformat(), **values}
    return render_template("information_request_new.html", values=said, found=found)


def _page(year: int, number: int, values: Mapping[str, str], found: Sequence[Problem]) -> str:
    with reading() as work:
        work.actor.require(Permission.READ_BOOKS)
        shown = read_request(work, year, number, now().date())
    outcomes = [(each.value, each.label) for each in Outcome if each is not Outcome.OPEN]
    return render_template(
        "information_request.html",
        page=shown,
        asked=shown.request,
        outcomes=outcomes,
        values=values,
        found=found,
    )
