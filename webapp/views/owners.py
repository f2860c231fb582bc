"""Who owns the enterprise, who may bring capital in, and what villages let it use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, render_template, request, url_for

from bumdes.actions.borrowing_assets import BorrowAsset, borrow_asset, return_asset
from bumdes.actions.registering_contributors import RegisterContributor, register_contributor
from bumdes.capital.borrowed_asset import BorrowedKind
from bumdes.capital_source import ContributorKind
from bumdes.permissions import Permission
from ledger import Period, rp
from webapp.answering import answered
from webapp.forms.capital import BorrowForm, ContributorForm, ReturnForm
from webapp.language.saying import t
from webapp.picking import picked_or_new, read_pick
from webapp.queries import day_of
from webapp.readings.owners import (
    read_borrowed,
    read_certificate,
    read_contributors,
    read_owners,
    village_choices,
)
from webapp.readings.sight import slug_of, unit_names, unit_of
from webapp.templating import now
from webapp.uploads import kept, takes_files, uploaded
from webapp.work import reading

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence
    from typing import Any

    from werkzeug.wrappers import Response

    from bumdes.work import Work
    from webapp.problems import Problem

    Answer = Response | tuple[str, int]
    Values = Mapping[str, str]

bp = Blueprint("owners", __name__, url_prefix="/pemilik")

REGISTERED = [kind for kind in ContributorKind if kind is not ContributorKind.VILLAGE]
"""Villages are registered with their first contribution."""


@bp.get("/")
def show() -> str:
    """Show who owns how much, at the end of the day that the address names."""
    with reading() as work:
        work.actor.require(Permission.READ_REPORTS)
        page = read_owners(work, _day())
    return render_template("owners.html", page=page)


@bp.get("/sertifikat/<party>")
def certificate(party: str) -> str:
    """Show what is certified to one owner, and what made it so much."""
    at = _day()
    since = day_of(request.args.get("sejak", "")) or at.replace(month=1, day=1)
    with reading() as work:
        work.actor.require(Permission.READ_REPORTS)
        page = read_certificate(work, party, Period(since, at))
    return render_template("certificate.html", page=page)


def _day() -> dt.date:
    """Return the day asked for; today without one."""
    return day_of(request.args.get("per", "")) or now().date()


@bp.get("/penyetor")
def contributors() -> str:
    """Show who may bring capital in."""
    return _contributors({}, ())


@bp.post("/penyetor")
def register() -> Answer:
    """Register somebody who may bring capital in."""

    def do(work: Work, said: dict[str, Any]) -> str:
        kind = ContributorKind(said.pop("kind"))
        said["party"], said["name"] = picked_or_new(work, request.form, field="nama")
        return register_contributor(work, RegisterContributor(kind=kind, **said)).code

    return answered(
        ContributorForm(),
        do,
        onward=lambda _: url_for("owners.contributors"),
        again=_contributors,
    )


@bp.get("/aset-desa")
def borrowed() -> str:
    """Show what villages let the enterprise use."""
    return _borrowed({}, ())


@bp.get("/aset-desa/baru")
def ask_borrowed() -> str:
    """Ask for something that a village lets the enterprise use."""
    today = now().date().isoformat()
    return _borrow_form({"tanggal": today, "mulai": today, "unit": "pusat"}, ())


@bp.post("/aset-desa/baru")
@takes_files
def borrow() -> Answer:
    """Register something that a village lets the enterprise use."""
    upload = uploaded("berkas")

    def do(work: Work, said: dict[str, Any]) -> str:
        said["kind"] = BorrowedKind(said["kind"])
        said["unit"] = unit_of(said["unit"]) or ""
        said["payment"], said["value"] = said["payment"] or rp(0), said["value"] or rp(0)
        said["payment_months"] = said["payment_months"] or 12
        return borrow_asset(work, BorrowAsset(file=kept(work, upload), **said)).asset_id

    return answered(
        BorrowForm(),
        do,
        onward=lambda _: url_for("owners.borrowed"),
        again=_borrow_form,
    )


@bp.post("/aset-desa/<asset_id>/kembali")
def give_back(asset_id: str) -> Answer:
    """Say that something was given back."""

    def do(work: Work, said: dict[str, Any]) -> str:
        return return_asset(work, asset_id, on=said["on"]).asset_id

    return answered(
        ReturnForm(), do, onward=lambda _: url_for("owners.borrowed"), again=_borrowed
    )


def _contributors(values: Values, found: Sequence[Problem]) -> str:
    with reading() as work:
        work.actor.require(Permission.READ_REPORTS)
        page = read_contributors(work)
        pick = read_pick(work, values, field="nama", asks_namesakes=True)
    kinds = [(kind.value, t(kind.label)) for kind in REGISTERED]
    return render_template(
        "contributors.html", page=page, pick=pick, kinds=kinds, values=values, found=found
    )


def _borrowed(values: Values, found: Sequence[Problem]) -> str:
    with reading() as work:
        work.actor.require(Permission.READ_REPORTS)
        page = read_borrowed(work, now().date())
    return render_template("borrowed_assets.html", page=page, values=values, found=found)


def _borrow_form(values: Values, found: Sequence[Problem]) -> str:
    with reading() as work:
        if not work.actor.allows(Permission.MANAGE_CAPITAL):
            work.actor.require(Permission.MANAGE_ASSETS)
        return render_template(
            "borrowed_asset_new.html",
            villages=village_choices(work),
            kinds=[(kind.value, t(kind.label)) for kind in BorrowedKind],
            units=[(slug_of(code), name) for code, name in unit_names(work).items()],
            values=values,
            found=found,
        )
