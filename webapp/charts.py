"""Charts, drawn as figures for SVG; the page stands their table beside them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ledger.money import to_minor

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from ledger import Money
    from webapp.readings.home import MonthResult

LEFT, STEP, WIDTH = 6, 57, 42
TOP, BOTTOM, LABEL_GAP = 24, 230, 7


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its place in the units of the drawing, all whole numbers."""

    month: dt.date
    result: Money
    x: int
    y: int
    height: int
    label_y: int
    is_last: bool

    @property
    def middle(self) -> int:
        """Where its labels are centred."""
        return self.x + WIDTH // 2

    @property
    def is_loss(self) -> bool:
        """Whether it hangs below the line."""
        return self.result.amount < 0


@dataclass(frozen=True, slots=True)
class Bars:
    """The bars of some months, and where their line of nothing is."""

    bars: tuple[Bar, ...]
    zero: int
    width: int = WIDTH

    @property
    def best(self) -> Bar:
        """The highest bar."""
        return max(self.bars, key=lambda bar: bar.result.amount)


def bars(months: Sequence[MonthResult]) -> Bars:
    """Return the bars of *months*; losses hang below the line."""
    minors = [to_minor(month.result) for month in months]
    highest, lowest = max(0, *minors), min(0, *minors)
    span = max(1, highest - lowest)
    room = BOTTOM - TOP - (LABEL_GAP + 12 if lowest else 0)
    zero = TOP + highest * room // span if highest > 0 or lowest < 0 else BOTTOM
    last, heights = len(months) - 1, [abs(minor) * room // span for minor in minors]
    return Bars(
        tuple(
            _bar(month, height, place, zero, is_last=place == last)
            for place, (month, height) in enumerate(zip(months, heights, strict=True))
        ),
        zero,
    )


def _bar(month: MonthResult, height: int, place: int, zero: int, *, is_last: bool) -> Bar:
    height, is_loss = max(height, 2), month.result.amount < 0
    y = zero if is_loss else zero - height
    label_y = y + height + LABEL_GAP + 9 if is_loss else y - LABEL_GAP
    return Bar(month.month, month.result, LEFT + STEP * place, y, height, label_y, is_last)
