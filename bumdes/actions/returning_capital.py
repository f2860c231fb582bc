"""Returning capital to who brought it, and handing it from one owner to another."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import uuid4

from bumdes.actions.registering_contributors import contributor_for
from bumdes.approval.waiting import may_wait
from bumdes.assets.asset import Asset
from bumdes.assets.movement import MovementKind, keep_movements
from bumdes.bookings.asset_payment import taken_over_legs
from bumdes.capital.account import CAPITAL_REGISTER, COMMUNITY_ACCOUNT
from bumdes.capital.change import CapitalChange, ChangeKind, change_with_entry
from bumdes.capital.contribution import find_contribution
from bumdes.capital.contributor import find_contributor
from bumdes.capital.money_left import money_left
from bumdes.capital.movement import held_from, movements_of
from bumdes.capital_source import Treatment
from bumdes.errors import FundExhaustedError, InvalidFieldError, MoreThanHeldError
from bumdes.governance.decision import DecisionKind, require_decision
from bumdes.permissions import Permission
from bumdes.posting import post
from bumdes.proofs.required import promised
from bumdes.record import described, new_id
from bumdes.register_tag import RECORD_TAG, REGISTER_TAG
from bumdes.stock.pool import name_pools
from ledger import JournalEntry, credit, debit
from ledger.money import from_minor, to_minor
from ledger.posted import Outcome
from ledger.text import check_text

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from bumdes.capital.contribution import Contribution
    from bumdes.capital.contributor import Contributor
    from bumdes.work import Work
    from ledger import Money, Posting

INTEREST, BANK_CHARGES = "7.2.02.01", "7.2.01.01"
"""Where interest on loans is kept, and what a bank takes for administration."""

_REPAID = "FI-OUT-3"
_OF_TREATMENT = {Treatment.LIABILITY: _REPAID, Treatment.STAKE: _REPAID}


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawCapital:
    """A contribution, or a part of it, that is paid back.

    Attributes:
        fund: number of the contribution.
        contributor: code of whose it is.
        paid_from: the cash account.
        decision: may be left out for what is a liability, which is to be paid back anyway.
        buys_out: what the enterprise's own money takes over from the fund, if the fund's
            money is spent: the code of a thing of the register of assets, of which as much
            goes as stands at the amount; or the account of another asset, or of the loss
            that it became.
        proof_later: why its proof is still to come, where one is needed.
        key: the same for the same payment, so that asking twice records once.
    """

    fund: str
    contributor: str
    amount: Money
    date: dt.date
    paid_from: str
    decision: str = ""
    buys_out: str = ""
    reason: str = ""
    interest: Money | None = None
    fee: Money | None = None
    evidence: tuple[str, ...] = ()
    proof_later: str = ""
    key: str = field(default_factory=lambda: uuid4().hex)

    @property
    def costs(self) -> tuple[tuple[str, str, Money], ...]:
        """What is paid beside it: account, line of the statement of cash flows, amount."""
        told = ((INTEREST, "OP-OUT-4", self.interest), (BANK_CHARGES, "OP-OUT-5", self.fee))
        return tuple((code, line, money) for code, line, money in told if money)


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferShare:
    """Capital that changes its owner; the enterprise keeps all of it.

    Attributes:
        fund: number of the contribution.
        giver, taker: codes of whose it was, and whose it will be; a member village that
            never brought any may take it over.
        proof_later: why its proof is still to come, where one is needed.
        key: the same for the same transfer, so that asking twice records once.
    """

    fund: str
    giver: str
    taker: str
    amount: Money
    date: dt.date
    decision: str
    reason: str = ""
    evidence: tuple[str, ...] = ()
    proof_later: str = ""
    key: str = field(default_factory=lambda: uuid4().hex)


@may_wait
def withdraw_capital(work: Work, command: WithdrawCapital) -> CapitalChange:
    """Pay a contribution back, or a part of it.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: there is no such contribution or contributor.
        MoreThanHeldError: the contributor has less in it.
        FundExhaustedError: its money is spent, and nothing is said to be taken over.
        InvalidFieldError: it is not paid from cash, or interest is paid on what is no loan.
        DecisionError: no decision returns it.
        EnterpriseError, LedgerError: the entry is refused.
    """
    work.request = _request("withdraw_capital", command)
    work.actor.require(Permission.MANAGE_CAPITAL)
    work.book.writer()  # holds the books: nobody else returns the same money meanwhile
    contribution = find_contribution(work.session, work.book_id, command.fund)
    giver = find_contributor(work.session, work.book_id, command.contributor)
    if not work.book.chart.postable(command.paid_from).is_cash:
        raise InvalidFieldError("paid_from", command.paid_from, "cash_account")
    if command.costs and contribution.as_treated is not Treatment.LIABILITY:
        raise InvalidFieldError("interest", command.fund, "of_a_loan")
    known = work.book.find(command.key)
    if known is None:
        _check_held(work, contribution, giver, command)
        _check_left(work, contribution, command)
    if contribution.as_treated is not Treatment.LIABILITY or command.decision:
        _require(work, command.decision, command.date)
    change = _change(work, contribution, giver, command)
    legs = (*_repayment(work, contribution, change, command), *_costs(contribution, command))
    is_loan = contribution.as_treated is Treatment.LIABILITY
    said = "Cicilan pinjaman" if is_loan and command.costs else "Pengembalian modal"
    return _record(work, change, command, legs, f"{said} {command.fund}")


@may_wait
def transfer_share(work: Work, command: TransferShare) -> CapitalChange:
    """Let capital change its owner.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: there is no such contribution or contributor.
        InvalidFieldError: it is no owner's capital, or the taker cannot own any.
        MoreThanHeldError: the giver has less in it.
        DecisionError: no decision transfers it.
        EnterpriseError, LedgerError: the entry is refused.
    """
    work.request = _request("transfer_share", command)
    work.actor.require(Permission.MANAGE_CAPITAL)
    work.book.writer()  # holds the books: nobody else gives the same share meanwhile
    contribution = find_contribution(work.session, work.book_id, command.fund)
    giver = find_contributor(work.session, work.book_id, command.giver)
    taker = contributor_for(work, command.taker, contribution.of_source)
    if contribution.as_treated is not Treatment.OWNERSHIP or not giver.is_owner_kind:
        raise InvalidFieldError("fund", command.fund, "of_an_owner")
    if not taker.is_owner_kind or taker.code == giver.code:
        raise InvalidFieldError("taker", command.taker, "another_owner")
    if work.book.find(command.key) is None:
        _check_held(work, contribution, giver, command)
    _require(work, command.decision, command.date)
    change = _change(work, contribution, giver, command)
    change.to_party, change.to_account = taker.code, _account_of(contribution, taker)
    fund, unit = contribution.ledger_fund, contribution.unit
    legs = (
        debit(change.from_account, command.amount, unit=unit, fund=fund, party=giver.code),
        credit(change.to_account, command.amount, unit=unit, fund=fund, party=taker.code),
    )
    said = f"Pengalihan modal {command.fund} dari {giver.name} kepada {taker.name}"
    return _record(work, change, command, legs, said)


def _account_of(contribution: Contribution, contributor: Contributor) -> str:
    """Return where what *contributor* has in *contribution* is kept."""
    if contributor.is_village:
        return contributor.account
    if contributor.code == contribution.contributor:
        return contribution.account
    return COMMUNITY_ACCOUNT


def _request(act: str, command: WithdrawCapital | TransferShare) -> str:
    return described(
        act,
        fund=command.fund,
        amount=command.amount,
        date=command.date,
        decision=command.decision,
        key=command.key,
    )


def _require(work: Work, decision: str, on: dt.date) -> None:
    require_decision(
        work.session,
        work.book_id,
        decision,
        DecisionKind.RETURN_CAPITAL,
        DecisionKind.STOP,
        on=on,
    )


def _check_held(
    work: Work,
    contribution: Contribution,
    giver: Contributor,
    command: WithdrawCapital | TransferShare,
) -> None:
    movements, fund = movements_of(work.session, work.book), contribution.fund
    held = held_from(movements, fund, giver.code, command.date)
    if to_minor(command.amount) > held:
        money = from_minor(held, work.book.currency)
        raise MoreThanHeldError(giver.name, fund, amount=command.amount, held=money)


def _check_left(work: Work, contribution: Contribution, command: WithdrawCapital) -> None:
    fund = contribution.ledger_fund
    if not fund or command.buys_out:
        return
    left = money_left(work.book, fund, command.date, unit=contribution.unit)
    if left < command.amount:
        raise FundExhaustedError(fund, amount=command.amount, left=left)


def _change(
    work: Work,
    contribution: Contribution,
    giver: Contributor,
    command: WithdrawCapital | TransferShare,
) -> CapitalChange:
    check_text(command.reason, "reason", most=300, blank=True)
    is_withdrawal = isinstance(command, WithdrawCapital)
    return CapitalChange(
        book_id=work.book_id,
        change_id=new_id(),
        fund=contribution.fund,
        kind=(ChangeKind.WITHDRAWAL if is_withdrawal else ChangeKind.TRANSFER).value,
        date=command.date,
        amount_minor=to_minor(command.amount),
        from_party=giver.code,
        from_account=_account_of(contribution, giver),
        decision=command.decision,
        entry_sequence=0,
        recorded_by=work.actor.name,
        reason=command.reason,
    )


def _repayment(
    work: Work, contribution: Contribution, change: CapitalChange, command: WithdrawCapital
) -> tuple[Posting, ...]:
    """Return the legs that pay it back; what is taken over leaves the fund, at its value."""
    amount, unit, fund = command.amount, contribution.unit, contribution.ledger_fund
    owed = debit(
        change.from_account,
        amount,
        unit=unit,
        fund=fund,
        party=change.from_party,
        component=_component(contribution),
    )
    if not command.buys_out or not fund:
        return owed, credit(command.paid_from, amount, unit=unit, fund=fund)
    if work.session.get(Asset, (work.book_id, command.buys_out)) is not None:
        thing, minor = command.buys_out, to_minor(amount)
        taken = taken_over_legs(work, thing, minor, fund=fund, on=command.date)
        return owed, *taken, credit(command.paid_from, amount, unit=unit)
    return (
        owed,
        credit(command.buys_out, amount, unit=unit, fund=fund),
        debit(command.buys_out, amount, unit=unit),
        credit(command.paid_from, amount, unit=unit),
    )


def _costs(contribution: Contribution, command: WithdrawCapital) -> Iterator[Posting]:
    """Yield the legs of what is paid beside it, which own money bears."""
    for account, line, money in command.costs:
        yield debit(account, money, unit=contribution.unit, component=line)
        yield credit(command.paid_from, money, unit=contribution.unit)


def _component(contribution: Contribution) -> str:
    """Return the line of the statement of cash flows that the payment lessens, or adds to."""
    if contribution.as_treated in _OF_TREATMENT:
        return _OF_TREATMENT[contribution.as_treated]
    if contribution.account.startswith("3.4."):
        return "FI-IN-3"
    return "FI-IN-2" if contribution.account.startswith("3.1.02.") else "FI-IN-1"


def _record(
    work: Work,
    change: CapitalChange,
    command: WithdrawCapital | TransferShare,
    legs: tuple[Posting, ...],
    said: str,
) -> CapitalChange:
    entry = JournalEntry(
        date=command.date,
        description=said[:500],
        postings=name_pools(work, legs),
        key=command.key,
        tags={
            REGISTER_TAG: CAPITAL_REGISTER,
            RECORD_TAG: change.fund,
            **promised(command.proof_later),
        },
        decision=command.decision,
        evidence=command.evidence,
    )
    posted = post(work, entry, register=CAPITAL_REGISTER)
    if posted.outcome is Outcome.CREATED:
        keep_movements(work.session, work.book_id, entry, posted.sequence, MovementKind.MOVED)
    known = change_with_entry(work.session, work.book_id, posted.sequence)
    if known is not None:
        return known
    change.entry_sequence = posted.sequence
    work.session.add(change)
    work.session.flush()
    return change
