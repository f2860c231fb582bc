"""The reporting framework: by which standard the statements of a year are presented.

It titles the statements and says by what they were prepared; the ledger knows nothing of it.
No law was found that assigns a standard to village-owned enterprises, hence it is chosen, year
by year, and each choice is kept. What nobody chose follows the ministry's decree.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKeyConstraint, Integer, String, bindparam, select
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.dated_table import dated_rows, rows_on
from bumdes.record import Record

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection
    from sqlalchemy.orm import Session

    from bumdes.dated_table import DatedRow

TABLE = "reporting_frameworks"
USUAL = "kepmendesa_136"
"""The framework of years for which none was chosen."""


class FrameworkChoice(Record):
    """That the statements of a year, and of later ones, follow a framework.

    Attributes:
        number: counted from 1; of two choices for one year the later stands.
        first_year: the first year that is presented so.
        chosen_at: UTC, as the ledger writes times.
    """

    __tablename__ = "framework_choices"
    __table_args__ = (ForeignKeyConstraint(["book_id"], ["enterprises.book_id"]),)

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    number: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    first_year: Mapped[int] = mapped_column(Integer)
    framework: Mapped[str] = mapped_column(String(20))
    reason: Mapped[str] = mapped_column(String(500))
    chosen_at: Mapped[str] = mapped_column(String(27))
    chosen_by: Mapped[str] = mapped_column(String(200))


@dataclass(frozen=True, slots=True, kw_only=True)
class Framework:
    """A framework as it holds at the end of a year.

    Attributes:
        key: stable name.
        name: short, as people call it.
        titles: of the statements, by their keys; ``notes`` for the notes.
        required: the keys of the statements that it asks for.
        compliance: the sentence that says by what the statements were prepared.
        source, certainty: where it is laid down, as in the dated tables.
    """

    key: str
    name: str
    titles: Mapping[str, str]
    required: frozenset[str]
    compliance: str
    source: str
    certainty: str


_C = FrameworkChoice.__table__.c
_STANDING = (
    select(_C.framework)
    .where(_C.book_id == bindparam("book"), _C.first_year <= bindparam("year"))
    .order_by(_C.first_year.desc(), _C.number.desc())
    .limit(1)
)
"""Asked for every statement, hence made once and read without a mapper."""


def framework_of(connection: Connection, book_id: str, year: int) -> Framework:
    """Return the framework that the statements of *year* follow.

    A standard that was replaced before the year ended makes way for the usual one.
    """
    key = connection.execute(_STANDING, {"book": book_id, "year": year}).scalar() or USUAL
    return find_framework(key, year) or _of(rows_on(TABLE, _end(year), framework=USUAL)[0])


def frameworks_for(year: int) -> tuple[Framework, ...]:
    """Return the frameworks that statements of *year* may follow, the usual one first."""
    return tuple(_of(row) for row in rows_on(TABLE, _end(year)))


def find_framework(key: str, year: int) -> Framework | None:
    """Return the framework *key* as it holds at the end of *year*, if it does."""
    for row in dated_rows(TABLE):
        if row.values["framework"] == key and row.holds_on(_end(year)):
            return _of(row)
    return None


def framework_choices(session: Session, book_id: str) -> Sequence[FrameworkChoice]:
    """Return every choice that was made, the last one first."""
    query = select(FrameworkChoice).where(FrameworkChoice.book_id == book_id)
    return session.scalars(query.order_by(FrameworkChoice.number.desc())).all()


def _end(year: int) -> dt.date:
    return dt.date(year, 12, 31)


def _of(row: DatedRow) -> Framework:
    values = row.values
    return Framework(
        key=values["framework"],
        name=values["name"],
        titles={name: title for name, title in values.items() if name not in _NOT_TITLES},
        required=frozenset(values["required"].split()),
        compliance=values["compliance"],
        source=row.source,
        certainty=row.certainty,
    )


_NOT_TITLES = frozenset({"framework", "name", "required", "compliance"})
