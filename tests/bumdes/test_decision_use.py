from __future__ import annotations

import pytest

from bumdes.actions.deliberating import (
    RecordDecision,
    RecordDeliberation,
    record_decision,
    record_deliberation,
)
from bumdes.actions.recording import record_entry, reverse_entry
from bumdes.actions.staffing import appoint, dismiss
from bumdes.errors import NotFoundError
from bumdes.governance.decision import DecisionKind
from bumdes.governance.decision_use import decision_use
from bumdes.governance.deliberation import DeliberationKind
from bumdes.permissions import Role
from ledger import JournalEntry, credit, debit, rp
from tests.bumdes.village import day, entry

LOAN, BANK = "2.2.01.01", "1.1.01.04"


def use_of(village, number="MD-1"):
    with village.work(read_only=True) as work:
        return decision_use(work.session, work.book, number)


def borrows(village, amount):
    taken = JournalEntry(
        date=day(2),
        description="Pinjaman bank",
        postings=(debit(BANK, rp(amount)), credit(LOAN, rp(amount))),
        decision="MD-1",
    )
    return village.does(record_entry, taken)


@pytest.fixture
def borrowing(village):
    village.decides(DecisionKind.BORROW, most=rp(1_000))
    return village


def test_a_decision_tells_what_was_posted_because_of_it(borrowing):
    borrows(borrowing, 600)
    borrowing.does(record_entry, entry(5, date=day(2, 3), decision="MD-1"))

    found = use_of(borrowing)

    assert [(e.voucher, e.description, e.amount, e.taken) for e in found.entries] == [
        ("BKM/2025/0001", "Pinjaman bank", rp(600), rp(600)),
        ("BKK/2025/0001", "Beli kertas", rp(5), rp(0)),
    ]


def test_a_decision_tells_what_is_left_of_it(borrowing):
    borrows(borrowing, 600)

    assert (use_of(borrowing).taken, use_of(borrowing).left) == (rp(600), rp(400))


def test_what_was_taken_back_is_left(borrowing):
    borrows(borrowing, 600)
    borrowing.does(reverse_entry, 1, on=day(2, 2), reason="Batal")

    assert use_of(borrowing).left == rp(1_000)


def test_without_a_limit_nothing_is_left_to_tell(village):
    village.decides(DecisionKind.BORROW)

    assert use_of(village).left is None


def test_a_decision_tells_its_meeting(village):
    meeting = RecordDeliberation(
        kind=DeliberationKind.VILLAGE, held_on=day(1), place="Balai Desa", agenda="Pinjaman"
    )
    held = village.does(record_deliberation, meeting).deliberation_id
    village.decides(DecisionKind.BORROW, deliberation_id=held)

    assert use_of(village).deliberation.place == "Balai Desa"


def test_a_decree_has_no_meeting(village):
    village.decides(DecisionKind.BORROW)

    assert use_of(village).deliberation is None


def test_a_decision_tells_whom_it_appointed_and_dismissed(village):
    for username in ("bagas", "sari", "joko"):
        village.with_person(username)
    decided = RecordDecision(
        number="SK-1", kind=DecisionKind.APPOINT, decided_on=day(1), about="Pengurus"
    )
    village.does(record_decision, decided)
    old = village.does(appoint, "joko", Role.DIRECTOR, first_day=day(1, year=2020))
    village.does(dismiss, old.appointment_id, last_day=day(1, 31), decree="SK-1")
    village.does(appoint, "bagas", Role.DIRECTOR, first_day=day(2), decree="SK-1")
    village.does(appoint, "sari", Role.TREASURER, first_day=day(3), decree="SK-2")

    assert [person.name for _, person in use_of(village, "SK-1").appointments] == [
        "Joko",
        "Bagas",
    ]


def test_only_a_decision_that_exists_was_used(village):
    with pytest.raises(NotFoundError):
        use_of(village, "MD-9")
