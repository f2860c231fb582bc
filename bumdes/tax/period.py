"""The document of a tax: one for each kind and month, which the lines on its account name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.document import Document, NewDocument, open_document
from bumdes.month import check_month, month_key
from bumdes.tax.deadline import due_day
from bumdes.tax.kind import tax_kind, tax_kinds
from bumdes.tax.wording import month_in_words
from ledger import Period

if TYPE_CHECKING:
    from bumdes.tax.kind import TaxKind
    from bumdes.work import Work

TAX_REGISTER = "taxes"
"""Key of the sub-ledger, and name of the register."""

_SERIES = "PAJAK"


def document_code(tax_key: str, month: Period) -> str:
    """Return what the document of a tax of *month* is called: ``PPH21-2026-03``.

    Raises:
        NotFoundError: there is no such kind of tax.
        InvalidFieldError: it is not one month.
    """
    return f"{tax_kind(tax_key).prefix}-{month_key(check_month(month))}"


def tax_document(work: Work, tax_key: str, month: Period) -> Document:
    """Return the document of a tax of *month*, opened now if it never was.

    The act that asks for it has asked for the permission.

    Args:
        tax_key: such as ``pph_21``; see ``data/tax_kinds.csv``.

    Raises:
        NotFoundError: there is no such kind of tax.
        InvalidFieldError: it is not one month.
    """
    code = document_code(tax_key, month)
    work.book.writer()  # holds the books, so that nobody opens it meanwhile
    known = work.session.get(Document, (work.book_id, code))
    if known is not None:
        return known
    kind = tax_kind(tax_key)
    return open_document(
        work,
        NewDocument(
            sub_ledger=TAX_REGISTER,
            kind=kind.key,
            prefix=_SERIES,
            issued_on=month.last_day,
            due_on=due_day(kind.key, month) if kind.is_owed else None,
            description=f"{kind.label} masa {month_in_words(month.first_day)}",
            reference=month_key(month),
            code=code,
        ),
    )


def kind_of(document: Document) -> TaxKind:
    """Return of which kind of tax a *document* is."""
    return tax_kinds()[document.kind]


def month_of_document(document: Document) -> Period:
    """Return of which month a *document* of a tax is."""
    return Period.parse(document.reference)
