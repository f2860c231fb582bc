"""Jobs: reports that take longer than a page may, made beside the site, one after another."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from sqlalchemy import (
    ForeignKeyConstraint,
    Index,
    Integer,
    SmallInteger,
    String,
    delete,
    false,
    select,
    update,
)
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.errors import NotFoundError
from bumdes.permissions import Actor, Role
from bumdes.record import Record
from ledger.canonical import stamp

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from sqlalchemy.orm import Session

WHOLE = 100


class JobStage(StrEnum):
    """How far a job is."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def label(self) -> str:
        """What it is called on a page."""
        return _STAGES[self]

    @property
    def is_over(self) -> bool:
        """Whether nothing more comes of it."""
        return self in {JobStage.DONE, JobStage.FAILED, JobStage.CANCELLED}


_STAGES = {
    JobStage.WAITING: "Menunggu giliran",
    JobStage.RUNNING: "Sedang dibuat",
    JobStage.DONE: "Selesai",
    JobStage.FAILED: "Gagal",
    JobStage.CANCELLED: "Dibatalkan",
}


class Job(Record):
    """A report that somebody asked to be made.

    Attributes:
        report, form: keys of the kind of report and of the format.
        period: as ``str(Period)``.
        unit: of a report of one unit; None for the whole.
        asked_by, role, bound_to: the actor, whose permissions hold when it is made.
        asked_at, seen_at, ended_at: UTC, as the ledger writes times; ``seen_at`` is when its
            maker last said that it lives.
        done: percent.
        doing: what is being done, in Indonesian.
        tries: how often it was begun.
        problem: why it failed, in Indonesian.
        result: digest of the file that came of it; empty before, and after it was dropped.
        issues: whether the report is to be issued: frozen, and kept for good.
        issued: number of the report that was issued by it; 0 before, and for other jobs.
    """

    __tablename__ = "jobs"
    __table_args__ = (
        ForeignKeyConstraint(["book_id"], ["enterprises.book_id"]),
        Index("ix_jobs_asked_by", "book_id", "asked_by", "asked_at"),
    )

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    job_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    report: Mapped[str] = mapped_column(String(40))
    form: Mapped[str] = mapped_column(String(10))
    period: Mapped[str] = mapped_column(String(24))
    unit: Mapped[str | None] = mapped_column(String(64))
    subject: Mapped[str] = mapped_column(String(100))
    paper: Mapped[str] = mapped_column(String(10))
    asked_by: Mapped[str] = mapped_column(String(200))
    role: Mapped[str] = mapped_column(String(30))
    bound_to: Mapped[str | None] = mapped_column(String(64))
    asked_at: Mapped[str] = mapped_column(String(27))
    kept_stage: Mapped[str] = mapped_column("stage", String(20), default=JobStage.WAITING)
    seen_at: Mapped[str] = mapped_column(String(27), default="")
    ended_at: Mapped[str] = mapped_column(String(27), default="")
    done: Mapped[int] = mapped_column(SmallInteger, default=0)
    doing: Mapped[str] = mapped_column(String(200), default="")
    tries: Mapped[int] = mapped_column(SmallInteger, default=0)
    problem: Mapped[str] = mapped_column(String(500), default="")
    result: Mapped[str] = mapped_column(String(64), default="")
    issues: Mapped[bool] = mapped_column(server_default=false(), default=False)
    issued: Mapped[int] = mapped_column(Integer, server_default="0", default=0)

    @property
    def stage(self) -> JobStage:
        """How far it is."""
        return JobStage(self.kept_stage)

    @property
    def actor(self) -> Actor:
        """Who asked for it, in the role of then."""
        return Actor(self.asked_by, Role(self.role), self.bound_to)


def find_job(session: Session, book_id: str, job_id: str, *, asked_by: str) -> Job:
    """Return a job of one's own.

    Raises:
        NotFoundError: there is none, or somebody else asked for it.
    """
    job = session.get(Job, (book_id, job_id))
    if job is None or job.asked_by != asked_by:
        raise NotFoundError("job", job_id)
    return job


def jobs_of(session: Session, book_id: str, asked_by: str, *, most: int = 30) -> Sequence[Job]:
    """Return the jobs that somebody asked for, the latest first."""
    query = select(Job).where(Job.book_id == book_id, Job.asked_by == asked_by)
    return session.scalars(query.order_by(Job.asked_at.desc()).limit(most)).all()


def take_next(session: Session, now: dt.datetime) -> Job | None:
    """Take the job that has waited longest, so that nobody else makes it; None for none."""
    query = select(Job).where(Job.kept_stage == JobStage.WAITING).order_by(Job.asked_at)
    for job in session.scalars(query.limit(10)).all():
        taken = session.execute(
            update(Job)
            .where(
                Job.book_id == job.book_id,
                Job.job_id == job.job_id,
                Job.kept_stage == JobStage.WAITING,
            )
            .values(kept_stage=JobStage.RUNNING, seen_at=stamp(now), tries=Job.tries + 1)
            .returning(Job.job_id)
        ).all()
        if taken:
            session.refresh(job)
            return job
    return None


def end_issued(session: Session, job: Job, number: int, now: dt.datetime) -> bool:
    """Say that *job* issued the report *number*, and return whether it was still wanted."""
    ended = session.execute(
        update(Job)
        .where(
            Job.book_id == job.book_id,
            Job.job_id == job.job_id,
            Job.kept_stage == JobStage.RUNNING,
        )
        .values(
            kept_stage=JobStage.DONE,
            done=WHOLE,
            doing="",
            issued=number,
            seen_at=stamp(now),
            ended_at=stamp(now),
        )
        .returning(Job.job_id)
    ).all()
    return bool(ended)


def left_behind(session: Session, before: dt.datetime) -> Sequence[Job]:
    """Return the running jobs of which nothing was heard since *before*."""
    query = select(Job).where(Job.kept_stage == JobStage.RUNNING, Job.seen_at < stamp(before))
    return session.scalars(query).all()


def forget_before(session: Session, day: dt.datetime) -> None:
    """Forget the jobs that ended before *day*, so that the queue stays short."""
    session.execute(
        delete(Job).where(Job.ended_at != "", Job.ended_at < stamp(day), Job.result == "")
    )


def finished_before(session: Session, day: dt.datetime) -> Sequence[Job]:
    """Return the jobs whose file is still kept though they ended before *day*."""
    query = select(Job).where(Job.result != "", Job.ended_at < stamp(day))
    return session.scalars(query).all()


def is_needed(session: Session, result: str, *, besides: Sequence[Job]) -> bool:
    """Whether a file came of another job than those *besides*."""
    keys = {(job.book_id, job.job_id) for job in besides}
    found = session.scalars(select(Job).where(Job.result == result))
    return any((job.book_id, job.job_id) not in keys for job in found)
