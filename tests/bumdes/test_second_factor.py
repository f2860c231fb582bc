from __future__ import annotations

import datetime as dt
from types import SimpleNamespace

import pytest
from sqlalchemy import select, update

from bumdes.access.factor_rule import NEEDS_FACTOR, factor_rules, is_factor_required
from bumdes.access.one_time_code import (
    address_for_phone,
    code_at,
    matching_step,
    new_secret,
    step_of,
)
from bumdes.access.seal import Seal
from bumdes.access.second_factor import (
    SecondFactor,
    has_factor,
    recovery_codes_left,
    seal_factors,
)
from bumdes.actions.securing import (
    confirm_factor,
    drop_factor,
    end_other_logins,
    end_own_login,
    forget_unreadable_factors,
    renew_recovery_codes,
    require_factor,
    start_factor,
    take_factor_away,
)
from bumdes.actions.staffing import appoint
from bumdes.errors import (
    FactorNeededError,
    FactorThereError,
    InvalidFieldError,
    NotFoundError,
    PermissionDeniedError,
    SealBrokenError,
    WrongCodeError,
)
from bumdes.logging_in import LogIn, ShowCode, log_in, show_code
from bumdes.login import FREE_FAILURES, logged_in, logins_of, start_login
from bumdes.people import find_person
from bumdes.permissions import Actor, Role
from bumdes.work import begin_session
from tests.bumdes.village import BOOK, DIRECTOR, NOW, PASSWORD, day

SEAL, OTHER_SEAL = Seal("kunci uji"), Seal("kunci lain")
RFC_SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"  # noqa: S105
SARI = Actor("sari", Role.TREASURER)
HALF_MINUTE = dt.timedelta(seconds=30)


@pytest.fixture
def known(village):
    """An enterprise whose treasurer Sari may log in."""
    village.with_person("sari")
    village.does(appoint, "sari", Role.TREASURER, first_day=day(1))
    return village


def begins(village, code=None):
    """Let Sari put a phone in place; return its secret, and the codes on the paper."""
    secret = village.does(start_factor, SEAL, by=SARI)
    shown = code or code_at(secret, step_of(NOW))
    return SimpleNamespace(
        secret=secret, paper=village.does(confirm_factor, shown, SEAL, by=SARI)
    )


def reads(village, read, *given):
    with begin_session(village.engine, read_only=True) as session:
        person = find_person(session, "sari")
        return read(session, person.person_id, *given)


def comes(village, now=NOW, password=PASSWORD):
    return log_in(village.engine, LogIn(username="sari", password=password), now=now)


def shows(village, token, code, now=NOW, seal=SEAL):
    return show_code(village.engine, ShowCode(token=token, code=code), seal, now=now)


def who(village, token, now=NOW):
    with begin_session(village.engine, read_only=True) as session:
        person = logged_in(session, token, now=now)
        return person and person.username


