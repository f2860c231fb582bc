from __future__ import annotations

import datetime as dt
from decimal import Decimal

import moneyed
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger import EntryKind, JournalEntry, Posting, Side, credit, debit, money, rp
from ledger.errors import (
    AmountOverflowError,
    BlankTextError,
    EntryNotFoundError,
    FloatAmountError,
    InvalidDateError,
    InvalidEvidenceError,
    InvalidKindError,
    InvalidSideError,
    InvalidTagError,
    InvalidTextError,
    MixedCurrencyError,
    NonPositivePostingError,
    NotAnAmountError,
    NotFiniteAmountError,
    TextTooLongError,
    TooFewPostingsError,
    TooManyPostingsError,
    TooPreciseAmountError,
    UnbalancedEntryError,
    UnbalancedUnitError,
)
from ledger.journal import MOST_POSTINGS, PostedEntry, VoucherType
from ledger.money import LARGEST_MINOR, from_minor
from tests import builders, strategies
from tests.builders import CASH, SALES, day, entry

DIGEST = "0123456789abcdef" * 4


def leg(**fields):
    return Posting(**{"account": CASH, "side": Side.DEBIT, "amount": rp(100), **fields})


def posted(draft, **fields):
    given = {
        "entry": draft,
        "sequence": 7,
        "number": 5,
        "voucher_type": VoucherType.RECEIPT,
        "voucher_number": 12,
        "posted_at": builders.FIRST_MOMENT,
        "posted_by": "sari",
        "approved_by": "",
        "hash_version": 1,
        "hash": DIGEST,
    }
    return PostedEntry(**{**given, **fields})


# --- postings --------------------------------------------------------------------------------


def test_debit_and_credit_are_words_for_sides():
    legs = debit(CASH, rp(5), unit="TOKO"), credit(SALES, rp(5), fund="DESA")
    assert [(p.account, p.side, p.unit, p.fund) for p in legs] == [
        (CASH, Side.DEBIT, "TOKO", ""),
        (SALES, Side.CREDIT, "", "DESA"),
    ]


def test_a_posting_has_its_amount_on_one_side():
    assert [
        (p.debit_minor, p.credit_minor) for p in (debit(CASH, rp(5)), credit(CASH, rp(5)))
    ] == [
        (500, 0),
        (0, 500),
    ]


@pytest.mark.parametrize("side", [Side.CREDIT, "credit"], ids=repr)
def test_a_side_may_be_said_in_plain_text(side):
    assert leg(side=side).side is Side.CREDIT


@pytest.mark.parametrize("side", ["kredit", "Debit", "", None, 1, True], ids=repr)
def test_there_are_two_sides(side):
    with pytest.raises(InvalidSideError):
        leg(side=side)


@pytest.mark.parametrize(
    ("amount", "error"),
    [
        (rp(0), NonPositivePostingError),
        (rp(-1), NonPositivePostingError),
        (rp("-0.01"), NonPositivePostingError),
        (100, NotAnAmountError),
        (Decimal(100), NotAnAmountError),
        (None, NotAnAmountError),
        (100.0, FloatAmountError),
        (moneyed.Money("0.001", "IDR"), TooPreciseAmountError),
        (moneyed.Money(10**18, "IDR"), AmountOverflowError),
        (moneyed.Money(Decimal("NaN"), "IDR"), NotFiniteAmountError),
    ],
    ids=repr,
)
def test_a_posting_has_a_positive_exact_amount(amount, error):
    with pytest.raises(error):
        leg(amount=amount)


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"account": ""}, BlankTextError),
        ({"account": " 1.1"}, InvalidTextError),
        ({"account": 1101}, InvalidTextError),
        ({"account": "1" * 65}, TextTooLongError),
        ({"unit": " TOKO"}, InvalidTextError),
        ({"unit": " "}, BlankTextError),
        ({"unit": None}, InvalidTextError),
        ({"fund": "DE\nSA"}, InvalidTextError),
        ({"party": 7}, InvalidTextError),
        ({"document": "x" * 65}, TextTooLongError),
        ({"asset": "\u202e"}, InvalidTextError),
        ({"item": 0}, InvalidTextError),
        ({"component": b"OP"}, InvalidTextError),
    ],
    ids=repr,
)
def test_account_and_dimensions_of_a_posting_are_codes(fields, error):
    with pytest.raises(error) as refused:
        leg(**fields)
    assert refused.value.facts["field"] == next(iter(fields))


def test_the_largest_amount_fits():
    assert leg(amount=from_minor(LARGEST_MINOR, strategies.RUPIAH)).minor == LARGEST_MINOR


# --- entries ---------------------------------------------------------------------------------


