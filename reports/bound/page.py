"""The pages of a bound report as the template sets them."""

from __future__ import annotations

from functools import singledispatch
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from reports.bound.block import (
    Break,
    Chart,
    Facts,
    Figures,
    Heading,
    Included,
    Listing,
    Picture,
    Prose,
    Signatures,
)
from reports.bound.data import data_of_report
from reports.bound.report import Chapter
from reports.document import Logo
from reports.fingerprint import fingerprint
from reports.grid import grids
from reports.page import MOST_TABLE_LINES, address_of, grouped, page_of, qr_of, sheet_of
from reports.sheets import cut
from reports.spread import spread_table
from reports.words import moment_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.bound.block import Block
    from reports.bound.report import Report
    from reports.grid import Grid
    from reports.page import Page
    from reports.sheets import Piece
    from reports.spread import PageTable


class PageBlock(NamedTuple):
    """A block as the template sets it: the macro of its kind takes what it holds."""

    kind: str
    holds: object


class Paragraph(NamedTuple):
    """A paragraph, or the items of a list."""

    text: str
    items: tuple[str, ...] = ()


class PageFigures(NamedTuple):
    """A table of amounts, in parts if it is too wide."""

    caption: str
    tables: tuple[PageTable, ...]


class PageListing(NamedTuple):
    """A register: as tables, or, if it is long, as sheets of text."""

    grids: tuple[Grid, ...]
    pieces: tuple[Piece, ...]


class PageChart(NamedTuple):
    """A drawing and its figures."""

    title: str
    drawing: Markup
    tables: tuple[PageTable, ...]


class PagePicture(NamedTuple):
    """A picture that is in the page."""

    address: str
    description: str
    is_page: bool


class PageIncluded(NamedTuple):
    """A statement or listing within a chapter."""

    page: Page
    is_signed: bool


class PageChapter(NamedTuple):
    """A chapter as the template sets it."""

    chapter: Chapter
    classes: str
    blocks: tuple[PageBlock, ...]


class ReportPage(NamedTuple):
    """What the template of bound reports needs.

    Attributes:
        classes: of the body.
        logo: address of the picture; nothing if there is none.
        fingerprint, head: in groups of eight digits.
        qr: an SVG that says the fingerprint.
        printed: when it was; nothing if it is not said.
    """

    report: Report
    classes: str
    logo: str
    chapters: tuple[PageChapter, ...]
    fingerprint: str
    head: str
    qr: str
    printed: str


def page_of_report(report: Report) -> ReportPage:
    """Return the page of *report*."""
    digest = fingerprint(data_of_report(report))
    printed_at = report.verification.printed_at
    return ReportPage(
        report=report,
        classes="report draft" if report.draft else "report",
        logo=address_of(report.letterhead.logo),
        chapters=tuple(_chapter(chapter) for chapter in report.chapters),
        fingerprint=grouped(digest),
        head=grouped(report.verification.head),
        qr=qr_of(digest),
        printed=f"dicetak {moment_words(printed_at)}" if printed_at else "",
    )


def _chapter(chapter: Chapter) -> PageChapter:
    classes = {"turns": chapter.begins_page, "sideways": chapter.is_wide}
    return PageChapter(
        chapter=chapter,
        classes=" ".join(name for name, holds in classes.items() if holds),
        blocks=tuple(
            PageBlock(type(block).__name__.lower(), _shown(block, chapter))
            for block in chapter.blocks
        ),
    )


def paragraphs(text: str) -> Iterator[Paragraph]:
    """Yield the paragraphs and lists of *text*."""
    for part in text.replace("\r\n", "\n").split("\n\n"):
        lines = [line.strip() for line in part.splitlines() if line.strip()]
        prose = [line for line in lines if not line.startswith("- ")]
        items = tuple(line[2:] for line in lines if line.startswith("- "))
        if lines:
            yield Paragraph("\n".join(prose), items)


@singledispatch
def _shown(block: Block, _chapter: Chapter) -> object:
    message = f"no page of {type(block).__name__}"
    raise TypeError(message)


@_shown.register(Heading)
@_shown.register(Facts)
@_shown.register(Break)
@_shown.register(Signatures)
def _(block: Block, _chapter: Chapter) -> object:
    return block


@_shown.register
def _(block: Prose, _chapter: Chapter) -> object:
    return tuple(paragraphs(block.text))


@_shown.register
def _(block: Figures, chapter: Chapter) -> object:
    return PageFigures(block.caption, spread_table(block.table, is_wide=chapter.is_wide))


@_shown.register
def _(block: Listing, _chapter: Chapter) -> object:
    sheet = sheet_of(block.register)
    if len(sheet.register.lines) > MOST_TABLE_LINES:
        return PageListing((), tuple(cut([sheet])))
    return PageListing(grids([sheet]), ())


@_shown.register
def _(block: Included, _chapter: Chapter) -> object:
    return PageIncluded(page_of(block.document), block.is_signed)


@_shown.register
def _(block: Chart, chapter: Chapter) -> object:
    drawing = Markup(block.drawing)  # noqa: S704 - drawn by this package, its texts escaped
    return PageChart(block.title, drawing, spread_table(block.table, is_wide=chapter.is_wide))


@_shown.register
def _(block: Picture, _chapter: Chapter) -> object:
    address = address_of(Logo(block.media_type, block.data))
    return PagePicture(address, block.description, block.is_page)