# --- the arithmetic ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("seconds", "code"),
    [
        (59, "287082"),
        (1_111_111_109, "081804"),
        (1_111_111_111, "050471"),
        (1_234_567_890, "005924"),
        (2_000_000_000, "279037"),
        (20_000_000_000, "353130"),
    ],
)
def test_codes_are_those_of_the_standard(seconds, code):
    assert code_at(RFC_SECRET, seconds // 30) == code


@pytest.mark.parametrize(("steps", "is_taken"), [(-2, 0), (-1, 1), (0, 1), (1, 1), (2, 0)])
def test_a_clock_may_be_half_a_minute_off(steps, is_taken):
    code = code_at(RFC_SECRET, step_of(NOW) + steps)

    assert (matching_step(RFC_SECRET, code, now=NOW, after=0) is not None) == bool(is_taken)


@pytest.mark.parametrize(
    "typed", ["", "12", "1234567", "abcdef", "\u0661\u0662\u0663\u0664\u0665\u0666"]
)
def test_what_is_no_code_is_none(typed):
    assert matching_step(RFC_SECRET, typed, now=NOW, after=0) is None


def test_a_phone_is_told_the_secret_and_whose_it_is():
    address = address_for_phone(RFC_SECRET, username="sari", issuer="Buku BUM Desa")

    assert address.startswith("otpauth://totp/Buku%20BUM%20Desa%3Asari?secret=GEZD")
    assert new_secret() != new_secret()


# --- a phone of one's own ------------------------------------------------------------


def test_before_its_first_code_a_phone_changes_nothing(known):
    known.does(start_factor, SEAL, by=SARI)

    assert not reads(known, has_factor)
    assert who(known, comes(known).token) == "sari"


def test_a_wrong_code_puts_no_phone_in_place(known):
    with pytest.raises(WrongCodeError):
        begins(known, code="000000")

    assert not reads(known, has_factor)


def test_a_second_phone_is_refused(known):
    begins(known)

    with pytest.raises(FactorThereError):
        known.does(start_factor, SEAL, by=SARI)


def test_a_new_phone_ends_the_other_logins(known):
    here, elsewhere = comes(known).token, comes(known).token
    secret = known.does(start_factor, SEAL, by=SARI)
    known.does(confirm_factor, code_at(secret, step_of(NOW)), SEAL, token=here, by=SARI)

    assert (who(known, here), who(known, elsewhere)) == ("sari", None)


# --- logging in with it --------------------------------------------------------------


def test_the_password_alone_lets_nobody_in(known):
    begins(known)
    attempt = comes(known)

    assert attempt.wants_code
    assert who(known, attempt.token) is None


def test_the_password_and_the_phone_let_in(known):
    secret, later = begins(known).secret, NOW + HALF_MINUTE
    half = comes(known, now=later)
    attempt = shows(known, half.token, code_at(secret, step_of(later)), now=later)

    assert who(known, attempt.token, now=later) == "sari"
    assert who(known, half.token, now=later) is None


def test_no_code_is_good_twice(known):
    secret, later = begins(known).secret, NOW + HALF_MINUTE
    code = code_at(secret, step_of(later))
    shows(known, comes(known, now=later).token, code, now=later)

    again = shows(known, comes(known, now=later).token, code, now=later)
    assert not again.token


def test_a_code_comes_soon_after_the_password_or_not_at_all(known):
    secret = begins(known).secret
    half, late = comes(known), NOW + dt.timedelta(minutes=11)

    assert not shows(known, half.token, code_at(secret, step_of(late)), now=late).token


def test_knowing_the_password_buys_no_guesses_at_codes(known):
    begins(known)
    for _ in range(FREE_FAILURES):
        half = comes(known)
        if half.pause:
            break
        shows(known, half.token, "000000")

    assert comes(known).pause


def test_a_code_of_the_paper_stands_for_the_phone_once(known):
    paper = begins(known).paper
    typed = paper[3].replace("-", " ").lower()

    first = shows(known, comes(known).token, typed)
    second = shows(known, comes(known).token, typed)

    assert (who(known, first.token), second.token) == ("sari", "")
    assert reads(known, recovery_codes_left) == len(paper) - 1


def test_a_new_paper_ends_the_old_one(known):
    old = begins(known).paper
    new = known.does(renew_recovery_codes, by=SARI)

    assert not set(old) & set(new)
    assert not shows(known, comes(known).token, old[0]).token
    assert shows(known, comes(known).token, new[0]).token


def test_who_has_no_phone_gets_no_paper(known):
    with pytest.raises(NotFoundError):
        known.does(renew_recovery_codes, by=SARI)


# --- what is kept of it --------------------------------------------------------------


def test_the_secret_is_kept_sealed(known):
    secret = begins(known).secret

    kept = kept_secret(known)
    assert secret not in kept
    assert SEAL.open(kept, of=reads(known, lambda _, person_id: person_id)) == secret


def test_a_secret_is_no_secret_of_somebody_else(known):
    begins(known)

    with pytest.raises(SealBrokenError):
        SEAL.open(kept_secret(known), of="orang lain")


@pytest.mark.parametrize("place", [3, 20, -1])
def test_a_sealed_secret_that_was_changed_is_none(place):
    kept = list(SEAL.close(RFC_SECRET, of="sari"))
    kept[place] = "A" if kept[place] != "A" else "B"

    with pytest.raises(SealBrokenError):
        SEAL.open("".join(kept), of="sari")


def test_the_same_secret_is_sealed_in_another_way_each_time():
    assert SEAL.close(RFC_SECRET, of="sari") != SEAL.close(RFC_SECRET, of="sari")


def test_a_secret_from_before_there_were_seals_is_sealed_and_goes_on(known):
    secret, later = begins(known).secret, NOW + HALF_MINUTE
    _keep_plainly(known, secret)

    with begin_session(known.engine) as session:
        sealed = seal_factors(session, SEAL), seal_factors(session, SEAL)

    code = code_at(secret, step_of(later))
    assert sealed == (1, 0)
    assert secret not in kept_secret(known)
    assert shows(known, comes(known, now=later).token, code, now=later).token


def test_without_the_key_only_the_paper_lets_in(known):
    kept, later = begins(known), NOW + HALF_MINUTE
    code = code_at(kept.secret, step_of(later))

    phone = shows(known, comes(known, now=later).token, code, now=later, seal=OTHER_SEAL)
    half = comes(known, now=later)
    paper = shows(known, half.token, kept.paper[0], now=later, seal=OTHER_SEAL)

    assert (phone.phone_is_lost, phone.token) == (True, "")
    assert who(known, paper.token, now=later) == "sari"


def test_without_the_key_a_code_of_the_paper_takes_the_phone_away(known):
    paper = begins(known).paper
    known.does(drop_factor, paper[0], OTHER_SEAL, by=SARI)

    assert not reads(known, has_factor)


def test_phones_whose_key_is_lost_are_forgotten_and_no_others(known):
    begins(known)

    with_key = known.does(forget_unreadable_factors, SEAL)
    without = known.does(forget_unreadable_factors, OTHER_SEAL)

    assert (with_key, without) == ((), ("sari",))
    assert who(known, comes(known).token) == "sari"


def test_not_everybody_forgets_phones(known):
    with pytest.raises(PermissionDeniedError):
        known.does(forget_unreadable_factors, OTHER_SEAL, by=SARI)


def kept_secret(village):
    with begin_session(village.engine, read_only=True) as session:
        return session.scalars(select(SecondFactor.secret)).one()


def _keep_plainly(village, secret):
    with begin_session(village.engine) as session:
        session.execute(update(SecondFactor).values(secret=secret))


# --- without it again ----------------------------------------------------------------


def test_a_last_code_takes_the_phone_away(known):
    secret = begins(known).secret
    known.does(drop_factor, code_at(secret, step_of(NOW) + 1), SEAL, by=SARI)

    assert who(known, comes(known).token) == "sari"
    assert reads(known, recovery_codes_left) == 0


def test_without_a_code_the_phone_stays(known):
    begins(known)

    with pytest.raises(WrongCodeError):
        known.does(drop_factor, "000000", SEAL, by=SARI)


def test_the_director_helps_who_lost_phone_and_paper(known):
    begins(known)
    known.does(take_factor_away, "sari", by=DIRECTOR)

    assert who(known, comes(known).token) == "sari"


def test_nobody_else_takes_a_phone_away(known):
    begins(known)

    with pytest.raises(PermissionDeniedError):
        known.does(take_factor_away, "sari", by=SARI)


# --- who must have one ---------------------------------------------------------------


def test_those_who_approve_need_one_a_month_after_founding(known):
    with begin_session(known.engine, read_only=True) as session:
        (rule,) = factor_rules(session, BOOK)
        before = rule.valid_from - dt.timedelta(days=1)

        assert rule.valid_from == NOW.date() + dt.timedelta(days=30)
        assert not is_factor_required(session, BOOK, Role.DIRECTOR, before)
        assert is_factor_required(session, BOOK, Role.DIRECTOR, rule.valid_from)
        assert not is_factor_required(session, BOOK, Role.OPERATOR, rule.valid_from)
        assert not is_factor_required(session, "lain", Role.DIRECTOR, rule.valid_from)


def test_those_who_approve_are_director_treasurer_the_organs_above_and_administrators():
    assert {
        Role.ADMINISTRATOR,
        Role.DIRECTOR,
        Role.TREASURER,
        Role.ADVISOR,
        Role.SUPERVISOR,
    } == NEEDS_FACTOR


def test_an_enterprise_may_lay_down_otherwise(known):
    known.does(require_factor, is_required=False, valid_from=NOW.date(), by=DIRECTOR)
    with pytest.raises(InvalidFieldError):
        known.does(require_factor, is_required=True, valid_from=day(1), by=DIRECTOR)
    with pytest.raises(PermissionDeniedError):
        known.does(require_factor, is_required=False, valid_from=NOW.date(), by=SARI)


def test_who_must_have_a_phone_does_not_take_it_away(known):
    director = known.with_person("bagas")
    assert director
    secret = known.does(start_factor, SEAL, by=DIRECTOR)
    known.does(confirm_factor, code_at(secret, step_of(NOW)), SEAL, by=DIRECTOR)
    known.does(require_factor, is_required=True, valid_from=NOW.date(), by=DIRECTOR)

    with pytest.raises(FactorNeededError):
        known.does(drop_factor, code_at(secret, step_of(NOW) + 1), SEAL, by=DIRECTOR)


# --- devices -------------------------------------------------------------------------


def devices(village):
    return reads(village, lambda session, person_id: logins_of(session, person_id, now=NOW))


def test_a_device_is_logged_out_from_another(known):
    tokens = [comes(known).token for _ in range(2)]
    for login in devices(known):
        known.does(end_own_login, login.token_digest, by=SARI)

    assert [who(known, token) for token in tokens] == [None, None]


def test_nobody_logs_out_a_device_of_another(known):
    comes(known)
    (login,) = devices(known)
    known.with_person("joko")

    with pytest.raises(NotFoundError):
        known.does(end_own_login, login.token_digest, by=Actor("joko", Role.OPERATOR))


def test_all_other_devices_are_logged_out_at_once(known):
    here, other = comes(known).token, comes(known).token
    known.does(end_other_logins, token=here, by=SARI)

    assert (who(known, here), who(known, other)) == ("sari", None)


def test_a_login_that_waits_for_its_code_is_no_device(known):
    with begin_session(known.engine) as session:
        sari = find_person(session, "sari")
        start_login(session, sari, device="HP", now=NOW, awaits_code=True)

    assert devices(known) == []
