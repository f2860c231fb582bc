"""A wrong entry is taken back and something right stands for it: all three are linked."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest

from bumdes.actions.correcting import CorrectEntry, correct_entry
from bumdes.actions.recording import (
    RecordTransaction,
    record_entry,
    record_transaction,
    reverse_entry,
)
from bumdes.actions.registering_parties import RegisterParty, register_party
from bumdes.correction import CORRECTS_TAG, correction_of, corrects, reversal_of
from bumdes.errors import (
    AlreadyCorrectedError,
    CorrectedElsewhereError,
    CorrectionStandsError,
    InvalidFieldError,
    MissingAmountError,
    NothingToCorrectError,
    PermissionDeniedError,
)
from bumdes.party import PartyKind
from ledger import Side, debit, rp
from ledger.errors import AlreadyReversedError, PeriodClosedError, ReasonRequiredError
from ledger.money import to_minor
from tests.bumdes.at_once import at_once
from tests.bumdes.capital import contributes, owned
from tests.bumdes.village import MANAGER, TREASURER, day, entry

REASON = "Jumlah salah ketik."


@pytest.fixture
def shop(engine):
    return owned(engine).with_unit("TOKO", "trading")


def right(**facts):
    """Return the sale as it should have been recorded."""
    given = {"kind": "cash_sale", "unit": "TOKO", "date": day(1, 20), **facts}
    return RecordTransaction(**{"amounts": {"total": rp(510_000)}, **given})


def correction(sequence, **facts):
    given = {"reason": REASON, "reversed_on": day(1, 20), "entry": right(), **facts}
    return CorrectEntry(sequence=sequence, **given)


def corrected(shop, posted, *, by=TREASURER, **facts):
    return shop.does(correct_entry, correction(posted.sequence, **facts), by=by)


def cash(shop):
    with shop.work(read_only=True) as work:
        return to_minor(work.book.balance("1.1.01.01", unit="TOKO").net(Side.DEBIT))


def linked(shop, sequence):
    """Return the places of what took an entry back, and of what stands for it."""
    with shop.work(read_only=True) as work:
        found = (reversal_of(work.book, sequence), correction_of(work.book, sequence))
        return tuple(one and one.sequence for one in found)


def closes_january(shop):
    with shop.work() as work:
        work.book.periods.close(through=day(1, 31), by="ani")


def test_what_is_right_stands_for_what_was_wrong(shop):
    before, wrong = cash(shop), shop.sells(rp(150_000))

    corrected(shop, wrong)

    assert cash(shop) - before == 510_000_00


def test_the_three_entries_are_linked(shop):
    wrong = shop.sells()

    done = corrected(shop, wrong)

    links = (done.reversal.sequence, done.correction.sequence)
    assert linked(shop, wrong.sequence) == links
    with shop.work(read_only=True) as work:
        standing = work.book.entry(done.correction.sequence).entry
        taking_back = work.book.entry(done.reversal.sequence).entry
    assert (corrects(standing), taking_back.reverses) == (wrong.sequence, wrong.sequence)
    assert taking_back.reason == REASON


def test_correcting_twice_changes_nothing(shop):
    wrong = shop.sells()
    first = corrected(shop, wrong)

    again = corrected(shop, wrong)

    assert [p.sequence for p in again] == [p.sequence for p in first]


def test_only_one_entry_stands_for_another(shop):
    wrong = shop.sells()
    corrected(shop, wrong)

    with pytest.raises(AlreadyCorrectedError):
        corrected(shop, wrong, entry=right(amounts={"total": rp(520_000)}))


def test_a_correction_can_be_corrected_in_its_turn(shop):
    before, first = cash(shop), corrected(shop, shop.sells())

    corrected(shop, first.correction, entry=right(amounts={"total": rp(515_000)}))

    assert cash(shop) - before == 515_000_00


def test_what_was_only_taken_back_can_still_be_replaced(shop):
    wrong = shop.sells()
    taken_back = shop.does(reverse_entry, wrong.sequence, on=day(1, 21), reason="Dobel.")

    done = corrected(shop, wrong)

    assert done.reversal.sequence == taken_back.sequence


def test_a_refused_replacement_leaves_the_old_entry_standing(shop):
    wrong = shop.sells()

    with pytest.raises(MissingAmountError):
        corrected(shop, wrong, entry=right(amounts={}))

    assert linked(shop, wrong.sequence) == (None, None)


def test_a_closed_month_takes_neither(shop):
    wrong = shop.sells()
    closes_january(shop)

    with pytest.raises(PeriodClosedError):
        corrected(shop, wrong, reversed_on=day(2, 3))

    assert linked(shop, wrong.sequence) == (None, None)


def test_what_is_wrong_in_a_closed_month_is_put_right_in_an_open_one(shop):
    before, wrong = cash(shop), shop.sells()
    closes_january(shop)

    corrected(shop, wrong, reversed_on=day(2, 3), entry=right(date=day(2, 3)))

    assert cash(shop) - before == 510_000_00


def test_a_correction_says_why(shop):
    wrong = shop.sells()

    with pytest.raises(ReasonRequiredError):
        corrected(shop, wrong, reason=" ")


def test_who_may_not_take_back_corrects_nothing(shop):
    wrong = shop.sells()

    with pytest.raises(PermissionDeniedError):
        corrected(shop, wrong, by=MANAGER)


def test_a_journal_entry_is_put_right_as_well(shop):
    wrong = shop.does(record_entry, entry())

    done = corrected(shop, wrong, entry=entry(90_000))

    with shop.work(read_only=True) as work:
        tags = work.book.entry(done.correction.sequence).entry.tags
    assert tags[CORRECTS_TAG] == str(wrong.sequence)


def test_what_a_register_posted_is_put_right_in_the_register(shop):
    contributes(shop)
    with shop.work(read_only=True) as work:
        found = next(p for p in work.book.entries() if p.entry.tags.get("register"))

    with pytest.raises(CorrectedElsewhereError):
        corrected(shop, found)


def test_a_reversal_has_nothing_to_put_right(shop):
    taken_back = shop.does(reverse_entry, shop.sells().sequence, on=day(1, 21), reason="Dobel")

    with pytest.raises(NothingToCorrectError):
        corrected(shop, taken_back)


def test_a_reversal_stays_while_a_correction_stands(shop):
    done = corrected(shop, shop.sells())

    with pytest.raises(CorrectionStandsError):
        shop.does(reverse_entry, done.reversal.sequence, on=day(1, 22), reason="Ternyata benar")


def test_a_reversal_may_go_once_the_correction_is_gone(shop):
    before, done = cash(shop), corrected(shop, shop.sells(rp(150_000)))
    shop.does(reverse_entry, done.correction.sequence, on=day(1, 22), reason="Keliru")

    shop.does(reverse_entry, done.reversal.sequence, on=day(1, 22), reason="Ternyata benar")

    assert cash(shop) - before == 150_000_00


def test_an_entry_taken_back_elsewhere_is_not_taken_back_twice(shop):
    wrong = shop.sells()
    corrected(shop, wrong)

    with pytest.raises(AlreadyReversedError):
        shop.does(reverse_entry, wrong.sequence, on=day(1, 22), reason="Dobel")


@pytest.mark.parametrize("said", ["7", "x", "1"])
def test_nobody_else_may_say_that_it_stands_for_another(shop, said):
    with pytest.raises(InvalidFieldError):
        shop.does(record_entry, entry(tags={CORRECTS_TAG: said}))


def test_the_key_of_a_correction_is_kept_for_it(shop):
    with pytest.raises(InvalidFieldError):
        shop.does(record_entry, entry(key="correction:1"))


def test_the_reason_also_says_why_it_comes_late(shop):
    done = corrected(shop, shop.sells())

    with shop.work(read_only=True) as work:
        assert work.book.entry(done.correction.sequence).entry.tags["late"] == REASON


def test_a_reason_of_its_own_for_being_late_stays(shop):
    done = corrected(shop, shop.sells(), entry=right(late_reason="Nota baru datang."))

    with shop.work(read_only=True) as work:
        assert work.book.entry(done.correction.sequence).entry.tags["late"] != REASON


def test_credit_sales_are_put_right_with_their_documents(shop):
    given = {"kind": "credit_sale", "unit": "TOKO", "date": day(1, 20), "party": customer(shop)}
    wrong = shop.sells(rp(200_000), **given)
    command = RecordTransaction(amounts={"total": rp(300_000)}, **given)

    done = corrected(shop, wrong, entry=command)

    with shop.work(read_only=True) as work:
        owed = work.book.balance("1.1.03.01", unit="TOKO").net(Side.DEBIT)
        lines = work.book.entry(done.correction.sequence).entry.postings
    assert owed == rp(300_000)
    assert [p.document != "" for p in lines if p.party] == [True]


def customer(shop):
    command = RegisterParty(name="Bu Tini", kind=PartyKind.CUSTOMER)
    return shop.does(register_party, command).code


def test_postings_need_not_be_of_the_same_accounts(shop):
    wrong = shop.does(record_entry, entry())
    other = replace(entry(), postings=(debit("6.1.02.02", rp(100_000)), entry().postings[1]))

    corrected(shop, wrong, entry=other)

    with shop.work(read_only=True) as work:
        assert work.book.balance("6.1.02.01").net(Side.DEBIT) == rp(0)


def test_two_who_correct_the_same_entry_leave_one_correction(shop):
    before, wrong = cash(shop), shop.sells(rp(150_000))
    acts = [
        partial(
            correct_entry,
            command=correction(wrong.sequence, entry=right(amounts={"total": rp(amount)})),
        )
        for amount in (500_000, 600_000, 700_000)
    ]

    ended = at_once(shop, *acts)

    assert sorted(ended) == ["AlreadyCorrectedError", "AlreadyCorrectedError", "done"]
    assert cash(shop) - before in {500_000_00, 600_000_00, 700_000_00}


def test_every_balance_is_as_if_it_had_been_right_at_once(shop):
    wrong = shop.sells(rp(150_000))
    corrected(shop, wrong)
    after = nets(shop)
    undone = shop.does(reverse_entry, wrong.sequence + 2, on=day(1, 20), reason="Uji")

    shop.does(record_transaction, right())

    assert undone.sequence == wrong.sequence + 3
    assert after == nets(shop)


def nets(shop):
    """Return debits less credits of every account that did not come to nothing."""
    with shop.work(read_only=True) as work:
        found = {code: sums.net(Side.DEBIT) for code, sums in work.book.balances().items()}
    return {code: net for code, net in found.items() if net != rp(0)}
