from __future__ import annotations

import datetime as dt

import pytest

from bumdes.access.entry_code import EntryCodeKind, open_entry_code
from bumdes.actions.inviting import invite, withdraw_invitation
from bumdes.actions.staffing import add_member, admit, appoint
from bumdes.errors import (
    BlockedPersonError,
    NotFoundError,
    PermissionDeniedError,
    WeakPasswordError,
)
from bumdes.login import FREE_FAILURES, logged_in
from bumdes.people import find_person
from bumdes.permissions import Role
from bumdes.redeeming import Redeem, redeem
from bumdes.work import begin_session
from tests.bumdes.village import DIRECTOR, NOW, PASSWORD, TREASURER, day

CHOSEN = "mangga jatuh dekat sumur"


@pytest.fixture
def known(village):
    """An enterprise with an operator who has an office and no password."""
    village.does(add_member, "Sari", username="sari")
    village.does(appoint, "sari", Role.OPERATOR, first_day=day(1))
    return village


def shows(village, code, *, password=CHOSEN, username="sari", now=NOW):
    return redeem(
        village.engine, Redeem(username=username, code=code, password=password), now=now
    )


def who(village, token):
    with begin_session(village.engine, read_only=True) as session:
        person = logged_in(session, token, now=NOW)
        return person and person.username


def test_the_code_lets_in_who_chooses_a_password_with_it(known):
    invited = known.does(invite, "sari", by=DIRECTOR)

    assert invited.kind is EntryCodeKind.INVITATION
    assert who(known, shows(known, invited.code).token) == "sari"


@pytest.mark.parametrize("changed", [str.lower, lambda code: code.replace("-", " ")])
def test_the_code_is_good_however_it_is_typed(known, changed):
    invited = known.does(invite, "sari", by=DIRECTOR)

    assert shows(known, changed(invited.code)).token


def test_the_code_is_good_once(known):
    code = known.does(invite, "sari", by=DIRECTOR).code
    shows(known, code)

    assert not shows(known, code).token


def test_a_newer_code_ends_the_one_before(known):
    first = known.does(invite, "sari", by=DIRECTOR).code
    second = known.does(invite, "sari", by=DIRECTOR).code

    assert not shows(known, first).token
    assert shows(known, second).token


def test_a_code_taken_back_is_good_for_nothing(known):
    code = known.does(invite, "sari", by=DIRECTOR).code
    known.does(withdraw_invitation, "sari", by=DIRECTOR)

    assert not shows(known, code).token


def test_an_invitation_holds_a_week(known):
    code = known.does(invite, "sari", by=DIRECTOR).code
    week = NOW + dt.timedelta(days=7)

    assert not shows(known, code, now=week).token
    assert shows(known, code, now=week - dt.timedelta(seconds=1)).token


def test_a_code_for_who_forgot_the_password_holds_half_an_hour(village):
    village.with_person("sari")
    village.does(appoint, "sari", Role.OPERATOR, first_day=day(1))
    invited = village.does(invite, "sari", by=DIRECTOR)

    assert invited.kind is EntryCodeKind.RESET
    assert not shows(village, invited.code, now=NOW + dt.timedelta(minutes=30)).token


def test_a_weak_password_is_refused_and_the_code_stays_good(known):
    code = known.does(invite, "sari", by=DIRECTOR).code
    with pytest.raises(WeakPasswordError):
        shows(known, code, password="password2026")

    assert shows(known, code).token


def test_a_wrong_code_and_a_name_nobody_has_are_answered_alike(known):
    known.does(invite, "sari", by=DIRECTOR)

    assert shows(known, "AAAA-AAAA") == shows(known, "AAAA-AAAA", username="siapa")


def test_guessing_codes_gets_slow(known):
    code = known.does(invite, "sari", by=DIRECTOR).code
    for _ in range(FREE_FAILURES):
        shows(known, "AAAA-AAAA")

    assert shows(known, code).pause


def test_the_code_itself_is_not_kept(known):
    code = known.does(invite, "sari", by=DIRECTOR).code

    with begin_session(known.engine, read_only=True) as session:
        kept = open_entry_code(session, find_person(session, "sari").person_id, now=NOW)
    assert code not in repr(kept)
    assert kept.code_digest != code


def test_who_is_blocked_gets_no_code(known):
    known.does(admit, "sari", is_active=False)

    with pytest.raises(BlockedPersonError):
        known.does(invite, "sari", by=DIRECTOR)


def test_a_blocked_person_uses_no_code_either(known):
    code = known.does(invite, "sari", by=DIRECTOR).code
    known.does(admit, "sari", is_active=False)

    assert not shows(known, code).token


def test_the_treasurer_invites_nobody(known):
    with pytest.raises(PermissionDeniedError):
        known.does(invite, "sari", by=TREASURER)


def test_nobody_from_elsewhere_is_invited(known):
    known.with_person("joko")

    with pytest.raises(NotFoundError):
        known.does(invite, "joko", by=DIRECTOR)


def test_an_old_password_works_until_the_code_is_used(village):
    village.with_person("sari")
    village.does(appoint, "sari", Role.OPERATOR, first_day=day(1))
    code = village.does(invite, "sari", by=DIRECTOR).code

    with begin_session(village.engine) as session:
        before = find_person(session, "sari").password_hash
    shows(village, code, password="kuda terbang di atas padi")
    with begin_session(village.engine) as session:
        assert find_person(session, "sari").password_hash != before
    assert PASSWORD
