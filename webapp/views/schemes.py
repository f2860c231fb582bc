"""Schemes of sharing: what the statutes say, since when, and until when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, render_template, url_for

from bumdes.actions.adopting import adopt_scheme, end_scheme
from bumdes.capital.contributor import contributors_of
from bumdes.enterprise import villages_of
from bumdes.permissions import Permission
from bumdes.sharing.head_kind import Division
from bumdes.sharing.head_kinds import HEAD_KINDS
from bumdes.sharing.scheme import find_scheme, heads_of, recipients_of, schemes_of
from bumdes.unit import find_unit, units_of
from webapp.answering import answered
from webapp.forms.sharing import (
    PERCENT,
    RAW,
    SHOWN_HEADS,
    EndForm,
    scheme_form,
    scheme_of,
)
from webapp.language.saying import labelled, t
from webapp.templating import now
from webapp.work import reading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from werkzeug.wrappers import Response

    from bumdes.sharing.scheme import Scheme
    from bumdes.work import Work
    from webapp.problems import Problem

bp = Blueprint("schemes", __name__, url_prefix="/bagi-hasil/skema")

WAYS = ((PERCENT, "Persen, jumlahnya tepat 100"), (RAW, "Bobot, jumlahnya berapa saja"))
PARTNERS = frozenset({"partner", "lender", "ministry", "province", "regency"})


@bp.get("/")
def show() -> str:
    """Show every scheme, those of units too."""
    with reading() as work:
        work.actor.require(Permission.READ_REPORTS, unit=work.actor.unit)
        schemes = schemes_of(work.session, work.book_id)
        units = {unit.code: unit.name for unit in units_of(work.session, work.book_id)}
    return render_template(
        "schemes.html",
        schemes=schemes,
        units=units,
    )


@bp.get("/baru")
def ask() -> str:
    """Ask for a scheme."""
    year = now().date().replace(month=1, day=1)
    return _form({"cara": PERCENT, "rugi": "ya", "mulai": year.isoformat()}, ())


@bp.post("/baru")
def adopt() -> Response | tuple[str, int]:
    """Keep a scheme."""

    def do(work: Work, said: dict[str, Any]) -> Scheme:
        return adopt_scheme(work, scheme_of(said))

    return answered(scheme_form(), do, onward=_place, again=_form)


@bp.get("/<key>")
def detail(key: str) -> str:
    """Show one scheme, head by head."""
    return _page(key, {}, ())


@bp.post("/<key>/akhiri")
def end(key: str) -> Response | tuple[str, int]:
    """Let a scheme end, so that another can follow."""

    def do(work: Work, said: dict[str, Any]) -> Scheme:
        return end_scheme(work, key, **said)

    return answered(
        EndForm(), do, onward=_place, again=lambda values, found: _page(key, values, found)
    )


def _place(scheme: Scheme) -> str:
    return url_for("schemes.detail", key=scheme.scheme_id)


def _page(key: str, values: Mapping[str, str], found: Sequence[Problem]) -> str:
    with reading() as work:
        work.actor.require(Permission.READ_REPORTS, unit=work.actor.unit)
        scheme = find_scheme(work.session, work.book_id, key)
        unit = find_unit(work.session, work.book_id, scheme.unit).name if scheme.unit else ""
        heads = [
            (head, Division(head.division), recipients_of(work.session, head))
            for head in heads_of(work.session, scheme)
        ]
    return render_template(
        "scheme.html",
        scheme=scheme,
        unit=unit,
        heads=heads,
        values=values,
        found=found,
    )


def _form(values: Mapping[str, str], found: Sequence[Problem]) -> str:
    with reading() as work:
        work.actor.require(Permission.SHARE_PROFIT)
        units = [(u.code, u.name) for u in units_of(work.session, work.book_id)]
        partners = [
            (each.code, each.name)
            for each in contributors_of(work.session, work.book_id)
            if each.kind in PARTNERS
        ]
        villages = villages_of(work.session, work.book_id)
    return render_template(
        "scheme_new.html",
        values=values,
        found=found,
        units=units,
        partners=partners,
        villages=villages,
        ways=labelled(WAYS),
        kinds=[(kind.key, t(kind.label)) for kind in HEAD_KINDS.values()],
        divisions=[(division.value, t(division.label)) for division in Division],
        rows=range(1, SHOWN_HEADS + 1),
    )
