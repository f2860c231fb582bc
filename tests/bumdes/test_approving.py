from __future__ import annotations

import datetime as dt
import pkgutil
from decimal import Decimal
from fractions import Fraction
from functools import partial
from importlib import import_module
from types import SimpleNamespace

import pytest

from bumdes import actions
from bumdes.actions.acquiring_assets import buy_asset
from bumdes.actions.approving import approve_held, reject_held, withdraw_held
from bumdes.actions.closing import close_period
from bumdes.actions.correcting import CorrectEntry, correct_entry
from bumdes.actions.founding import add_village
from bumdes.actions.recording import (
    RecordTransaction,
    record_entries,
    record_entry,
    record_transaction,
    reverse_entry,
)
from bumdes.actions.setting_approval import SetApproval, set_approval
from bumdes.actions.staffing import add_member, appoint, dismiss
from bumdes.approval.held_act import HeldStage, held_acts
from bumdes.approval.lone_entry import lone_entries
from bumdes.approval.packing import UnpackableError, pack, unpack
from bumdes.approval.sort import EntrySort
from bumdes.approval.waiting import checker_permission
from bumdes.assets.asset import assets_of
from bumdes.errors import (
    HeldAnsweredError,
    InvalidFieldError,
    LateReasonRequiredError,
    MakerIsCheckerError,
    MakerLeftError,
    PermissionDeniedError,
)
from bumdes.people import appointments_in
from bumdes.permissions import Permission, Role
from bumdes.posting import post
from ledger import Period, credit, debit, rp
from ledger.errors import KeyReusedError, PeriodClosedError
from tests.bumdes import holding
from tests.bumdes.at_once import at_once
from tests.bumdes.holding import held
from tests.bumdes.things import purchase
from tests.bumdes.village import (
    DIRECTOR,
    MANAGER,
    NOW,
    SUPERVISOR,
    TREASURER,
    day,
    entry,
)

holds = partial(holding.holds, by=MANAGER)

TODAY = NOW.date()
LIMIT = rp(1_000_000)
ABOVE, BELOW = rp(1_500_000), rp(400_000)


@pytest.fixture
def office(shop):
    """A shop with people, whose payments and receipts of a million wait for a second one."""
    shop.does(add_village, "99.01.01.2001", "Maju")
    people = (("ratna", Role.TREASURER, None), ("bagas", Role.DIRECTOR, None))
    for username, role, unit in (*people, ("sari", Role.UNIT_MANAGER, "TOKO")):
        shop.does(add_member, username.title(), username=username)
        shop.does(appoint, username, role, first_day=day(1), unit=unit)
    limits = dict.fromkeys((EntrySort.PAYMENT, EntrySort.RECEIPT, EntrySort.REVERSAL), LIMIT)
    shop.does(set_approval, SetApproval(valid_from=TODAY, limits=limits))
    return shop


def sale(total=ABOVE, **facts):
    given = {"kind": "cash_sale", "unit": "TOKO", "date": day(1, 20), "key": "a-sale"}
    return RecordTransaction(amounts={"total": total}, **(given | facts))


# --- what waits ------------------------------------------------------------------------------


def test_nothing_waits_until_limits_are_set(shop):
    shop.does(record_transaction, sale(rp(900_000_000)), by=MANAGER)

    assert len(shop.entries()) == 1


def test_what_reaches_the_limit_waits_and_the_journal_knows_nothing_of_it(office):
    waiting = held(office, holds(office, record_transaction, sale(LIMIT)))

    assert waiting.stage is HeldStage.WAITING
    assert (waiting.asked_by, waiting.sort, waiting.amount_minor) == (
        "sari",
        "receipt",
        100_000_000,
    )
    assert office.entries() == []
    assert office.refusals() == []


def test_what_is_below_the_limit_is_recorded_at_once(office):
    office.does(record_transaction, sale(rp(999_999)), by=MANAGER)

    assert len(office.entries()) == 1


