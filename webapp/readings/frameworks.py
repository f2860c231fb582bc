"""By which standard the statements of each year are presented."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from bumdes.permissions import Permission
from bumdes.reporting.framework import framework_choices, framework_of, frameworks_for
from ledger.search import days_of_entries

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bumdes.reporting.framework import Framework, FrameworkChoice
    from bumdes.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameworkPage:
    """The page of frameworks.

    Attributes:
        spans: first and last year of those that follow the same, from the first of the books
            to the next one, and what it is; the latest first.
        years: those to choose among, the latest first.
        offered: what statements of a year may follow.
        choices: every choice that was made, the last first.
        names: of frameworks, by key.
    """

    spans: tuple[tuple[int, int, Framework], ...]
    years: tuple[int, ...]
    offered: tuple[Framework, ...]
    choices: Sequence[FrameworkChoice]
    names: dict[str, str]


def read_frameworks(work: Work, this_year: int) -> FrameworkPage:
    """Return the frameworks of the years.

    Raises:
        PermissionDeniedError: the actor may not read the books.
    """
    work.actor.require(Permission.READ_BOOKS, unit=work.actor.unit)
    days = days_of_entries(work.book)
    first = min(days.first_day.year if days else this_year, this_year)
    years = tuple(range(this_year + 1, first - 1, -1))
    followed = {y: framework_of(work.book.connection, work.book_id, y) for y in years}
    spans = [(list(same), like) for like, same in groupby(years, key=lambda y: followed[y])]
    offered = {
        framework.key: framework
        for year in range(first, this_year + 2)
        for framework in frameworks_for(year)
    }
    return FrameworkPage(
        spans=tuple((same[-1], same[0], framework) for same, framework in spans),
        years=years,
        offered=tuple(offered.values()),
        choices=framework_choices(work.session, work.book_id),
        names={key: framework.name for key, framework in offered.items()},
    )
