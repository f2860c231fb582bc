"""Posting processes are killed: what was acknowledged is there, and nothing is half there."""

from __future__ import annotations

import contextlib
import random
import time

import pytest

from bumdes import database
from ledger import Book, BookView
from ledger.verify import verify
from tests import builders
from tests.builders import BOOK
from tests.ledger import racers
from tests.scale import long_or

KILLS = {"sqlite": long_or(4, 100), "postgresql": long_or(3, 30)}
SIZES = [1, 7, 400]
"""Entries in a transaction."""


class Life:
    """What a process told before it was killed."""

    def __init__(self, number: int, size: int) -> None:
        self.number, self.size = number, size
        self.asked: list[list[str]] = []
        self.done: list[list[str]] = []

    def live(self, url: str) -> None:
        """Start the process, and kill it after some answers and some moments."""
        chance = random.Random(self.number)
        process, told = racers.started(url, self.number, self.size)
        answers = chance.randrange(1, 12)
        while len(self.asked) + len(self.done) < answers:
            self._hear(told)
        time.sleep(chance.uniform(0, 0.02))
        process.kill()
        process.join()
        with contextlib.suppress(EOFError):
            while True:
                self._hear(told)

    def _hear(self, told) -> None:
        what, keys = told.recv()
        (self.asked if what == "asking" else self.done).append(keys)


@pytest.fixture
def lives(database_url, request):
    """Processes that were killed, one after the other, on the same books."""
    engine = database.connect(database_url)
    builders.found(engine)
    found = []
    for number in range(KILLS[request.node.callspec.params["database_url"]]):
        life = Life(number, SIZES[number % len(SIZES)])
        life.live(database_url)
        found.append(life)
    yield engine, found
    engine.dispose()


def stored(engine):
    with engine.connect() as connection:
        view = BookView.open(connection, BOOK)
        return verify(view).outcome, {posted.entry.key for posted in view.entries()}


def test_a_killed_process_leaves_whole_transactions_only(lives):
    engine, killed = lives
    outcome, keys = stored(engine)
    acknowledged = {key for life in killed for each in life.done for key in each}
    halves = [
        (life.number, sum(key in keys for key in each), len(each))
        for life in killed
        for each in life.asked
        if len({key in keys for key in each}) > 1
    ]
    assert (outcome, acknowledged - keys, halves) == ("ok", set(), [])


def test_what_a_killed_process_was_doing_may_be_asked_again(lives):
    engine, killed = lives
    for life in killed:
        with engine.begin() as connection:
            for turn in range(len(life.asked)):
                drafts = racers.batch(life.number, turn, life.size)
                Book.open(connection, BOOK).post_many(drafts, by="x")
    outcome, keys = stored(engine)
    assert (outcome, keys) == (
        "ok",
        {key for life in killed for each in life.asked for key in each},
    )
