"""Errors of earlier years: put right in an open one, and told in the notes."""

from __future__ import annotations

import pytest

from bumdes.actions.closing import close_year
from bumdes.actions.founding import add_village
from bumdes.actions.recording import record_entry, reverse_entry
from bumdes.actions.registering_parties import RegisterParty, register_party
from bumdes.actions.restating import Correction, Restate, restate
from bumdes.document import NewDocument, open_document
from bumdes.errors import (
    PermissionDeniedError,
    RestatedAccountError,
    RestatedYearError,
    RestatingOnlyError,
)
from bumdes.year_end.restatement import restatement_note, restatements_of
from ledger import EntryKind, Side, credit, debit, rp
from ledger.errors import BlankTextError, PeriodClosedError, YearNotClosedError
from tests.bumdes.village import MANAGER, TREASURER, day, entry

CASH, PAYABLE, RETAINED, STOCK = "1.1.01.01", "2.1.04.01", "3.3.01.01", "1.1.05.01"
RK_SHOP, RK_HEAD = "1.1.99.03", "3.8.01.01"


@pytest.fixture
def owned(shop):
    """An enterprise of one village whose shop sold for 1,000 in 2024, which is closed."""
    shop.does(add_village, "35.17.08.2011", "Sumberejo")
    sale = entry(
        date=day(5, 1, 2024),
        postings=(
            debit(CASH, rp(1_000), unit="TOKO"),
            credit("4.2.01.91", rp(1_000), unit="TOKO"),
        ),
    )
    shop.does(record_entry, sale)
    shop.does(close_year, 2024)
    return shop


def missed_debt(**facts):
    """The head office did not record a debt of 300."""
    given = {
        "error_year": 2024,
        "date": day(1, 1),
        "nature": "Tagihan listrik Desember 2024 tidak dicatat",
        "corrections": (Correction(account=PAYABLE, side=Side.CREDIT, amount=rp(300)),),
        "key": "koreksi-1",
    }
    return Restate(**(given | facts))


def legs(village):
    (found,) = [e for e in village.entries() if e.kind is EntryKind.RESTATEMENT]
    return [(p.account, p.side.value, int(p.amount.amount), p.unit) for p in found.postings]


def test_what_was_missed_is_taken_off_retained_earnings(owned):
    owned.does(restate, missed_debt(), by=TREASURER)

    assert legs(owned) == [(PAYABLE, "credit", 300, ""), (RETAINED, "debit", 300, "")]


def test_an_error_of_a_unit_is_carried_to_the_head_office(owned):
    found = Correction(account=STOCK, side=Side.DEBIT, amount=rp(50), unit="TOKO")

    owned.does(restate, missed_debt(corrections=(found,)))

    assert legs(owned) == [
        (STOCK, "debit", 50, "TOKO"),
        (RK_SHOP, "debit", 50, ""),
        (RK_HEAD, "credit", 50, "TOKO"),
        (RETAINED, "credit", 50, ""),
    ]


def test_a_loss_of_a_unit_is_carried_too(owned):
    lost = Correction(account=STOCK, side=Side.CREDIT, amount=rp(50), unit="TOKO")

    owned.does(restate, missed_debt(corrections=(lost,)))

    assert legs(owned)[1:] == [
        (RK_HEAD, "debit", 50, "TOKO"),
        (RK_SHOP, "credit", 50, ""),
        (RETAINED, "debit", 50, ""),
    ]


def test_what_only_stood_on_a_wrong_account_leaves_retained_earnings_alone(owned):
    moved = (
        Correction(account=STOCK, side=Side.DEBIT, amount=rp(50)),
        Correction(account=CASH, side=Side.CREDIT, amount=rp(50)),
    )

    owned.does(restate, missed_debt(corrections=moved))

    assert legs(owned) == [(STOCK, "debit", 50, ""), (CASH, "credit", 50, "")]


def test_asking_twice_restates_once(owned):
    one, other = owned.does(restate, missed_debt()), owned.does(restate, missed_debt())

    assert one.restatement_id == other.restatement_id
    with owned.work(read_only=True) as work:
        assert len(restatements_of(work)) == 1


def test_the_note_tells_what_was_wrong_and_by_how_much(owned):
    owned.does(restate, missed_debt(impracticable="Angka 2023 tidak tersedia"))

    with owned.work(read_only=True) as work:
        note = restatement_note(work, 2025)
    (error,) = note.errors
    assert (error.error_year, error.nature, error.impracticable) == (
        2024,
        "Tagihan listrik Desember 2024 tidak dicatat",
        "Angka 2023 tidak tersedia",
    )
    assert [(i.account, i.side, i.amount) for i in error.items] == [
        (PAYABLE, Side.CREDIT, rp(300))
    ]
    assert (note.reported, note.effect, note.restated) == (rp(1_000), rp(-300), rp(700))


def test_what_was_taken_back_is_in_no_note(owned):
    made = owned.does(restate, missed_debt())
    owned.does(reverse_entry, made.entry_sequence, on=day(1, 2), reason="Ternyata tercatat")

    with owned.work(read_only=True) as work:
        note = restatement_note(work, 2025)
    assert (note.errors, note.effect) == ((), rp(0))


def test_an_open_year_is_put_right_by_ordinary_entries(owned):
    with pytest.raises(YearNotClosedError):
        owned.does(restate, missed_debt(error_year=2025, date=day(1, 1, 2026)))


def test_a_year_is_not_restated_within_itself(owned):
    with pytest.raises(RestatedYearError):
        owned.does(restate, missed_debt(date=day(12, 31, 2024)))


def test_a_closed_year_takes_no_restatement(owned):
    owned.does(close_year, 2025)

    with pytest.raises(PeriodClosedError):
        owned.does(restate, missed_debt())


@pytest.mark.parametrize("account", ["4.2.01.91", RETAINED, RK_SHOP, "3.2.01.01"])
def test_what_the_lines_come_to_is_not_named(owned, account):
    wrong = (Correction(account=account, side=Side.CREDIT, amount=rp(1)),)

    with pytest.raises(RestatedAccountError):
        owned.does(restate, missed_debt(corrections=wrong))


def test_an_error_is_told(owned):
    with pytest.raises(BlankTextError):
        owned.does(restate, missed_debt(nature=" "))


def test_who_may_not_restate_is_refused(owned):
    with pytest.raises(PermissionDeniedError):
        owned.does(restate, missed_debt(), by=MANAGER)


def test_people_do_not_restate_by_an_entry(owned):
    restating = entry(
        kind=EntryKind.RESTATEMENT,
        postings=(debit(RETAINED, rp(1)), credit(PAYABLE, rp(1))),
    )

    with pytest.raises(RestatingOnlyError):
        owned.does(record_entry, restating)


def test_what_somebody_was_owed_is_put_right_on_the_document(owned):
    owned.does(register_party, RegisterParty(name="Grosir", code="GROSIR"))
    with owned.work() as work:
        new = NewDocument(
            sub_ledger="payables",
            kind="opening",
            prefix="SA",
            issued_on=day(1, 1),
            party="GROSIR",
        )
        note = open_document(work, new).code
    wrong = Correction(account="2.1.01.01", side=Side.CREDIT, amount=rp(300), about=note)

    owned.does(restate, missed_debt(corrections=(wrong,)), by=TREASURER)

    (found,) = [e for e in owned.entries() if e.kind is EntryKind.RESTATEMENT]
    assert (found.postings[0].party, found.postings[0].document) == ("GROSIR", note)
