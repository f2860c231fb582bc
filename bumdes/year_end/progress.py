"""How far the end of a year has come, step by step; all of it is seen in the records."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from bumdes.governance.decision import DecisionKind, decisions_of
from bumdes.reporting.issued_report import issued_of
from bumdes.sharing.sharing import sharings_of
from bumdes.sharing.standing import is_standing
from bumdes.sharing.year_result import year_result
from bumdes.year_end.accepted_year import year_standing
from ledger import Period
from ledger.year_end import carried_years

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from bumdes.check import CheckResult
    from bumdes.work import Work
    from ledger import Money


class YearStep(StrEnum):
    """A step of the end of a year, in their order."""

    CHECKS = "checks"
    DEPRECIATION = "depreciation"
    CLOSING = "closing"
    STATEMENTS = "statements"
    DELIBERATION = "deliberation"
    SHARING = "sharing"
    LOCK = "lock"


class StepState(StrEnum):
    """How far a step is."""

    DONE = "done"
    NEXT = "next"
    """It is the first that is not done."""
    LATER = "later"
    NEEDLESS = "needless"
    """There is nothing to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class YearProgress:
    """A step, how far it is, and what it came to.

    Attributes:
        waiting: labels of the checks that bind and find something, for the first two steps.
        decision: number of the decision that the step names; empty for none.
        issued: numbers of the issued reports that the step names.
        on: the day on which it was done, where one is known.
    """

    step: YearStep
    state: StepState
    waiting: tuple[str, ...] = ()
    decision: str = ""
    issued: tuple[int, ...] = ()
    on: dt.date | None = None


YEARLY_REPORTS = frozenset({"statements", "annual"})
"""Kinds of report that lay the statements of a year before the deliberation."""

WEAR = "depreciation_recorded"
"""Key of the check that sees what wore off and is not recorded."""


def year_progress(
    work: Work, year: int, results: Sequence[CheckResult]
) -> tuple[YearProgress, ...]:
    """Return the steps of *year*, of which the first that is not done is next.

    Args:
        results: what the checks of closing the year find; see ``bumdes.actions.closing``.
    """
    steps = [
        _checks(work, year, results),
        _wear(work, year, results),
        _closing(work, year),
        _statements(work, year),
        _deliberation(work, year),
        _sharing(work, year),
        _lock(work, year),
    ]
    done = {StepState.DONE, StepState.NEEDLESS}
    first = next((each.step for each in steps if each.state not in done), None)
    return tuple(
        replace(each, state=StepState.NEXT) if each.step is first else each for each in steps
    )


def _state(is_done: object) -> StepState:
    return StepState.DONE if is_done else StepState.LATER


def _checks(work: Work, year: int, results: Sequence[CheckResult]) -> YearProgress:
    waiting = tuple(r.check.label for r in results if r.prevents and r.check.key != WEAR)
    is_done = year_standing(work, year).is_closed or not waiting
    return YearProgress(step=YearStep.CHECKS, state=_state(is_done), waiting=waiting)


def _wear(work: Work, year: int, results: Sequence[CheckResult]) -> YearProgress:
    waiting = tuple(
        finding.text for r in results if r.check.key == WEAR for finding in r.findings
    )
    is_done = year_standing(work, year).is_closed or not waiting
    return YearProgress(step=YearStep.DEPRECIATION, state=_state(is_done), waiting=waiting)


def _closing(work: Work, year: int) -> YearProgress:
    is_closed = year_standing(work, year).is_closed
    is_done = is_closed and (year in carried_years(work.book) or not _result(work, year).amount)
    return YearProgress(step=YearStep.CLOSING, state=_state(is_done))


def _statements(work: Work, year: int) -> YearProgress:
    asked = str(Period.year(year))
    issued = tuple(
        report.number
        for report in issued_of(work.session, work.book_id)
        if report.period == asked and report.unit is None and report.report in YEARLY_REPORTS
    )
    state = _state(issued)
    if not issued and year_standing(work, year).is_locked:
        state = StepState.NEEDLESS  # accepted on paper, before or beside this software
    return YearProgress(step=YearStep.STATEMENTS, state=state, issued=issued)


def _deliberation(work: Work, year: int) -> YearProgress:
    """Return whether a decision of the year after accepts the report."""
    accepted = year_standing(work, year).accepted
    found = decisions_of(work.session, work.book_id, DecisionKind.ACCEPT_REPORT)
    standing = [d for d in found if d.revoked_on is None and d.decided_on.year == year + 1]
    number = accepted.decision if accepted else standing[0].number if standing else ""
    on = accepted.accepted_on if accepted else standing[0].decided_on if standing else None
    return YearProgress(
        step=YearStep.DELIBERATION, state=_state(number), decision=number, on=on
    )


def _sharing(work: Work, year: int) -> YearProgress:
    found = sharings_of(work.session, work.book_id, year=year)
    shared = next((each for each in found if is_standing(work, each)), None)
    if shared is not None:
        state, decision = StepState.DONE, shared.decision
    else:
        state, decision = StepState.LATER, ""
        if _result(work, year).amount <= 0:
            state = StepState.NEEDLESS
    return YearProgress(step=YearStep.SHARING, state=state, decision=decision or "")


def _lock(work: Work, year: int) -> YearProgress:
    standing = year_standing(work, year)
    return YearProgress(
        step=YearStep.LOCK,
        state=_state(standing.is_locked),
        decision=standing.accepted.decision if standing.accepted else "",
        on=standing.accepted.accepted_on if standing.accepted else None,
    )


def _result(work: Work, year: int) -> Money:
    return year_result(work.book, year).profit
