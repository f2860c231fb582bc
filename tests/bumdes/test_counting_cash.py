"""Cash counts: notes and coins, two people, and the difference."""

from __future__ import annotations

import datetime as dt

import pytest

from bumdes.actions.counting_cash import (
    CountCash,
    confirm_count,
    count_cash,
    file_minutes,
    post_difference,
)
from bumdes.actions.recording import reverse_entry
from bumdes.cash.count import counted_cash, find_count, pieces_of
from bumdes.cash.denomination import denominations_on
from bumdes.errors import (
    CountAgreesError,
    CountSignedError,
    CountUnsignedError,
    InvalidFieldError,
    OneHandError,
    PermissionDeniedError,
    PiecesDisagreeError,
)
from bumdes.work import begin_work
from ledger import rp
from tests.bumdes.village import DIRECTOR, MANAGER, NOW, SUPERVISOR, TREASURER, day

DRAWER = "1.1.01.01"
ON = day(1, 31)


@pytest.fixture
def counted(shop):
    """A shop that sold for 150.000, whose manager counted 140.000."""
    shop.sells()
    return shop.does(count_cash, count_of(), by=MANAGER).count_id


def count_of(**facts):
    given = {
        "account": DRAWER,
        "unit": "TOKO",
        "on": ON,
        "counter": "Sari",
        "witness": "Ratna",
        "pieces": {"note-100000": 1, "note-20000": 2},
    }
    return CountCash(**{**given, **facts})


def looked_at(shop, count_id):
    with shop.work(read_only=True) as work:
        return counted_cash(work, find_count(work.session, work.book_id, count_id))


def test_notes_and_coins_come_to_what_was_found(shop, counted):
    seen = looked_at(shop, counted)

    assert (seen.found, seen.booked, seen.difference) == (
        rp(140_000),
        rp(150_000),
        rp(-10_000),
    )


def test_each_denomination_is_kept_the_largest_first(shop, counted):
    with shop.work(read_only=True) as work:
        count = find_count(work.session, work.book_id, counted)
        kept = [(p.denomination.face, p.pieces) for p in pieces_of(work.session, count)]

    assert kept == [(100_000, 1), (20_000, 2)]


def test_what_the_books_said_then_is_kept(shop, counted):
    shop.sells(rp(5_000))

    seen = looked_at(shop, counted)

    assert (seen.count.booked_minor, seen.booked) == (15_000_000, rp(155_000))


def test_an_amount_that_the_pieces_do_not_come_to_is_refused(shop):
    with pytest.raises(PiecesDisagreeError):
        shop.does(count_cash, count_of(found=rp(150_000)))


@pytest.mark.parametrize("pieces", [{"note-30000": 1}, {"note-1000": -1}])
def test_pieces_that_do_not_circulate_are_refused(shop, pieces):
    with pytest.raises(InvalidFieldError):
        shop.does(count_cash, count_of(pieces=pieces))


def test_a_bank_is_not_counted_in_pieces(shop):
    with pytest.raises(InvalidFieldError):
        shop.does(count_cash, count_of(account="1.1.01.04", unit=""))


def test_notes_stand_before_coins_of_the_same_face():
    keys = [each.key for each in denominations_on(ON)]

    assert keys.index("note-1000") < keys.index("coin-1000") < keys.index("coin-500")


def test_the_supervisor_counts_without_warning(shop):
    count = shop.does(count_cash, count_of(is_surprise=True), by=SUPERVISOR)

    assert count.is_surprise


# --- two people ----------------------------------------------------------------------


def test_a_second_person_stands_for_the_count(shop, counted):
    count = shop.does(confirm_count, counted, by=TREASURER)

    assert (count.confirmed_by, count.is_signed) == (TREASURER.name, True)


def test_whoever_recorded_it_does_not_confirm_it(shop, counted):
    with pytest.raises(OneHandError):
        shop.does(confirm_count, counted, by=MANAGER)


def test_it_is_confirmed_once(shop, counted):
    shop.does(confirm_count, counted, by=TREASURER)

    with pytest.raises(CountSignedError):
        shop.does(confirm_count, counted, by=DIRECTOR)


def test_signed_minutes_stand_for_both(shop, counted):
    digest = shop.keeps("ab" * 32)

    assert shop.does(file_minutes, counted, digest, by=MANAGER).is_signed


# --- the difference ------------------------------------------------------------------


def test_the_difference_is_posted_once_two_people_stand_for_it(shop, counted):
    shop.does(confirm_count, counted, by=TREASURER)

    shop.does(post_difference, counted, reason="Kembalian salah", by=TREASURER)

    lines = [(p.account, p.side.value, p.minor) for p in shop.entries()[-1].postings]
    assert lines == [("7.2.99.99", "debit", 1_000_000), (DRAWER, "credit", 1_000_000)]
    assert looked_at(shop, counted).difference == rp(0)


def test_too_much_is_income(shop):
    shop.sells(rp(130_000))
    count = shop.does(count_cash, count_of(), by=MANAGER).count_id
    shop.does(confirm_count, count, by=TREASURER)

    shop.does(post_difference, count, reason="Titipan pembeli", by=TREASURER)

    assert [p.account for p in shop.entries()[-1].postings] == [DRAWER, "7.1.99.99"]


def test_one_person_alone_posts_no_difference(shop, counted):
    with pytest.raises(CountUnsignedError):
        shop.does(post_difference, counted, reason="Hilang", by=TREASURER)


def test_a_difference_is_posted_once(shop, counted):
    shop.does(confirm_count, counted, by=TREASURER)
    shop.does(post_difference, counted, reason="Hilang", by=TREASURER)

    with pytest.raises(CountAgreesError):
        shop.does(post_difference, counted, reason="Hilang", by=TREASURER)


def test_a_difference_that_was_taken_back_is_posted_anew(shop, counted):
    shop.does(confirm_count, counted, by=TREASURER)
    first = shop.does(post_difference, counted, reason="Hilang", by=TREASURER)
    shop.does(reverse_entry, first.sequence, on=ON, reason="Ketemu", by=TREASURER)

    again = shop.does(post_difference, counted, reason="Ternyata hilang", by=TREASURER)

    assert again.sequence > first.sequence


def test_a_manager_of_a_unit_posts_no_difference(shop, counted):
    shop.does(confirm_count, counted, by=TREASURER)

    with pytest.raises(PermissionDeniedError):
        shop.does(post_difference, counted, reason="Hilang", by=MANAGER)


def test_before_dawn_it_is_today_already_in_the_village(shop):
    today = (NOW + dt.timedelta(hours=7)).date()
    late = dt.datetime(2099, 3, 1, 18, 0, tzinfo=dt.UTC)

    with begin_work(
        shop.engine, actor=MANAGER, book_id=shop.book_id, clock=lambda: late
    ) as work:
        assert count_cash(work, count_of(on=today)).counted_on == today


def test_what_is_yet_to_come_is_not_counted(shop):
    with pytest.raises(InvalidFieldError):
        shop.does(count_cash, count_of(on=NOW.date() + dt.timedelta(days=2)))
