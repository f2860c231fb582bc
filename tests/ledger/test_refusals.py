"""What the books refuse: each bad thing by its own name, and nothing of it is written."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

import moneyed
import pytest

from ledger import (
    Book,
    Dimension,
    DimensionValue,
    EntryKind,
    JournalEntry,
    Period,
    Posting,
    allocate,
    credit,
    debit,
    errors,
    money,
    rp,
)
from ledger.allocation import check_percentages
from tests import builders
from tests.builders import (
    ASSETS,
    BANK,
    CASH,
    CLERK,
    COMPONENTS,
    DRAWINGS,
    EMPTY_HEADING,
    LOAN,
    OLD_COST,
    RETAINED,
    SALES,
    WAGES,
    account,
    at_work,
    day,
    entry,
    everything_stored,
    sale,
    with_fields,
)

if TYPE_CHECKING:
    from collections.abc import Callable

SHA = "ab" * 32


def posting(**fields) -> Callable[[Book], object]:
    """Return the act of posting a sale whose cash leg has other *fields*."""
    return lambda book: book.post(
        entry(with_fields(debit(CASH, rp(5)), **fields), credit(SALES, rp(5))), by=CLERK
    )


def posting_entry(*legs: Posting, **fields) -> Callable[[Book], object]:
    """Return the act of posting an entry."""
    return lambda book: book.post(entry(*legs, **fields), by=CLERK)


def amounts(value: object) -> Callable[[Book], object]:
    """Return the act of posting a sale of *value*, whatever it is."""
    return lambda book: book.post(entry(debit(CASH, value), credit(SALES, value)), by=CLERK)


def reversing(sequence: int, **fields) -> Callable[[Book], object]:
    given = {"on": day("2025-03-01"), "reason": "Salah", "by": CLERK, **fields}
    return lambda book: book.reverse(sequence, **given)


def period(verb: str, *arguments: object, **fields) -> Callable[[Book], object]:
    given = {"by": CLERK, "reason": "Perlu", **fields}
    return lambda book: getattr(book.periods, verb)(*arguments, **given)


def allowing(days: float, month: int = 1, **fields) -> Callable[[Book], object]:
    return lambda book: book.periods.allow(
        Period.month(2025, month),
        **{
            "until": book.clock() + dt.timedelta(days=days),
            "by": CLERK,
            "reason": "Susulan",
            **fields,
        },
    )


def value(dimension: Dimension, code: str, **fields) -> DimensionValue:
    return DimensionValue(dimension=dimension, code=code, **{"name": f"Nilai {code}", **fields})


def without_settings(act: Callable[[Book], object]) -> Callable[[Book], object]:
    """Return *act* on a book that has just been made, without accounts for closing."""

    def in_another_book(book: Book) -> object:
        with book.connection.begin_nested() as savepoint:
            other = Book.create(book.connection, "baru", name="Baru", chart=builders.chart())
            other.declare(*builders.known_values())
            other.post(sale(on="2024-05-01"), by=CLERK)
            try:
                return act(other)
            finally:
                savepoint.rollback()

    return in_another_book


@dataclass(frozen=True, slots=True)
class Refused:
    """One bad thing: what it is, the code it is refused with, and how it is asked for."""

    what: str
    code: str
    act: Callable[[Book], object]


ONE, TWO = debit(CASH, rp(5)), credit(SALES, rp(5))
TOKO = {"unit": "TOKO"}

REFUSED = [
    # amounts
    Refused("a float", "float_amount", lambda _: rp(1.5)),
    Refused("a whole float", "float_amount", amounts(100.0)),
    Refused("a float that is not a number", "float_amount", lambda _: rp(float("nan"))),
    Refused("a boolean", "boolean_amount", lambda _: rp(True)),  # noqa: FBT003
    Refused("a number without currency", "not_an_amount", amounts(100)),
    Refused("a number with separators", "not_an_amount", lambda _: rp("1.000.000")),
    Refused("an empty amount", "not_an_amount", lambda _: rp("")),
    Refused("no amount at all", "not_an_amount", amounts(None)),
    Refused("not a number", "not_finite_amount", lambda _: rp(Decimal("NaN"))),
    Refused("infinity in money", "not_finite_amount", amounts(moneyed.Money("Inf", "IDR"))),
    Refused("half a sen", "too_precise_amount", lambda _: rp("0.005")),
    Refused(
        "half a sen in money", "too_precise_amount", amounts(moneyed.Money("0.005", "IDR"))
    ),
    Refused("drifted cents", "too_precise_amount", amounts(moneyed.Money(0.1 + 0.2, "IDR"))),
    Refused("sen too many", "amount_overflow", lambda _: rp("92233720368547758.08")),
    Refused("1E+30", "amount_overflow", amounts(moneyed.Money(Decimal("1E+30"), "IDR"))),
    Refused("a currency nobody has", "unknown_currency", lambda _: money(1, "ZZZ")),
    # entries
    Refused("nothing moved", "non_positive_posting", amounts(rp(0))),
    Refused("a negative amount", "non_positive_posting", amounts(rp(-5))),
    Refused("a third side", "invalid_side", posting(side="kanan")),
    Refused(
        "no line",
        "too_few_postings",
        lambda _: JournalEntry(date=day("2025-03-01"), description="x", postings=()),
    ),
    Refused("one line", "too_few_postings", posting_entry(ONE)),
    Refused("1001 lines", "too_many_postings", posting_entry(*[ONE] * 500, *[TWO] * 501)),
    Refused("unequal sides", "unbalanced_entry", posting_entry(ONE, credit(SALES, rp(4)))),
    Refused("one sen less", "unbalanced_entry", posting_entry(ONE, credit(SALES, rp("4.99")))),
    Refused("two debits", "unbalanced_entry", posting_entry(ONE, ONE)),
    Refused(
        "units that owe each other",
        "unbalanced_unit",
        posting_entry(debit(CASH, rp(5), unit="TOKO"), TWO),
    ),
    Refused(
        "two currencies", "mixed_currency", posting_entry(ONE, credit(SALES, money(5, "USD")))
    ),
    Refused(
        "a moment for a day",
        "invalid_date",
        posting_entry(on=dt.datetime(2025, 3, 1, tzinfo=dt.UTC)),
    ),
    Refused("a day of long ago", "invalid_date", posting_entry(on=dt.date(1899, 12, 31))),
    Refused("a day as text", "invalid_date", lambda _: with_fields(sale(), date="2025-03-01")),
    Refused("no description", "blank_text", posting_entry(description="  ")),
    Refused("10 MB of description", "text_too_long", posting_entry(description="x" * 10**7)),
    Refused("a NUL", "invalid_text", posting_entry(description="a\0b")),
    Refused("a line break", "invalid_text", posting_entry(description="a\nb")),
    Refused("text that turns around", "invalid_text", posting_entry(description="a\u202eb")),
    Refused("half a character", "invalid_text", posting_entry(description="a\ud800")),
    Refused("a kind of its own", "invalid_kind", posting_entry(kind="koreksi")),
    Refused("a closing by hand", "invalid_kind", posting_entry(kind=EntryKind.CLOSING)),
    Refused("51 tags", "invalid_tag", posting_entry(tags={f"t{n}": "" for n in range(51)})),
    Refused(
        "evidence that is no digest", "invalid_evidence", posting_entry(evidence=("nota",))
    ),
    Refused("an empty key", "blank_text", posting_entry(key="")),
    Refused("an account of spaces", "blank_text", posting(account=" ")),
    Refused("nobody as actor", "blank_text", lambda book: book.post(sale(), by="")),
    Refused("a long actor", "text_too_long", lambda book: book.post(sale(), by="x" * 201)),
    Refused(
        "a hidden approver",
        "invalid_text",
        lambda book: book.post(sale(), by=CLERK, approved_by="a\u200bb"),
    ),
    # what the book knows
    Refused(
        "another currency",
        "wrong_currency",
        posting_entry(debit(CASH, money(5, "USD")), credit(SALES, money(5, "USD"))),
    ),
    Refused("an unknown account", "unknown_account", posting(account="1.1.01.99")),
    Refused("a heading", "heading_account", posting(account=ASSETS)),
    Refused("an account out of use", "inactive_account", posting(account=OLD_COST)),
    Refused(
        "an unknown unit",
        "unknown_dimension_value",
        posting_entry(debit(CASH, rp(5), unit="X"), credit(SALES, rp(5), unit="X")),
    ),
    Refused(
        "a unit of old",
        "inactive_dimension_value",
        posting_entry(debit(CASH, rp(5), unit="WARUNG"), credit(SALES, rp(5), unit="WARUNG")),
    ),
    Refused("an unknown fund", "unknown_dimension_value", posting(fund="X")),
    Refused("an unknown party", "unknown_dimension_value", posting(party="X")),
    Refused("an unknown document", "unknown_dimension_value", posting(document="X")),
    Refused("an unknown asset", "unknown_dimension_value", posting(asset="X")),
    Refused("an unknown item", "unknown_dimension_value", posting(item="X")),
    Refused("an unknown component", "unknown_dimension_value", posting(component="X")),
    Refused("a mark of the ledger", "unknown_dimension_value", posting(component="@in")),
    Refused("a debt of nobody", "missing_dimension", posting(account=LOAN)),
    Refused(
        "a component without cash",
        "component_without_cash",
        posting(account=WAGES, component=COMPONENTS[0]),
    ),
    Refused(
        "half a component",
        "component_incomplete",
        posting_entry(debit(CASH, rp(3), component=COMPONENTS[0]), debit(BANK, rp(2)), TWO),
    ),
    Refused(
        "a component twice",
        "component_incomplete",
        posting_entry(
            with_fields(ONE, component=COMPONENTS[0]), with_fields(TWO, component=COMPONENTS[0])
        ),
    ),
    # the calendar
    Refused("a day of a closed month", "period_closed", posting_entry(on="2025-01-31")),
    Refused("an exception that is over", "period_closed", posting_entry(on="2025-01-15")),
    Refused("a day of a closed year", "period_closed", posting_entry(on="2024-12-31")),
    Refused("a day that is locked", "period_locked", posting_entry(on="2024-06-30")),
    Refused("closing again", "period_order", period("close", day("2025-01-31"))),
    Refused("closing backward", "period_order", period("close", day("2024-12-31"))),
    Refused("closing a moment", "invalid_date", period("close", builders.FIRST_MOMENT)),
    Refused("closing by nobody", "blank_text", period("close", day("2025-02-28"), by=" ")),
    Refused(
        "closing in a break", "invalid_text", period("close", day("2025-02-28"), reason="a\nb")
    ),
    Refused("reopening forward", "period_order", period("reopen", day("2025-01-31"))),
    Refused(
        "reopening for nothing",
        "reason_required",
        period("reopen", day("2025-01-01"), reason=" "),
    ),
    Refused("reopening what is locked", "period_locked", period("reopen", day("2024-06-29"))),
    Refused("locking what is open", "period_order", period("lock", day("2025-02-01"))),
    Refused("locking backward", "period_order", period("lock", day("2024-06-30"))),
    Refused(
        "locking for nothing", "reason_required", period("lock", day("2024-12-31"), reason="")
    ),
    Refused(
        "a reason that is no text",
        "reason_required",
        period("lock", day("2024-12-31"), reason=None),
    ),
    Refused("an exception of the past", "exception_window", allowing(-1)),
    Refused("an exception for ever", "exception_window", allowing(31.5)),
    Refused(
        "an exception without zone",
        "exception_window",
        allowing(1, until=builders.FIRST_MOMENT.replace(tzinfo=None)),
    ),
    Refused("an exception for nothing", "reason_required", allowing(1, reason="\t")),
    Refused(
        "an exception to a lock",
        "period_locked",
        lambda book: book.periods.allow(
            Period.parse("2024-06-30..2024-07-31"),
            until=book.clock() + dt.timedelta(1),
            by=CLERK,
            reason="Susulan",
        ),
    ),
    Refused(
        "a period the wrong way round",
        "invalid_period",
        lambda _: Period.parse("2025-02-01..2025-01-01"),
    ),
    # years
    Refused(
        "closing a year twice", "year_closed", lambda book: book.close_year(2024, by=CLERK)
    ),
    Refused(
        "closing a year too far",
        "earlier_year_open",
        lambda book: book.close_year(2026, by=CLERK),
    ),
    Refused(
        "closing without a result account",
        "setting_missing",
        without_settings(lambda book: book.close_year(2024, by=CLERK)),
    ),
    Refused(
        "closing a year of no calendar",
        "invalid_period",
        lambda book: book.close_year(0, by=CLERK),
    ),
    Refused(
        "closing a year by nobody", "blank_text", lambda book: book.close_year(2025, by="")
    ),
    Refused(
        "reopening an open year",
        "year_not_closed",
        lambda book: book.reopen_year(2025, by=CLERK, reason="Salah"),
    ),
    Refused(
        "reopening a locked year",
        "period_locked",
        lambda book: book.reopen_year(2024, by=CLERK, reason="Salah"),
    ),
    Refused(
        "reopening a year for nothing",
        "reason_required",
        lambda book: book.reopen_year(2024, by=CLERK, reason=" "),
    ),
    # reversals and keys
    Refused("taking back what is not there", "entry_not_found", reversing(99)),
    Refused("taking back no number", "entry_not_found", reversing(10**30)),
    Refused("taking back twice", "already_reversed", reversing(6)),
    Refused("taking back too early", "reversal_too_early", reversing(8, on=day("2025-02-11"))),
    Refused("taking back a closing", "closing_entry", reversing(3)),
    Refused("taking back for nothing", "reason_required", reversing(8, reason=" ")),
    Refused(
        "taking back into a closed month", "period_closed", reversing(5, on=day("2025-01-20"))
    ),
    Refused(
        "taking back something else",
        "reversal_mismatch",
        lambda book: book.post(sale(7, reverses=8, reason="Salah"), by=CLERK),
    ),
    Refused(
        "taking back by a closing",
        "reversal_mismatch",
        lambda book: book.post(
            with_fields(
                book.entry(8).mirrored(on=day("2025-03-01"), reason="Salah"),
                kind=EntryKind.CLOSING,
            ),
            by=CLERK,
        ),
    ),
    Refused(
        "taking back with other components",
        "reversal_mismatch",
        posting_entry(
            debit(CASH, rp(40_000)),
            credit(WAGES, rp(40_000), component=COMPONENTS[0]),
            reverses=8,
            reason="Salah",
        ),
    ),
    Refused(
        "a key with another amount",
        "key_reused",
        lambda book: book.post(sale(7, on="2025-01-15", key="januari"), by=CLERK),
    ),
    Refused(
        "a key of an entry taken back",
        "key_reused",
        lambda book: book.post(sale(7, key="terbalik"), by=CLERK),
    ),
    # the chart and what is known
    Refused(
        "books that are there",
        "book_exists",
        lambda book: Book.create(book.connection, book.book_id, name="Lagi", chart=[]),
    ),
    Refused(
        "books of no name",
        "blank_text",
        lambda book: Book.create(book.connection, "baru", name="", chart=[]),
    ),
    Refused(
        "books of no id",
        "blank_text",
        lambda book: Book.create(book.connection, "", name="Baru", chart=[]),
    ),
    Refused(
        "books in no currency",
        "unknown_currency",
        lambda book: Book.create(book.connection, "baru", name="Baru", chart=[], currency="RP"),
    ),
    Refused(
        "a chart with a code twice",
        "account_exists",
        lambda book: Book.create(
            book.connection, "baru", name="Baru", chart=[account("1"), account("1")]
        ),
    ),
    Refused(
        "books that are not there",
        "book_not_found",
        lambda book: Book.open(book.connection, "tidak-ada"),
    ),
    Refused(
        "an account that is there",
        "account_exists",
        lambda book: book.add_account(account(CASH)),
    ),
    Refused(
        "changing no account",
        "unknown_account",
        lambda book: book.change_account("9.9", name="x", is_active=True),
    ),
    Refused(
        "an account of no name",
        "blank_text",
        lambda book: book.change_account(CASH, name=" ", is_active=True),
    ),
    Refused(
        "a result kept in assets",
        "not_a_retained_earnings_account",
        lambda book: book.set_closing_accounts(result=CASH),
    ),
    Refused(
        "a result kept in drawings",
        "not_a_retained_earnings_account",
        lambda book: book.set_closing_accounts(result=DRAWINGS),
    ),
    Refused(
        "a result kept nowhere",
        "unknown_account",
        lambda book: book.set_closing_accounts(result="9.9"),
    ),
    Refused(
        "a result owed to a heading",
        "heading_account",
        lambda book: book.set_closing_accounts(result=RETAINED, head_office=EMPTY_HEADING),
    ),
    Refused(
        "a unit that is there",
        "dimension_value_exists",
        lambda book: book.declare(value(Dimension.UNIT, "TOKO")),
    ),
    Refused(
        "a unit twice",
        "dimension_value_exists",
        lambda book: book.declare(*[value(Dimension.UNIT, "KOPI")] * 2),
    ),
    Refused(
        "a unit that owes in no account",
        "unknown_account",
        lambda book: book.declare(value(Dimension.UNIT, "KOPI", account="9.9")),
    ),
    Refused(
        "changing no unit",
        "unknown_dimension_value",
        lambda book: book.change_value(Dimension.UNIT, "KOPI", name="Kopi", is_active=True),
    ),
    Refused(
        "a component named like a mark",
        "invalid_text",
        lambda book: book.declare(value(Dimension.COMPONENT, "@in")),
    ),
    # reading
    Refused("an entry that is not there", "entry_not_found", lambda book: book.entry(99)),
    Refused(
        "a number that is not there",
        "entry_not_found",
        lambda book: book.entry_numbered(2025, 9),
    ),
    Refused("the balance of no account", "unknown_account", lambda book: book.balance("9.9")),
    Refused(
        "a balance before all time",
        "invalid_date",
        lambda book: book.balance(CASH, dt.date(1, 1, 1)),
    ),
    Refused(
        "balances of no day", "invalid_date", lambda book: book.balances(builders.FIRST_MOMENT)
    ),
    Refused(
        "the balance of no unit",
        "unknown_dimension_value",
        lambda book: book.balance(CASH, unit="TOKOO"),
    ),
    Refused(
        "the lines of no account",
        "unknown_account",
        lambda book: list(book.lines("9.9", Period.year(2025))),
    ),
    # sharing out
    Refused("sharing with nobody", "no_weights", lambda _: allocate(5, {})),
    Refused("a weight that is a float", "invalid_weight", lambda _: allocate(5, {"a": 0.5})),
    Refused("percentages of 99", "percentages_total", lambda _: check_percentages({"a": 99})),
    Refused(
        "a floor above it all",
        "impossible_bounds",
        lambda _: allocate(5, {"a": 1}, floors={"a": 6}),
    ),
]


@pytest.fixture(scope="module")
def books(lasting_engine):
    clock = builders.found_eventful_book(lasting_engine)
    clock.pass_days(2)  # the exception is over
    return lasting_engine, clock


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case.what)
def test_a_bad_thing_is_refused_by_its_own_name_and_leaves_nothing(books, case):
    engine, clock = books
    before = everything_stored(engine)

    with at_work(engine, clock=clock) as book, pytest.raises(errors.LedgerError) as refused:
        case.act(book)

    assert (refused.value.code, everything_stored(engine)) == (case.code, before)


def test_each_bad_thing_is_told_once():
    names = [case.what for case in REFUSED]
    assert len(set(names)) == len(names) >= 60


def test_every_error_of_the_ledger_is_met():
    met = {case.code for case in REFUSED}
    elsewhere = {
        # classes that only gather others
        *("ledger", "money", "allocation", "entry", "book", "account", "dimension", "period"),
        *("reversal", "exchange"),
        # met where files are taken in, and where work begins and ends
        *("invalid_exchange_entry", "book_not_empty", "malformed_export", "export_version"),
        *("export_chain", "database_guard"),
    }
    codes = {
        found.code
        for found in vars(errors).values()
        if isinstance(found, type) and issubclass(found, errors.LedgerError)
    }
    assert codes - met == elsewhere
