"""Many processes on the same books: no gap, no duplicate, no imbalance, each key once."""

from __future__ import annotations

from collections import Counter, defaultdict

import pytest

from bumdes import database
from ledger import BookView, Period
from ledger.verify import gaps, verify
from tests import builders
from tests.builders import expense, sale
from tests.ledger import racers
from tests.scale import long_or

RACERS = 16
POSTS = long_or(8, 500)
KEYS = long_or(40, 3_000)
REVERSED = long_or(10, 500)
BATCHES, BATCH = long_or((2, 30), (10, 1_000))
MONTHS = [f"2025-{month:02d}" for month in range(1, long_or(3, 12) + 1)]
POSTS_A_MONTH = long_or(6, 40)


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def url(request):
    """Where the books are that several processes open."""
    return request.getfixturevalue(f"lasting_{request.param}_url")


def raced(url, racers_, run, *arguments, entries=()):
    """Return what racers answer about new books, and the entries of those books afterwards."""
    engine = database.connect(url)
    book_id = builders.found(engine, *entries, book_id=f"balapan-{run.__name__}")
    answers = racers.race(racers_, run, url, book_id, *arguments)
    with engine.connect() as connection:
        view = BookView.open(connection, book_id)
        sound = verify(view).outcome, list(gaps(view))
        found = list(view.entries())
    engine.dispose()
    assert sound == ("ok", [])
    return answers, found


def by_key(answers):
    found = defaultdict(list)
    for key, outcome, sequence in (answer for each in answers for answer in each):
        found[key].append((outcome, sequence))
    return found


# --- keys ------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def collided(url):
    answers, entries = raced(url, RACERS, racers.post_colliding, POSTS, KEYS)
    return by_key(answers), {posted.entry.key: posted.sequence for posted in entries}


def test_sixteen_processes_create_each_key_once(collided):
    answers, entries = collided
    created = {
        key: [sequence for outcome, sequence in found if outcome == "created"]
        for key, found in answers.items()
    }
    assert created == {key: [sequence] for key, sequence in entries.items()}


def test_who_comes_later_with_the_same_is_given_the_first_result(collided):
    answers, entries = collided
    found = {
        (key, sequence)
        for key, given in answers.items()
        for outcome, sequence in given
        if outcome == "exists"
    }
    assert found <= set(entries.items())


def test_only_who_says_something_else_is_refused(collided):
    answers, _ = collided
    refused = {
        (key, outcome)
        for key, given in answers.items()
        for outcome, sequence in given
        if not sequence
    }
    disputed = {
        (key, "key_reused") for key in answers if int(key.removeprefix("rebut-")) % 5 == 0
    }
    assert refused <= disputed


def test_batches_that_collide_are_created_once(url):
    answers, entries = raced(url, 4, racers.post_many_colliding, BATCHES, BATCH)
    created = [sum(each) for each in zip(*answers, strict=True)]
    assert (created, len(entries)) == ([BATCH] * BATCHES, BATCH * BATCHES)


# --- taking back -----------------------------------------------------------------------------


@pytest.fixture(scope="module")
def taken_back(url):
    drafts = [sale(n) for n in range(1, REVERSED + 1)]
    return raced(url, 2, racers.reverse_all, REVERSED, entries=drafts)


def test_of_two_who_take_an_entry_back_one_does(taken_back):
    answers, _ = taken_back
    outcomes = {
        key: {outcome for outcome, _ in given} for key, given in by_key(answers).items()
    }
    assert outcomes == {
        str(sequence): {"already_reversed", "created"} for sequence in range(1, REVERSED + 1)
    }


def test_what_two_take_back_at_once_leaves_nothing(taken_back):
    _, entries = taken_back
    sums = builders.minor_by_account(posted.entry for posted in entries)
    assert (len(entries), set(sums.values())) == (2 * REVERSED, {0})


# --- closing ---------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def closed(url):
    return raced(url, 5, racers.post_or_close, MONTHS, POSTS_A_MONTH)


def test_nothing_comes_into_a_month_after_it_is_closed(closed):
    answers, entries = closed
    closings = [each for _, found in answers for each in found]
    late = [
        (posted.sequence, month)
        for month, last in closings
        for posted in entries
        if posted.entry.date in Period.parse(month) and posted.sequence > last
    ]
    assert (late, [month for month, _ in closings]) == ([], MONTHS)


def test_who_is_told_that_it_is_posted_finds_it_there(closed):
    answers, entries = closed
    told = {key for each, _ in answers for key, outcome, _ in each if outcome == "created"}
    assert {posted.entry.key for posted in entries} == told


def test_of_many_who_close_a_year_one_does(url):
    drafts = [sale(100), expense(40), sale(7, unit="TOKO")]
    answers, entries = raced(url, 4, racers.close_year, 2025, entries=drafts)
    closings = [posted for posted in entries if posted.entry.kind == "closing"]
    assert (Counter(answers), len(closings)) == ({"closed": 1, "year_closed": 3}, 2)
