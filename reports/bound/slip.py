"""Vouchers and receipts: half a sheet of paper each, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt

    from ledger import Money
    from reports.document import Letterhead


@dataclass(frozen=True, slots=True)
class SlipLine:
    """One line of the entry; the side that it does not stand on is None."""

    code: str
    name: str
    debit: Money | None
    credit: Money | None


@dataclass(frozen=True, slots=True)
class SlipBox:
    """A box to sign in.

    Attributes:
        act: what signing means: ``Disetujui oleh``.
        name: blank where a line is left to write on.
        stamp: what is to be stuck there before signing; nothing mostly.
    """

    act: str
    role: str
    name: str = ""
    stamp: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """A voucher: what one entry says, for those who pay, receive and sign.

    Attributes:
        title: ``Bukti Kas Masuk``.
        number: ``BKM/2025/0031``.
        place: where it is signed.
        facts: from or to whom, what for, and what else is told, name by name.
        words: the amount in words.
        boxes: who signs.
        mark: that it was taken back, or takes back; nothing mostly.
        digest: of the entry in the chain of the books, hexadecimal.
        notes: sentences at the foot.
    """

    title: str
    number: str
    date: dt.date
    place: str
    facts: tuple[tuple[str, str], ...]
    amount: Money
    words: str
    lines: tuple[SlipLine, ...]
    boxes: tuple[SlipBox, ...]
    digest: str
    mark: str = ""
    notes: tuple[str, ...] = ()

    @property
    def total(self) -> Money | None:
        """What its debits come to; None if it has none."""
        debits = [line.debit for line in self.lines if line.debit is not None]
        return sum(debits[1:], debits[0]) if debits else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """A receipt (kuitansi): who gave, how much, what for, and who received.

    Attributes:
        number: of its voucher.
        given_by: who gave the money; blank where a line is left to write on.
        received_by: who signs, with the office below.
        stamp: what is to be stuck there before signing; nothing if it needs none.
    """

    number: str
    date: dt.date
    place: str
    given_by: str
    received_by: str
    role: str
    amount: Money
    words: str
    purpose: str
    digest: str
    stamp: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Slips:
    """A block of vouchers, two on a sheet where they are short; each bears the letterhead."""

    letterhead: Letterhead
    slips: tuple[Slip, ...]


@dataclass(frozen=True, slots=True)
class Receipts:
    """A block of receipts, three on a sheet; each bears the letterhead."""

    letterhead: Letterhead
    receipts: tuple[Receipt, ...]
