"""What a chapter is made of: plain values, which every format can show.

To add a block, add its class here, and say how it is shown in ``bound/page.py`` (web and PDF),
``bound/data.py`` (the data behind the fingerprint) and the other writers.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from reports.bound.slip import Receipts, Slips

if TYPE_CHECKING:
    from reports.document import Document, Letterhead, Signatory
    from reports.register import Register
    from reports.table import Table


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading within a chapter.

    Attributes:
        level: 2 right below the chapter, 3 below that.
        number: its own, as notes have; chapters number their other headings themselves.
        anchor: what points at it within the paper; nothing where nothing does.
    """

    text: str
    level: int = 2
    number: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Prose:
    """Paragraphs, parted by an empty line.

    Lines that begin with "- " are a list, those that begin with "1. " a numbered one. Nothing
    else in it is markup: it prints as it is written.

    Attributes:
        is_lead: whether it opens a chapter: what the chapter says, in a sentence or two.
    """

    text: str
    is_lead: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """Names and what they are, line by line.

    Attributes:
        is_letter: whether they stand below one another as at the head of a letter; otherwise
            they stand in two columns.
    """

    rows: tuple[tuple[str, str], ...]
    is_letter: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Highlight:
    """One figure that a reader is to remember.

    Attributes:
        figure: as printed, short: ``301,9``.
        measure: what it counts: ``juta``; nothing where the figure says it.
        before: what it was before, in words: ``2024: 222,2``.
    """

    label: str
    figure: str
    measure: str = ""
    before: str = ""


@dataclass(frozen=True, slots=True)
class Highlights:
    """Figures to remember, side by side; four stand well on a page."""

    figures: tuple[Highlight, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Meter:
    """How much of a whole is used: a bar with words at both of its ends.

    Attributes:
        title: what it shows, also for those who cannot see it.
        used_minor, whole_minor: in minor units; more than the whole fills it.
        used, left: what stands below its ends.
    """

    title: str
    used_minor: int
    whole_minor: int
    used: str
    left: str


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


@dataclass(frozen=True, slots=True)
class Masthead:
    """The letterhead, where each of several papers in one report bears it."""

    letterhead: Letterhead


class Break(StrEnum):
    """Where a new page begins."""

    PAGE = "page"


Block = (
    Heading
    | Prose
    | Facts
    | Highlights
    | Meter
    | Figures
    | Listing
    | Included
    | Chart
    | Picture
    | Signatures
    | Masthead
    | Slips
    | Receipts
    | Break
)
