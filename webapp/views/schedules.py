"""Schedules: what is paid or received ahead, or owed bit by bit, month by month."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, Response, render_template, request, url_for

from bumdes.actions.repeating import run_recurring
from bumdes.actions.scheduling import (
    EndSchedule,
    StartSchedule,
    end_schedule,
    run_schedules,
    start_schedule,
)
from bumdes.month import month_key
from bumdes.permissions import Permission
from bumdes.schedules.schedule import ScheduleKind
from bumdes.schedules.spreading import Spreading
from ledger import AccountKind, rp
from reports.plain_list import list_as_csv, list_as_xlsx
from webapp.answering import answered
from webapp.forms.schedules import EndForm, MonthForm, ScheduleForm
from webapp.forms.values import blank_values
from webapp.language.saying import labelled, t
from webapp.proofs import take_proofs
from webapp.readings.funds import read_funds
from webapp.readings.schedules import (
    due_lines,
    due_total,
    held_options,
    party_choices,
    recurring_lines,
    result_options,
    schedule_lines,
    schedule_page,
    usual_month,
)
from webapp.readings.sight import unit_of
from webapp.readings.units import account_options, unit_options
from webapp.templating import now
from webapp.uploads import takes_files
from webapp.work import reading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from werkzeug.wrappers import Response as AnyResponse

    from bumdes.schedules.schedule import Schedule
    from bumdes.work import Work
    from webapp.problems import Problem

    Answer = AnyResponse | tuple[str, int]
    Values = Mapping[str, str]

bp = Blueprint("schedules", __name__, url_prefix="/jadwal")

KINDS = [(kind.value, kind.label) for kind in ScheduleKind]
WAYS = [(way.value, way.label) for way in Spreading]
HEADINGS = (
    "Nomor",
    "Jenis",
    "Uraian",
    "Unit",
    "Pihak",
    "Mulai",
    "Sampai",
    "Jumlah",
    "Sisa",
    "Keadaan",
)
MEDIA = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@bp.get("/")
def show() -> str:
    """Show the schedules, what waits to be posted, and what recurs."""
    return _list({"bulan": month_key(usual_month(now().date()))}, ())


@bp.post("/")
def run() -> Answer:
    """Post what falls on a month, and on the months before it that were missed."""

    def do(work: Work, said: dict[str, Any]) -> int:
        scheduled = run_schedules(work, said["month"])
        recurring = run_recurring(work, said["month"])
        return len(scheduled.posted) + len(recurring.posted)

    return answered(
        MonthForm(),
        do,
        onward=lambda posted: url_for("schedules.show", dicatat=posted, _anchor="dicatat"),
        again=_list,
    )


@bp.get("/daftar.<any(csv, xlsx):extension>")
def export(extension: str) -> Response:
    """Send the list as a file."""
    with reading() as work:
        work.actor.require(Permission.EXPORT_BOOKS)
        rows = [
            (
                line.schedule.document,
                line.schedule.of_kind.label,
                line.schedule.description,
                line.unit,
                line.party,
                line.schedule.first_day.isoformat(),
                line.schedule.last_day.isoformat(),
                f"{line.course.amount.amount:f}",
                f"{line.course.left.amount:f}",
                line.state[0],
            )
            for line in schedule_lines(work)
        ]
    content = (
        list_as_csv(HEADINGS, rows)
        if extension == "csv"
        else list_as_xlsx("Jadwal", HEADINGS, rows)
    )
    response = Response(content, content_type=MEDIA[extension])
    response.headers["Content-Disposition"] = f'attachment; filename="jadwal.{extension}"'
    return response


@bp.get("/baru")
def ask() -> str:
    """Ask what is to be spread over months."""
    today = now().date()
    first = today.replace(day=1)
    values = {
        **blank_values(),
        "jenis": request.args.get("jenis", ScheduleKind.PREPAID.value),
        "mulai": first.isoformat(),
        "tanggal": today.isoformat(),
        "cara": Spreading.MONTHS.value,
    }
    return _form(values, ())


@bp.post("/baru")
@takes_files
def start() -> Answer:
    """Begin to spread something over months."""
    proofs = take_proofs()

    def do(work: Work, said: dict[str, Any]) -> Schedule:
        said["unit"] = unit_of(said["unit"]) or ""
        said["kind"] = ScheduleKind(said["kind"])
        said["spreading"] = Spreading(said["spreading"])
        return start_schedule(work, StartSchedule(**said, **proofs.facts()))

    return answered(ScheduleForm(), do, onward=_place, again=_form)


@bp.get("/<schedule_id>")
def open_one(schedule_id: str) -> str:
    """Show one schedule: each month, its entries, what is left."""
    with reading() as work:
        work.actor.require(Permission.READ_BOOKS)
        page = schedule_page(work, schedule_id, now().date())
    return render_template("schedule.html", page=page)


@bp.get("/<schedule_id>/akhiri")
def ask_end(schedule_id: str) -> str:
    """Ask when and why a schedule ends before its time."""
    return _end_form(schedule_id, {"tanggal": now().date().isoformat()}, ())


@bp.post("/<schedule_id>/akhiri")
@takes_files
def end(schedule_id: str) -> Answer:
    """End a schedule before its time."""
    proofs = take_proofs()

    def do(work: Work, said: dict[str, Any]) -> Schedule:
        refund = said.pop("refund") or rp(0)
        said |= proofs.facts()
        return end_schedule(work, EndSchedule(schedule_id=schedule_id, refund=refund, **said))

    return answered(
        EndForm(),
        do,
        onward=_place,
        again=lambda values, found: _end_form(schedule_id, values, found),
    )


def _place(schedule: Schedule) -> str:
    return url_for("schedules.open_one", schedule_id=schedule.schedule_id)


def _list(values: Values, found: Sequence[Problem]) -> str:
    month = usual_month(now().date())
    kind, with_ended = request.args.get("jenis", ""), "semua" in request.args
    with reading() as work:
        work.actor.require(Permission.READ_BOOKS)
        lines = schedule_lines(work, kind=kind, with_ended=with_ended)
        due = due_lines(work, month)
        due_sum = due_total(work, due)
        recurring = recurring_lines(work, month)
    return render_template(
        "schedules.html",
        lines=lines,
        due=due,
        due_sum=due_sum,
        month=month,
        recurring=recurring,
        kinds=labelled(KINDS),
        kind=kind,
        with_ended=with_ended,
        posted=request.args.get("dicatat", ""),
        values=values,
        found=found,
    )


def _form(values: Values, found: Sequence[Problem]) -> str:
    with reading() as work:
        work.actor.require(Permission.RECORD_ENTRY, unit=work.actor.unit)
        offered = {
            "units": unit_options(work),
            "held": held_options(work),
            "results": result_options(work),
            "cash": account_options(work, AccountKind.ASSET, cash=True),
            "parties": party_choices(work),
            "funds": [(fund.value, t(fund.label)) for fund in read_funds(work, "")],
        }
    return render_template(
        "schedule_new.html",
        values=values,
        found=found,
        kinds=labelled(KINDS),
        ways=labelled(WAYS),
        **offered,
    )


def _end_form(schedule_id: str, values: Values, found: Sequence[Problem]) -> str:
    with reading() as work:
        page = schedule_page(work, schedule_id, now().date())
        work.actor.require(Permission.RECORD_ENTRY, unit=page.line.schedule.unit)
        cash = account_options(work, AccountKind.ASSET, cash=True)
    return render_template(
        "schedule_end.html", page=page, cash=cash, values=values, found=found
    )
