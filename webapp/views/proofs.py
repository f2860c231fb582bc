"""Proofs: how complete they are by month and unit, which lack, and from when they must be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import Blueprint, render_template, request, url_for

from bumdes.actions.proving import SetProofLimit, set_proof_limit
from bumdes.permissions import Permission
from bumdes.proofs.completeness import proof_completeness, unproved_payments_of
from bumdes.proofs.setting import proof_settings
from ledger import Period
from webapp.answering import answered
from webapp.forms.beside import ProofLimitForm
from webapp.queries import year_of
from webapp.readings.sight import unit_choices, unit_in_sight, unit_names, unit_of
from webapp.templating import now
from webapp.work import reading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from werkzeug.wrappers import Response

    from bumdes.proofs.setting import ProofSetting
    from bumdes.work import Work
    from webapp.problems import Problem

bp = Blueprint("proofs", __name__, url_prefix="/bukti")

MOST_LISTED = 100
YEARS_OFFERED = 4


@bp.get("/")
def show() -> str:
    """Show how far the payments of a year are proved, and those that are not."""
    year, month = year_of(request.args, this_year=now().year), _month()
    period = Period.month(year, month) if month else Period.year(year)
    with reading() as work:
        unit = unit_in_sight(
            work, Permission.READ_BOOKS, unit_of(request.args.get("unit", "")) or None
        )
        whole = proof_completeness(work, Period.year(year), unit=unit)
        lacking = unproved_payments_of(work, period, unit=unit)
        names = unit_names(work)
        units = unit_choices(work, names)
    return render_template(
        "proofs.html",
        year=year,
        years=range(now().year, now().year - YEARS_OFFERED, -1),
        month=month,
        period=period,
        unit=unit,
        units=units,
        names=names,
        found=whole,
        lacking=lacking[:MOST_LISTED],
        more=max(len(lacking) - MOST_LISTED, 0),
        promised=[each for each in lacking if each.promise],
    )


@bp.get("/batas")
def ask_limit() -> str:
    """Show from which amount on payments need a proof, and ask for another."""
    return _limit_page({}, ())


@bp.post("/batas")
def set_limit() -> Response | tuple[str, int]:
    """Say from which amount on payments need a proof."""

    def do(work: Work, said: dict[str, Any]) -> ProofSetting:
        return set_proof_limit(work, SetProofLimit(**said))

    return answered(
        ProofLimitForm(), do, onward=lambda _: url_for("proofs.ask_limit"), again=_limit_page
    )


def _limit_page(values: Mapping[str, str], found: Sequence[Problem]) -> str:
    with reading() as work:
        work.actor.require(Permission.READ_BOOKS)
        settings = proof_settings(work.session, work.book_id)
    return render_template(
        "proof_limit.html",
        settings=list(reversed(settings)),
        values={"mulai": now().date().isoformat(), **values},
        found=found,
    )


def _month() -> int:
    """Return the month asked for, 1 to 12; 0 for the whole year."""
    said = request.args.get("bulan", "")
    return int(said) if said.isdecimal() and said.isascii() and 1 <= int(said) <= 12 else 0
