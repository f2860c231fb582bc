"""Requests for information, as pages show them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bumdes.governance.information_request import (
    InformationRequest,
    find_information_request,
    information_requests_of,
)
from bumdes.people import person_named
from bumdes.permissions import Permission

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from bumdes.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownRequest:
    """A request, and what who reads may know of whoever asked.

    Attributes:
        asked_by, contact: empty for who does not see personal data.
        is_late: whether it is open after its last day.
    """

    request: InformationRequest
    asked_by: str
    contact: str
    is_late: bool
    recorded_by: str = ""
    answered_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class YearOfRequests:
    """How the requests of a year were answered: what the yearly report on service tells."""

    year: int
    asked: int
    answered: int
    in_time: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Requests:
    """The open ones, the one that is due first on top; those answered; and the years."""

    open_ones: tuple[ShownRequest, ...]
    answered: tuple[ShownRequest, ...]
    years: tuple[YearOfRequests, ...]


def read_requests(work: Work, today: dt.date) -> Requests:
    """Return all requests of the enterprise."""
    found = information_requests_of(work.session, work.book_id)
    shown = [_shown(work, each, today) for each in found]
    return Requests(
        open_ones=tuple(
            sorted(
                (each for each in shown if each.request.is_open),
                key=lambda each: (each.request.due_on, each.request.number),
            )
        ),
        answered=tuple(each for each in shown if not each.request.is_open),
        years=tuple(_years(found)),
    )


def read_request(work: Work, year: int, number: int, today: dt.date) -> ShownRequest:
    """Return one request.

    Raises:
        NotFoundError: there is none.
    """
    request = find_information_request(work.session, work.book_id, year, number)
    return replace(
        _shown(work, request, today),
        recorded_by=_called(work, request.recorded_by),
        answered_by=_called(work, request.answered_by),
    )


def _shown(work: Work, request: InformationRequest, today: dt.date) -> ShownRequest:
    sees = work.actor.allows(Permission.READ_PERSONAL_DATA)
    return ShownRequest(
        request=request,
        asked_by=request.asked_by if sees else "",
        contact=request.contact if sees else "",
        is_late=request.is_open and request.due_on < today,
    )


def _called(work: Work, username: str) -> str:
    person = person_named(work.session, username) if username else None
    return person.name if person else username


def _years(found: Sequence[InformationRequest]) -> list[YearOfRequests]:
    years = sorted({each.year for each in found}, reverse=True)
    return [_year(year, [each for each in found if each.year == year]) for year in years]


def _year(year: int, asked: list[InformationRequest]) -> YearOfRequests:
    answered = [each for each in asked if not each.is_open]
    return YearOfRequests(
        year=year,
        asked=len(asked),
        answered=len(answered),
        in_time=sum(not each.was_late for each in answered),
    )
