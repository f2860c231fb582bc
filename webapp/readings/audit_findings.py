"""Findings as pages show them: how each stands, who answers, and what put it right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from bumdes.auditing.audit_finding import (
    FindingState,
    find_finding,
    findings_of,
    state_after,
    steps_of,
)
from bumdes.people import person_named
from bumdes.permissions import Permission
from bumdes.stored_file import files_named
from ledger.canonical import moment
from ledger.money import from_minor

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from bumdes.auditing.audit_finding import AuditFinding, FindingStep
    from bumdes.stored_file import StoredFile
    from bumdes.work import Work
    from ledger import Money


class EntryLink(NamedTuple):
    """An entry that a finding or an answer names."""

    year: int
    number: int
    voucher: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingRow:
    """A finding in the register.

    Attributes:
        answered: the day of the last answer; None for none.
        repair: the entry that the last answer names; None for none.
        is_late: whether nobody answered and the day for it is past.
    """

    finding: AuditFinding
    state: FindingState
    amount: Money | None
    answered: dt.date | None
    repair: EntryLink | None
    days_left: int
    is_late: bool


class FindingStory(NamedTuple):
    """What happened to a finding, one step."""

    step: FindingStep
    by: str
    at: dt.datetime
    entry: EntryLink | None
    files: list[StoredFile]


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingPage:
    """The page of one finding."""

    row: FindingRow
    written_by: str
    entry: EntryLink | None
    steps: tuple[FindingStory, ...]


def read_findings_page(work: Work, today: dt.date) -> list[FindingRow]:
    """Return every finding: those that are open first, then the latest.

    Raises:
        PermissionDeniedError: the actor may not read the books.
    """
    work.actor.require(Permission.READ_BOOKS)
    steps = steps_of(work.session, work.book_id)
    rows = [
        _row(work, finding, steps.get(finding.number, []), today)
        for finding in findings_of(work.session, work.book_id)
    ]
    return sorted(rows, key=lambda row: row.state is FindingState.CLOSED)


def read_finding(work: Work, number: str, today: dt.date) -> FindingPage:
    """Return the page of the finding *number*.

    Raises:
        NotFoundError: there is none.
        PermissionDeniedError: the actor may not read the books.
    """
    work.actor.require(Permission.READ_BOOKS)
    finding = find_finding(work.session, work.book_id, number)
    steps = steps_of(work.session, work.book_id).get(number, [])
    return FindingPage(
        row=_row(work, finding, steps, today),
        written_by=_name(work, finding.written_by),
        entry=_entry(work, finding.entry_sequence),
        steps=tuple(
            FindingStory(
                step,
                _name(work, step.written_by),
                moment(step.written_at),
                _entry(work, step.entry_sequence),
                files_named(work.session, work.book_id, [step.file] if step.file else []),
            )
            for step in steps
        ),
    )


def _row(
    work: Work, finding: AuditFinding, steps: Sequence[FindingStep], today: dt.date
) -> FindingRow:
    state = state_after(steps)
    answers = [step for step in steps if step.step == "answer"]
    left = (finding.due_on - today).days
    minor = finding.amount_minor
    return FindingRow(
        finding=finding,
        state=state,
        amount=None if minor is None else from_minor(minor, work.book.currency),
        answered=moment(answers[-1].written_at).date() if answers else None,
        repair=_entry(work, answers[-1].entry_sequence) if answers else None,
        days_left=left,
        is_late=state is FindingState.OPEN and left < 0,
    )


def _entry(work: Work, sequence: int | None) -> EntryLink | None:
    if sequence is None:
        return None
    posted = work.book.entry(sequence)
    return EntryLink(posted.entry.date.year, posted.number, posted.voucher)


def _name(work: Work, username: str) -> str:
    person = person_named(work.session, username)
    return person.name if person else username
