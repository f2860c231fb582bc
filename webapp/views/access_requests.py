"""Seeing more for a time: asking, answering, taking back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import Blueprint, render_template, url_for

from bumdes.actions.asking_access import MOST_DAYS, answer_access, ask_access, end_access
from bumdes.auditing.access_request import GRANTABLE, OUTSIDE, requests_of
from bumdes.people import person_named
from bumdes.permissions import ALLOWED, Permission, Role
from ledger.canonical import moment
from webapp.answering import answered
from webapp.forms.auditing import AccessForm, AnswerAccessForm
from webapp.forms.fields import PlainForm
from webapp.login import current_visitor, fresh
from webapp.templating import local, now
from webapp.work import reading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from werkzeug.wrappers import Response

    from bumdes.auditing.access_request import AccessRequest
    from bumdes.work import Work
    from webapp.problems import Problem

bp = Blueprint("access_requests", __name__, url_prefix="/izin-lihat")


@bp.get("/")
def show() -> str:
    """Show requests: one's own, or everybody's to who answers them."""
    return _page({}, ())


@bp.post("/minta")
def ask() -> Response | tuple[str, int]:
    """Ask to see more."""

    def do(work: Work, said: dict[str, Any]) -> AccessRequest:
        return ask_access(
            work,
            Permission(said["what"]),
            until=said["until"],
            reason=said["reason"],
            today=now().date(),
        )

    return answered(AccessForm(), do, onward=_here, again=_page)


@bp.post("/<request_id>/jawab")
@fresh
def answer(request_id: str) -> Response | tuple[str, int]:
    """Grant a request, or refuse it."""

    def do(work: Work, said: dict[str, Any]) -> AccessRequest:
        grants = said["answer"] == "ya"
        return answer_access(
            work, request_id, grants=grants, remark=said["remark"], today=now().date()
        )

    return answered(AnswerAccessForm(), do, onward=_here, again=_page)


@bp.post("/<request_id>/akhiri")
def end(request_id: str) -> Response | tuple[str, int]:
    """Take back what was granted, or withdraw a request."""

    def do(work: Work, _: dict[str, Any]) -> AccessRequest:
        return end_access(work, request_id, today=now().date())

    return answered(PlainForm(), do, onward=_here, again=_page)


def _here(_: object) -> str:
    return url_for("access_requests.show")


def _page(values: Mapping[str, str], found: Sequence[Problem]) -> str:
    actor, today = current_visitor().actor, now().date()
    may_answer = actor.allows(Permission.GRANT_ACCESS)
    with reading() as work:
        work.actor.require(Permission.READ_BOOKS)
        asked_by = "" if may_answer else actor.name
        rows = [
            (*_row(work, request), request.state(today))
            for request in requests_of(work.session, work.book_id, asked_by=asked_by)
        ]
    offered = [
        (str(each), label)
        for each, label in GRANTABLE.items()
        if each not in ALLOWED[actor.role]
    ]
    return render_template(
        "access_requests.html",
        rows=rows,
        offered=offered if actor.role in OUTSIDE else [],
        most_days=MOST_DAYS,
        values=values,
        found=found,
    )


def _row(work: Work, request: AccessRequest) -> tuple[Any, ...]:
    person = person_named(work.session, request.asked_by)
    name = person.name if person else request.asked_by
    return (request, name, Role(request.role).label, local(moment(request.asked_at)))
