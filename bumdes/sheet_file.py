"""Lists that come as files: the rows of a CSV file, or of the first sheet of a workbook (XLSX).

Everything comes out as the text that a person would read. Numbers of sixteen digits and more
that a spreadsheet kept as numbers have lost digits; they come out in powers of ten, which no
field takes for a number of somebody.

Source: RFC 4180; ECMA-376, parts 1 and 2 (SpreadsheetML).
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
import zlib
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, NamedTuple
from xml.parsers import expat

from bumdes.errors import SheetColumnMissingError, SheetColumnUnknownError, SheetUnreadableError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

MOST_ROWS, MOST_COLUMNS = 20_000, 200
MOST_BYTES = 64 * 1024 * 1024
"""The largest part of a workbook that is unpacked."""

DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
"""How texts begin that stand in CSV with an apostrophe in front, and are read without it."""

EXACT_DIGITS = 15
"""As many as a spreadsheet keeps of a number."""

_ZIP, _NUL = b"PK", b"\x00"
_CELL = re.compile(r"([A-Z]{1,3})[0-9]{1,7}\Z", re.ASCII)
_SPACE = re.compile(r"\s+")


class SheetRow(NamedTuple):
    """A row of a list.

    Attributes:
        number: as a spreadsheet counts it; the headings stand in row 1.
        cells: what it says, by the heading of its column in small letters.
    """

    number: int
    cells: Mapping[str, str]


def read_sheet(
    content: bytes, *, known: Collection[str], needed: Collection[str] = ()
) -> list[SheetRow]:
    """Return the rows of a list that say anything.

    Args:
        known: the headings that the list may have, in small letters.
        needed: those it must have.

    Raises:
        SheetUnreadableError: it is no such file, is damaged or too large, or has no rows.
        SheetColumnMissingError: it lacks a heading that is needed.
        SheetColumnUnknownError: it has a heading that is not known.
    """
    lines = _workbook(content) if content.startswith(_ZIP) else _text(content)
    headings = [_tidy(cell).casefold() for cell in next(lines, [])]
    for heading in filter(None, headings):
        if heading not in known:
            raise SheetColumnUnknownError(heading)
    for heading in needed:
        if heading not in headings:
            raise SheetColumnMissingError(heading)
    rows = list(_rows(lines, headings))
    if not rows:
        raise SheetUnreadableError("no_rows")
    return rows


def _rows(lines: Iterator[list[str]], headings: list[str]) -> Iterator[SheetRow]:
    for number, line in enumerate(lines, start=2):
        if number > MOST_ROWS + 1:
            raise SheetUnreadableError("too_many_rows")
        cells = [_tidy(cell) for cell in line]
        if any(cells):
            padded = cells + [""] * (len(headings) - len(cells))
            named = zip(headings, padded, strict=False)
            yield SheetRow(number, {heading: cell for heading, cell in named if heading})


def _tidy(cell: str) -> str:
    return _SPACE.sub(" ", cell).strip()


def _bare(cell: str) -> str:
    """Return *cell* without the apostrophe that kept it from being a formula."""
    return cell[1:] if cell[:1] == "'" and cell.lstrip("'").startswith(DANGEROUS) else cell


# --- comma-separated text ---------------------------------------------------------------------


def _text(content: bytes) -> Iterator[list[str]]:
    if _NUL in content:
        raise SheetUnreadableError("not_a_sheet")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    try:
        for line in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            yield [_bare(cell) for cell in line]
    except csv.Error:
        raise SheetUnreadableError("sheet_damaged") from None


# --- workbooks --------------------------------------------------------------------------------


def _workbook(content: bytes) -> Iterator[list[str]]:
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except zipfile.BadZipFile:
        raise SheetUnreadableError("not_a_sheet") from None
    with archive:
        shared: list[str] = []
        if "xl/sharedStrings.xml" in archive.namelist():
            _parse(_part(archive, "xl/sharedStrings.xml"), _SharedTexts(shared))
        sheet = _Sheet(shared)
        _parse(_part(archive, _first_sheet(archive)), sheet)
    return iter(sheet.lines)


def _first_sheet(archive: zipfile.ZipFile) -> str:
    """Return the name of the part in which the first sheet lies."""
    book, relations = _Attributes("sheet"), _Attributes("Relationship")
    _parse(_part(archive, "xl/workbook.xml"), book)
    _parse(_part(archive, "xl/_rels/workbook.xml.rels"), relations)
    targets = {each.get("Id", ""): each.get("Target", "") for each in relations.found}
    for sheet in book.found:
        wanted = next((value for name, value in sheet.items() if name.endswith(":id")), "")
        target = targets.get(wanted, "")
        if target:
            return target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
    raise SheetUnreadableError("not_a_sheet")


def _part(archive: zipfile.ZipFile, name: str) -> bytes:
    try:
        info = archive.getinfo(name)
        if info.file_size > MOST_BYTES:
            raise SheetUnreadableError("sheet_too_large")
        return archive.read(info)
    except KeyError:
        raise SheetUnreadableError("not_a_sheet") from None
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError):
        raise SheetUnreadableError("sheet_damaged") from None


class _Reader:
    """What listens to the elements of a part of a workbook."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Hear that an element begins."""

    def end(self, name: str) -> None:
        """Hear that an element ends."""

    def text(self, text: str) -> None:
        """Hear a piece of text."""


