"""Examining: findings are written, answered by the office they name, and closed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bumdes.auditing.audit_finding import (
    AuditFinding,
    FindingState,
    FindingStep,
    StepKind,
    find_finding,
    next_number,
    state_after,
    steps_of,
)
from bumdes.errors import (
    FindingClosedError,
    FindingDueTooEarlyError,
    FindingUnansweredError,
)
from bumdes.governance.minutes import check_lines
from bumdes.permissions import Permission, Role
from bumdes.record import described
from bumdes.stored_file import check_file
from ledger.canonical import stamp
from ledger.journal import check_day
from ledger.money import to_minor
from ledger.text import check_text

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.work import Work
    from ledger import Money

ANSWERING = (Role.DIRECTOR, Role.TREASURER, Role.SECRETARY)
"""The offices that a finding may be addressed to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteFinding:
    """What was found, and who is to answer by when.

    Attributes:
        entry: year and journal number of the entry it is about; None for none.
    """

    title: str
    detail: str
    owner: Role
    written_on: dt.date
    due_on: dt.date
    amount: Money | None = None
    entry: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerFinding:
    """What was done about a finding.

    Attributes:
        entry: year and journal number of the entry that puts it right; None for none.
        file: digest of what proves it; empty for none.
    """

    number: str
    text: str
    entry: tuple[int, int] | None = None
    file: str = ""


def write_finding(work: Work, command: WriteFinding) -> AuditFinding:
    """Keep a finding, under the next number of the year.

    Raises:
        PermissionDeniedError: the actor may not.
        FindingDueTooEarlyError: it is to be answered before it was written.
        EntryNotFoundError: there is no such entry.
        BlankTextError, TextTooLongError: nothing is said, or far too much.
    """
    work.request = described("write_finding", title=command.title, due_on=command.due_on)
    work.actor.require(Permission.WRITE_FINDINGS)
    if check_day(command.due_on) < check_day(command.written_on):
        raise FindingDueTooEarlyError(command.due_on)
    finding = AuditFinding(
        book_id=work.book_id,
        number=next_number(work.session, work.book_id, command.written_on.year),
        title=check_text(command.title, "title", most=200),
        detail=check_lines(command.detail, "detail", most=4000),
        owner=command.owner,
        written_on=command.written_on,
        due_on=command.due_on,
        written_at=stamp(work.clock()),
        written_by=work.actor.name,
        role=work.actor.role,
        amount_minor=None if command.amount is None else to_minor(command.amount),
        entry_sequence=_sequence(work, command.entry),
    )
    work.session.add(finding)
    work.session.flush()
    return finding


def answer_audit_finding(work: Work, command: AnswerFinding) -> FindingStep:
    """Say what was done about a finding.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: there is no such finding, or no such file.
        FindingClosedError: it is closed.
        EntryNotFoundError: there is no such entry.
        BlankTextError, TextTooLongError: nothing is said, or far too much.
    """
    work.request = described("answer_audit_finding", number=command.number)
    work.actor.require(Permission.WRITE_REPORTS)
    if command.file:
        check_file(work.session, work.book_id, command.file)
    return _add_step(
        work,
        command.number,
        StepKind.ANSWER,
        command.text,
        entry_sequence=_sequence(work, command.entry),
        file=command.file,
    )


def judge_answer(work: Work, number: str, *, is_enough: bool, text: str) -> FindingStep:
    """Close a finding, or say what its answer still lacks.

    Raises:
        PermissionDeniedError: the actor may not: only who examines closes findings.
        NotFoundError: there is no such finding.
        FindingClosedError: it is closed.
        FindingUnansweredError: nobody answered it since.
        BlankTextError, TextTooLongError: nothing is said, or far too much.
    """
    work.request = described("judge_answer", number=number, is_enough=is_enough)
    work.actor.require(Permission.WRITE_FINDINGS)
    find_finding(work.session, work.book_id, number)
    state = state_after(steps_of(work.session, work.book_id).get(number, []))
    if state is FindingState.OPEN:
        raise FindingUnansweredError(number)
    return _add_step(work, number, StepKind.CLOSE if is_enough else StepKind.RETURN, text)


def _add_step(
    work: Work,
    number: str,
    kind: StepKind,
    text: str,
    *,
    entry_sequence: int | None = None,
    file: str = "",
) -> FindingStep:
    find_finding(work.session, work.book_id, number)
    steps = steps_of(work.session, work.book_id).get(number, [])
    if state_after(steps) is FindingState.CLOSED:
        raise FindingClosedError(number)
    step = FindingStep(
        book_id=work.book_id,
        number=number,
        place=len(steps) + 1,
        kind=kind,
        text=check_lines(text, "text", most=4000),
        written_at=stamp(work.clock()),
        written_by=work.actor.name,
        entry_sequence=entry_sequence,
        file=file,
    )
    work.session.add(step)
    work.session.flush()
    return step


def _sequence(work: Work, entry: tuple[int, int] | None) -> int | None:
    return None if entry is None else work.book.entry_numbered(*entry).sequence
