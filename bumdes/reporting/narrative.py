"""Narratives: what people write in a report, every version of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKeyConstraint, Integer, String, Text, select
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.record import Record

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy.orm import Session

    from ledger import Period

LONGEST_NARRATIVE = 20_000
"""Characters: some seven printed pages."""

FIGURE_NAME = re.compile(r"\{([a-z][a-z0-9_.]*)\}")
"""How a text names a live figure."""


class Narrative(Record):
    """One version of a text in a report of a period; the highest version stands.

    Attributes:
        report: key of the kind of report.
        period: as ``str(Period)``.
        slot: key of the place in the report where it stands.
        version: counted from 1.
        text: may name live figures in braces, such as ``{laba_bersih}``; empty takes it back.
        written_at: UTC, as the ledger writes times.
    """

    __tablename__ = "narratives"
    __table_args__ = (ForeignKeyConstraint(["book_id"], ["enterprises.book_id"]),)

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    report: Mapped[str] = mapped_column(String(40), primary_key=True)
    period: Mapped[str] = mapped_column(String(24), primary_key=True)
    slot: Mapped[str] = mapped_column(String(60), primary_key=True)
    version: Mapped[int] = mapped_column(Integer, primary_key=True)
    text: Mapped[str] = mapped_column(Text)
    written_at: Mapped[str] = mapped_column(String(27))
    written_by: Mapped[str] = mapped_column(String(200))


def narratives_of(
    session: Session, book_id: str, report: str, period: Period
) -> Mapping[str, Narrative]:
    """Return the text that stands in each place of a report, by slot."""
    found = session.scalars(
        select(Narrative)
        .where(
            Narrative.book_id == book_id,
            Narrative.report == report,
            Narrative.period == str(period),
        )
        .order_by(Narrative.version)
    )
    return {narrative.slot: narrative for narrative in found}


def versions_of(
    session: Session, book_id: str, report: str, period: Period, slot: str
) -> Sequence[Narrative]:
    """Return every version of a text, the last one first."""
    return session.scalars(
        select(Narrative)
        .where(
            Narrative.book_id == book_id,
            Narrative.report == report,
            Narrative.period == str(period),
            Narrative.slot == slot,
        )
        .order_by(Narrative.version.desc())
    ).all()
