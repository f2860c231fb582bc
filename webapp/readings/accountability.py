"""What the page of a kind of report shows beside the report itself."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bumdes.phrase import phrase
from bumdes.reporting.narrative import narratives_of
from ledger import Period
from ledger.search import days_of_entries
from reports.composing import why_draft
from reports.kind import Span
from webapp.readings.sight import Choice, unit_choices, unit_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.reporting.narrative import Narrative
    from bumdes.work import Work
    from reports.kind import Asked, ReportKind, Slot, Topic


@dataclass(frozen=True, slots=True, kw_only=True)
class KindPage:
    """What stands on the page of a kind of report.

    Attributes:
        draft: why it is only a draft; empty if it is not.
        texts: each place where people write, and what stands there; None for the template.
        topics: what it can be about; empty where it is about the whole.
        units: the units to choose among; empty where there is no choice.
        first_year: the year of the first entry of the book.
    """

    draft: tuple[str, ...]
    texts: tuple[tuple[Slot, Narrative | None], ...]
    topics: tuple[Topic, ...]
    units: tuple[Choice, ...]
    first_year: int


def read_kind(work: Work, kind: ReportKind, asked: Asked) -> KindPage:
    """Return what the page of *kind* shows for what is asked.

    Raises:
        PermissionDeniedError: the actor may not read it.
    """
    work.actor.require(kind.permission, unit=asked.unit)
    written = narratives_of(work.session, work.book_id, kind.key, asked.period)
    days = days_of_entries(work.book)
    return KindPage(
        draft=why_draft(work, kind, asked),
        texts=tuple((slot, written.get(slot.key)) for slot in kind.slots),
        topics=kind.subjects(work, asked.period) if kind.subjects else (),
        units=unit_choices(work, unit_names(work)) if kind.has_units else (),
        first_year=days.first_day.year if days else asked.now.year,
    )


def usual_period(span: Span, today: dt.date) -> Period:
    """Return the last period of *span* that is over: what is reported next."""
    last = dt.date(today.year, today.month, 1) - dt.timedelta(days=1)
    if span is Span.MONTH:
        return Period.month(last.year, last.month)
    if span is Span.SEMESTER:
        if today.month > 6:
            return Period.semester(today.year, 1)
        return Period.semester(today.year - 1, 2)
    return Period.year(today.year - 1)


def offered_periods(span: Span, first_year: int, today: dt.date) -> list[Choice]:
    """Return the periods of *span* to choose among, the latest first."""
    years = range(today.year, min(first_year, today.year) - 1, -1)
    return [choice for year in years for choice in _of_year(span, year)]


def _of_year(span: Span, year: int) -> Iterator[Choice]:
    if span in {Span.YEAR, Span.ANY}:
        yield Choice(str(year), phrase("Tahun {year}", year=year))
    if span in {Span.SEMESTER, Span.ANY}:
        yield Choice(f"{year}-S2", phrase("Semester II {year}", year=year))
        yield Choice(f"{year}-S1", phrase("Semester I {year}", year=year))
    if span in {Span.MONTH, Span.ANY}:
        for month in range(12, 0, -1):
            yield Choice(
                f"{year}-{month:02d}", phrase("{month}", month=Period.month(year, month))
            )
