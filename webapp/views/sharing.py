"""Sharing profits: what is to be shared, who gets what and why, and taking it back."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from flask import Blueprint, render_template, url_for

from bumdes.actions.sharing import ShareProfit, share_profit, undo_sharing
from bumdes.errors import EnterpriseError
from bumdes.governance.decision import DecisionKind, decisions_of
from bumdes.permissions import Permission
from bumdes.sharing.drafting import draft_sharing
from bumdes.sharing.register import (
    check_payables,
    read_sharing,
    read_sharings,
    unshared_years,
)
from bumdes.unit import units_of
from ledger import LedgerError
from reports.fractions import say_fraction, say_weight
from webapp.answering import answered
from webapp.forms.sharing import ShareForm, UndoForm
from webapp.problems import problems_of
from webapp.templating import now
from webapp.work import reading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from werkzeug.wrappers import Response

    from bumdes.sharing.calculation import Calculation
    from bumdes.sharing.sharing import ProfitSharing
    from bumdes.work import Work
    from webapp.problems import Problem

bp = Blueprint("sharing", __name__, url_prefix="/bagi-hasil")


@bp.get("/")
def show() -> str:
    """Show what was shared, and what is still to be."""
    with reading() as work:
        work.actor.require(Permission.READ_REPORTS, unit=work.actor.unit)
        sharings = read_sharings(work)
        years = unshared_years(work)
        checks = check_payables(work)
    return render_template(
        "sharings.html",
        sharings=sharings,
        years=years,
        checks=checks,
    )


@bp.get("/tahun/<int:year>")
def ask(year: int) -> str:
    """Show how the profit of a year would be shared, line by line, and ask for the decision."""
    values = {"tanggal": now().date().isoformat(), "kunci": uuid4().hex}
    return _draft(year, values, ())


@bp.post("/tahun/<int:year>")
def share(year: int) -> Response | tuple[str, int]:
    """Share the profit of a year."""

    def do(work: Work, said: dict[str, Any]) -> ProfitSharing:
        key = said["key"] or uuid4().hex
        command = ShareProfit(year=year, on=said["on"], decision=said["decision"], key=key)
        return share_profit(work, command)

    return answered(
        ShareForm(),
        do,
        onward=_place,
        again=lambda values, found: _draft(year, values, found),
    )


@bp.get("/<key>")
def detail(key: str) -> str:
    """Show a sharing: who got what, what was paid, and how it was calculated."""
    return _page(key, {"tanggal": now().date().isoformat()}, ())


@bp.post("/<key>/batalkan")
def undo(key: str) -> Response | tuple[str, int]:
    """Take a sharing back."""

    def do(work: Work, said: dict[str, Any]) -> ProfitSharing:
        return undo_sharing(work, key, on=said["on"], reason=said["reason"])

    return answered(
        UndoForm(), do, onward=_place, again=lambda values, found: _page(key, values, found)
    )


def _place(sharing: ProfitSharing) -> str:
    return url_for("sharing.detail", key=sharing.sharing_id)


def _draft(year: int, values: Mapping[str, str], found: Sequence[Problem]) -> str:
    with reading() as work:
        work.actor.require(Permission.SHARE_PROFIT)
        calculation, refused = _calculated(work, year)
        decisions = [
            (decision.number, f"{decision.number} · {decision.about}")
            for decision in decisions_of(work.session, work.book_id, DecisionKind.SHARE_PROFIT)
        ]
        units = _unit_names(work)
    return render_template(
        "sharing_new.html",
        year=year,
        calculation=calculation,
        refused=refused,
        decisions=decisions,
        units=units,
        values=values,
        found=found,
        say_fraction=say_fraction,
        say_weight=say_weight,
    )


def _page(key: str, values: Mapping[str, str], found: Sequence[Problem]) -> str:
    with reading() as work:
        work.actor.require(Permission.READ_REPORTS, unit=work.actor.unit)
        sharing = read_sharing(work, key)
        calculation, _ = _calculated(work, sharing.year)
        units = _unit_names(work)
    return render_template(
        "sharing.html",
        sharing=sharing,
        calculation=calculation if sharing.is_standing else None,
        units=units,
        values=values,
        found=found,
        say_fraction=say_fraction,
        say_weight=say_weight,
    )


def _calculated(work: Work, year: int) -> tuple[Calculation | None, list[Problem]]:
    """Return how the profit of *year* is shared, or why it cannot be."""
    try:
        return draft_sharing(work, year), []
    except (EnterpriseError, LedgerError) as error:
        return None, problems_of(error)


def _unit_names(work: Work) -> dict[str, str]:
    return {unit.code: unit.name for unit in units_of(work.session, work.book_id)}
