"""What the template of bound reports is given: plain values, in the order of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from markupsafe import Markup

    from reports.bound.block import Meter
    from reports.bound.report import Chapter, Report
    from reports.document import Letterhead, Signatory
    from reports.grid import Grid
    from reports.page import Page
    from reports.sheets import Piece
    from reports.spread import PageTable


class PageBlock(NamedTuple):
    """A block as the template sets it: the macro of its kind takes what it holds."""

    kind: str
    holds: object


class PageHeading(NamedTuple):
    """A heading that the contents can point to; a number where its chapter has one.

    Attributes:
        is_beside: whether the text that follows stands beside it.
    """

    text: str
    level: int
    number: str
    anchor: str
    is_beside: bool = False


class PageTopic(NamedTuple):
    """A heading with the text beside it; a short one stays on one page."""

    heading: PageHeading
    blocks: tuple[PageBlock, ...]
    is_short: bool


class Paragraph(NamedTuple):
    """A paragraph, and the items of the list that follows it."""

    text: str
    items: tuple[str, ...] = ()
    is_ordered: bool = False


class PageProse(NamedTuple):
    """Paragraphs."""

    paragraphs: tuple[Paragraph, ...]
    is_lead: bool


class PageFigures(NamedTuple):
    """A table of amounts, in parts if it is too wide."""

    caption: str
    anchor: str
    tables: tuple[PageTable, ...]


class PageListing(NamedTuple):
    """A register: as a table, or, if it is long, as sheets of text."""

    caption: str
    anchor: str
    grids: tuple[Grid, ...]
    pieces: tuple[Piece, ...]


class PageChart(NamedTuple):
    """A drawing and its figures."""

    caption: str
    anchor: str
    title: str
    drawing: Markup
    figures: PageFigures


class PageMeter(NamedTuple):
    """A bar; *share* is in thousandths of its whole length."""

    meter: Meter
    share: int


class PagePicture(NamedTuple):
    """A picture that is in the page."""

    address: str
    description: str
    is_page: bool


class PageMasthead(NamedTuple):
    """A letterhead, and the address of its picture."""

    letterhead: Letterhead
    logo: str


class PageIncluded(NamedTuple):
    """A statement or listing within a chapter."""

    page: Page
    is_signed: bool


class PageSignatures(NamedTuple):
    """Who signs, in rows."""

    rows: tuple[tuple[Signatory, ...], ...]
    opening: str
    is_many: bool


class PageChapter(NamedTuple):
    """A chapter as the template sets it."""

    chapter: Chapter
    classes: str
    blocks: tuple[PageBlock, ...]

    def on_first_page(self) -> PageChapter:
        """Return it where the letterhead, or why it is a draft, begins its page."""
        kept = [name for name in self.classes.split() if name != "turns"]
        return self._replace(classes=" ".join(kept))


class ContentsLine(NamedTuple):
    """A line of the contents."""

    number: str
    title: str
    anchor: str
    parts: tuple[ContentsLine, ...] = ()


class ReportPage(NamedTuple):
    """What the template of bound reports needs.

    Attributes:
        classes: of the body.
        logo: address of the picture; nothing if there is none.
        contents: the chapters that the contents name, each with its numbered headings.
        shown: the tables and drawings, as the contents name them below.
        fingerprint, head: in groups of eight digits.
        qr: an SVG that says the fingerprint.
        printed: when it was; nothing if it is not said.
    """

    report: Report
    classes: str
    logo: str
    chapters: tuple[PageChapter, ...]
    contents: tuple[ContentsLine, ...]
    shown: tuple[ContentsLine, ...]
    fingerprint: str
    head: str
    qr: str
    printed: str
