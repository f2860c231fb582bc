"""Counting by the month: what is left of all goods, and what those that went had cost."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from bumdes.approval.waiting import may_wait
from bumdes.bookings.count import check_witnessed, known_count, new_count
from bumdes.bookings.goods import post_goods
from bumdes.errors import (
    ByItemError,
    CountAboveBooksError,
    InvalidFieldError,
)
from bumdes.permissions import Permission
from bumdes.record import described, new_id
from bumdes.stock.count import StockCount, StockCountLine
from bumdes.stock.draft import StockDraft
from bumdes.stock.item import COST_ACCOUNTS
from bumdes.stock.measure import smallest
from bumdes.stock.pool import STOCK, pool_minor
from bumdes.unit import find_unit
from ledger import AccountKind, EntryKind, debit
from ledger.money import from_minor, to_minor
from ledger.text import check_text

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.stock.measure import Quantity
    from bumdes.work import Work
    from ledger import Money

GOODS = "1.1.05.01"
"""What a count by the month counts, if nobody says."""


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


@may_wait
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
    known = known_count(work, command)
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
    count = new_count(work, command, account=command.account)
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
