from __future__ import annotations

import pytest

from bumdes.actions.organising import set_term
from bumdes.actions.staffing import appoint, dismiss
from bumdes.errors import InvalidFieldError, NotFoundError, PermissionDeniedError
from bumdes.governance.organ import Organ, rosters, seats_of
from bumdes.governance.term import statutory_terms, terms_of, terms_on
from bumdes.governance.term_warning import TermWarningKind, term_warnings
from bumdes.permissions import Role
from bumdes.work import begin_session
from ledger import Book
from ledger.errors import BlankTextError
from tests.bumdes.village import BOOK, TREASURER, Village, day

FIRST = day(1)


@pytest.fixture
def staffed(village):
    for username in ("bagas", "lastri", "sari"):
        village.with_person(username)
    return village


def appoints(village, username="bagas", role=Role.DIRECTOR, first_day=FIRST, **facts):
    given = {"decree": "SK 1", **facts}
    return village.does(appoint, username, role, first_day=first_day, **given)


def seats(village):
    with village.work(read_only=True) as work:
        return seats_of(work.session, BOOK)


def warned(village, on, kind=None):
    """Return who or what is warned of, but for seats that nobody ever had."""
    with village.work(read_only=True) as work:
        found = term_warnings(work.session, BOOK, on)
    wanted = {kind} if kind else set(TermWarningKind) - {TermWarningKind.VACANT}
    return [(w.kind.value, w.role.value, w.name) for w in found if w.kind in wanted]


def sets_term(village, role=Role.DIRECTOR, valid_from=FIRST, **facts):
    given = {"years": 3, "most_reappointments": 1, "source": "AD Pasal 12", **facts}
    return village.does(set_term, role, valid_from=valid_from, **given)


# --- organs --------------------------------------------------------------------------


def test_each_organ_has_its_seats(staffed):
    appoints(staffed, "sari", Role.TREASURER)
    appoints(staffed, "bagas", Role.DIRECTOR)
    appoints(staffed, "lastri", Role.SUPERVISOR)

    with staffed.work(read_only=True) as work:
        found = rosters(work.session, BOOK, FIRST)
    assert [(r.organ, [s.name for s in r.seats]) for r in found] == [
        (Organ.ADVISORS, []),
        (Organ.OPERATIONS, ["Bagas", "Sari"]),
        (Organ.SUPERVISORS, ["Lastri"]),
    ]


def test_who_only_looks_on_sits_in_no_organ(staffed):
    appoints(staffed, role=Role.AUDITOR)

    assert seats(staffed) == ()


def test_the_history_of_an_office_stays(staffed):
    first = appoints(staffed, "bagas")
    staffed.does(dismiss, first.appointment_id, last_day=day(6, 30), because="Pindah")
    appoints(staffed, "lastri", first_day=day(7))

    assert [(s.name, s.last_day, s.ended_because) for s in seats(staffed)] == [
        ("Bagas", day(6, 30), "Pindah"),
        ("Lastri", None, ""),
    ]


def test_a_seat_tells_how_often_its_holder_was_appointed(staffed):
    for year in (2015, 2020):
        made = appoints(staffed, first_day=day(1, year=year))
        staffed.does(dismiss, made.appointment_id, last_day=day(12, 31, year + 4))
    appoints(staffed, "sari")
    appoints(staffed, first_day=day(1, 2))

    assert [(s.name, s.number) for s in seats(staffed)] == [
        ("Bagas", 1),
        ("Bagas", 2),
        ("Sari", 1),
        ("Bagas", 3),
    ]


# --- terms ---------------------------------------------------------------------------


def test_a_term_ends_the_day_before_the_next_would_begin(staffed):
    appoints(staffed, first_day=day(3, 10))

    assert seats(staffed)[0].due_on == day(3, 9, 2030)


def test_a_term_that_begins_on_a_leap_day_ends_with_february(staffed):
    appoints(staffed, first_day=day(2, 29, 2024))

    assert seats(staffed)[0].due_on == day(2, 28, 2029)


def test_a_term_of_unknown_length_has_no_end(staffed):
    appoints(staffed, role=Role.SUPERVISOR)

    assert seats(staffed)[0].due_on is None


def test_a_term_ends_when_the_decree_says(staffed):
    appoints(staffed, last_day=day(12, 31, 2027))

    assert seats(staffed)[0].due_on == day(12, 31, 2027)


def test_the_statutes_come_before_the_law(staffed):
    sets_term(staffed)
    appoints(staffed)

    assert seats(staffed)[0].due_on == day(12, 31, 2027)


def test_statutes_hold_from_their_day_on(staffed):
    sets_term(staffed, valid_from=day(1, 2))
    appoints(staffed)

    assert seats(staffed)[0].due_on == day(12, 31, 2029)


