"""The pages of a bound report as the template sets them."""

from __future__ import annotations

import re
from functools import singledispatchmethod
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

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
from reports.bound.data import data_of_report
from reports.bound.page_values import (
    ContentsLine,
    PageBlock,
    PageChapter,
    PageChart,
    PageFigures,
    PageHeading,
    PageIncluded,
    PageListing,
    PageMasthead,
    PageMeter,
    PagePicture,
    PageProse,
    PageSignatures,
    PageTopic,
    Paragraph,
    ReportPage,
)
from reports.bound.slip import Receipts, Slips
from reports.bound.slip_page import page_of_receipts, page_of_slips
from reports.document import Logo
from reports.fingerprint import fingerprint
from reports.grid import grids
from reports.page import MOST_TABLE_LINES, address_of, grouped, page_of, qr_of, sheet_of
from reports.sheets import cut
from reports.spread import spread_table
from reports.words import moment_words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from reports.bound.block import Block
    from reports.bound.report import Chapter, Report

ANNEX = "Lampiran"
"""What the number of an annex begins with."""

NUMBERED = "BAB"
"""What the number of a chapter begins with whose headings are numbered too."""

_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}
_NOTE = re.compile(r"\bCatatan (\d{1,3})\b")
"""How texts name a note."""

_ITEM = re.compile(r"\d{1,3}\.\s+")
MOST_KEPT = 900
"""Characters of a text that is not parted between two pages."""

_MOST_ABREAST = 5
"""Signatures that stand side by side; more take another row."""


def page_of_report(report: Report) -> ReportPage:
    """Return the page of *report*."""
    digest = fingerprint(data_of_report(report))
    printed_at = report.verification.printed_at
    notes = {
        block.anchor
        for chapter in report.chapters
        for block in chapter.blocks
        if isinstance(block, Heading) and block.number
    }
    setting = _Setting(is_numbered=report.has_contents, notes=notes)
    chapters = [setting.chapter(chapter) for chapter in report.chapters]
    follows_contents = report.has_contents and not report.leading
    if chapters and not follows_contents and (report.draft or not report.has_cover):
        chapters[0] = chapters[0].on_first_page()
    return ReportPage(
        report=report,
        classes=" ".join(dict.fromkeys(_classes(report))),
        logo=address_of(report.letterhead.logo),
        chapters=tuple(chapters),
        contents=tuple(setting.contents),
        shown=(*setting.drawings, *setting.tables),
        fingerprint=grouped(digest),
        head=grouped(report.verification.head),
        qr=qr_of(digest),
        printed=f"dicetak {moment_words(printed_at)}" if printed_at else "",
    )


def _classes(report: Report) -> tuple[str, ...]:
    """Return what the sheets of styles know *report* by."""
    return ("report", str(report.look), *(["draft"] if report.draft else []))


def paragraphs(text: str) -> Iterator[Paragraph]:
    """Yield the paragraphs and lists of *text*."""
    for part in text.replace("\r\n", "\n").split("\n\n"):
        lines = [line.strip() for line in part.splitlines() if line.strip()]
        points = tuple(line[2:] for line in lines if line.startswith("- "))
        steps = tuple(_ITEM.sub("", line, count=1) for line in lines if _ITEM.match(line))
        prose = [line for line in lines if not (line.startswith("- ") or _ITEM.match(line))]
        if len(points) + len(steps) + len(prose):
            yield Paragraph("\n".join(prose), points or steps, is_ordered=not points)
            if points and steps:
                yield Paragraph("", steps, is_ordered=True)


