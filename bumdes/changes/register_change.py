"""The log of changes: what stood in a register before, and what after.

Rows are only ever added; the database refuses to change or remove one. The journal needs no
such log, for nothing in it is ever changed.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKeyConstraint, Index, String, select
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.record import Record
from ledger.canonical import moment

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy.orm import Session

LONGEST = 500
"""Characters that are kept of what stood in a field."""


class RegisterChange(Record):
    """One field of one thing, changed once.

    Attributes:
        changed_at: UTC, as the ledger writes times; the same for all that one act changed.
        register: the table, a key of ``REGISTERS``.
        thing: by what it is known in its table; several parts with a stroke between.
        called: what it was called then; empty for people, whose names may be erased.
        field: the column.
        before, after: as ``kept_text`` writes them; both empty where values are not kept.
    """

    __tablename__ = "register_changes"
    __table_args__ = (
        ForeignKeyConstraint(["book_id"], ["enterprises.book_id"]),
        Index("ix_register_changes_thing", "book_id", "register", "thing"),
    )

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    change_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    changed_at: Mapped[str] = mapped_column(String(27))
    changed_by: Mapped[str] = mapped_column(String(200))
    register: Mapped[str] = mapped_column(String(40))
    thing: Mapped[str] = mapped_column(String(150))
    called: Mapped[str] = mapped_column(String(200))
    field: Mapped[str] = mapped_column(String(40))
    before: Mapped[str] = mapped_column(String(LONGEST))
    after: Mapped[str] = mapped_column(String(LONGEST))


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedField:
    """A field that was changed, and its values as they were kept."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedThing:
    """What one act changed of one thing."""

    changed_at: dt.datetime
    changed_by: str
    register: str
    thing: str
    called: str
    fields: tuple[ChangedField, ...]


def changes_of(
    session: Session,
    book_id: str,
    *,
    register: str = "",
    thing: str = "",
    changed_by: str = "",
    most: int = 300,
) -> list[ChangedThing]:
    """Return what was changed, the latest first.

    Args:
        register, thing, changed_by: only of these, where they are named.
        most: fields that are read.
    """
    query = select(RegisterChange).where(RegisterChange.book_id == book_id)
    for column, wanted in (
        (RegisterChange.register, register),
        (RegisterChange.thing, thing),
        (RegisterChange.changed_by, changed_by),
    ):
        if wanted:
            query = query.where(column == wanted)
    rows = session.scalars(query.order_by(RegisterChange.change_id.desc()).limit(most))
    return [
        _together(list(same))
        for _, same in groupby(
            rows, lambda r: (r.changed_at, r.changed_by, r.register, r.thing)
        )
    ]


def _together(rows: list[RegisterChange]) -> ChangedThing:
    latest = rows[0]
    return ChangedThing(
        changed_at=moment(latest.changed_at),
        changed_by=latest.changed_by,
        register=latest.register,
        thing=latest.thing,
        called=latest.called,
        fields=tuple(
            ChangedField(field=row.field, before=row.before, after=row.after)
            for row in reversed(rows)
        ),
    )
