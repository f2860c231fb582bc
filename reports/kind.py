"""A kind of report: what is handed over as one paper, and how it is composed from the books."""

from __future__ import annotations

import os
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, BinaryIO

from bumdes.permissions import Permission
from reports.bound.report import PaperSize

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator

    from bumdes.file_store import FileStore
    from bumdes.work import Work
    from ledger import Period
    from reports.bound.report import Report


_PIECE = 1024 * 1024
"""Bytes of a file that are in memory at a time."""


class Group(StrEnum):
    """Under which heading a kind is offered."""

    PERIODIC = "periodic"
    CAPITAL = "capital"
    DELIBERATION = "deliberation"
    PROOF = "proof"

    @property
    def label(self) -> str:
        """What it is called on a page."""
        return _GROUPS[self]


_GROUPS = {
    Group.PERIODIC: "Laporan berkala",
    Group.CAPITAL: "Modal dan hasil usaha",
    Group.DELIBERATION: "Musyawarah dan surat",
    Group.PROOF: "Bukti dan pemeriksaan",
}


class Span(StrEnum):
    """Which periods a kind tells of."""

    YEAR = "year"
    SEMESTER = "semester"
    MONTH = "month"
    ANY = "any"
    """Any days: a year, a semester, a month, from one day to another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A place in a report where people write.

    Attributes:
        key: stable name, unique in the kind.
        title: what is written there.
        hint: what a reader wants to know there, in a sentence.
        template: the text that stands there until somebody writes; may name live figures in
            braces. Nothing where only people can know.
        is_line: whether it is one line: a number, a name.
        is_needed: whether the report is a draft as long as nobody wrote there.
        permission: what writing there asks for: the supervisor's texts are the supervisor's.
    """

    key: str
    title: str
    hint: str = ""
    template: str = ""
    is_line: bool = False
    is_needed: bool = False
    permission: Permission = Permission.WRITE_REPORTS


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a report is asked about.

    Attributes:
        now: when it is made, with the zone to say it in.
        unit: of a report of one unit of business; None for the whole.
        subject: the key of what it is about, where its kind asks for that: a village, a
            decision, a payment.
        files: where proofs and pictures lie; None where their content is not asked for.
    """

    period: Period
    now: dt.datetime
    unit: str | None = None
    subject: str = ""
    paper: PaperSize = PaperSize.A4
    files: FileStore | None = None


@dataclass(frozen=True, slots=True)
class Topic:
    """Something a report can be about, where its kind asks for that.

    Attributes:
        key: as ``Asked.subject`` takes it.
    """

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class BundledFile:
    """One file of a bundle.

    Attributes:
        name: its path in the bundle, ASCII, parted by "/".
        content: what is in it; a file for what is too large to be held in memory.
    """

    name: str
    content: bytes | BinaryIO

    @property
    def size(self) -> int:
        """How many bytes it has."""
        if isinstance(self.content, bytes):
            return len(self.content)
        return self.content.seek(0, os.SEEK_END)

    def pieces(self) -> Iterator[bytes]:
        """Yield what is in it, piece by piece; from its beginning each time."""
        if isinstance(self.content, bytes):
            yield self.content
            return
        self.content.seek(0)
        while piece := self.content.read(_PIECE):
            yield piece


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportKind:
    """A kind of report; one module of ``reports.kinds`` each.

    Attributes:
        key: stable name, as the command line takes it.
        slug: in its address, Indonesian.
        label: what it is called.
        hint: whom it is for and what it says, in a few words.
        slots: where people write in it, in the order of the report.
        compose: the report, from the books; it reads and changes nothing.
        bundle: the files of its bundle (zip), in order; None where there is none.
        subjects: what it can be about; None where the whole enterprise is meant.
        free_subject: what may be typed as its subject, where that is a number or a word rather
            than one of its topics; nothing where nothing may.
        has_units: whether it can tell of one unit of business alone.
        formats: keys of the renderers that it is offered in, the usual one first.
        permission: what reading it asks for.
        is_long: whether making it takes longer than a page may: the site makes it as a job.
        is_checked: whether it is a draft as long as a check that binds finds something.
        lacks: what else it lacks before it is more than a draft, in sentences; None for
            kinds that need nothing beside their texts.
    """

    key: str
    slug: str
    label: str
    hint: str
    group: Group
    span: Span = Span.YEAR
    slots: tuple[Slot, ...] = ()
    compose: Callable[[Work, Asked], Report]
    bundle: Callable[[Work, Asked], Iterator[BundledFile]] | None = None
    subjects: Callable[[Work, Period], tuple[Topic, ...]] | None = None
    free_subject: str = ""
    has_units: bool = False
    formats: tuple[str, ...] = ("pdf", "html", "json")
    permission: Permission = Permission.READ_REPORTS
    is_checked: bool = True
    lacks: Callable[[Work, Asked], tuple[str, ...]] | None = None
    is_long: bool = False
