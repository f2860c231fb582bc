"""Selling at the till: goods over the counter, paid by cash, QRIS or on credit."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple
from uuid import uuid4

from bumdes.actions.selling_goods import SellGoods, SoldGoods, sell_goods
from bumdes.approval.unwaited import Unwaited
from bumdes.approval.waiting import never_waits
from bumdes.bookings.goods import Paid
from bumdes.errors import (
    CustomerMissingError,
    DiscountTooLargeError,
    EmptySaleError,
    InvalidFieldError,
    NothingLeftToPayError,
    OutsideShiftError,
    PaidTooLittleError,
    QrisNotTakenError,
    ShiftClosedError,
)
from bumdes.party import find_party
from bumdes.permissions import Permission
from bumdes.record import described
from bumdes.stock.item import find_item, find_measure
from bumdes.till.sale import THOUSANDTHS, Means, TillLine, TillSale
from bumdes.till.shift import find_shift
from bumdes.till.takings import RECEIVABLE
from ledger import rp
from ledger.canonical import stamp
from ledger.errors import KeyReusedError
from ledger.money import from_minor, to_minor

if TYPE_CHECKING:
    import datetime as dt
    from decimal import Decimal

    from bumdes.stock.item import Item, Measure
    from bumdes.till.shift import TillShift
    from bumdes.work import Work
    from ledger import Money, Posted


class SoldLine(NamedTuple):
    """One thing over the counter: how much of which item, at what price of one.

    ``measure`` is what it is counted by, and priced by; empty for the item's smallest.
    """

    item: str
    quantity: Decimal
    price: Money
    measure: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SellAtTill:
    """One sale.

    Attributes:
        date: the day, of the device that made the sale, which may have been offline.
        discount: off the whole.
        means: what pays that which cash does not.
        received: put down in cash, before the change.
        customer: code of the party that owes the rest, where it stays owed.
        key: the same for the same sale, so that asking twice sells once.
    """

    shift_id: str
    date: dt.date
    lines: tuple[SoldLine, ...]
    means: Means = Means.CASH
    received: Money = field(default_factory=lambda: rp(0))
    discount: Money = field(default_factory=lambda: rp(0))
    customer: str = ""
    key: str = field(default_factory=lambda: uuid4().hex)

    @property
    def digest(self) -> str:
        """SHA-256 of what is asked for, wherever it is recorded: the shift may be another."""
        said = described(
            "sell_at_till",
            date=self.date,
            lines=[
                (s.item, s.measure, s.quantity.normalize(), to_minor(s.price))
                for s in self.lines
            ],
            means=self.means.value,
            received=to_minor(self.received),
            discount=to_minor(self.discount),
            customer=self.customer,
        )
        return hashlib.sha256(said.encode()).hexdigest()


class _Sums(NamedTuple):
    """What a sale comes to, in sen: the lines, what is to be paid, and what cash pays of it."""

    lines: tuple[int, ...]
    total: int
    cash: int


@never_waits(Unwaited.COUNTER)
def sell_at_till(work: Work, command: SellAtTill) -> TillSale:
    """Sell goods in an open shift; asking again with the same key changes nothing.

    Raises:
        PermissionDeniedError: the actor may not sell in this unit.
        NotFoundError: there is no such shift, item or party.
        ShiftClosedError, OutsideShiftError: the shift has ended, or is not of that day.
        EmptySaleError, DiscountTooLargeError, InvalidFieldError: it comes to nothing.
        PaidTooLittleError, NothingLeftToPayError, QrisNotTakenError, CustomerMissingError: it
            is not paid so.
        KeyReusedError: the key was used for another sale.
        EnterpriseError, LedgerError: the stock or the books refuse it.
    """
    shift = find_shift(work.session, work.book_id, command.shift_id)
    work.request = described("sell_at_till", shift_id=command.shift_id, key=command.key)
    work.actor.require(Permission.SELL_AT_TILL, unit=shift.unit)
    work.book.writer()  # holds the books: what comes twice comes one after the other
    known = work.session.get(TillSale, (work.book_id, command.key))
    if known is not None:
        return _same(known, command)
    if not shift.is_open:
        raise ShiftClosedError(shift.closed_on)
    if not shift.opened_on <= command.date <= work.today:
        raise OutsideShiftError(command.date, opened_on=shift.opened_on)
    sums, goods = _sums(work, command), _goods(work, command)
    posted = _sell(work, shift, command, sums)
    sale = TillSale(
        book_id=work.book_id,
        sale_id=command.key,
        shift_id=shift.shift_id,
        date=command.date,
        means=command.means.value,
        received_minor=to_minor(command.received),
        discount_minor=to_minor(command.discount),
        entry_sequence=posted.sequence,
        request_hash=command.digest,
        recorded_at=stamp(work.clock()),
        recorded_by=work.actor.name,
        customer=command.customer if command.means is Means.CREDIT else "",
    )
    work.session.add(sale)
    work.session.flush()
    work.session.add_all(_lines(work, command, goods))
    work.session.flush()
    return sale


def _same(known: TillSale, command: SellAtTill) -> TillSale:
    """Return the sale recorded under the key of *command*, if it is the same."""
    if known.request_hash != command.digest:
        raise KeyReusedError(
            command.key, "sale", stored=known.request_hash, given=command.digest
        )
    return known


def _sums(work: Work, command: SellAtTill) -> _Sums:
    if not command.lines:
        raise EmptySaleError
    lines = tuple(_line_total(line) for line in command.lines)
    gross, discount = sum(lines), to_minor(command.discount)
    currency = work.book.currency
    if discount < 0:
        raise InvalidFieldError("discount", command.discount, "not_negative")
    if discount >= gross:
        raise DiscountTooLargeError(
            gross=from_minor(gross, currency), discount=command.discount
        )
    total, received = gross - discount, to_minor(command.received)
    facts = {"total": from_minor(total, currency), "received": command.received}
    if received < 0:
        raise InvalidFieldError("received", command.received, "not_negative")
    if command.means is Means.CASH and received < total:
        raise PaidTooLittleError(**facts)
    if command.means is not Means.CASH and received >= total:
        raise NothingLeftToPayError(**facts)
    return _Sums(lines, total, min(received, total))


def _line_total(line: SoldLine) -> int:
    """Return what a line comes to, in sen."""
    thousandths = line.quantity * THOUSANDTHS
    if not line.quantity.is_finite() or thousandths <= 0 or thousandths % 1:
        raise InvalidFieldError("quantity", line.quantity, "quantity")
    price = to_minor(line.price)
    whole, rest = divmod(int(thousandths) * price, THOUSANDTHS)
    if price <= 0 or rest:
        raise InvalidFieldError("price", line.price, "price")
    return whole


def _paid(work: Work, shift: TillShift, command: SellAtTill, sums: _Sums) -> list[Paid]:
    """Return what pays for the goods, by account: money, or what stays owed."""
    rest = sums.total - sums.cash
    paid = [(shift.cash, sums.cash)]
    if command.means is Means.QRIS:
        if not shift.qris:
            raise QrisNotTakenError
        paid.append((shift.qris, rest))
    if command.means is Means.CREDIT:
        if not command.customer:
            raise CustomerMissingError
        find_party(work.session, work.book_id, command.customer)
        paid.append((RECEIVABLE, rest))
    return [Paid(code, from_minor(minor, work.book.currency)) for code, minor in paid if minor]


def _sell(work: Work, shift: TillShift, command: SellAtTill, sums: _Sums) -> Posted:
    """Take the goods out of stock, and post the sale."""
    paid = _paid(work, shift, command, sums)
    sale = SellGoods(
        unit=shift.unit,
        date=command.date,
        lines=tuple(SoldGoods(*line) for line in command.lines),
        paid=tuple(paid),
        customer=command.customer if command.means is Means.CREDIT else "",
        discount=command.discount,
        key=command.key,
    )
    return sell_goods(work, sale).posted


def _goods(work: Work, command: SellAtTill) -> list[tuple[Item, Measure]]:
    """Return what is sold; as long as it is held, the session asks for none of it again."""
    items = [find_item(work.session, work.book_id, line.item) for line in command.lines]
    return [
        (item, find_measure(work.session, item, line.measure))
        for item, line in zip(items, command.lines, strict=True)
    ]


def _lines(
    work: Work, command: SellAtTill, goods: list[tuple[Item, Measure]]
) -> list[TillLine]:
    return [
        TillLine(
            book_id=work.book_id,
            sale_id=command.key,
            line_no=line_no,
            item=line.item,
            measure=line.measure,
            name=_name(item, measure),
            quantity_milli=int(line.quantity * THOUSANDTHS),
            price_minor=to_minor(line.price),
        )
        for line_no, (line, (item, measure)) in enumerate(
            zip(command.lines, goods, strict=True), 1
        )
    ]


def _name(item: Item, measure: Measure) -> str:
    """Return what the receipt calls it: with the measure, unless that is its smallest."""
    return item.name if measure.name == item.smallest else f"{item.name}, {measure.name}"
