"""Recording what happened, by tiles and guided forms."""

from __future__ import annotations

from dataclasses import replace
from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import Blueprint, redirect, render_template, request, url_for

from bumdes.actions.recording import draft_transaction, record_transaction
from bumdes.party import PartyKind
from bumdes.permissions import Permission
from webapp.account_picking import field_of, with_accounts
from webapp.correcting import asked_correction, seen, standing
from webapp.correcting import recorded as recorded_or_corrected
from webapp.forms.recording import transaction_command
from webapp.forms.values import blank_values, days, renewed, spoken_amounts
from webapp.login import current_visitor
from webapp.picking import FIELD, is_new, picked, with_picked
from webapp.problems import REFUSALS, Problem, problems_of
from webapp.proofs import NO_PROOFS, Proofs, proof_files, take_proofs
from webapp.queueing import recorded, refused_for, require_as_seen, wants_data
from webapp.readings.again import proofs_again, values_again
from webapp.readings.guided import first_values, read_guided_form, read_guided_preview
from webapp.readings.preview import seal_of
from webapp.readings.sight import unit_of
from webapp.tile_choice import find_tile, found_shortcuts, tile_groups, usual_shortcuts
from webapp.uploads import takes_files
from webapp.work import act, reading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from werkzeug.wrappers import Response

    from bumdes.actions.recording import RecordTransaction
    from bumdes.transaction_kind import AskedParty, TransactionKind
    from bumdes.work import Work
    from ledger import Posted, PostedEntry
    from webapp.correcting import Correcting
    from webapp.readings.preview import Preview
    from webapp.tile import Tile

bp = Blueprint("recording", __name__, url_prefix="/catat")

NO_PARTY = "Tulis namanya, lalu pilih orangnya."
MOST_DOCUMENTS = 200

OTHER_UNIT = "unit:"
"""The step that looks at the form of another unit, with what is typed so far."""


@bp.get("/")
def choose() -> str:
    """Show the tiles, or those that a search finds."""
    actor, text = current_visitor().actor, " ".join(request.args.get("q", "").split())
    actor.require(Permission.RECORD_TRANSACTION, unit=actor.unit)
    with reading() as work:
        groups = tile_groups(work, text)
        quick = found_shortcuts(work, text) if text else usual_shortcuts(work)
    return render_template("tiles.html", groups=groups, quick=quick, text=text)


@bp.get("/<slug>")
def ask(slug: str) -> str:
    """Show a form that holds what was chosen the last time, or what the address says."""
    tile, kind = find_tile(slug)
    unit = unit_of(request.args.get("unit", ""))
    correcting = asked_correction()
    if correcting is not None:
        return _again(tile, kind, correcting, unit)
    with reading() as work:
        last = first_values(work, kind, unit)
    fields = {FIELD, *(field_of(asked.role) for asked in kind.accounts)}
    told = {name: value for name, value in request.args.items() if name in fields and value}
    return _form(tile, kind, {**blank_values(), **last, **told}, unit=unit)


def _again(tile: Tile, kind: TransactionKind, correcting: Correcting, unit: str | None) -> str:
    """Show a form that holds what the entry says that it corrects."""
    with reading() as work:
        again = values_again(work, kind, correcting.posted)
        proofs = Proofs(proofs_again(work, correcting.posted))
    unit = again.get("unit", unit)
    return _form(
        tile, kind, blank_values() | again, unit=unit, proofs=proofs, correcting=correcting
    )


@bp.post("/<slug>")
@takes_files
def answer(slug: str) -> Response | str | tuple[str, int]:
    """Check what was typed and show what it would record, or record it if that was seen."""
    (tile, kind), step = find_tile(slug), request.form.get("langkah", "")
    typed: Mapping[str, str] = request.form.to_dict()
    correcting, proofs = asked_correction(), take_proofs()
    if step.startswith(OTHER_UNIT):
        unit, bad = step.removeprefix(OTHER_UNIT), proofs.found
        return _form(
            tile, kind, typed, unit=unit, found=bad, proofs=proofs, correcting=correcting
        )
    if wants_data() and correcting is None:
        return _answer_device(kind, typed, proofs, slug)
    try:
        with reading() as work:
            typed = with_accounts(work, kind, typed)
        command = _command(kind, typed, proofs)
        if kind.party is not None:
            command = replace(command, party=_party(kind.party, typed))
            typed = with_picked(typed, command.party)
        if step == "simpan" and _was_seen(command, correcting):
            return _recorded(command, slug, correcting)
        preview = seen(
            correcting,
            lambda work: read_guided_preview(work, standing(correcting, work, command)),
        )
    except REFUSALS as error:
        values, unit, found = renewed(typed, error), typed.get("unit", ""), problems_of(error)
        page = _form(
            tile, kind, values, unit=unit, found=found, proofs=proofs, correcting=correcting
        )
        return page, HTTPStatus.UNPROCESSABLE_ENTITY
    return _form(
        tile,
        kind,
        typed,
        unit=command.unit,
        preview=preview,
        proofs=proofs,
        correcting=correcting,
    )


