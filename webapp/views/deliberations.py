"""Deliberations: the meetings of the owners and the organs, with their minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, render_template, url_for

from bumdes.actions.deliberating import (
    RecordDeliberation,
    correct_deliberation,
    record_deliberation,
)
from bumdes.governance.decision import DecisionKind, decisions_of
from bumdes.governance.deliberation import (
    DeliberationKind,
    deliberations_of,
    find_deliberation,
)
from bumdes.permissions import Permission
from webapp.answering import answered
from webapp.forms.governance import DeliberationForm
from webapp.language.saying import t
from webapp.uploads import kept, takes_files, uploaded
from webapp.work import reading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from werkzeug.wrappers import Response

    from bumdes.governance.deliberation import Deliberation
    from bumdes.work import Work
    from webapp.problems import Problem

bp = Blueprint("deliberations", __name__, url_prefix="/musyawarah")


@bp.get("/")
def show() -> str:
    """Show all meetings, and all decisions."""
    with reading() as work:
        work.actor.require(Permission.READ_BOOKS, unit=work.actor.unit)
        meetings = [
            (meeting, DeliberationKind(meeting.kind).label)
            for meeting in deliberations_of(work.session, work.book_id)
        ]
        decisions = [
            (decision, DecisionKind(decision.kind).label)
            for decision in decisions_of(work.session, work.book_id)
        ]
    return render_template(
        "deliberations.html",
        meetings=meetings,
        decisions=decisions,
    )


@bp.get("/<deliberation_id>")
def open_one(deliberation_id: str) -> str:
    """Show one meeting, and what it decided."""
    with reading() as work:
        work.actor.require(Permission.READ_BOOKS, unit=work.actor.unit)
        meeting = find_deliberation(work.session, work.book_id, deliberation_id)
        taken = decisions_of(work.session, work.book_id, deliberation_id=deliberation_id)
    return render_template(
        "deliberation.html",
        meeting=meeting,
        kind=DeliberationKind(meeting.kind),
        decisions=[(decision, DecisionKind(decision.kind).label) for decision in taken],
    )


@bp.get("/baru")
def ask() -> str:
    """Ask for a meeting."""
    return _form({}, ())


@bp.post("/baru")
@takes_files
def keep() -> Response | tuple[str, int]:
    """Keep a meeting."""
    upload = uploaded()

    def do(work: Work, said: dict[str, Any]) -> Deliberation:
        return record_deliberation(work, _command(said, minutes=kept(work, upload)))

    return answered(DeliberationForm(), do, onward=_place, again=_form)


@bp.get("/<deliberation_id>/ubah")
def edit(deliberation_id: str) -> str:
    """Ask what is to be corrected of a meeting."""
    with reading() as work:
        meeting = find_deliberation(work.session, work.book_id, deliberation_id)
    values = {
        field.data_key: str(getattr(meeting, name) or "")
        for name, field in DeliberationForm().fields.items()
        if field.data_key
    }
    return _form(values, (), deliberation_id)


@bp.post("/<deliberation_id>/ubah")
@takes_files
def correct(deliberation_id: str) -> Response | tuple[str, int]:
    """Correct a meeting, or add its minutes."""
    upload = uploaded()

    def do(work: Work, said: dict[str, Any]) -> Deliberation:
        before = find_deliberation(work.session, work.book_id, deliberation_id)
        minutes = kept(work, upload) or before.minutes
        return correct_deliberation(work, deliberation_id, _command(said, minutes=minutes))

    return answered(
        DeliberationForm(),
        do,
        onward=_place,
        again=lambda values, found: _form(values, found, deliberation_id),
    )


def _command(said: Mapping[str, Any], *, minutes: str) -> RecordDeliberation:
    facts = {
        **said,
        "kind": DeliberationKind(said["kind"]),
        "attendees": said["attendees"] or 0,
    }
    return RecordDeliberation(**facts, minutes=minutes)


def _place(meeting: Deliberation) -> str:
    return url_for("deliberations.open_one", deliberation_id=meeting.deliberation_id)


def _form(values: Mapping[str, str], found: Sequence[Problem], which: str = "") -> str:
    with reading() as work:
        work.actor.require(Permission.DECIDE)
        is_joint = work.enterprise is not None and work.enterprise.is_joint
    kinds = [
        (kind.value, t(kind.label))
        for kind in DeliberationKind
        if is_joint or kind is not DeliberationKind.INTER_VILLAGE
    ]
    return render_template(
        "deliberation_form.html", kinds=kinds, values=values, found=found, which=which
    )
