"""What a statement is: rows over the chart of accounts, and nothing computed.

A statement is data: an accountant can read it beside the regulation it comes from. It names
accounts by *paths*, which a form gives them: codes in the standard chart, kinds in any other.
A line takes the accounts at or under its paths; where two lines could take an account, the
longer path has it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ledger import Side

ANY = ""
"""The path above all others: a line that names it takes what no other line does."""


class Part(StrEnum):
    """What the turnover of an account splits into: each rupiah is in one part."""

    BROUGHT = "brought"
    """Brought forward: from before the period, or by an opening entry in it."""
    MOVED = "moved"
    """Moved in the period."""
    RESTATED = "restated"
    """Put right in the period because an earlier year had it wrong."""
    CARRIED = "carried"
    """Moved in the period by closing the year."""


class Measure(Enum):
    """Which parts of an account a line adds up."""

    OPENING = (Part.BROUGHT,)
    """Where the period began."""
    MOVEMENT = (Part.MOVED,)
    """What the period changed, restatements and the closing of the year left out."""
    RESTATEMENT = (Part.RESTATED,)
    """What stands between the opening as reported and as restated."""
    TRANSFER = (Part.CARRIED,)
    """What closing the year carried from one account to another."""
    CHANGE = (Part.MOVED, Part.RESTATED, Part.CARRIED)
    """What the period changed, restatements and the closing of the year included."""
    CLOSING = tuple(Part)
    """Where the period ended."""


class Style(StrEnum):
    """What a row is on the page."""

    PART = "part"
    """Heading of a part of the statement."""
    GROUP = "group"
    """Heading of a group of lines."""
    DETAIL = "detail"
    """An account, under the line it belongs to."""
    LINE = "line"
    SINGLE = "single"
    """A group of one line."""
    SUM = "sum"
    """The total of a group."""
    RESULT = "result"
    """What a part comes to."""
    GRAND = "grand"
    """What the statement comes to."""


class Window(StrEnum):
    """Which days a statement looks at."""

    PERIOD = "period"
    YEAR = "year"
    """From 1 January of the year in which the period ends: the result of the year so far."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A row without figures."""

    key: str
    label: str
    style: Style = Style.GROUP


@dataclass(frozen=True, slots=True)
class Line:
    """The sum of the accounts at or under *accounts*, as *side* sees it.

    Attributes:
        accounts: paths.
        always: whether it is printed even where it shows nothing.
        detail: whether each account with a figure is shown above it.
        hidden: whether it is computed only to be held against another row.
    """

    key: str
    label: str
    accounts: tuple[str, ...]
    side: Side
    measure: Measure = Measure.CLOSING
    style: Style = Style.LINE
    always: bool = False
    detail: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class CashLine:
    """What all cash accounts hold together, whatever their paths.

    Attributes:
        hidden: whether it is computed only to be held against another row.
        always: whether it is printed even where it shows nothing.
    """

    key: str
    label: str
    measure: Measure
    style: Style = Style.LINE
    hidden: bool = False
    always: bool = True


@dataclass(frozen=True, slots=True)
class Flow:
    """Cash that came in (positive) or went out (negative) for one purpose.

    It takes what postings say is its purpose: those whose component is its key. Of the rest it
    takes what its accounts gave (*inflow*) and took (*outflow*) in entries that moved cash.
    """

    key: str
    label: str
    inflow: tuple[str, ...] = ()
    outflow: tuple[str, ...] = ()
    always: bool = False
    detail: bool = False


@dataclass(frozen=True, slots=True)
class Total:
    """The sum of rows above it; a key that begins with "-" is subtracted.

    Attributes:
        always: whether it is printed even where it shows nothing.
        beside: the row without which it is not printed: what that adds, it sums up.
    """

    key: str
    label: str
    of: tuple[str, ...]
    style: Style = Style.SUM
    always: bool = True
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Proof:
    """Two rows that must be equal, or the statement is not shown.

    Attributes:
        says: what a reader may rely on since it holds.
    """

    left: str
    right: str
    says: str = ""


Definition = Heading | Line | CashLine | Flow | Total


class InvalidStatementError(Exception):
    """A statement two of whose lines claim the same accounts, or with no line for some cash."""


@dataclass(frozen=True, kw_only=True)
class Statement:
    """A financial statement.

    Attributes:
        key: stable name, used in addresses and file names.
        source: the regulation or standard that prescribes its form.
        rows: from top to bottom; a total may name only rows above it.
        proofs: what must hold of every statement of this form.
        is_at_day: whether it tells of a day (position), not of a period.
        shows_change: whether two periods are followed by what changed between them.
        takes_budget: whether a plan foresees what it tells: a plan says what is earned, spent
            and put in, but not when cash moves.
        covers: by path, the parts of each account at or under it that must be on a line.
        remarks: sentences below the table.
    """

    key: str
    title: str
    source: str
    rows: tuple[Definition, ...]
    proofs: tuple[Proof, ...] = ()
    window: Window = Window.PERIOD
    is_at_day: bool = False
    shows_change: bool = False
    takes_budget: bool = False
    covers: Mapping[str, tuple[Part, ...]] = field(default_factory=dict)
    remarks: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        keys = [row.key for row in self.rows]
        if repeated := {key for key in keys if keys.count(key) > 1}:
            raise InvalidStatementError(self.key, sorted(repeated))
        if self.components and not (ANY in self.inflows and ANY in self.outflows):
            raise InvalidStatementError(self.key, "no line for the rest of the cash")

    @cached_property
    def lines(self) -> Mapping[Part, Mapping[str, str]]:
        """By part of an account's turnover and path, the line that takes it.

        Raises:
            InvalidStatementError: two lines claim one path.
        """
        return {
            part: _index(
                (path, row.key)
                for row in self.rows
                if isinstance(row, Line) and not row.hidden and part in row.measure.value
                for path in row.accounts
            )
            for part in Part
        }

    @cached_property
    def inflows(self) -> Mapping[str, str]:
        """By path, the line that takes what an account gave when cash came in."""
        return _index((p, row.key) for row in self._flows for p in row.inflow)

    @cached_property
    def outflows(self) -> Mapping[str, str]:
        """By path, the line that takes what an account took when cash went out."""
        return _index((p, row.key) for row in self._flows for p in row.outflow)

    @cached_property
    def components(self) -> frozenset[str]:
        """The components that postings may name: the keys of its flows."""
        return frozenset(row.key for row in self._flows)

    @property
    def _flows(self) -> list[Flow]:
        return [row for row in self.rows if isinstance(row, Flow)]


def find(index: Mapping[str, str], path: str) -> str | None:
    """Return what *index* has for *path*, or for the nearest path above it."""
    while path:
        if (found := index.get(path)) is not None:
            return found
        path = path.rpartition(".")[0]
    return index.get(ANY)


def is_under(path: str, stems: tuple[str, ...]) -> bool:
    """Return whether *path* is one of *stems* or lies under one."""
    # A loop, for it is asked of every account of every statement.
    for stem in stems:
        if path.startswith(stem) and (len(path) == len(stem) or path[len(stem)] == "."):
            return True
    return False


def _index(claims: Iterable[tuple[str, str]]) -> dict[str, str]:
    index: dict[str, str] = {}
    for path, key in claims:
        if path in index:
            raise InvalidStatementError(path, index[path], key)
        index[path] = key
    return index
