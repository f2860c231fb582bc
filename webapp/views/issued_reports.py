"""Issued reports: frozen as they were printed, signed step by step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import Blueprint, Response, redirect, render_template, request, url_for

from bumdes.actions.issuing_reports import IssueReport, issue_report, sign_report
from bumdes.errors import ReportIsDraftError
from bumdes.governance.decision import DecisionKind
from bumdes.permissions import Permission
from bumdes.reporting.issued_report import find_issued, issued_of
from bumdes.reporting.signing import Step
from reports.composing import compose
from reports.fingerprint import fingerprint
from reports.kinds import KINDS
from reports.printable import data_of_printable
from reports.renderers import bind
from webapp.answering import answered
from webapp.forms.issued_reports import SignForm
from webapp.login import current_visitor
from webapp.readings.issued_reports import read_issued
from webapp.readings.plans import decisions_for
from webapp.templating import now
from webapp.uploads import file_store
from webapp.views.accountability import asked_in, find_kind
from webapp.work import act, reading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from werkzeug.wrappers import Response as AnyResponse

    from bumdes.work import Work
    from webapp.problems import Problem

bp = Blueprint("issued_reports", __name__, url_prefix="/pertanggungjawaban")


@bp.get("/terbitan/")
def show() -> str:
    """Show every issued report, the latest first."""
    with reading() as work:
        work.actor.require(Permission.READ_REPORTS)
        issued = [
            each
            for each in issued_of(work.session, work.book_id)
            if work.actor.allows(_permission(each.report), unit=each.unit)
        ]
    return render_template("issued_reports.html", issued=issued)


@bp.post("/<slug>/terbit")
def issue(slug: str) -> AnyResponse:
    """Freeze a report as the books give it now."""
    kind = find_kind(slug)
    with reading() as work:
        asked = asked_in(work, kind, request.form)
        work.actor.require(Permission.WRITE_REPORTS, unit=asked.unit)
        report = compose(work, kind, asked)
    if report.draft:
        raise ReportIsDraftError(report.draft)
    command = IssueReport(
        report=kind.key,
        period=asked.period,
        unit=asked.unit,
        subject=asked.subject,
        paper=str(asked.paper),
        title=report.title,
        period_words=report.period_words,
        fingerprint=fingerprint(data_of_printable(report)),
        head=report.verification.head,
        sequence=report.verification.sequence,
        printed_at=asked.now,
        pdf=bind(report, "pdf"),
    )
    issued = act(lambda work: issue_report(work, file_store(), command))
    return redirect(url_for("issued_reports.open_report", number=issued.number), 303)


@bp.get("/terbitan/<int:number>")
def open_report(number: int) -> str:
    """Show an issued report: who signed it, and what the books say differently since."""
    return _page(number, {}, ())


@bp.get("/terbitan/<int:number>.pdf")
def send(number: int) -> Response:
    """Send an issued report just as it was printed."""
    with reading() as work:
        issued = find_issued(work.session, work.book_id, number)
        work.actor.require(_permission(issued.report), unit=issued.unit)
        content = file_store().read(issued.file)
    answer = Response(content, mimetype="application/pdf")
    name = f"{issued.report}-{issued.period.replace('..', '_')}-{number}.pdf"
    answer.headers.set("Content-Disposition", "attachment", filename=name)
    return answer


@bp.post("/terbitan/<int:number>/tanda-tangan")
def sign(number: int) -> AnyResponse | tuple[str, int]:
    """Put the visitor's name under an issued report."""
    today = now().date()

    def do(work: Work, said: dict[str, Any]) -> object:
        step = Step(said["step"])
        return sign_report(work, number, step, on=today, decision=said["decision"])

    return answered(
        SignForm(),
        do,
        onward=lambda _: url_for("issued_reports.open_report", number=number),
        again=lambda values, found: _page(number, values, found),
    )


def _page(number: int, values: Mapping[str, str], found: Sequence[Problem]) -> str:
    actor = current_visitor().actor
    with reading() as work:
        compares = bool(request.args.get("banding"))
        page = read_issued(work, file_store(), number, compares=compares)
        decisions = decisions_for(work, DecisionKind.ACCEPT_REPORT)
    step = page.next_step
    signed_by = {signature.signed_by for signature in page.signatures.values()}
    return render_template(
        "issued_report.html",
        page=page,
        steps=list(Step),
        compares=compares,
        decisions=decisions,
        may_sign=step is not None
        and actor.allows(Permission.SIGN_REPORTS)
        and actor.role in step.signers
        and actor.name not in signed_by,
        values=values,
        found=found,
    )


def _permission(report: str) -> Permission:
    kind = KINDS.get(report)
    return kind.permission if kind else Permission.READ_REPORTS
