"""Staff: who works here, on what terms, and the slips each got."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, Response, render_template, request, url_for
from marshmallow import ValidationError

from bumdes.actions.employing import (
    Earlier,
    Employ,
    Terms,
    change_staff,
    change_terms,
    employ,
    end_employment,
)
from bumdes.actions.registering_parties import RegisterParty, register_party
from bumdes.party import PartyKind
from bumdes.payroll.contributions import Programme, Risk
from bumdes.payroll.income_tax import tax_statuses
from bumdes.payroll.staff import CostPlace, PayKind
from bumdes.permissions import Permission
from ledger import rp
from reports.plain_list import list_as_csv, list_as_xlsx
from webapp.answering import answered
from webapp.forms.payroll import (
    PROGRAMME_FIELDS,
    EmployForm,
    LeaveForm,
    StaffForm,
    TermsForm,
)
from webapp.language.saying import labelled, t
from webapp.login import fresh
from webapp.readings.payroll import (
    PAY_KINDS,
    PLACES,
    RISKS,
    staff_lines,
    staff_page,
    unemployed,
)
from webapp.readings.sight import unit_of
from webapp.readings.units import unit_options
from webapp.templating import now
from webapp.work import reading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any

    from werkzeug.wrappers import Response as AnyResponse

    from bumdes.work import Work
    from webapp.problems import Problem

    Answer = AnyResponse | tuple[str, int]
    Values = Mapping[str, str]

bp = Blueprint("staff", __name__, url_prefix="/gaji/pegawai")

NO_PERSON = "Pilih orangnya, atau tulis nama orang yang baru."
HEADINGS = (
    "Kode",
    "Nama",
    "Jabatan",
    "Unit",
    "Cara bayar",
    "Gaji atau upah",
    "Status PTKP",
    "BPJS",
    "Mulai",
    "Berakhir",
    "Bank",
    "Rekening",
)
MEDIA = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@bp.get("/")
def show() -> str:
    """Show who works here."""
    with_left = "semua" in request.args
    with reading() as work:
        work.actor.require(Permission.READ_PERSONAL_DATA)
        lines = staff_lines(work, now().date(), with_left=with_left)
    return render_template("staff.html", lines=lines, with_left=with_left)


@bp.get("/daftar.<any(csv, xlsx):extension>")
@fresh
def export(extension: str) -> Response:
    """Send the list of staff as a file."""
    with reading() as work:
        work.actor.require(Permission.READ_PERSONAL_DATA)
        rows = [
            (
                line.member.party,
                line.name,
                line.member.position,
                line.unit,
                line.pay_kind.label,
                f"{line.wage.amount:f}" if line.wage else "",
                line.terms.tax_status if line.terms else "",
                line.terms.programmes if line.terms else "",
                line.member.first_day.isoformat(),
                line.member.last_day.isoformat() if line.member.last_day else "",
                line.member.bank,
                line.member.bank_account,
            )
            for line in staff_lines(work, now().date())
        ]
    content = (
        list_as_csv(HEADINGS, rows)
        if extension == "csv"
        else list_as_xlsx("Pegawai", HEADINGS, rows)
    )
    response = Response(content, content_type=MEDIA[extension])
    response.headers["Content-Disposition"] = f'attachment; filename="pegawai.{extension}"'
    return response


@bp.get("/baru")
def ask() -> str:
    """Ask who begins to work."""
    values = {"mulai": now().date().replace(day=1).isoformat(), "status": "TK/0"}
    return _form(values, ())


@bp.post("/baru")
def begin() -> Answer:
    """Put somebody on the list of staff."""

    def do(work: Work, said: dict[str, Any]) -> str:
        party = said["party"]
        if not party:
            if not said["name"]:
                raise ValidationError({"nama": [NO_PERSON]})
            known = RegisterParty(name=said["name"], kind=PartyKind.STAFF)
            party = register_party(work, known).code
        return employ(work, _employed(said, party)).party

    return answered(EmployForm(), do, onward=_place, again=_form)


@bp.get("/<party>")
def open_one(party: str) -> str:
    """Show one member of staff, with terms and slips."""
    return _page(party, {}, ())


@bp.post("/<party>/ketentuan")
def set_terms(party: str) -> Answer:
    """Let other terms hold from a day on."""

    def do(work: Work, said: dict[str, Any]) -> str:
        return change_terms(work, party, _terms(said), valid_from=said["valid_from"]).party

    return answered(TermsForm(), do, onward=_place, again=_again(party))


@bp.post("/<party>/data")
def change(party: str) -> Answer:
    """Say otherwise what the work is called, and where the wage is sent."""

    def do(work: Work, said: dict[str, Any]) -> str:
        return change_staff(work, party, **said).party

    return answered(StaffForm(), do, onward=_place, again=_again(party))


@bp.post("/<party>/berhenti")
def leave(party: str) -> Answer:
    """Say which day is the last one of somebody's work."""

    def do(work: Work, said: dict[str, Any]) -> str:
        return end_employment(work, party, said["last_day"]).party

    return answered(LeaveForm(), do, onward=_place, again=_again(party))


def _place(party: str) -> str:
    return url_for("staff.open_one", party=party)


def _again(party: str) -> Any:
    return lambda values, found: _page(party, values, found)


def _terms(said: Mapping[str, Any]) -> Terms:
    return Terms(
        wage=said["wage"],
        allowance=said["allowance"] or rp(0),
        tax_status=said["tax_status"],
        programmes=tuple(p for p, name in PROGRAMME_FIELDS.items() if said[name]),
        risk=Risk(said["risk"]),
    )


def _employed(said: Mapping[str, Any], party: str) -> Employ:
    earlier = None
    if said["earlier_months"]:
        earlier = Earlier(
            year=now().year,
            gross=said["earlier_gross"] or rp(0),
            tax=said["earlier_tax"] or rp(0),
            deducted=said["earlier_deducted"] or rp(0),
            months=said["earlier_months"],
        )
    return Employ(
        party=party,
        position=said["position"],
        first_day=said["first_day"],
        terms=_terms(said),
        pay_kind=PayKind(said["pay_kind"]),
        cost_place=CostPlace(said["cost_place"]),
        unit=unit_of(said["unit"]) or "",
        bank=said["bank"],
        bank_account=said["bank_account"],
        earlier=earlier,
    )


def _offered() -> dict[str, Any]:
    return {
        "statuses": [(status, status) for status in tax_statuses()],
        "risks": labelled(RISKS),
        "programmes": [(PROGRAMME_FIELDS[p], t(p.label)) for p in Programme],
    }


def _form(values: Values, found: Sequence[Problem]) -> str:
    with reading() as work:
        work.actor.require(Permission.RUN_PAYROLL)
        people = unemployed(work)
        units = unit_options(work)
    return render_template(
        "staff_new.html",
        people=people,
        units=units,
        places=labelled(PLACES),
        kinds=labelled(PAY_KINDS),
        values=values,
        found=found,
        **_offered(),
    )


def _page(party: str, values: Values, found: Sequence[Problem]) -> str:
    with reading() as work:
        work.actor.require(Permission.READ_PERSONAL_DATA)
        page = staff_page(work, party, now().date())
    return render_template(
        "staff_member.html",
        page=page,
        values=values,
        found=found,
        **_offered(),
    )
