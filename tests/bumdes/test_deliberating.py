from __future__ import annotations

import pytest

from bumdes.actions.deliberating import (
    RecordDecision,
    RecordDeliberation,
    correct_decision,
    correct_deliberation,
    record_decision,
    record_deliberation,
    revoke_decision,
)
from bumdes.actions.planning import approve_plan
from bumdes.actions.recording import record_entry
from bumdes.enterprise import EnterpriseKind
from bumdes.errors import (
    DecisionRevokedError,
    DecisionUsedError,
    InvalidFieldError,
    NotFoundError,
    PermissionDeniedError,
    TakenError,
    WrongOrganError,
)
from bumdes.governance.decision import (
    DecisionKind,
    decisions_of,
    find_decision,
    require_decision,
)
from bumdes.governance.deliberation import DeliberationKind, deliberations_of
from bumdes.permissions import Actor, Role
from bumdes.work import begin_session
from ledger import Book, rp
from ledger.errors import BlankTextError, InvalidTextError, TextTooLongError
from tests.bumdes.planned import reviewed
from tests.bumdes.village import BOOK, TREASURER, Village, day, entry, founded

SECRETARY = Actor("wulan", Role.SECRETARY)
FILE = "a" * 64


def meeting(**facts):
    given = {
        "kind": DeliberationKind.VILLAGE,
        "held_on": day(1, 20),
        "place": "Balai Desa",
        "agenda": "Laporan tahunan\nPembagian hasil usaha",
    }
    return RecordDeliberation(**(given | facts))


def resolution(number="01/MD/2025", **facts):
    given = {
        "kind": DecisionKind.SHARE_PROFIT,
        "decided_on": day(1, 20),
        "about": "Empat puluh persen untuk Desa",
    }
    return RecordDecision(number=number, **(given | facts))


def held(village, **facts):
    return village.does(record_deliberation, meeting(**facts)).deliberation_id


def kept(village, number="01/MD/2025"):
    with village.work(read_only=True) as work:
        return find_decision(work.session, BOOK, number)


def require(work, *, on):
    return require_decision(work.session, BOOK, "MD-1", on=on)


# --- meetings ------------------------------------------------------------------------


def test_a_meeting_is_kept_as_its_minutes_have_it(village):
    said = {
        "attendance": "Wulan, BPD\nBagas, direktur",
        "attendees": 27,
        "minutes": village.keeps(FILE),
    }

    village.does(record_deliberation, meeting(number="BA-1", chair="Wulan", **said))

    with village.work(read_only=True) as work:
        (found,) = deliberations_of(work.session, BOOK)
    assert (found.agenda, found.attendance, found.attendees, found.minutes, found.chair) == (
        "Laporan tahunan\nPembagian hasil usaha",
        "Wulan, BPD\nBagas, direktur",
        27,
        FILE,
        "Wulan",
    )


def test_meetings_are_told_the_latest_first(village):
    for month in (3, 5, 4):
        held(village, held_on=day(month))

    with village.work(read_only=True) as work:
        found = [d.held_on for d in deliberations_of(work.session, BOOK)]
    assert found == [day(5), day(4), day(3)]


def test_the_secretary_keeps_minutes(village):
    assert village.does(record_deliberation, meeting(), by=SECRETARY).recorded_by == "wulan"


def test_the_treasurer_keeps_no_minutes(village):
    with pytest.raises(PermissionDeniedError):
        village.does(record_deliberation, meeting(), by=TREASURER)


@pytest.mark.parametrize(
    ("facts", "error"),
    [
        ({"kind": DeliberationKind.INTER_VILLAGE}, InvalidFieldError),
        ({"attendees": -1}, InvalidFieldError),
        ({"minutes": FILE}, NotFoundError),
        ({"place": ""}, BlankTextError),
        ({"agenda": " \n "}, BlankTextError),
        ({"agenda": "x" * 10_001}, TextTooLongError),
        ({"attendance": "Wulan\u202e"}, InvalidTextError),
    ],
)
def test_minutes_that_cannot_be_are_refused(village, facts, error):
    with pytest.raises(error):
        held(village, **facts)