def _parse(part: bytes, reader: _Reader) -> None:
    """Let *reader* hear all of *part*; a document type, which may hide much, is refused."""
    parser = expat.ParserCreate()

    def refuse(*_: object) -> None:
        raise SheetUnreadableError("not_a_sheet")

    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = _local(reader.start)
    parser.EndElementHandler = lambda name: reader.end(name.rpartition(":")[2])
    parser.CharacterDataHandler = reader.text
    parser.buffer_text = True
    try:
        parser.Parse(part, True)  # noqa: FBT003 - the library wants it by place
    except expat.ExpatError:
        raise SheetUnreadableError("sheet_damaged") from None


def _local(
    start: Callable[[str, dict[str, str]], None],
) -> Callable[[str, dict[str, str]], None]:
    return lambda name, attributes: start(name.rpartition(":")[2], attributes)


@dataclass(slots=True)
class _Attributes(_Reader):
    """Gathers the attributes of one kind of element."""

    wanted: str
    found: list[dict[str, str]] = field(default_factory=list)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == self.wanted:
            self.found.append(attributes)


@dataclass(slots=True)
class _SharedTexts(_Reader):
    """Gathers the texts that cells share; how they are pronounced is left out."""

    texts: list[str]
    is_text: bool = False
    is_reading_aid: bool = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        del attributes
        if name == "si":
            self.texts.append("")
        self.is_reading_aid = self.is_reading_aid or name == "rPh"
        self.is_text = name == "t" and not self.is_reading_aid

    def end(self, name: str) -> None:
        self.is_text = False
        if name == "rPh":
            self.is_reading_aid = False

    def text(self, text: str) -> None:
        if self.is_text:
            self.texts[-1] += text


@dataclass(slots=True)
class _Sheet(_Reader):
    """Gathers the rows of a sheet as lists of texts."""

    shared: list[str]
    lines: list[list[str]] = field(default_factory=list)
    kind: str = ""
    place: int = -1
    said: str = ""
    is_said: bool = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "row":
            self._row(attributes.get("r", ""))
        elif name == "c":
            self._cell(attributes)
        self.is_said = name in {"v", "t"}

    def end(self, name: str) -> None:
        self.is_said = False
        if name == "c" and self.lines:
            line = self.lines[-1]
            line += [""] * (self.place + 1 - len(line))
            line[self.place] = self._value()

    def text(self, text: str) -> None:
        if self.is_said:
            self.said += text

    def _row(self, written: str) -> None:
        number = int(written) if written.isascii() and written.isdecimal() else 0
        if max(number, len(self.lines)) > MOST_ROWS + 1:
            raise SheetUnreadableError("too_many_rows")
        self.lines += [[] for _ in range(number - 1 - len(self.lines))]
        self.lines.append([])
        self.place = -1

    def _cell(self, attributes: dict[str, str]) -> None:
        found = _CELL.match(attributes.get("r", ""))
        self.place = _column(found[1]) if found else self.place + 1
        if self.place >= MOST_COLUMNS:
            raise SheetUnreadableError("sheet_too_large")
        self.kind, self.said = attributes.get("t", "n"), ""

    def _value(self) -> str:
        if self.kind == "s":
            place = int(self.said) if self.said.isdecimal() else len(self.shared)
            return self.shared[place] if place < len(self.shared) else ""
        return _number(self.said) if self.kind == "n" else self.said


def _column(letters: str) -> int:
    """Return the place of column *letters*, from 0."""
    place = 0
    for letter in letters:
        place = 26 * place + ord(letter) - ord("A") + 1
    return place - 1


def _number(written: str) -> str:
    """Return a number as it is read; one that lost digits in powers of ten."""
    try:
        value = Decimal(written)
    except InvalidOperation:
        return written
    if not value.is_finite():
        return written
    if value.adjusted() >= EXACT_DIGITS:
        return f"{value:.5E}"
    if value.adjusted() < -EXACT_DIGITS:
        return "0"
    exact = value.quantize(Decimal(1)) if value == value.to_integral_value() else value
    return f"{exact:f}"
