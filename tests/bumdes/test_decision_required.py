from __future__ import annotations

import pytest

from bumdes.actions.founding import add_village
from bumdes.actions.recording import record_entries, record_entry, reverse_entry
from bumdes.errors import (
    DecisionExceededError,
    DecisionRequiredError,
    DecisionTooLateError,
    NotFoundError,
    WrongDecisionError,
)
from bumdes.governance.decision import DecisionKind
from bumdes.governance.decision_rule import decision_rules, rules_for
from ledger import EntryKind, JournalEntry, credit, debit, rp
from tests.bumdes.village import booked, day

CASH, BANK, LOAN = "1.1.01.01", "1.1.01.04", "2.2.01.01"


@pytest.fixture
def owned(village):
    """An enterprise whose owner is known: its rules for entries hold."""
    village.does(add_village, "99.01.01.2001", "Maju")
    return village


def moved(debited, credited, amount=100_000, **facts):
    given = {
        "date": day(2),
        "description": "Perpindahan",
        "postings": (debit(debited, rp(amount)), credit(credited, rp(amount))),
    }
    return JournalEntry(**(given | facts))


def named(entry):
    return [rule.key for rule in rules_for(entry)]


# --- what needs a decision -----------------------------------------------------------


@pytest.mark.parametrize(
    ("debited", "credited", "rules"),
    [
        (BANK, "3.1.01.01", ["capital_in"]),
        ("1.3.03.01", "3.4.01.01", ["capital_in"]),
        (BANK, "3.1.02.01", ["capital_in"]),
        ("3.1.01.01", BANK, ["capital_out"]),
        ("3.1.01.02", "3.1.01.03", ["capital_out"]),
        ("3.2.01.01", "2.1.07.01", ["profit_out"]),
        ("3.3.01.01", "2.1.07.03", ["profit_out"]),
        ("3.3.01.01", "3.3.01.02", ["profit_out"]),
        ("3.3.01.01", "3.1.01.01", ["profit_out"]),
        (BANK, LOAN, ["loan_taken"]),
        (BANK, "2.1.05.01", ["loan_taken"]),
        ("1.3.02.01", "2.2.02.01", ["loan_taken"]),
        ("1.1.04.01", "1.1.03.01", ["receivable_written_off"]),
        ("6.1.07.01", "1.1.03.03", ["receivable_written_off"]),
        ("7.2.04.01", "1.3.03.01", ["asset_written_off"]),
        ("7.2.04.02", "1.4.01.01", ["asset_written_off"]),
        ("7.2.04.01", "1.9.01.01", ["other_asset_written_off"]),
        ("1.3.07.02", "1.3.03.01", ["asset_scrapped"]),
    ],
)
def test_what_is_decided_needs_its_decision(debited, credited, rules):
    assert named(moved(debited, credited)) == rules


@pytest.mark.parametrize(
    ("debited", "credited"),
    [
        (CASH, "4.1.01.01"),
        ("6.1.02.01", CASH),
        (LOAN, BANK),
        (LOAN, "2.1.05.01"),
        ("2.1.07.01", BANK),
        (CASH, "1.1.03.01"),
        ("6.1.01.01", "1.1.03.02"),
        ("6.1.07.01", "1.1.04.01"),
        ("6.1.07.03", "1.3.07.02"),
        ("1.3.05.01", "1.3.06.01"),
        ("1.2.01.99", "7.1.01.01"),
    ],
)
def test_daily_business_needs_no_decision(debited, credited):
    assert named(moved(debited, credited)) == []


@pytest.mark.parametrize("kind", [EntryKind.OPENING, EntryKind.CLOSING])
def test_what_repeats_a_decision_needs_none(kind):
    assert named(moved("3.3.01.01", "3.1.01.01", kind=kind)) == []


def test_before_the_law_no_decision_was_asked_for():
    assert named(moved(BANK, LOAN, date=day(1, year=2020))) == []


def test_an_asset_sold_for_what_it_is_worth_needs_no_decision():
    postings = (
        debit(CASH, rp(60_000)),
        debit("1.3.07.02", rp(40_000)),
        credit("1.3.03.01", rp(100_000)),
    )

    assert named(moved(CASH, CASH, postings=postings)) == []


def test_an_asset_sold_at_a_loss_needs_no_decision():
    postings = (
        debit(CASH, rp(30_000)),
        debit("1.3.07.02", rp(40_000)),
        debit("7.2.04.01", rp(30_000)),
        credit("1.3.03.01", rp(100_000)),
    )

    assert named(moved(CASH, CASH, postings=postings)) == []


def test_every_rule_says_where_it_comes_from():
    assert [r.key for r in decision_rules() if not r.source or r.certainty not in "CSK"] == []


# --- refused and let in --------------------------------------------------------------


