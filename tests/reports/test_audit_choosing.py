"""Samples and tests for auditors: pure functions of entries and a seed."""

from __future__ import annotations

import datetime as dt
import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger import EntryKind
from reports.audit.digits import EXPECTED, FEWEST, first_digits
from reports.audit.duplicates import DAYS_APART, duplicates
from reports.audit.oddities import ODDITIES
from reports.audit.oddity import Background
from reports.audit.population import AuditEntry
from reports.audit.sampling import at_random, by_value, reasons_of, unusual

DAY = dt.date(2025, 3, 10)


def made(sequence=1, minor=150_000_00, **facts):
    """Return an entry that is odd in no way, if nothing else is said."""
    given = {
        "date": DAY,
        "kind": EntryKind.ORDINARY,
        "description": "Beli kertas",
        "cash_minor": 0,
        "debits": ("6.1.02.01",),
        "credits": ("1.1.01.01",),
        "recorded_at": dt.datetime(2025, 3, 10, 9, tzinfo=dt.UTC),
        "posted_by": "ratna",
        "proofs": (),
        "who": (),
        "line_minors": (minor, minor),
        **facts,
    }
    voucher = f"BKK/2025/{sequence:04d}"
    return AuditEntry(sequence=sequence, number=sequence, voucher=voucher, minor=minor, **given)


POPULATION = st.lists(st.integers(1, 10**12), max_size=80).map(
    lambda minors: [made(place, minor) for place, minor in enumerate(minors, 1)]
)
SEED = st.text(max_size=20)
SIZE = st.integers(1, 30)


@given(POPULATION, SEED, SIZE)
def test_a_sample_by_value_holds_every_entry_as_large_as_its_interval(entries, seed, size):
    sample = by_value(entries, seed=seed, size=size)

    assert len(sample.entries) <= size
    assert {e.sequence for e in entries if e.minor >= sample.interval} <= {
        e.sequence for e in sample.entries
    }


@given(POPULATION, SEED, SIZE)
def test_a_sample_by_value_can_be_counted_through_by_hand(entries, seed, size):
    sample = by_value(entries, seed=seed, size=size)

    total = sum(e.minor for e in entries)
    hits = range(sample.start, total, sample.interval) if total else ()
    chosen, counted = [], 0
    for entry in entries:
        if any(counted <= hit < counted + entry.minor for hit in hits):
            chosen.append(entry)
        counted += entry.minor
    assert list(sample.entries) == chosen


@given(POPULATION, SEED, SIZE)
def test_a_random_sample_is_the_same_for_the_same_seed_and_of_its_size(entries, seed, size):
    sample = at_random(entries, seed=seed, size=size)

    assert sample == at_random(reversed(entries), seed=seed, size=size)
    assert len(sample) == min(size, len(entries))


def test_a_random_sample_is_chosen_as_its_rule_says():
    entries = [made(place) for place in range(1, 9)]

    lowest = min(
        entries, key=lambda e: hashlib.sha256(f"benih:{e.sequence}".encode()).hexdigest()
    )

    assert at_random(entries, seed="benih", size=1) == (lowest,)


def test_other_seeds_choose_other_entries():
    entries = [made(place) for place in range(1, 200)]

    assert len({at_random(entries, seed=str(n), size=5) for n in range(20)}) == 20


def test_in_a_random_sample_all_entries_come_up_about_as_often():
    entries = [made(place) for place in range(1, 41)]

    drawn = [e.sequence for n in range(400) for e in at_random(entries, seed=str(n), size=10)]

    assert all(60 < drawn.count(entry.sequence) < 140 for entry in entries)


PLAIN = [made(place, 150_000_00 + place) for place in range(2, 102)]


@pytest.mark.parametrize(
    ("key", "facts"),
    [
        ("round_amount", {"minor": 25_000_000_00}),
        ("at_night", {"recorded_at": dt.datetime(2025, 3, 10, 23, tzinfo=dt.UTC)}),
        ("back_dated", {"recorded_at": dt.datetime(2025, 3, 25, 9, tzinfo=dt.UTC)}),
        ("unproved_payment", {"cash_minor": -1}),
        ("taken_back", {"is_taken_back": True}),
        ("seldom_pair", {"debits": ("1.3.03.01",)}),
        ("seldom_writer", {"posted_by": "orang lain"}),
        ("large_amount", {"minor": 9_999_999_00}),
        ("adjusted_by_hand", {"kind": EntryKind.ADJUSTING}),
        ("telling_words", {"description": "Selisih kas bulan lalu"}),
        ("below_stamp_duty", {"cash_minor": -4_900_000_00, "proofs": ("a" * 64,)}),
    ],
)
def test_each_oddity_is_seen_and_a_plain_entry_has_none(key, facts):
    odd = made(1, **facts)
    background = Background.of([odd, *PLAIN])

    assert ODDITIES[key].label in reasons_of(odd, background)
    assert reasons_of(PLAIN[0], background) == ()


def test_every_oddity_has_an_example_above():
    examples = test_each_oddity_is_seen_and_a_plain_entry_has_none.pytestmark[0].args[1]

    assert {key for key, _ in examples} == set(ODDITIES)


def test_what_is_odd_in_one_way_only_is_not_shown():
    night = dt.datetime(2025, 3, 10, 23, tzinfo=dt.UTC)
    once, twice = made(1, posted_by="lain"), made(200, posted_by="lain", recorded_at=night)

    assert [odd.entry for odd in unusual([once, twice, *PLAIN])] == [twice]


@given(st.lists(st.integers(0, 10**15)))
def test_first_digits_are_those_of_the_written_amounts(minors):
    found = first_digits(minors)

    written = [str(minor)[0] for minor in minors if minor >= 10_00]
    assert all(found.counts[digit] == written.count(str(digit)) for digit in EXPECTED)


def test_powers_of_two_follow_the_law_and_equal_amounts_do_not():
    powers = [2**n * 100 for n in range(4, 4 + FEWEST)]

    assert first_digits(powers).verdict == "dekat"
    assert first_digits([50_000_00] * FEWEST).verdict == "menyimpang"


def test_of_few_amounts_nothing_is_said():
    assert first_digits([50_000_00]).verdict == "terlalu sedikit untuk dinilai"
    assert first_digits([]).verdict == "terlalu sedikit untuk dinilai"


def test_what_the_law_expects_is_all_there_is():
    assert sum(EXPECTED.values()) == 10_000


def test_the_same_thing_recorded_twice_on_a_day_is_seen():
    [group] = duplicates([made(1), made(2), made(3, 1_00)])

    assert [entry.sequence for entry in group.entries] == [1, 2]


@pytest.mark.parametrize(("apart", "is_seen"), [(DAYS_APART, True), (DAYS_APART + 1, False)])
def test_the_same_party_paid_the_same_within_a_week_is_seen(apart, is_seen):
    later = made(2, date=DAY + dt.timedelta(days=apart), who=("Toko Kertas",))

    found = duplicates([made(1, who=("Toko Kertas",)), later])

    assert bool(found) is is_seen


def test_one_paper_that_proves_two_payments_is_seen():
    proof = "a" * 64
    later = made(2, date=DAY + dt.timedelta(days=90), description="Lain", proofs=(proof,))

    [group] = duplicates([made(1, proofs=(proof,)), later])

    assert group.why == "lampiran dan jumlah sama"


def test_what_was_taken_back_or_posted_by_a_register_is_no_double():
    assert not duplicates([made(1), made(2, is_taken_back=True)])
    assert not duplicates([made(1, is_run=True), made(2, is_run=True)])
