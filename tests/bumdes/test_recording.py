from __future__ import annotations

import pytest

from bumdes.actions.recording import (
    RecordTransaction,
    draft_transaction,
    record_entries,
    record_entry,
    record_transaction,
    reverse_entry,
)
from bumdes.errors import (
    AccountNotOfferedError,
    MissingAmountError,
    NotFoundError,
    PermissionDeniedError,
    TransactionNotOfferedError,
    UnexpectedAmountError,
)
from bumdes.permissions import Actor, Role
from bumdes.rupiah import format_rupiah
from ledger import EntryKind, Outcome, Side, credit, debit, rp
from ledger.errors import (
    AlreadyReversedError,
    EntryNotFoundError,
    InvalidDateError,
    KeyReusedError,
    NonPositivePostingError,
    ReasonRequiredError,
)
from tests.bumdes.village import MANAGER, SUPERVISOR, TREASURER, day, entry

OPERATOR = Actor("agus", Role.OPERATOR)


def sale(**facts):
    given = {
        "kind": "cash_sale",
        "unit": "TOKO",
        "date": day(1, 20),
        "amounts": {"total": rp(150_000)},
    }
    return RecordTransaction(**(given | facts))


def balance(village, account):
    with village.work(read_only=True) as work:
        return work.book.balance(account).net(Side.DEBIT)


# --- transactions --------------------------------------------------------------------


def test_a_cash_sale_brings_cash(shop):
    shop.does(record_transaction, sale(), by=MANAGER)

    assert balance(shop, "1.1.01.01") == rp(150_000)


def test_a_cash_sale_raises_revenue(shop):
    shop.does(record_transaction, sale(), by=MANAGER)

    assert balance(shop, "4.2.01.91") == rp(-150_000)


def test_a_transaction_belongs_to_its_unit(shop):
    shop.does(record_transaction, sale(), by=MANAGER)

    assert {p.unit for p in shop.entries()[0].postings} == {"TOKO"}


def test_a_transaction_is_described_by_its_sentence(shop):
    shop.does(record_transaction, sale(), by=MANAGER)

    assert shop.entries()[0].description == (
        "Jual tunai Rp150.000 di Unit Toko, uang masuk ke Kas Tunai"
    )


def test_a_transaction_is_described_in_the_words_of_who_reports_it(shop):
    shop.does(record_transaction, sale(description="Jual beras"), by=MANAGER)

    assert shop.entries()[0].description == "Jual beras"


def test_an_entry_remembers_its_kind_of_transaction(shop):
    shop.does(record_transaction, sale(counterparty="Bu Tini"), by=MANAGER)

    assert shop.entries()[0].tags == {"transaction": "cash_sale", "counterparty": "Bu Tini"}


def test_an_entry_keeps_its_evidence(shop):
    shop.does(record_transaction, sale(evidence=("ab" * 32,)), by=MANAGER)

    assert shop.entries()[0].evidence == ("ab" * 32,)


def test_an_entry_tells_who_made_it(shop):
    shop.does(record_transaction, sale(), by=MANAGER)

    with shop.work(read_only=True) as work:
        assert work.book.latest(1)[0].posted_by == "sari"


def test_a_second_tap_records_nothing(shop):
    command = sale()
    first = shop.does(record_transaction, command, by=MANAGER)
    second = shop.does(record_transaction, command, by=MANAGER)

    assert (second.outcome, second.number) == (Outcome.EXISTS, first.number)


def test_a_second_tap_with_another_amount_is_refused(shop):
    shop.does(record_transaction, sale(key="satu"), by=MANAGER)

    with pytest.raises(KeyReusedError):
        shop.does(record_transaction, sale(key="satu", amounts={"total": rp(1)}), by=MANAGER)


def test_the_account_chosen_is_used(shop):
    shop.does(record_transaction, sale(accounts={"cash": "1.1.01.04"}), by=MANAGER)

    assert balance(shop, "1.1.01.04") == rp(150_000)


def test_the_head_office_has_transactions_too(village):
    cost = sale(kind="expense", unit="")
    village.does(record_transaction, cost, by=TREASURER)

    assert village.entries()[0].description == (
        "Bayar Listrik Rp150.000 untuk Kantor Pusat, uang keluar dari Kas Tunai"
    )


def test_a_draft_says_what_will_be_recorded(shop):
    with shop.work(MANAGER, read_only=True) as work:
        draft = draft_transaction(work, sale())

    assert format_rupiah(rp(150_000)) in draft.sentence


def test_a_draft_records_nothing(shop):
    with shop.work(MANAGER) as work:
        draft_transaction(work, sale())

    assert shop.entries() == []


@pytest.mark.parametrize(
    ("facts", "refusal"),
    [
        ({"unit": "TIADA"}, NotFoundError),
        ({"kind": "gadai"}, TransactionNotOfferedError),
        ({"amounts": {}}, MissingAmountError),
        ({"amounts": {"total": rp(1), "tip": rp(1)}}, UnexpectedAmountError),
        ({"amounts": {"total": rp(0)}}, NonPositivePostingError),
        ({"accounts": {"sales": "3.1.01.01"}}, AccountNotOfferedError),
        ({"date": "2025-01-20"}, InvalidDateError),
    ],
)
def test_what_is_no_transaction_is_refused(shop, facts, refusal):
    with pytest.raises(refusal):
        shop.does(record_transaction, sale(**facts))


def test_a_refused_transaction_writes_nothing(shop):
    with pytest.raises(MissingAmountError):
        shop.does(record_transaction, sale(amounts={}))

    assert (shop.entries(), shop.refusals()) == ([], ["missing_amount"])


