from __future__ import annotations

import pytest
import sqlalchemy as sa
from argon2 import PasswordHasher, extract_parameters

from bumdes import password as passwords
from bumdes.actions.staffing import admit, appoint, reset_password
from bumdes.logging_in import Attempt, LogIn, log_in
from bumdes.login import FREE_FAILURES, LoginAttempt, begin_attempt, logged_in
from bumdes.permissions import Role
from bumdes.work import begin_session
from tests.bumdes.village import NOW, PASSWORD, day

COMMAND = LogIn(username="sari", password=PASSWORD, address="10.0.0.1", device="HP")


@pytest.fixture
def known(village):
    """An enterprise whose Sari may log in."""
    village.with_person("sari")
    return village


def attempts(village):
    with begin_session(village.engine, read_only=True) as session:
        return session.scalars(sa.select(LoginAttempt.is_success)).all()


def meanwhile(monkeypatch, do):
    """Let *do* happen after a password was found right, before anything comes of it."""
    check = passwords.is_password

    def checked(*given):
        is_right = check(*given)
        do()
        return is_right

    monkeypatch.setattr(passwords, "is_password", checked)


def test_the_token_of_a_login_tells_who_it_is(known):
    token = log_in(known.engine, COMMAND, now=NOW).token

    with begin_session(known.engine, read_only=True) as session:
        assert logged_in(session, token, now=NOW).username == "sari"


@pytest.mark.parametrize(("password", "is_success"), [(PASSWORD, True), ("salah", False)])
def test_every_attempt_is_kept_with_its_end(known, password, is_success):
    log_in(known.engine, LogIn(username="sari", password=password), now=NOW)

    assert attempts(known) == [is_success]


@pytest.mark.parametrize("username", ["sari", "blokir", "siapa-ini"])
def test_a_wrong_password_is_as_much_work_whoever_it_is_for(known, monkeypatch, username):
    known.with_person("blokir")
    known.does(appoint, "blokir", Role.SUPERVISOR, first_day=day(1))
    known.does(admit, "blokir", is_active=False)

    assert work_of(known, monkeypatch, username) == work_of(known, monkeypatch, "sari")


def work_of(village, monkeypatch, username):
    """Return what checking a wrong password takes: hashes with their cost, and statements."""
    checked, asked = [], []
    verify = PasswordHasher.verify

    def seen(hasher, password_hash, password):
        checked.append(extract_parameters(password_hash))
        return verify(hasher, password_hash, password)

    def listen(*given):
        asked.append(given[2].split(" WHERE ")[0])

    sa.event.listen(village.engine, "before_cursor_execute", listen)
    with monkeypatch.context() as patched:
        patched.setattr(PasswordHasher, "verify", seen)
        attempt = log_in(village.engine, LogIn(username=username, password="salah"), now=NOW)
    sa.event.remove(village.engine, "before_cursor_execute", listen)
    assert not attempt.token
    return checked, asked


def test_others_write_while_a_password_is_checked(known, monkeypatch):
    def others_write():
        with begin_session(known.engine) as session:
            begin_attempt(session, "joko", address="", now=NOW)

    meanwhile(monkeypatch, others_write)

    assert log_in(known.engine, COMMAND, now=NOW).token
    assert sorted(attempts(known)) == [False, True]


def test_guesses_that_are_made_at_once_see_each_other(known, monkeypatch):
    seen = []
    meanwhile(monkeypatch, lambda: seen.append(attempts(known)))

    log_in(known.engine, COMMAND, now=NOW)

    assert seen == [[False]]


def test_who_must_wait_is_not_asked_whether_the_password_is_right(known):
    for _ in range(FREE_FAILURES):
        log_in(known.engine, LogIn(username="sari", password="salah"), now=NOW)

    attempt = log_in(known.engine, COMMAND, now=NOW)

    assert not attempt.token
    assert attempt.pause.total_seconds() == 1
    assert len(attempts(known)) == FREE_FAILURES


def test_a_password_that_was_replaced_meanwhile_lets_nobody_in(known, monkeypatch):
    def replaced():
        later = NOW.replace(hour=NOW.hour + 1)
        with known.work() as work:
            work.clock = lambda: later
            reset_password(work, "sari", "kata sandi lain lagi")

    meanwhile(monkeypatch, replaced)

    assert log_in(known.engine, COMMAND, now=NOW) == Attempt()


def test_who_is_turned_away_meanwhile_does_not_come_in(known, monkeypatch):
    meanwhile(monkeypatch, lambda: known.does(admit, "sari", is_active=False))

    assert log_in(known.engine, COMMAND, now=NOW) == Attempt()


def test_a_password_is_not_shown_with_what_was_asked():
    assert PASSWORD not in repr(COMMAND)
