"""Errors of earlier years: what was wrong, and what put it right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, render_template, url_for

from bumdes.actions.restating import Correction, Restate, restate
from bumdes.permissions import Permission
from bumdes.year_end.restatement import restatement_note, restatements_of
from ledger import AccountKind, Side
from webapp.answering import answered
from webapp.forms.rows import rows_of
from webapp.forms.units import CORRECTION_ROWS, RESTATEMENT_FORM
from webapp.forms.values import blank_values
from webapp.readings.plans import decisions_for
from webapp.readings.sight import unit_names, unit_of
from webapp.readings.units import account_options, unit_options
from webapp.templating import now
from webapp.work import reading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from werkzeug.wrappers import Response

    from bumdes.work import Work
    from bumdes.year_end.restatement import Restatement
    from webapp.problems import Problem

bp = Blueprint("restatements", __name__, url_prefix="/koreksi")

SIDES = ((Side.DEBIT.value, "Debit"), (Side.CREDIT.value, "Kredit"))
LASTING = (AccountKind.ASSET, AccountKind.LIABILITY)


@bp.get("/")
def show() -> str:
    """Show what was wrong in earlier years, as the notes tell of it, year by year."""
    with reading() as work:
        work.actor.require(Permission.READ_BOOKS)
        years = sorted({each.date.year for each in restatements_of(work)}, reverse=True)
        notes = [restatement_note(work, year) for year in years]
        names = unit_names(work)
    return render_template(
        "restatements.html",
        notes=notes,
        names=names,
        sides=dict(SIDES),
    )


@bp.get("/baru")
def ask() -> str:
    """Ask what was wrong."""
    today = now().date()
    first_day = today.replace(month=1, day=1).isoformat()
    return _form({**blank_values(), "tahun": str(today.year - 1), "tanggal": first_day}, ())


@bp.post("/baru")
def record() -> Response | tuple[str, int]:
    """Put an error right."""

    def do(work: Work, said: dict[str, Any]) -> Restatement:
        return restate(work, _restated(said))

    return answered(
        RESTATEMENT_FORM, do, onward=lambda _: url_for("restatements.show"), again=_form
    )


def _restated(said: Mapping[str, Any]) -> Restate:
    """Return the restatement that a form makes; rows without an amount are left out."""
    names = ("error_year", "date", "nature", "impracticable", "decision", "key")
    return Restate(
        **{name: said[name] for name in names},
        corrections=tuple(
            Correction(
                account=row["akun"],
                side=Side(row["sisi"] or Side.DEBIT),
                amount=row["jumlah"],
                unit=unit_of(row["unit"]) or "",
                about=row["rincian"],
            )
            for row in rows_of(said, "akun", "unit", "sisi", "jumlah", "rincian")
            if row["akun"] and row["jumlah"] is not None
        ),
    )


def _form(values: Mapping[str, str], found: Sequence[Problem]) -> str:
    with reading() as work:
        work.actor.require(Permission.RESTATE)
        units = unit_options(work)
        accounts = account_options(work, *LASTING)
        decisions = decisions_for(work)
    return render_template(
        "restatement_new.html",
        units=units,
        accounts=accounts,
        decisions=decisions,
        sides=SIDES,
        rows=range(1, CORRECTION_ROWS + 1),
        values=values,
        found=found,
    )
