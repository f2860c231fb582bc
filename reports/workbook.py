"""A document as a workbook of one sheet; a bound report as one of many.

Rows are written one after another and not held, so that a ledger of a hundred thousand lines
needs little memory. No text is ever a formula or a link.
"""

from __future__ import annotations

import datetime as dt
import io
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import xlsxwriter

from reports.bound.block import Chart, Figures, Included, Listing
from reports.bound.data import data_of_report
from reports.bound.said import said
from reports.document import Document
from reports.fingerprint import data_of, fingerprint
from reports.register import Register
from reports.register_runs import alike
from reports.words import moment_words
from reports.workbook_sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reports.bound.block import Block
    from reports.bound.report import Chapter, Report
    from reports.printable import Printable

LONGEST_NAME = 31
"""Characters that the name of a sheet may have."""
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f]")

OPTIONS = {
    "constant_memory": True,
    "in_memory": False,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def workbook(printable: Printable) -> bytes:
    """Return *printable* as XLSX: one sheet, or one a table if it is a bound report."""
    written = io.BytesIO()
    with xlsxwriter.Workbook(written, OPTIONS) as book:
        book.set_properties(
            {
                "title": printable.title,
                "author": printable.letterhead.name,
                "subject": printable.period_words,
                "created": _created(printable),
            }
        )
        sheets = _Sheets(book)
        if isinstance(printable, Document):
            _document(sheets, printable)
        else:
            _report(sheets, printable)
    return written.getvalue()


def _document(sheets: _Sheets, document: Document) -> None:
    head = (document.title.upper(), document.period_words, document.unit_name)
    digest = fingerprint(data_of(document))
    below = (*document.remarks, *_proof(document, digest))
    _tables(sheets, document, (document.letterhead.name.upper(), *head), below)


def _report(sheets: _Sheets, report: Report) -> None:
    """Write what people say on the first sheet, and every table on one of its own."""
    head = (report.title.upper(), report.period_words, report.subject)
    first = sheets.added("Isi", (report.letterhead.name.upper(), *head))
    first.write_texts([*((reason,) for reason in report.draft), *_told(report)])
    first.finish(list(_proof(report, fingerprint(data_of_report(report)))))
    for chapter in report.chapters:
        for block in chapter.blocks:
            _block(sheets, chapter, block)


def _told(report: Report) -> Iterator[tuple[str, ...]]:
    for chapter in report.chapters:
        if chapter.title:
            yield ("",)
            yield (f"{chapter.number} {chapter.title}".strip(),)
        for block in chapter.blocks:
            yield from said(block)


def _block(sheets: _Sheets, chapter: Chapter, block: Block) -> None:
    """Write the tables that *block* holds."""
    over = " ".join(filter(None, (chapter.number, chapter.title)))
    match block:
        case Included(document=document):
            head = (document.title.upper(), document.period_words, document.unit_name)
            _tables(sheets, document, (over.upper(), *head), document.remarks)
        case Figures(table=table) | Chart(table=table):
            said_over = block.caption if isinstance(block, Figures) else block.title
            title = said_over or table.title
            sheet = sheets.added(title, (over.upper(), title))
            sheet.write_table(table)
        case Listing(register=register):
            head = (over.upper(), register.title, " · ".join(register.facts))
            sheets.added(register.title, head).write_registers([register])


def _tables(
    sheets: _Sheets, document: Document, head: tuple[str, ...], below: tuple[str, ...]
) -> None:
    """Write tables and alike registers on one sheet, registers of other columns on the next."""
    sheet = sheets.added(document.title, head)
    first, *others = alike(document.tables) or [()]
    if first:
        sheet.write_registers(first)
    for table in document.tables:
        if not isinstance(table, Register):
            sheet.write_table(table)
    sheet.finish(below)
    for registers in others:
        title = registers[0].title
        sheets.added(title, (*head[:2], title, *head[2:])).write_registers(registers)


def _proof(printable: Printable, digest: str) -> Iterator[str]:
    proof = printable.verification
    yield f"Sidik (SHA-256) {digest}"
    yield f"Rantai buku, entri ke-{proof.sequence}: {proof.head}"
    if proof.printed_at:
        yield f"Dicetak {moment_words(proof.printed_at)}"


def _created(printable: Printable) -> dt.datetime:
    at = printable.verification.printed_at
    return at.astimezone(dt.UTC).replace(tzinfo=None) if at else dt.datetime(2000, 1, 1)  # noqa: DTZ001 - the library wants none


@dataclass(slots=True)
class _Sheets:
    """The sheets of a workbook, each with a name of its own, and the formats they share."""

    book: Any
    names: set[str] = field(default_factory=set)
    formats: dict[tuple[Any, ...], Any] = field(default_factory=dict)

    def added(self, title: str, head: Iterable[str]) -> Sheet:
        """Return a new sheet, *head* already on it, line by line as far as it says anything."""
        name = self._name(title)
        self.names.add(name.casefold())
        return Sheet(self.book, name, tuple(filter(None, head)), self.formats)

    def _name(self, title: str) -> str:
        plain = _NOT_IN_NAMES.sub(" ", title).strip(" '")[:LONGEST_NAME].strip(" '") or "Tabel"
        name, number = plain, 1
        while name.casefold() in self.names:
            number += 1
            mark = f" ({number})"
            name = plain[: LONGEST_NAME - len(mark)] + mark
        return name
