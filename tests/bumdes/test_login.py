from __future__ import annotations

import datetime as dt

import pytest
import sqlalchemy as sa

from bumdes.actions.staffing import admit, change_password
from bumdes.login import (
    FREE_FAILURES,
    FREE_FAILURES_OF_NETWORK,
    LONGEST_LOGIN,
    LONGEST_PAUSE,
    LONGEST_PAUSE_OF_NETWORK,
    Login,
    begin_attempt,
    end_all_logins,
    end_login,
    keep_alive,
    logged_in,
    network,
    note_success,
    pause_before,
    start_login,
)
from bumdes.people import find_person
from bumdes.permissions import Actor, Role
from bumdes.work import begin_session
from tests.bumdes.village import NOW, PASSWORD

HERE = "10.0.0.1"
SOON = NOW + dt.timedelta(minutes=5)
TOO_LATE = NOW + LONGEST_LOGIN + dt.timedelta(seconds=1)


@pytest.fixture
def known(village):
    """An enterprise whose Sari may log in."""
    village.with_person("sari")
    return village


def does(village, act, *given, **facts):
    with begin_session(village.engine) as session:
        return act(session, *given, **facts)


def starts(village, device="HP"):
    def act(session):
        return start_login(session, find_person(session, "sari"), device=device, now=NOW)

    return does(village, act)


def who(village, token, now=SOON):
    person = does(village, logged_in, token, now=now)
    return None if person is None else person.username


def tries(village, count, *, is_success=False, at=NOW, address=HERE):
    """Let Sari try so often."""

    def act(session):
        for _ in range(count):
            attempt = begin_attempt(session, "sari", address=address, now=at)
            if is_success:
                note_success(session, attempt.attempt_id)

    does(village, act)


def many_try(village, count, *, address=HERE, at=NOW):
    """Let so many people fail once each."""

    def act(session):
        for number in range(count):
            begin_attempt(session, f"orang-{number}", address=address, now=at)

    does(village, act)


def pause(village, username="sari", *, address=HERE, now=NOW):
    """Return the seconds that the next try must wait."""
    waits = does(village, pause_before, username, address=address, now=now)
    return waits.total_seconds()


def test_the_token_tells_who_is_logged_in(known):
    assert who(known, starts(known)) == "sari"


def test_another_token_tells_nothing(known):
    starts(known)

    assert who(known, "token lain") is None


def test_no_two_tokens_are_the_same(known):
    assert starts(known) != starts(known)


def test_the_token_itself_is_not_kept(known):
    token = starts(known)

    kept = does(known, lambda session: session.scalars(sa.select(Login.token_digest)).all())
    assert token not in kept


def test_a_login_holds_for_a_working_day(known):
    assert who(known, starts(known), now=NOW + LONGEST_LOGIN) == "sari"


def test_a_login_ends_after_the_working_day_in_use_or_not(known):
    token = starts(known)
    does(known, keep_alive, token, now=NOW + LONGEST_LOGIN)

    assert who(known, token, now=TOO_LATE) is None


def test_who_logs_out_is_out(known):
    token = starts(known)
    does(known, end_login, token, now=SOON)

    assert who(known, token) is None


def test_who_logs_out_on_one_device_stays_in_on_another(known):
    phone, laptop = starts(known), starts(known, "Laptop")
    does(known, end_login, phone, now=SOON)

    assert who(known, laptop) == "sari"


def test_who_logs_out_everywhere_is_out_everywhere(known):
    tokens = [starts(known), starts(known, "Laptop")]
    person = does(known, find_person, "sari")
    does(known, end_all_logins, person.person_id, now=SOON)

    assert [who(known, token) for token in tokens] == [None, None]


def test_logging_out_twice_keeps_the_first_time(known):
    token = starts(known)
    does(known, end_login, token, now=SOON)
    does(known, end_login, token, now=TOO_LATE)

    ended = does(known, lambda session: session.scalars(sa.select(Login.ended_at)).one())
    assert ended.startswith("2099-03-02T01:05")


def test_a_new_password_ends_older_logins(known):
    token = starts(known)
    actor = Actor("sari", Role.OPERATOR)
    does(known, change_password, PASSWORD, "kata sandi lain", actor=actor, clock=lambda: SOON)

    assert who(known, token) is None


def test_who_is_no_longer_admitted_is_out(known):
    token = starts(known)
    known.does(admit, "sari", is_active=False)

    assert who(known, token) is None


def test_a_long_name_of_a_device_is_cut(known):
    assert who(known, starts(known, "x" * 1_000)) == "sari"


# --- wrong passwords -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("failures", "seconds"),
    [(0, 0), (FREE_FAILURES - 1, 0), (FREE_FAILURES, 1), (FREE_FAILURES + 3, 8)],
)
def test_wrong_passwords_cost_time(known, failures, seconds):
    tries(known, failures)

    assert pause(known) == seconds


def test_the_pause_ends(known):
    tries(known, FREE_FAILURES)

    assert pause(known, now=SOON) == 0


def test_the_pause_is_never_for_ever(known):
    tries(known, 30)

    assert pause(known) == LONGEST_PAUSE.total_seconds()


def test_a_right_password_forgives_the_wrong_ones(known):
    tries(known, 10)
    tries(known, 1, is_success=True, at=SOON)

    assert pause(known, now=SOON) == 0


def test_wrong_passwords_cost_only_their_own_name_time(known):
    tries(known, 10)

    assert pause(known, "joko") == 0


def test_wrong_passwords_cost_their_name_time_wherever_it_comes_from(known):
    tries(known, FREE_FAILURES)

    assert pause(known, address="10.0.0.2") == 1


def test_wrong_passwords_are_forgotten_after_a_day(known):
    tries(known, 10)

    assert pause(known, now=NOW + dt.timedelta(days=1, seconds=1)) == 0


def test_any_text_can_be_tried(known):
    does(known, begin_attempt, "x" * 500, address="y" * 500, now=NOW)

    assert pause(known, "x" * 500, address="y" * 500) == 0


# --- one network, many names ---------------------------------------------------------


@pytest.mark.parametrize(("failures", "seconds"), [(-1, 0), (0, 1), (4, 16), (19, 60)])
def test_guessing_through_many_names_costs_the_network_time(known, failures, seconds):
    many_try(known, FREE_FAILURES_OF_NETWORK + failures)

    assert pause(known) == seconds


def test_another_network_does_not_wait(known):
    many_try(known, FREE_FAILURES_OF_NETWORK + 4)

    assert pause(known, address="10.0.0.2") == 0


def test_an_office_is_never_out_for_long(known):
    many_try(known, 4 * FREE_FAILURES_OF_NETWORK)

    assert pause(known, now=NOW + LONGEST_PAUSE_OF_NETWORK) == 0


def test_an_office_begins_anew_after_an_hour(known):
    many_try(known, FREE_FAILURES_OF_NETWORK + 4)

    later = NOW + dt.timedelta(hours=1)
    many_try(known, 1, at=later)
    assert pause(known, now=later) == 0


def test_knowing_one_password_does_not_buy_guesses_at_others(known):
    many_try(known, FREE_FAILURES_OF_NETWORK + 4)
    tries(known, 1, is_success=True)

    assert pause(known) == 16


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("36.68.1.2", "36.68.1.2"),
        ("::ffff:36.68.1.2", "36.68.1.2"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::9", "2001:db8:1:2::/64"),
        ("", ""),
        ("bukan alamat", "bukan alamat"),
    ],
)
def test_all_addresses_of_one_line_are_one_network(address, place):
    assert network(address) == place