@pytest.mark.parametrize(
    ("debited", "credited"),
    [
        ("3.2.01.01", "2.1.07.01"),
        (BANK, LOAN),
        ("1.1.04.01", "1.1.03.01"),
        ("1.3.07.02", "1.3.03.01"),
    ],
)
def test_without_a_decision_it_is_refused(owned, debited, credited):
    with pytest.raises(DecisionRequiredError):
        owned.does(record_entry, moved(debited, credited))


@pytest.mark.parametrize(
    ("debited", "credited", "kind"),
    [
        (BANK, LOAN, DecisionKind.BORROW),
        ("1.9.02.01", "1.9.01.01", DecisionKind.WRITE_OFF),
    ],
)
def test_with_its_decision_it_is_let_in(owned, debited, credited, kind):
    number = owned.decides(kind)

    posted = owned.does(record_entry, moved(debited, credited, decision=number))

    assert posted.number == 1


def test_a_receivable_is_written_off_with_its_decision(owned):
    owned.does(booked, moved("1.1.03.01", "4.1.01.01", date=day(1)))

    posted = owned.does(
        booked, moved("1.1.04.01", "1.1.03.01", decision=owned.decides(DecisionKind.WRITE_OFF))
    )

    assert posted.number == 2


def test_the_refusal_is_kept(owned):
    with pytest.raises(DecisionRequiredError):
        owned.does(record_entry, moved(BANK, LOAN))

    assert owned.refusals() == ["decision_required"]


def test_a_decision_nobody_recorded_allows_nothing(owned):
    with pytest.raises(NotFoundError):
        owned.does(record_entry, moved(BANK, LOAN, decision="MD-1"))


def test_another_decision_does_not_allow_it(owned):
    number = owned.decides(DecisionKind.SHARE_PROFIT)

    with pytest.raises(WrongDecisionError):
        owned.does(record_entry, moved(BANK, LOAN, decision=number))


def test_a_later_decision_does_not_allow_it(owned):
    number = owned.decides(DecisionKind.BORROW, on=day(2, 2))

    with pytest.raises(DecisionTooLateError):
        owned.does(record_entry, moved(BANK, LOAN, decision=number))


def test_many_entries_at_once_need_their_decisions_too(owned):
    with pytest.raises(DecisionRequiredError):
        owned.does(record_entries, [moved(BANK, LOAN)])


def test_books_without_owners_take_what_the_ledger_takes(village):
    assert village.does(record_entry, moved(BANK, LOAN)).number == 1


# --- how much a decision allows ------------------------------------------------------


@pytest.fixture
def limited(owned):
    """A decision to borrow at most Rp150.000, of which Rp100.000 is taken."""
    owned.decides(DecisionKind.BORROW, most=rp(150_000))
    owned.does(record_entry, moved(BANK, LOAN, decision="MD-1", key="pertama"))
    return owned


def test_a_decision_allows_what_is_left_of_it(limited):
    assert limited.does(record_entry, moved(BANK, LOAN, 50_000, decision="MD-1")).number == 2


def test_a_decision_allows_no_more_than_it_says(limited):
    with pytest.raises(DecisionExceededError) as refused:
        limited.does(record_entry, moved(BANK, LOAN, 50_001, decision="MD-1"))

    assert refused.value.facts == {
        "number": "MD-1",
        "most": rp(150_000),
        "spent": rp(100_000),
        "wanted": rp(50_001),
    }


def test_many_entries_together_take_no_more_than_a_decision_allows(limited):
    many = [moved(BANK, LOAN, 25_001, decision="MD-1") for _ in range(2)]

    with pytest.raises(DecisionExceededError):
        limited.does(record_entries, many)

    assert len(limited.entries()) == 1


def test_many_entries_together_take_what_a_decision_allows(limited):
    many = [moved(BANK, LOAN, 25_000, decision="MD-1") for _ in range(2)]

    limited.does(record_entries, many)

    assert len(limited.entries()) == 3


def test_asking_again_for_what_is_recorded_spends_nothing(limited):
    again = moved(BANK, LOAN, decision="MD-1", key="pertama")

    assert limited.does(record_entry, again).number == 1


def test_what_was_taken_back_may_be_taken_again(limited):
    limited.does(reverse_entry, 1, on=day(2, 2), reason="Salah jumlah")

    assert limited.does(record_entry, moved(BANK, LOAN, 150_000, decision="MD-1")).number == 3


def test_taking_back_needs_no_decision_of_its_own(owned):
    owned.decides(DecisionKind.BORROW)
    owned.does(record_entry, moved(BANK, LOAN, decision="MD-1"))

    assert owned.does(reverse_entry, 1, on=day(2, 2), reason="Salah bank").number == 2


def test_what_else_names_a_decision_does_not_count(owned):
    owned.decides(DecisionKind.BORROW, most=rp(100_000))
    owned.does(record_entry, moved("6.1.02.01", CASH, decision="MD-1"))

    assert owned.does(record_entry, moved(BANK, LOAN, decision="MD-1")).number == 2