@strategies.some
@given(strategies.entries())
def test_every_entry_is_balanced_in_each_unit(drawn):
    units = {p.unit for p in drawn.postings}
    assert [
        unit
        for unit in units
        if sum(p.debit_minor for p in drawn.postings if p.unit == unit)
        != sum(p.credit_minor for p in drawn.postings if p.unit == unit)
    ] == []


@strategies.some
@given(strategies.entries())
def test_the_amount_of_an_entry_is_the_sum_of_either_side(drawn):
    credits = sum(p.credit_minor for p in drawn.postings)
    assert drawn.amount == from_minor(credits, drawn.currency)


@strategies.some
@given(
    strategies.entries(),
    st.integers(0, 100),
    st.integers(1, 10**6),
)
def test_an_entry_with_one_amount_changed_cannot_be_made(drawn, position, change):
    legs = list(drawn.postings)
    old = legs[position % len(legs)]
    changed = old.amount + from_minor(change, drawn.currency)
    legs[position % len(legs)] = Posting(
        account=old.account, side=old.side, amount=changed, unit=old.unit
    )
    with pytest.raises(UnbalancedEntryError):
        entry(*legs)


def test_an_unbalanced_entry_tells_both_sums():
    with pytest.raises(UnbalancedEntryError) as refused:
        entry(debit(CASH, rp("100.50")), credit(SALES, rp(100)))
    assert refused.value.facts == {
        "debits": rp("100.50"),
        "credits": rp(100),
        "difference": rp("0.50"),
    }


def test_an_entry_balanced_in_the_whole_but_not_in_a_unit_names_the_unit():
    with pytest.raises(UnbalancedUnitError, match="in unit TOKO") as refused:
        entry(
            debit(CASH, rp(100), unit="WISATA"),
            credit(SALES, rp(100), unit="TOKO"),
        )
    assert refused.value.facts["unit"] == "TOKO"


def test_the_head_office_is_a_unit_too():
    with pytest.raises(UnbalancedUnitError, match="head office"):
        entry(debit(CASH, rp(100)), credit(SALES, rp(100), unit="TOKO"))


@pytest.mark.parametrize("legs", [(), (debit(CASH, rp(1)),)], ids=["none", "one"])
def test_an_entry_has_two_postings_or_more(legs):
    with pytest.raises(TooFewPostingsError):
        JournalEntry(date=day("2025-01-01"), description="x", postings=legs)


@pytest.mark.parametrize("amount", ["99999.99", "0.01"])
def test_an_entry_may_have_a_thousand_postings(amount):
    legs = [debit(CASH, rp(amount)), credit(SALES, rp(amount))] * (MOST_POSTINGS // 2)
    assert len(entry(*legs).postings) == MOST_POSTINGS


def test_an_entry_has_no_more_than_a_thousand_postings():
    legs = [debit(CASH, rp(1)), credit(SALES, rp(1))] * (MOST_POSTINGS // 2)
    with pytest.raises(TooManyPostingsError):
        entry(*legs, debit(CASH, rp(1)))


def test_an_entry_is_in_one_currency():
    with pytest.raises(MixedCurrencyError) as refused:
        entry(debit(CASH, rp(1)), credit(SALES, money(1, "USD")))
    assert refused.value.facts["currencies"] == "IDR, USD"


def test_what_an_entry_moves_must_fit_a_table():
    half = from_minor(LARGEST_MINOR // 2 + 1, strategies.RUPIAH)
    with pytest.raises(AmountOverflowError):
        entry(debit(CASH, half), debit(CASH, half), credit(SALES, half), credit(SALES, half))


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"date": "2025-01-01"}, InvalidDateError),
        ({"date": None}, InvalidDateError),
        ({"date": dt.datetime(2025, 1, 1, tzinfo=dt.UTC)}, InvalidDateError),
        ({"date": dt.date(1899, 12, 31)}, InvalidDateError),
        ({"date": dt.date(3000, 1, 1)}, InvalidDateError),
        ({"description": ""}, BlankTextError),
        ({"description": None}, InvalidTextError),
        ({"description": "x" * 501}, TextTooLongError),
        ({"description": "a\0b"}, InvalidTextError),
        ({"kind": "reversal"}, InvalidKindError),
        ({"kind": None}, InvalidKindError),
        ({"key": ""}, BlankTextError),
        ({"key": "k" * 201}, TextTooLongError),
        ({"key": " k"}, InvalidTextError),
        ({"decision": "d" * 201}, TextTooLongError),
        ({"decision": None}, InvalidTextError),
        ({"reason": "r" * 501}, TextTooLongError),
        ({"reason": "a\u2028b"}, InvalidTextError),
        ({"tags": {"": "x"}}, BlankTextError),
        ({"tags": {"nota": None}}, InvalidTextError),
        ({"tags": {"nota": "x" * 501}}, TextTooLongError),
        ({"tags": {5: "x"}}, InvalidTextError),
        ({"tags": {f"t{n}": "" for n in range(51)}}, InvalidTagError),
        ({"tags": ["nota"]}, InvalidTagError),
        ({"tags": "nota"}, InvalidTagError),
        ({"tags": None}, InvalidTagError),
        ({"evidence": ("abc",)}, InvalidEvidenceError),
        ({"evidence": (DIGEST.upper(),)}, InvalidEvidenceError),
        ({"evidence": (DIGEST + "\n",)}, InvalidEvidenceError),
        ({"evidence": (None,)}, InvalidEvidenceError),
        ({"evidence": DIGEST}, InvalidEvidenceError),
        ({"reverses": 0}, EntryNotFoundError),
        ({"reverses": -1}, EntryNotFoundError),
        ({"reverses": "1"}, EntryNotFoundError),
        ({"reverses": True}, EntryNotFoundError),
        ({"reverses": 1.0}, EntryNotFoundError),
        ({"reverses": 2**63}, EntryNotFoundError),
    ],
    ids=lambda value: repr(value)[:60],
)
def test_a_malformed_field_is_refused_by_its_own_name(fields, error):
    given = {
        "date": day("2025-01-01"),
        "description": "x",
        "postings": builders.sale_postings(),
    }
    with pytest.raises(error):
        JournalEntry(**{**given, **fields})


