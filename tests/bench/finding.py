"""What was found out about one promise, and the table that says it."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tests.bench.measure import Timing

HEADINGS = ("", "what", "entries", "ours", "yardstick", "of", "ratio", "CPU", "aim", "")
_RIGHT = {2, 3, 5, 6, 7, 8}
_UNITS = (("s", 1.0), ("ms", 1e-3), ("us", 1e-6))


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One line of the table.

    Attributes:
        promise: the letter of the promise.
        what: what ours did.
        entries: how many entries the books had, or were taken in; 0 where it says nothing.
        yardstick: what it is held against.
        ours, theirs: seconds, or megabytes; *theirs* is None if the yardstick is missing.
        unit: "s" or "MB".
        aim: the largest ratio that keeps the promise; None where nothing is promised.
        stretch: a ratio that would be better still.
        ours_cpu, theirs_cpu: CPU seconds, where they were measured.
        note: what else there is to say, for example why a yardstick is missing.
    """

    promise: str
    what: str
    entries: int = 0
    yardstick: str
    ours: float
    theirs: float | None
    unit: str = "s"
    aim: float | None = None
    stretch: float | None = None
    ours_cpu: float | None = None
    theirs_cpu: float | None = None
    note: str = ""

    @property
    def ratio(self) -> float | None:
        return self.ours / self.theirs if self.theirs else None

    @property
    def cpu_ratio(self) -> float | None:
        return self.ours_cpu / self.theirs_cpu if self.ours_cpu and self.theirs_cpu else None

    @property
    def verdict(self) -> str:
        """Say whether the promise is kept: met, met well (the stretch too), missed."""
        if self.theirs is None:
            return "yardstick missing"
        if self.aim is None or self.ratio is None:
            return ""
        if self.ratio > self.aim:
            return "MISSED"
        return "met well" if self.stretch and self.ratio <= self.stretch else "met"

    def as_dict(self) -> dict[str, Any]:
        """Return it as JSON has it."""
        derived = {"ratio": self.ratio, "cpu_ratio": self.cpu_ratio, "verdict": self.verdict}
        return dataclasses.asdict(self) | derived

    def cells(self) -> tuple[str, ...]:
        """Return it as the table has it."""
        aim = "" if self.aim is None else f"<= {self.aim:g}"
        return (
            self.promise,
            self.what,
            f"{self.entries:,}".replace(",", " ") if self.entries else "",
            _figure(self.ours, self.unit),
            self.yardstick,
            _figure(self.theirs, self.unit),
            _ratio(self.ratio),
            _ratio(self.cpu_ratio),
            aim + (f" ({self.stretch:g})" if self.stretch else ""),
            self.verdict + (f": {self.note}" if self.note else ""),
        )


def compared(
    promise: str, what: str, yardstick: str, ours: Timing, theirs: Timing, **more: Any
) -> Finding:
    """Return what two timings say."""
    return Finding(
        promise=promise,
        what=what,
        yardstick=yardstick,
        ours=ours.wall,
        theirs=theirs.wall,
        ours_cpu=ours.cpu,
        theirs_cpu=theirs.cpu,
        **more,
    )


def text_table(findings: Iterable[Finding]) -> Iterator[str]:
    """Yield the lines of a table to be read on a terminal."""
    rows = [HEADINGS, *(finding.cells() for finding in findings)]
    widths = [max(len(row[place]) for row in rows) for place in range(len(HEADINGS))]
    for row in rows:
        cells = (
            cell.rjust(width) if place in _RIGHT else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        yield "  ".join(cells).rstrip()


def markdown_table(findings: Iterable[Finding]) -> Iterator[str]:
    """Yield the lines of a table in Markdown."""
    yield f"| {' | '.join(HEADINGS)} |"
    yield f"|{'|'.join('--:' if place in _RIGHT else '---' for place in range(10))}|"
    for finding in findings:
        yield f"| {' | '.join(finding.cells())} |"


def _figure(value: float | None, unit: str) -> str:
    if value is None:
        return "-"
    if unit != "s":
        return f"{value:.0f} {unit}"
    name, size = next((u for u in _UNITS if value >= u[1]), _UNITS[-1])
    return f"{value / size:.3g} {name}"


def _ratio(value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:.2f}" if value >= 0.095 else f"{value:.2g}"
