"""Proofs that come later, payments that need one, and how complete they are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bumdes.actions.proving import AddProof, SetProofLimit, add_proof, set_proof_limit
from bumdes.actions.recording import (
    RecordTransaction,
    record_entry,
    record_transaction,
    reverse_entry,
)
from bumdes.check import Occasion, run_checks
from bumdes.checks import CHECKS
from bumdes.errors import (
    InvalidFieldError,
    NotFoundError,
    PermissionDeniedError,
    ProofRequiredError,
)
from bumdes.permissions import Actor, Role
from bumdes.proofs.added_proof import added_proofs, proved_later
from bumdes.proofs.completeness import proof_completeness, unproved_payments_of
from bumdes.proofs.payment import PROOF_LATER_TAG
from ledger import Period, credit, debit, rp
from ledger.errors import BlankTextError, EntryNotFoundError
from tests.bumdes.capital import owned
from tests.bumdes.village import BOOK, DIRECTOR, MANAGER, SUPERVISOR, TREASURER, day, entry
from tests.bumdes.village import founded as bare

YEAR = Period.year(2025)
PAPER, OTHER = "ab" * 32, "cd" * 32
LATE = "Nota tertinggal di toko."


@pytest.fixture
def shop(engine):
    shop = owned(engine).with_unit("TOKO", "trading")
    shop.keeps(PAPER)
    shop.keeps(OTHER)
    return shop


@pytest.fixture
def strict(shop):
    """An enterprise where payments of half a million and more need a proof, from February."""
    limit = SetProofLimit(valid_from=day(2), least=rp(500_000))
    shop.does(set_proof_limit, limit, by=DIRECTOR)
    return shop


def pays(shop, amount=100_000, **facts):
    return shop.does(record_entry, entry(amount, **facts))


def proves(shop, posted, *, by=TREASURER, **facts):
    given = {"sequence": posted.sequence, "file": PAPER, "reason": LATE, **facts}
    return shop.does(add_proof, AddProof(**given), by=by)


# --- later ----------------------------------------------------------------------------------


def test_a_proof_that_comes_later_says_who_brought_it_and_why(shop):
    posted = pays(shop)

    proves(shop, posted)

    with shop.work(read_only=True) as work:
        [proof] = added_proofs(work.session, BOOK, posted.sequence)
    assert (proof.file, proof.added_by, proof.reason) == (PAPER, TREASURER.name, LATE)
    assert proof.added_at.startswith("2099-03-02")


def test_the_entry_itself_stays_as_it_was(shop):
    posted = pays(shop)

    proves(shop, posted)

    with shop.work(read_only=True) as work:
        after = work.book.entry(posted.sequence)
    assert (after.hash, after.entry.evidence) == (posted.hash, ())


def test_a_closed_year_still_takes_proofs(shop):
    posted = pays(shop)
    with shop.work() as work:
        work.book.periods.close(through=day(12, 31), by="ani")

    proves(shop, posted)

    with shop.work(read_only=True) as work:
        assert proved_later(work.session, BOOK) == {posted.sequence}


@pytest.mark.parametrize("facts", [{}, {"evidence": (PAPER,)}])
def test_the_same_paper_proves_an_entry_once(shop, facts):
    posted = pays(shop, **facts)
    if not facts:
        proves(shop, posted)

    with pytest.raises(InvalidFieldError):
        proves(shop, posted)


def test_several_papers_may_prove_one_entry(shop):
    posted = pays(shop)

    proves(shop, posted)
    proves(shop, posted, file=OTHER)

    with shop.work(read_only=True) as work:
        assert len(added_proofs(work.session, BOOK, posted.sequence)) == 2


def test_an_entry_takes_no_more_than_it_may(shop, monkeypatch):
    monkeypatch.setattr("bumdes.actions.proving.MOST_PROOFS", 1)
    posted = pays(shop)
    proves(shop, posted)

    with pytest.raises(InvalidFieldError):
        proves(shop, posted, file=OTHER)


def test_a_proof_that_comes_late_says_why(shop):
    with pytest.raises(BlankTextError):
        proves(shop, pays(shop), reason=" ")


def test_a_proof_is_a_file_that_is_kept(shop):
    with pytest.raises(NotFoundError):
        proves(shop, pays(shop), file="ef" * 32)


def test_only_entries_are_proved(shop):
    posted = pays(shop)

    with pytest.raises(EntryNotFoundError):
        proves(shop, posted._replace(sequence=999))


@pytest.mark.parametrize("by", [SUPERVISOR, MANAGER, Actor("tono", Role.AUDITOR)])
def test_who_neither_records_there_nor_keeps_papers_proves_nothing(shop, by):
    posted = pays(shop)

    with pytest.raises(PermissionDeniedError):
        proves(shop, posted, by=by)


def test_a_unit_manager_proves_what_the_unit_paid(shop):
    posted = pays(shop, unit="TOKO")

    assert proves(shop, posted, by=MANAGER).added_by == MANAGER.name


# --- needed ---------------------------------------------------------------------------------


def test_a_payment_of_the_limit_needs_a_proof(strict):
    with pytest.raises(ProofRequiredError):
        pays(strict, 500_000, date=day(2, 3))


@pytest.mark.parametrize(
    ("amount", "facts"),
    [
        (499_999, {"date": day(2, 3)}),
        (500_000, {"date": day(1, 31)}),
        (500_000, {"date": day(2, 3), "evidence": (PAPER,)}),
        (500_000, {"date": day(2, 3), "tags": {PROOF_LATER_TAG: "Toko tutup"}}),
    ],
    ids=["less", "before", "proved", "promised"],
)
def test_what_is_less_earlier_proved_or_promised_is_recorded(strict, amount, facts):
    assert pays(strict, amount, **facts).sequence


def test_a_promise_says_something(strict):
    with pytest.raises(ProofRequiredError):
        pays(strict, 500_000, date=day(2, 3), tags={PROOF_LATER_TAG: " "})


def test_money_that_comes_needs_no_proof(strict):
    lines = (debit("1.1.01.01", rp(900_000)), credit("7.1.99.99", rp(900_000)))

    assert pays(strict, date=day(2, 3), postings=lines).sequence


def test_money_that_is_only_moved_needs_no_proof(strict):
    lines = (debit("1.1.01.04", rp(900_000)), credit("1.1.01.01", rp(900_000)))

    assert pays(strict, date=day(2, 3), postings=lines).sequence


def test_taking_a_receipt_back_needs_no_proof(strict):
    sold = strict.sells(rp(900_000), date=day(2, 3))

    taken_back = strict.does(reverse_entry, sold.sequence, on=day(2, 4), reason="Dobel")

    assert taken_back.sequence


def test_a_guided_form_may_promise_the_proof(strict):
    command = RecordTransaction(
        kind="expense",
        unit="TOKO",
        date=day(2, 3),
        amounts={"total": rp(600_000)},
        accounts={"expense": "6.1.04.01"},
        proof_later="Struk PLN diunduh besok.",
    )
    with pytest.raises(ProofRequiredError):
        strict.does(record_transaction, replace(command, proof_later="", key="lain"))

    strict.does(record_transaction, command)

    with strict.work(read_only=True) as work:
        [bare_one] = unproved_payments_of(work, YEAR)
    assert bare_one.promise == "Struk PLN diunduh besok."


def test_books_without_owners_take_every_payment(engine):
    village = bare(engine)
    village.does(set_proof_limit, SetProofLimit(valid_from=day(1), least=rp(1)))

    assert pays(village).sequence


def test_the_limit_ends_when_none_is_set(strict):
    strict.does(set_proof_limit, SetProofLimit(valid_from=day(3), least=None), by=DIRECTOR)

    assert pays(strict, 900_000, date=day(3, 1)).sequence


def test_the_limit_of_a_day_is_said_anew(strict):
    strict.does(set_proof_limit, SetProofLimit(valid_from=day(2), least=rp(1_000_000)))

    assert pays(strict, 900_000, date=day(2, 1)).sequence


def test_the_limit_is_more_than_nothing(shop):
    with pytest.raises(InvalidFieldError):
        shop.does(set_proof_limit, SetProofLimit(valid_from=day(2), least=rp(0)))


def test_who_keeps_the_books_sets_no_limit(shop):
    command = SetProofLimit(valid_from=day(2), least=rp(1))

    with pytest.raises(PermissionDeniedError):
        shop.does(set_proof_limit, command, by=TREASURER)


# --- complete -------------------------------------------------------------------------------


def completeness(shop, **asked):
    with shop.work(read_only=True) as work:
        return proof_completeness(work, YEAR, **asked)


def test_completeness_is_told_by_money(shop):
    pays(shop, 300_000, evidence=(PAPER,))
    pays(shop, 100_000)

    whole = completeness(shop).whole

    assert (whole.payments, whole.proved, whole.per_cent) == (2, 1, 75)
    assert whole.unproved_amount == rp(100_000)


def test_completeness_is_told_by_month_and_unit(shop):
    pays(shop, 300_000, evidence=(PAPER,))
    pays(shop, 100_000, unit="TOKO", date=day(2, 3))

    found = completeness(shop)

    assert [(m.month, m.per_cent) for m in found.by_month] == [(day(1), 100), (day(2), 0)]
    assert [(u.unit, u.per_cent) for u in found.by_unit] == [("", 100), ("TOKO", 0)]


def test_what_is_proved_later_counts_as_proved(shop):
    posted = pays(shop)

    proves(shop, posted)

    whole = completeness(shop).whole
    assert (whole.per_cent, whole.unproved) == (100, 0)


def test_what_was_taken_back_needs_no_proof(shop):
    posted = pays(shop)
    shop.does(reverse_entry, posted.sequence, on=day(1, 11), reason="Dobel")

    assert completeness(shop).whole.payments == 0


def test_where_nothing_was_paid_nothing_lacks(shop):
    assert completeness(shop).whole.per_cent == 100


def test_a_little_that_lacks_is_never_all(shop):
    pays(shop, 99_999_000, evidence=(PAPER,))
    pays(shop, 1_000)

    assert completeness(shop).whole.per_cent == 99


def test_payments_without_proof_come_largest_first(shop):
    for amount in (100_000, 300_000, 200_000):
        pays(shop, amount)
    pays(shop, 900_000, evidence=(PAPER,))

    with shop.work(read_only=True) as work:
        found = unproved_payments_of(work, YEAR)
    assert [each.amount for each in found] == [rp(300_000), rp(200_000), rp(100_000)]


def test_a_unit_is_told_of_its_own_payments(shop):
    pays(shop)
    pays(shop, 200_000, unit="TOKO")

    with shop.work(read_only=True) as work:
        found = unproved_payments_of(work, YEAR, unit="TOKO")
    assert [each.amount for each in found] == [rp(200_000)]
    assert completeness(shop, unit="TOKO").whole.payments == 1


def test_the_check_of_proofs_knows_what_came_later(shop):
    posted = pays(shop)
    proves(shop, posted)

    with shop.work(read_only=True) as work:
        found = run_checks(work, CHECKS.values(), on=Occasion.YEAR_CLOSE, period=YEAR)
    [result] = [each for each in found if each.check.key == "proofs_complete"]
    assert result.is_passed
