"""Issued reports: frozen as they were printed, and who put a name to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import BigInteger, ForeignKeyConstraint, Index, Integer, String, func, select
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.errors import NotFoundError
from bumdes.read_once import read_once
from bumdes.record import Record
from bumdes.reporting.signing import Step

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session

    from ledger import Period


class IssuedReport(Record):
    """A report as it went out of the door; nothing of it changes any more.

    Another issue of the same report is a record of its own, with a higher number.

    Attributes:
        number: counted from 1 in each set of books.
        report: key of the kind of report.
        period: as ``str(Period)``.
        unit: of a report of one unit; None for the whole.
        subject: what it is about beside the period; empty otherwise.
        title, period_words: as printed.
        fingerprint: SHA-256 of what it says, as printed on it.
        head, sequence: where the chain of the journal stood.
        file: digest of the PDF, which carries its data.
        printed_at: the time printed on it, with its zone, as ISO 8601.
        issued_at: UTC, as the ledger writes times.
    """

    __tablename__ = "issued_reports"
    __table_args__ = (
        ForeignKeyConstraint(["book_id"], ["enterprises.book_id"]),
        ForeignKeyConstraint(
            ["book_id", "file"], ["stored_files.book_id", "stored_files.digest"]
        ),
        Index("ix_issued_reports_fingerprint", "book_id", "fingerprint"),
    )

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    number: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    report: Mapped[str] = mapped_column(String(40))
    period: Mapped[str] = mapped_column(String(24))
    unit: Mapped[str | None] = mapped_column(String(16))
    subject: Mapped[str] = mapped_column(String(100))
    paper: Mapped[str] = mapped_column(String(10))
    title: Mapped[str] = mapped_column(String(200))
    period_words: Mapped[str] = mapped_column(String(200))
    fingerprint: Mapped[str] = mapped_column(String(64))
    head: Mapped[str] = mapped_column(String(64))
    sequence: Mapped[int] = mapped_column(BigInteger)
    file: Mapped[str] = mapped_column(String(64))
    printed_at: Mapped[str] = mapped_column(String(40))
    issued_at: Mapped[str] = mapped_column(String(27))
    issued_by: Mapped[str] = mapped_column(String(200))


class ReportSignature(Record):
    """One person's name under an issued report.

    Attributes:
        signed_at: UTC, as the ledger writes times.
        signed_by: the username.
        name: of the person, as it was then.
        office: what the person's office was called then.
        decision: number of the decision that accepts the report, if one is named.
    """

    __tablename__ = "report_signatures"
    __table_args__ = (
        ForeignKeyConstraint(
            ["book_id", "number"], ["issued_reports.book_id", "issued_reports.number"]
        ),
        ForeignKeyConstraint(
            ["book_id", "decision"], ["decisions.book_id", "decisions.number"]
        ),
    )

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    number: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    step: Mapped[str] = mapped_column(String(20), primary_key=True)
    signed_at: Mapped[str] = mapped_column(String(27))
    signed_by: Mapped[str] = mapped_column(String(200))
    name: Mapped[str] = mapped_column(String(100))
    office: Mapped[str] = mapped_column(String(100))
    decision: Mapped[str | None] = mapped_column(String(100), default=None)


def find_issued(session: Session, book_id: str, number: int) -> IssuedReport:
    """Return the issued report *number*.

    Raises:
        NotFoundError: there is none.
    """
    found = session.get(IssuedReport, (book_id, number))
    if found is None:
        raise NotFoundError("issued_report", str(number))
    return found


def issued_of(
    session: Session, book_id: str, report: str = "", period: Period | None = None
) -> Sequence[IssuedReport]:
    """Return the issued reports, the latest first; of one kind or period, if they are named."""
    query = select(IssuedReport).where(IssuedReport.book_id == book_id)
    if report:
        query = query.where(IssuedReport.report == report)
    if period is not None:
        query = query.where(IssuedReport.period == str(period))
    return session.scalars(query.order_by(IssuedReport.number.desc())).all()


def issued_as(session: Session, book_id: str, fingerprint: str) -> Sequence[IssuedReport]:
    """Return the issued reports that say what *fingerprint* is of, the latest first."""
    query = select(IssuedReport).where(
        IssuedReport.book_id == book_id, IssuedReport.fingerprint == fingerprint
    )
    return session.scalars(query.order_by(IssuedReport.number.desc())).all()


def signatures_under(
    session: Session, book_id: str, number: int
) -> Mapping[Step, ReportSignature]:
    """Return the signatures under an issued report, by step, in the order of the steps."""
    query = select(ReportSignature).where(
        ReportSignature.book_id == book_id, ReportSignature.number == number
    )
    found = {signature.step: signature for signature in session.scalars(query)}
    return {step: found[step] for step in Step if step in found}


class SignedReport(NamedTuple):
    """That a report was signed: its title, and by whom and when."""

    title: str
    name: str
    signed_at: str


@read_once
def signed_as_a_whole(
    session: Session, book_id: str
) -> dict[tuple[str, str, str], SignedReport]:
    """Return the latest signatures under reports of the whole enterprise.

    By key of the report, its period as it is kept, and the step.
    """
    i, s = IssuedReport, ReportSignature
    query = (
        select(i.report, i.period, s.step, i.title, s.name, s.signed_at)
        .join(s, (s.book_id == i.book_id) & (s.number == i.number))
        .where(i.book_id == book_id, i.unit.is_(None))
        .order_by(i.number)
    )
    return {
        (report, period, step): SignedReport(*signed)
        for report, period, step, *signed in session.execute(query)
    }


def next_number(session: Session, book_id: str) -> int:
    """Return the number of the next report that is issued."""
    query = select(func.max(IssuedReport.number)).where(IssuedReport.book_id == book_id)
    return (session.scalar(query) or 0) + 1
