"""Whether a statement fits on a page, reckoned from its rows as the style sheet sets them.

A statement stands on one page with its signatures if it can, loose or close; otherwise what
follows its first grand total begins a page. Heights are in millimetres.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from reports.statement import Style

if TYPE_CHECKING:
    from collections.abc import Sequence


class Density(StrEnum):
    """How close the rows of a statement stand."""

    LOOSE = "loose"
    COMPACT = "compact"


class Fit(NamedTuple):
    """How a statement is set, and whether it takes a second page after a grand total."""

    density: Density
    breaks: bool


class Paper(NamedTuple):
    """What the margins of a page leave, and what its head takes away."""

    first: float
    later: float


UPRIGHT, SIDEWAYS = Paper(259.0, 243.0), Paper(175.0, 162.0)
BOUND_UPRIGHT, BOUND_SIDEWAYS = Paper(243.0, 243.0), Paper(162.0, 162.0)
"""Within a report of many chapters, where the first page has a head of its own too."""

ROWS = {
    Density.LOOSE: {
        Style.PART: 8.4,
        Style.GROUP: 6.3,
        Style.DETAIL: 6.0,
        Style.LINE: 6.1,
        Style.SINGLE: 6.8,
        Style.SUM: 6.8,
        Style.RESULT: 7.5,
        Style.GRAND: 8.0,
    },
    Density.COMPACT: {
        Style.PART: 6.4,
        Style.GROUP: 5.1,
        Style.DETAIL: 4.6,
        Style.LINE: 4.7,
        Style.SINGLE: 5.2,
        Style.SUM: 5.5,
        Style.RESULT: 5.5,
        Style.GRAND: 6.4,
    },
}
HEAD = {Density.LOOSE: 54.0, Density.COMPACT: 49.0}
"""Letterhead, title, and the heads of the columns."""
LATER_HEAD = 10.0
"""The heads of the columns, on a later page."""
SIGNATURES = {Density.LOOSE: 43.0, Density.COMPACT: 34.0}
REMARK = 4.6


def fit(styles: Sequence[Style], *, paper: Paper, remarks: int, is_signed: bool) -> Fit:
    """Return how rows of *styles* are set on *paper*.

    Args:
        remarks: how many sentences stand below them.
    """

    def below(density: Density) -> float:
        return remarks * REMARK + SIGNATURES[density] * is_signed

    for density in Density:
        taken = HEAD[density] + _height(styles, density) + below(density)
        if taken <= paper.first:
            return Fit(density, breaks=False)
    turn = styles.index(Style.GRAND) + 1 if Style.GRAND in styles else len(styles)
    for density in Density:
        first = HEAD[density] + _height(styles[:turn], density)
        rest = LATER_HEAD + _height(styles[turn:], density) + below(density)
        if turn < len(styles) and first <= paper.first and rest <= paper.later:
            return Fit(density, breaks=True)
    return Fit(Density.COMPACT, breaks=False)


def _height(styles: Sequence[Style], density: Density) -> float:
    heights = ROWS[density]
    return sum(heights[style] for style in styles)
