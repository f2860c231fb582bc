"""The notes to the statements on the screen; each figure leads to where it comes from."""

from __future__ import annotations

from flask import Blueprint, render_template, request

from reports.kinds.notes import NOTES_KIND
from webapp.periods import period_groups, so_far
from webapp.queries import chosen_period
from webapp.readings.notes import read_notes
from webapp.readings.sight import slug_of, unit_of
from webapp.templating import now
from webapp.work import reading

bp = Blueprint("notes", __name__, url_prefix="/laporan/catatan")

MOST_ROWS = 100
"""Rows of one list on the page; the rest is in what can be downloaded."""


@bp.get("/")
def show() -> str:
    """Show the notes of a period, of the whole or of one unit."""
    today = now().date()
    period = chosen_period(request.args) or so_far(today)
    with reading() as work:
        page = read_notes(work, period, unit=unit_of(request.args.get("unit", "")), now=now())
    return render_template(
        "notes.html",
        kind=NOTES_KIND,
        page=page,
        unit=slug_of(page.unit),
        groups=period_groups(page.first_year, today, period),
        most=MOST_ROWS,
    )
