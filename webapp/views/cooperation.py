"""The cooperation register: agreements with villages and with others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, render_template, url_for
from marshmallow import ValidationError

from bumdes.actions.cooperating import RegisterCooperation, Side, register_cooperation
from bumdes.governance.cooperation import CooperationKind
from bumdes.governance.decision import decisions_of
from bumdes.permissions import Permission
from webapp.answering import answered
from webapp.forms.cooperation import PARTNER_FORM, VILLAGES_FORM
from webapp.forms.rows import MOST_ROWS, rows_of
from webapp.readings.cooperation import read_cooperation, read_register
from webapp.readings.papers import named, village_names, village_rows
from webapp.templating import now
from webapp.uploads import kept, takes_files, uploaded
from webapp.work import reading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from werkzeug.wrappers import Response

    from bumdes.governance.cooperation import Cooperation
    from bumdes.work import Work
    from webapp.problems import Problem

bp = Blueprint("cooperation", __name__, url_prefix="/kerja-sama")

PARTNER_ROWS = 3
NO_PARTNER = "Tulis nama mitranya."

COMMON = (
    "title",
    "scope",
    "signed_on",
    "first_day",
    "last_day",
    "value",
    "is_business",
    "number",
    "decision",
)


@bp.get("/")
def show() -> str:
    """Show the register, and what is due."""
    with reading() as work:
        register = read_register(work, now().date())
    return render_template("cooperations.html", register=register)


@bp.get("/<cooperation_id>")
def open_cooperation(cooperation_id: str) -> str:
    """Show one cooperation."""
    with reading() as work:
        shown = read_cooperation(work, cooperation_id, now().date())
    return render_template("cooperation.html", shown=shown)


@bp.get("/pihak-ketiga")
def ask_partner() -> str:
    """Ask for a cooperation with third parties."""
    return _partner_form({"usaha": "ya"}, ())


@bp.post("/pihak-ketiga")
@takes_files
def keep_partner() -> Response | tuple[str, int]:
    """Register a cooperation with third parties."""
    upload = uploaded()

    def do(work: Work, said: dict[str, Any]) -> Cooperation:
        if not said["mitra_1"]:
            raise ValidationError({"mitra-1": [NO_PARTNER]})
        sides = tuple(
            Side(name=row["mitra"], contribution=row["andil"])
            for row in rows_of(said, "mitra", "andil")
        )
        return _register(work, CooperationKind.THIRD_PARTY, said, sides, kept(work, upload))

    return answered(PARTNER_FORM, do, onward=_place, again=_partner_form)


@bp.get("/antar-desa")
def ask_villages() -> str:
    """Ask for a cooperation between villages."""
    return _villages_form({"usaha": "ya"}, ())


@bp.post("/antar-desa")
@takes_files
def keep_villages() -> Response | tuple[str, int]:
    """Register a cooperation between villages."""
    upload = uploaded()

    def do(work: Work, said: dict[str, Any]) -> Cooperation:
        names = village_names(work)
        sides = tuple(
            Side(
                name=named(row["desa"], names),
                village_code=row["desa"],
                number=row["nomor"],
                dated_on=row["tanggal"],
            )
            for row in rows_of(said, "desa", "nomor", "tanggal")
        )
        kind = CooperationKind.BETWEEN_VILLAGES
        return _register(work, kind, said, sides, kept(work, upload))

    return answered(VILLAGES_FORM, do, onward=_place, again=_villages_form)


def _register(
    work: Work,
    kind: CooperationKind,
    said: Mapping[str, Any],
    sides: tuple[Side, ...],
    file: str,
) -> Cooperation:
    facts = {name: said[name] for name in COMMON}
    command = RegisterCooperation(kind=kind, sides=sides, file=file, **facts)
    return register_cooperation(work, command)


def _place(cooperation: Cooperation) -> str:
    return url_for("cooperation.open_cooperation", cooperation_id=cooperation.cooperation_id)


def _partner_form(values: Mapping[str, str], found: Sequence[Problem]) -> str:
    with reading() as work:
        decisions = _decisions(work)
    return render_template(
        "cooperation_partner.html",
        rows=range(1, PARTNER_ROWS + 1),
        decisions=decisions,
        values=values,
        found=found,
    )


def _villages_form(values: Mapping[str, str], found: Sequence[Problem]) -> str:
    with reading() as work:
        decisions, rows = _decisions(work), village_rows(work, values, most=MOST_ROWS)
    return render_template(
        "cooperation_villages.html", rows=rows, decisions=decisions, values=values, found=found
    )


def _decisions(work: Work) -> list[tuple[str, str]]:
    """Return the decisions that a cooperation may name, as options of a list."""
    work.actor.require(Permission.KEEP_COOPERATION)
    return [
        (decision.number, f"{decision.number}: {decision.about}")
        for decision in decisions_of(work.session, work.book_id)
    ]
