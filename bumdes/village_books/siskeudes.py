"""Reading what a village exports from Siskeudes, its own bookkeeping.

The export is a ZIP file of one CSV file a table, as the village's office also hands it to the
village information system. Read are the payment orders (Ta_SPP, Ta_SPPRinci), their cheques
(Ta_Pencairan) and the receipts (Ta_TBP, Ta_TBPRinci). Columns are found by their headings.

Source: the table names and headings of such exports; account codes of Permendagri 20/2018.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import zipfile
import zlib
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, NamedTuple

from bumdes.errors import SiskeudesFileError
from bumdes.village_books.movement import Movement, MovementKind
from ledger import Money

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

OUTLAY, RECEIPT = "6.2.2", "4.1.1"
"""Penyertaan Modal Desa, and Hasil Usaha Desa, in the village's chart of accounts."""

MOST_BYTES = 64 * 1024 * 1024
"""The largest table that is unpacked."""

MONTHS, YEAR_DIGITS, CENTURY = 12, 4, 2000

Row = dict[str, str]

_DAY = re.compile(r"(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})(?:[ T].*)?\Z", re.ASCII)


class VillageYear(NamedTuple):
    """What an export says: the year, the village's code there, and its movements by date."""

    year: int
    village_code: str
    movements: tuple[Movement, ...]


def read_siskeudes(content: bytes) -> VillageYear:
    """Return the movements between the village and its enterprise that an export holds.

    Days written with month and day in doubt are read by the file as a whole: one day past the
    twelfth decides; without any, four-digit years mean day first and two-digit years month
    first, as the usual converter writes them.

    Raises:
        SiskeudesFileError: it is no such export, lacks a table or a column, or says something
            that cannot be.
    """
    tables = _Tables(content)
    orders = tables.by_number("ta_spp", "no_spp", "tgl_spp")
    slips = tables.by_number("ta_tbp", "no_bukti", "tgl_bukti")
    for row in tables.rows("ta_pencairan", "no_spp", "tgl_cek", is_needed=False):
        if row["no_spp"] in orders and row["tgl_cek"].strip():
            orders[row["no_spp"]]["tgl_spp"] = row["tgl_cek"]
    outlays = _sums(tables.rows("ta_spprinci", "no_spp", "kd_rincian", "nilai"), OUTLAY)
    receipts = _sums(tables.rows("ta_tbprinci", "no_bukti", "kd_rincian", "nilai"), RECEIPT)
    papers = [
        *(_paper(MovementKind.CAPITAL, orders, *sum_) for sum_ in outlays.items()),
        *(_paper(MovementKind.PROFIT_SHARE, slips, *sum_) for sum_ in receipts.items()),
    ]
    everything = [*orders.values(), *slips.values()]
    month_first = _is_month_first(_written_day(row) for row in everything)
    movements = (paper.movement(month_first=month_first) for paper in papers)
    return VillageYear(
        year=_only_year(everything),
        village_code=everything[0].get("kd_desa", "").strip(". "),
        movements=tuple(sorted(movements, key=lambda m: (m.date, m.kind, m.reference))),
    )


class _Paper(NamedTuple):
    """An order or a receipt, and how much of it was booked to the account in question."""

    kind: MovementKind
    row: Row
    amount: Decimal

    def movement(self, *, month_first: bool) -> Movement:
        said = self.row.get("keterangan", "") or self.row.get("uraian", "")
        number = self.row.get("no_spp") or self.row["no_bukti"]
        return Movement(
            kind=self.kind,
            date=_day(_written_day(self.row), month_first=month_first),
            amount=Money(self.amount, "IDR"),
            reference=number.strip(),
            description=" ".join(said.split()),
        )


