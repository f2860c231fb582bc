"""Bars that lie: one label below the other, with a bar for each series."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from reports.charts.axis import Axis, axis
from reports.charts.drawing import SOFT, WIDTH, bar, framed, line, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.charts.drawing import Plot

LEFT, RIGHT = 1250, 480
"""What labels take, and the figure beside the longest bar."""
TOP, FOOT = 170, 150
FIRST, LATER, AFTER = 100, 62, 80
"""How thick the bars are, and the room before the next label."""
LETTERS, LINES = 27, 2
"""Of a label."""


def bars(plot: Plot) -> str:
    """Return *plot* as bars that lie, with a figure beside the first of each label."""
    room = FIRST + (LATER + 10) * (len(plot.series) - 1) + AFTER
    bottom = TOP + room * len(plot.labels)
    scale = axis(plot.minors, WIDTH - LEFT - RIGHT)
    inner = [*_guides(plot, scale, bottom)]
    for place, label in enumerate(plot.labels):
        inner += _label(label, TOP + place * room + 40)
        inner += _bars(plot, scale, place, TOP + place * room + 40)
    zero = LEFT + scale.place(0)
    inner.append(line((zero, TOP - 10), (zero, bottom), is_axis=True))
    return framed(plot, bottom + FOOT, inner, left=LEFT)


def _guides(plot: Plot, scale: Axis, bottom: int) -> Iterator[str]:
    for tick in scale.ticks:
        x = LEFT + scale.place(tick)
        yield line((x, TOP - 10), (x, bottom))
        look = f' fill="{SOFT}" font-size="6.5"'
        yield words(plot.measure.figure(tick), x, bottom + 95, anchor="middle", look=look)


def _label(label: str, y: int) -> Iterator[str]:
    lines = textwrap.wrap(label, LETTERS, max_lines=LINES, placeholder=" ...") or [""]
    up = 44 * (len(lines) - 1)
    for place, text in enumerate(lines):
        yield words(text, LEFT - 70, y + 75 - up + 88 * place, anchor="end")


def _bars(plot: Plot, scale: Axis, place: int, top: int) -> Iterator[str]:
    zero, y = scale.place(0), top
    for number, series in enumerate(plot.series):
        minor = series.minors[place]
        thick = LATER if number else FIRST
        end = scale.place(minor)
        yield bar(LEFT + min(zero, end), y, abs(end - zero), thick, place=number)
        if not number:
            beyond = max([zero, *(scale.place(s.minors[place]) for s in plot.series)])
            shown = plot.measure.figure(minor)
            yield words(shown, LEFT + beyond + 60, y + 80, look=' font-weight="600"')
        y += thick + 10
