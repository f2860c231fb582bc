"""A month: its check-list, its closing, and asking for it to be opened again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import Blueprint, abort, render_template, url_for

from bumdes.actions.closing import close_month
from bumdes.actions.reopening import ask_reopening
from ledger import Period
from ledger.errors import InvalidPeriodError
from reports.checks import ALL_CHECKS
from webapp.answering import answered
from webapp.check_places import place_label, place_url
from webapp.forms.fields import PlainForm
from webapp.forms.units import ReopenYearForm
from webapp.login import fresh
from webapp.readings.closing import read_month
from webapp.templating import now
from webapp.work import reading

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from werkzeug.wrappers import Response

    from bumdes.work import Work
    from webapp.problems import Problem

    Answer = Response | tuple[str, int]

bp = Blueprint("months", __name__, url_prefix="/tutup-buku/bulan")


@bp.get("/<int:year>/<int:month>")
def open_month(year: int, month: int) -> str:
    """Show the check-list of a month, and what can be done with it."""
    return _page(_month(year, month), {}, ())


@bp.post("/<int:year>/<int:month>/tutup")
@fresh
def close(year: int, month: int) -> Answer:
    """Close a month, if the checks that bind find nothing."""
    asked = _month(year, month)

    def do(work: Work, _: dict[str, Any]) -> object:
        return close_month(work, asked, checks=ALL_CHECKS)

    return _answered(asked, PlainForm(), do)


@bp.post("/<int:year>/<int:month>/buka")
@fresh
def reopen(year: int, month: int) -> Answer:
    """Ask that a month, and those after it, be opened again."""
    asked = _month(year, month)

    def do(work: Work, said: dict[str, Any]) -> object:
        return ask_reopening(work, asked.eve, reason=said["reason"])

    return _answered(asked, ReopenYearForm(), do)


def _month(year: int, month: int) -> Period:
    try:
        return Period.month(year, month)
    except (InvalidPeriodError, ValueError):
        abort(404)


def _answered(
    month: Period, form: PlainForm, do: Callable[[Work, dict[str, Any]], object]
) -> Answer:
    first = month.first_day
    return answered(
        form,
        do,
        onward=lambda _: url_for("months.open_month", year=first.year, month=first.month),
        again=lambda values, found: _page(month, values, found),
    )


def _page(month: Period, values: Mapping[str, str], found: Sequence[Problem]) -> str:
    with reading() as work:
        page = read_month(work, month, now().date())
    return render_template(
        "month.html",
        page=page,
        row=page.row,
        first=month.first_day,
        place_url=place_url,
        place_label=place_label,
        values=values,
        found=found,
    )
