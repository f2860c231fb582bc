"""The page that is shown and printed: everything the template says, as text."""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING, NamedTuple

import segno

from bumdes.month import day_words
from reports.fingerprint import data_of, fingerprint
from reports.grid import Grid, grids
from reports.print_register import print_register
from reports.print_table import in_words
from reports.register import CellKind, Register
from reports.sheets import SIDEWAYS, UPRIGHT, Piece, Sheet, cut
from reports.spread import PageTable, spread
from reports.words import moment_words

if TYPE_CHECKING:
    from reports.document import Document, Logo

SIGNATURE_LINES = 12
"""What signatures take of a page of sheets."""
MOST_TABLE_LINES = 300
"""Registers that have more lines together are printed as sheets of text."""


class Page(NamedTuple):
    """What the template needs.

    Attributes:
        title: with the unit it tells of.
        classes: of the body.
        is_wide: whether the paper lies on its side.
        logo: address of the picture; nothing if there is none.
        fingerprint, head: in groups of eight digits.
        qr: an SVG that says the fingerprint.
        printed: when it was; nothing if it is not said.
        signed_at: place and day, as far as they are known.
    """

    document: Document
    title: str
    classes: str
    is_wide: bool
    logo: str
    tables: tuple[PageTable, ...]
    grids: tuple[Grid, ...]
    pieces: tuple[Piece, ...]
    fingerprint: str
    head: str
    qr: str
    printed: str
    signed_at: str


def page_of(document: Document, *, is_bound: bool = False) -> Page:
    """Return the page of *document*.

    Args:
        is_bound: whether it stands in a chapter of a report, instead of alone.
    """
    laid = spread(document, is_bound=is_bound)
    registers = [table for table in document.tables if isinstance(table, Register)]
    sheets = [sheet_of(register) for register in registers]
    is_wide = laid.is_wide or (not is_bound and any(each.is_wide for each in registers))
    is_long = sum(len(sheet.register.lines) for sheet in sheets) > MOST_TABLE_LINES
    tail = SIGNATURE_LINES if document.signatures else 0
    digest = fingerprint(data_of(document))
    printed_at = document.verification.printed_at
    classes = {
        "wide": is_wide,
        "compact": laid.is_compact,
        "dense": laid.is_dense,
        "draft": bool(document.draft),
        "long": is_long,
    }
    return Page(
        document=document,
        title=", ".join(filter(None, (document.title, document.unit_name))),
        classes=" ".join(name for name, holds in classes.items() if holds),
        is_wide=is_wide,
        logo=address_of(document.letterhead.logo),
        tables=laid.tables,
        grids=() if is_long else grids(sheets),
        pieces=tuple(cut(sheets, tail=tail, paper=SIDEWAYS if is_wide else UPRIGHT))
        if is_long
        else (),
        fingerprint=grouped(digest),
        head=grouped(document.verification.head),
        qr=qr_of(digest),
        printed=f"dicetak {moment_words(printed_at)}" if printed_at else "",
        signed_at=_signed_at(document),
    )


def sheet_of(register: Register) -> Sheet:
    """Return *register* with what stands over it."""
    has_amounts = any(column.kind is CellKind.AMOUNT for column in register.columns)
    facts = (*register.facts, *([in_words(register.currency).lower()] if has_amounts else []))
    return Sheet(register.title, " · ".join(facts), print_register(register))


def grouped(digest: str) -> str:
    """Return *digest* in groups of eight digits."""
    return " ".join(digest[i : i + 8] for i in range(0, len(digest), 8))


def qr_of(digest: str) -> str:
    """Return a QR code of *digest*; in capitals it is small enough to be read from paper."""
    code = segno.make(f"SHA256:{digest.upper()}", error="m", micro=False)
    return code.svg_inline(
        border=0,
        omitsize=True,
        svgclass="qr",
        lineclass=None,
        title="Kode QR yang berisi sidik dokumen",
    )


def address_of(logo: Logo | None) -> str:
    """Return a picture as the address that holds it; nothing for none."""
    if logo is None:
        return ""
    return f"data:{logo.media_type};base64,{b64encode(logo.data).decode()}"


def _signed_at(document: Document) -> str:
    printed_at = document.verification.printed_at
    day = day_words(printed_at) if printed_at else ""
    return ", ".join(filter(None, (document.letterhead.place, day)))
