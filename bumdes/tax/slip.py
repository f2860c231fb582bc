"""Tax slips: papers on what was withheld from us, and on what we withheld from others."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from sqlalchemy import BigInteger, ForeignKeyConstraint, String, select
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.errors import NotFoundError, TakenError
from bumdes.party import party_names
from bumdes.record import Record
from ledger import Period
from ledger.money import from_minor

if TYPE_CHECKING:
    from collections.abc import Iterable

    from moneyed import Currency
    from sqlalchemy.orm import Session

    from bumdes.work import Work
    from ledger import Money


class SlipSide(StrEnum):
    """Who gave the slip to whom."""

    RECEIVED = "received"
    """Somebody withheld tax from us."""
    ISSUED = "issued"
    """We withheld tax from somebody."""
    CHARGED = "charged"
    """We charged value added tax (faktur pajak keluaran)."""
    CREDITED = "credited"
    """Somebody charged us value added tax (faktur pajak masukan)."""

    @property
    def label(self) -> str:
        """What people call it."""
        return {
            SlipSide.RECEIVED: "Bukti potong diterima",
            SlipSide.ISSUED: "Bukti potong dibuat",
            SlipSide.CHARGED: "Faktur pajak keluaran",
            SlipSide.CREDITED: "Faktur pajak masukan",
        }[self]


_OURS = frozenset({SlipSide.ISSUED, SlipSide.CHARGED})
"""Slips that we number ourselves."""


class TaxSlip(Record):
    """One slip, or one that is still awaited.

    Attributes:
        tax_object: key of what tax was withheld from; ``ppn`` for value added tax.
        number: as printed; empty while the paper has not come.
        issued_on: the day on the paper; None while it has not come.
        month: the month the tax belongs to, ``2026-03``.
        party: code of the other side; empty where it is in no register.
        counterparty: its name, where it is in no register; see ``names_on``.
        base_minor, tax_minor: in sen.
        percent: the rate, as text.
        entry_sequence: place in the journal of the entry that posts it.
    """

    __tablename__ = "tax_slips"
    __table_args__ = (ForeignKeyConstraint(["book_id"], ["enterprises.book_id"]),)

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    slip_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    side: Mapped[str] = mapped_column(String(20))
    tax_object: Mapped[str] = mapped_column(String(40))
    month: Mapped[str] = mapped_column(String(7))
    party: Mapped[str] = mapped_column(String(64))
    counterparty: Mapped[str] = mapped_column(String(200))
    base_minor: Mapped[int] = mapped_column(BigInteger)
    percent: Mapped[str] = mapped_column(String(20))
    tax_minor: Mapped[int] = mapped_column(BigInteger)
    entry_sequence: Mapped[int] = mapped_column(BigInteger)
    recorded_by: Mapped[str] = mapped_column(String(200))
    number: Mapped[str] = mapped_column(String(60), default="")
    issued_on: Mapped[dt.date | None] = mapped_column(default=None)
    file: Mapped[str] = mapped_column(String(64), default="")

    @property
    def period(self) -> Period:
        """The month the tax belongs to."""
        return Period.parse(self.month)

    @property
    def of_side(self) -> SlipSide:
        """Who gave it to whom."""
        return SlipSide(self.side)

    @property
    def rate(self) -> Fraction:
        """The percentage that was withheld."""
        return Fraction(self.percent)

    @property
    def is_awaited(self) -> bool:
        """Whether the paper has not come yet."""
        return not self.number

    def base(self, currency: Currency) -> Money:
        """Return what the tax was taken of."""
        return from_minor(self.base_minor, currency)

    def tax(self, currency: Currency) -> Money:
        """Return the tax."""
        return from_minor(self.tax_minor, currency)


def find_slip(session: Session, book_id: str, slip_id: str) -> TaxSlip:
    """Return the slip *slip_id*.

    Raises:
        NotFoundError: there is none.
    """
    slip = session.get(TaxSlip, (book_id, slip_id))
    if slip is None:
        raise NotFoundError("tax_slip", slip_id)
    return slip


def slips_of(session: Session, book_id: str) -> list[TaxSlip]:
    """Return every slip, the latest first; those of entries taken back are among them."""
    query = select(TaxSlip).where(TaxSlip.book_id == book_id)
    return list(session.scalars(query.order_by(TaxSlip.month.desc(), TaxSlip.slip_id.desc())))


def names_on(work: Work, slips: Iterable[TaxSlip]) -> dict[str, str]:
    """Return the name of the other side of each of *slips*, by the slip's id.

    Of who is registered only the register knows the name, so that it can be erased there.
    """
    known = list(slips)
    codes = {slip.party for slip in known if slip.party}
    names = party_names(work.session, work.book_id, codes)
    return {
        slip.slip_id: names.get(slip.party, slip.party) if slip.party else slip.counterparty
        for slip in known
    }


def standing_slips(work: Work) -> list[TaxSlip]:
    """Return the slips whose entries were not taken back, the latest first."""
    known = slips_of(work.session, work.book_id)
    back = work.book.reversals(slip.entry_sequence for slip in known)
    return [slip for slip in known if slip.entry_sequence not in back]


def check_free_number(work: Work, slip: TaxSlip, number: str) -> None:
    """Do nothing if no other slip that stands has *number*, of the same other side.

    Raises:
        TakenError: one has it.
    """
    for other in standing_slips(work):
        if (other.number, other.side) != (number, slip.side) or other.slip_id == slip.slip_id:
            continue
        same = (other.party, other.counterparty) == (slip.party, slip.counterparty)
        if number and (slip.of_side in _OURS or same):
            raise TakenError("tax_slip", number)
