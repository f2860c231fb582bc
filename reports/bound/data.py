"""What a bound report says, as plain data: the same that its fingerprint is taken of."""

from __future__ import annotations

import hashlib
from functools import singledispatch
from typing import TYPE_CHECKING, Any

from reports.bound.block import (
    Break,
    Chart,
    Facts,
    Figures,
    Heading,
    Highlights,
    Included,
    Listing,
    Masthead,
    Meter,
    Picture,
    Prose,
    Signatures,
)
from reports.bound.slip import Receipts, Slips
from reports.bound.slip_data import data_of_receipts, data_of_slips
from reports.fingerprint import Data, data_of, data_of_register, data_of_table

if TYPE_CHECKING:
    from reports.bound.block import Block
    from reports.bound.report import Chapter, Report


def data_of_report(report: Report) -> Data:
    """Return what *report* says: texts, and amounts as decimal texts; no float anywhere."""
    return {
        "key": report.key,
        "title": report.title,
        "book": report.book_id,
        "period": str(report.period),
        "period_words": report.period_words,
        "subject": report.subject,
        "draft": list(report.draft),
        "chapters": [_chapter(chapter) for chapter in report.chapters],
    }


def _chapter(chapter: Chapter) -> Data:
    return {
        "key": chapter.key,
        "number": chapter.number,
        "title": chapter.title,
        "blocks": [_block(block) for block in chapter.blocks if not isinstance(block, Break)],
    }


@singledispatch
def _block(block: Block) -> Data:
    message = f"no data of {type(block).__name__}"
    raise TypeError(message)


@_block.register
def _(block: Heading) -> Data:
    return {"heading": f"{block.number} {block.text}".strip()}


@_block.register
def _(block: Masthead) -> Data:
    return {"letterhead": block.letterhead.name}


@_block.register
def _(block: Prose) -> Data:
    return {"text": block.text}


@_block.register
def _(block: Facts) -> Data:
    return {"facts": [list(row) for row in block.rows]}


@_block.register
def _(block: Highlights) -> Data:
    told = [[h.label, h.figure, h.measure, h.before] for h in block.figures]
    return {"highlights": told}


@_block.register
def _(block: Meter) -> Data:
    return {"meter": block.title, "used": block.used, "left": block.left}


@_block.register
def _(block: Figures) -> Data:
    return {"table": block.table.key, "caption": block.caption, **data_of_table(block.table)}


@_block.register
def _(block: Listing) -> Data:
    return {"register": data_of_register(block.register)}


@_block.register
def _(block: Included) -> Data:
    return {"document": data_of(block.document), "is_signed": block.is_signed}


@_block.register
def _(block: Chart) -> Data:
    return {"chart": block.title, **data_of_table(block.table)}


@_block.register
def _(block: Picture) -> Data:
    digest = hashlib.sha256(block.data).hexdigest()
    return {"picture": block.description, "media_type": block.media_type, "sha256": digest}


@_block.register
def _(block: Signatures) -> Data:
    told: list[dict[str, Any]] = [
        {"role": s.role, "name": s.name, "act": s.act} for s in block.signatories
    ]
    return {"signatures": told, "opening": block.opening}


_block.register(Slips, data_of_slips)
_block.register(Receipts, data_of_receipts)
