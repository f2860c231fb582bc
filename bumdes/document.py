"""Documents: the notes, invoices and agreements that lines on control accounts stand for.

What is left on a document is asked of the ledger, never kept here.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import (
    BigInteger,
    ForeignKeyConstraint,
    Index,
    Integer,
    String,
    UniqueConstraint,
    func,
    select,
)
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.errors import NotFoundError
from bumdes.parties.merger import require_standing
from bumdes.record import Record
from ledger import Dimension, DimensionValue
from ledger.money import from_minor, to_minor
from ledger.text import check_text

if TYPE_CHECKING:
    from moneyed import Currency
    from sqlalchemy.orm import Session

    from bumdes.work import Work
    from ledger import Money


class Document(Record):
    """One document; the code is what postings name it by.

    Attributes:
        code: its series and number, for example ``N2026-0001``.
        sub_ledger: key of the sub-ledger it belongs to.
        kind: what it is in that sub-ledger, such as a credit sale.
        party: code of whom it concerns; empty where it concerns nobody.
        unit: code of the unit of business; an empty string is the head office.
        due_on: the day it is to be settled; None where none is agreed.
        original_minor: what it was about when it was made, in sen; 0 where nothing was said.
        reference: number of the paper itself, as printed on it.
    """

    __tablename__ = "documents"
    __table_args__ = (
        ForeignKeyConstraint(["book_id"], ["enterprises.book_id"]),
        UniqueConstraint("book_id", "series", "number"),
        Index("ix_documents_party", "book_id", "party", "code", "due_on"),
    )

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    code: Mapped[str] = mapped_column(String(64), primary_key=True)
    series: Mapped[str] = mapped_column(String(30))
    number: Mapped[int] = mapped_column(Integer)
    sub_ledger: Mapped[str] = mapped_column(String(30))
    kind: Mapped[str] = mapped_column(String(30))
    party: Mapped[str] = mapped_column(String(64))
    unit: Mapped[str] = mapped_column(String(64))
    issued_on: Mapped[dt.date]
    due_on: Mapped[dt.date | None] = mapped_column(default=None)
    original_minor: Mapped[int] = mapped_column(BigInteger, default=0)
    description: Mapped[str] = mapped_column(String(300), default="")
    reference: Mapped[str] = mapped_column(String(100), default="")

    def original(self, currency: Currency) -> Money:
        """Return what it was about when it was made."""
        return from_minor(self.original_minor, currency)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDocument:
    """A document to be opened; see ``Document``.

    Attributes:
        prefix: how its series begins, before the year of its day.
        code: what postings name it by, if it is not to be the next number of its series.
    """

    sub_ledger: str
    kind: str
    prefix: str
    issued_on: dt.date
    party: str = ""
    unit: str = ""
    due_on: dt.date | None = None
    original: Money | None = None
    description: str = ""
    reference: str = ""
    code: str = ""


def next_code(work: Work, prefix: str, day: dt.date) -> str:
    """Return the code that the next document of a series gets, if nobody opens one before."""
    series = f"{prefix}{day.year}"
    return f"{series}-{_next_number(work.session, work.book_id, series):04}"


def open_document(work: Work, new: NewDocument) -> Document:
    """Open a document, which postings may name from now on.

    The act that opens it has asked for the permission.

    Raises:
        TakenError, DimensionValueExistsError: there is one with its code.
        NotFoundError, PartyErasedError, PartyMergedError: there is no such party, or another
            one stands for it.
        TextTooLongError, InvalidTextError: it cannot be described so.
    """
    if new.party:
        require_standing(work.session, work.book_id, new.party)
    check_text(new.description, "description", most=300, blank=True)
    check_text(new.reference, "reference", most=100, blank=True)
    work.book.writer()  # holds the books, so that nobody else takes the same number
    series = f"{new.prefix}{new.issued_on.year}"
    number = _next_number(work.session, work.book_id, series)
    code = new.code or f"{series}-{number:04}"
    document = Document(
        book_id=work.book_id,
        code=code,
        series=series,
        number=number,
        sub_ledger=new.sub_ledger,
        kind=new.kind,
        party=new.party,
        unit=new.unit,
        issued_on=new.issued_on,
        due_on=new.due_on,
        original_minor=0 if new.original is None else to_minor(new.original),
        description=new.description,
        reference=new.reference,
    )
    name = new.description[:200] or code
    work.book.declare(DimensionValue(dimension=Dimension.DOCUMENT, code=code, name=name))
    work.session.add(document)
    work.session.flush()
    return document


def find_document(session: Session, book_id: str, code: str) -> Document:
    """Return the document *code*.

    Raises:
        NotFoundError: there is none.
    """
    document = session.get(Document, (book_id, code))
    if document is None:
        raise NotFoundError("document", code)
    return document


def documents_of(session: Session, book_id: str, sub_ledger: str) -> list[Document]:
    """Return the documents of a sub-ledger, in code order."""
    query = select(Document).where(
        Document.book_id == book_id, Document.sub_ledger == sub_ledger
    )
    return list(session.scalars(query.order_by(Document.code)))


def _next_number(session: Session, book_id: str, series: str) -> int:
    last = session.scalar(
        select(func.max(Document.number)).where(
            Document.book_id == book_id, Document.series == series
        )
    )
    return 1 + (last or 0)
