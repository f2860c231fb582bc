"""Answering whoever asks for information, in the days that the law gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bumdes.errors import (
    InformationAnsweredError,
    InformationExtendedError,
    InvalidFieldError,
    NotFoundError,
)
from bumdes.governance.information_request import (
    InformationRequest,
    Outcome,
    find_information_request,
    next_number,
)
from bumdes.governance.minutes import check_lines
from bumdes.permissions import Permission
from bumdes.record import described
from ledger.journal import check_day
from ledger.text import check_text

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepInformationRequest:
    """A request that came in; see ``InformationRequest``."""

    asked_on: dt.date
    asked_by: str
    contact: str
    wanted: str
    purpose: str = ""


def keep_information_request(work: Work, command: KeepInformationRequest) -> InformationRequest:
    """Keep that somebody asked for information; it is numbered and waits for an answer.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: no enterprise keeps these books.
        InvalidFieldError: it would have come in after today.
        RateOutsideDatesError: it came in before there was the law.
        BlankTextError, TextTooLongError: it is not said who asked for what, or at length.
    """
    work.request = described("keep_information_request", asked_on=command.asked_on)
    work.actor.require(Permission.KEEP_PAPERS)
    if work.enterprise is None:
        raise NotFoundError("enterprise", work.book_id)
    if check_day(command.asked_on) > work.today:
        raise InvalidFieldError("asked_on", command.asked_on, "not_after_today")
    request = InformationRequest(
        book_id=work.book_id,
        year=command.asked_on.year,
        number=next_number(work.session, work.book_id, command.asked_on.year),
        asked_on=command.asked_on,
        asked_by=check_text(command.asked_by, "name", most=150),
        contact=check_text(command.contact, "contact", most=200),
        wanted=check_lines(command.wanted, "wanted", most=1000),
        purpose=check_lines(command.purpose, "purpose", blank=True, most=500),
        recorded_by=work.actor.name,
    )
    _ = request.due_on  # of a day without a law there is none
    work.session.add(request)
    work.session.flush()
    return request


def extend_information_request(
    work: Work, year: int, number: int, *, because: str
) -> InformationRequest:
    """Take the days that the law adds, once, and keep the reason that the person was told.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: there is no such request.
        InformationAnsweredError, InformationExtendedError: it was answered, or extended.
        BlankTextError, TextTooLongError: no reason is given, or a very long one.
    """
    work.request = described("extend_information_request", year=year, number=number)
    request = _open_request(work, year, number)
    if request.extended_on is not None:
        raise InformationExtendedError(f"{number}/{year}")
    request.extended_because = check_lines(because, "reason", most=500)
    request.extended_on = work.today
    work.session.flush()
    return request


def answer_information_request(
    work: Work, year: int, number: int, *, outcome: Outcome, answer: str
) -> InformationRequest:
    """Keep how a request was answered today; the answer is not changed afterwards.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: there is no such request.
        InvalidFieldError: it would stay open.
        InformationAnsweredError: it was answered already.
        BlankTextError, TextTooLongError: it is not said what was given, or why it was not.
    """
    work.request = described("answer_information_request", year=year, number=number)
    request = _open_request(work, year, number)
    if outcome is Outcome.OPEN:
        raise InvalidFieldError("outcome", outcome, "an_answer")
    request.answer = check_lines(answer, "answer", most=1000)
    request.outcome = outcome.value
    request.answered_on = work.today
    request.answered_by = work.actor.name
    work.session.flush()
    return request


def _open_request(work: Work, year: int, number: int) -> InformationRequest:
    work.actor.require(Permission.KEEP_PAPERS)
    request = find_information_request(work.session, work.book_id, year, number)
    if not request.is_open:
        raise InformationAnsweredError(f"{number}/{year}")
    return request
