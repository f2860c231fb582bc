"""Hand-overs: what one holder of an office leaves to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, render_template, request, url_for
from marshmallow import ValidationError

from bumdes.actions.handing_over import (
    ListContract,
    PrepareHandover,
    call_off_handover,
    list_contract,
    note_count,
    prepare_handover,
    sign_handover,
)
from bumdes.errors import RupiahError
from bumdes.governance.handover import HandoverSide, find_handover
from bumdes.governance.handover_pack import handover_pack
from bumdes.governance.organ import seats_of
from bumdes.permissions import Permission
from bumdes.rupiah import format_plain, parse_rupiah
from webapp.answering import answered
from webapp.forms.fields import PlainForm
from webapp.forms.governance import CallOffForm, ContractForm, HandoverForm
from webapp.language.saying import t
from webapp.readings.governance import person_options, read_handovers
from webapp.readings.sight import unit_names
from webapp.sentences import sentence
from webapp.templating import now
from webapp.uploads import kept, takes_files, uploaded
from webapp.work import reading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from werkzeug.wrappers import Response

    from bumdes.governance.handover import Handover, HandoverContract
    from bumdes.governance.handover_pack import HandoverLine, HandoverPack
    from bumdes.work import Work
    from ledger import Money
    from webapp.problems import Problem

bp = Blueprint("handovers", __name__, url_prefix="/serah-terima")

FOUND, NOTE = "hitung-{}", "jelas-{}"
"""The fields of a line: what was found, and why it differs; by its place in the pack."""


@bp.get("/")
def show() -> str:
    """Show every hand-over."""
    with reading() as work:
        work.actor.require(Permission.READ_BOOKS, unit=work.actor.unit)
        handovers = read_handovers(work)
    return render_template("handovers.html", handovers=handovers)


@bp.get("/baru")
def ask() -> str:
    """Ask which office goes to whom."""
    return _form(request.args, ())


@bp.post("/baru")
def begin() -> Response | tuple[str, int]:
    """Begin to hand an office over."""

    def do(work: Work, said: dict[str, Any]) -> Handover:
        return prepare_handover(work, PrepareHandover(**said))

    return answered(HandoverForm(), do, onward=_place, again=_form)


@bp.get("/<handover_id>")
def open_one(handover_id: str) -> str:
    """Show a hand-over with all its figures."""
    return _page(handover_id, {}, ())


@bp.post("/<handover_id>/hitung")
def count(handover_id: str) -> Response | tuple[str, int]:
    """Keep what was counted, line by line."""
    typed = request.form

    def do(work: Work, _: dict[str, Any]) -> Handover:
        handover = find_handover(work.session, work.book_id, handover_id)
        pack = handover_pack(work.session, work.book, handover)
        for place, line in enumerate(_lines(pack)):
            found = _amount(FOUND.format(place), typed)
            if found is not None:
                note = " ".join(typed.get(NOTE.format(place), "").split())
                note_count(work, handover_id, line.key, found=found, note=note)
        return handover

    return _answered_at(handover_id, PlainForm(), do)


@bp.post("/<handover_id>/kontrak")
def add_contract(handover_id: str) -> Response | tuple[str, int]:
    """Add a contract that is still open."""

    def do(work: Work, said: dict[str, Any]) -> HandoverContract:
        return list_contract(work, handover_id, ListContract(**said))

    return _answered_at(handover_id, ContractForm(), do)


@bp.post("/<handover_id>/tanda-tangan/<any(outgoing, incoming):side>")
@takes_files
def sign(handover_id: str, side: str) -> Response | tuple[str, int]:
    """Put one side's name under a hand-over."""
    upload = uploaded()

    def do(work: Work, _: dict[str, Any]) -> Handover:
        who = HandoverSide(side)
        return sign_handover(work, handover_id, who, paper=kept(work, upload))

    return _answered_at(handover_id, PlainForm(), do)


@bp.post("/<handover_id>/batal")
def call_off(handover_id: str) -> Response | tuple[str, int]:
    """Give a hand-over up."""

    def do(work: Work, said: dict[str, Any]) -> Handover:
        return call_off_handover(work, handover_id, because=said["because"])

    return _answered_at(handover_id, CallOffForm(), do)


def _answered_at(handover_id: str, form: PlainForm, do: Any) -> Response | tuple[str, int]:
    return answered(
        form,
        do,
        onward=lambda _: url_for("handovers.open_one", handover_id=handover_id),
        again=lambda values, found: _page(handover_id, values, found),
    )


def _amount(field: str, typed: Mapping[str, str]) -> Money | None:
    """Return the amount typed; None where nothing was."""
    written = typed.get(field, "").strip()
    if not written:
        return None
    try:
        return parse_rupiah(written)
    except RupiahError as error:
        raise ValidationError({field: [sentence(error)]}) from None


def _lines(pack: HandoverPack) -> list[HandoverLine]:
    return [line for section in pack.sections for line in section.lines]


def _place(handover: Handover) -> str:
    return url_for("handovers.open_one", handover_id=handover.handover_id)


def _page(handover_id: str, values: Mapping[str, str], found: Sequence[Problem]) -> str:
    with reading() as work:
        work.actor.require(Permission.READ_BOOKS, unit=work.actor.unit)
        handover = find_handover(work.session, work.book_id, handover_id)
        pack = handover_pack(work.session, work.book, handover)
        units = unit_names(work)
    typed = dict(values)
    for place, line in enumerate(_lines(pack)):
        if line.found is not None:
            typed.setdefault(FOUND.format(place), format_plain(line.found))
            typed.setdefault(NOTE.format(place), line.note)
    return render_template(
        "handover.html",
        pack=pack,
        handover=handover,
        units=units,
        values=typed,
        found=found,
        sides=[
            (HandoverSide.OUTGOING, pack.outgoing),
            (HandoverSide.INCOMING, pack.incoming),
        ],
    )


def _form(values: Mapping[str, str], found: Sequence[Problem]) -> str:
    today = now().date()
    with reading() as work:
        work.actor.require(Permission.HAND_OVER)
        units = unit_names(work)
        seats = [
            (
                seat.appointment_id,
                f"{t(seat.office)}{f' {units[seat.unit]}' if seat.unit else ''}: {seat.name}",
            )
            for seat in seats_of(work.session, work.book_id)
            if seat.is_held(today) or seat.last_day is not None
        ]
        people = person_options(work)
    return render_template(
        "handover_new.html", seats=seats, people=people, values=values, found=found
    )
