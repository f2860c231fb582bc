"""What the blocks between the tables say, as rows of texts: for spreadsheets and plain text."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from functools import singledispatch
from typing import TYPE_CHECKING

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
from reports.bound.slip_data import rows_of_receipts, rows_of_slips

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.bound.block import Block

Rows = tuple[tuple[str, ...], ...]


@singledispatch
def said(block: Block) -> Rows:
    """Return what *block* says beside tables and registers, which every writer sets itself.

    Where nothing else is said of its class, these are all texts in it, one after another.
    """
    return tuple((text,) for text in _texts(block))


def _texts(holder: object) -> Iterator[str]:
    if isinstance(holder, str):
        if holder:
            yield holder
    elif isinstance(holder, tuple):
        for each in holder:
            yield from _texts(each)
    elif is_dataclass(holder):
        for part in fields(holder):
            yield from _texts(getattr(holder, part.name))


@said.register(Break)
@said.register(Figures)
@said.register(Included)
@said.register(Masthead)
@said.register(Listing)
def _(block: Block) -> Rows:
    del block
    return ()


@said.register
def _(block: Heading) -> Rows:
    return ((f"{block.number} {block.text}".strip(),),)


@said.register
def _(block: Prose) -> Rows:
    lines = block.text.replace("\r\n", "\n").split("\n")
    return tuple((line.strip(),) for line in lines if line.strip())


@said.register
def _(block: Facts) -> Rows:
    return block.rows


@said.register
def _(block: Highlights) -> Rows:
    return tuple(
        (h.label, " ".join(filter(None, (h.figure, h.measure))), h.before)
        for h in block.figures
    )


@said.register
def _(block: Meter) -> Rows:
    return ((block.title, block.used, block.left),)


@said.register
def _(block: Chart) -> Rows:
    return ((block.title,),)


@said.register
def _(block: Picture) -> Rows:
    return ((f"[Gambar] {block.description}",),)


@said.register
def _(block: Signatures) -> Rows:
    opening = ((block.opening,),) if block.opening else ()
    return (*opening, *((s.act, s.role, s.name) for s in block.signatories))


said.register(Slips, rows_of_slips)
said.register(Receipts, rows_of_receipts)
