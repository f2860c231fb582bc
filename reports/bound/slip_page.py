"""Vouchers and receipts as the template sets them: sheets of one, two or three."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bumdes.month import day_words
from bumdes.rupiah import format_plain
from reports.page import address_of, grouped, qr_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ledger import Money
    from reports.bound.slip import Receipt, Receipts, Slip, SlipBox, SlipLine, Slips
    from reports.document import Letterhead

LINES_OF_HALF = 13
"""Lines of facts and of the entry that a voucher of half a sheet has room for."""
FACT_CHARACTERS, NAME_CHARACTERS = 88, 62
"""What stands on one line of the facts, and of the names of accounts."""
RECEIPTS_OF_SHEET = 3


class PageLine(NamedTuple):
    """A line of the entry, as texts."""

    code: str
    name: str
    debit: str
    credit: str


class PageSlip(NamedTuple):
    """A voucher as texts.

    Attributes:
        signed_at: place and day.
        qr: an SVG that says its digest.
    """

    slip: Slip
    signed_at: str
    amount: str
    total: str
    lines: tuple[PageLine, ...]
    boxes: tuple[SlipBox, ...]
    digest: str
    qr: str


class SlipSheet(NamedTuple):
    """A sheet of paper.

    Attributes:
        is_tall: whether its one voucher takes a sheet or more.
    """

    slips: tuple[PageSlip, ...]
    is_tall: bool


class PageSlips(NamedTuple):
    """Vouchers on their sheets."""

    letterhead: Letterhead
    logo: str
    sheets: tuple[SlipSheet, ...]


class PageReceipt(NamedTuple):
    """A receipt as texts."""

    receipt: Receipt
    signed_at: str
    amount: str
    digest: str
    qr: str


class PageReceipts(NamedTuple):
    """Receipts on their sheets."""

    letterhead: Letterhead
    logo: str
    sheets: tuple[tuple[PageReceipt, ...], ...]


def page_of_slips(block: Slips) -> PageSlips:
    """Return *block* on its sheets."""
    sheets = tuple(
        SlipSheet(tuple(_slip(slip) for slip in sheet), is_tall=is_tall(sheet[0]))
        for sheet in paired(block.slips)
    )
    return PageSlips(block.letterhead, address_of(block.letterhead.logo), sheets)


def page_of_receipts(block: Receipts) -> PageReceipts:
    """Return *block* on its sheets."""
    found = block.receipts
    sheets = tuple(
        tuple(_receipt(receipt) for receipt in found[first : first + RECEIPTS_OF_SHEET])
        for first in range(0, len(found), RECEIPTS_OF_SHEET)
    )
    return PageReceipts(block.letterhead, address_of(block.letterhead.logo), sheets)


def is_tall(slip: Slip) -> bool:
    """Return whether *slip* needs more than half a sheet."""
    facts = sum(_lines(value, FACT_CHARACTERS) for _, value in slip.facts)
    entry = sum(_lines(line.name, NAME_CHARACTERS) for line in slip.lines)
    return facts + entry > LINES_OF_HALF


def paired(slips: Sequence[Slip]) -> Iterator[tuple[Slip, ...]]:
    """Yield what stands on one sheet, in the order of *slips*: two short ones share one."""
    waiting: tuple[Slip, ...] = ()
    for slip in slips:
        if waiting and (is_tall(slip) or len(waiting) == 2):
            yield waiting
            waiting = ()
        if is_tall(slip):
            yield (slip,)
        else:
            waiting = (*waiting, slip)
    if waiting:
        yield waiting


def _slip(slip: Slip) -> PageSlip:
    return PageSlip(
        slip=slip,
        signed_at=_signed_at(slip.place, day_words(slip.date)),
        amount=_rupiah(slip.amount),
        total=format_plain(slip.total) if slip.total is not None else "",
        lines=tuple(_line(line) for line in slip.lines),
        boxes=slip.boxes,
        digest=grouped(slip.digest),
        qr=qr_of(slip.digest),
    )


def _receipt(receipt: Receipt) -> PageReceipt:
    return PageReceipt(
        receipt=receipt,
        signed_at=_signed_at(receipt.place, day_words(receipt.date)),
        amount=_rupiah(receipt.amount),
        digest=grouped(receipt.digest),
        qr=qr_of(receipt.digest),
    )


def _line(line: SlipLine) -> PageLine:
    debit, credit = (
        format_plain(amount) if amount is not None else ""
        for amount in (line.debit, line.credit)
    )
    return PageLine(line.code, line.name, debit, credit)


def _lines(text: str, characters: int) -> int:
    return max(1, -(-len(text) // characters))


def _rupiah(amount: Money) -> str:
    return f"Rp\N{NO-BREAK SPACE}{format_plain(amount)}"


def _signed_at(place: str, day: str) -> str:
    return ", ".join(filter(None, (place, day)))
