"""The sheet of the ranking: every indicator of a year, the score, and what would lift it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from bumdes.ranking.aspect import NO, UNKNOWN, Reading
from bumdes.ranking.aspects import ASPECTS
from bumdes.ranking.record import answers_of
from bumdes.ranking.weights import classes_on, weights_on
from ledger import Period

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bumdes.ranking.aspect import Aspect, Indicator
    from bumdes.ranking.record import RankingAnswer
    from bumdes.ranking.weights import RankingClass, Weights
    from bumdes.work import Work

POINTS = 100
"""What is reached where everything is met."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """An indicator, with what is known of it.

    Attributes:
        most: the points that it gives where it is met.
        is_asked: whether people answer it, not the books.
    """

    indicator: Indicator
    reading: Reading
    most: Fraction
    is_asked: bool

    @property
    def points(self) -> Fraction:
        """The points that it gives; none while nobody has said."""
        return self.most * (self.reading.met or NO)

    @property
    def gain(self) -> Fraction:
        """The points that it would add if it were met."""
        return self.most - self.points


@dataclass(frozen=True, slots=True, kw_only=True)
class AspectScore:
    """An aspect, with its indicators."""

    aspect: Aspect
    answers: tuple[Answered, ...]

    @property
    def points(self) -> Fraction:
        """The points that it gives."""
        return sum((answer.points for answer in self.answers), Fraction())

    @property
    def most(self) -> Fraction:
        """The points that it gives where everything is met."""
        return sum((answer.most for answer in self.answers), Fraction())

    @property
    def met(self) -> Fraction:
        """How far it is met, from 0 to 1."""
        return self.points / self.most if self.most else Fraction()


@dataclass(frozen=True, slots=True)
class Lift:
    """Something to do, and where that leads if all before it in the list is done too."""

    answered: Answered
    score: Fraction
    reached: RankingClass


@dataclass(frozen=True, slots=True, kw_only=True)
class RankingSheet:
    """The ranking of a year.

    Attributes:
        classes: the lowest first.
    """

    year: int
    aspects: tuple[AspectScore, ...]
    weights: Weights
    classes: tuple[RankingClass, ...]

    @property
    def score(self) -> Fraction:
        """The points of all aspects, of a hundred; what nobody said counts for nothing."""
        return sum((aspect.points for aspect in self.aspects), Fraction())

    @property
    def reached(self) -> RankingClass:
        """The class that the score gives."""
        return class_of(self.classes, self.score)

    @property
    def next_class(self) -> RankingClass | None:
        """The next class; None in the highest one."""
        return next((c for c in self.classes if c.least > self.score), None)

    @property
    def unknown(self) -> tuple[Answered, ...]:
        """What people have not answered yet."""
        return tuple(a for a in self._answers() if a.reading.met is None)

    @property
    def lifts(self) -> tuple[Lift, ...]:
        """What is missing, what adds most first, and what class each step leads to."""
        missing = [answer for answer in self._answers() if answer.gain]
        missing.sort(key=lambda answer: -answer.gain)
        score, found = self.score, []
        for answer in missing:
            score += answer.gain
            found.append(Lift(answer, score, class_of(self.classes, score)))
        return tuple(found)

    @property
    def to_next_class(self) -> tuple[Lift, ...]:
        """The fewest steps that lead to the next class; none in the highest one."""
        goal = self.next_class
        if goal is None:
            return ()
        steps = self.lifts
        needed = sum(1 for step in steps if step.score < goal.least) + 1
        return steps[:needed]

    def _answers(self) -> list[Answered]:
        return [answer for aspect in self.aspects for answer in aspect.answers]


def rank(work: Work, year: int) -> RankingSheet:
    """Return the sheet of *year*, from books, records and what people answered.

    Raises:
        RateOutsideDatesError: the tables say nothing of the year.
    """
    period = Period.year(year)
    weights = weights_on(work.session, work.book_id, period.last_day)
    told = answers_of(work.session, work.book_id, year)
    return RankingSheet(
        year=year,
        aspects=tuple(_scored(work, aspect, period, weights, told) for aspect in ASPECTS),
        weights=weights,
        classes=classes_on(period.last_day),
    )


def class_of(classes: Sequence[RankingClass], score: Fraction) -> RankingClass:
    """Return the highest class that *score* reaches."""
    return max((c for c in classes if c.least <= score), key=lambda c: c.least)


def _scored(
    work: Work,
    aspect: Aspect,
    period: Period,
    weights: Weights,
    told: Mapping[str, RankingAnswer],
) -> AspectScore:
    whole = POINTS * weights.by_aspect.get(aspect.key, Fraction())
    most = whole / len(aspect.indicators)
    answers = (
        Answered(
            indicator=indicator,
            reading=_reading(work, indicator, period, told),
            most=most,
            is_asked=indicator.read is None,
        )
        for indicator in aspect.indicators
    )
    return AspectScore(aspect=aspect, answers=tuple(answers))


def _reading(
    work: Work, indicator: Indicator, period: Period, told: Mapping[str, RankingAnswer]
) -> Reading:
    if indicator.read is not None:
        return indicator.read(work, period)
    answer = told.get(indicator.key)
    if answer is None:
        return UNKNOWN
    proofs = (answer.file[:12],) if answer.file else ()
    return Reading(Fraction(answer.met, 100), answer.said, proofs)
