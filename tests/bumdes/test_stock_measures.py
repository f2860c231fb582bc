from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bumdes.errors import InvalidFieldError
from bumdes.stock.measure import said, smallest, written


@given(st.integers(0, 10**9), st.integers(1, 10**4), st.integers(1, 10**4))
def test_a_quantity_survives_every_measure(whole: int, top: int, bottom: int) -> None:
    factor = Fraction(top, bottom)
    assert smallest(said(whole, factor), factor) == whole


@pytest.mark.parametrize(
    "quantity",
    [Decimal("0.0005"), Fraction(1, 3), -1, 1.5, True, Decimal("NaN"), 10**19],
)
def test_what_is_no_whole_number_of_the_smallest_measure_is_refused(quantity: object) -> None:
    with pytest.raises(InvalidFieldError):
        smallest(quantity, Fraction(1000))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("quantity", "text"),
    [
        (1250, "1.250"),
        (Fraction(5, 2), "2,5"),
        (Fraction(-1, 8), "-0,125"),
        (Fraction(4, 3), "1 1/3"),
        (Fraction(1, 3), "1/3"),
    ],
)
def test_quantities_are_written_as_indonesians_do(quantity: Fraction, text: str) -> None:
    assert written(quantity) == text
