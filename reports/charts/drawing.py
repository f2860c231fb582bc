"""What drawings share: the frame, the legend, and how each series is filled.

The first series is solid, the second is an outline, the third is hatched by its outline of
dashes: who prints in black and white tells them apart. Lengths are whole tenths of a point.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import escape

from reports.charts.axis import points
from reports.charts.measure import measure_of, unit_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ledger.money import Currency
    from reports.charts.measure import Measure

WIDTH = 4680
"""Of every drawing: what an upright page leaves between its margins."""
INK, SOFT, GUIDE, ACCENT = "#14181a", "#4b5356", "#c9cecf", "#0b6b52"

_FILLS = (
    f'fill="{ACCENT}"',
    f'fill="#fff" stroke="{INK}" stroke-width=".8"',
    f'fill="#dfe3e4" stroke="{INK}" stroke-width=".6" stroke-dasharray="1.5 1"',
)
MOST_SERIES = len(_FILLS)
_CHARACTER = 42
"""The width of a character of the legend, on average."""


@dataclass(frozen=True, slots=True)
class Series:
    """Amounts of one thing, one for each label, in minor units."""

    label: str
    minors: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plot:
    """What is drawn: a few series of amounts over the same labels.

    Attributes:
        title: what it shows, for those who cannot see it.
    """

    title: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    currency: Currency

    @property
    def minors(self) -> list[int]:
        """Every amount."""
        return [minor for series in self.series for minor in series.minors]

    @property
    def measure(self) -> Measure:
        """In what its figures are said."""
        return measure_of(self.minors, self.currency)


def framed(plot: Plot, height: int, inner: Iterable[str], *, left: int) -> str:
    """Return *inner* as an SVG of *height*, with its title and the legend above."""
    said = (
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {points(WIDTH)}'
            f' {points(height)}" font-family="Plus Jakarta Sans" font-size="7.5"'
            f' letter-spacing=".12" fill="{INK}" role="img">'
        ),
        f"<title>{escape(plot.title)}</title>",
        *_legend(plot, left),
        *inner,
        "</svg>",
    )
    return "".join(said)


def bar(x: int, y: int, width: int, height: int, *, place: int) -> str:
    """Return a bar of series *place*; one without length is left out."""
    if width < 1 or height < 1:
        return ""
    return (
        f'<rect x="{points(x)}" y="{points(y)}" width="{points(width)}"'
        f' height="{points(height)}" {_FILLS[place]}/>'
    )


def line(start: tuple[int, int], end: tuple[int, int], *, is_axis: bool = False) -> str:
    """Return a guide line, or the axis itself."""
    look = f'stroke="{INK}" stroke-width=".8"' if is_axis else f'stroke="{GUIDE}"'
    width = "" if is_axis else ' stroke-width=".4"'
    (x1, y1), (x2, y2) = start, end
    return (
        f'<line x1="{points(x1)}" x2="{points(x2)}" y1="{points(y1)}" y2="{points(y2)}"'
        f" {look}{width}/>"
    )


def words(text: str, x: int, y: int, *, anchor: str = "", look: str = "") -> str:
    """Return *text*, which is no markup; *look* is."""
    aligned = f' text-anchor="{anchor}"' if anchor else ""
    return f'<text x="{points(x)}" y="{points(y)}"{aligned}{look}>{escape(text)}</text>'


def _legend(plot: Plot, left: int) -> Iterable[str]:
    x = left
    for place, series in enumerate(plot.series):
        yield bar(x, 32, 140, 66, place=place)
        yield words(series.label, x + 190, 95)
        x += 190 + _CHARACTER * len(series.label) + 150
    told = plot.measure.words(unit_words(plot.currency))
    yield words(told, WIDTH, 95, anchor="end", look=f' fill="{SOFT}"')
