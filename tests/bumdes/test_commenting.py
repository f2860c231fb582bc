"""What is said about an entry stays beside it, with who said it and when."""

from __future__ import annotations

import pytest

from bumdes.actions.commenting import comment_on_entry
from bumdes.actions.recording import record_entry
from bumdes.entry_comment import LONGEST_COMMENT, comment_counts, comments_on
from bumdes.errors import InvalidFieldError
from bumdes.permissions import ALLOWED, Actor, Permission, Role
from ledger.errors import BlankTextError, EntryNotFoundError, TextTooLongError
from tests.bumdes.village import BOOK, MANAGER, SUPERVISOR, TREASURER, entry


@pytest.fixture
def paid(shop):
    return shop.does(record_entry, entry()).sequence


def said(shop, sequence):
    with shop.work(read_only=True) as work:
        return [
            (comment.written_by, comment.role, comment.text)
            for comment in comments_on(work.session, BOOK, sequence)
        ]


def test_comments_stand_in_the_order_of_their_writing(shop, paid):
    shop.does(comment_on_entry, paid, "Mana notanya?", by=SUPERVISOR)
    shop.does(comment_on_entry, paid, "Menyusul besok.", by=TREASURER)

    assert said(shop, paid) == [
        ("lastri", "supervisor", "Mana notanya?"),
        ("ratna", "treasurer", "Menyusul besok."),
    ]


def test_comments_are_counted(shop, paid):
    other = shop.does(record_entry, entry()).sequence
    shop.does(comment_on_entry, paid, "Satu")
    shop.does(comment_on_entry, paid, "Dua")

    with shop.work(read_only=True) as work:
        assert comment_counts(work.session, BOOK, [paid, other]) == {paid: 2}
        assert comment_counts(work.session, BOOK, []) == {}


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.UNIT_MANAGER])
def test_whoever_reads_the_books_may_ask(role):
    reads = Permission.READ_BOOKS in ALLOWED[role]

    assert Actor("a", role).allows(Permission.COMMENT_ENTRY) == reads


def test_a_unit_manager_is_not_told_of_the_entries_of_others(shop, paid):
    with pytest.raises(EntryNotFoundError):
        shop.does(comment_on_entry, paid, "Apa ini?", by=MANAGER)


def test_a_unit_manager_answers_about_the_unit(shop):
    ours = shop.does(record_entry, entry(unit="TOKO")).sequence

    shop.does(comment_on_entry, ours, "Untuk kertas nota.", by=MANAGER)

    assert len(said(shop, ours)) == 1


@pytest.mark.parametrize(
    ("text", "error"), [(" ", BlankTextError), ("x" * (LONGEST_COMMENT + 1), TextTooLongError)]
)
def test_a_comment_says_something_and_not_too_much(shop, paid, text, error):
    with pytest.raises(error):
        shop.does(comment_on_entry, paid, text)


def test_an_entry_takes_no_more_comments_than_it_may(shop, paid, monkeypatch):
    monkeypatch.setattr("bumdes.actions.commenting.MOST_COMMENTS", 1)
    shop.does(comment_on_entry, paid, "Satu")

    with pytest.raises(InvalidFieldError):
        shop.does(comment_on_entry, paid, "Dua")


def test_only_entries_are_commented_on(shop):
    with pytest.raises(EntryNotFoundError):
        shop.does(comment_on_entry, 999, "Apa ini?")
