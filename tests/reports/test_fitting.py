"""How many rows stand on a page, and how close."""

from __future__ import annotations

import pytest

from reports.fitting import SIDEWAYS, UPRIGHT, Density, Fit, fit
from reports.statement import Style


def lines(count):
    return [Style.LINE] * count


@pytest.mark.parametrize(
    ("styles", "expected"),
    [
        ([], Fit(Density.LOOSE, breaks=False)),
        (lines(20), Fit(Density.LOOSE, breaks=False)),
        (lines(33), Fit(Density.COMPACT, breaks=False)),
        (lines(200), Fit(Density.COMPACT, breaks=False)),
        ([*lines(20), Style.GRAND, *lines(20)], Fit(Density.LOOSE, breaks=True)),
        ([*lines(40), Style.GRAND, *lines(20)], Fit(Density.COMPACT, breaks=True)),
        ([*lines(90), Style.GRAND, *lines(20)], Fit(Density.COMPACT, breaks=False)),
    ],
)
def test_a_statement_is_set_loose_if_it_can_and_turns_after_a_grand_total(styles, expected):
    assert fit(styles, paper=UPRIGHT, remarks=1, is_signed=True) == expected


def test_paper_on_its_side_holds_less():
    upright, sideways = (
        fit(lines(22), paper=paper, remarks=0, is_signed=True) for paper in (UPRIGHT, SIDEWAYS)
    )

    assert upright.density is Density.LOOSE
    assert sideways.density is Density.COMPACT


def test_signatures_take_room():
    signed, bare = (
        fit(lines(30), paper=UPRIGHT, remarks=0, is_signed=is_signed)
        for is_signed in (True, False)
    )

    assert (signed.density, bare.density) == (Density.COMPACT, Density.LOOSE)
