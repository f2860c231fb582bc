"""Decisions: what was decided, what came of it, and how it ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, render_template, request, url_for
from marshmallow import ValidationError

from bumdes.actions.deliberating import (
    RecordDecision,
    correct_decision,
    record_decision,
    revoke_decision,
)
from bumdes.governance.decision import DecisionKind, find_decision
from bumdes.governance.decision_use import decision_use
from bumdes.governance.deliberation import DeliberationKind, deliberations_of
from bumdes.permissions import Permission
from webapp.answering import answered
from webapp.forms.fields import PlainForm
from webapp.forms.governance import DecisionForm, RevokeForm
from webapp.language.saying import t
from webapp.local_time import dated_day
from webapp.uploads import kept, takes_files, uploaded
from webapp.work import reading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from werkzeug.wrappers import Response

    from bumdes.governance.decision import Decision
    from bumdes.work import Work
    from webapp.problems import Problem

bp = Blueprint("decisions", __name__, url_prefix="/keputusan")

NO_FILE = "Pilih berkas keputusannya."


@bp.get("/")
def show() -> str:
    """Show one decision; its number may hold any sign, so it is no part of the path."""
    return _page({}, ())


@bp.get("/baru")
def ask() -> str:
    """Ask for a decision."""
    return _form(request.args, ())


@bp.post("/baru")
@takes_files
def keep() -> Response | tuple[str, int]:
    """Keep a decision."""
    upload = uploaded()

    def do(work: Work, said: dict[str, Any]) -> Decision:
        facts = {
            **said,
            "kind": DecisionKind(said["kind"]),
            "deliberation_id": said["deliberation_id"] or None,
        }
        return record_decision(work, RecordDecision(**facts, file=kept(work, upload)))

    return answered(DecisionForm(), do, onward=_place, again=_form)


@bp.post("/berkas")
@takes_files
def attach() -> Response | tuple[str, int]:
    """Add the paper to a decision."""
    upload = uploaded()

    def do(work: Work, _: dict[str, Any]) -> Decision:
        if upload is None:
            raise ValidationError({"berkas": [NO_FILE]})
        decision = find_decision(work.session, work.book_id, _number())
        command = RecordDecision(
            number=decision.number,
            kind=DecisionKind(decision.kind),
            decided_on=decision.decided_on,
            about=decision.about,
            deliberation_id=decision.deliberation_id,
            authority=decision.authority,
            most=decision.most,
            file=kept(work, upload),
        )
        return correct_decision(work, decision.number, command)

    return answered(PlainForm(), do, onward=_place, again=_page)


@bp.post("/cabut")
def revoke() -> Response | tuple[str, int]:
    """Let a decision allow nothing any more."""

    def do(work: Work, said: dict[str, Any]) -> Decision:
        return revoke_decision(work, _number(), **said)

    return answered(RevokeForm(), do, onward=_place, again=_page)


def _number() -> str:
    return request.args.get("nomor", "")


def _place(decision: Decision) -> str:
    return url_for("decisions.show", nomor=decision.number)


def _page(values: Mapping[str, str], found: Sequence[Problem]) -> str:
    with reading() as work:
        work.actor.require(Permission.READ_BOOKS, unit=work.actor.unit)
        use = decision_use(work.session, work.book, _number())
    return render_template(
        "decision.html",
        use=use,
        decision=use.decision,
        kind=DecisionKind(use.decision.kind),
        meeting_kind=use.deliberation and DeliberationKind(use.deliberation.kind).label,
        values=values,
        found=found,
    )


def _form(values: Mapping[str, str], found: Sequence[Problem]) -> str:
    with reading() as work:
        work.actor.require(Permission.DECIDE)
        meetings = [
            (
                meeting.deliberation_id,
                f"{t(DeliberationKind(meeting.kind).label)}, {dated_day(meeting.held_on)}",
            )
            for meeting in deliberations_of(work.session, work.book_id)
        ]
    return render_template(
        "decision_form.html",
        meetings=meetings,
        kinds=[(kind.value, t(kind.label)) for kind in DecisionKind],
        values=values,
        found=found,
    )
