"""Schemes: how the statutes (AD/ART) say that a profit is to be shared, and since when."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from typing import TYPE_CHECKING

from sqlalchemy import BigInteger, ForeignKeyConstraint, Index, String, select
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.errors import NoSchemeError, NotFoundError
from bumdes.record import Record
from bumdes.sharing.head_kind import Division, HeadKind
from bumdes.sharing.head_kinds import HEAD_KINDS

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


class Scheme(Record):
    """One way of sharing, for the years that end while it is in force; it never changes.

    Attributes:
        unit: the unit whose profit it shares; empty for the enterprise.
        name: what people call it.
        source: the article of the statutes, as printed.
        valid_to: the last day it is in force; None while no end is known.
        is_percentage: whether the weights are percentages, which add up to 100.
        losses_first: whether losses of earlier years are made up before anything is shared.
        decision: number of the decision that adopted it; empty if none is known.
    """

    __tablename__ = "sharing_schemes"
    __table_args__ = (
        ForeignKeyConstraint(["book_id"], ["enterprises.book_id"]),
        Index("ix_sharing_schemes_unit", "book_id", "unit", "valid_from"),
    )

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    scheme_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    unit: Mapped[str] = mapped_column(String(16))
    name: Mapped[str] = mapped_column(String(200))
    source: Mapped[str] = mapped_column(String(300))
    valid_from: Mapped[dt.date]
    recorded_by: Mapped[str] = mapped_column(String(200))
    valid_to: Mapped[dt.date | None] = mapped_column(default=None)
    is_percentage: Mapped[bool] = mapped_column(default=True)
    losses_first: Mapped[bool] = mapped_column(default=True)
    decision: Mapped[str] = mapped_column(String(100), default="")

    def is_in_force(self, on: dt.date) -> bool:
        """Whether it holds on day *on*."""
        return self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)


class Head(Record):
    """A head of a scheme: what for, and how much.

    Attributes:
        position: its place in the scheme, from 1.
        key: names it within the scheme.
        kind_key: see ``bumdes.sharing.head_kinds``.
        name: as the statutes call it.
        weight: an exact number, ``25.43`` or ``1/3``.
        floor_minor, cap_minor: the least and the most it gets, in sen, always whole rupiah.
        is_by_time: whether capital counts by the days of the year that it was there.
        account: where the share stands; empty for the usual one.
        party: whom the share is owed to, as the books know them; empty for one of its own.
    """

    __tablename__ = "sharing_heads"
    __table_args__ = (
        ForeignKeyConstraint(
            ["book_id", "scheme_id"], ["sharing_schemes.book_id", "sharing_schemes.scheme_id"]
        ),
    )

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    scheme_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    key: Mapped[str] = mapped_column(String(40))
    kind_key: Mapped[str] = mapped_column(String(40))
    name: Mapped[str] = mapped_column(String(200))
    weight: Mapped[str] = mapped_column(String(80))
    floor_minor: Mapped[int | None] = mapped_column(BigInteger, default=None)
    cap_minor: Mapped[int | None] = mapped_column(BigInteger, default=None)
    division: Mapped[str] = mapped_column(String(20), default=Division.WHOLE.value)
    is_by_time: Mapped[bool] = mapped_column(default=False)
    account: Mapped[str] = mapped_column(String(64), default="")
    party: Mapped[str] = mapped_column(String(64), default="")

    @property
    def kind(self) -> HeadKind:
        """What kind of head it is."""
        return HEAD_KINDS[self.kind_key]

    @property
    def exact_weight(self) -> Fraction:
        """Its weight as a number."""
        return Fraction(self.weight)


class Recipient(Record):
    """One of those that a head is divided among by an agreed ratio.

    Attributes:
        code: of a village, the ministry's; otherwise a name within the head.
        weight: an exact number, as that of a head.
    """

    __tablename__ = "sharing_recipients"
    __table_args__ = (
        ForeignKeyConstraint(
            ["book_id", "scheme_id", "head_position"],
            [
                "sharing_heads.book_id",
                "sharing_heads.scheme_id",
                "sharing_heads.position",
            ],
        ),
    )

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    scheme_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    head_position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    code: Mapped[str] = mapped_column(String(40))
    name: Mapped[str] = mapped_column(String(200))
    weight: Mapped[str] = mapped_column(String(80))


def schemes_of(session: Session, book_id: str) -> list[Scheme]:
    """Return every scheme: the enterprise's before the units', the latest first."""
    query = select(Scheme).where(Scheme.book_id == book_id)
    return list(session.scalars(query.order_by(Scheme.unit, Scheme.valid_from.desc())))


def find_scheme(session: Session, book_id: str, scheme_id: str) -> Scheme:
    """Return the scheme *scheme_id*.

    Raises:
        NotFoundError: there is none.
    """
    scheme = session.get(Scheme, (book_id, scheme_id))
    if scheme is None:
        raise NotFoundError("sharing_scheme", scheme_id)
    return scheme


def scheme_in_force(session: Session, book_id: str, *, on: dt.date) -> Scheme:
    """Return the enterprise's scheme of day *on*.

    Raises:
        NoSchemeError: it has none.
    """
    for scheme in schemes_of(session, book_id):
        if not scheme.unit and scheme.is_in_force(on):
            return scheme
    raise NoSchemeError(on)


def unit_schemes_in_force(session: Session, book_id: str, *, on: dt.date) -> list[Scheme]:
    """Return the schemes of units that have one of their own on day *on*, in unit order."""
    found = schemes_of(session, book_id)
    return [scheme for scheme in found if scheme.unit and scheme.is_in_force(on)]


def heads_of(session: Session, scheme: Scheme) -> list[Head]:
    """Return the heads of *scheme*, in their order."""
    query = select(Head).where(
        Head.book_id == scheme.book_id, Head.scheme_id == scheme.scheme_id
    )
    return list(session.scalars(query.order_by(Head.position)))


def recipients_of(session: Session, head: Head) -> list[Recipient]:
    """Return those that *head* is divided among by ratio, in their order."""
    query = select(Recipient).where(
        Recipient.book_id == head.book_id,
        Recipient.scheme_id == head.scheme_id,
        Recipient.head_position == head.position,
    )
    return list(session.scalars(query.order_by(Recipient.position)))
