"""The paper of a manuscript: its size, margins, type, and what stands at its edges."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from docx import Document
from docx.enum.section import WD_ORIENTATION, WD_SECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from reports.bound.report import PaperSize

if TYPE_CHECKING:
    from docx.document import Document as Manuscript
    from docx.styles.style import ParagraphStyle

FACE = "Arial"
"""A face that every word processor has; the printed papers have their own."""
ACCENT = RGBColor(0x0B, 0x6B, 0x52)

_SIZES = {PaperSize.A4: (210, 297), PaperSize.F4: (215, 330)}
_UNDATED = dt.datetime(2000, 1, 1)  # noqa: DTZ001 - the library wants none
_HEADS = {1: 18, 2: 13, 3: 11, 4: 10, 5: 10}
_LONGEST = 255
"""Characters that a property of a document may have."""
_LANGUAGE = "id-ID"


def blank(
    *, title: str, author: str, subject: str, at: dt.datetime | None, paper: PaperSize
) -> Manuscript:
    """Return a manuscript without content.

    Args:
        at: when it is written; its properties say it in UTC.
    """
    manuscript = Document()
    _set_page(manuscript, paper)
    _set_type(manuscript)
    told = manuscript.core_properties
    title, author, subject = (text[:_LONGEST] for text in (title, author, subject))
    told.title, told.author, told.subject = title, author, subject
    told.last_modified_by, told.comments, told.language = author, "", _LANGUAGE
    told.created = told.modified = _plain(at)
    told.revision = 1
    return manuscript


def sign_pages(manuscript: Manuscript, head: str, foot: str) -> None:
    """Put *head* above and *foot* with the number of the page below every page."""
    section = manuscript.sections[0]
    _small(section.header.paragraphs[0], head)
    below = section.footer.paragraphs[0]
    _small(below, f"{foot}  \N{MIDDLE DOT}  Halaman ")
    _add_field(below, "PAGE")


def turn(manuscript: Manuscript, *, is_wide: bool, begins: bool = True) -> bool:
    """Let the pages from here on lie on their side, or stand, and return whether they turned.

    Args:
        begins: whether a page begins with it; otherwise all pages are turned.
    """
    wanted = WD_ORIENTATION.LANDSCAPE if is_wide else WD_ORIENTATION.PORTRAIT
    section = manuscript.sections[-1]
    if section.orientation == wanted:
        return False
    if begins:
        section = manuscript.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = wanted
    section.page_width, section.page_height = section.page_height, section.page_width
    return begins


def _plain(at: dt.datetime | None) -> dt.datetime:
    return at.astimezone(dt.UTC).replace(tzinfo=None, microsecond=0) if at else _UNDATED


def _set_page(manuscript: Manuscript, paper: PaperSize) -> None:
    section = manuscript.sections[0]
    width, height = _SIZES[paper]
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.left_margin, section.right_margin = Mm(25), Mm(20)
    section.top_margin, section.bottom_margin = Mm(25), Mm(22)


def _set_type(manuscript: Manuscript) -> None:
    normal: Any = manuscript.styles["Normal"]
    _set_face(normal, 10)
    normal.paragraph_format.space_after = Pt(6)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), _LANGUAGE)
    normal.element.get_or_add_rPr().append(language)
    for level, size in _HEADS.items():
        head: Any = manuscript.styles[f"Heading {level}"]
        _set_face(head, size)
        head.font.bold = True
        head.font.italic = False
        head.font.color.rgb = ACCENT if level == 1 else RGBColor(0, 0, 0)
    title: Any = manuscript.styles["Title"]
    _set_face(title, 26)
    title.font.color.rgb = ACCENT


def _set_face(style: ParagraphStyle, size: int) -> None:
    style.font.name, style.font.size = FACE, Pt(size)
    faces = style.element.get_or_add_rPr().get_or_add_rFonts()
    for attribute in tuple(faces.attrib):
        if attribute.endswith("Theme"):
            del faces.attrib[attribute]
    for use in ("ascii", "hAnsi", "cs", "eastAsia"):
        faces.set(qn(f"w:{use}"), FACE)


def _small(paragraph: Any, text: str) -> None:
    run = paragraph.add_run(text)
    run.font.size = Pt(7.5)


def _add_field(paragraph: Any, name: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    paragraph._p.append(field)  # noqa: SLF001 - the library has no fields
