"""Investing: a part of a company or cooperative is bought, earns, and pays dividends."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import uuid4

from bumdes.actions.charting import add_account_under
from bumdes.approval.waiting import may_wait
from bumdes.dealings.investee import (
    INVESTEES_REGISTER,
    Investee,
    InvesteeMovement,
    InvesteeMovementKind,
    InvestmentMethod,
    LegalForm,
    find_investee,
)
from bumdes.errors import InvalidFieldError, WrongMethodError
from bumdes.permissions import Permission
from bumdes.posting import post
from bumdes.proofs.required import promised
from bumdes.record import described, new_id
from bumdes.register_tag import RECORD_TAG, REGISTER_TAG
from ledger import JournalEntry, allocate, credit, debit, rp
from ledger.money import to_minor
from ledger.text import check_text

if TYPE_CHECKING:
    import datetime as dt
    from fractions import Fraction

    from bumdes.work import Work
    from ledger import Money, Posting

INVESTMENTS, DIVIDENDS, SHARE_OF_RESULT = "1.2.01.00", "7.1.02.01", "7.1.02.02"


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterInvestee:
    """A company or cooperative to be kept as an investment; see ``Investee``.

    Attributes:
        share: the part that the enterprise owns, more than 0 and at most 1.
    """

    name: str
    legal_form: LegalForm
    method: InvestmentMethod
    share: Fraction
    since: dt.date
    decision: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveInvestment:
    """Money that is put into an investee, or that it pays as a dividend.

    Attributes:
        cash: the account it goes out of, or comes into, at the head office.
        fund: whose money it is; empty for the enterprise's own.
        proof_later: why its proof is still to come, where one is needed.
        key: the same for the same movement, so that asking twice records once.
    """

    investee_id: str
    date: dt.date
    amount: Money
    cash: str
    fund: str = ""
    decision: str = ""
    evidence: tuple[str, ...] = ()
    proof_later: str = ""
    key: str = field(default_factory=lambda: uuid4().hex)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordResult:
    """What an investee earned in a year, in whole; or lost, where it is negative."""

    investee_id: str
    year: int
    date: dt.date
    profit: Money
    evidence: tuple[str, ...] = ()
    proof_later: str = ""
    key: str = field(default_factory=lambda: uuid4().hex)


def register_investee(work: Work, command: RegisterInvestee) -> Investee:
    """Keep a company or cooperative as an investment, on an account of its own.

    Raises:
        PermissionDeniedError: the actor may not.
        InvalidFieldError: the share is no part of a whole.
        LocalAccountError: no code is left under the accounts of investments.
        BlankTextError, InvalidTextError, TextTooLongError: it cannot be called so.
    """
    work.request = described("register_investee", name=command.name, share=command.share)
    work.actor.require(Permission.MANAGE_CAPITAL)
    check_text(command.name, "name", most=100)
    if not 0 < command.share <= 1:
        raise InvalidFieldError("share", str(command.share), "part_of_whole")
    account = add_account_under(work, INVESTMENTS, f"Penyertaan pada {command.name}")
    investee = Investee(
        book_id=work.book_id,
        investee_id=new_id(),
        name=command.name,
        legal_form=command.legal_form.value,
        method=command.method.value,
        share=str(command.share),
        account=account.code,
        since=command.since,
        decision=command.decision,
    )
    work.session.add(investee)
    work.session.flush()
    return investee


@may_wait
def invest(work: Work, command: MoveInvestment) -> InvesteeMovement:
    """Put money into an investee.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: there is no such investee.
        InvalidFieldError: it is not paid from cash.
        EnterpriseError, LedgerError: the entry is refused.
    """
    work.request = _request("invest", command)
    work.actor.require(Permission.MANAGE_CAPITAL)
    investee = _paid_by(work, command)
    return _moved(
        work,
        investee,
        InvesteeMovementKind.INVESTED,
        (
            debit(investee.account, command.amount, fund=command.fund),
            credit(command.cash, command.amount, fund=command.fund),
        ),
        command,
    )


@may_wait
def receive_dividend(work: Work, command: MoveInvestment) -> InvesteeMovement:
    """Record a dividend: income by the cost method, less investment by the equity method.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: there is no such investee.
        InvalidFieldError: it does not come into cash.
        EnterpriseError, LedgerError: the entry is refused.
    """
    work.request = _request("receive_dividend", command)
    work.actor.require(Permission.MANAGE_CAPITAL)
    investee = _paid_by(work, command)
    is_income = investee.method == InvestmentMethod.COST
    source = DIVIDENDS if is_income else investee.account
    return _moved(
        work,
        investee,
        InvesteeMovementKind.DIVIDEND,
        (
            debit(command.cash, command.amount, fund=command.fund),
            credit(source, command.amount, fund=command.fund),
        ),
        command,
    )


@may_wait
def record_result(work: Work, command: RecordResult) -> InvesteeMovement:
    """Take the enterprise's part of what an investee earned or lost; equity method alone.

    The part is in whole rupiah, as ``allocate`` rounds.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: there is no such investee.
        WrongMethodError: it is kept at cost.
        EnterpriseError, LedgerError: the entry is refused.
    """
    work.request = described("record_result", investee=command.investee_id, year=command.year)
    work.actor.require(Permission.MANAGE_CAPITAL)
    investee = find_investee(work, command.investee_id)
    method = InvestmentMethod(investee.method)
    if method is not InvestmentMethod.EQUITY:
        raise WrongMethodError(investee.name, method)
    ours = _part_of(command.profit, investee.part)
    earned = ours if ours.amount > 0 else -ours
    postings = (debit(investee.account, earned), credit(SHARE_OF_RESULT, earned))
    if ours.amount < 0:
        postings = (debit(SHARE_OF_RESULT, earned), credit(investee.account, earned))
    return _moved(work, investee, InvesteeMovementKind.RESULT, postings, command)


def _part_of(profit: Money, part: Fraction) -> Money:
    """Return *part* of *profit* in whole rupiah; its sen are left out."""
    minor = to_minor(profit)
    rupiah = abs(minor) // 100 * (1 if minor > 0 else -1)
    return rp(allocate(rupiah, {"ours": part, "others": 1 - part})["ours"].units)


def _request(act: str, command: MoveInvestment) -> str:
    return described(
        act, investee=command.investee_id, date=command.date, amount=command.amount
    )


def _paid_by(work: Work, command: MoveInvestment) -> Investee:
    if not work.book.chart[command.cash].is_cash:
        raise InvalidFieldError("cash", command.cash, "cash_account")
    return find_investee(work, command.investee_id)


def _moved(
    work: Work,
    investee: Investee,
    kind: InvesteeMovementKind,
    postings: tuple[Posting, ...],
    command: MoveInvestment | RecordResult,
) -> InvesteeMovement:
    """Post what moved and keep it, or return what was kept when it was asked for before."""
    work.book.writer()  # holds the books, so that asking twice at a time records once
    known = work.book.find(command.key)
    movement_id = known.entry.tags.get(RECORD_TAG, "") if known else new_id()
    entry = JournalEntry(
        date=command.date,
        description=f"{kind.label}: {investee.name}",
        postings=postings,
        key=command.key,
        tags={
            REGISTER_TAG: INVESTEES_REGISTER,
            RECORD_TAG: movement_id,
            **promised(command.proof_later),
        },
        decision=command.decision if isinstance(command, MoveInvestment) else "",
        evidence=command.evidence,
    )
    posted = post(work, entry, register=INVESTEES_REGISTER)
    if known:
        return work.session.get_one(InvesteeMovement, (work.book_id, movement_id))
    is_loss = kind is InvesteeMovementKind.RESULT and postings[0].account == SHARE_OF_RESULT
    minor = to_minor(entry.amount)
    movement = InvesteeMovement(
        book_id=work.book_id,
        movement_id=movement_id,
        investee_id=investee.investee_id,
        kind=kind.value,
        date=command.date,
        year=command.year if isinstance(command, RecordResult) else command.date.year,
        amount_minor=-minor if is_loss else minor,
        entry_sequence=posted.sequence,
        recorded_by=work.actor.name,
    )
    work.session.add(movement)
    work.session.flush()
    return movement
