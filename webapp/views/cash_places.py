"""Cash and banks: every place where money lies, and who answers for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, redirect, render_template, request, url_for

from bumdes.actions.keeping_cash import (
    ChangeCashPlace,
    OpenCashPlace,
    change_cash_place,
    close_cash_place,
    entrust_cash,
    open_cash_place,
    reopen_cash_place,
)
from bumdes.bank.statement import statements_of
from bumdes.cash.count import cash_counts_of, counted_cash, is_counted
from bumdes.cash.custody import custody_on
from bumdes.cash.keeper import keepers_of
from bumdes.cash.place import CashKind
from bumdes.cash.standing import find_place, places_on
from bumdes.errors import NotFoundError
from bumdes.party import PartyKind, party_names
from bumdes.permissions import Permission
from ledger.money import from_minor
from webapp.answering import answered
from webapp.forms.cash import ChangeForm, KeeperForm, PlaceForm
from webapp.language.saying import t
from webapp.picking import picked, read_pick
from webapp.readings.sight import HEAD_OFFICE_SLUG, slug_of, unit_names, unit_of
from webapp.templating import now
from webapp.work import act, reading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from werkzeug.wrappers import Response as AnyResponse

    from bumdes.work import Work
    from webapp.problems import Problem

    Answer = AnyResponse | tuple[str, int]
    Values = Mapping[str, str]

bp = Blueprint("cash_places", __name__, url_prefix="/kas")

KINDS = [(kind.value, kind.label) for kind in CashKind]
MOST_COUNTS = 6
ICONS = {CashKind.DRAWER: "drawer", CashKind.COLLECTOR: "person", CashKind.BANK: "bank"}
NOBODY = "Tulis siapa yang memegangnya."


@bp.get("/")
def show() -> str:
    """Show every place of cash and what it holds."""
    with reading() as work:
        mine = work.actor.unit
        work.actor.require(Permission.READ_BOOKS, unit=mine)
        today = now().date()
        places = places_on(work, today, unit=mine)
        late = {
            each.place.key: each
            for person in custody_on(work, today, unit=mine)
            for each in person.places
            if each.late.amount
        }
        total = sum((p.held for p in places), from_minor(0, work.book.currency))
        names = unit_names(work)
    groups = [
        (kind, [p for p in places if p.kind is kind and not p.is_closed]) for kind in CashKind
    ]
    return render_template(
        "cash_places.html",
        total=total,
        groups=[(kind, found) for kind, found in groups if found],
        closed=[place for place in places if place.is_closed],
        late=late,
        names=names,
        icons=ICONS,
        slug_of=slug_of,
        today=today,
    )


@bp.get("/tempat/baru")
def ask() -> str:
    """Ask for a new place of cash."""
    return _place_form({"jenis": CashKind.DRAWER.value, "unit": HEAD_OFFICE_SLUG}, ())


@bp.post("/tempat/baru")
def keep() -> Answer:
    """Keep a new place of cash."""

    def do(work: Work, said: dict[str, Any]) -> str:
        kind = CashKind(said.pop("kind"))
        unit = "" if kind is CashKind.BANK else unit_of(said["unit"]) or ""
        place = open_cash_place(work, OpenCashPlace(**{**said, "kind": kind, "unit": unit}))
        return _place_url(place.account, place.unit)

    return answered(PlaceForm(), do, onward=str, again=_place_form)


@bp.get("/tempat/<code>/<unit>")
def open_page(code: str, unit: str) -> str:
    """Show one place of cash."""
    with reading() as work:
        whose = _unit(work, unit)
        place = find_place(work, code, whose, on=now().date())
        bank = place.kind is CashKind.BANK
        work.actor.require(Permission.READ_BOOKS, unit=None if bank else whose)
        keepers = keepers_of(work.session, work.book_id, code, whose)
        people = party_names(work.session, work.book_id, [k.party for k in keepers if k.party])
        counts = [
            counted_cash(work, count)
            for count in cash_counts_of(work.session, work.book_id)
            if (count.account, count.unit or "") == place.key
        ][:MOST_COUNTS]
        held = [
            each
            for person in custody_on(work, now().date())
            for each in person.places
            if each.place.key == place.key
        ]
        told = statements_of(work.session, work.book_id, code) if bank else []
        names = unit_names(work)
    return render_template(
        "cash_place.html",
        place=place,
        unit=unit,
        keepers=keepers,
        people=people,
        counts=counts,
        held=held[0] if held else None,
        told=told,
        names=names,
        icons=ICONS,
    )


@bp.get("/tempat/<code>/<unit>/ubah")
def ask_change(code: str, unit: str) -> str:
    """Ask what is known of a place of cash."""
    with reading() as work:
        work.actor.require(Permission.KEEP_CASH)
        place = find_place(work, code, _unit(work, unit), on=now().date())
    known = place.known
    values = {"nama": place.label}
    if known is not None:
        values |= {
            "bank": known.bank,
            "nomor": known.number,
            "atas_nama": known.in_name_of,
            "catatan": known.note,
        }
    return _change_form(code, unit, values, ())


@bp.post("/tempat/<code>/<unit>/ubah")
def change(code: str, unit: str) -> Answer:
    """Keep what is known of a place of cash."""
    return answered(
        ChangeForm(),
        lambda work, said: change_cash_place(
            work, ChangeCashPlace(account=code, unit=_unit(work, unit), **said)
        ),
        onward=lambda _: _back(code, unit),
        again=lambda values, found: _change_form(code, unit, values, found),
    )


@bp.get("/tempat/<code>/<unit>/pemegang")
def ask_keeper(code: str, unit: str) -> str:
    """Ask who answers for a place of cash."""
    return _keeper_form(code, unit, {"sejak": now().date().isoformat()}, ())


@bp.post("/tempat/<code>/<unit>/pemegang")
def entrust(code: str, unit: str) -> Answer:
    """Keep who answers for a place of cash."""
    values = request.form

    def do(work: Work, said: dict[str, Any]) -> object:
        work.actor.require(Permission.KEEP_CASH)
        party = picked(work, values, kind=PartyKind.STAFF, missing=NOBODY)
        return entrust_cash(work, code, _unit(work, unit), party=party, **said)

    return answered(
        KeeperForm(),
        do,
        onward=lambda _: _back(code, unit),
        again=lambda values, found: _keeper_form(code, unit, values, found),
    )


@bp.post("/tempat/<code>/<unit>/tutup")
def close(code: str, unit: str) -> AnyResponse:
    """Close a place of cash."""
    act(lambda work: close_cash_place(work, code, _unit(work, unit)))
    return redirect(_back(code, unit), 303)


@bp.post("/tempat/<code>/<unit>/buka")
def reopen(code: str, unit: str) -> AnyResponse:
    """Open a place of cash again."""
    act(lambda work: reopen_cash_place(work, code, _unit(work, unit)))
    return redirect(_back(code, unit), 303)


def _unit(work: Work, slug: str) -> str:
    """Return the unit that an address names.

    Raises:
        NotFoundError: there is none.
    """
    unit = unit_of(slug) or ""
    if unit not in unit_names(work):
        raise NotFoundError("unit", unit)
    return unit


def _place_url(account: str, unit: str) -> str:
    return url_for("cash_places.open_page", code=account, unit=slug_of(unit))


def _back(code: str, unit: str) -> str:
    return url_for("cash_places.open_page", code=code, unit=unit)


def _place_form(values: Values, found: Sequence[Problem]) -> str:
    with reading() as work:
        work.actor.require(Permission.KEEP_CASH)
        accounts = [
            (account.code, f"{t(account.name)} ({account.code})")
            for account in work.book.chart
            if is_counted(account) and account.is_active
        ]
        units = [(slug_of(code), name) for code, name in unit_names(work).items()]
    return render_template(
        "cash_place_new.html",
        values=values,
        found=found,
        kinds=KINDS,
        accounts=accounts,
        units=units,
    )


def _change_form(code: str, unit: str, values: Values, found: Sequence[Problem]) -> str:
    with reading() as work:
        work.actor.require(Permission.KEEP_CASH)
        place = find_place(work, code, _unit(work, unit), on=now().date())
    return render_template(
        "cash_place_edit.html", place=place, code=code, unit=unit, values=values, found=found
    )


def _keeper_form(code: str, unit: str, values: Values, found: Sequence[Problem]) -> str:
    with reading() as work:
        work.actor.require(Permission.KEEP_CASH)
        place = find_place(work, code, _unit(work, unit), on=now().date())
        pick = read_pick(work, values, kinds=(PartyKind.STAFF,))
    return render_template(
        "cash_keeper.html",
        place=place,
        code=code,
        unit=unit,
        values=values,
        found=found,
        pick=pick,
    )
