"""Allocating: money, things and sales between the head office and its units.

Each is one entry. Every unit in it balances through the current accounts (RK), whose lines are
made here, so that both sides always say the same.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import uuid4

from bumdes.approval.waiting import may_wait
from bumdes.credit.untold import carried
from bumdes.dealings.current_account import CurrentAccounts
from bumdes.dealings.dealing import DEALINGS_REGISTER, Dealing, DealingKind, find_dealing
from bumdes.errors import InvalidFieldError
from bumdes.permissions import Permission
from bumdes.planning.proposal import PROPOSAL_TAG
from bumdes.posting import post
from bumdes.record import described, new_id
from bumdes.register_tag import RECORD_TAG, REGISTER_TAG
from bumdes.stock.pool import name_pools
from bumdes.unit import HEAD_OFFICE, find_unit
from ledger import AccountKind, JournalEntry, credit, debit
from ledger.money import to_minor

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.unit import Unit
    from bumdes.work import Work
    from ledger import Money, Posted, Posting

USUAL_CASH, COST_OF_SALES = "1.1.01.01", "5.1.01.01"

_BOUGHT = frozenset({AccountKind.ASSET, AccountKind.EXPENSE})


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveBetweenUnits:
    """Money or a thing that goes from one unit to another, at its value in the books.

    Attributes:
        from_unit, to_unit: codes; an empty string is the head office.
        account: the asset that goes out of *from_unit*.
        to_account: the asset that it is in *to_unit*; the same if not said.
        kind: capital, money or asset.
        fund: whose money it is; empty for the enterprise's own.
        decision, proposal_id: what stands behind it, as far as there is something.
        key: the same for the same dealing, so that asking twice records once.
    """

    from_unit: str
    to_unit: str
    date: dt.date
    amount: Money
    account: str = USUAL_CASH
    to_account: str = ""
    kind: DealingKind = DealingKind.MONEY
    about: str = ""
    fund: str = ""
    decision: str = ""
    proposal_id: str = ""
    evidence: tuple[str, ...] = ()
    key: str = field(default_factory=lambda: uuid4().hex)


@dataclass(frozen=True, slots=True, kw_only=True)
class SellBetweenUnits:
    """A sale of one unit to another, on account; it is paid by a dealing of its own.

    Attributes:
        seller, buyer: codes; an empty string is the head office.
        price: what the buyer owes.
        revenue: the seller's account of revenue; the usual one of its type if not said.
        bought: what it is to the buyer: stock, a thing, an expense; the usual stock of its
            type if not said.
        cost: what it cost the seller, for goods out of stock.
        stock: the seller's account that the goods leave.
        cost_account: the cost of sales, both the seller's and what the buyer's stock
            becomes when it is sold on.
    """

    seller: str
    buyer: str
    date: dt.date
    price: Money
    revenue: str = ""
    bought: str = ""
    cost: Money | None = None
    stock: str = ""
    cost_account: str = COST_OF_SALES
    about: str = ""
    evidence: tuple[str, ...] = ()
    key: str = field(default_factory=lambda: uuid4().hex)


@may_wait
def allocate_capital(work: Work, command: MoveBetweenUnits) -> Dealing:
    """Let the head office give a unit what it is to work with; see ``move_between_units``.

    Raises:
        PermissionDeniedError: the actor may not.
        InvalidFieldError: it does not go from the head office to a unit.
    """
    work.actor.require(Permission.ALLOCATE)
    if command.from_unit != HEAD_OFFICE or command.kind is not DealingKind.CAPITAL:
        raise InvalidFieldError("from_unit", command.from_unit, "head_office_gives_capital")
    return move_between_units(work, command)


@may_wait
def move_between_units(work: Work, command: MoveBetweenUnits) -> Dealing:
    """Move money or a thing from one unit to another; the lines between them are made here.

    Asking again with the same key changes nothing.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: there is no such unit.
        InvalidFieldError: both are the same, or what moves is no asset.
        SettingMissingError: the books name no accounts between units and head office.
        EnterpriseError, LedgerError: the entry is refused.
    """
    work.request = described(
        "move_between_units",
        kind=command.kind,
        from_unit=command.from_unit,
        to_unit=command.to_unit,
        date=command.date,
        amount=command.amount,
        account=command.account,
        key=command.key,
    )
    work.actor.require(Permission.ALLOCATE)
    giver, taker = _two_units(work, command.from_unit, command.to_unit)
    if command.kind is DealingKind.SALE:
        raise InvalidFieldError("dealing_kind", command.kind.value, "no_sale")
    to_account = command.to_account or command.account
    for code in (command.account, to_account):
        _check_asset(work, code)
    amount, fund = command.amount, command.fund
    between = CurrentAccounts.of(work.book)
    postings = [
        credit(command.account, amount, unit=giver.code, fund=fund),
        *between.given(giver.code, amount, fund=fund),
        *between.taken(taker.code, amount, fund=fund),
        debit(to_account, amount, unit=taker.code, fund=fund),
    ]
    dealing = Dealing(
        book_id=work.book_id,
        dealing_id=new_id(),
        kind=command.kind.value,
        from_unit=giver.code,
        to_unit=taker.code,
        date=command.date,
        amount_minor=to_minor(amount),
        about=command.about or f"{command.kind.label}: {giver.name} ke {taker.name}",
        entry_sequence=0,
        recorded_by=work.actor.name,
        fund=fund,
        decision=command.decision,
        proposal_id=command.proposal_id,
    )
    return _recorded(work, dealing, postings, key=command.key, evidence=command.evidence)


@may_wait
def sell_between_units(work: Work, command: SellBetweenUnits) -> Dealing:
    """Record that one unit sold to another, on account.

    Both have their own figures: revenue here, stock or expense there. Statements of the whole
    show neither, for the enterprise has sold nothing to itself.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: there is no such unit.
        InvalidFieldError: both are the same, or an account is of the wrong kind.
        AccountNotOfferedError: a unit's type has no usual account, and none is said.
        SettingMissingError: the books name no accounts between units and head office.
        EnterpriseError, LedgerError: the entry is refused.
    """
    work.request = described(
        "sell_between_units",
        seller=command.seller,
        buyer=command.buyer,
        date=command.date,
        price=command.price,
        cost=command.cost,
        key=command.key,
    )
    work.actor.require(Permission.ALLOCATE)
    seller, buyer = _two_units(work, command.seller, command.buyer)
    chart, price = work.book.chart, command.price
    revenue = command.revenue or seller.type.account("sales", chart).code
    bought = command.bought or buyer.type.account("stock", chart).code
    if chart[revenue].kind is not AccountKind.REVENUE:
        raise InvalidFieldError("revenue", revenue, "revenue_account")
    if chart[bought].kind not in _BOUGHT or chart[bought].is_cash:
        raise InvalidFieldError("bought", bought, "bought_account")
    between = CurrentAccounts.of(work.book)
    postings = [
        credit(revenue, price, unit=seller.code),
        *between.given(seller.code, price),
        *between.taken(buyer.code, price),
        debit(bought, price, unit=buyer.code),
        *_cost_legs(work, command),
    ]
    is_expense = chart[bought].kind is AccountKind.EXPENSE
    dealing = Dealing(
        book_id=work.book_id,
        dealing_id=new_id(),
        kind=DealingKind.SALE.value,
        from_unit=seller.code,
        to_unit=buyer.code,
        date=command.date,
        amount_minor=to_minor(price),
        about=command.about or f"{DealingKind.SALE.label}: {seller.name} kepada {buyer.name}",
        entry_sequence=0,
        recorded_by=work.actor.name,
        cost_account=bought if is_expense else command.cost_account,
    )
    return _recorded(work, dealing, postings, key=command.key, evidence=command.evidence)


def _cost_legs(work: Work, command: SellBetweenUnits) -> list[Posting]:
    """Return the legs by which the goods leave the seller's stock."""
    if command.cost is None:
        return []
    seller = find_unit(work.session, work.book_id, command.seller)
    stock = command.stock or seller.type.account("stock", work.book.chart).code
    _check_asset(work, stock)
    if work.book.chart[command.cost_account].kind is not AccountKind.EXPENSE:
        raise InvalidFieldError("cost_account", command.cost_account, "expense_account")
    return [
        debit(command.cost_account, command.cost, unit=seller.code),
        credit(stock, command.cost, unit=seller.code),
    ]


