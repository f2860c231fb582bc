"""What waits for a second person: the list, one of them, and its answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import uuid4

from flask import Blueprint, abort, render_template, request, url_for

from bumdes.actions.approving import approve_held, reject_held, withdraw_held
from bumdes.approval.held_act import HeldStage
from bumdes.phrase import phrase
from webapp.answering import answered
from webapp.forms.fields import Paragraphs, PlainForm
from webapp.held import typed_form
from webapp.login import fresh
from webapp.readings.approvals import read_held, read_inbox
from webapp.work import reading

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from werkzeug.wrappers import Response

    from bumdes.work import Work
    from webapp.problems import Problem

    Answer = Response | tuple[str, int]

SENT_BACK = "Catatan Anda dikembalikan oleh {checker}: {answer}."

bp = Blueprint("approvals", __name__, url_prefix="/persetujuan")


class RejectForm(PlainForm):
    """Why something is sent back."""

    reason = Paragraphs("alasan", most=500, missing="Tulis apa yang harus diperbaiki.")


@bp.get("/")
def show() -> str:
    """Show what waits, what came back, and what is over."""
    with reading() as work:
        inbox = read_inbox(work)
    return render_template(
        "approvals.html",
        inbox=inbox,
    )


@bp.get("/<held_id>")
def open_one(held_id: str) -> str:
    """Show one of them: what it would record, and who asks."""
    return _page(held_id, {}, ())


@bp.post("/<held_id>/setujui")
@fresh
def approve(held_id: str) -> Answer:
    """Record it in the name of who asked."""
    return _answered(held_id, PlainForm(), lambda work, _: approve_held(work, held_id))


@bp.post("/<held_id>/kembalikan")
def reject(held_id: str) -> Answer:
    """Send it back, and say why."""
    return _answered(
        held_id,
        RejectForm(),
        lambda work, said: reject_held(work, held_id, reason=said["reason"]),
    )


@bp.post("/<held_id>/tarik")
def withdraw(held_id: str) -> Answer:
    """Ask for it no more."""
    return _answered(held_id, PlainForm(), lambda work, _: withdraw_held(work, held_id))


@bp.get("/<held_id>/perbaiki")
def repair(held_id: str) -> str:
    """Give the form back as it was typed, to be put right and sent again."""
    with reading() as work:
        page = read_held(work, held_id)
    typed = typed_form(page.row.held) if page.row.is_mine else None
    if typed is None:
        abort(404)
    path, carried = typed
    return render_template(
        "resume.html",
        reason=phrase(SENT_BACK, checker=page.row.checker, answer=page.row.held.answer),
        onward=path,
        carried=[*carried, ("kunci", uuid4().hex)],
    )


def _answered(
    held_id: str, form: PlainForm, do: Callable[[Work, dict[str, Any]], object]
) -> Answer:
    return answered(
        form,
        do,
        onward=lambda _: url_for("approvals.open_one", held_id=held_id),
        again=lambda values, found: _page(held_id, values, found),
    )


def _page(held_id: str, values: Mapping[str, str], found: Sequence[Problem]) -> str:
    with reading() as work:
        page = read_held(work, held_id)
    row = page.row
    sent_back = row.is_mine and row.held.stage in {HeldStage.REJECTED, HeldStage.WITHDRAWN}
    return render_template(
        "approval.html",
        page=page,
        row=row,
        held=row.held,
        is_new="baru" in request.args,
        is_repairable=sent_back and typed_form(row.held) is not None,
        values=values,
        found=found,
    )
