"""What the enterprise confirms to a village, and how it compares with the village's books."""

from __future__ import annotations

import datetime as dt

import pytest

from bumdes.actions.founding import add_village
from bumdes.actions.reconciling import reconciliation, take_siskeudes
from bumdes.capital.contributor import village_party
from bumdes.errors import NotFoundError, PermissionDeniedError, SiskeudesFileError
from bumdes.permissions import Actor, Role
from bumdes.village_books.confirmation import confirm, our_movements
from bumdes.village_books.record import exports_of
from ledger import Dimension, DimensionValue, JournalEntry, Period, credit, debit, rp
from tests.bumdes.siskeudes_export import export

CODE = "35.17.08.2011"
HEAD = Actor("hadi", Role.VILLAGE_HEAD)
OPERATOR = Actor("tono", Role.OPERATOR)
CASH, CAPITAL, SHARED, PAYABLE = "1.1.01.04", "3.1.01.01", "3.2.01.01", "2.1.07.01"


@pytest.fixture
def owned(village):
    village.does(add_village, CODE, "Sumber Rejeki")
    with village.work() as work:
        party = DimensionValue(
            dimension=Dimension.PARTY, code=village_party(CODE), name="Desa Sumber Rejeki"
        )
        work.book.declare(party)
    return village


def moved(village, to, source, amount, on, decision=""):
    """Post an entry whose legs outside cash name the village."""
    legs = [
        leg(account, rp(amount), party="" if account == CASH else village_party(CODE))
        for leg, account in ((debit, to), (credit, source))
    ]
    entry = JournalEntry(date=on, description="Desa", postings=tuple(legs), decision=decision)
    with village.work() as work:
        return work.book.post(entry, by="ratna")


@pytest.fixture
def paid(owned):
    """Capital in two years, a share decided and half of it paid."""
    moved(owned, CASH, CAPITAL, 20_000_000, dt.date(2024, 5, 1))
    moved(owned, CASH, CAPITAL, 50_000_000, dt.date(2025, 3, 14), decision="Perdes 3/2025")
    moved(owned, SHARED, PAYABLE, 16_000_000, dt.date(2025, 3, 20))
    moved(owned, PAYABLE, CASH, 10_000_000, dt.date(2025, 4, 2))
    return owned


def confirmed(village, year=2025):
    with village.work(read_only=True) as work:
        return confirm(work.book, CODE, year)


def test_the_capital_of_a_year_goes_from_opening_to_closing(paid):
    capital = confirmed(paid).capital

    assert (capital.opening, capital.increase, capital.decrease, capital.closing) == (
        rp(20_000_000),
        rp(50_000_000),
        rp(0),
        rp(70_000_000),
    )


def test_each_change_names_its_voucher_and_decision(paid):
    (change,) = confirmed(paid).capital.changes

    assert (change.voucher, change.decision) == ("BKM/2025/0001", "Perdes 3/2025")


def test_a_year_closes_where_the_next_opens(paid):
    assert confirmed(paid, 2024).capital.closing == confirmed(paid, 2025).capital.opening


def test_a_year_without_changes_still_has_its_balance(paid):
    capital = confirmed(paid, 2027).capital

    assert (capital.opening, capital.closing, capital.changes) == (
        rp(70_000_000),
        rp(70_000_000),
        (),
    )


def test_shares_are_told_as_due_paid_and_outstanding(paid):
    shares = confirmed(paid).shares

    assert (shares.increase, shares.decrease, shares.closing) == (
        rp(16_000_000),
        rp(10_000_000),
        rp(6_000_000),
    )


def test_what_moved_between_the_village_and_us_is_capital_and_paid_shares(paid):
    with paid.work(read_only=True) as work:
        found = our_movements(work.book, CODE, Period.year(2025))

    assert [movement.amount for movement in found] == [rp(50_000_000), rp(10_000_000)]


def test_profit_that_was_made_capital_is_no_money_of_the_village(owned):
    moved(owned, "3.3.01.01", CAPITAL, 5_000_000, dt.date(2025, 3, 20))
    with owned.work(read_only=True) as work:
        found = our_movements(work.book, CODE, Period.year(2025))

    assert found == []


def test_what_was_taken_back_did_not_move(owned):
    posted = moved(owned, CASH, CAPITAL, 50_000_000, dt.date(2025, 3, 14))
    with owned.work() as work:
        work.book.reverse(posted.sequence, on=dt.date(2025, 3, 15), reason="salah", by="ratna")
        found = our_movements(work.book, CODE, Period.year(2025))

    assert found == []


# --- beside the village's own books ----------------------------------------------------------


def test_books_that_say_the_same_agree(paid):
    paid.does(take_siskeudes, CODE, export(), by=HEAD)

    assert paid.does(reconciliation, CODE, 2025, by=HEAD).agrees


def test_what_only_the_village_has_is_told(owned):
    owned.does(take_siskeudes, CODE, export())
    found = owned.does(reconciliation, CODE, 2025)

    assert [m.reference for m in found.only_theirs] == ["SPP/7", "TBP/2"]


def test_a_newer_export_takes_the_place_of_the_older(owned):
    owned.does(take_siskeudes, CODE, export())
    owned.does(take_siskeudes, CODE, export(Ta_TBPRinci=[]))

    assert len(owned.does(reconciliation, CODE, 2025).only_theirs) == 1


def test_an_export_is_kept_with_its_digest(owned):
    owned.does(take_siskeudes, CODE, export(), by=HEAD)
    with owned.work(read_only=True) as work:
        (kept,) = exports_of(work.session, work.book_id)

    assert (kept.year, kept.their_code, kept.taken_by, len(kept.digest)) == (
        2025,
        "01.2001",
        "hadi",
        64,
    )


def test_an_unreadable_export_leaves_the_older_as_it_was(owned):
    owned.does(take_siskeudes, CODE, export())
    with pytest.raises(SiskeudesFileError):
        owned.does(take_siskeudes, CODE, b"rusak")

    assert len(owned.does(reconciliation, CODE, 2025).only_theirs) == 2


def test_who_may_not_compare_takes_nothing_in(owned):
    with pytest.raises(PermissionDeniedError):
        owned.does(take_siskeudes, CODE, export(), by=OPERATOR)


def test_a_village_that_owns_no_part_is_not_found(owned):
    with pytest.raises(NotFoundError):
        owned.does(take_siskeudes, "35.17.08.2012", export())


def test_without_an_export_there_is_nothing_to_compare(owned):
    with pytest.raises(NotFoundError):
        owned.does(reconciliation, CODE, 2025)
