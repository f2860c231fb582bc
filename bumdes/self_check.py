"""The self-check before printing: what every check of the list finds, and what was answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bumdes.check import Occasion, run_checks
from bumdes.errors import NotFoundError
from bumdes.permissions import Permission
from bumdes.reporting.check_answer import answers_of, finding_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bumdes.check import Check, Finding
    from bumdes.reporting.check_answer import CheckAnswer
    from bumdes.work import Work
    from ledger import Period


@dataclass(frozen=True, slots=True)
class ToldFinding:
    """What a check found, and why it may stand, if somebody said so.

    Attributes:
        key: what stands for all that it says.
    """

    finding: Finding
    key: str
    answer: CheckAnswer | None


@dataclass(frozen=True, slots=True)
class SelfCheck:
    """What one check found.

    Attributes:
        findings: those that nobody answered first.
    """

    check: Check
    findings: tuple[ToldFinding, ...]

    @property
    def waiting(self) -> tuple[ToldFinding, ...]:
        """What is neither put right nor answered."""
        return tuple(told for told in self.findings if told.answer is None)

    @property
    def is_passed(self) -> bool:
        """Whether nothing waits."""
        return not self.waiting

    @property
    def prevents(self) -> bool:
        """Whether reports are only drafts because of it."""
        return self.check.is_binding and bool(self.waiting)


def self_check(work: Work, checks: Iterable[Check], period: Period) -> list[SelfCheck]:
    """Return what the *checks* before printing find in *period*, those that bind first.

    Raises:
        PermissionDeniedError: the actor may not read the books.
    """
    work.actor.require(Permission.READ_BOOKS)
    answers = answers_of(work.session, work.book_id, period)
    found = []
    for result in run_checks(work, checks, on=Occasion.PRINT, period=period):
        told = [
            ToldFinding(finding, key, answers.get((result.check.key, key)))
            for finding in result.findings
            for key in [finding_key(finding)]
        ]
        told.sort(key=lambda each: each.answer is not None)
        found.append(SelfCheck(result.check, tuple(told)))
    return found


def find_check(checks: Iterable[Check], key: str) -> Check:
    """Return the one of *checks* with *key*.

    Raises:
        NotFoundError: there is none.
    """
    for check in checks:
        if check.key == key:
            return check
    raise NotFoundError("check", key)
