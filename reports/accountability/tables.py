"""Making tables and drawings of a few figures that a chapter compares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledger.money import decimals, from_minor
from reports.bound.block import Chart, Highlight
from reports.charts.drawing import Plot
from reports.charts.measure import measure_of
from reports.figures import figure, has_sen, percent_figure, tenths_of_percent
from reports.statement import Style
from reports.table import Column, Row, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ledger import Period
    from ledger.money import Currency
    from reports.charts.drawing import Series

NO_BREAK = "\N{NO-BREAK SPACE}"


def said(minor: int, currency: Currency) -> str:
    """Return an amount as a sentence says it: ``Rp 1.500.000``; nothing is ``nihil``."""
    if minor == 0:
        return "nihil"
    digits = decimals(currency)
    shown = figure(abs(minor), digits, sen=has_sen(minor, digits))
    return f"{'minus ' if minor < 0 else ''}Rp{NO_BREAK}{shown}"


def reached(part: int, of: int) -> str:
    """Return *part* in percent of *of*, as a table shows it; a dash of nothing."""
    return percent_figure(tenths_of_percent(part, of))


def grown(now: int, before: int) -> str:
    """Return by how many percent *now* is more than *before*; a dash of nothing."""
    return percent_figure(tenths_of_percent(now - before, before))


def highlight(
    label: str, now: int, before: int | None, *, currency: Currency, when: str
) -> Highlight:
    """Return a figure to remember.

    Args:
        when: what the time before is called.
    """
    measure = measure_of((now, before or 0), currency)
    was = "" if before is None else f"{when}: {measure.figure(before)}"
    return Highlight(label=label, figure=measure.figure(now), measure=measure.word, before=was)


def chart(
    title: str,
    labels: Sequence[str],
    series: Sequence[Series],
    *,
    draw: Callable[[Plot], str],
    period: Period,
    currency: Currency,
    beside: Sequence[tuple[str, Sequence[int]]] = (),
) -> Chart:
    """Return a drawing with the table of its figures and their total.

    Args:
        beside: rows that the table has, and the drawing does not: what cancels.
    """
    plot = Plot(title=title, labels=tuple(labels), series=tuple(series), currency=currency)
    columns = tuple(
        Column(key=f"series-{place}", heading=one.label, period=period)
        for place, one in enumerate(series)
    )
    rows = [
        _row(f"label-{place}", label, [one.minors[place] for one in series], currency)
        for place, label in enumerate(labels)
    ]
    rows += [
        _row(f"beside-{place}", label, minors, currency)
        for place, (label, minors) in enumerate(beside)
    ]
    sums = [
        sum(one.minors) + sum(minors[place] for _, minors in beside)
        for place, one in enumerate(series)
    ]
    rows.append(_row("total", "Jumlah", sums, currency, Style.GRAND))
    table = Table(
        key="chart", title=title, columns=columns, rows=tuple(rows), currency=currency
    )
    return Chart(title, draw(plot), table)


def _row(
    key: str, label: str, minors: Sequence[int], currency: Currency, style: Style = Style.LINE
) -> Row:
    figures = tuple(from_minor(minor, currency) for minor in minors)
    return Row(key=key, label=label, figures=figures, style=style)
