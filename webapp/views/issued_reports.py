"""Issued reports: frozen as they were printed, signed step by step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import Blueprint, redirect, render_template, request, url_for

from bumdes.actions.issuing_reports import sign_report
from bumdes.actions.queueing_jobs import LONGEST_SUBJECT, AskForReport, ask_for_report
from bumdes.errors import ReportIsDraftError
from bumdes.governance.decision import DecisionKind
from bumdes.permissions import Permission
from bumdes.reporting.issued_report import find_issued, issued_of
from bumdes.reporting.signing import Step
from reports.composing import why_draft
from reports.kinds import KINDS
from webapp.answering import answered
from webapp.forms.issued_reports import SignForm
from webapp.login import current_visitor
from webapp.readings.issued_reports import read_issued
from webapp.readings.plans import decisions_for
from webapp.sending import sent_from
from webapp.templating import now
from webapp.uploads import file_store
from webapp.views.accountability import asked_in, find_kind
from webapp.work import act, reading

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from flask import Response
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
    """Ask for a report to be frozen as the books give it, and go to where one sees how far."""
    kind = find_kind(slug)
    with reading() as work:
        asked = asked_in(work, kind, request.form)
        work.actor.require(Permission.WRITE_REPORTS, unit=asked.unit)
        draft = why_draft(work, kind, asked)
    if draft:
        raise ReportIsDraftError(draft)
    command = AskForReport(
        report=kind.key,
        form="pdf",
        period=asked.period,
        unit=asked.unit,
        subject=asked.subject[:LONGEST_SUBJECT],
        paper=str(asked.paper),
        permission=kind.permission,
        issues=True,
    )
    job = act(lambda work: ask_for_report(work, command))
    return redirect(url_for("jobs.job", job_id=job.job_id), 303)


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
    name = f"{issued.report}-{issued.period.replace('..', '_')}-{number}.pdf"
    return sent_from(file_store(), issued.file, "application/pdf", name)


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
        awaits_me=step is not None
        and actor.role in step.signers
        and actor.name not in signed_by,
        values=values,
        found=found,
    )


def _permission(report: str) -> Permission:
    kind = KINDS.get(report)
    return kind.permission if kind else Permission.READ_REPORTS
