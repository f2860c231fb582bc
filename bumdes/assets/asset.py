"""Assets: the things of the register, and by which plan each of them wears out.

What a thing cost, what wore off and which unit has it is asked of the ledger, whose lines name
it; the register keeps what the ledger cannot know.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from sqlalchemy import BigInteger, ForeignKeyConstraint, String, func, select
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.assets.asset_class import find_class
from bumdes.assets.schedule import Method, Schedule, month_number
from bumdes.errors import NotFoundError
from bumdes.read_once import read_once
from bumdes.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

    from bumdes.assets.asset_class import AssetClass

ASSET_REGISTER = "assets"
"""The register that posts to the accounts of assets, as its entries are tagged."""

_MOST_ASKED = 500


class Asset(Record):
    """One thing that the enterprise owns; the code is the asset of postings.

    Attributes:
        acquired_on: the day it became the enterprise's own.
        in_use_on: the day it could be used, from which it wears out.
        serial: number of the maker, or of the plate.
        detail: make, type, size.
        supplier: whom it came from.
        paper: number of the invoice, the agreement or the hand-over minutes.
        photo: digest of a picture, empty while there is none.
        insurer, policy, insured_until, insured_minor: its insurance, with the sum in sen.
    """

    __tablename__ = "assets"
    __table_args__ = (ForeignKeyConstraint(["book_id"], ["enterprises.book_id"]),)

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    code: Mapped[str] = mapped_column(String(64), primary_key=True)
    name: Mapped[str] = mapped_column(String(150))
    acquired_on: Mapped[dt.date]
    in_use_on: Mapped[dt.date]
    recorded_by: Mapped[str] = mapped_column(String(200))
    serial: Mapped[str] = mapped_column(String(60), default="")
    detail: Mapped[str] = mapped_column(String(200), default="")
    supplier: Mapped[str] = mapped_column(String(150), default="")
    paper: Mapped[str] = mapped_column(String(100), default="")
    photo: Mapped[str] = mapped_column(String(64), default="")
    insurer: Mapped[str] = mapped_column(String(100), default="")
    policy: Mapped[str] = mapped_column(String(60), default="")
    insured_until: Mapped[dt.date | None] = mapped_column(default=None)
    insured_minor: Mapped[int] = mapped_column(BigInteger, default=0)


class AssetPlan(Record):
    """By which plan an asset wears out from a month on, until a later plan takes its place.

    Attributes:
        number: counted from 1 for each asset.
        asset_class: what it is from then on.
        since: the first day of the first month that counts.
        months: over how many the base is spread.
        life: months of its whole life.
        base_minor: what is to wear off, in sen: what it stood at, less the residual.
        worn_minor: what had worn off before.
        entry_sequence: the entry that brought the plan about; zero for none. A plan whose
            entry was taken back never was.
        reason: why it is not what it was.
    """

    __tablename__ = "asset_plans"
    __table_args__ = (
        ForeignKeyConstraint(["book_id", "asset"], ["assets.book_id", "assets.code"]),
    )

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    asset: Mapped[str] = mapped_column(String(64), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    asset_class: Mapped[str] = mapped_column(String(20))
    since: Mapped[dt.date]
    method: Mapped[str] = mapped_column(String(20))
    months: Mapped[int]
    life: Mapped[int]
    base_minor: Mapped[int] = mapped_column(BigInteger)
    residual_minor: Mapped[int] = mapped_column(BigInteger)
    worn_minor: Mapped[int] = mapped_column(BigInteger)
    recorded_by: Mapped[str] = mapped_column(String(200))
    entry_sequence: Mapped[int] = mapped_column(BigInteger, default=0)
    reason: Mapped[str] = mapped_column(String(300), default="")

    @property
    def of_class(self) -> AssetClass:
        """What the asset is from then on."""
        return find_class(self.asset_class)

    @property
    def schedule(self) -> Schedule:
        """How much wears off in which month."""
        return Schedule(
            first_month=month_number(self.since),
            months=self.months,
            base=self.base_minor,
            worn=self.worn_minor,
            method=Method(self.method),
            carrying=self.base_minor + self.residual_minor,
            life=self.life,
        )


def find_asset(session: Session, book_id: str, code: str) -> Asset:
    """Return the asset *code*.

    Raises:
        NotFoundError: there is none.
    """
    asset = session.get(Asset, (book_id, code))
    if asset is None:
        raise NotFoundError("asset", code)
    return asset


def check_known(session: Session, book_id: str, codes: Iterable[str]) -> None:
    """Do nothing if the register has an asset of each of *codes*.

    Raises:
        NotFoundError: it has none of one.
    """
    asked = sorted(set(codes))
    for first in range(0, len(asked), _MOST_ASKED):
        some = asked[first : first + _MOST_ASKED]
        query = select(Asset.code).where(Asset.book_id == book_id, Asset.code.in_(some))
        for code in sorted(set(some) - set(session.scalars(query))):
            raise NotFoundError("asset", code)


@read_once
def assets_of(session: Session, book_id: str) -> list[Asset]:
    """Return every asset that was ever registered, by code."""
    query = select(Asset).where(Asset.book_id == book_id)
    return list(session.scalars(query.order_by(Asset.code)))


def next_code(session: Session, book_id: str, year: int) -> str:
    """Return the next free code of a year: ``A2026-0001``."""
    prefix = f"A{year}-"
    c = Asset.code
    query = select(c).where(Asset.book_id == book_id, c.startswith(prefix, autoescape=True))
    latest = session.scalar(query.order_by(func.length(c).desc(), c.desc()).limit(1))
    if latest is not None and not _number(latest, prefix):  # somebody's own code begins so
        latest = max(session.scalars(query), key=lambda code: _number(code, prefix))
    return f"{prefix}{_number(latest or '', prefix) + 1:04}"


def _number(code: str, prefix: str) -> int:
    """Return the number of a code that was given out; zero for any other."""
    rest = code.removeprefix(prefix)
    return int(rest) if rest.isascii() and rest.isdigit() else 0
