"""The instalments agreed for a document."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import BigInteger, ForeignKeyConstraint, Integer, String, select
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.credit.instalments import Due
from bumdes.record import Record

if TYPE_CHECKING:
    from collections.abc import Collection

    from sqlalchemy.orm import Session

MOST_ASKED = 500
"""Documents that one query asks for."""


class Instalment(Record):
    """One instalment of a document, in sen."""

    __tablename__ = "instalments"
    __table_args__ = (
        ForeignKeyConstraint(["book_id", "document"], ["documents.book_id", "documents.code"]),
    )

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    document: Mapped[str] = mapped_column(String(64), primary_key=True)
    number: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    due_on: Mapped[dt.date]
    amount_minor: Mapped[int] = mapped_column(BigInteger)


def plans_of(
    session: Session, book_id: str, documents: Collection[str] | None = None
) -> dict[str, tuple[Due, ...]]:
    """Return the plans by document, the first instalment first: of *documents*, or of all."""
    query = (
        select(Instalment)
        .where(Instalment.book_id == book_id)
        .order_by(Instalment.document, Instalment.number)
    )
    found: dict[str, list[Due]] = defaultdict(list)
    if documents is None:
        rows = list(session.scalars(query))
    else:
        asked = sorted(documents)
        rows = [
            row
            for first in range(0, len(asked), MOST_ASKED)
            for row in session.scalars(
                query.where(Instalment.document.in_(asked[first : first + MOST_ASKED]))
            )
        ]
    for row in rows:
        found[row.document].append(Due(row.due_on, row.amount_minor))
    return {document: tuple(dues) for document, dues in found.items()}
