"""Answering findings: somebody says why what a check found is as it should be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.errors import InvalidFieldError
from bumdes.permissions import Permission
from bumdes.record import described
from bumdes.reporting.check_answer import CheckAnswer
from ledger.canonical import stamp
from ledger.text import check_text

if TYPE_CHECKING:
    from bumdes.check import Check
    from bumdes.work import Work
    from ledger import Period

_DIGITS = 64


def answer_finding(
    work: Work, check: Check, period: Period, finding: str, *, reason: str
) -> CheckAnswer:
    """Keep why a finding of *check* may stand; an answer given before is replaced.

    Args:
        finding: what it says, as ``finding_key`` has it.

    Raises:
        PermissionDeniedError: the actor may not.
        InvalidFieldError: the check binds, and no words put right what it finds; or *finding*
            is none.
        BlankTextError, TextTooLongError: no reason is given, or a very long one.
    """
    work.request = described("answer_finding", check=check.key, period=period, reason=reason)
    work.actor.require(Permission.WRITE_REPORTS)
    if check.is_binding:
        raise InvalidFieldError("check", check.key, "only_put_right")
    if len(finding) != _DIGITS or not finding.isalnum():
        raise InvalidFieldError("finding", finding, "shown_on_the_page")
    answer = CheckAnswer(
        book_id=work.book_id,
        check_key=check.key,
        period=str(period),
        finding=finding,
        reason=check_text(reason, "reason", most=500),
        answered_at=stamp(work.clock()),
        answered_by=work.actor.name,
    )
    kept = work.session.merge(answer)
    work.session.flush()
    return kept


def withdraw_answer(work: Work, check: Check, period: Period, finding: str) -> None:
    """Let a finding stand without an answer again; nothing happens if it had none.

    Raises:
        PermissionDeniedError: the actor may not.
    """
    work.request = described("withdraw_answer", check=check.key, period=period)
    work.actor.require(Permission.WRITE_REPORTS)
    place = (work.book_id, check.key, str(period), finding)
    answer = work.session.get(CheckAnswer, place)
    if answer is not None:
        work.session.delete(answer)
        work.session.flush()
