"""Undoing the payroll: a draft is given back or thrown away, what was posted is taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete

from bumdes.approval.waiting import may_wait
from bumdes.payroll.payroll import PayLine, Payroll, PayrollStage, PaySlip
from bumdes.payroll.standing import payroll_at
from bumdes.permissions import Permission
from bumdes.posting import reverse
from bumdes.record import described
from ledger.text import check_text

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.work import Work


def return_payroll(work: Work, payroll_id: str) -> Payroll:
    """Give a reviewed payroll back to be drafted further.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: there is no such payroll.
        PayrollStageError: it is not reviewed, or posted already.
    """
    work.request = described("return_payroll", payroll=payroll_id)
    work.actor.require(Permission.RUN_PAYROLL)
    view = payroll_at(work, payroll_id, PayrollStage.REVIEWED)
    view.payroll.kept_stage = PayrollStage.DRAFTED.value
    view.payroll.reviewed_by = ""
    work.session.flush()
    return view.payroll


def discard_payroll(work: Work, payroll_id: str) -> None:
    """Throw a draft away, so that the month can be drafted anew.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: there is no such payroll.
        PayrollStageError: it is no draft.
    """
    work.request = described("discard_payroll", payroll=payroll_id)
    work.actor.require(Permission.RUN_PAYROLL)
    view = payroll_at(work, payroll_id, PayrollStage.DRAFTED)
    for record in (PayLine, PaySlip, Payroll):
        work.session.execute(
            delete(record).where(
                record.book_id == work.book_id, record.payroll_id == view.payroll.payroll_id
            )
        )
    work.session.flush()


@may_wait
def withdraw_payroll(work: Work, payroll_id: str, *, on: dt.date, reason: str) -> Payroll:
    """Take a posted payroll back, before anybody was paid by it.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: there is no such payroll.
        PayrollStageError: it is not posted.
        WagePaidError: somebody was paid.
        LedgerError: an entry cannot be taken back on that day.
    """
    work.request = described("withdraw_payroll", payroll=payroll_id, on=on, reason=reason)
    work.actor.require(Permission.RUN_PAYROLL)
    work.actor.require(Permission.REVERSE_ENTRY)
    check_text(reason, "reason", most=200)
    view = payroll_at(work, payroll_id, PayrollStage.POSTED)
    for entry in view.entries:
        reverse(work, entry.entry_sequence, on=on, reason=reason)
    return view.payroll
