"""How statements are presented: by which framework, and what cash flows were for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bumdes.chart import COMPONENTS
from bumdes.errors import (
    CashFlowBetweenUnitsError,
    CashFlowNotThereError,
    InvalidFieldError,
    NotFoundError,
)
from bumdes.permissions import Permission
from bumdes.record import described
from bumdes.reporting.cash_flow_naming import (
    CashFlowNaming,
    between_units,
    marks_of,
    naming_of,
)
from bumdes.reporting.framework import FrameworkChoice, find_framework, framework_choices
from ledger import Dimension
from ledger.canonical import stamp
from ledger.errors import PeriodLockedError
from ledger.period import Period
from ledger.text import check_text

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.work import Work
    from ledger import Posting

_LONGEST_REASON = 500


def choose_framework(
    work: Work, framework: str, *, first_year: int, reason: str
) -> FrameworkChoice:
    """Let the statements of *first_year* and of later years follow *framework*.

    A choice for a later year still stands; an earlier choice for the same year does not.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: no enterprise keeps these books.
        InvalidPeriodError: there is no such year.
        InvalidFieldError: the framework does not hold at the end of that year.
        PeriodLockedError: that year was accepted, and its statements are what they are.
        BlankTextError, TextTooLongError: no reason is said, or too long a one.
    """
    work.request = described("choose_framework", framework=framework, first_year=first_year)
    work.actor.require(Permission.CHANGE_ENTERPRISE)
    if work.enterprise is None:
        raise NotFoundError("enterprise", work.book_id)
    last_day = Period.year(first_year).last_day
    if find_framework(framework, first_year) is None:
        raise InvalidFieldError("framework", framework, "framework_of_year")
    _check_unlocked(work, last_day)
    choices = framework_choices(work.session, work.book_id)
    choice = FrameworkChoice(
        book_id=work.book_id,
        number=choices[0].number + 1 if choices else 1,
        first_year=first_year,
        framework=framework,
        reason=check_text(reason, "reason", most=_LONGEST_REASON),
        chosen_at=stamp(work.clock()),
        chosen_by=work.actor.name,
    )
    work.session.add(choice)
    work.session.flush()
    return choice


@dataclass(frozen=True, slots=True, kw_only=True)
class NameCashFlow:
    """The line of the statement of cash flows that a posting belongs to.

    Attributes:
        sequence: of the entry in the chain.
        line_no: of the posting in it, counted from 1.
        component: key of the line; empty lets the journal say it again.
        reason: why, in a sentence.
    """

    sequence: int
    line_no: int
    component: str
    reason: str


def name_cash_flow(work: Work, command: NameCashFlow) -> CashFlowNaming:
    """Name the line of the statement for one posting, and return the new version.

    The journal is not changed. What is named so already is returned as it is.

    Raises:
        PermissionDeniedError: the actor may not write entries of that unit.
        EntryNotFoundError: there is no such entry.
        CashFlowNotThereError: the posting is not there, or explains no cash.
        CashFlowBetweenUnitsError: it moves cash between units and the head office.
        NotFoundError: there is no such line, or it is no longer used.
        PeriodLockedError: its statements were accepted.
        BlankTextError, TextTooLongError: no reason is said, or too long a one.
    """
    work.request = described(
        "name_cash_flow",
        sequence=command.sequence,
        line=command.line_no,
        component=command.component,
    )
    posting = _posting(work, command)
    work.actor.require(Permission.RECORD_ENTRY, unit=posting.unit)
    _check_component(work, command.component)
    reason = check_text(command.reason, "reason", most=_LONGEST_REASON)
    last = naming_of(work.session, work.book_id, command.sequence, command.line_no)
    if last is not None and (last.component, last.reason) == (command.component, reason):
        return last
    naming = CashFlowNaming(
        book_id=work.book_id,
        entry_sequence=command.sequence,
        line_no=command.line_no,
        version=last.version + 1 if last else 1,
        component=command.component,
        reason=reason,
        named_at=stamp(work.clock()),
        named_by=work.actor.name,
    )
    work.session.add(naming)
    work.session.flush()
    return naming


def _posting(work: Work, command: NameCashFlow) -> Posting:
    """Return the posting meant, if it explains cash that may be named otherwise."""
    posted = work.book.entry(command.sequence)
    marks = marks_of(work.book, command.sequence)
    if not marks.get(command.line_no):
        raise CashFlowNotThereError(posted.voucher, command.line_no)
    posting = posted.entry.postings[command.line_no - 1]
    if posting.account in between_units(work.book):
        raise CashFlowBetweenUnitsError(posting.account)
    _check_unlocked(work, posted.entry.date)
    return posting


def _check_component(work: Work, component: str) -> None:
    known = {v.code for v in work.book.known(Dimension.COMPONENT) if v.is_active}
    known.update(value.code for value in COMPONENTS)  # older books were founded with fewer
    if component and component not in known:
        raise NotFoundError("component", component)


def _check_unlocked(work: Work, day: dt.date) -> None:
    locked = work.book.periods.state.locked_through
    if locked is not None and day <= locked:
        raise PeriodLockedError(day, locked)
