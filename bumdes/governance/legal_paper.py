"""Legal papers: what the enterprise stands on, each with its number, its days and its file.

A regulation that several villages make together has no number of its own: each village gives
it one, and all of them are printed in its heading.

Source: PP 11/2021 on founding a BUM Desa; Permendagri 96/2017 on joint regulations.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKeyConstraint, String, select
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.errors import NotFoundError
from bumdes.record import Record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session


class PaperKind(StrEnum):
    """What a paper is."""

    VILLAGE_REGULATION = "village_regulation"
    JOINT_REGULATION = "joint_regulation"
    ARTICLES = "articles"
    BYLAWS = "bylaws"
    CERTIFICATE = "certificate"
    NIB = "nib"
    NPWP = "npwp"
    LICENCE = "licence"
    DECREE = "decree"
    AGREEMENT = "agreement"
    OTHER = "other"

    @property
    def label(self) -> str:
        """What Indonesians call it."""
        return _LABELS[self]


_LABELS: Mapping[PaperKind, str] = MappingProxyType(
    {
        PaperKind.VILLAGE_REGULATION: "Peraturan Desa",
        PaperKind.JOINT_REGULATION: "Peraturan Bersama Kepala Desa",
        PaperKind.ARTICLES: "Anggaran Dasar",
        PaperKind.BYLAWS: "Anggaran Rumah Tangga",
        PaperKind.CERTIFICATE: "Sertifikat badan hukum",
        PaperKind.NIB: "Nomor Induk Berusaha (NIB)",
        PaperKind.NPWP: "NPWP",
        PaperKind.LICENCE: "Izin usaha",
        PaperKind.DECREE: "Surat keputusan",
        PaperKind.AGREEMENT: "Perjanjian",
        PaperKind.OTHER: "Surat lain",
    }
)


class LegalPaper(Record):
    """A paper the enterprise stands on.

    Attributes:
        number: as printed; empty for a joint regulation, which has one for each village.
        title: what it is about.
        dated_on: the day it was made.
        first_day, last_day: when it holds, both included; no last day while nobody knows.
        replaces: id of the paper it takes the place of; empty if it is the first.
        file: digest of the scanned paper; empty while there is none.
    """

    __tablename__ = "legal_papers"
    __table_args__ = (ForeignKeyConstraint(["book_id"], ["enterprises.book_id"]),)

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    paper_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    kind: Mapped[str] = mapped_column(String(32))
    title: Mapped[str] = mapped_column(String(300))
    dated_on: Mapped[dt.date]
    first_day: Mapped[dt.date]
    recorded_by: Mapped[str] = mapped_column(String(200))
    last_day: Mapped[dt.date | None] = mapped_column(default=None)
    number: Mapped[str] = mapped_column(String(100), default="")
    replaces: Mapped[str] = mapped_column(String(32), default="")
    file: Mapped[str] = mapped_column(String(64), default="")
    note: Mapped[str] = mapped_column(String(500), default="")

    def holds_on(self, day: dt.date) -> bool:
        """Whether it is in force on a day."""
        return self.first_day <= day and (self.last_day is None or day <= self.last_day)


class VillageNumber(Record):
    """The number that one village gives a joint regulation.

    Attributes:
        village_code: of the ministry of home affairs.
        dated_on: the day the head of this village signed.
    """

    __tablename__ = "village_numbers"
    __table_args__ = (
        ForeignKeyConstraint(
            ["book_id", "paper_id"], ["legal_papers.book_id", "legal_papers.paper_id"]
        ),
    )

    book_id: Mapped[str] = mapped_column(String(64), primary_key=True)
    paper_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    village_code: Mapped[str] = mapped_column(String(13), primary_key=True)
    number: Mapped[str] = mapped_column(String(100))
    dated_on: Mapped[dt.date]


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper with the numbers that villages gave it, in the order of their codes."""

    paper: LegalPaper
    numbers: tuple[VillageNumber, ...]

    @property
    def kind(self) -> PaperKind:
        """What it is."""
        return PaperKind(self.paper.kind)

    @property
    def numbers_printed(self) -> tuple[str, ...]:
        """Its number, or those of all villages."""
        given = tuple(number.number for number in self.numbers)
        return given or ((self.paper.number,) if self.paper.number else ())


def find_paper(session: Session, book_id: str, paper_id: str) -> Paper:
    """Return the paper with *paper_id*.

    Raises:
        NotFoundError: there is none.
    """
    paper = session.get(LegalPaper, (book_id, paper_id))
    if paper is None:
        raise NotFoundError("paper", paper_id)
    query = select(VillageNumber).where(
        VillageNumber.book_id == book_id, VillageNumber.paper_id == paper_id
    )
    return Paper(paper, tuple(session.scalars(query.order_by(VillageNumber.village_code))))


def papers_of(
    session: Session, book_id: str, *, on: dt.date | None = None, kind: PaperKind | None = None
) -> list[Paper]:
    """Return the papers of an enterprise, the latest first.

    Args:
        on: only those in force on this day; None for all there ever were.
    """
    query = select(LegalPaper).where(LegalPaper.book_id == book_id)
    if kind is not None:
        query = query.where(LegalPaper.kind == kind.value)
    papers = session.scalars(query.order_by(LegalPaper.dated_on.desc(), LegalPaper.paper_id))
    numbers = _numbers(session, book_id)
    return [
        Paper(paper, tuple(numbers.get(paper.paper_id, ())))
        for paper in papers
        if on is None or paper.holds_on(on)
    ]


def paper_in_force(
    session: Session, book_id: str, kind: PaperKind, on: dt.date
) -> Paper | None:
    """Return the latest paper of a kind that holds on a day, if there is one."""
    return next(iter(papers_of(session, book_id, on=on, kind=kind)), None)


def _numbers(session: Session, book_id: str) -> dict[str, list[VillageNumber]]:
    query = select(VillageNumber).where(VillageNumber.book_id == book_id)
    found: dict[str, list[VillageNumber]] = {}
    for number in session.scalars(query.order_by(VillageNumber.village_code)):
        found.setdefault(number.paper_id, []).append(number)
    return found