def _recorded(
    work: Work,
    dealing: Dealing,
    postings: list[Posting],
    *,
    key: str,
    evidence: tuple[str, ...],
) -> Dealing:
    """Post *dealing* and keep it, or return what was kept when it was asked for before."""
    work.book.writer()  # holds the books, so that asking twice at a time records once
    known = work.book.find(key)
    if known is not None:
        dealing_id = known.entry.tags.get(RECORD_TAG, "")
        earlier = find_dealing(work.session, work.book_id, dealing_id)
        _posted(work, earlier, postings, key=key, evidence=evidence)
        return earlier
    posted = _posted(work, dealing, postings, key=key, evidence=evidence)
    dealing.entry_sequence = posted.sequence
    work.session.add(dealing)
    work.session.flush()
    return dealing


def _posted(
    work: Work,
    dealing: Dealing,
    postings: list[Posting],
    *,
    key: str,
    evidence: tuple[str, ...],
) -> Posted:
    tags = {REGISTER_TAG: DEALINGS_REGISTER, RECORD_TAG: dealing.dealing_id}
    if dealing.proposal_id:
        tags[PROPOSAL_TAG] = dealing.proposal_id
    entry = JournalEntry(
        date=dealing.date,
        description=dealing.about,
        postings=carried(work, name_pools(work, postings)),
        key=key,
        tags=tags,
        decision=dealing.decision,
        evidence=evidence,
    )
    return post(work, entry, register=DEALINGS_REGISTER)


def _two_units(work: Work, one: str, other: str) -> tuple[Unit, Unit]:
    if one == other:
        raise InvalidFieldError("to_unit", other, "another_unit")
    return (
        find_unit(work.session, work.book_id, one),
        find_unit(work.session, work.book_id, other),
    )


def _check_asset(work: Work, code: str) -> None:
    if work.book.chart[code].kind is not AccountKind.ASSET:
        raise InvalidFieldError("account", code, "asset_account")
    if code in CurrentAccounts.of(work.book):
        raise InvalidFieldError("account", code, "not_between_units")