def test_villages_deliberate_together_where_several_are_owners(engine):
    joint = founded(engine, kind=EnterpriseKind.BUM_DESA_BERSAMA)

    assert held(joint, kind=DeliberationKind.INTER_VILLAGE)


def test_books_without_an_enterprise_keep_no_minutes(village):
    with begin_session(village.engine) as session:
        Book.create(session, "tanpa", name="Tanpa", chart=[])

    with pytest.raises(NotFoundError):
        held(Village(village.engine, "tanpa"))


def test_minutes_are_corrected(village):
    made = held(village)
    village.does(record_decision, resolution(deliberation_id=made))

    village.does(correct_deliberation, made, meeting(minutes=village.keeps(FILE)))

    with village.work(read_only=True) as work:
        assert [d.minutes for d in deliberations_of(work.session, BOOK)] == [FILE]


def test_only_minutes_that_exist_are_corrected(village):
    with pytest.raises(NotFoundError):
        village.does(correct_deliberation, "tiada", meeting())


@pytest.mark.parametrize(
    ("facts", "error"),
    [
        ({"held_on": day(2)}, InvalidFieldError),
        ({"kind": DeliberationKind.MANAGEMENT}, WrongOrganError),
    ],
)
def test_a_corrected_meeting_still_fits_what_it_decided(village, facts, error):
    made = held(village)
    village.does(record_decision, resolution(deliberation_id=made))

    with pytest.raises(error):
        village.does(correct_deliberation, made, meeting(**facts))


# --- decisions -----------------------------------------------------------------------


def test_a_decision_is_kept_with_its_meeting(village):
    made = held(village)

    village.does(record_decision, resolution(deliberation_id=made, most=rp(5_000_000)))

    with village.work(read_only=True) as work:
        (found,) = decisions_of(work.session, BOOK, deliberation_id=made)
    assert (found.kind, found.most, found.recorded_by) == (
        "share_profit",
        rp(5_000_000),
        "cli:penguji",
    )


def test_a_decree_needs_no_meeting(village):
    village.does(record_decision, resolution(authority="Kepala Desa Maju"))

    assert (kept(village).authority, kept(village).most) == ("Kepala Desa Maju", None)


def test_decisions_are_told_by_kind(village):
    village.does(record_decision, resolution())
    village.does(record_decision, resolution("02/MD/2025", kind=DecisionKind.APPOINT))

    with village.work(read_only=True) as work:
        found = decisions_of(work.session, BOOK, DecisionKind.APPOINT, DecisionKind.STOP)
    assert [d.number for d in found] == ["02/MD/2025"]


def test_a_number_is_given_once(village):
    village.does(record_decision, resolution())

    with pytest.raises(TakenError):
        village.does(record_decision, resolution(about="Lain"))


@pytest.mark.parametrize(
    ("facts", "error"),
    [
        ({"number": ""}, BlankTextError),
        ({"number": " 01 "}, InvalidTextError),
        ({"about": ""}, BlankTextError),
        ({"most": rp(0)}, InvalidFieldError),
        ({"file": FILE}, NotFoundError),
        ({"deliberation_id": "tiada"}, NotFoundError),
    ],
)
def test_a_decision_that_cannot_be_is_refused(village, facts, error):
    with pytest.raises(error):
        village.does(record_decision, resolution(**facts))


def test_a_decision_is_not_older_than_its_meeting(village):
    made = held(village)

    with pytest.raises(InvalidFieldError):
        village.does(record_decision, resolution(deliberation_id=made, decided_on=day(1, 19)))


def test_the_organs_do_not_decide_what_is_the_owners(village):
    made = held(village, kind=DeliberationKind.MANAGEMENT)

    with pytest.raises(WrongOrganError):
        village.does(record_decision, resolution(deliberation_id=made))


