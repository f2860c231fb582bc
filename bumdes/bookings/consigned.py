"""Goods of others that were sold: what we owe their owners, on a document of the month."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.document import Document, NewDocument, open_document

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.work import Work

CONSIGNMENT_PREFIX = "KT"


def owners_document(work: Work, owner: str, unit: str, day: dt.date) -> str:
    """Return the code of the document of what we owe *owner* for goods sold in the month."""
    code = f"{CONSIGNMENT_PREFIX}{day.year}{day.month:02}-{unit or 'PUSAT'}-{owner}"
    if work.session.get(Document, (work.book_id, code)) is None:
        open_document(
            work,
            NewDocument(
                sub_ledger="payables",
                kind="consignment",
                prefix=CONSIGNMENT_PREFIX,
                issued_on=day,
                party=owner,
                unit=unit,
                description=f"Titipan terjual {day.year}-{day.month:02}",
                code=code,
            ),
        )
    return code
