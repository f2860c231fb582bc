"""What the books add up to, against the plainest sums over the same entries."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from ledger import Balance, Period, fold, tables
from ledger.errors import AmountOverflowError, LedgerError
from ledger.money import LARGEST_MINOR
from tests import strategies
from tests.builders import (
    ASSETS,
    BANK,
    CASH,
    CLERK,
    EMPTY_HEADING,
    FUNDS,
    POSTABLE,
    SALES,
    UNITS,
    account,
    chart,
    new_book,
    opening,
    sale,
    sen,
    thrown_away,
    with_fields,
)
from tests.scale import long_or
from tests.strategies import RUPIAH

if TYPE_CHECKING:
    from ledger import Book, JournalEntry

some = settings(
    max_examples=long_or(12, 1_000),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
FOR_EVER = dt.date(2999, 12, 31)
RANDOM = st.randoms(use_true_random=False)
CASH_CODES = {CASH, BANK}

cut_periods = st.tuples(strategies.edges, strategies.edges).map(
    lambda pair: Period(min(pair), max(pair))
)


def cells(book: Book, **asked) -> dict[tuple[str, str, str], tuple[int, int]]:
    """Return debits and credits by account, unit and fund."""
    found: Counter[tuple[str, str, str, str]] = Counter()
    for row in book.turnovers(**{"last_day": FOR_EVER, "by": ("unit", "fund"), **asked}):
        found[row.account, row.unit, row.fund, "debits"] += row.debits
        found[row.account, row.unit, row.fund, "credits"] += row.credits
    return {key[:3]: (found[*key[:3], "debits"], found[*key[:3], "credits"]) for key in found}


def nets(book: Book, **asked) -> dict[tuple[str, str, str], int]:
    return {
        cell: debits - credits
        for cell, (debits, credits) in cells(book, **asked).items()
        if debits != credits
    }


def naive(book: Book, chosen) -> Counter[tuple[str, ...]]:
    """Return what *chosen*, a function of entry and posting, gathers, by everything."""
    sums: Counter[tuple[str, ...]] = Counter()
    for posted in book.entries():
        for p in posted.entry.postings:
            for key in chosen(posted.entry, p):
                sums[*key, "debits"] += p.debit_minor
                sums[*key, "credits"] += p.credit_minor
    return +sums


# --- whatever the order, whatever the cut ----------------------------------------------------


@some
@given(journal=strategies.journals)
def test_balances_are_the_fold_of_the_journal(lasting_engine, journal):
    with thrown_away(lasting_engine, *journal) as book:
        assert book.balances() == fold(journal, RUPIAH)


@some
@given(journal=strategies.journals, random=RANDOM)
def test_the_order_of_posting_does_not_matter(lasting_engine, journal, random):
    shuffled = list(journal)
    random.shuffle(shuffled)
    with thrown_away(lasting_engine, *journal) as book:
        first = cells(book)
    with thrown_away(lasting_engine, *shuffled) as book:
        assert cells(book) == first


@some
@given(journal=strategies.journals)
def test_one_by_one_or_all_at_once_is_the_same(lasting_engine, journal):
    with thrown_away(lasting_engine, *journal) as book:
        at_once = cells(book), [(p.number, p.voucher, p.entry) for p in book.entries()]
    with thrown_away(lasting_engine) as book:
        for entry in journal:
            book.post(entry, by=CLERK)
        assert (
            cells(book),
            [(p.number, p.voucher, p.entry) for p in book.entries()],
        ) == at_once


@some
@given(journal=strategies.journals)
def test_what_is_taken_back_leaves_nothing(lasting_engine, journal):
    with thrown_away(lasting_engine, *journal) as book:
        for posted in list(book.entries()):
            book.reverse(posted.sequence, on=posted.entry.date, reason="Salah", by=CLERK)
        assert (nets(book), flows(book)) == ({}, 0)


@some
@given(journal=strategies.journals, rest=strategies.journals)
def test_what_is_taken_back_leaves_the_rest(lasting_engine, journal, rest):
    with thrown_away(lasting_engine, *rest) as book:
        expected = nets(book)
    with thrown_away(lasting_engine, *journal, *rest) as book:
        for sequence in range(1, len(journal) + 1):
            on = book.entry(sequence).entry.date
            book.reverse(sequence, on=on, reason="Salah", by=CLERK)
        assert nets(book) == expected


def times(entry: JournalEntry, factor: int, key: str) -> JournalEntry:
    legs = tuple(with_fields(p, amount=p.amount * factor) for p in entry.postings)
    return with_fields(entry, postings=legs, key=key)


@some
@given(entry=strategies.entries(), first=st.integers(1, 9), second=st.integers(1, 9))
def test_an_entry_split_in_two_is_the_same(lasting_engine, entry, first, second):
    with thrown_away(lasting_engine, times(entry, first + second, "utuh")) as book:
        whole = cells(book), flows(book)
    parts = times(entry, first, "satu"), times(entry, second, "dua")
    with thrown_away(lasting_engine, *parts) as book:
        assert (cells(book), flows(book)) == whole


@some
@given(journal=strategies.journals)
def test_a_new_name_changes_no_figure(lasting_engine, journal):
    with thrown_away(lasting_engine, *journal) as book:
        before = cells(book)
        for code in POSTABLE:
            book.change_account(code, name="Nama lain", is_active=False)
        assert cells(book) == before


@some
@given(journal=strategies.journals)
def test_every_unit_balances(lasting_engine, journal):
    with thrown_away(lasting_engine, *journal) as book:
        sums = {
            unit: sum(
                row.debits - row.credits for row in book.turnovers(last_day=FOR_EVER, unit=unit)
            )
            for unit in UNITS
        }
    assert sums == dict.fromkeys(UNITS, 0)


# --- months and days -------------------------------------------------------------------------


@some
@given(journal=strategies.journals)
def test_the_balances_that_are_kept_are_the_sums_of_the_lines(lasting_engine, journal):
    with thrown_away(lasting_engine, *journal) as book:
        t = tables.period_balances.c
        kept = {
            tuple(row[1:7]): (row.debit_minor, row.credit_minor)
            for row in book.connection.execute(
                select(tables.period_balances).where(t.book_id == book.book_id)
            )
        }
        sums = naive(
            book,
            lambda e, p: [
                (p.account, month, p.unit, p.fund, p.component, e.kind)
                for month in (e.date.year, e.date.year * 100 + e.date.month)
            ],
        )
    assert kept == {
        key[:-1]: (sums[*key[:-1], "debits"], sums[*key[:-1], "credits"]) for key in sums
    }


accounts_asked = st.lists(st.sampled_from(POSTABLE), max_size=4, unique=True)


@st.composite
def questions(draw):
    """Whatever can be asked of turnovers."""
    period = draw(cut_periods)
    return {
        "first_day": draw(st.sampled_from([None, *[period.first_day] * 3])),
        "last_day": period.last_day,
        "accounts": draw(accounts_asked),
        "unit": draw(st.sampled_from([None, None, *UNITS])),
        "fund": draw(st.sampled_from([None, None, *FUNDS])),
        "by": draw(st.sampled_from([(), ("unit",), ("fund",), ("unit", "fund")])),
        "components": draw(st.booleans()),
        "past_of": draw(st.one_of(st.none(), accounts_asked)),
    }


def answer_to(asked, entry, posting):
    """Return under what a line is to be counted: one thing, or nothing."""
    is_before = asked["first_day"] is not None and entry.date < asked["first_day"]
    if (
        entry.date > asked["last_day"]
        or (asked["accounts"] and posting.account not in asked["accounts"])
        or asked["unit"] not in {None, posting.unit}
        or asked["fund"] not in {None, posting.fund}
        or (
            is_before
            and asked["past_of"] is not None
            and posting.account not in asked["past_of"]
        )
    ):
        return []
    told = [posting.component if asked["components"] else "", entry.kind.value]
    by = [getattr(posting, name) if name in asked["by"] else "" for name in ("unit", "fund")]
    return [(posting.account, *(["", ""] if is_before else told), is_before, *by)]


@settings(some, max_examples=long_or(80, 1_500))
@given(journal=st.lists(strategies.entries(), min_size=3, max_size=12), asked=questions())
def test_any_days_turn_over_what_their_lines_do(lasting_engine, journal, asked):
    with thrown_away(lasting_engine, *journal) as book:
        rows = book.turnovers(**asked)
        sums = naive(book, lambda entry, posting: answer_to(asked, entry, posting))
    found: Counter[tuple[str, ...]] = Counter()
    for row in rows:
        found[*row[:6], "debits"] += row.debits
        found[*row[:6], "credits"] += row.credits
    assert (+found, len(rows)) == (sums, len({row[:6] for row in rows}))


@pytest.mark.parametrize("past_of", [None, [], [CASH], [SALES]], ids=repr)
def test_the_past_is_told_of_whom_it_is_asked_of(lasting_engine, past_of):
    asked = {"first_day": dt.date(2025, 3, 10), "last_day": dt.date(2025, 3, 20)}
    drafts = [sale(on=on) for on in ("2024-01-01", "2025-03-05", "2025-03-15")]
    with thrown_away(lasting_engine, *drafts) as book:
        rows = book.turnovers(**asked, past_of=past_of)
    before = {row.account: row.debits + row.credits for row in rows if row.is_before}
    expected = [CASH, SALES] if past_of is None else past_of
    assert before == dict.fromkeys(expected, 20_000_000)


@some
@given(journal=strategies.journals, day=strategies.edges)
def test_a_balance_is_of_everything_up_to_its_day(lasting_engine, journal, day):
    with thrown_away(lasting_engine, *journal) as book:
        assert book.balances(day) == fold([e for e in journal if e.date <= day], RUPIAH)


@some
@given(journal=strategies.journals, cuts=st.lists(strategies.edges, min_size=1, max_size=4))
def test_what_one_period_closes_with_the_next_opens_with(lasting_engine, journal, cuts):
    with thrown_away(lasting_engine, *journal) as book:
        for last_day in cuts:
            closing = cells(book, last_day=last_day)
            rows = book.turnovers(
                first_day=last_day + dt.timedelta(days=1),
                last_day=FOR_EVER,
                by=("unit", "fund"),
            )
            opening_sums: Counter[tuple[str, ...]] = Counter()
            for row in rows:
                if row.is_before:
                    opening_sums[row.account, row.unit, row.fund, "debits"] += row.debits
                    opening_sums[row.account, row.unit, row.fund, "credits"] += row.credits
            assert +opening_sums == +Counter(
                {
                    (*cell, side): value
                    for cell, pair in closing.items()
                    for side, value in zip(("debits", "credits"), pair, strict=True)
                }
            )


@some
@given(
    journal=strategies.journals,
    period=cut_periods,
    code=st.sampled_from([CASH, SALES, ASSETS, "1.1.00.00"]),
    dimensions=st.sampled_from(
        [
            {},
            {"unit": "TOKO"},
            {"unit": "", "fund": "DESA"},
            {"party": "BU-TINI"},
            {"component": "@in"},
            {"fund": "", "party": ""},
        ]
    ),
)
def test_a_register_runs_from_what_was_there_to_what_is_there(
    lasting_engine, journal, period, code, dimensions
):
    def belongs(posting):
        return all(getattr(posting, name) == value for name, value in dimensions.items())

    with thrown_away(lasting_engine, *journal) as book:
        under = {found.code for found in book.chart.under(code)}
        lines = list(book.lines(code, period, **dimensions))
        expected, balance = [], 0
        for posted in sorted(book.entries(), key=lambda p: (p.entry.date, p.sequence)):
            for p in posted.entry.postings:
                if p.account in under and belongs(p) and posted.entry.date <= period.last_day:
                    balance += p.debit_minor - p.credit_minor
                    if posted.entry.date >= period.first_day:
                        expected.append((posted.sequence, p.account, balance))
    assert [(line.sequence, line.account, line.balance) for line in lines] == expected


# --- cash ------------------------------------------------------------------------------------


def flows(book: Book, **asked) -> int:
    """Return the cash that the marked lines explain, openings aside."""
    return sum(
        row.debits - row.credits if row.account in CASH_CODES else row.credits - row.debits
        for row in book.turnovers(**{"last_day": FOR_EVER, **asked})
        if row.component and not row.is_before
    )


@some
@given(journal=strategies.journals, period=cut_periods, unit=st.sampled_from([None, *UNITS]))
def test_cash_flows_explain_the_cash_of_any_days_and_unit(
    lasting_engine, journal, period, unit
):
    asked = {"first_day": period.first_day, "last_day": period.last_day, "unit": unit}
    with thrown_away(lasting_engine, opening(), *journal) as book:
        moved = sum(
            row.debits - row.credits
            for row in book.turnovers(accounts=sorted(CASH_CODES), **asked)
            if not row.is_before and row.kind != "opening"
        )
        assert flows(book, **asked) == moved


# --- years -----------------------------------------------------------------------------------


@some
@given(journal=strategies.journals)
def test_closing_a_year_changes_no_figure_but_the_result(lasting_engine, journal):
    with thrown_away(lasting_engine, *journal) as book:
        before = [row for row in rows_by_kind(book) if row.kind != "closing"]
        assets = nets_of_kind(book, "asset", "liability")
        for year in (2023, 2024, 2025, 2026):
            book.close_year(year, by=CLERK)
        left = [
            row.account for row in rows_by_kind(book) if book.chart[row.account].is_temporary
        ]
        after = [row for row in rows_by_kind(book) if row.kind != "closing"]
        sums = Counter()
        for row in rows_by_kind(book):
            if row.account in left:
                sums[row.account, row.unit, row.fund] += row.debits - row.credits
        assert (after, set(sums.values()) - {0}) == (before, set())
        assert nets_of_kind(book, "asset", "liability", without="1.1.99.99") == {
            cell: net for cell, net in assets.items() if cell[0] != "1.1.99.99"
        }


def rows_by_kind(book: Book):
    return sorted(book.turnovers(last_day=FOR_EVER, by=("unit", "fund")))


def nets_of_kind(book: Book, *kinds: str, without: str = ""):
    return {
        cell: net
        for cell, net in nets(book).items()
        if book.chart[cell[0]].kind in kinds and cell[0] != without
    }


@some
@given(journal=strategies.journals)
def test_a_year_that_is_reopened_stands_as_before(lasting_engine, journal):
    with thrown_away(lasting_engine, *journal) as book:
        before = nets(book)
        for year in (2023, 2024, 2025):
            book.close_year(year, by=CLERK)
        for year in (2025, 2024, 2023):
            book.reopen_year(year, by=CLERK, reason="Koreksi")
        assert (nets(book), book.periods.state.closed_through) == (
            before,
            dt.date(2022, 12, 31),
        )


# --- the edges of a sum ----------------------------------------------------------------------


def test_a_heading_has_the_balance_of_what_is_under_it(lasting_engine):
    with thrown_away(lasting_engine, sale(5), sale(7)) as book:
        assert book.balance(ASSETS).debits == book.balance(CASH).debits


def test_a_heading_with_nothing_under_it_has_no_balance(lasting_engine):
    with thrown_away(lasting_engine, sale()) as book:
        assert book.balance(EMPTY_HEADING) == Balance.zero(RUPIAH)


def test_a_heading_with_nothing_under_it_has_no_lines(lasting_engine):
    with thrown_away(lasting_engine, sale()) as book:
        assert list(book.lines(EMPTY_HEADING, Period.year(2025))) == []


def test_a_heading_may_gather_thousands_of_accounts(lasting_engine):
    with lasting_engine.connect() as connection:
        many = [account(f"1.1.05.{number:05d}") for number in range(3_000)]
        book = new_book(connection, "banyak", chart=[*chart(), *many])
        book.post(sale(9), by=CLERK)
        balance = book.balance("1.1.00.00", dt.date(2025, 3, 15))
        connection.rollback()
    assert balance.debits.amount == 9


@pytest.mark.parametrize("most", [0, 1, 2, 9])
def test_a_register_may_be_cut_short(lasting_engine, most):
    with thrown_away(lasting_engine, *(sale(number) for number in (1, 2, 3))) as book:
        found = [line.balance for line in book.lines(CASH, Period.year(2025), most=most)]
    assert found == [100, 300, 600][:most]


@pytest.mark.parametrize("asked", [{"unit": "TOKOO"}, {"fund": "DESSA"}], ids=repr)
def test_a_balance_is_of_units_and_funds_that_are_known(lasting_engine, asked):
    with thrown_away(lasting_engine, sale()) as book, pytest.raises(LedgerError) as refused:
        book.balance(CASH, **asked)
    assert refused.value.code == "unknown_dimension_value"


def test_a_book_may_move_as_much_as_a_number_holds(lasting_engine):
    halves = [sale(sen(LARGEST_MINOR // 2)), sale(sen(LARGEST_MINOR // 2), on="2025-04-01")]
    with thrown_away(lasting_engine, *halves, sale(sen(1), on="2024-01-01")) as book:
        assert (book.balance(CASH).debits, book.balance(SALES).credits) == (
            sen(LARGEST_MINOR),
            sen(LARGEST_MINOR),
        )


@pytest.mark.parametrize("on", ["2025-03-10", "2025-04-10", "2030-01-01"])
def test_a_book_that_would_move_more_is_refused_it(lasting_engine, on):
    with thrown_away(lasting_engine, sale(sen(LARGEST_MINOR))) as book:
        before = nets(book), book.settings()
        assert [problem.code for problem in book.check(sale(sen(1), on=on))] == [
            "amount_overflow"
        ]
        with pytest.raises(AmountOverflowError):
            book.post(sale(sen(1), on=on), by=CLERK)
        assert (nets(book), book.settings()) == before


def test_many_that_would_move_more_together_are_refused_it(lasting_engine):
    most = sale(sen(LARGEST_MINOR - 5))
    with thrown_away(lasting_engine) as book, pytest.raises(AmountOverflowError) as refused:
        book.post_many([sale(sen(2)), most, sale(sen(3)), sale(sen(1))], by=CLERK)
    assert refused.value.facts["position"] == 4


def test_the_number_of_balances_does_not_grow_with_the_journal(lasting_engine):
    with thrown_away(lasting_engine, *(sale() for _ in range(100))) as book:
        count = book.connection.scalar(
            select(func.count())
            .select_from(tables.period_balances)
            .where(tables.period_balances.c.book_id == book.book_id)
        )
    assert count == 2 * 2  # two accounts, a month and its year
