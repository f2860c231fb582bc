"""Jobs: long reports that the site makes beside its pages, how far they are, their files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, Response, redirect, render_template, request, url_for

from bumdes.actions.queueing_jobs import (
    LONGEST_SUBJECT,
    AskForReport,
    ask_for_report,
    cancel_job,
)
from bumdes.errors import NotFoundError
from bumdes.permissions import Permission
from bumdes.reporting.job import find_job, jobs_of
from ledger import Period
from reports.bundling import ZIP
from reports.errors import UnknownFormatError
from reports.kinds import KINDS
from reports.renderers import RENDERERS
from webapp.copies import note_sent
from webapp.making import is_for_outside, results_of
from webapp.periods import file_period
from webapp.queries import period_of
from webapp.readings.accountability import usual_period
from webapp.readings.sight import unit_in_sight, unit_of
from webapp.sending import sent_from
from webapp.templating import now
from webapp.uploads import file_store
from webapp.views.accountability import ZIP_TYPE, extension_of, find_kind, label_of
from webapp.work import act, reading

if TYPE_CHECKING:
    from werkzeug.wrappers import Response as AnyResponse

    from bumdes.reporting.job import Job
    from bumdes.work import Work

bp = Blueprint("jobs", __name__, url_prefix="/pekerjaan")

REFRESH_SECONDS = 3


@bp.get("/")
def show() -> str:
    """Show the jobs of whoever asks."""
    with reading() as work:
        work.actor.require(Permission.READ_REPORTS, unit=work.actor.unit)
        jobs = jobs_of(work.session, work.book_id, work.actor.name)
    return render_template(
        "jobs.html", jobs=[(job, _title(job), Period.parse(job.period)) for job in jobs]
    )


@bp.post("/minta/<slug>")
def ask(slug: str) -> AnyResponse:
    """Ask for a report, and go to where one sees how far it is."""
    kind = find_kind(slug)
    form = request.form
    if form.get("bentuk", "") not in kind.formats:
        raise UnknownFormatError(form.get("bentuk", ""), kind.formats)
    period = period_of(form.get("masa", "")) or usual_period(kind.span, now().date())

    def do(work: Work) -> Job:
        return ask_for_report(
            work,
            AskForReport(
                report=kind.key,
                form=form["bentuk"],
                period=period,
                unit=unit_in_sight(work, kind.permission, unit_of(form.get("unit", ""))),
                subject=form.get("perihal", "")[:LONGEST_SUBJECT],
                paper="f4" if form.get("kertas") == "f4" else "a4",
                permission=kind.permission,
            ),
        )

    return redirect(url_for("jobs.job", job_id=act(do).job_id), 303)


@bp.get("/<job_id>")
def job(job_id: str) -> AnyResponse:
    """Show how far a job is; the page comes again by itself until it is over.

    Who waits for a report to be issued is led to it.
    """
    with reading() as work:
        work.actor.require(Permission.READ_REPORTS, unit=work.actor.unit)
        found = find_job(work.session, work.book_id, job_id, asked_by=work.actor.name)
    if found.issued:
        return redirect(url_for("issued_reports.open_report", number=found.issued))
    kind = KINDS[found.report]
    page = render_template(
        "job.html",
        job=found,
        kind=kind,
        title=_title(found),
        period=Period.parse(found.period),
        label=label_of(found.form),
    )
    response = Response(page)
    if not found.stage.is_over:
        response.headers["Refresh"] = str(REFRESH_SECONDS)
    return response


@bp.post("/<job_id>/batal")
def cancel(job_id: str) -> AnyResponse:
    """Call a job off."""
    act(lambda work: cancel_job(work, job_id))
    return redirect(url_for("jobs.job", job_id=job_id), 303)


@bp.get("/<job_id>/berkas")
def download(job_id: str) -> Response:
    """Send what came of a job."""
    with reading() as work:
        found = find_job(work.session, work.book_id, job_id, asked_by=work.actor.name)
        kind = KINDS[found.report]
        work.actor.require(kind.permission, unit=found.unit)
    if not found.result:
        raise NotFoundError("job", job_id)
    is_zip = found.form == ZIP
    extension = extension_of(found.form)
    media_type = ZIP_TYPE if is_zip else RENDERERS[found.form].media_type
    name = f"{kind.slug}-{file_period(Period.parse(found.period))}.{extension}"
    if is_for_outside(found):
        note_sent(found.result, is_marked=True)
    return sent_from(results_of(file_store()), found.result, media_type, name)


def _title(job: Job) -> str:
    return KINDS[job.report].label
