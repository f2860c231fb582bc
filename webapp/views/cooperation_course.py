"""The course of one cooperation: what is due and done, noted, disputed, settled and ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, render_template, url_for

from bumdes.actions.cooperating import end_cooperation
from bumdes.actions.following_cooperation import (
    AddNote,
    AddObligation,
    SettleDispute,
    add_note,
    add_obligation,
    fulfil_obligation,
    raise_dispute,
    settle_dispute,
)
from bumdes.governance.cooperation import NoteKind
from bumdes.governance.decision import decisions_of
from bumdes.permissions import Permission
from webapp.answering import answered
from webapp.forms.cooperation import (
    DisputeForm,
    DoneForm,
    EndingForm,
    NoteForm,
    ObligationForm,
    SettlementForm,
)
from webapp.language.saying import t
from webapp.readings.cooperation import read_cooperation
from webapp.templating import now
from webapp.uploads import kept, takes_files, uploaded
from webapp.work import reading

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Any

    from werkzeug.wrappers import Response

    from bumdes.work import Work
    from webapp.forms.fields import PlainForm
    from webapp.problems import Problem

bp = Blueprint("cooperation_course", __name__, url_prefix="/kerja-sama/<cooperation_id>")


@bp.get("/<any(kewajiban, catatan, perselisihan, akhiri):part>")
def ask(cooperation_id: str, part: str) -> str:
    """Ask for an obligation, a note, a dispute, or the end."""
    return _page(cooperation_id, part, {}, ())


@bp.get("/<any(kewajiban, perselisihan):part>/<record_id>")
def ask_end(cooperation_id: str, part: str, record_id: str) -> str:
    """Ask when an obligation was done, or how a dispute ended."""
    return _page(cooperation_id, f"{part}/{record_id}", {}, ())


@bp.post("/kewajiban")
def add_due(cooperation_id: str) -> Response | tuple[str, int]:
    """Note what one side has to do."""

    def do(work: Work, said: dict[str, Any]) -> object:
        member = said.pop("member_id") or None
        command = AddObligation(cooperation_id=cooperation_id, member_id=member, **said)
        return add_obligation(work, command)

    return _answered(cooperation_id, "kewajiban", ObligationForm(), do)


@bp.post("/kewajiban/<record_id>")
def fulfil(cooperation_id: str, record_id: str) -> Response | tuple[str, int]:
    """Note that an obligation was done."""

    def do(work: Work, said: dict[str, Any]) -> object:
        return fulfil_obligation(work, record_id, **said)

    return _answered(cooperation_id, f"kewajiban/{record_id}", DoneForm(), do)


@bp.post("/catatan")
@takes_files
def note(cooperation_id: str) -> Response | tuple[str, int]:
    """Note an evaluation, a change or a report."""
    upload = uploaded()

    def do(work: Work, said: dict[str, Any]) -> object:
        kind = NoteKind(said.pop("kind"))
        command = AddNote(
            cooperation_id=cooperation_id, kind=kind, file=kept(work, upload), **said
        )
        return add_note(work, command)

    return _answered(cooperation_id, "catatan", NoteForm(), do)


@bp.post("/perselisihan")
def dispute(cooperation_id: str) -> Response | tuple[str, int]:
    """Note that the sides do not agree."""

    def do(work: Work, said: dict[str, Any]) -> object:
        return raise_dispute(work, cooperation_id, **said)

    return _answered(cooperation_id, "perselisihan", DisputeForm(), do)


@bp.post("/perselisihan/<record_id>")
@takes_files
def settle(cooperation_id: str, record_id: str) -> Response | tuple[str, int]:
    """Note how a dispute ended."""
    upload = uploaded()

    def do(work: Work, said: dict[str, Any]) -> object:
        command = SettleDispute(dispute_id=record_id, file=kept(work, upload), **said)
        return settle_dispute(work, command)

    return _answered(cooperation_id, f"perselisihan/{record_id}", SettlementForm(), do)


@bp.post("/akhiri")
def end(cooperation_id: str) -> Response | tuple[str, int]:
    """End the cooperation before its term."""

    def do(work: Work, said: dict[str, Any]) -> object:
        return end_cooperation(work, cooperation_id, **said)

    return _answered(cooperation_id, "akhiri", EndingForm(), do)


def _answered(
    cooperation_id: str,
    part: str,
    form: PlainForm,
    do: Callable[[Work, dict[str, Any]], object],
) -> Response | tuple[str, int]:
    return answered(
        form,
        do,
        onward=lambda _: url_for("cooperation.open_cooperation", cooperation_id=cooperation_id),
        again=lambda values, found: _page(cooperation_id, part, values, found),
    )


def _page(
    cooperation_id: str, part: str, values: Mapping[str, str], found: Sequence[Problem]
) -> str:
    """Return the page of one form; *part* names it, and the record it is about."""
    with reading() as work:
        work.actor.require(Permission.KEEP_COOPERATION)
        shown = read_cooperation(work, cooperation_id, now().date())
        decisions = decisions_of(work.session, work.book_id)
    form, _, record_id = part.partition("/")
    return render_template(
        "cooperation_add.html",
        shown=shown,
        form=form,
        record_id=record_id,
        kinds=[(kind.value, t(kind.label)) for kind in NoteKind],
        decisions=[(d.number, f"{d.number}: {d.about}") for d in decisions],
        values=values,
        found=found,
    )
