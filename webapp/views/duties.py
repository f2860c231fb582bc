"""The calendar of duties: what is due to whom by when, who does it, and what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import Blueprint, render_template, request, url_for
from marshmallow import fields

from bumdes.actions.keeping_duties import (
    MarkDuty,
    SetDutyDate,
    mark_duty,
    set_duty_date,
    unmark_duty,
)
from bumdes.duties import DUTIES
from bumdes.duty_calendar import find_duty
from bumdes.permissions import Permission
from bumdes.phrase import phrase
from bumdes.reporting.duty_date import duty_dates_of, duty_day
from bumdes.reporting.duty_mark import find_mark
from ledger import Period
from webapp.answering import answered
from webapp.check_places import place_label, place_url
from webapp.forms.fields import Day, Line, PlainForm, Whole, Yes
from webapp.language.saying import t
from webapp.login import current_visitor
from webapp.queries import year_of
from webapp.readings.duties import CERTAINTIES, read_calendar
from webapp.templating import now
from webapp.uploads import kept, takes_files, uploaded
from webapp.work import reading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from werkzeug.wrappers import Response

    from bumdes.reporting.duty_date import DutyDate
    from bumdes.reporting.duty_mark import DutyMark
    from bumdes.work import Work
    from webapp.problems import Problem

    Answer = Response | tuple[str, int]

bp = Blueprint("duties", __name__, url_prefix="/kalender")

NO_DAY = "Pilih tanggalnya."
MONTHS = tuple(
    (str(number), words)
    for number, words in (
        (-12, "Sebelum tahunnya mulai"),
        (0, "Pada bulan masanya berakhir"),
        *((n, phrase("{n} bulan sesudah masanya berakhir", n=n)) for n in range(1, 13)),
    )
)
"""How far from the end of its period a duty may be due, as the form offers it."""


class MarkForm(PlainForm):
    """How a duty was done."""

    done_on = Day("tanggal", missing=NO_DAY)
    receipt = Line(
        "tanda_terima", most=200, missing="Tulis nomor suratnya, atau siapa yang menerima."
    )


class UnmarkForm(PlainForm):
    """Why a duty is not done after all."""

    reason = Line("alasan", most=300, missing="Tulis alasannya.")


class DateForm(PlainForm):
    """By when a duty is done."""

    valid_from = Day("mulai", missing=NO_DAY)
    months_after = fields.Integer(data_key="bulan", required=True)
    day = Whole("hari", most=31, missing="Isi tanggalnya, 1 sampai 31.")
    basis = Line("dasar", most=200, missing="Tulis dasarnya, misalnya AD Pasal 20.")
    is_off = Yes("tidak_ada")


@bp.get("/")
def show() -> str:
    """Show what falls due in a year."""
    today = now().date()
    year = year_of(request.args, this_year=today.year)
    with reading() as work:
        work.actor.require(Permission.READ_REPORTS, unit=work.actor.unit)
        page = read_calendar(work, year, now())
    return render_template(
        "calendar.html",
        page=page,
        year=year,
        years=range(today.year + 1, page.first_year - 1, -1),
        place_url=place_url,
        place_label=place_label,
    )


@bp.get("/selesai/<duty>/<subject>")
def ask(duty: str, subject: str) -> str:
    """Ask how a duty was done."""
    return _form(duty, subject, {"tanggal": now().date().isoformat()}, ())


@bp.post("/selesai/<duty>/<subject>")
@takes_files
def mark(duty: str, subject: str) -> Answer:
    """Keep that a duty was done."""
    paper = uploaded()

    def do(work: Work, said: dict[str, Any]) -> DutyMark:
        command = MarkDuty(duty=duty, subject=subject, paper=kept(work, paper), **said)
        return mark_duty(work, command)

    return answered(
        MarkForm(),
        do,
        onward=lambda _: url_for("duties.show"),
        again=lambda values, found: _form(duty, subject, values, found),
    )


@bp.get("/tanda/<mark_id>")
def open_mark(mark_id: str) -> str:
    """Show how a duty was done, and ask why it was not if that is wrong."""
    return _mark_page(mark_id, {}, ())


@bp.post("/tanda/<mark_id>")
def unmark(mark_id: str) -> Answer:
    """Take back that a duty was done."""

    def do(work: Work, said: dict[str, Any]) -> DutyMark:
        return unmark_duty(work, mark_id, reason=said["reason"])

    return answered(
        UnmarkForm(),
        do,
        onward=lambda _: url_for("duties.show"),
        again=lambda values, found: _mark_page(mark_id, values, found),
    )


@bp.get("/tanggal")
def dates() -> str:
    """Show by when each duty is done, and where that is laid down."""
    year = Period.year(now().date().year)
    with reading() as work:
        work.actor.require(Permission.READ_REPORTS, unit=work.actor.unit)
        rules = [
            (duty, duty_day(work, duty.key, year)) for duty in DUTIES.values() if duty.is_dated
        ]
        own = duty_dates_of(work.session, work.book_id)
    return render_template(
        "duty_dates.html",
        rules=rules,
        own=own,
        duties=DUTIES,
        certainties=CERTAINTIES,
        months=dict(MONTHS),
    )


@bp.get("/tanggal/<duty>")
def ask_date(duty: str) -> str:
    """Ask by when a duty is done."""
    with reading() as work:
        rule = duty_day(work, find_duty(duty).key, Period.year(now().date().year))
    values = {
        "mulai": now().date().replace(month=1, day=1).isoformat(),
        "bulan": str(rule.months_after),
        "hari": str(rule.day),
        "dasar": rule.source if not rule.certainty else "",
    }
    return _date_form(duty, values, ())


@bp.post("/tanggal/<duty>")
def keep_date(duty: str) -> Answer:
    """Keep by when a duty is done."""

    def do(work: Work, said: dict[str, Any]) -> DutyDate:
        return set_duty_date(work, SetDutyDate(duty=duty, **said))

    return answered(
        DateForm(),
        do,
        onward=lambda _: url_for("duties.dates"),
        again=lambda values, found: _date_form(duty, values, found),
    )


def _form(duty: str, subject: str, values: Mapping[str, str], found: Sequence[Problem]) -> str:
    asked = find_duty(duty)
    current_visitor().actor.require(asked.permission)
    return render_template(
        "duty_done.html", duty=asked, subject=subject, values=values, found=found
    )


def _mark_page(mark_id: str, values: Mapping[str, str], found: Sequence[Problem]) -> str:
    with reading() as work:
        work.actor.require(Permission.READ_REPORTS, unit=work.actor.unit)
        mark = find_mark(work.session, work.book_id, mark_id)
    duty = find_duty(mark.duty)
    return render_template(
        "duty_mark.html",
        mark=mark,
        duty=duty,
        values=values,
        found=found,
    )


def _date_form(duty: str, values: Mapping[str, str], found: Sequence[Problem]) -> str:
    asked = find_duty(duty)
    current_visitor().actor.require(Permission.CHANGE_ENTERPRISE)
    return render_template(
        "duty_date.html",
        duty=asked,
        months=[(number, t(words)) for number, words in MONTHS],
        values=values,
        found=found,
    )
