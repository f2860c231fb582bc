from __future__ import annotations

import pytest

from bumdes.actions.changing_status import change_status
from bumdes.actions.founding import add_village
from bumdes.actions.recording import record_entry, reverse_entry
from bumdes.errors import (
    DecisionRequiredError,
    DecisionTooLateError,
    EnterpriseStoppedError,
    InvalidFieldError,
    NotFoundError,
    PermissionDeniedError,
    WrongDecisionError,
)
from bumdes.governance.decision import DecisionKind
from bumdes.governance.standing import EnterpriseStatus, status_changes, status_on
from bumdes.work import begin_session
from ledger import Book
from tests.bumdes.village import BOOK, TREASURER, Village, day, entry

STOPPED, ACTIVE = EnterpriseStatus.STOPPED, EnterpriseStatus.ACTIVE


@pytest.fixture
def owned(village):
    """An enterprise with its village, and a decision MD-1 to stop it."""
    village.does(add_village, "99.01.01.2001", "Maju")
    village.decides(DecisionKind.STOP)
    return village


def changes(village, status=STOPPED, **facts):
    return village.does(change_status, status, **{"since": day(6), "decision": "MD-1"} | facts)


def status(village, on):
    with village.work(read_only=True) as work:
        return status_on(work.session, BOOK, on)


def test_an_enterprise_is_active_at_first(village):
    assert status(village, day(1)) is ACTIVE


def test_an_enterprise_stops_on_a_day(owned):
    changes(owned, reason="Rugi terus-menerus")

    assert [status(owned, d) for d in (day(5, 31), day(6))] == [ACTIVE, STOPPED]


def test_an_enterprise_may_go_on_again(owned):
    changes(owned)
    changes(owned, ACTIVE, since=day(9))

    with owned.work(read_only=True) as work:
        history = [change.status for change in status_changes(work.session, BOOK)]
    assert (status(owned, day(9)), history) == (ACTIVE, ["active", "stopped"])


def test_any_decision_lets_an_enterprise_rest(owned):
    owned.decides(DecisionKind.OTHER, "MD-2")

    assert changes(owned, EnterpriseStatus.INACTIVE, decision="MD-2").status == "inactive"


def test_an_enterprise_stops_by_a_decision_to_stop(owned):
    owned.decides(DecisionKind.OTHER, "MD-2")

    with pytest.raises(WrongDecisionError):
        changes(owned, decision="MD-2")


def test_an_enterprise_does_not_stop_without_a_decision(owned):
    with pytest.raises(DecisionRequiredError):
        changes(owned, decision="")


def test_an_enterprise_does_not_stop_before_it_is_decided(owned):
    with pytest.raises(DecisionTooLateError):
        changes(owned, since=day(1))


def test_a_stopped_enterprise_does_not_stop(owned):
    changes(owned)

    with pytest.raises(InvalidFieldError) as refused:
        changes(owned, since=day(7))
    assert refused.value.facts["rule"] == "another_status"


def test_the_history_of_an_enterprise_is_not_rewritten(owned):
    changes(owned)

    with pytest.raises(InvalidFieldError) as refused:
        changes(owned, ACTIVE)
    assert refused.value.facts["rule"] == "after_last_change"


def test_the_treasurer_does_not_stop_the_enterprise(owned):
    with pytest.raises(PermissionDeniedError):
        changes(owned, by=TREASURER)


def test_books_without_an_enterprise_have_no_status_to_change(engine):
    with begin_session(engine) as session:
        Book.create(session, "tanpa", name="Tanpa", chart=[])

    with pytest.raises(NotFoundError):
        changes(Village(engine, "tanpa"))


@pytest.mark.parametrize("named", EnterpriseStatus)
def test_every_status_has_a_name(named):
    assert named.label


# --- what a stopped enterprise posts -----------------------------------------------------


@pytest.mark.parametrize("over", [STOPPED, EnterpriseStatus.BANKRUPT])
def test_an_enterprise_that_is_over_records_nothing_more(owned, over):
    changes(owned, over)

    with pytest.raises(EnterpriseStoppedError) as refused:
        owned.does(record_entry, entry(date=day(6)))
    assert refused.value.facts == {"status": over, "since": day(6)}


def test_what_was_before_is_still_recorded(owned):
    changes(owned)

    assert owned.does(record_entry, entry(date=day(5, 31))).number == 1


def test_what_is_left_is_settled_by_decision(owned):
    changes(owned)

    assert owned.does(record_entry, entry(date=day(6), decision="MD-1")).number == 1


def test_another_decision_settles_nothing(owned):
    owned.decides(DecisionKind.APPOINT, "MD-2")
    changes(owned)

    with pytest.raises(WrongDecisionError):
        owned.does(record_entry, entry(date=day(6), decision="MD-2"))


def test_a_stopped_enterprise_still_takes_entries_back(owned):
    posted = owned.does(record_entry, entry(date=day(5, 31)))
    changes(owned)

    undone = owned.does(reverse_entry, posted.sequence, on=day(6), reason="Salah catat")
    assert undone.number == 2


def test_a_resting_enterprise_goes_on_recording(owned):
    changes(owned, EnterpriseStatus.INACTIVE)

    assert owned.does(record_entry, entry(date=day(6))).number == 1


def test_the_books_of_a_stopped_enterprise_stay_readable(owned):
    owned.does(record_entry, entry(date=day(5, 31)))
    changes(owned)

    assert len(owned.entries()) == 1
