"""The end of a year: its check-list, its closing, its acceptance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, render_template, url_for

from bumdes.actions.closing import accept_year, check_list, close_year, reopen_year
from bumdes.governance.decision import DecisionKind
from bumdes.permissions import Permission
from bumdes.year_end.accepted_year import year_standing
from reports.checks import ALL_CHECKS
from webapp.answering import answered
from webapp.forms.fields import PlainForm
from webapp.forms.units import AcceptYearForm, ReopenYearForm
from webapp.login import current_visitor
from webapp.readings.plans import decisions_for
from webapp.readings.sight import unit_names
from webapp.readings.units import book_years
from webapp.templating import now
from webapp.work import reading

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Any

    from werkzeug.wrappers import Response

    from bumdes.work import Work
    from webapp.problems import Problem

    Answer = Response | tuple[str, int]

bp = Blueprint("years", __name__, url_prefix="/tutup-buku")


@bp.get("/")
def show() -> str:
    """Show the years of the books, and how far each has come."""
    with reading() as work:
        work.actor.require(Permission.READ_BOOKS)
        years = book_years(work, now().date())
    return render_template("years.html", years=years)


@bp.get("/<int:year>")
def open_year(year: int) -> str:
    """Show the check-list of a year, and what can be done with it."""
    return _page(year, {}, ())


@bp.post("/<int:year>/tutup")
def close(year: int) -> Answer:
    """Close a year, if the checks that bind find nothing."""

    def do(work: Work, _: dict[str, Any]) -> object:
        return close_year(work, year, checks=ALL_CHECKS)

    return _answered(year, PlainForm(), do)


@bp.post("/<int:year>/terima")
def accept(year: int) -> Answer:
    """Lock a year, for the deliberation has accepted its report."""

    def do(work: Work, said: dict[str, Any]) -> object:
        return accept_year(work, year, decision=said["decision"])

    return _answered(year, AcceptYearForm(), do)


@bp.post("/<int:year>/buka")
def reopen(year: int) -> Answer:
    """Take the closing of a year back."""

    def do(work: Work, said: dict[str, Any]) -> object:
        return reopen_year(work, year, reason=said["reason"])

    return _answered(year, ReopenYearForm(), do)


def _answered(
    year: int, form: PlainForm, do: Callable[[Work, dict[str, Any]], object]
) -> Answer:
    return answered(
        form,
        do,
        onward=lambda _: url_for("years.open_year", year=year),
        again=lambda values, found: _page(year, values, found),
    )


def _page(year: int, values: Mapping[str, str], found: Sequence[Problem]) -> str:
    with reading() as work:
        work.actor.require(Permission.READ_BOOKS)
        standing = year_standing(work, year)
        results = check_list(work, year, checks=ALL_CHECKS)
        names = unit_names(work)
        decisions = decisions_for(work, DecisionKind.ACCEPT_REPORT)
    actor = current_visitor().actor
    return render_template(
        "year.html",
        year=year,
        standing=standing,
        results=results,
        names=names,
        decisions=decisions,
        is_over=year < now().date().year,
        may_close=actor.allows(Permission.CLOSE_YEAR),
        may_lock=actor.allows(Permission.LOCK_PERIOD),
        may_reopen=actor.allows(Permission.REOPEN_PERIOD),
        values=values,
        found=found,
    )
