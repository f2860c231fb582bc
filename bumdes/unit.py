"""Units of business: the parts of an enterprise that earn."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKeyConstraint, String, false, select
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.errors import InvalidFieldError, NotFoundError
from bumdes.phrase import phrase
from bumdes.plain_letters import plain_letters
from bumdes.read_once import read_once
from bumdes.record import Record
from bumdes.unit_types import UNIT_TYPES

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from bumdes.unit_type import UnitType

HEAD_OFFICE = ""
"""The unit of postings that belong to no unit of business."""

HEAD_OFFICE_NAME = phrase("Kantor Pusat")

_LONGEST_STEM = 12

_CODE = re.compile(r"[A-Z0-9][A-Z0-9-]{0,15}\Z", re.ASCII)


class Unit(Record):
    """A unit of business; its code is the unit of its postings.

    Attributes:
        type_key: key of its type in the catalogue of unit types.
        current_account: where the head office keeps what the unit owes it (RK Unit).
        opened_on, closed_on: the first day and the last one.
        retains_result: whether closing a year leaves its result with it, instead of handing
            it to the head office.
        opening_decision, closing_decision: numbers of the decisions, empty for none.
    """

    __tablename__ = "units"
    __table_args__ = (ForeignKeyConstraint(["book_id"], ["enterprises.book_id"]),)

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    code: Mapped[str] = mapped_column(String(16), primary_key=True)
    name: Mapped[str] = mapped_column(String(100))
    type_key: Mapped[str] = mapped_column(String(40))
    current_account: Mapped[str] = mapped_column(String(64), default="")
    opened_on: Mapped[dt.date | None] = mapped_column(default=None)
    closed_on: Mapped[dt.date | None] = mapped_column(default=None)
    opening_decision: Mapped[str] = mapped_column(String(100), default="", server_default="")
    retains_result: Mapped[bool] = mapped_column(default=False, server_default=false())
    closing_decision: Mapped[str] = mapped_column(String(100), default="", server_default="")

    @property
    def type(self) -> UnitType:
        """Its line of business."""
        return unit_type(self.type_key)


def unit_type(key: str) -> UnitType:
    """Return the type of unit with *key*.

    Raises:
        NotFoundError: the catalogue has none.
    """
    try:
        return UNIT_TYPES[key]
    except KeyError:
        raise NotFoundError("unit_type", key) from None


def check_unit_code(code: str) -> str:
    """Return *code* if it can name a unit: 1 to 16 capitals, digits and hyphens.

    Raises:
        InvalidFieldError: it cannot.
    """
    if not _CODE.match(code):
        raise InvalidFieldError("unit_code", code, "unit_code")
    return code


@read_once
def units_of(session: Session, book_id: str) -> list[Unit]:
    """Return the units of an enterprise, in code order."""
    query = select(Unit).where(Unit.book_id == book_id).order_by(Unit.code)
    return list(session.scalars(query))


def free_code(session: Session, book_id: str, name: str) -> str:
    """Return a code for a unit called *name* that no other one has: ``TOKO``, ``TOKO-2``."""
    found = re.findall(r"[A-Z0-9]+", plain_letters(name).upper())
    words = [word for word in found if word != "UNIT"]
    stem = str((words or ["UNIT"])[0])[:_LONGEST_STEM]
    taken = {unit.code for unit in units_of(session, book_id)}
    numbered = itertools.chain([stem], (f"{stem}-{n}" for n in itertools.count(2)))
    return next(code for code in numbered if code not in taken)


def find_unit(session: Session, book_id: str, code: str) -> Unit:
    """Return the unit *code*; for an empty one, the head office as if it were a unit.

    Raises:
        NotFoundError: there is none.
    """
    if code == HEAD_OFFICE:
        return Unit(book_id=book_id, code="", name=HEAD_OFFICE_NAME, type_key="general")
    unit = session.get(Unit, (book_id, code))
    if unit is None:
        raise NotFoundError("unit", code)
    return unit
