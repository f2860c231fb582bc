"""What stood on control accounts before sub-ledgers gets names, and no balance changes."""

from __future__ import annotations

import pytest

from bumdes.actions.bringing_taxes_forward import BringTaxForward, bring_tax_forward
from bumdes.actions.naming_old_lines import NameOldLines, name_old_lines
from bumdes.actions.registering_parties import RegisterParty, register_party
from bumdes.actions.scheduling import StartSchedule, start_schedule
from bumdes.errors import (
    InvalidFieldError,
    OverpaidDocumentError,
    PermissionDeniedError,
)
from bumdes.party import PartyKind
from bumdes.schedules.schedule import ScheduleKind
from bumdes.sub_ledger_proof import prove
from ledger import EntryKind, JournalEntry, Period, credit, debit, rp
from ledger.errors import UnknownDimensionValueError
from tests.bumdes.capital import balance, owned
from tests.bumdes.village import MANAGER, day

AT = day(12, 31)
WAGES, RENT, CASH = "2.1.03.01", "1.1.07.01", "1.1.01.01"


@pytest.fixture
def village(engine):
    """An enterprise whose books are from before there were sub-ledgers, and owners since."""
    made = owned(engine)
    for lines in (
        (debit("3.3.01.01", rp(3_000_000)), credit(WAGES, rp(3_000_000))),
        (debit(RENT, rp(1_200_000)), credit("3.3.01.01", rp(1_200_000))),
    ):
        old = JournalEntry(
            date=day(1, 1), description="Saldo lama", postings=lines, kind=EntryKind.OPENING
        )
        with made.work() as work:
            work.book.post(old, by="dahulu")
    staff = RegisterParty(kind=PartyKind.STAFF, name="Wati", code="wati")
    made.does(register_party, staff)
    return made


def wages(amount=1_000_000, **facts):
    given = {"account": WAGES, "code": "wati", "amount": rp(amount), "on": day(1, 1)}
    return NameOldLines(**(given | facts))


def unexplained(village, key):
    with village.work(read_only=True) as work:
        proof = next(proof for proof in prove(work, AT) if proof.sub_ledger.key == key)
        return proof.control - proof.named


def test_a_part_gets_its_name(village):
    village.does(name_old_lines, wages())
    assert abs(unexplained(village, "wages")) == rp(2_000_000)


def test_the_balance_stays(village):
    before = balance(village, WAGES)
    village.does(name_old_lines, wages())
    assert balance(village, WAGES) == before


def test_asking_twice_names_once(village):
    asked = wages(key="sekali")
    village.does(name_old_lines, asked)
    village.does(name_old_lines, asked)
    assert abs(unexplained(village, "wages")) == rp(2_000_000)


def test_more_than_stands_unnamed_is_refused(village):
    with pytest.raises(OverpaidDocumentError):
        village.does(name_old_lines, wages(3_000_001))


def test_nobody_unknown_is_named(village):
    with pytest.raises(UnknownDimensionValueError):
        village.does(name_old_lines, wages(code="siapa"))


def test_an_account_without_sub_ledger_is_refused(village):
    with pytest.raises(InvalidFieldError):
        village.does(name_old_lines, wages(account=CASH))


def test_nothing_cannot_be_named(village):
    with pytest.raises(InvalidFieldError):
        village.does(name_old_lines, wages(0))


def test_who_may_not_bring_in_openings_may_not_name_them(village):
    with pytest.raises(PermissionDeniedError):
        village.does(name_old_lines, wages(), by=MANAGER)


def test_rent_paid_ahead_gets_its_schedule(village):
    rent = StartSchedule(
        kind=ScheduleKind.PREPAID,
        description="Sewa kios",
        amount=rp(1_200_000),
        first_day=day(1, 1),
        last_day=day(12, 31),
        held_account=RENT,
        result_account="6.1.05.01",
        date=day(1, 1),
    )
    schedule = village.does(start_schedule, rent)
    named = NameOldLines(
        account=RENT, code=schedule.document, amount=rp(1_200_000), on=day(1, 1)
    )
    village.does(name_old_lines, named)
    assert unexplained(village, "prepayments") == rp(0)


def test_taxes_of_before_the_sub_ledger_get_their_month(village):
    old = JournalEntry(
        date=day(1, 1),
        description="Pajak lama",
        postings=(debit("3.3.01.01", rp(50_000)), credit("2.1.02.02", rp(50_000))),
        kind=EntryKind.OPENING,
    )
    with village.work() as work:
        work.book.post(old, by="dahulu")
    brought = BringTaxForward(
        tax="pph_21",
        month=Period.month(2024, 12),
        amount=rp(50_000),
        on=day(1, 1),
        stands_unnamed=True,
    )
    village.does(bring_tax_forward, brought)
    assert unexplained(village, "taxes") == rp(0)
