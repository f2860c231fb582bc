"""The worker: takes one job after another, and stops what is called off or takes too long."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import update

from bumdes.reporting.job import (
    Job,
    JobStage,
    finished_before,
    forget_before,
    is_needed,
    left_behind,
    take_next,
)
from bumdes.work import begin_session, retried
from ledger.canonical import stamp
from ledger.journal_view import utc_now

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Engine
    from sqlalchemy.orm import Session

    from bumdes.file_store import FileStore

T = TypeVar("T")

IDLE_SECONDS, WATCH_SECONDS = 1.0, 0.5
LONGEST = dt.timedelta(minutes=20)
"""What one job may take."""
SILENCE = dt.timedelta(minutes=5)
"""After which a job is taken for left behind by a worker that died."""
MOST_TRIES = 2
KEPT_FOR = dt.timedelta(days=7)
"""How long what was made can be fetched."""
REMEMBERED_FOR = dt.timedelta(days=90)
"""How long it is known that it was asked for."""

STOPPED = "Pembuatannya terhenti di tengah jalan. Coba minta sekali lagi."
TOO_LONG = "Pembuatannya terlalu lama. Pilih masa yang lebih pendek, atau satu unit saja."


def _always() -> bool:
    return True


def _nothing() -> None:
    """What there is to do besides, if nobody says otherwise."""


def start_making(job: Job) -> subprocess.Popen[bytes]:
    """Begin to make *job* in a process of its own."""
    command = [sys.executable, "-m", "webapp.making", job.book_id, job.job_id]
    return subprocess.Popen(command)  # noqa: S603 - our own program


@dataclass(slots=True)
class Worker:
    """Makes the jobs of one database.

    Attributes:
        results: where what was made is kept.
        start: begins the process of a job.
        is_wanted: whether whoever started it is still there.
        idle: what is done besides, while no report waits; asked about once a second.
    """

    engine: Engine
    results: FileStore
    start: Callable[[Job], subprocess.Popen[bytes]] = start_making
    clock: Callable[[], dt.datetime] = utc_now
    is_wanted: Callable[[], bool] = _always
    idle: Callable[[], object] = _nothing
    is_stopped: bool = field(default=False, init=False)

    def run(self) -> None:
        """Work until told to stop."""
        while not self._is_over:
            if not self.run_next():
                self.idle()
                time.sleep(IDLE_SECONDS)

    @property
    def _is_over(self) -> bool:
        return self.is_stopped or not self.is_wanted()

    def run_next(self) -> bool:
        """Make the next job, if there is one, and return whether there was."""
        retried(lambda: self._in_session(self.tidy))
        job = retried(lambda: self._in_session(lambda s: take_next(s, self.clock())))
        if job is None:
            return False
        self._watch(job, self.start(job))
        return True

    def _in_session(self, do: Callable[[Session], T]) -> T:
        with begin_session(self.engine) as session:
            return do(session)

    def _watch(self, job: Job, process: subprocess.Popen[bytes]) -> None:
        """Wait for the process; stop it if the job is called off, or takes too long."""
        until = self.clock() + LONGEST
        while process.poll() is None:
            if self._is_over or not self._is_asked_for(job):
                stop(process)
            elif self.clock() > until:
                stop(process)
                self._change(job, kept_stage=JobStage.FAILED, problem=TOO_LONG)
            else:
                time.sleep(WATCH_SECONDS)
        if not self._is_over:
            self._change(job, kept_stage=JobStage.FAILED, problem=STOPPED)

    def _is_asked_for(self, job: Job) -> bool:
        """Say that somebody watches over *job*, and return whether it is still asked for."""
        self._change(job, seen_at=stamp(self.clock()))
        with begin_session(self.engine, read_only=True) as session:
            found = session.get(Job, (job.book_id, job.job_id))
            return found is not None and found.stage is not JobStage.CANCELLED

    def _change(self, job: Job, **said: object) -> None:
        """Change what is kept of *job*, unless it has ended."""
        if "kept_stage" in said:
            said["ended_at"] = stamp(self.clock())
        change = (
            update(Job)
            .where(
                Job.book_id == job.book_id,
                Job.job_id == job.job_id,
                Job.kept_stage == JobStage.RUNNING,
            )
            .values({getattr(Job, name): value for name, value in said.items()})
        )
        retried(lambda: self._in_session(lambda session: session.execute(change)))

    def tidy(self, session: Session) -> None:
        """Let what a dead worker left be made again once, and drop what is old."""
        now = self.clock()
        for job in left_behind(session, now - SILENCE):
            if job.tries < MOST_TRIES:
                job.kept_stage = JobStage.WAITING
            else:
                job.kept_stage, job.problem = JobStage.FAILED, STOPPED
                job.ended_at = stamp(now)
        old = finished_before(session, now - KEPT_FOR)
        for job in old:
            if not is_needed(session, job.result, besides=old):
                self.results.drop(job.result)
        for job in old:
            job.result = ""
        forget_before(session, now - REMEMBERED_FOR)


def stop(process: subprocess.Popen[bytes]) -> None:
    """Stop *process*: asked first, and made to if it does not."""
    process.terminate()
    try:
        process.wait(timeout=5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
