"""The sheet of what there was on the day the books begin: written, reviewed, booked."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from flask import Blueprint, redirect, render_template, request, url_for
from marshmallow import ValidationError

from bumdes.actions.cutting_over import (
    AddLine,
    accept_paper_review,
    add_line,
    begin_cut_over,
    remove_line,
    review_cut_over,
    submit_cut_over,
)
from bumdes.actions.posting_cut_over import post_cut_over
from bumdes.actions.registering_parties import RegisterParty, register_party
from bumdes.capital_sources import CAPITAL_SOURCES
from bumdes.cut_over.cut_over import CutOverStage
from bumdes.cut_over.part import Nature
from bumdes.cut_over.parts import find_part
from bumdes.cut_over.sheet import read_sheet
from bumdes.enterprise import villages_of
from bumdes.party import PartyKind, party_names
from bumdes.permissions import Permission
from bumdes.record import new_id
from ledger.money import from_minor
from webapp.answering import answered
from webapp.forms.beginning import (
    BeginForm,
    CutOverLineForm,
    PaperReviewForm,
    ReviewForm,
)
from webapp.login import current_visitor
from webapp.picking import picked_or_new, read_pick
from webapp.problems import REFUSALS, problems_of
from webapp.readings.beginning import is_open, read_beginning
from webapp.readings.sight import unit_names, unit_of
from webapp.templating import now
from webapp.uploads import kept, takes_files, uploaded
from webapp.views.cut_over_form import questions
from webapp.work import act, reading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from werkzeug.wrappers import Response

    from bumdes.cut_over.part import CutOverPart
    from bumdes.work import Work
    from webapp.problems import Problem

    Answer = Response | tuple[str, int]

bp = Blueprint("cut_over", __name__, url_prefix="/mulai/saldo-awal")

NO_CLASS = "Pilih jenis barangnya; dari situ umur dan penyusutannya."
NO_SOURCE = "Pilih dari sumber apa modal itu, seperti tertulis di keputusannya."
NO_PAPER = "Pilih foto atau PDF lembar yang ditandatangani."


@bp.get("")
def sheet() -> str:
    """Show the sheet of what there was, or ask for the day."""
    return _sheet({}, ())


@bp.post("")
def begin() -> Answer:
    """Begin the sheet, or move it to another day."""
    return answered(
        BeginForm(),
        lambda work, said: begin_cut_over(work, said["on"]),
        onward=_here,
        again=_sheet,
    )


@bp.get("/<part>")
def ask_line(part: str) -> str:
    """Ask for one thing of a part."""
    return _line_form(find_part(part), {"kunci": new_id(), "unit": "pusat"}, ())


@bp.post("/<part>")
@takes_files
def keep_line(part: str) -> Answer:
    """Add one thing; then ask for the next one, if the button said so."""
    asked = find_part(part)
    proof, typed = uploaded("bukti"), request.form

    def do(work: Work, said: dict[str, Any]) -> object:
        given = said | {
            "part": asked.key,
            "unit": unit_of(said["unit"]) or "",
            "party": _party(work, asked, typed),
            "evidence": kept(work, proof),
        }
        _must_be_chosen(asked, given)
        return add_line(work, AddLine(**given))

    onward = (
        url_for("cut_over.ask_line", part=part)
        if typed.get("langkah") == "lagi"
        else _here(None) + f"#{part}"
    )
    return answered(
        CutOverLineForm(),
        do,
        onward=lambda _: onward,
        again=lambda values, found: _line_form(asked, values, found),
    )


@bp.post("/hapus/<line_id>")
def drop_line(line_id: str) -> Answer:
    """Take one thing off the sheet."""
    return _done(lambda work: remove_line(work, line_id))


@bp.post("/ajukan")
def submit() -> Answer:
    """Hand the sheet to the pengawas."""
    return _done(submit_cut_over)


@bp.post("/periksa")
def review() -> Answer:
    """Agree as pengawas, or send the sheet back."""
    return answered(
        ReviewForm(),
        lambda work, said: review_cut_over(work, agrees=said["agrees"], remark=said["remark"]),
        onward=_here,
        again=_sheet,
    )


@bp.post("/periksa-kertas")
@takes_files
def review_on_paper() -> Answer:
    """Keep the sheet that the pengawas signed."""
    paper = uploaded("lembar")

    def do(work: Work, said: dict[str, Any]) -> object:
        if paper is None:
            raise ValidationError({"lembar": [NO_PAPER]})
        return accept_paper_review(work, reviewer=said["reviewer"], paper=kept(work, paper))

    return answered(PaperReviewForm(), do, onward=_here, again=_sheet)


@bp.post("/bukukan")
def book() -> Answer:
    """Post the sheet as the opening entry."""
    return _done(post_cut_over)


def _done(do: Any) -> Answer:
    try:
        act(do)
    except REFUSALS as error:
        return _sheet({}, problems_of(error)), HTTPStatus.UNPROCESSABLE_ENTITY
    return redirect(_here(None), HTTPStatus.SEE_OTHER)


def _here(_: object) -> str:
    return url_for("cut_over.sheet")


def _must_be_chosen(part: CutOverPart, given: Mapping[str, Any]) -> None:
    if part.nature is Nature.ASSET and not given["asset_class"]:
        raise ValidationError({"jenis": [NO_CLASS]})
    if part.nature is Nature.CAPITAL and not given["source"]:
        raise ValidationError({"sumber": [NO_SOURCE]})


def _party(work: Work, part: CutOverPart, typed: Mapping[str, str]) -> str:
    """Return the code of whom a line concerns; somebody new is registered."""
    if part.nature is Nature.CAPITAL:
        return typed.get("penyetor", "")
    if part.nature is not Nature.CLAIM:
        return ""
    code, name = picked_or_new(work, typed)
    if code or not name:
        return code
    kind = PartyKind.SUPPLIER if part.key == "payables" else PartyKind.CUSTOMER
    return register_party(work, RegisterParty(name=name, kind=kind)).code


def _sheet(values: Mapping[str, str], found: Sequence[Problem]) -> str:
    with reading() as work:
        work.actor.require(Permission.READ_BOOKS)
        beginning = read_beginning(work, today=now().date())
        cut_over = beginning.cut_over
        shown = read_sheet(work) if cut_over else None
        lines = [line for each in shown.parts for line in each.lines] if shown else []
        names = party_names(work.session, work.book_id, [ln.party for ln in lines if ln.party])
        names |= {
            village.code: village.name for village in villages_of(work.session, work.book_id)
        }
        accounts = {account.code: account.name for account in work.book.chart}
        units = unit_names(work)
        currency = work.book.currency
    drafted = {cut_over.begun_by, cut_over.submitted_by} if cut_over else set()
    return render_template(
        "cut_over.html",
        beginning=beginning,
        cut_over=cut_over,
        sheet=shown,
        names=names,
        accounts=accounts,
        units=units,
        sources=CAPITAL_SOURCES,
        money=lambda minor: from_minor(minor, currency),
        stages=CutOverStage,
        is_own=current_visitor().username in drafted,
        is_open=is_open(cut_over),
        values=values,
        found=found,
        today=now().date(),
    )


def _line_form(part: CutOverPart, values: Mapping[str, str], found: Sequence[Problem]) -> str:
    with reading() as work:
        work.actor.require(Permission.RECORD_OPENING)
        pick = read_pick(work, values) if part.nature is Nature.CLAIM else None
        asked = questions(work, part)
    return render_template(
        "cut_over_line.html", part=part, asked=asked, pick=pick, values=values, found=found
    )
