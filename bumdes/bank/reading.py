"""Reading statements: the rows of a file as lines of a bank, or what is wrong with them.

Rows that are no transaction, such as titles and totals, are left out and told; a row that looks
like one and cannot be read is a problem, never a guess.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from bumdes.bank.figures import read_amount, read_day, read_mark
from bumdes.errors import (
    SheetUnreadableError,
    StatementBrokenError,
    StatementColumnsError,
    StatementRowError,
)
from ledger.money import currency, from_minor

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping, Sequence

    from bumdes.bank.form import StatementForm

MOST_LINES = 5_000
"""Lines of one statement: a busy enterprise has a tenth of it in a month."""

_HEADINGS_WITHIN = 80
"""Rows of a file among which its headings are looked for."""

_MOST_SKIPPED = 20
_RUPIAH = currency("IDR")
_LONGEST = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadLine:
    """A line as a file has it.

    Attributes:
        row: as a spreadsheet counts it.
        minor: what it added to the account, in sen.
        balance: after it, in sen; None where the file does not say.
    """

    row: int
    on: dt.date
    description: str
    reference: str
    minor: int
    balance: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadStatement:
    """What a file says.

    Attributes:
        lines: the oldest first.
        problems: rows that cannot be read, or whose balance does not follow.
        skipped: rows that are no transaction, and what they say.
        opening, closing: before the first line and after the last, in sen; None where the
            file does not say.
    """

    lines: tuple[ReadLine, ...]
    problems: tuple[tuple[int, Exception], ...]
    skipped: tuple[tuple[int, str], ...]
    opening: int | None
    closing: int | None


def read_statement(
    rows: Sequence[Sequence[str]], form: StatementForm, *, through: dt.date
) -> ReadStatement:
    """Return what the *rows* of a file say by *form*.

    Args:
        through: the last day the statement may tell of; days without a year are before it.

    Raises:
        StatementColumnsError: no row has the headings of the form.
        SheetUnreadableError: it has no transaction, or too many.
    """
    head, places = _headings(rows, form)
    reader = _Reader(form, places, through)
    for number, row in enumerate(rows[head + 1 :], start=head + 2):
        reader.take(number, row)
    if len(reader.lines) > MOST_LINES:
        raise SheetUnreadableError("too_many_rows")
    if not reader.lines and not reader.problems:
        raise SheetUnreadableError("no_rows")
    lines = _oldest_first(reader.lines)
    problems = [*reader.problems, *_broken(lines)]
    first, last = (lines[0], lines[-1]) if lines else (None, None)
    return ReadStatement(
        lines=tuple(lines),
        problems=tuple(sorted(problems, key=lambda each: each[0])),
        skipped=tuple(reader.skipped[:_MOST_SKIPPED]),
        opening=None if first is None or first.balance is None else first.balance - first.minor,
        closing=None if last is None else last.balance,
    )


def _headings(
    rows: Sequence[Sequence[str]], form: StatementForm
) -> tuple[int, Mapping[str, int]]:
    """Return which row holds the headings, and the place of each column in it."""
    for number, row in enumerate(rows[:_HEADINGS_WITHIN]):
        cells = [" ".join(cell.split()).casefold().strip("'\" ") for cell in row]
        places = {
            part: place
            for part, names in form.columns.items()
            if (place := _place(cells, names)) is not None
        }
        if {"date", "description"} <= set(places) and places.keys() & {
            "debit",
            "credit",
            "amount",
        }:
            return number, places
    raise StatementColumnsError(form.needed)


def _place(cells: Sequence[str], names: Iterable[str]) -> int | None:
    return next((cells.index(name) for name in names if name in cells), None)


class _Reader:
    """Takes row after row."""

    def __init__(
        self, form: StatementForm, places: Mapping[str, int], through: dt.date
    ) -> None:
        self.form, self.places, self.through = form, places, through
        self.lines: list[ReadLine] = []
        self.problems: list[tuple[int, Exception]] = []
        self.skipped: list[tuple[int, str]] = []

    def take(self, number: int, row: Sequence[str]) -> None:
        """Make a line of *row*, add it to the line before, or leave it out."""
        said = " ".join(filter(None, (" ".join(cell.split()) for cell in row)))
        if not said:
            return
        try:
            if not self._take(number, row):
                self.skipped.append((number, said[:200]))
        except StatementRowError as error:
            self.problems.append((number, error))

    def _take(self, number: int, row: Sequence[str]) -> bool:
        date, text = self._cell(row, "date"), self._cell(row, "description")
        if not any(character.isdigit() for character in date):
            return self._continues(number, row, text) if not date else False
        minor = self._minor(row)
        if not minor:
            return False
        on = read_day(date, order=self.form.day, through=self.through)
        if on > self.through:
            raise StatementRowError("not_a_day", date)
        line = ReadLine(
            row=number,
            on=on,
            description=text[:_LONGEST],
            reference=self._cell(row, "reference")[:100],
            minor=minor,
            balance=self._amount(row, "balance"),
        )
        self.lines.append(line)
        return True

    def _continues(self, number: int, row: Sequence[str], text: str) -> bool:
        """Whether *row* only goes on with the description of the line right above it."""
        last = self.lines[-1] if self.lines else None
        if not text or last is None or last.row + 1 != number:
            return False
        if any(self._cell(row, part) for part in ("debit", "credit", "amount", "balance")):
            return False
        longer = f"{last.description} {text}"[:_LONGEST]
        self.lines[-1] = replace(last, row=number, description=longer)
        return True

    def _minor(self, row: Sequence[str]) -> int:
        """Return what a row added to the account; 0 for a row that moved nothing."""
        debit, credit = self._amount(row, "debit"), self._amount(row, "credit")
        if debit or credit:
            return abs(credit or 0) - abs(debit or 0)
        amount = self._amount(row, "amount")
        if not amount:
            return 0
        mark = self._mark(row)
        return abs(amount) * mark if mark else amount

    def _mark(self, row: Sequence[str]) -> int:
        """Return the side a row names: in its column, or in a cell right of the amount."""
        if "mark" in self.places:
            mark = read_mark(self._cell(row, "mark"))
            if not mark:
                raise StatementRowError("not_an_amount", self._cell(row, "amount"))
            return mark
        beside = self.places["amount"] + 1
        taken = set(self.places.values())
        return read_mark(row[beside]) if beside < len(row) and beside not in taken else 0

    def _amount(self, row: Sequence[str], part: str) -> int | None:
        return read_amount(self._cell(row, part), decimal=self.form.decimal)

    def _cell(self, row: Sequence[str], part: str) -> str:
        place = self.places.get(part)
        if place is None or place >= len(row):
            return ""
        return " ".join(row[place].split()).lstrip("'")


def _oldest_first(lines: list[ReadLine]) -> list[ReadLine]:
    """Return *lines* in the order of time: many banks put the latest on top."""
    if not lines or lines[0].on < lines[-1].on:
        return lines
    turned = lines[::-1]
    if lines[0].on > lines[-1].on:
        return turned
    return turned if len(list(_broken(turned))) < len(list(_broken(lines))) else lines


def _broken(lines: Sequence[ReadLine]) -> Iterable[tuple[int, Exception]]:
    """Yield the rows whose balance does not follow from the line before."""
    for before, line in pairwise(lines):
        if before.balance is None or line.balance is None:
            continue
        expected = before.balance + line.minor
        if expected != line.balance:
            yield (
                line.row,
                StatementBrokenError(
                    expected=from_minor(expected, _RUPIAH),
                    said=from_minor(line.balance, _RUPIAH),
                ),
            )
