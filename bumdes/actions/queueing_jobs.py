"""Asking for reports that are made beside the site, and calling them off."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from bumdes.errors import JobsWaitingError
from bumdes.permissions import Permission
from bumdes.record import new_id
from bumdes.reporting.job import Job, JobStage, find_job
from ledger.canonical import stamp

if TYPE_CHECKING:
    from bumdes.work import Work
    from ledger import Period

LONGEST_SUBJECT = 100
MOST_WAITING = 5
"""Jobs that one person may have waiting or running."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskForReport:
    """A report in one format.

    Attributes:
        report, form: keys of the kind of report and of the format.
        unit: of a report of one unit; None for the whole.
        permission: what reading the report asks for.
        issues: whether it is to be issued when it is made.
    """

    report: str
    form: str
    period: Period
    unit: str | None = None
    subject: str = ""
    paper: str = "a4"
    permission: Permission = Permission.READ_REPORTS
    issues: bool = False


def ask_for_report(work: Work, command: AskForReport) -> Job:
    """Queue a report, and return its job; asked again while it waits, the same one.

    Raises:
        PermissionDeniedError: the actor may not read the report, or not issue it.
        JobsWaitingError: too many of the actor's reports are not done yet.
    """
    work.actor.require(command.permission, unit=command.unit)
    if command.issues:
        work.actor.require(Permission.WRITE_REPORTS, unit=command.unit)
    said: dict[str, Any] = {
        "report": command.report,
        "form": command.form,
        "period": str(command.period),
        "unit": command.unit,
        "subject": command.subject,
        "paper": command.paper,
        "issues": command.issues,
    }
    open_jobs = _open_jobs(work)
    for job in open_jobs:
        if all(getattr(job, name) == value for name, value in said.items()):
            return job
    if len(open_jobs) >= MOST_WAITING:
        raise JobsWaitingError(len(open_jobs))
    job = Job(
        book_id=work.book_id,
        job_id=new_id(),
        asked_by=work.actor.name,
        role=work.actor.role,
        bound_to=work.actor.unit,
        asked_at=stamp(work.clock()),
        **said,
    )
    work.session.add(job)
    work.session.flush()
    return job


def cancel_job(work: Work, job_id: str) -> Job:
    """Call off one's own job; what is over stays as it is.

    Raises:
        PermissionDeniedError: the actor may read no reports.
        NotFoundError: there is no such job of the actor's.
    """
    work.actor.require(Permission.READ_REPORTS, unit=work.actor.unit)
    job = find_job(work.session, work.book_id, job_id, asked_by=work.actor.name)
    if not job.stage.is_over:
        job.kept_stage = JobStage.CANCELLED
        job.ended_at = stamp(work.clock())
        work.session.flush()
    return job


def _open_jobs(work: Work) -> list[Job]:
    query = select(Job).where(
        Job.book_id == work.book_id,
        Job.asked_by == work.actor.name,
        Job.kept_stage.in_([JobStage.WAITING, JobStage.RUNNING]),
    )
    return list(work.session.scalars(query))
