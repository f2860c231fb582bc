"""Counting stock (opname): what two people find, and the entry that makes the books agree."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from bumdes.bookings.goods import beyond_stock, post_goods
from bumdes.errors import (
    ByItemError,
    ByMonthError,
    CountAboveBooksError,
    InvalidFieldError,
    StockCountUnwitnessedError,
)
from bumdes.permissions import Permission
from bumdes.record import described, new_id
from bumdes.stock.count import CountReason, StockCount, StockCountLine
from bumdes.stock.draft import StockDraft
from bumdes.stock.item import COST_ACCOUNTS, find_item, find_measure, measures_of
from bumdes.stock.measure import smallest
from bumdes.stock.movement import MovementKind
from bumdes.stock.pool import STOCK, pool_minor
from bumdes.stock.valuation import cost_of, on_hand
from bumdes.unit import find_unit
from ledger import AccountKind, EntryKind, debit
from ledger.errors import KeyReusedError
from ledger.money import from_minor, to_minor
from ledger.text import check_text

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.stock.item import Item
    from bumdes.stock.measure import Quantity
    from bumdes.unit import Unit
    from bumdes.work import Work
    from ledger import Money, Posting

GOODS, LOSS = "1.1.05.01", "7.2.99.99"
"""What a count by the month usually counts, and where goods go that are gone."""


class Found(NamedTuple):
    """What was found of an article.

    Attributes:
        reason: why it is not what the books say; asked only where it is not.
    """

    item: str
    quantity: Quantity
    measure: str = ""
    reason: CountReason = CountReason.OTHER


class FoundByMonth(NamedTuple):
    """What was found of some goods, at the price they were bought for.

    Attributes:
        name: what they are; a registered article or not.
        price: of one of the measure.
    """

    name: str
    quantity: Quantity
    price: Money
    measure: str = ""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class CountMonth:
    """A count of all goods of an account, at the end of a month.

    Attributes:
        account: the account of stock whose goods were counted.
        value: what they are worth at what they were bought for; the sum of the lines where
            there are lines.
        cost_account: what the goods that are gone became; the usual one if not said.
    """

    unit: str
    date: dt.date
    counter: str
    witness: str
    value: Money | None = None
    lines: tuple[FoundByMonth, ...] = ()
    account: str = GOODS
    cost_account: str = ""
    fund: str = ""
    note: str = ""
    evidence: tuple[str, ...] = ()
    key: str = field(default_factory=new_id)


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
    known = _known(work, command)
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
    count = _new(work, command, account="")
    legs = draft.postings()
    if legs or any(line.quantity != line.booked for line in counted):
        count.entry_sequence = _post(work, draft, command, unit, lost, legs)
    work.session.add(count)
    work.session.flush()
    work.session.add_all(_line(work, count, n, line) for n, line in enumerate(counted, start=1))
    work.session.flush()
    return count


def count_month(work: Work, command: CountMonth) -> StockCount:
    """Post the cost of sales of a unit that counts by the month.

    It is what there was and was bought, less what was counted. Asking again with the same
    key changes nothing.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: there is no such unit.
        ByItemError: the unit keeps each article.
        StockCountUnwitnessedError: no two people counted.
        InvalidFieldError: the value is below zero, or an account is of the wrong kind.
        CountAboveBooksError: more was counted than there was and was bought.
        EnterpriseError, LedgerError: the entry is refused.
    """
    lines = tuple(FoundByMonth(*line) for line in command.lines)
    work.request = described(
        "count_month",
        unit=command.unit,
        date=command.date,
        counter=command.counter,
        witness=command.witness,
        value=command.value,
        lines=lines,
        account=command.account,
        fund=command.fund,
        key=command.key,
    )
    work.actor.require(Permission.MANAGE_STOCK, unit=command.unit)
    check_witnessed(command.counter, command.witness)
    draft = StockDraft(work, command.date, command.fund)
    known = _known(work, command)
    if known is not None:
        return known
    unit = find_unit(work.session, work.book_id, command.unit)
    if draft.method(unit.code).is_perpetual:
        raise ByItemError(unit.code)
    worth = [_worth(line) for line in lines]
    value = _value(command, worth)
    cost_account = _cost_account(work, command)
    booked = pool_minor(work, command.unit, command.account, command.fund, command.date)
    if value > booked:
        raise CountAboveBooksError(
            counted=from_minor(value, work.book.currency),
            booked=from_minor(booked, work.book.currency),
            on=command.date,
        )
    count = _new(work, command, account=command.account)
    count.counted_minor, count.booked_minor = value, booked
    if booked > value:
        draft.change_pool(unit.code, command.account, value - booked)
        cost = debit(
            cost_account,
            from_minor(booked - value, work.book.currency),
            unit=unit.code,
            fund=command.fund,
        )
        count.entry_sequence = post_goods(
            work,
            draft,
            (),
            [cost, *draft.postings()],
            description=f"Hitung stok {unit.name}: barang yang terjual atau terpakai",
            key=command.key,
            kind=EntryKind.ADJUSTING,
            evidence=command.evidence,
        ).posted.sequence
    work.session.add(count)
    work.session.flush()
    work.session.add_all(
        _month_line(count, n, line, minor)
        for n, (line, minor) in enumerate(zip(lines, worth, strict=True), start=1)
    )
    work.session.flush()
    return count


def check_witnessed(counter: str, witness: str) -> None:
    """Do nothing if two people are named.

    Raises:
        StockCountUnwitnessedError: one is missing, or both are the same.
    """
    names = {" ".join(name.split()).casefold() for name in (counter, witness)}
    if len(names - {""}) < 2:
        raise StockCountUnwitnessedError
    for name in (counter, witness):
        check_text(name, "name", most=150)


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


def _known(work: Work, command: CountStock | CountMonth) -> StockCount | None:
    """Return the count that was recorded under the key of *command*, if it is the same."""
    known = work.session.get(StockCount, (work.book_id, command.key))
    if known is None:
        return None
    same = (known.unit, known.fund, known.date) == (command.unit, command.fund, command.date)
    if not same:
        raise KeyReusedError(command.key, "stock_count", stored=known.date, given=command.date)
    return known


def _new(work: Work, command: CountStock | CountMonth, *, account: str) -> StockCount:
    return StockCount(
        book_id=work.book_id,
        count_id=command.key,
        unit=command.unit,
        fund=command.fund,
        date=command.date,
        counter=command.counter,
        witness=command.witness,
        account=account,
        counted_minor=0,
        booked_minor=0,
        note=check_text(command.note, "note", most=300, blank=True),
        entry_sequence=0,
        recorded_by=work.actor.name,
    )


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


def _month_line(
    count: StockCount, line_no: int, line: FoundByMonth, minor: int
) -> StockCountLine:
    counted = smallest(line.quantity, Fraction(1000))
    return StockCountLine(
        book_id=count.book_id,
        count_id=count.count_id,
        line_no=line_no,
        item="",
        name=check_text(line.name, "name", most=100),
        measure=check_text(line.measure, "measure", most=20, blank=True),
        counted=counted,
        booked=counted,
        value_minor=minor,
    )


def _worth(line: FoundByMonth) -> int:
    smallest(line.quantity, Fraction(1000))
    amount = Fraction(line.quantity) * to_minor(line.price)
    if amount < 0 or amount.denominator != 1:
        raise InvalidFieldError("price", line.price, "price")
    return int(amount)


def _value(command: CountMonth, worth: list[int]) -> int:
    if worth:
        if command.value is not None and to_minor(command.value) != sum(worth):
            raise InvalidFieldError("amount", command.value, "sum_of_lines")
        return sum(worth)
    if command.value is None:
        raise InvalidFieldError("goods", "", "some_goods")
    value = to_minor(command.value)
    if value < 0:
        raise InvalidFieldError("amount", command.value, "not_negative")
    return value


def _cost_account(work: Work, command: CountMonth) -> str:
    chart = work.book.chart
    if not chart.postable(command.account).code.startswith(STOCK):
        raise InvalidFieldError("account", command.account, "stock_account")
    usual = COST_ACCOUNTS.get(command.account, "5.1.01.01")
    account = chart.postable(command.cost_account or usual)
    if account.kind is not AccountKind.EXPENSE:
        raise InvalidFieldError("cost_account", account.code, "expense_account")
    return account.code
