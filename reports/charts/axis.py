"""Axes: round numbers to draw amounts against, in whole tenths of a point."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

_STEPS = (1, 2, 5)
_MOST_STEPS = 6
"""More lines than that are a grid, and no help."""


class Axis(NamedTuple):
    """Amounts from *least* to *most*, in minor units, over *length* tenths of a point.

    Attributes:
        ticks: round amounts between them, both included.
    """

    least: int
    most: int
    length: int
    ticks: tuple[int, ...]

    def place(self, minor: int) -> int:
        """Return how far *minor* lies from the beginning, in tenths of a point."""
        return (minor - self.least) * self.length // (self.most - self.least)


def axis(minors: Iterable[int], length: int) -> Axis:
    """Return an axis that holds zero and each of *minors*."""
    shown = (0, *minors)
    least, most = min(shown), max(shown)
    step = _step(max(most - least, 1))
    first, last = least // step * step, -(-most // step) * step
    last = max(last, first + step)
    return Axis(first, last, length, tuple(range(first, last + 1, step)))


def _step(span: int) -> int:
    """Return the least round number of which few cover *span*."""
    power = 1
    while True:
        for digit in _STEPS:
            if span <= digit * power * _MOST_STEPS:
                return digit * power
        power *= 10


def points(tenths: int) -> str:
    """Return tenths of a point as SVG writes them."""
    return f"{tenths // 10}.{tenths % 10}" if tenths >= 0 else f"-{points(-tenths)}"
