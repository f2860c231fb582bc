"""Explaining, line by line, how an amount is shared out in whole rupiah.

The arithmetic is ``ledger.allocate``; here stands what a reader needs to check it by hand.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from ledger import Portion, allocate
from ledger.money import from_minor, to_minor, total

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ledger import Money
    from ledger.allocation import Weight


class Bound(StrEnum):
    """What kept a share from being as large or as small as its weight says."""

    NONE = ""
    FLOOR = "floor"
    CAP = "cap"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainedShare:
    """What one recipient gets, step by step.

    Attributes:
        weight: as given.
        exact: the share before rounding, in rupiah.
        whole: *exact* without its fraction, in rupiah.
        extra: the rupiah that rounding left over and that went here: 0 or 1, with the sign
            of the amount.
        place: in the queue for what rounding left over, from 1; the largest fraction first.
        bound: whether the floor or the cap decided.
        amount: the share, in whole rupiah.
    """

    recipient: str
    weight: Fraction
    exact: Fraction
    whole: int
    extra: int
    place: int
    bound: Bound
    amount: Money

    @property
    def fraction(self) -> Fraction:
        """What rounding cut off: less than one rupiah, with the sign of the amount."""
        return self.exact - self.whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """How an amount was shared out.

    Attributes:
        amount: what there was.
        shared: its whole rupiah, which the shares add up to.
        left: its sen, which nobody gets.
        factor: rupiah for each unit of weight, where neither floor nor cap decides.
        shares: in the order that the weights were given.
    """

    amount: Money
    shared: Money
    left: Money
    factor: Fraction
    shares: tuple[ExplainedShare, ...]

    @property
    def total_weight(self) -> Fraction:
        """The sum of all weights."""
        return sum((share.weight for share in self.shares), Fraction())

    @property
    def bounded(self) -> tuple[ExplainedShare, ...]:
        """The shares that a floor or a cap decided, whatever their weight."""
        return tuple(share for share in self.shares if share.bound is not Bound.NONE)

    @property
    def free(self) -> Money:
        """What the others share by their weights."""
        return self.shared - total(
            (share.amount for share in self.bounded), self.shared.currency
        )

    @property
    def free_weight(self) -> Fraction:
        """What the others weigh together."""
        return self.total_weight - sum((s.weight for s in self.bounded), Fraction())

    @property
    def rounded_up(self) -> int:
        """How many rupiah rounding left over, all of which went to somebody."""
        return sum(abs(share.extra) for share in self.shares)

    @property
    def amounts(self) -> dict[str, Money]:
        """What each recipient gets, in whole rupiah."""
        return {share.recipient: share.amount for share in self.shares}


def explain(
    amount: Money,
    weights: Mapping[str, Weight],
    *,
    floors: Mapping[str, int] | None = None,
    caps: Mapping[str, int] | None = None,
) -> Explanation:
    """Share the whole rupiah of *amount* out by *weights*, and say how.

    The shares add up to the whole rupiah exactly, nobody is off by one rupiah or more, and the
    order of *weights* does not matter. Sen are left over.

    Args:
        amount: of a currency with minor units; a negative one is shared as its opposite.
        weights: exact numbers of zero or more by recipient.
        floors, caps: least and most rupiah of a recipient, for those who have one.

    Raises:
        AllocationError: it cannot be shared out so; see ``ledger.allocate``.
        MoneyError: the amount or a bound cannot be kept exactly.
    """
    sub_unit = amount.currency.sub_unit
    minor = to_minor(amount)
    rupiah = abs(minor) // sub_unit * (1 if minor >= 0 else -1)
    portions = allocate(rupiah, weights, floors=floors, caps=caps)
    places = _places(portions)
    shares = tuple(
        _explained(
            name,
            portion,
            places[name],
            bound=_bound(name, portion, floors or {}, caps or {}),
            amount=from_minor(portion.units * sub_unit, amount.currency),
        )
        for name, portion in portions.items()
    )
    return Explanation(
        amount=amount,
        shared=from_minor(rupiah * sub_unit, amount.currency),
        left=from_minor(minor - rupiah * sub_unit, amount.currency),
        factor=_factor(shares),
        shares=shares,
    )


def _explained(
    name: str, portion: Portion, place: int, *, bound: Bound, amount: Money
) -> ExplainedShare:
    whole = int(portion.exact)
    return ExplainedShare(
        recipient=name,
        weight=portion.weight,
        exact=portion.exact,
        whole=whole,
        extra=portion.units - whole,
        place=place,
        bound=bound,
        amount=amount,
    )


def _places(portions: Mapping[str, Portion]) -> dict[str, int]:
    """Return each recipient's place in the queue for what rounding leaves over."""

    def neediness(name: str) -> tuple[Fraction, Fraction, str]:
        exact = abs(portions[name].exact)
        return int(exact) - exact, -portions[name].weight, name

    return {name: place for place, name in enumerate(sorted(portions, key=neediness), 1)}


def _bound(
    name: str, portion: Portion, floors: Mapping[str, int], caps: Mapping[str, int]
) -> Bound:
    if name in caps and abs(portion.exact) == caps[name]:
        return Bound.CAP
    if name in floors and abs(portion.exact) == floors[name]:
        return Bound.FLOOR
    return Bound.NONE


def _factor(shares: tuple[ExplainedShare, ...]) -> Fraction:
    """Return the rupiah for each unit of weight; zero where bounds decide every share."""
    free = (share for share in shares if share.weight and share.bound is Bound.NONE)
    return next((share.exact / share.weight for share in free), Fraction())