class _Setting:
    """Sets one report: numbers its headings, tables and drawings as they come.

    Attributes:
        is_numbered: whether tables and drawings have numbers, but for those of annexes.
    """

    def __init__(self, *, is_numbered: bool, notes: Collection[str] = ()) -> None:
        self.is_numbered = is_numbered
        self._notes = notes
        self.contents: list[ContentsLine] = []
        self.tables: list[ContentsLine] = []
        self.drawings: list[ContentsLine] = []
        self._chapter: Chapter
        self._headings: list[ContentsLine] = []
        self._shown = 1

    def chapter(self, chapter: Chapter) -> PageChapter:
        """Return *chapter* as the template sets it, and add it to the contents."""
        goes_on = bool(chapter.number) and not chapter.title
        self._chapter = chapter
        if not goes_on:
            self._headings = []
        blocks = [
            PageBlock(type(block).__name__.lower(), self.shown(block))
            for block in chapter.blocks
        ]
        if chapter.is_listed and chapter.title:
            line = ContentsLine(chapter.number, chapter.title, chapter.key)
            self.contents.append(line._replace(parts=tuple(self._headings)))
        elif goes_on and self.contents:
            self.contents[-1] = self.contents[-1]._replace(parts=tuple(self._headings))
        classes = {"turns": chapter.begins_page, "sideways": chapter.is_wide}
        classes["letter"] = any(isinstance(b, Facts) and b.is_letter for b in chapter.blocks)
        return PageChapter(
            chapter=chapter,
            classes=" ".join(name for name, holds in classes.items() if holds),
            blocks=tuple(_beside(blocks)),
        )

    @singledispatchmethod
    def shown(self, block: Block) -> object:
        """Return what the template sets for *block*."""
        message = f"no page of {type(block).__name__}"
        raise TypeError(message)

    @shown.register(Facts)
    @shown.register(Highlights)
    @shown.register(Break)
    def _(self, block: Block) -> object:
        return block

    @shown.register(Heading)
    def _(self, block: Heading) -> object:
        number, anchor = "", ""
        if block.level == 2:
            place = len(self._headings) + 1
            anchor = f"{self._chapter.key}-{place}"
            of = _chapter_number(self._chapter.number)
            number = f"{of}.{place}" if of else ""
            self._headings.append(ContentsLine(number, block.text, block.anchor or anchor))
        return PageHeading(
            block.text,
            block.level,
            block.number or number,
            block.anchor or anchor,
            is_beside=bool(number) and not block.number,
        )

    @shown.register(Prose)
    def _(self, block: Prose) -> object:
        told = (
            paragraph._replace(
                text=self._pointing(paragraph.text),
                items=tuple(map(self._pointing, paragraph.items)),
            )
            for paragraph in paragraphs(block.text)
        )
        return PageProse(tuple(told), block.is_lead)

    @shown.register(Figures)
    def _(self, block: Figures) -> object:
        caption, anchor = self._numbered("Tabel", block.caption, self.tables)
        return PageFigures(
            caption, anchor, spread_table(block.table, is_wide=self._chapter.is_wide)
        )

    @shown.register(Listing)
    def _(self, block: Listing) -> object:
        sheet = sheet_of(block.register)
        caption, anchor = self._numbered("Tabel", sheet.title, self.tables)
        if len(sheet.register.lines) > MOST_TABLE_LINES:
            pieces = tuple(cut([sheet._replace(title=caption)]))
            return PageListing(caption, anchor, (), pieces)
        return PageListing(caption, anchor, grids([sheet]), ())

    @shown.register(Included)
    def _(self, block: Included) -> object:
        return PageIncluded(page_of(block.document, is_bound=True), block.is_signed)

    @shown.register(Chart)
    def _(self, block: Chart) -> object:
        drawing = Markup(block.drawing)  # noqa: S704 - drawn by this package, texts escaped
        caption, anchor = self._numbered("Gambar", block.title, self.drawings)
        above, of_table = self._numbered("Tabel", block.title, self.tables)
        tables = spread_table(block.table, is_wide=self._chapter.is_wide)
        return PageChart(
            caption, anchor, block.title, drawing, PageFigures(above, of_table, tables)
        )

    @shown.register(Meter)
    def _(self, block: Meter) -> object:
        share = 1000 * block.used_minor // block.whole_minor if block.whole_minor > 0 else 0
        return PageMeter(block, min(max(share, 0), 1000))

    @shown.register(Picture)
    def _(self, block: Picture) -> object:
        address = address_of(Logo(block.media_type, block.data))
        return PagePicture(address, block.description, block.is_page)

    @shown.register(Signatures)
    def _(self, block: Signatures) -> object:
        signing = block.signatories
        rows = -(-len(signing) // _MOST_ABREAST) or 1
        abreast = -(-len(signing) // rows)
        cut_at = range(0, len(signing), abreast or 1)
        return PageSignatures(
            tuple(signing[i : i + abreast] for i in cut_at),
            block.opening,
            is_many=abreast > _MOST_ABREAST - 1,
        )

    @shown.register
    def _(self, block: Masthead) -> object:
        return PageMasthead(block.letterhead, address_of(block.letterhead.logo))

    @shown.register
    def _(self, block: Slips) -> object:
        return page_of_slips(block)

    @shown.register
    def _(self, block: Receipts) -> object:
        return page_of_receipts(block)

    def _pointing(self, text: str) -> str:
        """Return *text* with links to the notes that it names, if the paper has them."""
        if not (self._notes and _NOTE.search(text)):
            return text

        def link(found: re.Match[str]) -> str:
            anchor = f"catatan-{found[1]}"
            here = anchor in self._notes
            return f'<a class="see" href="#{anchor}">{found[0]}</a>' if here else found[0]

        return Markup(_NOTE.sub(link, str(escape(text))))  # noqa: S704 - escaped before

    def _numbered(self, word: str, caption: str, among: list[ContentsLine]) -> tuple[str, str]:
        """Return *caption* with its number, and its anchor; nothing for no caption."""
        if not caption:
            return "", ""
        anchor = f"{word.lower()}-{self._shown}"
        self._shown += 1
        if self.is_numbered and not self._chapter.number.startswith(ANNEX):
            caption = f"{word} {len(among) + 1}. {caption}"
            among.append(ContentsLine("", caption, anchor))
        return caption, anchor


def _beside(blocks: list[PageBlock]) -> Iterator[PageBlock]:
    """Yield *blocks*, with a numbered heading and the text that follows it as one."""
    topic: list[PageBlock] = []
    for block in blocks:
        if topic and block.kind == "prose":
            topic.append(block)
            continue
        yield from _topic(topic)
        topic = []
        if isinstance(block.holds, PageHeading) and block.holds.is_beside:
            topic = [block]
        else:
            yield block
    yield from _topic(topic)


def _topic(topic: list[PageBlock]) -> Iterator[PageBlock]:
    if len(topic) > 1 and isinstance(heading := topic[0].holds, PageHeading):
        yield PageBlock(
            "topic", PageTopic(heading, tuple(topic[1:]), is_short=_is_short(topic))
        )
    else:
        yield from topic


def _is_short(topic: list[PageBlock]) -> bool:
    told = [block.holds for block in topic if isinstance(block.holds, PageProse)]
    texts = [text for prose in told for p in prose.paragraphs for text in (p.text, *p.items)]
    return sum(map(len, texts)) <= MOST_KEPT


def _chapter_number(number: str) -> int:
    """Return what ``BAB IV`` counts; 0 for a chapter whose headings have no numbers."""
    if not number.startswith(f"{NUMBERED} "):
        return 0
    digits = [_ROMAN.get(letter, 0) for letter in number.removeprefix(f"{NUMBERED} ")]
    return sum(
        -value if value < following else value
        for value, following in zip(digits, (*digits[1:], 0), strict=True)
    )
