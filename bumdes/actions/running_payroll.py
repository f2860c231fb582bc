"""Running the payroll: the wages of a month are drafted, reviewed by another, and posted."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING

from sqlalchemy import delete

from bumdes.approval.waiting import may_wait
from bumdes.errors import (
    DeductedTooMuchError,
    InvalidFieldError,
    NobodyToPayError,
    NotFoundError,
    TakenError,
    WageOverpaidError,
)
from bumdes.month import check_month, month_key, month_words, months_after
from bumdes.party import PartyKind, ensure_party, find_party
from bumdes.payroll.entry import payroll_entry
from bumdes.payroll.owed import OFFICES, open_advances
from bumdes.payroll.payroll import (
    PAYROLL_REGISTER,
    PayLine,
    Payroll,
    PayrollEntry,
    PayrollStage,
    PaySlip,
)
from bumdes.payroll.payslip import PayFacts, PayItemKind, work_out
from bumdes.payroll.staff import PayKind, find_staff, staff_of, terms_on
from bumdes.payroll.standing import earlier_pay, payroll_at, payroll_of_month
from bumdes.permissions import Permission
from bumdes.posting import post
from bumdes.record import described, new_id
from bumdes.tax.period import tax_document
from ledger import rp
from ledger.journal import check_day
from ledger.money import from_minor, to_minor

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from bumdes.payroll.payslip import WorkedOut
    from bumdes.payroll.staff import StaffMember
    from bumdes.payroll.standing import PayrollView
    from bumdes.work import Work
    from ledger import Money, Period, Posted

TAX_KEY = "pph_21"
DECEMBER = 12
MOST_DAYS = 31


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeSlip:
    """What differs from month to month in somebody's pay.

    Attributes:
        days: days of work, for who is paid by the day.
        overtime, bonus: in rupiah.
        advances: what is taken back, in rupiah, by document of the advance.
    """

    payroll_id: str
    party: str
    days: int = 0
    overtime: Money = field(default_factory=lambda: rp(0))
    bonus: Money = field(default_factory=lambda: rp(0))
    advances: Mapping[str, Money] = field(default_factory=dict)


def draft_payroll(work: Work, month: Period, *, pay_day: dt.date | None = None) -> Payroll:
    """Work out the wages of *month* for all who worked in it; nothing is posted.

    Args:
        pay_day: the day of its entries; the last one of the month if none is said.

    Raises:
        PermissionDeniedError: the actor may not.
        TakenError: there is a payroll of that month already.
        NobodyToPayError: nobody worked in it.
        InvalidFieldError: it is no month, or the day lies before it.
        RateOutsideDatesError: a table of rates says nothing of that month.
        NotFoundError: somebody has no terms.
    """
    work.request = described("draft_payroll", month=str(month))
    work.actor.require(Permission.RUN_PAYROLL)
    check_month(month)
    day = month.last_day if pay_day is None else check_day(pay_day)
    if day < month.first_day:
        raise InvalidFieldError("pay_day", day, "not_before_first_day")
    work.book.writer()  # holds the books, so that nobody drafts the same month
    if payroll_of_month(work, month) is not None:
        raise TakenError("payroll", month_words(month))
    staff = [m for m in staff_of(work.session, work.book_id) if m.works_in(month)]
    if not staff:
        raise NobodyToPayError(month_words(month))
    payroll = Payroll(
        book_id=work.book_id,
        payroll_id=new_id(),
        month=month.first_day,
        pay_day=day,
        kept_stage=PayrollStage.DRAFTED.value,
        drafted_by=work.actor.name,
    )
    work.session.add(payroll)
    work.session.flush()
    for member in staff:
        _make_slip(work, payroll, member)
    work.session.flush()
    return payroll


def change_slip(work: Work, command: ChangeSlip) -> PaySlip:
    """Say what differs this month in somebody's pay; the slip is worked out anew.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: there is no such payroll or slip, or no such advance.
        PayrollStageError: it was reviewed already.
        InvalidFieldError: a number is less than zero, or the days are too many.
        WageOverpaidError: more is taken back than is left of an advance.
        DeductedTooMuchError: more would be taken off than there is.
    """
    work.request = described("change_slip", payroll=command.payroll_id, party=command.party)
    work.actor.require(Permission.RUN_PAYROLL)
    view = payroll_at(work, command.payroll_id, PayrollStage.DRAFTED)
    member = find_staff(work.session, work.book_id, command.party)
    slip = work.session.get(PaySlip, (work.book_id, command.payroll_id, command.party))
    if slip is None:
        raise NotFoundError("pay_slip", command.party)
    _check_change(work, view.payroll, member, command)
    slip.days = command.days
    found = work_out(_facts(work, view.payroll, member, command))
    _check_net(work, member, found)
    _write(work, slip, found)
    return slip


def review_payroll(work: Work, payroll_id: str) -> Payroll:
    """Say that a payroll is right; somebody else drafted it.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: there is no such payroll.
        PayrollStageError: it is no draft.
        InvalidFieldError: the actor drafted it.
        NobodyToPayError: there is nothing to pay in it.
    """
    work.request = described("review_payroll", payroll=payroll_id)
    work.actor.require(Permission.RUN_PAYROLL)
    view = payroll_at(work, payroll_id, PayrollStage.DRAFTED)
    if view.payroll.drafted_by == work.actor.name:
        raise InvalidFieldError("reviewer", work.actor.name, "somebody_else")
    if not any(slip.lines for slip in view.slips):
        raise NobodyToPayError(month_words(view.payroll.period))
    view.payroll.kept_stage = PayrollStage.REVIEWED.value
    view.payroll.reviewed_by = work.actor.name
    work.session.flush()
    return view.payroll


@may_wait
def post_payroll(work: Work, payroll_id: str) -> tuple[Posted, ...]:
    """Post a reviewed payroll: one entry for each unit, a payable for each person.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: there is no such payroll.
        PayrollStageError: it was not reviewed, or was posted already.
        EnterpriseError, LedgerError: an entry is refused; then none is posted.
    """
    work.request = described("post_payroll", payroll=payroll_id)
    work.actor.require(Permission.RUN_PAYROLL)
    work.book.writer()
    view = payroll_at(work, payroll_id, PayrollStage.REVIEWED)
    for code, name in OFFICES.items():
        ensure_party(work, code, name=name, kind=PartyKind.OFFICE)
    payroll, posted = view.payroll, []
    document = tax_document(work, TAX_KEY, _month_of_tax(view)).code
    for unit in sorted({slip.slip.unit for slip in view.slips}):
        slips = [s for s in view.slips if s.slip.unit == unit and s.lines]
        if not slips:
            continue
        key = f"{PAYROLL_REGISTER}:{month_key(payroll.period)}:{unit}::{payroll.payroll_id}"
        entry = payroll_entry(payroll, unit, slips, tax_document=document, key=key)
        done = post(work, entry, register=PAYROLL_REGISTER)
        posted.append(done)
        work.session.add(
            PayrollEntry(
                book_id=work.book_id,
                payroll_id=payroll_id,
                unit=unit,
                entry_sequence=done.sequence,
            )
        )
    payroll.kept_stage = PayrollStage.POSTED.value
    payroll.posted_by = work.actor.name
    work.session.flush()
    return tuple(posted)


def _month_of_tax(view: PayrollView) -> Period:
    """Return the month whose tax a payroll is.

    It is the next one where more is given back than withheld: what was withheld too much is
    made up for in what is deposited next.
    """
    withheld = sum(slip.sum(PayItemKind.TAX) for slip in view.slips)
    return view.payroll.period if withheld >= 0 else months_after(view.payroll.period, 1)


# --- slips ----------------------------------------------------------------------------------


def _make_slip(work: Work, payroll: Payroll, member: StaffMember) -> None:
    terms = terms_on(work.session, work.book_id, member.party, payroll.period.last_day)
    slip = PaySlip(
        book_id=work.book_id,
        payroll_id=payroll.payroll_id,
        party=member.party,
        unit=member.unit,
        pay_kind=member.pay_kind,
        cost_place=member.cost_place,
        tax_status=terms.tax_status,
        days=0,
        taxed_minor=0,
        deducted_minor=0,
    )
    work.session.add(slip)
    work.session.flush()
    nothing = ChangeSlip(payroll_id=payroll.payroll_id, party=member.party)
    found = work_out(_facts(work, payroll, member, nothing))
    _check_net(work, member, found)
    _write(work, slip, found)


def _facts(work: Work, payroll: Payroll, member: StaffMember, change: ChangeSlip) -> PayFacts:
    month = payroll.period
    terms = terms_on(work.session, work.book_id, member.party, month.last_day)
    leaves = member.last_day is not None and member.last_day <= month.last_day
    return PayFacts(
        on=month.last_day,
        pay_kind=PayKind(member.pay_kind),
        wage=terms.wage_minor,
        tax_status=terms.tax_status,
        allowance=terms.allowance_minor,
        part_worked=_part_worked(member, month),
        days=change.days,
        overtime=to_minor(change.overtime),
        bonus=to_minor(change.bonus),
        programmes=terms.in_programmes,
        risk=terms.of_risk,
        advances=tuple((code, to_minor(a)) for code, a in sorted(change.advances.items())),
        is_last=leaves or month.first_day.month == DECEMBER,
        earlier=earlier_pay(work, member, month),
    )


def _part_worked(member: StaffMember, month: Period) -> Fraction:
    first = max(member.first_day, month.first_day)
    last = month.last_day if member.last_day is None else min(member.last_day, month.last_day)
    return Fraction((last - first).days + 1, month.last_day.day)


def _write(work: Work, slip: PaySlip, found: WorkedOut) -> None:
    slip.taxed_minor, slip.deducted_minor = found.taxed, found.deducted
    ours = (
        PayLine.book_id == slip.book_id,
        PayLine.payroll_id == slip.payroll_id,
        PayLine.party == slip.party,
    )
    work.session.execute(delete(PayLine).where(*ours))
    for position, item in enumerate(found.items):
        work.session.add(
            PayLine(
                book_id=slip.book_id,
                payroll_id=slip.payroll_id,
                party=slip.party,
                position=position,
                kind=item.kind.value,
                label=item.label,
                minor=item.minor,
                programme=item.programme,
                document=item.document,
                basis=item.basis,
                source=item.source[:200],
                certainty=item.certainty,
            )
        )
    work.session.flush()


# --- checks ---------------------------------------------------------------------------------


def _check_change(
    work: Work, payroll: Payroll, member: StaffMember, command: ChangeSlip
) -> None:
    if not 0 <= command.days <= MOST_DAYS:
        raise InvalidFieldError("days", command.days, "days_of_month")
    for amount in (command.overtime, command.bonus, *command.advances.values()):
        if to_minor(amount) < 0:
            raise InvalidFieldError("amount", amount, "not_negative")
    left = {
        advance.document: advance.amount
        for advance in open_advances(work, member.party, payroll.pay_day)
        if advance.unit == member.unit
    }
    for code, amount in command.advances.items():
        if code not in left:
            raise NotFoundError("document", code)
        if amount > left[code]:
            raise WageOverpaidError(member.party, left=left[code], asked=amount)


def _check_net(work: Work, member: StaffMember, found: WorkedOut) -> None:
    if found.net < 0:
        currency = work.book.currency
        raise DeductedTooMuchError(
            find_party(work.session, work.book_id, member.party).name,
            pay=from_minor(found.earned, currency),
            deducted=from_minor(found.taken_off, currency),
        )
