"""Buying goods: what comes into the store, at what it cost with freight and less discount."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple
from uuid import uuid4

from bumdes.approval.waiting import may_wait
from bumdes.bookings.goods import (
    GoodsPosted,
    Paid,
    beyond_stock,
    check_paid,
    moves_cash,
    post_goods,
    settling_legs,
)
from bumdes.credit.identity import Said
from bumdes.errors import InvalidFieldError
from bumdes.permissions import Permission
from bumdes.proofs.required import promised
from bumdes.record import described
from bumdes.stock.asking import asked_before
from bumdes.stock.draft import StockDraft
from bumdes.stock.item import REGISTERED, Item, find_item, find_measure
from bumdes.stock.measure import smallest
from bumdes.stock.movement import MovementKind
from bumdes.unit import find_unit
from ledger import credit, rp
from ledger.allocation import allocate
from ledger.money import to_minor

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.stock.measure import Quantity
    from bumdes.unit import Unit
    from bumdes.work import Work
    from ledger import Money

CASH_LINE = "OP-OUT-1"


class BoughtGoods(NamedTuple):
    """So much of an item, for what all of it cost before discount and freight.

    Attributes:
        measure: its name; the smallest of the item if none is said.
    """

    item: str
    quantity: Quantity
    total: Money
    measure: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BuyGoods:
    """Goods that a unit buys.

    Attributes:
        unit: its code; an empty string is the head office.
        paid: what is paid on which account: cash, or what can stay owed. It comes to the
            lines less the discount and with the freight.
        supplier: code of the party that is owed; needed where something stays owed.
        due_on: when that is to be paid; None if nothing was agreed.
        discount, freight: of the whole; shared out to the lines by what they cost.
        reference: number of the supplier's paper.
        fund: whose money it is; empty for the enterprise's own.
        proof_later: why its proof is still to come, where one is needed.
        key: the same for the same purchase, so that asking twice buys once.
    """

    unit: str
    date: dt.date
    lines: tuple[BoughtGoods, ...]
    paid: tuple[Paid, ...]
    supplier: str = ""
    due_on: dt.date | None = None
    discount: Money = field(default_factory=lambda: rp(0))
    freight: Money = field(default_factory=lambda: rp(0))
    description: str = ""
    reference: str = ""
    fund: str = ""
    evidence: tuple[str, ...] = ()
    proof_later: str = ""
    key: str = field(default_factory=lambda: uuid4().hex)


class _Line(NamedTuple):
    item: Item
    quantity: int
    minor: int


@may_wait
def buy_goods(work: Work, command: BuyGoods) -> GoodsPosted:
    """Buy goods: what they cost is stock, at once.

    In a unit that counts by the month the cost joins its pool; else each article takes its
    share. Asking again with the same key changes nothing.

    Raises:
        PermissionDeniedError: the actor may not record for this unit.
        NotFoundError: there is no such unit, item, measure or party.
        InvalidFieldError: a quantity is no whole number of the smallest measure, goods are
            somebody else's, or an account cannot be paid on.
        WrongPaymentError: it is not paid to the sen.
        KeyReusedError: the key was used for something else.
        EnterpriseError, LedgerError: the entry is refused.
    """
    lines = tuple(BoughtGoods(*line) for line in command.lines)
    paid = tuple(Paid(*part) for part in command.paid)
    work.request = described(
        "buy_goods",
        unit=command.unit,
        date=command.date,
        lines=lines,
        paid=paid,
        supplier=command.supplier,
        discount=command.discount,
        freight=command.freight,
        fund=command.fund,
        key=command.key,
    )
    work.actor.require(Permission.RECORD_TRANSACTION, unit=command.unit)
    draft = StockDraft(work, command.date, command.fund)
    earlier = asked_before(work, command.key)
    if earlier is not None:
        return GoodsPosted(earlier)
    unit = find_unit(work.session, work.book_id, command.unit)
    bought = [_read(work, line) for line in lines]
    costs = _costs(bought, discount=command.discount, freight=command.freight)
    parts = check_paid(work, paid, sum(costs))
    line = CASH_LINE if moves_cash(work, parts) else ""
    expensed: dict[str, int] = {}
    for (item, quantity, _), cost in zip(bought, costs, strict=True):
        beyond = draft.receive(unit.code, item, quantity, cost, MovementKind.PURCHASE)
        expensed[item.cost_account] = expensed.get(item.cost_account, 0) + beyond
    description = command.description or _description(unit, bought)
    return post_goods(
        work,
        draft,
        settling_legs(work, parts, credit, component=line, unit=unit.code, fund=command.fund),
        [
            *beyond_stock(work, unit.code, expensed, fund=command.fund, component=line),
            *draft.postings(component=line),
        ],
        description=description,
        key=command.key,
        said=Said(
            date=command.date,
            party=command.supplier,
            due_on=command.due_on,
            reference=command.reference,
            description=description,
        ),
        tags=promised(command.proof_later),
        evidence=command.evidence,
    )


def _read(work: Work, said: BoughtGoods) -> _Line:
    """Return what *said* means.

    Raises:
        NotFoundError, InvalidFieldError: nothing that can be bought.
    """
    code, _, measured = said.item.partition("/")
    item = find_item(work.session, work.book_id, code)
    if item.of_kind not in REGISTERED:
        raise InvalidFieldError("item", code, "registered_kind")
    if not item.is_ours:
        raise InvalidFieldError("item", code, "our_goods")
    measure = find_measure(work.session, item, said.measure or measured)
    quantity = smallest(said.quantity, measure.factor)
    if not quantity:
        raise InvalidFieldError("quantity", said.quantity, "positive")
    if to_minor(said.total) < 0:
        raise InvalidFieldError("price", said.total, "not_negative")
    return _Line(item, quantity, to_minor(said.total))


def _costs(bought: list[_Line], *, discount: Money, freight: Money) -> list[int]:
    """Return what each line costs with its share of *freight* and less that of *discount*.

    Raises:
        InvalidFieldError: nothing is bought, or the discount is more than the goods.
    """
    if not bought:
        raise InvalidFieldError("goods", "", "some_goods")
    gross = sum(line.minor for line in bought)
    off, carriage = to_minor(discount), to_minor(freight)
    if not 0 <= off <= gross:
        raise InvalidFieldError("discount", discount, "part_of_whole")
    if carriage < 0:
        raise InvalidFieldError("amount", freight, "not_negative")
    net = gross - off + carriage
    weights = {f"{n:04}": line.minor for n, line in enumerate(bought)}
    if not gross:  # all given for nothing: the freight is shared out evenly
        weights = dict.fromkeys(weights, 1)
    return [part.units for part in allocate(net, weights).values()]


def _description(unit: Unit, bought: list[_Line]) -> str:
    names = ", ".join(dict.fromkeys(line.item.name for line in bought))
    return f"Beli {names} untuk {unit.name}"[:300]
