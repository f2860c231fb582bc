"""What a chapter is made of: plain values, which every format can show.

To add a block, add its class here, and say how it is shown in ``bound/page.py`` (web and PDF),
``bound/data.py`` (the data behind the fingerprint) and the other writers.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reports.document import Document, Signatory
    from reports.register import Register
    from reports.table import Table


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading within a chapter.

    Attributes:
        level: 2 right below the chapter, 3 below that.
    """

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Prose:
    """Paragraphs, parted by an empty line; lines that begin with "- " are a list.

    Nothing in it is markup: it prints as it is written.
    """

    text: str


@dataclass(frozen=True, slots=True)
class Facts:
    """Names and what they are, line by line."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """A table of amounts with rows that add up.

    Attributes:
        caption: what stands over it; nothing if the heading above says it.
    """

    table: Table
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """Rows one after another: texts, days and amounts; its title stands over it."""

    register: Register


@dataclass(frozen=True, slots=True)
class Included:
    """A statement or listing as it stands alone: its tables and remarks, without letterhead.

    Attributes:
        is_signed: whether its signatures are printed too.
    """

    document: Document
    is_signed: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing of figures; the figures stand beside it.

    Attributes:
        title: what it shows, also for those who cannot see it.
        drawing: SVG, made by this package from numbers and escaped texts.
    """

    title: str
    drawing: str
    table: Table


@dataclass(frozen=True, slots=True)
class Picture:
    """A photograph or a scanned page.

    Attributes:
        media_type: ``image/png`` or ``image/jpeg``.
        description: what it shows, for those who cannot see it; printed as its caption.
        is_page: whether it takes a page of its own.
    """

    media_type: str
    data: bytes
    description: str
    is_page: bool = False


@dataclass(frozen=True, slots=True)
class Signatures:
    """Who signs, side by side.

    Attributes:
        opening: what stands above, for example place and day.
    """

    signatories: tuple[Signatory, ...]
    opening: str = ""


class Break(StrEnum):
    """Where a new page begins."""

    PAGE = "page"


Block = (
    Heading
    | Prose
    | Facts
    | Figures
    | Listing
    | Included
    | Chart
    | Picture
    | Signatures
    | Break
)
