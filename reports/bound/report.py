"""A bound report: a cover, chapters, and what it can be held against the books with."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ledger import Period
    from reports.bound.block import Block
    from reports.document import Letterhead, Verification


class PaperSize(StrEnum):
    """What it is printed on."""

    A4 = "a4"
    F4 = "f4"
    """Folio, 215 x 330 mm, which village offices use."""


class Look(StrEnum):
    """What it looks like: the sheet of styles of that name is loaded with it."""

    REPORT = "report"
    """Chapters, each under its heading."""
    LETTER = "letter"
    """One to a few pages under the letterhead, read from top to bottom."""
    CERTIFICATE = "certificate"
    """One page that is framed."""
    NOTES = "notes"
    """Notes to the statements: close-set, policies in two columns."""
    LETTERS = "letters"
    """Several letters, each with a letterhead of its own."""
    VOUCHERS = "vouchers"
    """Vouchers and receipts on their sheets, and what belongs to them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """One chapter.

    Attributes:
        key: stable name, unique in the report.
        title: nothing for a part without heading, such as a letter.
        number: as printed before the title: ``BAB I``, ``1``; nothing without.
        is_listed: whether the contents name it.
        begins_page: whether it begins a page.
        is_wide: whether its pages lie on their side.
    """

    key: str
    title: str
    blocks: tuple[Block, ...]
    number: str = ""
    is_listed: bool = True
    begins_page: bool = True
    is_wide: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a renderer needs to know, in plain values: no books, no database, no request.

    Attributes:
        key: of its kind.
        subject: what it is about beside the period: a village, a decision; nothing otherwise.
        has_head: whether it begins with letterhead and title, where it has no cover; papers
            that bear their own do not.
        has_cover, has_contents: whether it begins with a cover, and a table of contents.
        leading: how many chapters stand before the contents: a letter, the approval.
        owners: whose the enterprise is, as a cover says it; nothing for the letterhead's seat.
        draft: why it is only a draft, in sentences; empty if it is not.
        paper: what it is printed on.
        look: what it looks like.
        asked: what it was asked about, as ``reports.asked`` writes it.
    """

    key: str
    title: str
    period: Period
    period_words: str
    book_id: str
    letterhead: Letterhead
    chapters: tuple[Chapter, ...]
    verification: Verification
    subject: str = ""
    source: str = ""
    has_head: bool = True
    has_cover: bool = False
    has_contents: bool = False
    leading: int = 0
    owners: str = ""
    draft: tuple[str, ...] = ()
    paper: PaperSize = PaperSize.A4
    look: Look = Look.REPORT
    asked: Mapping[str, Any] = field(default_factory=dict, hash=False)
