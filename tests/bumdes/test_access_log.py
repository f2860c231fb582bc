from __future__ import annotations

import pytest
from sqlalchemy import text

from bumdes.access.access_event import AccessGroup, AccessKind, access_seen, note_access
from bumdes.actions.inviting import invite
from bumdes.actions.staffing import admit, appoint, dismiss
from bumdes.logging_in import LogIn, log_in
from bumdes.permissions import Role
from bumdes.work import begin_session
from ledger.errors import DatabaseGuardError
from tests.bumdes.village import BOOK, DIRECTOR, NOW, PASSWORD, day


@pytest.fixture
def known(village):
    """An enterprise whose operator Sari may log in."""
    village.with_person("sari")
    village.does(appoint, "sari", Role.OPERATOR, first_day=day(1), by=DIRECTOR)
    return village


def seen(village, book=BOOK, **wanted):
    with begin_session(village.engine, read_only=True) as session:
        return access_seen(session, book, **wanted)


def kinds(village, **wanted):
    return [event.kind for event in seen(village, **wanted)]


def tries(village, password, username="sari"):
    command = LogIn(username=username, password=password, address="36.68.1.2")
    return log_in(village.engine, command, now=NOW)


def test_coming_in_and_failing_to_is_kept(known):
    tries(known, "salah")
    tries(known, PASSWORD)

    latest = seen(known)[:2]
    assert [event.kind for event in latest] == [AccessKind.LOGIN, AccessKind.LOGIN_FAILED]
    assert {event.address for event in latest} == {"36.68.1.2"}


def test_what_was_typed_is_never_kept(known):
    tries(known, "kenari-rahasia")
    tries(known, "apa saja", username="kenari-di-isian-nama")

    assert "kenari" not in repr(seen(known, None))


def test_changes_of_powers_are_kept_with_who_made_them(known):
    office = known.does(
        appoint, "sari", Role.TREASURER, first_day=day(2), by=DIRECTOR
    ).appointment_id
    known.does(invite, "sari", by=DIRECTOR)
    known.does(dismiss, office, last_day=day(3), by=DIRECTOR)
    known.does(admit, "sari", is_active=False, by=DIRECTOR)

    found = seen(known, group=AccessGroup.POWERS)
    assert [event.kind for event in found][:5] == [
        AccessKind.BLOCKED,
        AccessKind.DISMISSED,
        AccessKind.CODE_MADE,
        AccessKind.APPOINTED,
        AccessKind.APPOINTED,
    ]
    assert {(event.username, event.subject) for event in found[:5]} == {("bagas", "sari")}
    assert "Bendahara" in found[1].detail


def test_kinds_and_people_are_looked_for(known):
    tries(known, PASSWORD)

    assert kinds(known, group=AccessGroup.COMING_IN) == [AccessKind.LOGIN]
    assert kinds(known, group=AccessGroup.REFUSALS) == []
    assert kinds(known, username="joko") == []
    assert len(seen(known, most=1)) == 1


def test_another_enterprise_sees_nothing_of_it(known):
    tries(known, PASSWORD)

    assert seen(known, "lain") == []


def test_no_line_of_the_log_can_be_made_to_look_like_two(known):
    with begin_session(known.engine) as session:
        note_access(
            session, AccessKind.REFUSED, "sari", now=NOW, book_id=BOOK, detail="/x\n2026 masuk"
        )

    assert "\n" not in seen(known)[0].detail


def test_a_long_path_is_cut(known):
    with begin_session(known.engine) as session:
        note_access(session, AccessKind.REFUSED, "s" * 99, now=NOW, detail="/" * 999)

    assert len(seen(known, None)[0].detail) == 200


@pytest.mark.parametrize(
    "statement", ["UPDATE access_events SET username = 'x'", "DELETE FROM access_events"]
)
def test_the_database_keeps_the_log_as_it_is(known, statement):
    with pytest.raises(DatabaseGuardError), begin_session(known.engine) as session:
        session.execute(text(statement))


def test_every_kind_has_its_words_and_its_group():
    assert all(kind.label and kind.group.label for kind in AccessKind)