def test_a_unit_manager_records_for_no_other_unit(shop):
    shop.with_unit("AIR", "water")

    with pytest.raises(PermissionDeniedError):
        shop.does(record_transaction, sale(unit="AIR"), by=MANAGER)


def test_a_unit_manager_does_not_draft_for_another_unit(shop):
    shop.with_unit("AIR", "water")

    with pytest.raises(PermissionDeniedError), shop.work(MANAGER) as work:
        draft_transaction(work, sale(unit="AIR"))


def test_who_watches_records_nothing(shop):
    with pytest.raises(PermissionDeniedError):
        shop.does(record_transaction, sale(), by=SUPERVISOR)


def test_the_operator_types_in_for_every_unit(shop):
    assert shop.does(record_transaction, sale(), by=OPERATOR).number == 1


def test_an_account_that_is_no_longer_used_is_not_offered(shop):
    shop.does(lambda work: work.book.change_account("4.2.01.91", name="Umum", is_active=False))

    shop.does(record_transaction, sale(), by=MANAGER)

    assert balance(shop, "4.2.01.01") == rp(-150_000)


# --- journal entries -----------------------------------------------------------------


def between_offices(amount=1_000_000):
    return entry(
        postings=(
            debit("1.1.01.01", rp(amount), unit="TOKO"),
            credit("3.8.01.01", rp(amount), unit="TOKO"),
            debit("1.1.99.03", rp(amount)),
            credit("1.1.01.04", rp(amount)),
        )
    )


def test_the_treasurer_posts_any_entry(shop):
    assert shop.does(record_entry, between_offices(), by=TREASURER).number == 1


def test_the_operator_posts_no_free_entries(shop):
    with pytest.raises(PermissionDeniedError):
        shop.does(record_entry, entry(), by=OPERATOR)


def test_who_is_bound_to_a_unit_posts_to_no_other(shop):
    bound = Actor("ratna", Role.TREASURER, "TOKO")

    with pytest.raises(PermissionDeniedError):
        shop.does(record_entry, between_offices(), by=bound)


def test_who_is_bound_to_a_unit_posts_to_it(shop):
    bound = Actor("ratna", Role.TREASURER, "TOKO")

    assert shop.does(record_entry, entry(unit="TOKO"), by=bound).number == 1


def test_opening_balances_ask_for_more(shop):
    opening = entry(kind=EntryKind.OPENING)
    bookkeeper = Actor("bagas", Role.SECRETARY)

    with pytest.raises(PermissionDeniedError):
        shop.does(record_entry, opening, by=bookkeeper)


def test_the_treasurer_brings_in_opening_balances(shop):
    assert shop.does(record_entry, entry(kind=EntryKind.OPENING), by=TREASURER).number == 1


def test_many_entries_are_posted_together(shop):
    batch = shop.does(record_entries, [entry(n) for n in range(1, 11)], by=TREASURER)

    assert batch.created == 10


def test_many_entries_are_posted_all_or_none(shop):
    with pytest.raises(PermissionDeniedError):
        shop.does(
            record_entries,
            [entry(unit="TOKO"), entry()],
            by=Actor("ratna", Role.TREASURER, "TOKO"),
        )

    assert shop.entries() == []


def test_progress_of_many_entries_is_told(shop):
    told: list[int] = []

    shop.does(record_entries, [entry()], by=TREASURER, progress=told.append)

    assert told == [1]


def test_the_refused_one_of_many_is_kept_as_evidence(shop):
    with pytest.raises(PermissionDeniedError):
        shop.does(record_entries, [entry(key="satu")], by=OPERATOR)

    with shop.work(read_only=True) as work:
        assert '"key": "satu"' in work.book.refusals()[0].request


# --- reversals -----------------------------------------------------------------------


def test_a_mistake_is_taken_back(shop):
    shop.sells()

    shop.does(reverse_entry, 1, on=day(1, 21), reason="salah unit", by=TREASURER)

    assert balance(shop, "1.1.01.01") == rp(0)


def test_a_mistake_is_taken_back_once(shop):
    shop.sells()
    shop.does(reverse_entry, 1, on=day(1, 21), reason="salah unit", by=TREASURER)

    with pytest.raises(AlreadyReversedError):
        shop.does(reverse_entry, 1, on=day(1, 21), reason="salah unit", by=TREASURER)


def test_taking_back_asks_why(shop):
    shop.sells()

    with pytest.raises(ReasonRequiredError):
        shop.does(reverse_entry, 1, on=day(1, 21), reason="", by=TREASURER)


def test_only_what_is_there_is_taken_back(shop):
    with pytest.raises(EntryNotFoundError):
        shop.does(reverse_entry, 1, on=day(1, 21), reason="salah unit", by=TREASURER)


def test_a_unit_manager_takes_nothing_back(shop):
    shop.sells()

    with pytest.raises(PermissionDeniedError):
        shop.does(reverse_entry, 1, on=day(1, 21), reason="salah unit", by=MANAGER)


def test_who_is_bound_to_a_unit_takes_nothing_of_another_back(shop):
    shop.does(record_entry, entry(), by=TREASURER)
    bound = Actor("ratna", Role.TREASURER, "TOKO")

    with pytest.raises(PermissionDeniedError):
        shop.does(reverse_entry, 1, on=day(1, 21), reason="salah unit", by=bound)


def test_a_reversal_asked_for_twice_is_made_once(shop):
    shop.sells()
    asked = {"on": day(1, 21), "reason": "salah unit", "key": "batal-1"}
    shop.does(reverse_entry, 1, by=TREASURER, **asked)

    again = shop.does(reverse_entry, 1, by=TREASURER, **asked)

    assert again.outcome is Outcome.EXISTS
