"""What the aspects of the ranking weigh, and the classes: data with dates."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from bumdes.dated_table import rows_on
from bumdes.phrase import word
from bumdes.ranking.record import weights_set

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

UNCONFIRMED = "K"


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What the aspects weigh on a day.

    Attributes:
        by_aspect: parts of a whole, which add up to 1.
        source: where they are laid down.
        is_confirmed: whether a paper lays them down; otherwise all count the same.
    """

    by_aspect: Mapping[str, Fraction]
    source: str
    is_confirmed: bool


@dataclass(frozen=True, slots=True)
class RankingClass:
    """A class, from how many points on it is reached."""

    key: str
    label: str
    least: Fraction
    source: str


def weights_on(session: Session, book_id: str, on: dt.date) -> Weights:
    """Return what the aspects weigh on a day: as the enterprise set it, or as is known.

    Raises:
        RateOutsideDatesError: the table says nothing of the day.
    """
    kept = weights_set(session, book_id, on)
    if kept:
        by_paper = {weight.aspect: Fraction(weight.weight, 100) for weight in kept}
        return Weights(by_aspect=by_paper, source=kept[0].source, is_confirmed=True)
    rows = rows_on("ranking_weights", on)
    whole = sum(Fraction(row.values["weight"]) for row in rows)
    return Weights(
        by_aspect={
            row.values["aspect"]: Fraction(row.values["weight"]) / whole for row in rows
        },
        source=word(rows[0].source),
        is_confirmed=all(row.certainty != UNCONFIRMED for row in rows),
    )


def classes_on(on: dt.date) -> tuple[RankingClass, ...]:
    """Return the classes of a day, the lowest first.

    Raises:
        RateOutsideDatesError: the table says nothing of the day.
    """
    found = (
        RankingClass(
            row.values["key"], row.values["label"], Fraction(row.values["least"]), row.source
        )
        for row in rows_on("ranking_classes", on)
    )
    return tuple(sorted(found, key=lambda each: each.least))