def _answer_device(
    kind: TransactionKind, typed: Mapping[str, str], proofs: Proofs, slug: str
) -> Response:
    """Record what waited on a device, and say so."""

    def record(work: Work) -> tuple[RecordTransaction, Posted]:
        told = with_accounts(work, kind, typed)
        command = _command(kind, told, proofs)
        known = work.book.find(command.key)
        if kind.party is not None:
            party = _known_party(work, known, told) or _picked(work, kind.party, told)
            command = replace(command, party=party)
        if known is None:
            require_as_seen(seal_of(draft_transaction(work, command).entry))
        return command, record_transaction(work, command)

    try:
        command, posted = act(record)
    except REFUSALS as error:
        return refused_for(error)
    return recorded(address=_address(command, posted, slug), voucher=posted.voucher)


def _known_party(work: Work, known: PostedEntry | None, typed: Mapping[str, str]) -> str:
    """Return who was registered when the same note was recorded before; nobody if none was."""
    if known is None or not is_new(typed):
        return ""
    named = next((p.party for p in known.entry.postings if p.party), "")
    return named or picked(work, {FIELD: typed.get(FIELD, "")})


def _command(
    kind: TransactionKind, typed: Mapping[str, str], proofs: Proofs
) -> RecordTransaction:
    """Return what a form reports; of whom is left out.

    Raises:
        ValidationError: something typed cannot be read, or a proof cannot be kept.
    """
    documents = tuple(request.form.getlist("nota")[:MOST_DOCUMENTS])
    command = transaction_command(kind, typed, documents=documents)
    return replace(command, evidence=proofs.checked())


def _party(asked: AskedParty, typed: Mapping[str, str]) -> str:
    """Return the code of whom the form concerns; somebody new is registered at once.

    Raises:
        ValidationError: that is not plain.
    """
    if is_new(typed):
        return act(lambda work: _picked(work, asked, typed))
    with reading() as work:
        return _picked(work, asked, typed)


def _picked(work: Work, asked: AskedParty, typed: Mapping[str, str]) -> str:
    missing = "" if asked.is_optional else NO_PARTY
    return picked(work, typed, kind=PartyKind(asked.kinds[0]), missing=missing)


def _was_seen(command: RecordTransaction, correcting: Correcting | None) -> bool:
    """Whether the form gives back the seal of what it would record, or did record before."""

    def look(work: Work) -> bool:
        told = standing(correcting, work, command)
        if work.book.find(told.key) is not None:
            return True
        return seal_of(draft_transaction(work, told).entry) == request.form.get("segel")

    return seen(correcting, look)


def _recorded(command: RecordTransaction, slug: str, correcting: Correcting | None) -> Response:
    posted = recorded_or_corrected(correcting, command, record_transaction)
    return redirect(_address(command, posted, slug), HTTPStatus.SEE_OTHER)


def _address(command: RecordTransaction, posted: Posted, slug: str) -> str:
    """Return the page of what was recorded, from which the form is opened again."""
    return url_for(
        "vouchers.show",
        year=command.date.year,
        number=posted.number,
        baru=slug,
        unit=command.unit or None,
    )


def _form(
    tile: Tile,
    kind: TransactionKind,
    values: Mapping[str, str],
    *,
    unit: str | None,
    found: Sequence[Problem] = (),
    preview: Preview | None = None,
    proofs: Proofs = NO_PROOFS,
    correcting: Correcting | None = None,
) -> str:
    form = seen(correcting, lambda work: read_guided_form(work, kind, unit, values))
    with reading() as work:
        files = proof_files(work, proofs)
    return render_template(
        "guided.html",
        tile=tile,
        form=form,
        values=values,
        words=spoken_amounts(values, [f"jumlah-{amount.name}" for amount in form.amounts]),
        found=found,
        chosen_documents=request.form.getlist("nota"),
        files=files,
        preview=preview,
        correcting=correcting,
        **days(),
    )
