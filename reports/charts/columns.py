"""Bars that stand: one label beside the other, such as the months of a year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.charts.axis import Axis, axis
from reports.charts.drawing import SOFT, WIDTH, bar, framed, line, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.charts.drawing import Plot

LEFT, TOP, TALL, FOOT = 330, 190, 1150, 150
"""What the figures of the axis take, the room above, the height, and the room below."""
SHARE = 7
"""Tenths of the room of a label that its bars take."""


def columns(plot: Plot) -> str:
    """Return *plot* as bars that stand, with the axis at their left."""
    scale = axis(plot.minors, TALL)
    inner = [*_guides(plot, scale)]
    room = (WIDTH - LEFT) // max(len(plot.labels), 1)
    for place, label in enumerate(plot.labels):
        x = LEFT + place * room
        inner += _bars(plot, scale, place, (x, room))
        middle = x + room // 2
        inner.append(words(label, middle, TOP + TALL + 100, anchor="middle"))
    zero = _y(scale, 0)
    inner.append(line((LEFT, zero), (WIDTH, zero), is_axis=True))
    return framed(plot, TOP + TALL + FOOT, inner, left=LEFT)


def _guides(plot: Plot, scale: Axis) -> Iterator[str]:
    for tick in scale.ticks:
        y = _y(scale, tick)
        yield line((LEFT, y), (WIDTH, y))
        look = f' fill="{SOFT}" font-size="6.5"'
        yield words(plot.measure.figure(tick), LEFT - 50, y + 22, anchor="end", look=look)


def _bars(plot: Plot, scale: Axis, place: int, at: tuple[int, int]) -> Iterator[str]:
    left, room = at
    thick = room * SHARE // 10 // len(plot.series)
    x = left + (room - thick * len(plot.series)) // 2
    for number, series in enumerate(plot.series):
        zero, end = _y(scale, 0), _y(scale, series.minors[place])
        yield bar(x, min(zero, end), thick - 12, abs(zero - end), place=number)
        x += thick


def _y(scale: Axis, minor: int) -> int:
    return TOP + TALL - scale.place(minor)
