"""Moving goods: from unit to unit at what they cost, through the current accounts (RK)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple
from uuid import uuid4

from bumdes.approval.waiting import may_wait
from bumdes.bookings.goods import GoodsPosted, beyond_stock, post_goods
from bumdes.dealings.current_account import CurrentAccounts
from bumdes.dealings.dealing import Dealing, DealingKind
from bumdes.errors import InvalidFieldError
from bumdes.permissions import Permission
from bumdes.record import described, new_id
from bumdes.stock.asking import asked_before
from bumdes.stock.draft import StockDraft
from bumdes.stock.goods import read_goods
from bumdes.stock.movement import MovementKind
from bumdes.unit import find_unit
from ledger.money import from_minor, to_minor

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.stock.item import Item
    from bumdes.stock.measure import Quantity
    from bumdes.unit import Unit
    from bumdes.work import Work
    from ledger import Money


class MovedGoods(NamedTuple):
    """So much of an item that goes to another unit.

    Attributes:
        cost: what it cost; said, and only said, where the giver counts by the month.
    """

    item: str
    quantity: Quantity
    measure: str = ""
    cost: Money | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveGoods:
    """Goods that go from one unit to another; an empty code is the head office.

    Attributes:
        key: the same for the same move, so that asking twice moves once.
    """

    from_unit: str
    to_unit: str
    date: dt.date
    lines: tuple[MovedGoods, ...]
    about: str = ""
    fund: str = ""
    decision: str = ""
    evidence: tuple[str, ...] = ()
    key: str = field(default_factory=lambda: uuid4().hex)


@may_wait
def move_goods(work: Work, command: MoveGoods) -> GoodsPosted:
    """Move goods to another unit at what they cost; the lines between the units are made here.

    Either may keep its goods by any method. Asking again with the same key changes nothing.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: there is no such unit, article or measure.
        InvalidFieldError: both units are the same, goods are not ours, a quantity is none,
            or a cost is said where articles are kept, or not where they are not.
        StockShortError: there is not so much, and the unit refuses that.
        SettingMissingError: the books name no accounts between units and head office.
        EnterpriseError, LedgerError: the entry is refused.
    """
    lines = tuple(MovedGoods(*line) for line in command.lines)
    work.request = described(
        "move_goods",
        from_unit=command.from_unit,
        to_unit=command.to_unit,
        date=command.date,
        lines=lines,
        fund=command.fund,
        key=command.key,
    )
    work.actor.require(Permission.ALLOCATE)
    if command.from_unit == command.to_unit:
        raise InvalidFieldError("to_unit", command.to_unit, "another_unit")
    draft = StockDraft(work, command.date, command.fund)
    earlier = asked_before(work, command.key)
    if earlier is not None:
        return GoodsPosted(earlier)
    giver = find_unit(work.session, work.book_id, command.from_unit)
    taker = find_unit(work.session, work.book_id, command.to_unit)
    if not lines:
        raise InvalidFieldError("goods", "", "some_goods")
    total = 0
    expensed: dict[str, int] = {}
    for line in lines:
        item, quantity = read_goods(work, line.item, line.quantity, line.measure)
        cost = _given(draft, giver, item, quantity, line.cost)
        beyond = draft.receive(taker.code, item, quantity, cost, MovementKind.TRANSFER)
        expensed[item.cost_account] = expensed.get(item.cost_account, 0) + beyond
        total += cost
    amount, fund = from_minor(total, work.book.currency), command.fund
    between = CurrentAccounts.of(work.book)
    about = command.about or f"Penyerahan barang: {giver.name} ke {taker.name}"
    done = post_goods(
        work,
        draft,
        (),
        [
            *between.given(giver.code, amount, fund=fund),
            *between.taken(taker.code, amount, fund=fund),
            *beyond_stock(work, taker.code, expensed, fund=fund),
            *draft.postings(),
        ],
        description=about[:300],
        key=command.key,
        evidence=command.evidence,
        decision=command.decision,
    )
    work.session.add(_dealing(work, command, total, about, done.posted.sequence))
    work.session.flush()
    return done


def _given(
    draft: StockDraft, giver: Unit, item: Item, quantity: int, cost: Money | None
) -> int:
    """Let *quantity* of *item* leave *giver*, and return what it cost, in sen."""
    if draft.method(giver.code).is_perpetual:
        if cost is not None:
            raise InvalidFieldError("amount", cost, "cost_is_known")
        return draft.take(giver.code, item, quantity, MovementKind.TRANSFER)
    if cost is None or to_minor(cost) <= 0:
        raise InvalidFieldError("amount", cost, "positive")
    draft.change_pool(giver.code, item.account, -to_minor(cost))
    return to_minor(cost)


def _dealing(work: Work, command: MoveGoods, total: int, about: str, sequence: int) -> Dealing:
    """Return the dealing that the page of the current accounts lists."""
    return Dealing(
        book_id=work.book_id,
        dealing_id=new_id(),
        kind=DealingKind.ASSET.value,
        from_unit=command.from_unit,
        to_unit=command.to_unit,
        date=command.date,
        amount_minor=total,
        about=about[:500],
        entry_sequence=sequence,
        recorded_by=work.actor.name,
        fund=command.fund,
        decision=command.decision,
    )