def test_a_sort_without_a_limit_never_waits(office):
    lines = (debit("6.1.02.01", ABOVE), credit("6.1.02.03", ABOVE))
    memorial = entry(postings=lines, description="Catatan tanpa kas")

    office.does(record_entry, memorial, by=TREASURER)

    assert len(office.entries()) == 1


def test_what_would_be_refused_does_not_wait(office):
    office.does(close_period, day(1, 31))

    with pytest.raises(PeriodClosedError):
        office.does(record_transaction, sale(), by=MANAGER)


def test_asking_twice_waits_once(office):
    first = holds(office, record_transaction, sale())

    assert holds(office, record_transaction, sale()) == first


def test_something_else_with_the_same_key_is_refused(office):
    holds(office, record_transaction, sale())

    with pytest.raises(KeyReusedError):
        office.does(record_transaction, sale(rp(2_000_000)), by=MANAGER)


def test_a_transfer_is_told_by_what_changes_place_and_what_leaves(office):
    limits = {EntrySort.TRANSFER: LIMIT}
    office.does(set_approval, SetApproval(valid_from=TODAY, limits=limits))
    moved = (
        debit("1.1.01.02", LIMIT),
        debit("7.2.01.01", rp(2_500)),
        credit("1.1.01.01", LIMIT + rp(2_500)),
    )

    waiting = held(office, holds(office, record_entry, entry(postings=moved), by=TREASURER))

    assert (waiting.sort, waiting.amount_minor) == ("transfer", 100_000_000)


# --- approving -------------------------------------------------------------------------------


def test_what_is_approved_names_its_maker_and_its_checker(office):
    waiting = holds(office, record_transaction, sale())

    done = office.does(approve_held, waiting, by=DIRECTOR)

    assert (done.entry.posted_by, done.entry.approved_by) == ("sari", "bagas")
    assert done.entry.entry.amount == ABOVE
    kept = held(office, waiting)
    assert (kept.stage, kept.answered_by) == (HeldStage.APPROVED, "bagas")
    assert (kept.year, kept.number) == (2025, done.entry.number)


def test_the_maker_asking_again_after_the_approval_records_nothing_more(office):
    office.does(approve_held, holds(office, record_transaction, sale()), by=DIRECTOR)

    office.does(record_transaction, sale(), by=MANAGER)

    assert len(office.entries()) == 1


def test_the_maker_is_never_the_checker(office):
    waiting = holds(office, record_transaction, sale(), by=TREASURER)

    with pytest.raises(MakerIsCheckerError):
        office.does(approve_held, waiting, by=TREASURER)
    with pytest.raises(MakerIsCheckerError):
        office.does(reject_held, waiting, reason="Salah", by=TREASURER)


@pytest.mark.parametrize("by", [MANAGER, SUPERVISOR], ids=["manager", "supervisor"])
def test_not_everybody_approves(office, by):
    waiting = holds(office, record_transaction, sale(), by=TREASURER)

    with pytest.raises(PermissionDeniedError):
        office.does(approve_held, waiting, by=by)


def test_what_is_refused_by_then_goes_on_waiting(office):
    waiting = holds(office, record_transaction, sale())
    office.does(close_period, day(1, 31))

    with pytest.raises(PeriodClosedError):
        office.does(approve_held, waiting, by=DIRECTOR)

    assert held(office, waiting).stage is HeldStage.WAITING


def test_nothing_is_done_in_the_name_of_who_left(office):
    waiting = holds(office, record_transaction, sale())
    with office.work(read_only=True) as work:
        [place] = [
            a.appointment_id
            for a, person in appointments_in(work.session, work.book_id)
            if person.username == "sari"
        ]
    office.does(dismiss, place, last_day=day(2), because="Pindah")

    with pytest.raises(MakerLeftError):
        office.does(approve_held, waiting, by=DIRECTOR)


def test_a_reversal_waits_too(office):
    waiting = holds(office, record_transaction, sale())
    posted = office.does(approve_held, waiting, by=DIRECTOR).entry

    undoing = holds(
        office, reverse_entry, posted.sequence, on=day(1, 21), reason="Salah", by=TREASURER
    )
    done = office.does(approve_held, undoing, by=DIRECTOR)

    assert done.held.sort == "reversal"
    assert len(office.entries()) == 2


