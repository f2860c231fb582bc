from __future__ import annotations

import datetime as dt

import pytest

from bumdes.actions.closing import close_year, reopen_period
from bumdes.actions.handing_over import (
    ListContract,
    PrepareHandover,
    call_off_handover,
    list_contract,
    note_count,
    prepare_handover,
    sign_handover,
)
from bumdes.actions.recording import record_entry
from bumdes.actions.staffing import add_member, appoint
from bumdes.errors import (
    HandoverChangedError,
    HandoverIncompleteError,
    HandoverSignedError,
    InvalidFieldError,
    NotFoundError,
    PermissionDeniedError,
    SignatureRequiredError,
)
from bumdes.governance.handover import HandoverSide, find_handover, handovers_of
from bumdes.governance.handover_pack import LineKey, handover_pack, section_kinds
from bumdes.permissions import Actor, Role
from ledger import (
    Dimension,
    DimensionValue,
    JournalEntry,
    credit,
    debit,
    rp,
)
from ledger.errors import BlankTextError, EarlierYearOpenError, PeriodLockedError
from tests.bumdes.village import BOOK, DIRECTOR, day

OLD, NEW = Actor("bagas", Role.DIRECTOR), Actor("wulan", Role.SECRETARY)
CUT_OFF = day(6, 30)
CASH, BANK, RECEIVABLE, PAYABLE = "1.1.01.01", "1.1.01.04", "1.1.03.01", "2.1.01.01"
OUTGOING, INCOMING = HandoverSide.OUTGOING, HandoverSide.INCOMING
PAPER = "b" * 64


@pytest.fixture
def busy(shop):
    """A shop with Bagas as director, and money, debtors, stock and assets of all kinds."""
    for username in ("bagas", "wulan"):
        shop.with_person(username)
    shop.does(_declare)
    for debited, credited, amount, names in (
        (CASH, "4.1.01.01", 500_000, {}),
        (BANK, "2.2.01.01", 900_000, {}),
        (RECEIVABLE, "4.1.01.01", 70_000, {"party": "BU-TINI"}),
        ("1.1.05.01", PAYABLE, 40_000, {"item": "BERAS"}),
        ("1.3.03.01", CASH, 300_000, {"asset": "KULKAS"}),
        ("6.1.07.03", "1.3.07.02", 20_000, {}),
    ):
        shop.does(record_entry, _moved(debited, credited, amount, names))
    shop.sells(rp(150_000))
    return shop


def _declare(work):
    work.book.declare(
        DimensionValue(dimension=Dimension.PARTY, code="BU-TINI", name="Bu Tini"),
        DimensionValue(dimension=Dimension.ITEM, code="BERAS", name="Beras"),
        DimensionValue(dimension=Dimension.ASSET, code="KULKAS", name="Kulkas toko"),
    )


def _moved(debited, credited, amount, names, on=None):
    return JournalEntry(
        date=on or day(2),
        description="Perpindahan",
        postings=(debit(debited, rp(amount), **names), credit(credited, rp(amount))),
    )


def begun(village, *, by=DIRECTOR, role=Role.DIRECTOR, unit=None, **facts):
    """Return the id of a hand-over from Bagas to Wulan."""
    office = village.does(appoint, "bagas", role, first_day=day(1), unit=unit)
    given = {"incoming": "wulan", "cut_off": CUT_OFF, "place": "Balai Desa", **facts}
    command = PrepareHandover(appointment_id=office.appointment_id, **given)
    return village.does(prepare_handover, command, by=by).handover_id


def counted(village, handover_id, *, cash=200_000):
    """Count all cash: that of the head office, of the bank, and of the shop."""
    for key, found in (
        (LineKey(CASH, "", ""), rp(cash)),
        (LineKey(CASH, "TOKO", ""), rp(150_000)),
        (LineKey(BANK, "", ""), rp(900_000)),
    ):
        village.does(note_count, handover_id, key, found=found)
    return handover_id


def pack_of(village, handover_id):
    with village.work(read_only=True) as work:
        handover = find_handover(work.session, BOOK, handover_id)
        return handover_pack(work.session, work.book, handover)


def state(village):
    with village.work(read_only=True) as work:
        found = work.book.periods.state
        return found.closed_through, found.locked_through


# --- what is handed over -------------------------------------------------------------


def told(pack):
    return {
        section.kind.key: [(line.key, line.booked) for line in section.lines]
        for section in pack.sections
    }


