"""Receipts: what a customer takes home."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bumdes.party import find_party
from bumdes.till.sale import Means, find_sale, lines_of
from bumdes.till.shift import find_shift
from ledger.money import from_minor

if TYPE_CHECKING:
    from decimal import Decimal

    from bumdes.till.sale import TillLine, TillSale
    from bumdes.till.shift import TillShift
    from bumdes.work import Work
    from ledger import Money, PostedEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptLine:
    """One thing that was sold."""

    item: str
    name: str
    quantity: Decimal
    price: Money
    total: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What a sale was, and how it was paid.

    Attributes:
        gross: before the discount.
        total: what was to be paid.
        received, change: put down in cash, and given back.
        rest: what QRIS paid, or what stays owed; zero where cash paid it all.
        customer: the name of who owes it; empty for none.
        taken_back: whether its entry was taken back since.
    """

    sale: TillSale
    shift: TillShift
    posted: PostedEntry
    lines: tuple[ReceiptLine, ...]
    gross: Money
    discount: Money
    total: Money
    means: Means
    received: Money
    change: Money
    rest: Money
    customer: str
    taken_back: bool


def receipt_of(work: Work, sale_id: str) -> Receipt:
    """Return the receipt of the sale *sale_id*.

    Raises:
        NotFoundError: there is no such sale.
    """
    sale = find_sale(work.session, work.book_id, sale_id)
    lines = lines_of(work.session, sale)
    gross = sum(line.total_minor for line in lines)
    total = gross - sale.discount_minor

    def money(minor: int) -> Money:
        return from_minor(minor, work.book.currency)

    return Receipt(
        sale=sale,
        shift=find_shift(work.session, work.book_id, sale.shift_id),
        posted=work.book.entry(sale.entry_sequence),
        lines=tuple(_line(work, line) for line in lines),
        gross=money(gross),
        discount=money(sale.discount_minor),
        total=money(total),
        means=Means(sale.means),
        received=money(sale.received_minor),
        change=money(max(sale.received_minor - total, 0)),
        rest=money(max(total - sale.received_minor, 0)),
        customer=_customer(work, sale.customer),
        taken_back=work.book.reversed_by(sale.entry_sequence) is not None,
    )


def _line(work: Work, line: TillLine) -> ReceiptLine:
    return ReceiptLine(
        item=line.item,
        name=line.name,
        quantity=line.quantity,
        price=from_minor(line.price_minor, work.book.currency),
        total=from_minor(line.total_minor, work.book.currency),
    )


def _customer(work: Work, code: str) -> str:
    return find_party(work.session, work.book_id, code).name if code else ""