# --- sending back, withdrawing ---------------------------------------------------------------


def test_what_is_sent_back_says_why_and_waits_no_more(office):
    waiting = holds(office, record_transaction, sale())

    office.does(reject_held, waiting, reason="Notanya belum ada", by=DIRECTOR)

    kept = held(office, waiting)
    assert (kept.stage, kept.answer) == (HeldStage.REJECTED, "Notanya belum ada")
    with pytest.raises(HeldAnsweredError):
        office.does(approve_held, waiting, by=DIRECTOR)


def test_only_the_maker_withdraws(office):
    waiting = holds(office, record_transaction, sale())

    with pytest.raises(PermissionDeniedError):
        office.does(withdraw_held, waiting, by=DIRECTOR)
    office.does(withdraw_held, waiting, by=MANAGER)

    assert held(office, waiting).stage is HeldStage.WITHDRAWN


# --- alone -----------------------------------------------------------------------------------


def test_where_nobody_else_is_it_is_recorded_and_listed(office):
    limits = {EntrySort.RECEIPT: LIMIT}
    office.does(set_approval, SetApproval(valid_from=TODAY, limits=limits, is_alone=True))

    posted = office.does(record_transaction, sale(), by=MANAGER)

    with office.work(read_only=True) as work:
        lone = lone_entries(work)
    assert (lone[posted.sequence].sort, lone[posted.sequence].is_alone) == ("receipt", True)


# --- setting ---------------------------------------------------------------------------------


def test_nobody_sets_limits_for_days_that_are_over(office):
    with pytest.raises(InvalidFieldError):
        office.does(set_approval, SetApproval(valid_from=TODAY - dt.timedelta(days=1)))


def test_the_treasurer_sets_no_limits(office):
    with pytest.raises(PermissionDeniedError):
        office.does(set_approval, SetApproval(valid_from=TODAY), by=TREASURER)


# --- late ------------------------------------------------------------------------------------


def test_who_records_late_says_why_where_that_is_asked(office):
    office.does(set_approval, SetApproval(valid_from=TODAY, asks_reason=True))

    with pytest.raises(LateReasonRequiredError):
        office.does(record_transaction, sale(), by=MANAGER)
    office.does(record_transaction, sale(late_reason="Nota baru ditemukan"), by=MANAGER)

    assert office.entries()[0].tags["late"] == "Nota baru ditemukan"


def test_what_is_recorded_in_time_needs_no_reason(office):
    office.does(set_approval, SetApproval(valid_from=TODAY, asks_reason=True))

    in_time = sale(BELOW, date=TODAY - dt.timedelta(days=7))
    office.does(record_transaction, in_time, by=MANAGER)


# --- as data ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "value",
    [
        sale(accounts={"sales": "4.2.01.91"}, evidence=("0" * 64,), due_on=day(2)),
        entry(tags={"late": "x"}),
        ((1, "dua", None, True), {"on": day(1), "sides": [Decimal("1.5"), Fraction(1, 3)]}),
        NOW,
        Period.month(2025, 3),
        rp("0.01"),
        Role.DIRECTOR,
    ],
    ids=lambda value: type(value).__name__,
)
def test_what_acts_are_asked_with_is_read_back_as_it_was(value):
    assert unpack(pack(value)) == value


def test_what_is_no_data_is_not_packed():
    with pytest.raises(UnpackableError):
        pack((object(),))


@pytest.mark.parametrize("name", ["subprocess:Popen", "bumdes.work:run_work", "os:path"])
def test_nothing_but_our_data_is_read(name):
    with pytest.raises(UnpackableError):
        unpack('{"=": "' + name + '"}')


# --- several at once -------------------------------------------------------------------------