def test_new_statutes_replace_the_old(staffed):
    sets_term(staffed)
    sets_term(staffed, valid_from=day(2), years=6, source="AD 2025 Pasal 9")

    with staffed.work(read_only=True) as work:
        terms = terms_on(terms_of(work.session, BOOK), day(3))
    assert (terms[Role.DIRECTOR].years, terms[Role.DIRECTOR].source) == (6, "AD 2025 Pasal 9")


def test_statutes_are_corrected(staffed):
    sets_term(staffed)
    sets_term(staffed, years=None, most_reappointments=None)
    appoints(staffed)

    assert seats(staffed)[0].due_on is None


def test_what_the_law_says_has_a_source():
    assert [t.role for t in statutory_terms() if not t.source or t.certainty not in "CSK"] == []


@pytest.mark.parametrize(
    ("facts", "error"),
    [
        ({"role": Role.AUDITOR}, InvalidFieldError),
        ({"years": 0}, InvalidFieldError),
        ({"years": 100}, InvalidFieldError),
        ({"most_reappointments": -1}, InvalidFieldError),
        ({"source": ""}, BlankTextError),
    ],
)
def test_statutes_that_cannot_be_are_refused(village, facts, error):
    with pytest.raises(error):
        sets_term(village, **facts)


def test_the_treasurer_sets_no_terms(village):
    with pytest.raises(PermissionDeniedError):
        village.does(
            set_term,
            Role.DIRECTOR,
            valid_from=FIRST,
            years=5,
            most_reappointments=2,
            source="AD",
            by=TREASURER,
        )


def test_books_without_an_enterprise_have_no_statutes(village):
    with begin_session(village.engine) as session:
        Book.create(session, "tanpa", name="Tanpa", chart=[])

    with pytest.raises(NotFoundError):
        sets_term(Village(village.engine, "tanpa"))


# --- warnings ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("on", "kinds"),
    [
        (day(10, 1, 2029), []),
        (day(10, 2, 2029), ["ends_soon"]),
        (day(12, 31, 2029), ["ends_soon"]),
        (day(1, 1, 2030), ["overdue"]),
    ],
)
def test_a_term_is_warned_of_before_it_ends(staffed, on, kinds):
    appoints(staffed)

    assert warned(staffed, on) == [(kind, "director", "Bagas") for kind in kinds]


def test_a_term_longer_than_the_rules_is_warned_of(staffed):
    appoints(staffed, last_day=day(1, 1, 2030))

    assert warned(staffed, day(2)) == [("too_long", "director", "Bagas")]


def test_one_appointment_too_many_is_warned_of(staffed):
    for year in (2010, 2015, 2020):
        appoints(staffed, first_day=day(1, year=year), last_day=day(12, 31, year + 4))
    appoints(staffed)

    assert warned(staffed, FIRST) == [("too_often", "director", "Bagas")]


def test_an_appointment_without_a_decree_is_warned_of(staffed):
    appoints(staffed, decree="")

    assert warned(staffed, FIRST) == [("no_decree", "director", "Bagas")]


def test_before_the_law_only_the_decree_was_asked_for(staffed):
    appoints(staffed, decree="", first_day=day(1, year=2018))

    assert warned(staffed, day(1, year=2020)) == [("no_decree", "director", "Bagas")]


def test_who_sits_in_two_organs_is_warned_of_twice(staffed):
    appoints(staffed)
    appoints(staffed, role=Role.SUPERVISOR)

    assert warned(staffed, FIRST) == [
        ("two_organs", "director", "Bagas"),
        ("two_organs", "supervisor", "Bagas"),
    ]


def test_who_holds_two_offices_of_one_organ_is_not_warned_of(staffed):
    appoints(staffed)
    appoints(staffed, role=Role.TREASURER)

    assert warned(staffed, FIRST) == []


def test_empty_seats_are_warned_of(staffed):
    staffed.with_unit("TOKO")
    appoints(staffed)
    appoints(staffed, "lastri", Role.SUPERVISOR)

    assert [role for _, role, _ in warned(staffed, FIRST, TermWarningKind.VACANT)] == [
        "treasurer",
        "unit_manager",
        "advisor",
    ]


def test_a_unit_with_a_manager_has_no_empty_seat(staffed):
    staffed.with_unit("TOKO")
    appoints(staffed, "sari", Role.UNIT_MANAGER, unit="TOKO")

    vacant = [role for _, role, _ in warned(staffed, FIRST, TermWarningKind.VACANT)]
    assert "unit_manager" not in vacant


def test_every_warning_and_organ_has_a_label():
    labels = [kind.label for kind in (*TermWarningKind, *Organ)]

    assert all(labels)
