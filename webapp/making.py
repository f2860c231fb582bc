"""Making one job: the report is composed, rendered, and kept for whom asked.

It runs in a process of its own, so that the site stays quick and it can be stopped:
``python -m webapp.making BOOK JOB``.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO

from sqlalchemy import update

from bumdes.actions.issuing_reports import issue_report
from bumdes.auditing.access_request import OUTSIDE, with_granted
from bumdes.errors import BooksMovedOnError, EnterpriseError
from bumdes.file_store import FileStore
from bumdes.people import find_person
from bumdes.reporting.job import WHOLE, Job, JobStage, end_issued
from bumdes.work import begin_session, begin_work, retried, run_work
from bumdes.zones import day_in_books
from ledger import Period
from ledger.canonical import stamp
from ledger.errors import LedgerError
from ledger.journal_view import utc_now
from reports.bound.report import PaperSize
from reports.bundling import ZIP, write_bundle
from reports.composing import compose
from reports.copy_marks import mark_bundle, mark_content
from reports.errors import ReportError
from reports.issuing import issue_of
from reports.kind import Asked
from reports.kinds import KINDS
from reports.renderers import RENDERERS, bind
from webapp.copies import words_of_copy
from webapp.sentences import sentence
from webapp.settings import Settings

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from sqlalchemy import Engine

    from bumdes.actions.issuing_reports import IssueReport
    from bumdes.work import Work
    from reports.bound.report import Report

LARGEST_RESULT = 512 * 1024 * 1024
"""Bytes of a bundle with a year of proofs."""
LONGEST_PROBLEM = 500
MOST_ISSUES = 3
"""How often a report is made that is to be issued, while others write on in the books."""
COMPOSING, RENDERING = (10, "Mengumpulkan angka"), (50, "Menata halaman")
ISSUING = (90, "Membekukan dan menyimpan")


def results_of(files: FileStore) -> FileStore:
    """Return where what jobs made is kept: beside papers and proofs, and apart from them."""
    return FileStore(files.folder.parent / "jobs", largest=LARGEST_RESULT)


def make(
    engine: Engine,
    job: Job,
    *,
    files: FileStore,
    results: FileStore,
    clock: Callable[[], dt.datetime] = utc_now,
) -> None:
    """Make the report of *job*, which is running, and say how far it is.

    What is called off meanwhile stays called off; a refusal is kept as a sentence.
    """
    telling = _Telling(engine, job, clock)
    making = _Making(engine, job, files, telling, clock)
    try:
        if job.issues:
            making.issue()
        else:
            telling.end(JobStage.DONE, done=WHOLE, doing="", result=making.keep_in(results))
    except (LedgerError, EnterpriseError, ReportError) as error:
        telling.end(JobStage.FAILED, problem=sentence(error)[:LONGEST_PROBLEM])
    except _CalledOffError:
        pass


def is_for_outside(job: Job) -> bool:
    """Whether the file is for somebody who looks from outside, and bears that name."""
    return job.actor.role in OUTSIDE


class _CalledOffError(Exception):
    """Nobody wants the job any more; what it would have issued is rolled back."""


class _Telling:
    """Says in the table how far a job is, as long as it is running."""

    def __init__(self, engine: Engine, job: Job, clock: Callable[[], dt.datetime]) -> None:
        self._engine, self._clock = engine, clock
        self._key = (job.book_id, job.job_id)

    def step(self, done: int, doing: str) -> None:
        """Say what is being done."""
        self._say(done=done, doing=doing)

    def end(self, stage: JobStage, **said: object) -> None:
        """Say what came of it."""
        self._say(kept_stage=stage, ended_at=stamp(self._clock()), **said)

    def _say(self, **said: object) -> None:
        book_id, job_id = self._key
        values = {"seen_at": stamp(self._clock()), **said}
        change = (
            update(Job)
            .where(
                Job.book_id == book_id,
                Job.job_id == job_id,
                Job.kept_stage == JobStage.RUNNING,
            )
            .values({getattr(Job, name): value for name, value in values.items()})
        )

        def once() -> None:
            with begin_session(self._engine) as session:
                session.execute(change)

        retried(once)


@dataclass(frozen=True, slots=True)
class _Making:
    """One job, as its report is made."""

    engine: Engine
    job: Job
    files: FileStore
    telling: _Telling
    clock: Callable[[], dt.datetime]

    def keep_in(self, results: FileStore) -> str:
        """Make the file and return its digest in *results*."""
        job = self.job
        if job.form == ZIP:
            return results.keep_written(self._write_bundle)
        report, asked = self._composed()
        self.telling.step(*RENDERING)
        content = bind(report, job.form)
        if is_for_outside(job):
            content = mark_content(content, RENDERERS[job.form].extension, self._words(asked))
        return results.keep(content)

    def issue(self) -> None:
        """Make the PDF and issue it; again if the books were written on meanwhile."""
        for left in reversed(range(MOST_ISSUES)):
            report, asked = self._composed()
            self.telling.step(*RENDERING)
            command = issue_of(report, asked)
            self.telling.step(*ISSUING)
            try:
                self._issue(command)
            except BooksMovedOnError:
                if not left:
                    raise
            else:
                return

    def _issue(self, command: IssueReport) -> None:
        def do(work: Work) -> None:
            issued = issue_report(work, self.files, command)
            if not end_issued(work.session, self.job, issued.number, self.clock()):
                raise _CalledOffError

        job = self.job
        run_work(self.engine, actor=job.actor, book_id=job.book_id, do=do, clock=self.clock)

    def _write_bundle(self, out: BinaryIO) -> None:
        with self._reading() as work:
            asked = self._asked(work)
            write_bundle(work, KINDS[self.job.report], asked, out)
        if is_for_outside(self.job):
            mark_bundle(out, self._words(asked))

    def _words(self, asked: Asked) -> str:
        """Return for whom the copy is."""
        with begin_session(self.engine, read_only=True) as session:
            person = find_person(session, self.job.asked_by)
        return words_of_copy(person.name, self.job.actor.role, asked.now.date())

    def _composed(self) -> tuple[Report, Asked]:
        with self._reading() as work:
            asked = self._asked(work)
            return compose(work, KINDS[self.job.report], asked), asked

    def _reading(self) -> AbstractContextManager[Work]:
        job = self.job
        self.telling.step(*COMPOSING)
        with begin_session(self.engine, read_only=True) as session:
            today = day_in_books(session, job.book_id, self.clock())
            actor = with_granted(session, job.book_id, job.actor, today)
        return begin_work(
            self.engine, actor=actor, book_id=job.book_id, clock=self.clock, read_only=True
        )

    def _asked(self, work: Work) -> Asked:
        job = self.job
        return Asked(
            period=Period.parse(job.period),
            now=work.clock().astimezone(work.zone),
            unit=job.unit,
            subject=job.subject,
            paper=PaperSize(job.paper),
            files=self.files,
        )


def main(argv: list[str]) -> int:
    """Make the job that *argv* names: book and job."""
    from bumdes.database import connect  # noqa: PLC0415 - only the process of its own connects

    book_id, job_id = argv
    settings = Settings.from_environ()
    engine = connect(settings.database)
    with begin_session(engine, read_only=True) as session:
        job = session.get_one(Job, (book_id, job_id))
    files = FileStore(settings.files)
    make(engine, job, files=files, results=results_of(files))
    engine.dispose()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
