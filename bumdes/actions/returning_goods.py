"""Returning goods: what customers bring back, and what goes back to suppliers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple
from uuid import uuid4

from bumdes.actions.buying_goods import CASH_LINE
from bumdes.approval.waiting import may_wait
from bumdes.bookings.goods import (
    GoodsPosted,
    Paid,
    beyond_stock,
    cash_line,
    check_paid,
    moves_cash,
    post_goods,
    settling_legs,
)
from bumdes.bookings.origin import (
    RETURNS_TAG,
    Origin,
    earned_by,
    goods_bought,
    origin_of,
    spread,
)
from bumdes.credit.control import control_of
from bumdes.credit.identity import Said
from bumdes.errors import InvalidFieldError, RefundedMoreError
from bumdes.permissions import Permission
from bumdes.proofs.required import promised
from bumdes.record import described
from bumdes.stock.asking import asked_before
from bumdes.stock.draft import StockDraft
from bumdes.stock.goods import read_goods
from bumdes.stock.left import check_left, parts_back
from bumdes.stock.movement import MovementKind
from bumdes.unit import find_unit
from ledger import credit, debit
from ledger.money import from_minor, to_minor

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.stock.item import Item
    from bumdes.stock.measure import Quantity
    from bumdes.work import Work
    from ledger import Money, Posting


class ReturnedGoods(NamedTuple):
    """So much of an item that goes back, for what it was sold or bought for."""

    item: str
    quantity: Quantity
    amount: Money
    measure: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnGoods:
    """Goods of one sale or purchase that go back.

    Attributes:
        sequence: place in the journal of the sale or purchase.
        refund: what is given back on which account: cash, or less that is owed. It comes
            to the lines.
        reason: why, in the words of who records it.
        proof_later: why its proof is still to come, where one is needed.
        key: the same for the same return, so that asking twice records once.
    """

    sequence: int
    date: dt.date
    lines: tuple[ReturnedGoods, ...]
    refund: tuple[Paid, ...]
    reason: str = ""
    evidence: tuple[str, ...] = ()
    proof_later: str = ""
    key: str = field(default_factory=lambda: uuid4().hex)


class _Line(NamedTuple):
    item: Item
    quantity: int
    minor: int


@may_wait
def return_sale(work: Work, command: ReturnGoods) -> GoodsPosted:
    """Take goods back from a customer, at the cost at which they went, into where they lay.

    Asking again with the same key changes nothing.

    Raises:
        PermissionDeniedError: the actor may not record for this unit.
        EntryNotFoundError, NotFoundError: there is no such sale, article or measure.
        InvalidFieldError: the entry sold nothing, or was taken back.
        ReturnedMoreError: more comes back than went.
        RefundedMoreError: more is given back than was earned.
        WrongPaymentError: what is given back is not what the lines come to.
        EnterpriseError, LedgerError: the entry is refused.
    """
    draft, origin, earlier = _begun(work, command, "return_sale")
    if earlier is not None:
        return earlier
    lines = [_read(work, line) for line in command.lines]
    revenue = earned_by(work, origin.entry)
    parts, has_cash = _refund(work, command, lines, sum(revenue.values()))
    costs: dict[str, int] = {}
    for line in lines:
        if draft.method(origin.unit).is_perpetual:
            back = parts_back(work, command.sequence, line.item, line.quantity)
            cost = draft.bring_back(
                origin.unit, line.item, back, MovementKind.SALE_RETURN, origin=command.sequence
            )
            costs[line.item.cost_account] = costs.get(line.item.cost_account, 0) + cost
    where = {"unit": origin.unit, "fund": origin.fund}
    legs = [
        debit(
            account,
            from_minor(minor, work.book.currency),
            component=cash_line(account) if has_cash else "",
            **where,
        )
        for account, minor in spread(revenue, sum(line.minor for line in lines)).items()
    ]
    legs += [
        credit(account, from_minor(minor, work.book.currency), **where)
        for account, minor in costs.items()
        if minor
    ]
    component = cash_line(next(iter(revenue))) if has_cash else ""
    return _posted(
        draft,
        command,
        origin,
        [*legs, *draft.postings()],
        settling=settling_legs(
            work, parts, credit, component=component, unit=origin.unit, fund=origin.fund
        ),
        about="Retur penjualan",
    )


@may_wait
def return_purchase(work: Work, command: ReturnGoods) -> GoodsPosted:
    """Send goods back to a supplier, at the cost at which they lie there.

    By first in, first out, the layer of the purchase goes first. What the supplier gives back
    beyond that cost, or less, is cost of sales. Asking again with the same key changes
    nothing.

    Raises:
        PermissionDeniedError: the actor may not record for this unit.
        EntryNotFoundError, NotFoundError: there is no such purchase, article or measure.
        InvalidFieldError: the entry bought nothing, or was taken back.
        ReturnedMoreError: more goes back than came.
        StockShortError: it is not there any more, and the unit refuses that.
        WrongPaymentError: what is given back is not what the lines come to.
        EnterpriseError, LedgerError: the entry is refused.
    """
    draft, origin, earlier = _begun(work, command, "return_purchase")
    if earlier is not None:
        return earlier
    lines = [_read(work, line) for line in command.lines]
    bought = sum(p.debit_minor - p.credit_minor for p in goods_bought(origin.entry))
    parts, has_cash = _refund(work, command, lines, bought)
    beyond: dict[str, int] = {}
    for line in lines:
        cost = line.minor
        if draft.method(origin.unit).is_perpetual:
            check_left(work, command.sequence, line.item, line.quantity)
            cost = draft.take(
                origin.unit,
                line.item,
                line.quantity,
                MovementKind.PURCHASE_RETURN,
                origin=command.sequence,
                first=command.sequence,
            )
        else:
            draft.change_pool(origin.unit, line.item.account, -line.minor)
        account = line.item.cost_account
        beyond[account] = beyond.get(account, 0) + cost - line.minor
    component = CASH_LINE if has_cash else ""
    legs = beyond_stock(work, origin.unit, beyond, fund=origin.fund, component=component)
    legs += draft.postings(component=component)
    return _posted(
        draft,
        command,
        origin,
        legs,
        settling=settling_legs(
            work, parts, debit, component=component, unit=origin.unit, fund=origin.fund
        ),
        about="Retur pembelian",
    )


def _begun(
    work: Work, command: ReturnGoods, act: str
) -> tuple[StockDraft, Origin, GoodsPosted | None]:
    """Return the draft, what is returned, and what was answered before, if it was."""
    work.request = described(
        act,
        sequence=command.sequence,
        date=command.date,
        lines=command.lines,
        refund=command.refund,
        key=command.key,
    )
    origin = origin_of(work, command.sequence)
    work.actor.require(Permission.RECORD_TRANSACTION, unit=origin.unit)
    draft = StockDraft(work, command.date, origin.fund)
    earlier = asked_before(work, command.key)
    if earlier is not None:
        return draft, origin, GoodsPosted(earlier)
    if command.date < origin.entry.date:
        raise InvalidFieldError("date", command.date, "not_before_first_day")
    if work.book.reversed_by(command.sequence) is not None:
        raise InvalidFieldError("goods", command.sequence, "taken_back")
    return draft, origin, None


def _read(work: Work, said: ReturnedGoods) -> _Line:
    line = ReturnedGoods(*said)
    item, quantity = read_goods(work, line.item, line.quantity, line.measure)
    return _Line(item, quantity, to_minor(line.amount))


def _refund(
    work: Work, command: ReturnGoods, lines: list[_Line], whole: int
) -> tuple[list[Paid], bool]:
    """Return what is given back, and whether some of it is cash.

    Raises:
        RefundedMoreError: it is more than is left of *whole*.
        WrongPaymentError: it is not what the lines come to.
    """
    if not lines:
        raise InvalidFieldError("goods", "", "some_goods")
    total = sum(line.minor for line in lines)
    before = sum(
        sum(to_minor(p.amount) for p in entry.entry.postings if _is_refund(work, p))
        for entry in work.book.tagged(RETURNS_TAG, str(command.sequence))
        if work.book.reversed_by(entry.sequence) is None
    )
    if total + before > whole:
        raise RefundedMoreError(
            left=from_minor(max(whole - before, 0), work.book.currency),
            asked=from_minor(total, work.book.currency),
        )
    parts = check_paid(work, command.refund, total)
    return parts, moves_cash(work, parts)


def _is_refund(work: Work, posting: Posting) -> bool:
    return bool(work.book.chart[posting.account].is_cash or control_of(posting.account))


def _posted(
    draft: StockDraft,
    command: ReturnGoods,
    origin: Origin,
    legs: list[Posting],
    *,
    settling: list[Posting],
    about: str,
) -> GoodsPosted:
    work = draft.work
    unit = find_unit(work.session, work.book_id, origin.unit)
    said = f"{about} {unit.name}" + (f": {command.reason}" if command.reason else "")
    return post_goods(
        work,
        draft,
        settling,
        legs,
        description=said[:300],
        key=command.key,
        said=Said(
            date=command.date,
            party=origin.party,
            documents=origin.documents,
            description=said[:300],
        ),
        tags={RETURNS_TAG: str(command.sequence), **promised(command.proof_later)},
        evidence=command.evidence,
    )
