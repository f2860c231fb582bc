"""Organs: who holds which office, for how long, and what is to be looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, render_template, request, url_for
from marshmallow import ValidationError

from bumdes.actions.organising import set_term
from bumdes.actions.staffing import add_member, appoint, dismiss
from bumdes.errors import NotFoundError
from bumdes.governance.organ import ORGAN_OF, rosters, seats_of
from bumdes.governance.term import terms_of, terms_on
from bumdes.governance.term_warning import term_warnings
from bumdes.permissions import Permission, Role
from bumdes.unit import units_of
from webapp.answering import answered
from webapp.forms.governance import AppointForm, DismissForm, TermForm
from webapp.language.saying import t
from webapp.login import fresh
from webapp.readings.governance import person_options
from webapp.readings.sight import unit_names
from webapp.templating import now
from webapp.work import reading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from werkzeug.wrappers import Response

    from bumdes.governance.organ import Seat
    from bumdes.governance.term import TermOfOffice
    from bumdes.people import Appointment
    from bumdes.work import Work
    from webapp.problems import Problem

bp = Blueprint("organs", __name__, url_prefix="/pengurus")

NO_PERSON = "Pilih orangnya, atau tulis nama orang baru."


@bp.get("/")
def show() -> str:
    """Show the organs of today, what is to be looked at, and who was in office before."""
    today = now().date()
    with reading() as work:
        work.actor.require(Permission.READ_BOOKS, unit=work.actor.unit)
        organs = rosters(work.session, work.book_id, today)
        warnings = term_warnings(work.session, work.book_id, today)
        others = [s for s in seats_of(work.session, work.book_id) if not s.is_held(today)]
        units = unit_names(work)
    return render_template(
        "organs.html",
        organs=organs,
        warnings=warnings,
        others=others[::-1],
        units=units,
    )


@bp.get("/baru")
def ask() -> str:
    """Ask who gets which office."""
    return _form(request.args, ())


@bp.post("/baru")
@fresh
def give() -> Response | tuple[str, int]:
    """Give somebody an office."""

    def do(work: Work, said: dict[str, Any]) -> Appointment:
        person, name = said.pop("person"), said.pop("name")
        if bool(person) == bool(name):
            raise ValidationError({"orang": [NO_PERSON]})
        username = person or add_member(work, name).username
        role, unit = Role(said.pop("role")), said.pop("unit") or None
        return appoint(work, username, role, unit=unit, **said)

    return answered(AppointForm(), do, onward=_here, again=_form)


@bp.get("/<appointment_id>/akhiri")
def ask_end(appointment_id: str) -> str:
    """Ask when and why an office ends."""
    return _end_form(appointment_id, {}, ())


@bp.post("/<appointment_id>/akhiri")
@fresh
def end(appointment_id: str) -> Response | tuple[str, int]:
    """Let an office end."""

    def do(work: Work, said: dict[str, Any]) -> Appointment:
        return dismiss(work, appointment_id, **said)

    return answered(
        DismissForm(),
        do,
        onward=_here,
        again=lambda values, found: _end_form(appointment_id, values, found),
    )


@bp.get("/masa-jabatan")
def ask_term() -> str:
    """Show what holds for each office, and ask what the statutes say."""
    return _term_form({}, ())


@bp.post("/masa-jabatan")
def keep_term() -> Response | tuple[str, int]:
    """Keep what the statutes say of an office."""

    def do(work: Work, said: dict[str, Any]) -> TermOfOffice:
        return set_term(work, Role(said.pop("role")), **said)

    return answered(
        TermForm(), do, onward=lambda _: url_for("organs.ask_term"), again=_term_form
    )


def _here(_: object) -> str:
    return url_for("organs.show")


def _form(values: Mapping[str, str], found: Sequence[Problem]) -> str:
    with reading() as work:
        work.actor.require(Permission.APPOINT)
        people = person_options(work)
        units = [(unit.code, unit.name) for unit in units_of(work.session, work.book_id)]
    return render_template(
        "appointment_new.html",
        roles=[(role.value, t(role.label)) for role in ORGAN_OF],
        people=people,
        units=units,
        values=values,
        found=found,
    )


def _end_form(appointment_id: str, values: Mapping[str, str], found: Sequence[Problem]) -> str:
    with reading() as work:
        work.actor.require(Permission.APPOINT)
        seat = _seat(work, appointment_id)
    return render_template("appointment_end.html", seat=seat, values=values, found=found)


def _seat(work: Work, appointment_id: str) -> Seat:
    for seat in seats_of(work.session, work.book_id):
        if seat.appointment_id == appointment_id:
            return seat
    raise NotFoundError("appointment", appointment_id)


def _term_form(values: Mapping[str, str], found: Sequence[Problem]) -> str:
    with reading() as work:
        work.actor.require(Permission.READ_BOOKS, unit=work.actor.unit)
        terms = terms_on(terms_of(work.session, work.book_id), now().date())
    return render_template(
        "terms.html",
        terms=[terms[role] for role in ORGAN_OF if role in terms],
        roles=[(role.value, t(role.label)) for role in ORGAN_OF],
        values=values,
        found=found,
    )
