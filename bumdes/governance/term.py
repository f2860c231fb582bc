"""Terms of office: how long an office is held, and how often one may be appointed again.

What the law is thought to say is data with dates; the statutes of an enterprise (AD/ART) may
say otherwise, from a day on.
"""

from __future__ import annotations

import csv
import datetime as dt
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKeyConstraint, String, select
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.permissions import Role
from bumdes.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """What holds for an office from a day on.

    Attributes:
        years: how long it is held; None where nothing says so.
        most_reappointments: how often after the first time; None where nothing says so.
        warning_days: how long before its end to say so.
        is_required: whether every enterprise has somebody in this office.
        source, certainty: where it is laid down; C confirmed, S secondary, K unconfirmed.
    """

    role: Role
    valid_from: dt.date
    years: int | None
    most_reappointments: int | None
    warning_days: int
    is_required: bool
    source: str
    certainty: str

    def end(self, first_day: dt.date) -> dt.date | None:
        """Return the last day of a term that begins on *first_day*, if its length is known."""
        if self.years is None:
            return None
        year = first_day.year + self.years
        is_leap_day = (first_day.month, first_day.day) == (2, 29)
        next_term = dt.date(year, 3, 1) if is_leap_day else first_day.replace(year=year)
        return next_term - dt.timedelta(days=1)


class TermOfOffice(Record):
    """What the statutes of an enterprise say of an office.

    Attributes:
        source: the statutes, such as ``AD 2024 Pasal 12``.
    """

    __tablename__ = "terms_of_office"
    __table_args__ = (ForeignKeyConstraint(["book_id"], ["enterprises.book_id"]),)

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    role: Mapped[str] = mapped_column(String(40), primary_key=True)
    valid_from: Mapped[dt.date] = mapped_column(primary_key=True)
    source: Mapped[str] = mapped_column(String(200))
    years: Mapped[int | None] = mapped_column(default=None)
    most_reappointments: Mapped[int | None] = mapped_column(default=None)


@cache
def statutory_terms() -> tuple[Term, ...]:
    """Return what the law ever said of each office, or is thought to, the oldest first."""
    text = files("bumdes").joinpath("data", "terms_of_office.csv").read_text(encoding="utf-8")
    found = (_term(row) for row in csv.DictReader(text.splitlines()))
    return tuple(sorted(found, key=lambda term: term.valid_from))


def terms_of(session: Session, book_id: str) -> tuple[Term, ...]:
    """Return what the law, and after it the statutes of an enterprise, ever said."""
    law = {term.role: term for term in statutory_terms()}
    query = select(TermOfOffice).where(TermOfOffice.book_id == book_id)
    own = session.scalars(query.order_by(TermOfOffice.valid_from))
    return (*statutory_terms(), *(_own_term(row, law.get(Role(row.role))) for row in own))


def terms_on(terms: Iterable[Term], on: dt.date) -> dict[Role, Term]:
    """Return which of *terms* holds for each office on a day: the last one said by then."""
    return {term.role: term for term in terms if term.valid_from <= on}


def _own_term(own: TermOfOffice, law: Term | None) -> Term:
    """Return what statutes say; when to warn stays with the law."""
    return Term(
        role=Role(own.role),
        valid_from=own.valid_from,
        years=own.years,
        most_reappointments=own.most_reappointments,
        warning_days=law.warning_days if law else 0,
        is_required=law is not None and law.is_required,
        source=own.source,
        certainty="C",
    )


def _term(row: dict[str, str]) -> Term:
    return Term(
        role=Role(row["role"]),
        valid_from=dt.date.fromisoformat(row["valid_from"]),
        years=int(row["years"]) if row["years"] else None,
        most_reappointments=(
            int(row["most_reappointments"]) if row["most_reappointments"] else None
        ),
        warning_days=int(row["warning_days"]),
        is_required=row["is_required"] == "true",
        source=row["source"],
        certainty=row["certainty"],
    )
