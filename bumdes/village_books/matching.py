"""Matching the village's books with those of its enterprise, movement by movement.

Two movements are the same if both say the same kind and amount, and either name the same
decision or lie close in time. Whatever is then alone on either side, or has the decision of
another but not its amount, is a difference that somebody must explain.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from ledger import Money, rp
from ledger.money import to_minor

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bumdes.village_books.movement import Movement

DAYS_APART = 31
"""How far apart the same movement may be dated in two books, unless the caller says so."""

_WORD = re.compile(r"\W+")


class Agreement(StrEnum):
    """How well two movements agree."""

    DECISION = "decision"
    """Same amount, same decision."""
    DATE = "date"
    """Same amount, close in time."""
    AMOUNT_DIFFERS = "amount_differs"
    """Same decision, another amount."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A movement of the village, and ours that is taken for the same."""

    theirs: Movement
    ours: Movement
    agreement: Agreement

    @property
    def difference(self) -> Money:
        """Theirs less ours."""
        return self.theirs.amount - self.ours.amount

    @property
    def days_apart(self) -> int:
        """How many days lie between the two."""
        return abs((self.theirs.date - self.ours.date).days)


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """What agrees, and what does not; each list by date and reference."""

    pairs: tuple[Pair, ...]
    only_theirs: tuple[Movement, ...]
    only_ours: tuple[Movement, ...]

    @property
    def agrees(self) -> bool:
        """Whether both books say the same."""
        return (
            not self.only_theirs
            and not self.only_ours
            and not any(pair.agreement is Agreement.AMOUNT_DIFFERS for pair in self.pairs)
        )

    @property
    def difference(self) -> Money:
        """All of theirs less all of ours."""
        theirs = [pair.theirs for pair in self.pairs] + list(self.only_theirs)
        ours = [pair.ours for pair in self.pairs] + list(self.only_ours)
        return _sum(theirs) - _sum(ours)


def reconcile(
    theirs: Iterable[Movement], ours: Iterable[Movement], *, days_apart: int = DAYS_APART
) -> Reconciliation:
    """Return how the village's movements and ours agree; the order of input does not matter.

    Args:
        days_apart: how far apart the same movement may be dated.
    """
    left, right = sorted(theirs, key=_place), sorted(ours, key=_place)
    candidates = [
        (rank, abs((t.date - o.date).days), i, j, agreement)
        for i, t in enumerate(left)
        for j, o in enumerate(right)
        for rank, agreement in [_agreement(t, o, days_apart)]
        if agreement is not None
    ]
    taken_left: set[int] = set()
    taken_right: set[int] = set()
    pairs = []
    for _, _, i, j, agreement in sorted(candidates):
        if i not in taken_left and j not in taken_right:
            taken_left.add(i)
            taken_right.add(j)
            pairs.append(Pair(left[i], right[j], agreement))
    return Reconciliation(
        pairs=tuple(sorted(pairs, key=lambda pair: _place(pair.theirs))),
        only_theirs=tuple(m for i, m in enumerate(left) if i not in taken_left),
        only_ours=tuple(m for j, m in enumerate(right) if j not in taken_right),
    )


def _agreement(
    theirs: Movement, ours: Movement, days_apart: int
) -> tuple[int, Agreement | None]:
    if theirs.kind is not ours.kind:
        return 9, None
    same_decision = _names(theirs, ours)
    if theirs.amount == ours.amount:
        if same_decision:
            return 0, Agreement.DECISION
        near = abs((theirs.date - ours.date).days) <= days_apart
        return (1, Agreement.DATE) if near else (9, None)
    return (2, Agreement.AMOUNT_DIFFERS) if same_decision else (9, None)


def _names(theirs: Movement, ours: Movement) -> bool:
    """Whether both name the same decision; the village names it in what its paper says."""
    if not ours.decision:
        return False
    if theirs.decision:
        return _plain(theirs.decision) == _plain(ours.decision)
    return f" {_plain(ours.decision)} " in f" {_plain(theirs.description)} "


def _plain(text: str) -> str:
    return _WORD.sub(" ", text).strip().casefold()


def _place(movement: Movement) -> tuple[object, ...]:
    m = movement
    return (m.date, m.reference, to_minor(m.amount), m.kind, m.description, m.decision)


def _sum(movements: Sequence[Movement]) -> Money:
    return sum((movement.amount for movement in movements), start=rp(0))
