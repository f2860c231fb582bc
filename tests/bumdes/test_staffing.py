from __future__ import annotations

import pytest
from argon2 import PasswordHasher

from bumdes.actions.staffing import (
    add_member,
    add_person,
    admit,
    appoint,
    change_password,
    dismiss,
    reset_password,
)
from bumdes.errors import (
    InvalidFieldError,
    NotFoundError,
    PermissionDeniedError,
    TakenError,
    UnitRequiredError,
    WeakPasswordError,
    WrongDecisionError,
    WrongPasswordError,
)
from bumdes.governance.decision import DecisionKind
from bumdes.logging_in import LogIn, log_in
from bumdes.login import logged_in
from bumdes.people import appointments_of, find_person, officers
from bumdes.permissions import Actor, Role
from bumdes.work import begin_session
from ledger import Book
from ledger.errors import BlankTextError
from tests.bumdes.village import (
    ADMIN,
    BOOK,
    DIRECTOR,
    NOW,
    PASSWORD,
    TREASURER,
    Village,
    day,
    founded,
    now,
)

FIRST = day(1)


def logs_in(village, username="sari", password=PASSWORD):
    """Return who comes in, or None."""
    token = log_in(village.engine, LogIn(username=username, password=password), now=NOW).token
    with begin_session(village.engine, read_only=True) as session:
        person = logged_in(session, token, now=NOW)
        return None if person is None else person.username


def kept_hash(village, username="sari"):
    with begin_session(village.engine, read_only=True) as session:
        return find_person(session, username).password_hash


def offices(village, username="sari", on=FIRST):
    with begin_session(village.engine, read_only=True) as session:
        person = find_person(session, username)
        return [a.actor(person) for a in appointments_of(session, person.person_id, on)]


@pytest.fixture
def staffed(shop):
    """A shop, and Sari who may log in."""
    shop.with_person("sari")
    return shop


# --- logging in ----------------------------------------------------------------------


def test_who_knows_the_password_logs_in(staffed):
    assert logs_in(staffed) == "sari"


@pytest.mark.parametrize("password", ["", PASSWORD.upper(), PASSWORD + " "])
def test_who_does_not_know_the_password_stays_out(staffed, password):
    assert logs_in(staffed, password=password) is None


def test_who_is_not_known_stays_out(staffed):
    assert logs_in(staffed, "siapa") is None


def test_nobody_logs_in_with_what_is_verified_for_strangers(staffed):
    assert logs_in(staffed, "siapa", "nobody has this password") is None


def test_who_is_no_longer_admitted_stays_out(staffed):
    staffed.does(admit, "sari", is_active=False)

    assert logs_in(staffed) is None


def test_who_is_admitted_again_logs_in(staffed):
    staffed.does(admit, "sari", is_active=False)
    staffed.does(admit, "sari", is_active=True)

    assert logs_in(staffed) == "sari"


def test_the_director_turns_the_own_people_away(staffed):
    staffed.does(appoint, "sari", Role.TREASURER, first_day=FIRST)

    staffed.does(admit, "sari", is_active=False, by=DIRECTOR)

    assert logs_in(staffed) is None


def test_passwords_are_not_kept(staffed):
    person = staffed.with_person("joko")

    assert person.password_hash.startswith("$argon2id$")


def test_a_password_is_not_shown(staffed):
    assert "argon2" not in repr(staffed.with_person("joko"))


def test_an_old_hash_is_made_anew_at_login(staffed):
    weak = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
    with begin_session(staffed.engine) as session:
        find_person(session, "sari").password_hash = weak

    assert logs_in(staffed) == "sari"

    assert kept_hash(staffed) != weak
    assert logs_in(staffed) == "sari"


# --- people --------------------------------------------------------------------------


@pytest.mark.parametrize("username", ["", "Sari", "sa", "cli:sari", "s" * 41, "sári", ".sari"])
def test_a_username_is_small_letters(village, username):
    with pytest.raises(InvalidFieldError):
        village.with_person(username)


def test_a_username_is_one_persons(staffed):
    with pytest.raises(TakenError):
        staffed.with_person("sari")


def test_a_person_has_a_name(village):
    with pytest.raises(BlankTextError):
        village.with_person("sari", name="")


