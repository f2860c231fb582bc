"""How payrolls stand: their slips, their entries, and how far each is."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from bumdes.errors import NotFoundError, PayrollStageError
from bumdes.month import month_words
from bumdes.payroll.payroll import PayLine, Payroll, PayrollEntry, PayrollStage, PaySlip
from bumdes.payroll.payslip import EARNED, TAKEN_OFF, EarlierPay, PayItemKind
from bumdes.payroll.staff import CostPlace, PayKind
from ledger.money import from_minor

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from bumdes.payroll.staff import StaffMember
    from bumdes.work import Work
    from ledger import Currency, Money, Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """A pay slip with its lines."""

    slip: PaySlip
    lines: tuple[PayLine, ...]
    currency: Currency

    def sum(self, *kinds: PayItemKind) -> int:
        """Return what its lines of *kinds* come to, in sen."""
        return sum(line.minor for line in self.lines if line.kind in kinds)

    @property
    def earned(self) -> Money:
        """The pay before anything is taken off."""
        return from_minor(self.sum(*EARNED), self.currency)

    @property
    def taken_off(self) -> Money:
        """All that is taken off."""
        return from_minor(self.sum(*TAKEN_OFF), self.currency)

    @property
    def net_minor(self) -> int:
        """What is to be paid, in sen."""
        return self.sum(*EARNED) - self.sum(*TAKEN_OFF)

    @property
    def net(self) -> Money:
        """What is to be paid."""
        return from_minor(self.net_minor, self.currency)

    @property
    def employer(self) -> Money:
        """What the enterprise pays for social security besides."""
        return from_minor(self.sum(PayItemKind.EMPLOYER), self.currency)

    @property
    def is_daily(self) -> bool:
        """Whether it is for work by the day."""
        return self.slip.pay_kind == PayKind.DAILY

    @property
    def place(self) -> CostPlace:
        """What part of the enterprise the work is for."""
        return CostPlace(self.slip.cost_place)


@dataclass(frozen=True, slots=True, kw_only=True)
class PayrollView:
    """A payroll with its slips and entries, and how far it is.

    Attributes:
        entries: places in the journal, by unit.
    """

    payroll: Payroll
    stage: PayrollStage
    slips: tuple[Slip, ...]
    entries: tuple[PayrollEntry, ...]

    def slip_of(self, party: str) -> Slip:
        """Return the slip of *party*.

        Raises:
            NotFoundError: there is none.
        """
        for slip in self.slips:
            if slip.slip.party == party:
                return slip
        raise NotFoundError("pay_slip", party)


def payroll_view(work: Work, payroll_id: str) -> PayrollView:
    """Return the payroll *payroll_id* as it stands.

    Raises:
        NotFoundError: there is none.
    """
    payroll = work.session.get(Payroll, (work.book_id, payroll_id))
    if payroll is None:
        raise NotFoundError("payroll", payroll_id)
    entries = entries_of(work.session, payroll)
    return PayrollView(
        payroll=payroll,
        stage=stage_of(work, payroll, entries),
        slips=tuple(_slips(work, payroll)),
        entries=tuple(entries),
    )


def payroll_at(work: Work, payroll_id: str, needed: PayrollStage) -> PayrollView:
    """Return the payroll *payroll_id*, which is as far as *needed*.

    Raises:
        NotFoundError: there is none.
        PayrollStageError: it is not as far, or further.
    """
    view = payroll_view(work, payroll_id)
    if view.stage is not needed:
        raise PayrollStageError(month_words(view.payroll.period), view.stage, needed)
    return view


def payrolls_of(work: Work) -> list[tuple[Payroll, PayrollStage]]:
    """Return every payroll and how far it is, the latest month first."""
    query = select(Payroll).where(Payroll.book_id == work.book_id)
    found = work.session.scalars(
        query.order_by(Payroll.month.desc(), Payroll.payroll_id.desc())
    )
    return [
        (payroll, stage_of(work, payroll, entries_of(work.session, payroll)))
        for payroll in found
    ]


def payroll_of_month(work: Work, month: Period) -> Payroll | None:
    """Return the payroll of *month* that was not withdrawn, if there is one."""
    for payroll, stage in payrolls_of(work):
        if payroll.month == month.first_day and stage is not PayrollStage.WITHDRAWN:
            return payroll
    return None


def stage_of(work: Work, payroll: Payroll, entries: list[PayrollEntry]) -> PayrollStage:
    """Return how far a payroll is: withdrawn, if its entries were taken back."""
    stage = PayrollStage(payroll.kept_stage)
    if stage is PayrollStage.POSTED and entries:
        sequences = {entry.entry_sequence for entry in entries}
        if sequences <= work.book.reversals(sequences).keys():
            return PayrollStage.WITHDRAWN
    return stage


def entries_of(session: Session, payroll: Payroll) -> list[PayrollEntry]:
    """Return the entries of a payroll, by unit."""
    query = select(PayrollEntry).where(
        PayrollEntry.book_id == payroll.book_id,
        PayrollEntry.payroll_id == payroll.payroll_id,
    )
    return list(session.scalars(query.order_by(PayrollEntry.unit)))


def earlier_pay(work: Work, member: StaffMember, month: Period) -> EarlierPay:
    """Return what somebody got in the year of *month* before it, by payrolls that stand."""
    year = month.first_day.year
    ours = (PaySlip.book_id == work.book_id, PaySlip.party == member.party)
    query = (
        select(Payroll, PaySlip)
        .join(
            PaySlip,
            (PaySlip.book_id == Payroll.book_id) & (PaySlip.payroll_id == Payroll.payroll_id),
        )
        .where(*ours, Payroll.month >= dt.date(year, 1, 1), Payroll.month < month.first_day)
    )
    gross = deducted = tax = months = 0
    if member.earlier_year == year:
        gross, deducted = member.earlier_gross_minor, member.earlier_deducted_minor
        tax, months = member.earlier_tax_minor, member.earlier_months
    for payroll, slip in work.session.execute(query):
        entries = entries_of(work.session, payroll)
        if stage_of(work, payroll, entries) is not PayrollStage.POSTED or not slip.taxed_minor:
            continue
        gross += slip.taxed_minor
        deducted += slip.deducted_minor
        months += 1
        tax += sum(
            line.minor for line in lines_of(work.session, slip) if line.kind == PayItemKind.TAX
        )
    return EarlierPay(gross=gross, deducted=deducted, tax=tax, months=months)


def lines_of(session: Session, slip: PaySlip) -> list[PayLine]:
    """Return the lines of a pay slip, in their order."""
    query = select(PayLine).where(
        PayLine.book_id == slip.book_id,
        PayLine.payroll_id == slip.payroll_id,
        PayLine.party == slip.party,
    )
    return list(session.scalars(query.order_by(PayLine.position)))


def slips_of_party(work: Work, party: str) -> list[tuple[Payroll, Slip]]:
    """Return the pay slips that somebody ever got, the latest first."""
    query = (
        select(Payroll, PaySlip)
        .join(
            PaySlip,
            (PaySlip.book_id == Payroll.book_id) & (PaySlip.payroll_id == Payroll.payroll_id),
        )
        .where(PaySlip.book_id == work.book_id, PaySlip.party == party)
        .order_by(Payroll.month.desc(), Payroll.payroll_id.desc())
    )
    return [(payroll, _slip(work, slip)) for payroll, slip in work.session.execute(query)]


def _slips(work: Work, payroll: Payroll) -> list[Slip]:
    ours = (payroll.book_id, payroll.payroll_id)
    lines: dict[str, list[PayLine]] = {}
    for line in work.session.scalars(
        select(PayLine)
        .where(PayLine.book_id == ours[0], PayLine.payroll_id == ours[1])
        .order_by(PayLine.party, PayLine.position)
    ):
        lines.setdefault(line.party, []).append(line)
    found = work.session.scalars(
        select(PaySlip)
        .where(PaySlip.book_id == ours[0], PaySlip.payroll_id == ours[1])
        .order_by(PaySlip.unit, PaySlip.party)
    )
    currency = work.book.currency
    return [
        Slip(slip=slip, lines=tuple(lines.get(slip.party, ())), currency=currency)
        for slip in found
    ]


def _slip(work: Work, slip: PaySlip) -> Slip:
    lines = tuple(lines_of(work.session, slip))
    return Slip(slip=slip, lines=lines, currency=work.book.currency)
