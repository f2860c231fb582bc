"""Drawings of figures: round axes, bars that tell which is which, texts that stay texts."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.money import currency
from reports.charts.axis import axis, points
from reports.charts.bars import bars
from reports.charts.columns import columns
from reports.charts.drawing import Plot, Series
from reports.charts.measure import measure_of

IDR = currency("IDR")
SVG = "{http://www.w3.org/2000/svg}"
MILLION = 100_000_000
AMOUNTS = st.integers(min_value=-(10**15), max_value=10**15)


def plot(*minors, labels=("Air", "Toko"), title="Pendapatan"):
    series = [Series(f"Seri {n}", tuple(m)) for n, m in enumerate(minors)]
    return Plot(title=title, labels=labels, series=tuple(series), currency=IDR)


def drawn(svg):
    root = ET.fromstring(svg)  # noqa: S314 - made by ourselves
    return [text.text for text in root.iter(f"{SVG}text")], list(root.iter(f"{SVG}rect"))


@pytest.mark.parametrize(
    ("minor", "figure", "word"),
    [
        (126_438_075_000, "1.264,4", "juta"),
        (4_500_000, "45", "ribu"),
        (4_550_000, "45,5", "ribu"),
        (99_900, "999", ""),
        (-250 * MILLION, "(250)", "juta"),
        (2_500_000_000_000, "25", "miliar"),
        (0, "0", ""),
    ],
)
def test_amounts_are_said_short_in_a_fitting_measure(minor, figure, word):
    measure = measure_of([minor], IDR)
    assert (measure.figure(minor), measure.word) == (figure, word)


def test_figures_of_one_drawing_share_a_measure():
    measure = measure_of([90 * MILLION, 50_000], IDR)
    assert measure.figure(50_000) == "0"


@given(st.lists(AMOUNTS, min_size=1, max_size=8))
def test_an_axis_holds_zero_and_all_its_amounts(minors):
    scale = axis(minors, 1000)
    assert scale.least <= min(0, *minors) <= max(0, *minors) <= scale.most
    assert all(0 <= scale.place(minor) <= 1000 for minor in (0, *minors))


@given(st.lists(AMOUNTS, min_size=1, max_size=8))
def test_an_axis_has_few_round_ticks(minors):
    ticks = axis(minors, 1000).ticks
    step = ticks[1] - ticks[0]
    assert len(ticks) <= 9
    assert str(step).rstrip("0") in {"1", "2", "5"}


@given(st.integers(min_value=-(10**6), max_value=10**6))
def test_lengths_are_written_to_a_tenth_of_a_point(tenths):
    assert round(float(points(tenths)) * 10) == tenths


@pytest.mark.parametrize("draw", [bars, columns])
def test_every_label_stands_in_the_drawing(draw):
    texts, _ = drawn(draw(plot((MILLION, 2 * MILLION))))
    assert {"Air", "Toko"} <= set(texts)


@pytest.mark.parametrize("draw", [bars, columns])
def test_the_measure_is_said(draw):
    texts, _ = drawn(draw(plot((MILLION, 2 * MILLION))))
    assert "dalam juta rupiah" in texts


@pytest.mark.parametrize("draw", [bars, columns])
def test_series_differ_without_colour(draw):
    _, shapes = drawn(draw(plot((MILLION, MILLION), (MILLION, MILLION))))
    looks = {(shape.get("fill"), shape.get("stroke")) for shape in shapes}
    assert len(looks) == 2


@pytest.mark.parametrize("draw", [bars, columns])
def test_what_somebody_named_stays_text(draw):
    hostile = '<script>&"{{ 7 * 7 }}'
    texts, _ = drawn(draw(plot((1, 2), labels=(hostile, "Toko"), title=hostile)))
    assert any("<script>" in text for text in texts)


@pytest.mark.parametrize("draw", [bars, columns])
def test_a_drawing_has_a_title_for_those_who_cannot_see_it(draw):
    root = ET.fromstring(draw(plot((1, 2))))  # noqa: S314 - made by ourselves
    assert root.find(f"{SVG}title").text == "Pendapatan"


@pytest.mark.parametrize("draw", [bars, columns])
def test_nothing_earned_draws_no_bar(draw):
    _, shapes = drawn(draw(plot((0, 0))))
    assert len(shapes) == 1  # the legend


def test_a_loss_lies_on_the_other_side_of_the_axis():
    _, (_, gain, loss) = drawn(bars(plot((MILLION, -MILLION))))
    assert float(loss.get("x")) + float(loss.get("width")) <= float(gain.get("x")) + 0.1


def test_a_bar_says_its_amount():
    texts, _ = drawn(bars(plot((150 * MILLION, 2 * MILLION))))
    assert {"150", "2"} <= set(texts)


def test_a_long_label_takes_two_lines():
    long = "Pengelolaan air bersih dan sambungan rumah warga lima Desa"
    texts, _ = drawn(bars(plot((1, 2), labels=(long, "Toko"))))
    assert "Pengelolaan air bersih dan" in texts
