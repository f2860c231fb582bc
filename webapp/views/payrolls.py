"""Payrolls: the wages of each month, their slips, and their payment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, Response, render_template, request, url_for

from bumdes.actions.paying_wages import PayWages, WagePayment, pay_wages
from bumdes.actions.running_payroll import (
    ChangeSlip,
    change_slip,
    draft_payroll,
    post_payroll,
    review_payroll,
)
from bumdes.actions.undoing_payroll import (
    discard_payroll,
    return_payroll,
    withdraw_payroll,
)
from bumdes.month import month_key
from bumdes.payroll.payroll import PayrollStage
from bumdes.payroll.payslip import PayItemKind
from bumdes.people import officers
from bumdes.permissions import Permission, Role
from ledger import AccountKind, rp
from reports.errors import UnknownFormatError
from reports.letterhead import letterhead_of
from reports.payslip import payroll_document, slip_document
from reports.renderers import RENDERERS
from webapp.answering import answered
from webapp.forms.fields import PlainForm
from webapp.forms.payroll import PAY_FORM, SLIP_FORM, DraftForm, WithdrawForm
from webapp.forms.rows import rows_of
from webapp.forms.values import blank_values
from webapp.login import current_visitor
from webapp.proofs import take_proofs
from webapp.readings.payroll import (
    CERTAINTIES,
    owed_lines,
    payroll_lines,
    payroll_page,
    rate_tables,
    slip_page,
)
from webapp.readings.schedules import entry_links, usual_month
from webapp.readings.sight import slug_of, unit_of
from webapp.readings.units import account_options
from webapp.reports_offered import FILES
from webapp.templating import now
from webapp.uploads import takes_files
from webapp.work import reading

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Any

    from werkzeug.wrappers import Response as AnyResponse

    from bumdes.payroll.payroll import Payroll
    from bumdes.work import Work
    from ledger import Posted
    from reports.document import Document
    from webapp.problems import Problem

    Answer = AnyResponse | tuple[str, int]
    Values = Mapping[str, str]

bp = Blueprint("payrolls", __name__, url_prefix="/gaji")


@bp.get("/")
def show() -> str:
    """Show the payrolls, what is owed, and ask for the next month."""
    month = usual_month(now().date())
    return _list({"bulan": month_key(month), "tanggal": ""}, ())


@bp.post("/")
def draft() -> Answer:
    """Work out the wages of a month."""

    def do(work: Work, said: dict[str, Any]) -> Payroll:
        return draft_payroll(work, said["month"], pay_day=said["pay_day"])

    return answered(DraftForm(), do, onward=_place, again=_list)


@bp.get("/tarif")
def rates() -> str:
    """Show every rate of wages with its days, its source, and how sure it is."""
    with reading() as work:
        work.actor.require(Permission.READ_BOOKS)
    return render_template("payroll_rates.html", tables=rate_tables(), certain=CERTAINTIES)


@bp.get("/bayar")
def ask_payment() -> str:
    """Ask who is paid what of what is owed."""
    return _pay_form({**blank_values(), "tanggal": now().date().isoformat()}, ())


@bp.post("/bayar")
@takes_files
def pay() -> Answer:
    """Pay wages and contributions."""
    proofs = take_proofs()
    unit = unit_of(request.args.get("unit", "")) or ""

    def do(work: Work, said: dict[str, Any]) -> Posted:
        payments = tuple(
            WagePayment(account=row["akun"], party=row["orang"], amount=row["jumlah"])
            for row in rows_of(said, "akun", "orang", "jumlah")
            if row["jumlah"] is not None and row["jumlah"].amount
        )
        command = PayWages(
            date=said["date"],
            cash=said["cash"],
            unit=unit,
            payments=payments,
            description=said["description"] or "Bayar gaji dan upah",
            **proofs.facts(),
            key=said["key"],
        )
        return pay_wages(work, command)

    def onward(posted: Posted) -> str:
        year = int(posted.voucher.split("/")[1])
        return url_for("vouchers.show", year=year, number=posted.number, baru="gaji")

    return answered(PAY_FORM, do, onward=onward, again=_pay_form)


@bp.get("/<payroll_id>")
def open_one(payroll_id: str) -> str:
    """Show the wages of one month."""
    return _page(payroll_id, {}, ())


@bp.get("/<payroll_id>/daftar.<extension>")
def download(payroll_id: str, extension: str) -> Response:
    """Send the wages of one month as a file."""
    with reading() as work:
        work.actor.require(Permission.READ_PERSONAL_DATA)
        page = payroll_page(work, payroll_id)
        document = payroll_document(
            work.book, page.view, page.names, letterhead=letterhead_of(work), now=now()
        )
    return _sent(document, extension, f"daftar-gaji-{month_key(page.view.payroll.period)}")


@bp.post("/<payroll_id>/periksa")
def review(payroll_id: str) -> Answer:
    """Say that a payroll is right."""
    return _stepped(payroll_id, lambda work: review_payroll(work, payroll_id))


@bp.post("/<payroll_id>/kembalikan")
def give_back(payroll_id: str) -> Answer:
    """Give a reviewed payroll back to be drafted further."""
    return _stepped(payroll_id, lambda work: return_payroll(work, payroll_id))


@bp.post("/<payroll_id>/catat")
def post(payroll_id: str) -> Answer:
    """Post a reviewed payroll."""
    return _stepped(payroll_id, lambda work: post_payroll(work, payroll_id))


@bp.post("/<payroll_id>/buang")
def discard(payroll_id: str) -> Answer:
    """Throw a draft away."""

    def do(work: Work, _: dict[str, Any]) -> None:
        discard_payroll(work, payroll_id)

    return answered(
        PlainForm(),
        do,
        onward=lambda _: url_for("payrolls.show"),
        again=lambda values, found: _page(payroll_id, values, found),
    )


@bp.post("/<payroll_id>/batalkan")
def withdraw(payroll_id: str) -> Answer:
    """Take a posted payroll back."""

    def do(work: Work, said: dict[str, Any]) -> None:
        withdraw_payroll(work, payroll_id, on=said["on"], reason=said["reason"])

    return answered(
        WithdrawForm(),
        do,
        onward=lambda _: url_for("payrolls.open_one", payroll_id=payroll_id),
        again=lambda values, found: _page(payroll_id, values, found),
    )


@bp.get("/<payroll_id>/<party>")
def open_slip(payroll_id: str, party: str) -> str:
    """Show one pay slip, and ask what differs this month while it is a draft."""
    return _slip(payroll_id, party, {}, ())


@bp.post("/<payroll_id>/<party>")
def change(payroll_id: str, party: str) -> Answer:
    """Say what differs this month in somebody's pay."""

    def do(work: Work, said: dict[str, Any]) -> None:
        advances = {
            row["kasbon"]: row["potong"]
            for row in rows_of(said, "kasbon", "potong")
            if row["potong"] is not None and row["potong"].amount
        }
        command = ChangeSlip(
            payroll_id=payroll_id,
            party=party,
            days=said["days"] or 0,
            overtime=said["overtime"] or rp(0),
            bonus=said["bonus"] or rp(0),
            advances=advances,
        )
        change_slip(work, command)

    return answered(
        SLIP_FORM,
        do,
        onward=lambda _: url_for("payrolls.open_slip", payroll_id=payroll_id, party=party),
        again=lambda values, found: _slip(payroll_id, party, values, found),
    )


