"""The end of a year: its check-list, its closing, its acceptance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, render_template, url_for

from bumdes.actions.closing import accept_year, check_list, close_year
from bumdes.actions.reopening import ask_reopening_year
from bumdes.backup_shelf import Occasion
from bumdes.governance.decision import DecisionKind
from bumdes.permissions import Permission
from bumdes.year_end.accepted_year import year_standing
from bumdes.year_end.progress import year_progress
from reports.checks import ALL_CHECKS
from webapp.answering import answered
from webapp.check_places import place_label, place_url
from webapp.forms.fields import PlainForm
from webapp.forms.units import AcceptYearForm, ReopenYearForm
from webapp.login import fresh
from webapp.readings.closing import YEAR_STEPS, month_rows, reopenings_waiting
from webapp.readings.plans import decisions_for
from webapp.readings.sight import unit_names
from webapp.readings.units import book_years
from webapp.safekeeping import copy_before
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
        months = month_rows(work, now().date())
        waiting = reopenings_waiting(work)
    return render_template("years.html", years=years, months=months, waiting=waiting)


@bp.get("/<int:year>")
def open_year(year: int) -> str:
    """Show the check-list of a year, and what can be done with it."""
    return _page(year, {}, ())


@bp.post("/<int:year>/tutup")
@fresh
def close(year: int) -> Answer:
    """Close a year, if the checks that bind find nothing."""
    with reading() as work:
        work.actor.require(Permission.CLOSE_YEAR)
    copy_before(Occasion.YEAR_CLOSE)

    def do(work: Work, _: dict[str, Any]) -> object:
        return close_year(work, year, checks=ALL_CHECKS)

    return _answered(year, PlainForm(), do)


@bp.post("/<int:year>/terima")
@fresh
def accept(year: int) -> Answer:
    """Lock a year, for the deliberation has accepted its report."""

    def do(work: Work, said: dict[str, Any]) -> object:
        return accept_year(work, year, decision=said["decision"])

    return _answered(year, AcceptYearForm(), do)


@bp.post("/<int:year>/buka")
@fresh
def reopen(year: int) -> Answer:
    """Ask that the closing of a year be taken back."""

    def do(work: Work, said: dict[str, Any]) -> object:
        return ask_reopening_year(work, year, reason=said["reason"])

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
        steps = year_progress(work, year, results)
        waiting = reopenings_waiting(work)
    return render_template(
        "year.html",
        year=year,
        standing=standing,
        results=results,
        names=names,
        decisions=decisions,
        steps=steps,
        words=YEAR_STEPS,
        waiting=waiting,
        place_url=place_url,
        place_label=place_label,
        is_over=year < now().date().year,
        values=values,
        found=found,
    )