def test_the_organs_decide_what_is_left_to_them(village):
    made = held(village, kind=DeliberationKind.MANAGEMENT)

    decided = resolution(deliberation_id=made, kind=DecisionKind.APPROVE_PROPOSAL)

    assert village.does(record_decision, decided).number == "01/MD/2025"


def test_before_the_law_the_organs_decided_too(village):
    early = day(1, 20, 2020)
    made = held(village, kind=DeliberationKind.MANAGEMENT, held_on=early)

    decided = resolution(deliberation_id=made, decided_on=early)

    assert village.does(record_decision, decided).number == "01/MD/2025"


def test_the_treasurer_records_no_decisions(village):
    with pytest.raises(PermissionDeniedError):
        village.does(record_decision, resolution(), by=TREASURER)


def test_books_without_an_enterprise_keep_no_decisions(village):
    with begin_session(village.engine) as session:
        Book.create(session, "tanpa", name="Tanpa", chart=[])

    with pytest.raises(NotFoundError):
        Village(village.engine, "tanpa").does(record_decision, resolution())


# --- corrected and revoked -----------------------------------------------------------


@pytest.fixture
def used(village):
    """A decision that an entry names."""
    village.does(record_decision, resolution())
    village.does(record_entry, entry(date=day(2), decision="01/MD/2025"))
    return village


def test_a_decision_nobody_acted_upon_is_corrected(village):
    village.does(record_decision, resolution())

    village.does(correct_decision, "01/MD/2025", resolution(about="Lain", most=rp(9)))

    assert (kept(village).about, kept(village).most) == ("Lain", rp(9))


def test_a_decision_that_was_acted_upon_stays(used):
    with pytest.raises(DecisionUsedError):
        used.does(correct_decision, "01/MD/2025", resolution(about="Lain"))


def test_a_decision_that_approved_a_plan_stays(village):
    reviewed(village)
    plan = {"kind": DecisionKind.APPROVE_PLAN}
    village.does(record_decision, resolution(**plan))
    village.does(approve_plan, 2025, decision="01/MD/2025", on=day(12, 31))

    with pytest.raises(DecisionUsedError):
        village.does(correct_decision, "01/MD/2025", resolution(about="Lain", **plan))


def test_the_paper_of_a_decision_may_come_later(used):
    used.does(correct_decision, "01/MD/2025", resolution(file=used.keeps(FILE)))

    assert kept(used).file == FILE


def test_the_number_of_a_decision_stays(village):
    village.does(record_decision, resolution())

    with pytest.raises(InvalidFieldError):
        village.does(correct_decision, "01/MD/2025", resolution("02/MD/2025"))


def test_a_revoked_decision_says_why(village):
    village.does(record_decision, resolution())

    village.does(revoke_decision, "01/MD/2025", on=day(3), because="Musdes 2")

    assert (kept(village).revoked_on, kept(village).revoked_because) == (day(3), "Musdes 2")


def test_a_revoked_decision_allows_nothing(village):
    village.decides(DecisionKind.BORROW)
    village.does(revoke_decision, "MD-1", on=day(3), because="Musdes 2")

    with village.work() as work, pytest.raises(DecisionRevokedError):
        require(work, on=day(3))


def test_before_it_was_revoked_a_decision_allowed(village):
    village.decides(DecisionKind.BORROW)
    village.does(revoke_decision, "MD-1", on=day(3), because="Musdes 2")

    with village.work(read_only=True) as work:
        assert require(work, on=day(2, 28)).number == "MD-1"


@pytest.mark.parametrize(
    ("facts", "error"),
    [
        ({"on": day(1)}, InvalidFieldError),
        ({"because": " "}, BlankTextError),
    ],
)
def test_a_decision_is_not_revoked_so(village, facts, error):
    village.decides(DecisionKind.BORROW)

    with pytest.raises(error):
        village.does(revoke_decision, "MD-1", **({"on": day(3), "because": "x"} | facts))


def test_only_a_decision_that_exists_is_revoked(village):
    with pytest.raises(NotFoundError):
        village.does(revoke_decision, "MD-9", on=day(3), because="x")