@pytest.mark.parametrize(
    ("password", "problem"),
    [("sebelas 777", "too_short"), ("x" * 129, "too_long"), ("SARI-AIR-DESA", "the_username")],
)
def test_a_password_protects(village, password, problem):
    with pytest.raises(WeakPasswordError) as refused:
        village.with_person("sari-air-desa", password=password)

    assert refused.value.facts["problem"] == problem


def test_the_treasurer_lets_nobody_in(village):
    with pytest.raises(PermissionDeniedError), begin_session(village.engine) as session:
        add_person(session, "sari", "Sari", password=PASSWORD, actor=TREASURER)


# --- people who never log in ---------------------------------------------------------


def test_somebody_may_hold_an_office_and_never_log_in(village):
    member = village.does(add_member, "Pak Slamet Riyadi", by=DIRECTOR)

    village.does(appoint, member.username, Role.SUPERVISOR, first_day=FIRST)

    assert (member.username, member.logs_in, offices(village, member.username)) == (
        "pak-slamet-riyadi",
        False,
        [Actor("pak-slamet-riyadi", Role.SUPERVISOR)],
    )


@pytest.mark.parametrize("password", ["", "nobody has this password", PASSWORD])
def test_no_password_lets_in_who_has_none(village, password):
    member = village.does(add_member, "Slamet")

    assert logs_in(village, member.username, password) is None


def test_two_of_the_same_name_are_told_apart(village):
    names = [village.does(add_member, "Sri").username for _ in range(3)]

    assert names == ["sri", "sri-2", "sri-3"]


def test_a_short_name_makes_a_username_too(village):
    assert village.does(add_member, "Í").username == "ixx"


def test_a_member_may_be_given_a_username(village):
    assert village.does(add_member, "Slamet", username="pengawas-1").username == "pengawas-1"


def test_a_members_username_is_nobody_elses(staffed):
    with pytest.raises(TakenError):
        staffed.does(add_member, "Sari", username="sari")


def test_a_member_may_be_let_in_later(village):
    member = village.does(add_member, "Slamet")

    village.does(reset_password, member.username, PASSWORD, by=DIRECTOR)

    assert logs_in(village, member.username) == "slamet"


def test_the_treasurer_adds_no_members(village):
    with pytest.raises(PermissionDeniedError):
        village.does(add_member, "Slamet", by=TREASURER)


# --- offices -------------------------------------------------------------------------


def test_an_appointment_gives_an_office(staffed):
    staffed.does(appoint, "sari", Role.TREASURER, first_day=FIRST)

    assert offices(staffed) == [Actor("sari", Role.TREASURER)]


def test_a_unit_manager_is_bound_to_the_unit(staffed):
    staffed.does(appoint, "sari", Role.UNIT_MANAGER, first_day=FIRST, unit="TOKO")

    assert offices(staffed) == [Actor("sari", Role.UNIT_MANAGER, "TOKO")]


def test_the_widest_powers_come_first(staffed):
    staffed.does(appoint, "sari", Role.UNIT_MANAGER, first_day=FIRST, unit="TOKO")
    staffed.does(appoint, "sari", Role.TREASURER, first_day=FIRST)

    assert [actor.role for actor in offices(staffed)] == [Role.TREASURER, Role.UNIT_MANAGER]


@pytest.mark.parametrize(
    ("on", "held"),
    [(day(1, 31), 0), (day(2, 1), 1), (day(2, 28), 1), (day(3, 1), 0)],
)
def test_an_office_is_held_from_its_first_to_its_last_day(staffed, on, held):
    staffed.does(appoint, "sari", Role.TREASURER, first_day=day(2, 1), last_day=day(2, 28))

    assert len(offices(staffed, on=on)) == held


def test_a_dismissal_ends_an_office_and_keeps_its_history(staffed):
    made = staffed.does(appoint, "sari", Role.TREASURER, first_day=FIRST)

    staffed.does(dismiss, made.appointment_id, last_day=day(6, 30))

    assert [len(offices(staffed, on=d)) for d in (day(6, 30), day(7, 1))] == [1, 0]


def test_an_office_keeps_why_it_ended(staffed):
    made = staffed.does(appoint, "sari", Role.TREASURER, first_day=FIRST)

    facts = {"decree": "SK 9/2025", "because": "Mengundurkan diri"}
    ended = staffed.does(dismiss, made.appointment_id, last_day=day(6, 30), **facts)

    assert (ended.ended_by, ended.ended_because) == ("SK 9/2025", "Mengundurkan diri")