@pytest.mark.parametrize("on", ["1900-01-01", "2024-02-29", "2999-12-31"])
def test_books_hold_every_day_of_eleven_centuries(on):
    assert entry(on=on).date == day(on)


@pytest.mark.parametrize("kind", [EntryKind.ADJUSTING, "adjusting"], ids=repr)
def test_a_kind_may_be_said_in_plain_text(kind):
    assert entry(kind=kind).kind is EntryKind.ADJUSTING


def test_tags_are_kept_in_the_order_of_their_names():
    made = entry(tags={"nota": "12", "meja": ""})
    assert list(made.tags.items()) == [("meja", ""), ("nota", "12")]


def test_an_entry_keeps_its_own_copies():
    tags, evidence, legs = {"nota": "12"}, [DIGEST], list(builders.sale_postings())
    made = JournalEntry(
        date=day("2025-01-01"), description="x", postings=legs, tags=tags, evidence=evidence
    )
    for mine in (tags, evidence, legs):
        mine.clear()
    assert (made.tags, made.evidence, len(made.postings)) == ({"nota": "12"}, (DIGEST,), 2)


def test_no_tags_and_no_evidence_are_always_written_alike():
    made = entry(tags={}, evidence=[])
    assert (made.tags, made.evidence) == ({}, ())


def test_each_entry_without_a_key_gets_one_of_its_own():
    made = [
        JournalEntry(date=day("2025-01-01"), description="x", postings=builders.sale_postings())
        for _ in range(2)
    ]
    assert made[0].key != made[1].key


# --- posted entries --------------------------------------------------------------------------


def test_a_voucher_is_printed_with_type_year_and_number():
    assert posted(entry(on="2025-03-10")).voucher == "BKM/2025/0012"


@strategies.some
@given(strategies.entries())
def test_a_mirrored_entry_has_each_leg_on_the_other_side(drawn):
    mirrored = posted(drawn).mirrored(on=drawn.date, reason="salah akun")
    assert [(p.account, p.debit_minor, p.credit_minor) for p in mirrored.postings] == [
        (p.account, p.credit_minor, p.debit_minor) for p in drawn.postings
    ]


def test_a_mirrored_entry_says_what_it_takes_back_and_why():
    original = posted(entry(kind="adjusting", decision="SK 1/2025", on="2025-03-10"))
    mirrored = original.mirrored(on=day("2025-04-01"), reason="salah akun", key="batal-1")
    assert (
        mirrored.date,
        mirrored.reverses,
        mirrored.reason,
        mirrored.kind,
        mirrored.decision,
        mirrored.key,
        mirrored.description,
    ) == (
        day("2025-04-01"),
        7,
        "salah akun",
        "adjusting",
        "SK 1/2025",
        "batal-1",
        "Pembatalan BKM/2025/0012: Penjualan tunai",
    )


def test_a_mirrored_entry_has_a_key_of_its_own_if_none_is_given():
    original = posted(entry(key="satu"))
    assert original.mirrored(on=day("2025-04-01"), reason="salah").key not in {"", "satu"}


def test_the_longest_description_can_be_mirrored():
    original = posted(entry(description="x" * 500))
    assert len(original.mirrored(on=day("2025-04-01"), reason="salah").description) == 500
