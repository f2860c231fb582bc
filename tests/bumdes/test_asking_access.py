"""Seeing more than one's office shows: asked for, granted for a time, and over by itself."""

from __future__ import annotations

import datetime as dt

import pytest

from bumdes.actions.asking_access import answer_access, ask_access, end_access
from bumdes.auditing.access_request import RequestState, granted_to, requests_of
from bumdes.errors import (
    AccessAnsweredError,
    AccessNotNeededError,
    AccessTooLongError,
    InvalidFieldError,
    NotFoundError,
    PermissionDeniedError,
)
from bumdes.permissions import Actor, Permission, Role
from tests.bumdes.village import DIRECTOR, TREASURER

TODAY = dt.date(2025, 3, 2)
UNTIL = dt.date(2025, 3, 31)
AUDITOR = Actor("indra", Role.AUDITOR)
PERSONAL = Permission.READ_PERSONAL_DATA


def asks(village, what=PERSONAL, *, by=AUDITOR, until=UNTIL, reason="Uji gaji"):
    return village.does(ask_access, what, until=until, reason=reason, today=TODAY, by=by)


def answers(village, request, *, grants=True, by=DIRECTOR, today=TODAY):
    return village.does(
        answer_access, request.request_id, grants=grants, remark="", today=today, by=by
    )


def may_see(village, on=TODAY, who=AUDITOR):
    with village.work(read_only=True) as work:
        return granted_to(work.session, work.book_id, who.name, who.role, on)


def test_what_is_asked_holds_once_it_is_granted(village):
    request = asks(village)
    assert may_see(village) == frozenset()
    answers(village, request)
    assert may_see(village) == {PERSONAL}


def test_what_is_granted_ends_by_itself(village):
    answers(village, asks(village))
    assert may_see(village, UNTIL) == {PERSONAL}
    assert may_see(village, UNTIL + dt.timedelta(days=1)) == frozenset()


def test_what_is_refused_is_not_allowed(village):
    refused = answers(village, asks(village), grants=False)
    assert may_see(village) == frozenset()
    assert refused.state(TODAY) is RequestState.REFUSED


def test_what_is_granted_is_granted_to_one_office_only(village):
    answers(village, asks(village))
    assert may_see(village, who=Actor("indra", Role.SUPERVISOR)) == frozenset()
    assert may_see(village, who=Actor("lastri", Role.AUDITOR)) == frozenset()


def test_what_is_granted_can_be_taken_back(village):
    request = answers(village, asks(village))
    ended = village.does(end_access, request.request_id, today=TODAY, by=DIRECTOR)
    assert may_see(village) == frozenset()
    assert ended.state(TODAY) is RequestState.ENDED


def test_a_request_that_was_withdrawn_is_not_granted(village):
    request = asks(village)
    village.does(end_access, request.request_id, today=TODAY, by=AUDITOR)
    with pytest.raises(AccessAnsweredError):
        answers(village, request)


def test_every_request_stays_in_the_register(village):
    answers(village, asks(village), grants=False)
    answers(village, asks(village))
    with village.work(read_only=True) as work:
        found = requests_of(work.session, work.book_id)
    assert [request.is_granted for request in found] == [True, False]


def test_the_actor_sees_what_was_granted():
    actor = Actor("indra", Role.AUDITOR, granted=frozenset({PERSONAL}))
    assert actor.allows(PERSONAL)
    assert not actor.allows(Permission.RUN_PAYROLL)


def test_only_who_may_grants(village):
    with pytest.raises(PermissionDeniedError):
        answers(village, asks(village), by=TREASURER)


def test_who_writes_the_books_asks_for_nothing(village):
    with pytest.raises(PermissionDeniedError):
        asks(village, by=TREASURER)


def test_nothing_is_granted_that_writes(village):
    with pytest.raises(InvalidFieldError):
        asks(village, Permission.RECORD_ENTRY)


def test_what_the_office_shows_is_not_asked_for(village):
    with pytest.raises(AccessNotNeededError):
        asks(village, Permission.EXPORT_BOOKS)


def test_the_same_is_not_asked_for_twice(village):
    asks(village)
    with pytest.raises(AccessNotNeededError):
        asks(village)


@pytest.mark.parametrize("until", [TODAY - dt.timedelta(days=1), dt.date(2026, 3, 2)])
def test_the_last_day_is_near(village, until):
    with pytest.raises(AccessTooLongError):
        asks(village, until=until)


def test_nobody_answers_twice(village):
    request = answers(village, asks(village))
    with pytest.raises(AccessAnsweredError):
        answers(village, request, grants=False)


def test_a_request_whose_day_is_past_is_granted_no_more(village):
    request = asks(village)
    with pytest.raises(AccessAnsweredError):
        answers(village, request, today=UNTIL + dt.timedelta(days=1))


def test_nobody_takes_back_what_is_somebody_elses(village):
    request = answers(village, asks(village))
    with pytest.raises(PermissionDeniedError):
        village.does(end_access, request.request_id, today=TODAY, by=TREASURER)


def test_a_request_that_is_none_is_not_found(village):
    with pytest.raises(NotFoundError):
        village.does(answer_access, "0" * 32, grants=True, remark="", today=TODAY, by=DIRECTOR)