def test_a_pack_holds_all_there_is_on_the_day(busy):
    pack = pack_of(busy, begun(busy))

    assert told(pack) == {
        "cash": [
            (LineKey(CASH, "", ""), rp(200_000)),
            (LineKey(CASH, "TOKO", ""), rp(150_000)),
        ],
        "bank": [(LineKey(BANK, "", ""), rp(900_000))],
        "receivables": [(LineKey(RECEIVABLE, "", "BU-TINI"), rp(70_000))],
        "stock": [(LineKey("1.1.05.01", "", "BERAS"), rp(40_000))],
        "assets": [
            (LineKey("1.3.03.01", "", "KULKAS"), rp(300_000)),
            (LineKey("1.3.07.02", "", ""), rp(20_000)),
        ],
        "payables": [
            (LineKey(PAYABLE, "", ""), rp(40_000)),
            (LineKey("2.2.01.01", "", ""), rp(900_000)),
        ],
    }


def test_a_pack_adds_each_section_up(busy):
    pack = pack_of(busy, begun(busy))

    assert {s.kind.key: s.booked for s in pack.sections}["assets"] == rp(280_000)


def test_a_pack_calls_things_by_their_names(busy):
    line = pack_of(busy, begun(busy)).find(LineKey(RECEIVABLE, "", "BU-TINI"))

    assert line.names == ("Piutang Usaha", "Bu Tini")


def test_a_pack_is_that_of_its_day(busy):
    made = begun(busy, cut_off=day(1, 31))

    assert told(pack_of(busy, made))["cash"] == [(LineKey(CASH, "TOKO", ""), rp(150_000))]


def test_the_pack_of_a_unit_holds_what_is_the_units(busy):
    made = begun(busy, role=Role.UNIT_MANAGER, unit="TOKO")

    assert told(pack_of(busy, made)) == {
        "cash": [(LineKey(CASH, "TOKO", ""), rp(150_000))],
        "bank": [],
    }


def test_a_pack_names_both_sides(busy):
    pack = pack_of(busy, begun(busy))

    assert (pack.office, pack.outgoing.name, pack.incoming.name) == (
        "Direktur",
        "Bagas",
        "Wulan",
    )


def test_contracts_are_listed(busy):
    made = begun(busy)
    lease = ListContract(partner="Pak Umar", about="Sewa kios", until=day(12), amount=rp(9))
    for command in (lease, ListContract(partner="Bu Tini", about="Titip jual")):
        busy.does(list_contract, made, command)

    assert [(c.contract_no, c.partner, c.amount) for c in pack_of(busy, made).contracts] == [
        (1, "Pak Umar", rp(9)),
        (2, "Bu Tini", None),
    ]


def test_no_account_is_in_two_sections():
    prefixes = [code for kind in section_kinds() for code in kind.accounts]

    assert len(prefixes) == len(set(prefixes))


# --- counting ------------------------------------------------------------------------


def test_what_was_counted_stands_beside_the_books(busy):
    made = begun(busy)

    busy.does(note_count, made, LineKey(CASH, "", ""), found=rp(195_000), note="Uang kecil")

    line = pack_of(busy, made).find(LineKey(CASH, "", ""))
    assert (line.found, line.difference, line.note) == (rp(195_000), rp(-5_000), "Uang kecil")


def test_a_count_is_corrected(busy):
    made = begun(busy)
    for found in (1, 200_000):
        busy.does(note_count, made, LineKey(CASH, "", ""), found=rp(found))

    assert pack_of(busy, made).find(LineKey(CASH, "", "")).difference == rp(0)


def test_only_what_the_books_have_is_counted(busy):
    with pytest.raises(NotFoundError):
        busy.does(note_count, begun(busy), LineKey(CASH, "AIR", ""), found=rp(1))


def test_cash_and_bank_must_be_counted(busy):
    assert [line.key for line in pack_of(busy, begun(busy)).uncounted] == [
        LineKey(CASH, "", ""),
        LineKey(CASH, "TOKO", ""),
        LineKey(BANK, "", ""),
    ]


# --- signing -------------------------------------------------------------------------


def test_the_first_name_closes_the_books(busy):
    busy.does(sign_handover, counted(busy, begun(busy)), OUTGOING, by=OLD)

    assert state(busy) == (CUT_OFF, None)


@pytest.mark.parametrize("order", [(OUTGOING, INCOMING), (INCOMING, OUTGOING)])
def test_the_second_name_locks_them(busy, order):
    made = counted(busy, begun(busy))

    for side in order:
        busy.does(sign_handover, made, side, by=OLD if side is OUTGOING else NEW)

    assert state(busy) == (CUT_OFF, CUT_OFF)


