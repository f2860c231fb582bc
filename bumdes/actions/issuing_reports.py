"""Issuing reports: freezing what was printed, and signing it step by step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bumdes.errors import (
    BooksMovedOnError,
    NotYourSignatureError,
    SignedAlreadyError,
    SignedTwiceError,
    SigningOutOfTurnError,
)
from bumdes.governance.decision import DecisionKind, require_decision
from bumdes.media_type import PDF
from bumdes.people import officers, person_named
from bumdes.permissions import Permission
from bumdes.record import described
from bumdes.reporting.issued_report import (
    IssuedReport,
    ReportSignature,
    find_issued,
    next_number,
    signatures_under,
)
from bumdes.stored_file import StoredFile
from ledger.canonical import stamp

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from bumdes.file_store import FileStore
    from bumdes.reporting.signing import Step
    from bumdes.work import Work
    from ledger import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueReport:
    """A report that was printed and is to be frozen; see ``IssuedReport``.

    Attributes:
        pdf: the PDF, with its data in it.
    """

    report: str
    period: Period
    unit: str | None
    subject: str
    paper: str
    title: str
    period_words: str
    fingerprint: str
    head: str
    sequence: int
    printed_at: dt.datetime
    pdf: bytes


def issue_report(work: Work, files: FileStore, command: IssueReport) -> IssuedReport:
    """Freeze a report: its PDF is kept, and what it says can be held against it for good.

    Raises:
        PermissionDeniedError: the actor may not write reports.
        BooksMovedOnError: the books were written on since it was composed.
        FileError: the PDF cannot be kept.
    """
    work.request = described(
        "issue_report", report=command.report, period=command.period, head=command.head
    )
    work.actor.require(Permission.WRITE_REPORTS, unit=command.unit)
    if work.book.settings().head != command.head:
        raise BooksMovedOnError(command.report)
    number = next_number(work.session, work.book_id)
    name = f"{command.report}-{str(command.period).replace('..', '_')}-{number}.pdf"
    digest = _keep(work, files, name, command.pdf)
    issued = IssuedReport(
        book_id=work.book_id,
        number=number,
        report=command.report,
        period=str(command.period),
        unit=command.unit,
        subject=command.subject,
        paper=command.paper,
        title=command.title,
        period_words=command.period_words,
        fingerprint=command.fingerprint,
        head=command.head,
        sequence=command.sequence,
        file=digest,
        printed_at=command.printed_at.isoformat(),
        issued_at=stamp(work.clock()),
        issued_by=work.actor.name,
    )
    work.session.add(issued)
    work.session.flush()
    return issued


def sign_report(
    work: Work, number: int, step: Step, *, on: dt.date, decision: str = ""
) -> ReportSignature:
    """Put the actor's name under an issued report.

    Args:
        on: today, where the enterprise is.
        decision: number of the decision by which a deliberation accepts it; the last step only.

    Raises:
        PermissionDeniedError: the actor may not sign reports.
        NotFoundError: there is no such report, or decision.
        NotYourSignatureError: the step takes the signature of another office.
        SignedAlreadyError: somebody has signed it at this step.
        SigningOutOfTurnError: the step before it lacks.
        SignedTwiceError: the same person has signed another step.
        DecisionError: the decision decides something else, or not by *on*.
    """
    work.request = described("sign_report", number=number, step=step, decision=decision)
    work.actor.require(Permission.SIGN_REPORTS)
    issued = find_issued(work.session, work.book_id, number)
    signed = signatures_under(work.session, work.book_id, number)
    _check_turn(work, step, signed)
    if decision:
        require_decision(
            work.session, work.book_id, decision, DecisionKind.ACCEPT_REPORT, on=on
        )
    name, office = _signer(work, on)
    signature = ReportSignature(
        book_id=issued.book_id,
        number=number,
        step=step,
        signed_at=stamp(work.clock()),
        signed_by=work.actor.name,
        name=name,
        office=office,
        decision=decision or None,
    )
    work.session.add(signature)
    work.session.flush()
    return signature


def _keep(work: Work, files: FileStore, name: str, pdf: bytes) -> str:
    """Keep what the program printed, which may be larger than what people bring."""
    digest = files.keep(pdf)
    if work.session.get(StoredFile, (work.book_id, digest)) is None:
        work.session.add(
            StoredFile(
                book_id=work.book_id,
                digest=digest,
                name=name,
                media_type=PDF.name,
                size=len(pdf),
                kept_at=stamp(work.clock()),
                kept_by=work.actor.name,
            )
        )
        work.session.flush()
    return digest


def _check_turn(work: Work, step: Step, signed: Mapping[Step, ReportSignature]) -> None:
    if work.actor.role not in step.signers:
        raise NotYourSignatureError(step, step.signers)
    if step in signed:
        raise SignedAlreadyError(step, signed[step].name)
    if step.before is not None and step.before not in signed:
        raise SigningOutOfTurnError(step, step.before)
    for other, signature in signed.items():
        if signature.signed_by == work.actor.name:
            raise SignedTwiceError(step, other)


def _signer(work: Work, on: dt.date) -> tuple[str, str]:
    """Return the actor's name, and what the office is called."""
    person = person_named(work.session, work.actor.name)
    for appointment, holder in officers(work.session, work.book_id, on):
        if appointment.role == work.actor.role and holder.username == work.actor.name:
            return holder.name, appointment.office
    return (person.name if person else work.actor.name), work.actor.role.label
