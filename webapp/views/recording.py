"""Recording what happened, by tiles and guided forms."""

from __future__ import annotations

from dataclasses import replace
from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import Blueprint, redirect, render_template, request, url_for

from bumdes.actions.recording import draft_transaction, record_transaction
from bumdes.party import PartyKind
from bumdes.permissions import Permission
from webapp.forms.recording import transaction_command
from webapp.forms.values import blank_values, days, renewed, spoken_amounts
from webapp.login import current_visitor
from webapp.picking import FIELD, is_new, picked, with_picked
from webapp.problems import REFUSALS, Problem, problems_of
from webapp.readings.guided import read_guided_form, read_guided_preview
from webapp.readings.preview import seal_of
from webapp.readings.sight import unit_of
from webapp.tiles import Tile, find_tile, tile_groups
from webapp.work import act, reading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from werkzeug.wrappers import Response

    from bumdes.actions.recording import RecordTransaction
    from bumdes.transaction_kind import AskedParty
    from webapp.readings.preview import Preview

bp = Blueprint("recording", __name__, url_prefix="/catat")

NO_PARTY = "Tulis namanya, lalu pilih orangnya."
MOST_DOCUMENTS = 200

OTHER_UNIT = "unit:"
"""The step that looks at the form of another unit, with what is typed so far."""


@bp.get("/")
def choose() -> str:
    """Show the tiles, or those that a search finds."""
    actor, text = current_visitor().actor, request.args.get("q", "")
    actor.require(Permission.RECORD_TRANSACTION, unit=actor.unit)
    return render_template(
        "tiles.html",
        groups=tile_groups(text),
        text=text,
        may_write_journal=actor.allows(Permission.RECORD_ENTRY, unit=actor.unit),
        may_sell=actor.allows(Permission.SELL_AT_TILL, unit=actor.unit),
        may_buy_assets=actor.allows(Permission.MANAGE_ASSETS, unit=actor.unit),
    )


@bp.get("/<slug>")
def ask(slug: str) -> str:
    """Show an empty form."""
    tile = find_tile(slug)
    values = {**blank_values(), FIELD: request.args.get(FIELD, "")}
    return _form(tile, values, unit=unit_of(request.args.get("unit", "")))


@bp.post("/<slug>")
def answer(slug: str) -> Response | str | tuple[str, int]:
    """Check what was typed and show what it would record, or record it if that was seen."""
    tile, step = find_tile(slug), request.form.get("langkah", "")
    typed: Mapping[str, str] = request.form
    if step.startswith(OTHER_UNIT):
        return _form(tile, typed, unit=step.removeprefix(OTHER_UNIT))
    try:
        documents = tuple(request.form.getlist("nota")[:MOST_DOCUMENTS])
        command = transaction_command(tile.kind, typed, documents=documents)
        if tile.kind.party is not None:
            command = replace(command, party=_party(tile.kind.party, typed))
            typed = with_picked(typed, command.party)
        if step == "simpan" and _was_seen(command):
            return _recorded(command, slug)
        with reading() as work:
            preview = read_guided_preview(work, command)
    except REFUSALS as error:
        values = renewed(typed, error)
        page = _form(tile, values, unit=typed.get("unit", ""), found=problems_of(error))
        return page, HTTPStatus.UNPROCESSABLE_ENTITY
    return _form(tile, typed, unit=command.unit, preview=preview)


def _party(asked: AskedParty, typed: Mapping[str, str]) -> str:
    """Return the code of whom the form concerns; somebody new is registered at once.

    Raises:
        ValidationError: that is not plain.
    """
    kind = PartyKind(asked.kinds[0])
    missing = "" if asked.is_optional else NO_PARTY
    if is_new(typed):
        return act(lambda work: picked(work, typed, kind=kind))
    with reading() as work:
        return picked(work, typed, missing=missing)


def _was_seen(command: RecordTransaction) -> bool:
    """Whether the form gives back the seal of what it would record, or did record before."""
    with reading() as work:
        if work.book.find(command.key) is not None:
            return True
        return seal_of(draft_transaction(work, command).entry) == request.form.get("segel")


def _recorded(command: RecordTransaction, slug: str) -> Response:
    posted = act(lambda work: record_transaction(work, command))
    address = url_for(
        "vouchers.show",
        year=command.date.year,
        number=posted.number,
        baru=slug,
        unit=command.unit or None,
    )
    return redirect(address, HTTPStatus.SEE_OTHER)


def _form(
    tile: Tile,
    values: Mapping[str, str],
    *,
    unit: str | None,
    found: Sequence[Problem] = (),
    preview: Preview | None = None,
) -> str:
    with reading() as work:
        form = read_guided_form(work, tile.kind, unit, values)
    return render_template(
        "guided.html",
        tile=tile,
        form=form,
        values=values,
        words=spoken_amounts(values, [f"jumlah-{amount.name}" for amount in form.amounts]),
        found=found,
        chosen_documents=request.form.getlist("nota"),
        preview=preview,
        **days(),
    )