def test_a_hand_over_keeps_who_signed(busy):
    made = counted(busy, begun(busy))
    busy.does(sign_handover, made, OUTGOING, by=OLD)

    done = busy.does(sign_handover, made, INCOMING, by=NEW)

    assert (done.is_done, done.outgoing_signed_by, done.incoming_signed_by) == (
        True,
        "bagas",
        "wulan",
    )


def test_what_is_handed_over_takes_no_more_entries(busy):
    made = counted(busy, begun(busy))
    busy.does(sign_handover, made, OUTGOING, by=OLD)
    busy.does(sign_handover, made, INCOMING, by=NEW)

    with pytest.raises(PeriodLockedError):
        busy.sells(date=CUT_OFF)


def test_books_closed_further_stay_so(busy):
    with busy.work() as work:
        work.book.periods.close(day(7, 31), by="bagas")
    made = counted(busy, begun(busy))

    busy.does(sign_handover, made, OUTGOING, by=OLD)
    busy.does(sign_handover, made, INCOMING, by=NEW)

    assert state(busy) == (day(7, 31), CUT_OFF)


def test_books_locked_further_stay_so(busy):
    with busy.work() as work:
        work.book.periods.close(day(7, 31), by="bagas")
        work.book.periods.lock(day(7, 31), by="bagas", reason="Musdes")
    made = counted(busy, begun(busy))

    busy.does(sign_handover, made, OUTGOING, by=OLD)
    busy.does(sign_handover, made, INCOMING, by=NEW)

    assert state(busy) == (day(7, 31), day(7, 31))


def test_uncounted_cash_is_not_signed_for(busy):
    with pytest.raises(HandoverIncompleteError) as refused:
        busy.does(sign_handover, begun(busy), OUTGOING, by=OLD)

    assert refused.value.facts["lines"] == (
        "Kas Tunai",
        "Kas Tunai Unit Toko",
        "Kas di Bank BRI",
    )


def test_a_difference_nobody_explains_is_not_signed_for(busy):
    made = counted(busy, begun(busy), cash=199_000)

    with pytest.raises(HandoverIncompleteError):
        busy.does(sign_handover, made, OUTGOING, by=OLD)


def test_a_difference_that_is_explained_is_signed_for(busy):
    made = counted(busy, begun(busy))
    short = {"found": rp(199_000), "note": "Hilang, dilaporkan kepada pengawas"}
    busy.does(note_count, made, LineKey(CASH, "", ""), **short)

    assert busy.does(sign_handover, made, OUTGOING, by=OLD).is_begun


def test_the_second_side_signs_what_the_first_saw(busy):
    made = counted(busy, begun(busy))
    busy.does(sign_handover, made, OUTGOING, by=OLD)
    busy.does(reopen_period, day(6, 29), reason="Lupa satu nota")
    busy.does(record_entry, _moved("6.1.02.01", PAYABLE, 10_000, {}, on=CUT_OFF))

    with pytest.raises(HandoverChangedError):
        busy.does(sign_handover, made, INCOMING, by=NEW)


def test_a_side_signs_once(busy):
    made = counted(busy, begun(busy))
    busy.does(sign_handover, made, OUTGOING, by=OLD)

    with pytest.raises(HandoverSignedError):
        busy.does(sign_handover, made, OUTGOING, by=OLD)


def test_nobody_signs_for_another(busy):
    made = counted(busy, begun(busy))

    with pytest.raises(SignatureRequiredError):
        busy.does(sign_handover, made, INCOMING, by=OLD)


def test_who_may_not_hand_over_signs_for_nobody(busy):
    made = counted(busy, begun(busy))

    with pytest.raises(PermissionDeniedError):
        busy.does(sign_handover, made, INCOMING, by=Actor("lastri", Role.SUPERVISOR))


def test_a_unit_manager_signs_the_own_hand_over(busy):
    made = begun(busy, role=Role.UNIT_MANAGER, unit="TOKO")
    busy.does(note_count, made, LineKey(CASH, "TOKO", ""), found=rp(150_000))

    signed = busy.does(
        sign_handover, made, OUTGOING, by=Actor("bagas", Role.UNIT_MANAGER, "TOKO")
    )

    assert signed.outgoing_signed_by == "bagas"


