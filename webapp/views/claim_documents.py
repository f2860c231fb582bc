"""One note: what is left on it, its lines in the books, and what is agreed about it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from flask import Blueprint, render_template, request, url_for

from bumdes.actions.crediting_documents import IssueCreditNote, issue_credit_note
from bumdes.actions.opening_documents import TellApart, ToldApart, tell_apart
from bumdes.actions.setting_credit import PlanInstalments, plan_instalments
from bumdes.actions.writing_off import WriteOff, write_off
from bumdes.governance.decision import DecisionKind
from bumdes.permissions import Permission
from bumdes.rupiah import format_plain
from webapp.answering import answered
from webapp.forms.credit import CreditNoteForm, InstalmentsForm, ToldApartForm, WriteOffForm
from webapp.picking import picked, read_pick
from webapp.proofs import take_proofs
from webapp.readings.claims import read_document
from webapp.readings.plans import decisions_for
from webapp.templating import now
from webapp.uploads import takes_files
from webapp.work import reading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from werkzeug.wrappers import Response as AnyResponse

    from bumdes.work import Work
    from webapp.problems import Problem

    Answer = AnyResponse | tuple[str, int]
    Values = Mapping[str, str]

bp = Blueprint("claim_documents", __name__, url_prefix="/nota")


@bp.get("/<document>")
def show(document: str) -> str:
    """Show one note."""
    with reading() as work:
        page = read_document(work, document, now().date())
    return render_template("claims_document.html", page=page)


@bp.get("/<document>/angsuran")
def ask_instalments(document: str) -> str:
    """Ask in how many instalments the rest is paid."""
    values = {"kali": "3", "bulan": "1", "mulai": now().date().isoformat()}
    return _form("claims_instalments.html", document, values, ())


@bp.post("/<document>/angsuran")
def agree(document: str) -> Answer:
    """Agree on instalments."""

    def do(work: Work, said: dict[str, Any]) -> object:
        return plan_instalments(work, PlanInstalments(document=document, **said))

    return answered(
        InstalmentsForm(),
        do,
        onward=lambda _: _place(document),
        again=lambda values, found: _form("claims_instalments.html", document, values, found),
    )


@bp.get("/<document>/nota-kredit")
def ask_credit_note(document: str) -> str:
    """Ask what of a note is taken back."""
    return _form("claims_credit_note.html", document, _blank(), ())


@bp.post("/<document>/nota-kredit")
@takes_files
def credit_note(document: str) -> Answer:
    """Take back a part of what was sold or bought."""
    proofs = take_proofs()

    def do(work: Work, said: dict[str, Any]) -> object:
        work.actor.require(Permission.MANAGE_CREDIT)
        evidence = proofs.checked()
        command = IssueCreditNote(document=document, evidence=evidence, **said)
        return issue_credit_note(work, command)

    return answered(
        CreditNoteForm(),
        do,
        onward=lambda _: _place(document),
        again=lambda values, found: _form("claims_credit_note.html", document, values, found),
    )


@bp.get("/<document>/hapus-buku")
def ask_write_off(document: str) -> str:
    """Ask because of which decision a receivable is let go."""
    with reading() as work:
        left = read_document(work, document, now().date()).left
    return _form(
        "claims_write_off.html", document, _blank() | {"jumlah": format_plain(left)}, ()
    )


@bp.post("/<document>/hapus-buku")
@takes_files
def let_go(document: str) -> Answer:
    """Write a receivable off."""
    proofs = take_proofs()

    def do(work: Work, said: dict[str, Any]) -> object:
        work.actor.require(Permission.MANAGE_CREDIT)
        evidence = proofs.checked()
        return write_off(work, WriteOff(document=document, evidence=evidence, **said))

    return answered(
        WriteOffForm(),
        do,
        onward=lambda _: _place(document),
        again=lambda values, found: _form("claims_write_off.html", document, values, found),
    )


@bp.get("/<document>/rincian")
def ask_whom(document: str) -> str:
    """Ask whom a part of an old balance concerns."""
    return _form("claims_tell_apart.html", document, _blank(), ())


@bp.post("/<document>/rincian")
def tell(document: str) -> Answer:
    """Give a part of an old balance a party and a note of its own."""
    typed = request.form

    def do(work: Work, said: dict[str, Any]) -> object:
        work.actor.require(Permission.MANAGE_CREDIT)
        key, on = said.pop("key"), said.pop("on")
        part = ToldApart(party=picked(work, typed), **said)
        return tell_apart(work, TellApart(document=document, parts=(part,), on=on, key=key))

    return answered(
        ToldApartForm(),
        lambda work, said: do(work, dict(said)),
        onward=lambda _: _place(document),
        again=lambda values, found: _form("claims_tell_apart.html", document, values, found),
    )


def _place(document: str) -> str:
    return url_for("claim_documents.show", document=document)


def _blank() -> dict[str, str]:
    return {"tanggal": now().date().isoformat(), "kunci": uuid4().hex}


def _form(template: str, document: str, values: Values, found: Sequence[Problem]) -> str:
    with reading() as work:
        work.actor.require(Permission.MANAGE_CREDIT)
        page = read_document(work, document, now().date())
        decisions = decisions_for(work, DecisionKind.WRITE_OFF)
        pick = read_pick(work, values)
    return render_template(
        template, page=page, values=values, found=found, decisions=decisions, pick=pick
    )
