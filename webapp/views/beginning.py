"""Beginning: from an empty book to the first balance sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, redirect, render_template, url_for

from bumdes.actions.cutting_over import (
    take_over_unit,
)
from bumdes.cut_over.cut_over import cut_over_of
from bumdes.permissions import Permission
from bumdes.unit import units_of
from bumdes.unit_types import UNIT_TYPES
from webapp.answering import answered
from webapp.forms.beginning import (
    UnitForm,
)
from webapp.language.saying import t
from webapp.readings.beginning import on_the_way, read_beginning
from webapp.templating import now
from webapp.work import reading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from werkzeug.wrappers import Response

    from webapp.problems import Problem

    Answer = Response | tuple[str, int]

bp = Blueprint("beginning", __name__, url_prefix="/mulai")


@bp.get("/")
def show() -> str:
    """Show the steps to the first balance sheet."""
    with reading() as work:
        work.actor.require(Permission.READ_BOOKS)
        found = read_beginning(work, today=now().date())
    return render_template("beginning.html", beginning=found)


@bp.get("/unit")
def units() -> str:
    """Show the units there are, and ask for those that are at work already."""
    return _units({}, ())


@bp.post("/unit")
def add() -> Answer:
    """Add a unit that is at work already; one that is new is opened by its decision."""
    return answered(
        UnitForm(),
        lambda work, said: take_over_unit(work, **said),
        onward=lambda _: url_for("beginning.units"),
        again=_units,
    )


@bp.get("/neraca")
def first_balance() -> Response:
    """Go on to the balance sheet of the day the books began."""
    with reading() as work:
        work.actor.require(Permission.READ_REPORTS)
        cut_over = cut_over_of(work.session, work.book_id)
    day = f"{cut_over.on}..{cut_over.on}" if cut_over else None
    return redirect(url_for("statements.show", slug="posisi-keuangan", masa=day))


def _units(values: Mapping[str, str], found: Sequence[Problem]) -> str:
    with reading() as work:
        work.actor.require(Permission.READ_BOOKS)
        there = units_of(work.session, work.book_id)
        here = on_the_way(work, "beginning.units", today=now().date())
    types = [(key, t(each.label)) for key, each in UNIT_TYPES.items()]
    return render_template(
        "beginning_units.html",
        units=there,
        types=types,
        here=here,
        has_entries=here is None,
        values=values,
        found=found,
    )
