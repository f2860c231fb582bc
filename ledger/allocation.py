"""Sharing out an amount by weights, without losing or inventing one unit of it.

The one division of the project. Every recipient's exact share is ``amount * weight / total``;
with floors and caps it is ``factor * weight`` held between them, the factor being the one for
which the shares add up to the amount. Shares are rounded down to whole units, and what is left
over goes, one unit each, to those whose share lost most by it (method of largest remainders);
ties go to the larger weight, then to the recipient whose name comes first in code-point order.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from ledger.errors import (
    BooleanAmountError,
    FloatAmountError,
    ImpossibleBoundsError,
    InvalidWeightError,
    NotAnAmountError,
    NoWeightsError,
    PercentagesTotalError,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

Weight = int | Decimal | Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Portion:
    """What one recipient gets, and how it came to be.

    Attributes:
        weight: the weight that was given.
        exact: the share before rounding.
        units: the share, in whole units; it differs from *exact* by less than one.
    """

    weight: Fraction
    exact: Fraction
    units: int


def allocate(
    units: int,
    weights: Mapping[str, Weight],
    *,
    floors: Mapping[str, int] | None = None,
    caps: Mapping[str, int] | None = None,
) -> dict[str, Portion]:
    """Share *units* (rupiah, or sen) out by *weights*; the portions add up to it exactly.

    A negative amount is shared as its opposite would be. The answer does not depend on the
    order of *weights*, and keeps it.

    Args:
        units: whole number to share out.
        weights: exact numbers of zero or more by recipient; they need not add up to
            anything.
        floors, caps: least and most units of a recipient, for those who have one.

    Raises:
        NoWeightsError: nobody has a weight.
        InvalidWeightError: a weight is negative, a float, or no number, or there is a bound
            for somebody without one.
        ImpossibleBoundsError: no shares within the bounds add up to the amount.
        MoneyError: the amount or a bound is no whole number.
    """
    exact_weights = {name: _weight(name, weight) for name, weight in weights.items()}
    if not any(exact_weights.values()):
        raise NoWeightsError
    sign, amount = (-1, -units) if _whole(units) < 0 else (1, units)
    least, most = _bounds(floors, weights), _bounds(caps, weights)
    low = {name: least.get(name, 0) for name in weights}
    high = {name: most.get(name) for name in weights}
    exact = _exact_shares(amount, exact_weights, low, high)
    rounded = _round(amount, exact, exact_weights)
    return {
        name: Portion(weight=weight, exact=sign * exact[name], units=sign * rounded[name])
        for name, weight in exact_weights.items()
    }


def check_percentages(weights: Mapping[str, Weight]) -> None:
    """Do nothing if *weights*, taken as percentages, add up to 100.

    Raises:
        PercentagesTotalError: they do not.
    """
    total = sum((_weight(name, weight) for name, weight in weights.items()), Fraction())
    if total != 100:
        raise PercentagesTotalError(total)


def _weight(recipient: str, weight: object) -> Fraction:
    if isinstance(weight, bool) or not isinstance(weight, int | Decimal | Fraction):
        raise InvalidWeightError(recipient, weight)
    if isinstance(weight, Decimal) and not weight.is_finite():
        raise InvalidWeightError(recipient, weight)
    if weight < 0:
        raise InvalidWeightError(recipient, weight)
    return Fraction(weight)


def _bounds(bounds: Mapping[str, int] | None, weights: Mapping[str, Weight]) -> dict[str, int]:
    for name in bounds or {}:
        if name not in weights:
            raise InvalidWeightError(name, None)
    return {name: _whole(bound) for name, bound in (bounds or {}).items()}


def _whole(units: object) -> int:
    if isinstance(units, bool):
        raise BooleanAmountError(units)
    if isinstance(units, float):
        raise FloatAmountError(units)
    if not isinstance(units, int):
        raise NotAnAmountError(units)
    return units


def _exact_shares(
    amount: int,
    weights: Mapping[str, Fraction],
    low: Mapping[str, int],
    high: Mapping[str, int | None],
) -> dict[str, Fraction]:
    """Return the share of each: factor * weight, held between its bounds."""
    _check_bounds(amount, weights, low, high)
    factor = _factor(amount, weights, low, high)
    return {name: _held(factor * w, low[name], high[name]) for name, w in weights.items()}


def _check_bounds(
    amount: int,
    weights: Mapping[str, Fraction],
    low: Mapping[str, int],
    high: Mapping[str, int | None],
) -> None:
    lowest = sum(low.values())
    tops = [low[n] if weights[n] == 0 else high[n] for n in weights]
    highest = None if any(top is None for top in tops) else sum(t for t in tops if t)
    crossed = any(low[n] < 0 or (top is not None and top < low[n]) for n, top in high.items())
    if crossed or lowest > amount or (highest is not None and highest < amount):
        raise ImpossibleBoundsError(amount, lowest, highest)


def _factor(
    amount: int,
    weights: Mapping[str, Fraction],
    low: Mapping[str, int],
    high: Mapping[str, int | None],
) -> Fraction:
    """Return the factor at which the held shares add up to *amount*.

    Their sum grows with the factor in straight pieces that change where a share leaves its
    floor or reaches its cap; the piece that reaches the amount is found, and solved.
    """
    weighted = {n: w for n, w in weights.items() if w}
    turns = {Fraction(low[n]) / w for n, w in weighted.items()}
    turns |= {Fraction(top) / w for n, w in weighted.items() if (top := high[n]) is not None}
    before = Fraction()
    for turn in sorted(turns):
        if _sum_at(turn, weights, low, high) >= amount:
            break
        before = turn
    moving = sum(
        (
            w
            for n, w in weighted.items()
            if low[n] <= before * w and ((top := high[n]) is None or before * w < top)
        ),
        Fraction(),
    )
    missing = amount - _sum_at(before, weights, low, high)
    return before + missing / moving if moving else before


def _sum_at(
    factor: Fraction,
    weights: Mapping[str, Fraction],
    low: Mapping[str, int],
    high: Mapping[str, int | None],
) -> Fraction:
    return sum((_held(factor * w, low[n], high[n]) for n, w in weights.items()), Fraction())


def _held(share: Fraction, low: int, high: int | None) -> Fraction:
    share = max(share, Fraction(low))
    return share if high is None else min(share, Fraction(high))


def _round(
    amount: int, exact: Mapping[str, Fraction], weights: Mapping[str, Fraction]
) -> dict[str, int]:
    whole = {name: int(share) for name, share in exact.items()}
    left_over = amount - sum(whole.values())
    neediest = sorted(exact, key=lambda n: (whole[n] - exact[n], -weights[n], n))
    for name in neediest[:left_over]:
        whole[name] += 1
    return whole
