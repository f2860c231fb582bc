"""Counting stock (opname): what two people find, and the entry that makes the books agree.

Units that count by the month do it in ``counting_by_month``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from bumdes.approval.waiting import may_wait
from bumdes.bookings.count import check_witnessed, known_count, new_count
from bumdes.bookings.goods import beyond_stock, post_goods
from bumdes.errors import (
    ByMonthError,
    InvalidFieldError,
)
from bumdes.permissions import Permission
from bumdes.record import described, new_id
from bumdes.stock.count import CountReason, StockCount, StockCountLine
from bumdes.stock.draft import StockDraft
from bumdes.stock.item import find_item, find_measure, measures_of
from bumdes.stock.measure import smallest
from bumdes.stock.movement import MovementKind
from bumdes.stock.valuation import cost_of, on_hand
from bumdes.unit import find_unit
from ledger import EntryKind

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.stock.item import Item
    from bumdes.stock.measure import Quantity
    from bumdes.unit import Unit
    from bumdes.work import Work
    from ledger import Posting

LOSS = "7.2.99.99"
"""Where goods go that are gone, if nobody says."""


class Found(NamedTuple):
    """What was found of an article.

    Attributes:
        reason: why it is not what the books say; asked only where it is not.
    """

    item: str
    quantity: Quantity
    measure: str = ""
    reason: CountReason = CountReason.OTHER


@dataclass(frozen=True, slots=True, kw_only=True)
class CountStock:
    """A count article by article; articles that are not named were not counted.

    Attributes:
        counter, witness: who counted, and who saw it; two people.
        loss_account: where what is gone goes, and what is found more comes from.
        fund: whose goods they are; empty for the enterprise's own.
        key: the same for the same count, so that asking twice records once.
    """

    unit: str
    date: dt.date
    counter: str
    witness: str
    lines: tuple[Found, ...]
    loss_account: str = LOSS
    fund: str = ""
    note: str = ""
    evidence: tuple[str, ...] = ()
    key: str = field(default_factory=new_id)


@may_wait
def count_stock(work: Work, command: CountStock) -> StockCount:
    """Make the books say what was counted of each article.

    What is missing costs what its layers cost; what is found more costs what an article last
    cost. Asking again with the same key changes nothing.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: there is no such unit, article or measure.
        ByMonthError: the unit counts by the month.
        StockCountUnwitnessedError: no two people counted.
        InvalidFieldError: a quantity is no whole number of the smallest measure, an article
            is counted twice or is not ours, or the account is none.
        EnterpriseError, LedgerError: the entry is refused.
    """
    lines = tuple(Found(*line) for line in command.lines)
    work.request = described(
        "count_stock",
        unit=command.unit,
        date=command.date,
        counter=command.counter,
        witness=command.witness,
        lines=lines,
        fund=command.fund,
        key=command.key,
    )
    work.actor.require(Permission.MANAGE_STOCK, unit=command.unit)
    check_witnessed(command.counter, command.witness)
    draft = StockDraft(work, command.date, command.fund)
    known = known_count(work, command)
    if known is not None:
        return known
    unit = find_unit(work.session, work.book_id, command.unit)
    if not draft.method(unit.code).is_perpetual:
        raise ByMonthError(unit.code)
    if work.book.chart.postable(command.loss_account).is_cash:
        raise InvalidFieldError("account", command.loss_account, "expense_account")
    counted = [_counted(work, draft, unit, line) for line in lines]
    if len({line.item.code for line in counted}) < len(counted) or not counted:
        raise InvalidFieldError("goods", "", "some_goods")
    lost = sum(_adjust(draft, unit, line) for line in counted)
    count = new_count(work, command, account="")
    legs = draft.postings()
    if legs or any(line.quantity != line.booked for line in counted):
        count.entry_sequence = _post(work, draft, command, unit, lost, legs)
    work.session.add(count)
    work.session.flush()
    work.session.add_all(_line(work, count, n, line) for n, line in enumerate(counted, start=1))
    work.session.flush()
    return count


@dataclass(slots=True)
class _Counted:
    item: Item
    measure: str
    quantity: int
    booked: int
    reason: CountReason
    cost: int = 0


def _counted(work: Work, draft: StockDraft, unit: Unit, said: Found) -> _Counted:
    item = find_item(work.session, work.book_id, said.item)
    if not item.account:
        raise InvalidFieldError("item", said.item, "our_goods")
    measure = find_measure(work.session, item, said.measure)
    quantity = smallest(said.quantity, measure.factor)
    booked = draft.on_day(unit.code, item)
    return _Counted(item, measure.name, quantity, booked, CountReason(said.reason))


def _adjust(draft: StockDraft, unit: Unit, line: _Counted) -> int:
    """Let the draft say what was counted, and return what was lost by it, in sen."""
    more = line.quantity - line.booked
    if more < 0:
        line.cost = -draft.take(unit.code, line.item, -more, MovementKind.COUNT)
        return -line.cost
    if more > 0:
        worth = _worth_of(draft, unit, line.item, more)
        line.cost = worth
        beyond = draft.receive(unit.code, line.item, more, worth, MovementKind.COUNT)
        return beyond - worth
    return 0


def _worth_of(draft: StockDraft, unit: Unit, item: Item, quantity: int) -> int:
    """Return what *quantity* found more is worth, in sen: as what lies there, or is bought."""
    layers = draft.layers(unit.code, item)
    there = on_hand(layers)
    if there > 0:
        return round(Fraction(cost_of(layers) * quantity, there))
    for measure in measures_of(draft.work.session, item.book_id, item.code):
        if measure.buying_minor:
            return round(measure.buying_minor * quantity / measure.factor)
    return 0


def _post(
    work: Work,
    draft: StockDraft,
    command: CountStock,
    unit: Unit,
    lost: int,
    legs: list[Posting],
) -> int:
    """Post what the count changes, and return the place of the entry."""
    return post_goods(
        work,
        draft,
        (),
        [
            *beyond_stock(work, unit.code, {command.loss_account: lost}, fund=command.fund),
            *legs,
        ],
        description=f"Hitung stok {unit.name}: selisih hitung",
        key=command.key,
        kind=EntryKind.ADJUSTING,
        evidence=command.evidence,
    ).posted.sequence


def _line(work: Work, count: StockCount, line_no: int, line: _Counted) -> StockCountLine:
    return StockCountLine(
        book_id=work.book_id,
        count_id=count.count_id,
        line_no=line_no,
        item=line.item.code,
        name=line.item.name,
        measure=line.measure,
        counted=line.quantity,
        booked=line.booked,
        value_minor=line.cost,
        reason="" if line.quantity == line.booked else line.reason.value,
    )
