"""The page for everybody: the last issued report in five figures, and how it can be checked."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from bumdes.enterprise import Enterprise, villages_of
from bumdes.errors import FileError
from bumdes.phrase import listed, phrase, word
from bumdes.reporting.issued_report import issued_of, signatures_under
from bumdes.reporting.public_page import public_page_of
from bumdes.zones import WESTERN, zone_of
from ledger import Money, rp
from ledger.canonical import moment
from reports.errors import NoPaperError
from reports.verifying.paper import read_paper
from reports.words import moment_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy.orm import Session

    from bumdes.file_store import FileStore
    from bumdes.reporting.issued_report import IssuedReport
    from bumdes.reporting.public_page import PublicPage

SHOWN_KINDS = ("statements", "annual", "lpj", "semester")
"""Kinds of report that hold the statements."""

LINES = (
    ("income-statement", "revenue", "Pendapatan usaha"),
    ("income-statement", "profit", "Laba bersih"),
    ("financial-position", "assets", "Aset"),
    ("financial-position", "liabilities", "Kewajiban"),
    ("financial-position", "equity", "Milik Desa dan warga"),
)


class PublicFigure(NamedTuple):
    """One figure of the summary."""

    label: str
    amount: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicReport:
    """What everybody is shown of the last issued report.

    Attributes:
        period, days: in words, as printed; and as addresses write it.
        issued_at: in words, where the enterprise is.
        offices: who signed, by office; no names of people.
    """

    title: str
    period: str
    days: str
    number: int
    issued_at: str
    fingerprint: str
    figures: tuple[PublicFigure, ...]
    offices: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicView:
    """The page.

    Attributes:
        report: None while nothing was issued.
        state: what the page follows from; it changes when the page does.
    """

    name: str
    seat: str
    contact: str
    report: PublicReport | None
    state: str


def read_public(session: Session, files: FileStore, book_id: str) -> PublicView | None:
    """Return the page of an enterprise; None where it is not open to everybody."""
    page = public_page_of(session, book_id)
    enterprise = session.get(Enterprise, book_id)
    if page is None or enterprise is None or not page.is_open:
        return None
    return view_of(session, files, enterprise, page)


def view_of(
    session: Session, files: FileStore, enterprise: Enterprise, page: PublicPage
) -> PublicView:
    """Return what the page shows or would show."""
    villages = villages_of(session, enterprise.book_id)
    report = _report(session, files, enterprise.book_id)
    return PublicView(
        name=enterprise.name,
        seat=listed([phrase("Desa {name}", name=village.name) for village in villages]),
        contact=page.contact,
        report=report,
        state=f"{page.changed_at}-{report.number if report else 0}"
        f"-{len(report.offices) if report else 0}",
    )


def _report(session: Session, files: FileStore, book_id: str) -> PublicReport | None:
    """Return the last issued report that can be read and is of the whole enterprise."""
    for issued in issued_of(session, book_id):
        if issued.report in SHOWN_KINDS and issued.unit is None:
            figures = _figures(files, issued)
            if figures:
                return _shown(session, issued, figures)
    return None


def _shown(
    session: Session, issued: IssuedReport, figures: tuple[PublicFigure, ...]
) -> PublicReport:
    villages = villages_of(session, issued.book_id)
    zone = zone_of(villages[0].code) if villages else WESTERN
    signatures = signatures_under(session, issued.book_id, issued.number)
    return PublicReport(
        title=issued.title,
        period=issued.period_words,
        days=issued.period,
        number=issued.number,
        issued_at=moment_words(moment(issued.issued_at).astimezone(zone)),
        fingerprint=issued.fingerprint,
        figures=figures,
        offices=tuple(
            phrase("{step} oleh {office}", step=word(step.label), office=s.office)
            for step, s in signatures.items()
        ),
    )


def _figures(files: FileStore, issued: IssuedReport) -> tuple[PublicFigure, ...]:
    try:
        data = read_paper(files.read(issued.file)).data
    except (FileError, NoPaperError):
        return ()
    tables = {table["key"]: table for table in _tables(data)}
    found = []
    for statement, line, label in LINES:
        amount = _figure(tables.get(statement, {}), line)
        if amount is not None:
            is_loss = line == "profit" and amount.amount < 0
            found.append(PublicFigure("Rugi bersih" if is_loss else label, amount))
    return tuple(found)


def _tables(data: Any) -> Iterator[Mapping[str, Any]]:
    """Yield every statement in *data*, wherever it stands."""
    if isinstance(data, dict):
        if {"key", "rows", "columns"} <= data.keys():
            yield data
        for value in data.values():
            yield from _tables(value)
    elif isinstance(data, list):
        for value in data:
            yield from _tables(value)


def _figure(table: Mapping[str, Any], line: str) -> Money | None:
    """Return the figure of *line* in the first column; None if there is none."""
    for row in table.get("rows", ()):
        if row.get("key") == line and row.get("figures") and row["figures"][0] is not None:
            return Money(Decimal(row["figures"][0]), rp(0).currency)
    return None