class _Tables:
    """The tables of an export, by name in small letters."""

    def __init__(self, content: bytes) -> None:
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(content))
        except zipfile.BadZipFile:
            raise SiskeudesFileError("not_a_zip", "berkas ini") from None
        self._names = {
            info.filename.rpartition("/")[2].casefold(): info
            for info in self._archive.infolist()
            if not info.is_dir()
        }

    def by_number(self, table: str, number: str, day: str) -> dict[str, Row]:
        """Return the papers of *table* by their numbers."""
        return {row[number]: row for row in self.rows(table, number, day)}

    def rows(self, table: str, *columns: str, is_needed: bool = True) -> list[Row]:
        """Return the rows of *table* by its headings in small letters."""
        info = self._names.get(f"{table}.csv")
        if info is None:
            if is_needed:
                raise SiskeudesFileError("table_missing", table)
            return []
        if info.file_size > MOST_BYTES:
            raise SiskeudesFileError("too_large", table)
        try:
            raw = self._archive.read(info)
        except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError):
            raise SiskeudesFileError("damaged", table) from None
        return list(_parsed(_decoded(raw), table, columns))


def _decoded(raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")


def _parsed(text: str, table: str, columns: Iterable[str]) -> Iterator[Row]:
    first = text.partition("\n")[0]
    delimiter = ";" if first.count(";") > first.count(",") else ","
    reader = csv.reader(io.StringIO(text), delimiter=delimiter)
    try:
        headings = [heading.strip().casefold() for heading in next(reader, [])]
        for column in columns:
            if column not in headings:
                raise SiskeudesFileError("column_missing", f"{table}.{column}")
        for cells in reader:
            if any(cell.strip() for cell in cells):
                padded = cells + [""] * (len(headings) - len(cells))
                yield dict(zip(headings, padded, strict=False))
    except csv.Error:
        raise SiskeudesFileError("damaged", table) from None


def _sums(rows: Iterable[Row], account: str) -> dict[str, Decimal]:
    """Return by paper what was booked to *account* or below it."""
    sums: dict[str, Decimal] = {}
    for row in rows:
        if f"{row['kd_rincian'].strip('. ')}.".startswith(f"{account}."):
            number = row.get("no_spp") or row["no_bukti"]
            sums[number] = sums.get(number, Decimal(0)) + _amount(row["nilai"])
    return {number: amount for number, amount in sums.items() if amount}


def _amount(written: str) -> Decimal:
    try:
        amount = Decimal(written.strip())
    except InvalidOperation:
        raise SiskeudesFileError("not_an_amount", written) from None
    if not amount.is_finite() or amount != round(amount, 2):
        raise SiskeudesFileError("not_an_amount", written)
    return amount


def _paper(
    kind: MovementKind, papers: Mapping[str, Row], number: str, amount: Decimal
) -> _Paper:
    if number not in papers:
        raise SiskeudesFileError("paper_missing", number)
    return _Paper(kind, papers[number], amount)


def _written_day(paper: Row) -> str:
    return paper.get("tgl_spp") or paper["tgl_bukti"]


def _only_year(papers: Iterable[Row]) -> int:
    years = {paper.get("tahun", "").strip() for paper in papers}
    if len(years) != 1 or not (written := years.pop()).isdecimal():
        raise SiskeudesFileError("several_years", ", ".join(sorted(years)) or "kosong")
    return int(written)


def _is_month_first(written: Iterable[str]) -> bool:
    """Whether the days of one export, taken together, say the month before the day."""
    parts = [m.groups() for text in written if (m := _DAY.match(text.strip()))]
    in_doubt = [part for part in parts if len(part[0]) != YEAR_DIGITS]
    if any(int(second) > MONTHS for _, second, _ in in_doubt):
        return True
    is_short = any(len(third) != YEAR_DIGITS for _, _, third in in_doubt)
    return is_short and not any(int(first) > MONTHS for first, _, _ in in_doubt)


def _day(written: str, *, month_first: bool) -> dt.date:
    match = _DAY.match(written.strip())
    if match is None:
        raise SiskeudesFileError("not_a_day", written)
    first, second, third = match.groups()
    if len(first) == YEAR_DIGITS:
        year, month, day = first, second, third
    elif month_first:
        month, day, year = first, second, third
    else:
        day, month, year = first, second, third
    century = CENTURY if len(year) != YEAR_DIGITS else 0
    try:
        return dt.date(int(year) + century, int(month), int(day))
    except ValueError:
        raise SiskeudesFileError("not_a_day", written) from None