def test_of_approving_and_sending_back_at_once_one_wins(office):
    for round_no in range(5):
        waiting = holds(office, record_transaction, sale(key=f"sale-{round_no}"))
        ended = at_once(
            office,
            lambda work, each=waiting: approve_held(work, each),
            lambda work, each=waiting: reject_held(work, each, reason="Salah"),
            by=DIRECTOR,
        )
        is_done = held(office, waiting).stage is HeldStage.APPROVED
        assert sorted(ended) == ["HeldAnsweredError", "done"]
        assert (f"sale-{round_no}" in {e.key for e in office.entries()}) is is_done


def test_of_two_approvals_at_once_one_is_done(office):
    waiting = holds(office, record_transaction, sale())

    ended = at_once(
        office,
        lambda work: approve_held(work, waiting),
        lambda work: approve_held(work, waiting),
        by=DIRECTOR,
    )

    assert sorted(ended) == ["HeldAnsweredError", "done"]
    assert len(office.entries()) == 1


def test_the_list_of_what_waits_begins_with_the_last(office):
    first = holds(office, record_transaction, sale(key="a"))
    second = holds(office, record_transaction, sale(key="b"), by=TREASURER)

    with office.work(read_only=True) as work:
        found = held_acts(work.session, work.book_id, HeldStage.WAITING)
        own = held_acts(work.session, work.book_id, asked_by="ratna")

    assert {each.held_id for each in found} == {first, second}
    assert [each.held_id for each in own] == [second]


# --- other acts ------------------------------------------------------------------------------


def test_what_was_sent_back_can_be_asked_for_anew(office):
    first = holds(office, record_transaction, sale())
    office.does(reject_held, first, reason="Jumlahnya", by=DIRECTOR)

    second = holds(office, record_transaction, sale(rp(2_000_000)))

    assert second != first
    assert office.does(approve_held, second, by=DIRECTOR).entry.entry.amount == rp(2_000_000)


def test_a_correction_waits_as_one(office):
    wrong = office.does(record_transaction, sale(rp(990_000)), by=MANAGER)
    right = CorrectEntry(
        sequence=wrong.sequence,
        reason="Kurang satu nol",
        reversed_on=day(1, 20),
        entry=sale(rp(9_900_000), key="unused"),
    )

    waiting = holds(office, correct_entry, right, by=TREASURER)
    assert len(office.entries()) == 1
    office.does(approve_held, waiting, by=DIRECTOR)

    assert len(office.entries()) == 3


def test_an_asset_that_waits_is_no_asset_yet(office):
    command = purchase(6_000_000, unit="TOKO")

    waiting = holds(office, buy_asset, command, by=TREASURER)
    with office.work(read_only=True) as work:
        assert list(assets_of(work.session, work.book_id)) == []
    office.does(approve_held, waiting, by=DIRECTOR)

    with office.work(read_only=True) as work:
        [asset] = assets_of(work.session, work.book_id)
    assert asset.name == "Lemari es"


def test_what_may_wait_is_found_again_by_its_name():
    marked = {
        f"{module.name}.{name}"
        for module in pkgutil.iter_modules(actions.__path__)
        for name, act in vars(import_module(f"{actions.__name__}.{module.name}")).items()
        if hasattr(act, "checker") and act.__module__.endswith(f".{module.name}")
    }

    assert {"recording.record_transaction", "reopening.ask_reopening"} <= marked
    assert all(is_found(name) for name in marked)


def is_found(name):
    held = SimpleNamespace(act=name)
    return checker_permission(held) in {Permission.APPROVE_ENTRY, Permission.REOPEN_PERIOD}


def test_many_at_once_wait_for_nobody_and_are_listed(office):
    batch = [entry(2_000_000, description="Besar"), entry(10_000, description="Kecil")]

    office.does(record_entries, batch, by=TREASURER)

    with office.work(read_only=True) as work:
        lone = lone_entries(work)
    assert [(each.sequence, each.is_alone) for each in lone.values()] == [(1, False)]


def test_what_is_posted_by_an_act_that_cannot_wait_is_listed(office):
    posted = office.does(post, entry(2_000_000), by=TREASURER)

    with office.work(read_only=True) as work:
        lone = lone_entries(work)
    assert lone[posted.sequence].is_alone is False