def test_who_never_logs_in_signs_on_paper(busy):
    member = busy.does(add_member, "Slamet")
    made = counted(busy, begun(busy, incoming=member.username))
    busy.keeps(PAPER)

    signed = busy.does(sign_handover, made, INCOMING, paper=PAPER, by=NEW)

    assert (signed.paper, signed.incoming_signed_by) == (PAPER, "wulan")


def test_a_paper_nobody_keeps_is_no_signature(busy):
    made = counted(busy, begun(busy))

    with pytest.raises(NotFoundError):
        busy.does(sign_handover, made, OUTGOING, paper=PAPER, by=NEW)


def test_a_day_that_is_still_to_come_is_not_signed_for(busy):
    made = begun(busy, cut_off=dt.date(2099, 3, 3))

    with pytest.raises(InvalidFieldError):
        busy.does(sign_handover, made, OUTGOING, by=OLD)


def test_an_earlier_year_must_be_closed_first(busy):
    busy.does(record_entry, _moved(CASH, "4.1.01.01", 5, {}, on=day(12, 31, 2024)))

    with pytest.raises(EarlierYearOpenError) as refused:
        busy.does(sign_handover, counted(busy, begun(busy)), OUTGOING, by=OLD)

    assert refused.value.facts["year"] == 2024


def test_the_last_day_of_a_year_is_handed_over_when_it_is_closed(busy):
    made = counted(busy, begun(busy, cut_off=day(12, 31)))

    with pytest.raises(EarlierYearOpenError):
        busy.does(sign_handover, made, OUTGOING, by=OLD)

    busy.does(close_year, 2025)
    assert busy.does(sign_handover, made, OUTGOING, by=OLD).is_begun


# --- what is refused -----------------------------------------------------------------


@pytest.mark.parametrize(
    "act",
    [
        (note_count, LineKey(CASH, "", ""), {"found": rp(1)}),
        (list_contract, ListContract(partner="Pak Umar", about="Sewa"), {}),
    ],
)
def test_nothing_changes_once_somebody_signed(busy, act):
    made = counted(busy, begun(busy))
    busy.does(sign_handover, made, OUTGOING, by=OLD)
    do, given, facts = act

    with pytest.raises(HandoverSignedError):
        busy.does(do, made, given, **facts)


@pytest.mark.parametrize(
    ("facts", "error"),
    [
        ({"incoming": "bagas"}, InvalidFieldError),
        ({"incoming": "siapa"}, NotFoundError),
        ({"cut_off": dt.date(2024, 12, 31)}, InvalidFieldError),
        ({"place": ""}, BlankTextError),
    ],
)
def test_a_hand_over_that_cannot_be_is_refused(busy, facts, error):
    with pytest.raises(error):
        begun(busy, **facts)


def test_only_an_office_that_somebody_has_is_handed_over(busy):
    command = PrepareHandover(
        appointment_id="tiada", incoming="wulan", cut_off=CUT_OFF, place="Balai Desa"
    )

    with pytest.raises(NotFoundError):
        busy.does(prepare_handover, command)


def test_the_supervisor_hands_nothing_over(busy):
    with pytest.raises(PermissionDeniedError):
        begun(busy, by=Actor("lastri", Role.SUPERVISOR))


def test_a_hand_over_that_is_called_off_stays_on_record(busy):
    made = begun(busy)

    busy.does(call_off_handover, made, because="Salah tanggal")

    with busy.work(read_only=True) as work:
        (found,) = handovers_of(work.session, BOOK)
    assert found.called_off_because == "Salah tanggal"


def test_a_hand_over_that_is_called_off_is_not_signed(busy):
    made = counted(busy, begun(busy))
    busy.does(call_off_handover, made, because="Salah tanggal")

    with pytest.raises(HandoverSignedError):
        busy.does(sign_handover, made, OUTGOING, by=OLD)


def test_a_hand_over_that_is_done_is_not_called_off(busy):
    made = counted(busy, begun(busy))
    busy.does(sign_handover, made, OUTGOING, by=OLD)
    busy.does(sign_handover, made, INCOMING, by=NEW)

    with pytest.raises(HandoverSignedError):
        busy.does(call_off_handover, made, because="Salah tanggal")


def test_only_a_hand_over_that_exists_is_signed(village):
    with pytest.raises(NotFoundError):
        village.does(sign_handover, "tiada", OUTGOING)


def test_each_side_has_a_name():
    assert [side.label for side in HandoverSide] == ["Yang menyerahkan", "Yang menerima"]