@bp.get("/<payroll_id>/<party>/slip.<extension>")
def download_slip(payroll_id: str, party: str, extension: str) -> Response:
    """Send one pay slip as a file."""
    with reading() as work:
        work.actor.require(Permission.READ_PERSONAL_DATA)
        page = slip_page(work, payroll_id, party)
        payroll = page.view.payroll
        holders = officers(work.session, work.book_id, payroll.pay_day)
        treasurers = [p.name for office, p in holders if office.role == Role.TREASURER]
        document = slip_document(
            work.book,
            payroll,
            page.slip,
            name=page.name,
            position=page.member.position,
            treasurer=treasurers[0] if treasurers else "",
            letterhead=letterhead_of(work),
            now=now(),
        )
    return _sent(document, extension, f"slip-gaji-{month_key(payroll.period)}-{party}")


# --- pages ----------------------------------------------------------------------------------


def _place(payroll: Payroll) -> str:
    return url_for("payrolls.open_one", payroll_id=payroll.payroll_id)


def _stepped(payroll_id: str, step: Callable[[Work], object]) -> Answer:
    return answered(
        PlainForm(),
        lambda work, _: step(work),
        onward=lambda _: url_for("payrolls.open_one", payroll_id=payroll_id),
        again=lambda values, found: _page(payroll_id, values, found),
    )


def _sent(document: Document, extension: str, name: str) -> Response:
    if extension not in (known := [file.key for file in FILES]):
        raise UnknownFormatError(extension, known)
    renderer = RENDERERS[extension]
    response = Response(renderer.render(document), content_type=renderer.media_type)
    disposition = f'attachment; filename="{name}.{renderer.extension}"'
    response.headers["Content-Disposition"] = disposition
    return response


def _list(values: Values, found: Sequence[Problem]) -> str:
    today = now().date()
    with reading() as work:
        work.actor.require(Permission.READ_PERSONAL_DATA)
        lines = payroll_lines(work)
        debts = owed_lines(work, today)
    return render_template(
        "payrolls.html",
        lines=lines,
        debts=debts,
        values=values,
        found=found,
        slug_of=slug_of,
    )


def _page(payroll_id: str, values: Values, found: Sequence[Problem]) -> str:
    with reading() as work:
        work.actor.require(Permission.READ_PERSONAL_DATA)
        page = payroll_page(work, payroll_id)
    return render_template(
        "payroll.html",
        page=page,
        stages=PayrollStage,
        files=FILES,
        values={"tanggal": now().date().isoformat(), **values},
        found=found,
        is_drafter=page.view.payroll.drafted_by == current_visitor().username,
    )


def _slip(payroll_id: str, party: str, values: Values, found: Sequence[Problem]) -> str:
    with reading() as work:
        work.actor.require(Permission.READ_PERSONAL_DATA)
        page = slip_page(work, payroll_id, party)
        links = entry_links(work, [entry.entry_sequence for entry in page.view.entries])
    by_kind = {line.line.kind: line.amount for line in page.earned}
    taken = {
        line.line.document: line.amount
        for line in page.taken_off
        if line.line.kind == PayItemKind.ADVANCE
    }
    return render_template(
        "payslip.html",
        page=page,
        overtime=by_kind.get(PayItemKind.OVERTIME.value),
        bonus=by_kind.get(PayItemKind.BONUS.value),
        taken=taken,
        links=list(links.values()),
        values=values,
        found=found,
        is_draft=page.view.stage is PayrollStage.DRAFTED,
    )


def _pay_form(values: Values, found: Sequence[Problem]) -> str:
    slug = request.args.get("unit", slug_of(""))
    with reading() as work:
        work.actor.require(Permission.RUN_PAYROLL)
        every = owed_lines(work, now().date())
        debts = [line for line in every if line.owed.unit == (unit_of(slug) or "")]
        cash = account_options(work, AccountKind.ASSET, cash=True)
    units = {slug_of(line.owed.unit): line.unit for line in every}
    return render_template(
        "wages_pay.html",
        debts=debts,
        units=units,
        unit=slug,
        cash=cash,
        values=values,
        found=found,
    )