def test_an_office_is_called_as_the_statutes_call_it(staffed):
    made = staffed.does(appoint, "sari", Role.DIRECTOR, first_day=FIRST, title="Ketua")

    assert made.office == "Ketua"


def test_an_office_is_usually_called_as_everywhere(staffed):
    assert staffed.does(appoint, "sari", Role.DIRECTOR, first_day=FIRST).office == "Direktur"


def test_a_recorded_decision_appoints_if_it_is_about_appointing(staffed):
    number = staffed.decides(DecisionKind.APPOINT)

    made = staffed.does(appoint, "sari", Role.TREASURER, first_day=FIRST, decree=number)

    assert made.decree == number


def test_a_decision_about_something_else_appoints_nobody(staffed):
    number = staffed.decides(DecisionKind.BORROW)

    with pytest.raises(WrongDecisionError):
        staffed.does(appoint, "sari", Role.TREASURER, first_day=FIRST, decree=number)


def test_a_decision_about_something_else_dismisses_nobody(staffed):
    number = staffed.decides(DecisionKind.BORROW)
    made = staffed.does(appoint, "sari", Role.TREASURER, first_day=FIRST)

    with pytest.raises(WrongDecisionError):
        staffed.does(dismiss, made.appointment_id, last_day=day(6, 30), decree=number)


def test_a_person_holds_offices_in_several_enterprises(staffed):
    founded(staffed.engine, book_id="lain", name="BUM Desa Lain")
    other = Village(staffed.engine, "lain")
    for village in (staffed, other):
        village.does(appoint, "sari", Role.SUPERVISOR, first_day=FIRST)

    with begin_session(staffed.engine, read_only=True) as session:
        person = find_person(session, "sari")
        held = appointments_of(session, person.person_id, FIRST)
    assert [a.book_id for a in held] == ["lain", BOOK]


def test_an_enterprise_tells_who_holds_which_office(staffed):
    staffed.with_person("bagas")
    staffed.does(appoint, "sari", Role.TREASURER, first_day=FIRST)
    staffed.does(appoint, "bagas", Role.DIRECTOR, first_day=FIRST, decree="SK 1/2025")

    with begin_session(staffed.engine, read_only=True) as session:
        found = officers(session, BOOK, FIRST)
    assert [(a.role, a.decree, person.name) for a, person in found] == [
        ("director", "SK 1/2025", "Bagas"),
        ("treasurer", "", "Sari"),
    ]


def test_the_chair_comes_before_the_members(staffed):
    for username, title in (("bagas", "Anggota Pengawas"), ("ratna", "")):
        staffed.with_person(username)
        staffed.does(appoint, username, Role.SUPERVISOR, first_day=FIRST, title=title)

    with begin_session(staffed.engine, read_only=True) as session:
        found = officers(session, BOOK, FIRST)
    assert [person.username for _, person in found] == ["ratna", "bagas"]


def test_a_unit_manager_needs_a_unit(staffed):
    with pytest.raises(UnitRequiredError):
        staffed.does(appoint, "sari", Role.UNIT_MANAGER, first_day=FIRST)


def test_nobody_is_bound_to_a_unit_that_does_not_exist(staffed):
    with pytest.raises(NotFoundError):
        staffed.does(appoint, "sari", Role.UNIT_MANAGER, first_day=FIRST, unit="TIADA")


def test_nobody_unknown_is_appointed(village):
    with pytest.raises(NotFoundError):
        village.does(appoint, "siapa", Role.TREASURER, first_day=FIRST)


def test_an_office_does_not_end_before_it_begins(staffed):
    with pytest.raises(InvalidFieldError):
        staffed.does(appoint, "sari", Role.TREASURER, first_day=day(2), last_day=day(1))


def test_an_office_is_not_ended_before_it_began(staffed):
    made = staffed.does(appoint, "sari", Role.TREASURER, first_day=day(2))

    with pytest.raises(InvalidFieldError):
        staffed.does(dismiss, made.appointment_id, last_day=day(1))


def test_only_an_office_that_exists_is_ended(village):
    with pytest.raises(NotFoundError):
        village.does(dismiss, "tiada", last_day=FIRST)


def test_books_without_an_enterprise_have_no_offices(staffed):
    with begin_session(staffed.engine) as session:
        Book.create(session, "tanpa", name="Tanpa", chart=[])

    with pytest.raises(NotFoundError):
        Village(staffed.engine, "tanpa").does(appoint, "sari", Role.TREASURER, first_day=FIRST)


def test_the_treasurer_appoints_nobody(staffed):
    with pytest.raises(PermissionDeniedError):
        staffed.does(appoint, "sari", Role.TREASURER, first_day=FIRST, by=TREASURER)


def test_the_director_makes_no_administrators(staffed):
    with pytest.raises(PermissionDeniedError):
        staffed.does(appoint, "sari", Role.ADMINISTRATOR, first_day=FIRST, by=DIRECTOR)


def test_the_director_dismisses_no_administrators(staffed):
    made = staffed.does(appoint, "sari", Role.ADMINISTRATOR, first_day=FIRST)

    with pytest.raises(PermissionDeniedError):
        staffed.does(dismiss, made.appointment_id, last_day=day(2), by=DIRECTOR)


# --- passwords -----------------------------------------------------------------------


def changes(village, old=PASSWORD, new="kata sandi lain", username="sari"):
    actor = Actor(username, Role.TREASURER)
    with begin_session(village.engine) as session:
        change_password(session, old, new, actor=actor, clock=now)


def test_people_change_their_own_password(staffed):
    changes(staffed)

    assert logs_in(staffed, password="kata sandi lain") == "sari"


def test_the_old_password_is_no_longer_good(staffed):
    changes(staffed)

    assert logs_in(staffed) is None


def test_who_does_not_know_the_old_password_changes_nothing(staffed):
    with pytest.raises(WrongPasswordError):
        changes(staffed, old="bukan kata sandi")


def test_a_new_password_protects_too(staffed):
    with pytest.raises(WeakPasswordError):
        changes(staffed, new="pendek")


def test_the_director_gives_a_new_password_to_the_own_people(staffed):
    staffed.does(appoint, "sari", Role.TREASURER, first_day=FIRST)

    staffed.does(reset_password, "sari", "kata sandi lain", by=DIRECTOR)

    assert logs_in(staffed, password="kata sandi lain") == "sari"


@pytest.mark.parametrize("act", [(reset_password, "kata sandi lain"), (admit,)])
def test_the_director_reaches_nobody_elsewhere(staffed, act):
    founded(staffed.engine, book_id="lain", name="BUM Desa Lain")
    Village(staffed.engine, "lain").does(appoint, "sari", Role.TREASURER, first_day=FIRST)
    do, *given = act
    facts = {"is_active": False} if do is admit else {}

    with pytest.raises(NotFoundError):
        staffed.does(do, "sari", *given, by=DIRECTOR, **facts)


def test_the_director_resets_nobody_who_also_serves_elsewhere(staffed):
    founded(staffed.engine, book_id="lain", name="BUM Desa Lain")
    for served in (staffed, Village(staffed.engine, "lain")):
        served.does(appoint, "sari", Role.TREASURER, first_day=FIRST)

    with pytest.raises(PermissionDeniedError):
        staffed.does(reset_password, "sari", "kata sandi lain", by=DIRECTOR)


def test_a_password_that_somebody_else_chose_must_be_changed(staffed):
    staffed.does(appoint, "sari", Role.TREASURER, first_day=FIRST)
    reset = staffed.does(reset_password, "sari", "kata sandi lain")
    assert reset.must_change_password

    changes(staffed, old="kata sandi lain", new="kata sandi yang baru")
    with begin_session(staffed.engine) as session:
        assert not find_person(session, "sari").must_change_password


def test_the_old_password_is_no_new_one(staffed):
    with pytest.raises(WeakPasswordError) as refused:
        changes(staffed, new=PASSWORD)

    assert refused.value.facts["problem"] == "the_old_one"


def test_the_director_resets_no_administrator(staffed):
    staffed.does(appoint, "sari", Role.ADMINISTRATOR, first_day=FIRST)

    with pytest.raises(PermissionDeniedError):
        staffed.does(reset_password, "sari", "kata sandi lain", by=DIRECTOR)


def test_the_administrator_resets_anybody(staffed):
    staffed.does(reset_password, "sari", "kata sandi lain", by=ADMIN)

    assert logs_in(staffed, password="kata sandi lain") == "sari"


def test_a_password_is_not_in_the_evidence_of_a_refusal(staffed):
    with pytest.raises(PermissionDeniedError):
        staffed.does(reset_password, "sari", "sangat rahasia", by=TREASURER)

    with staffed.work(read_only=True) as work:
        assert "sangat rahasia" not in work.book.refusals()[0].request
