"""What hledger, ledger and beancount are given: names, texts and amounts as they take them."""

from __future__ import annotations

import io

import pytest

from ledger import Book, EntryKind, credit, debit, money
from ledger.exchange import EXPORTS, beancount
from tests.builders import CASH, CLERK, LOAN, account, at_work, entry, found, new_book, sale

PLAIN_TEXT = pytest.mark.parametrize("key", ["hledger", "ledger"])


def written(view, key):
    out = io.StringIO()
    EXPORTS[key].write(view, out)
    return out.getvalue()


def export_of(engine, key, *entries):
    found(engine, *entries)
    with at_work(engine) as book:
        return written(book, key)


def test_every_format_is_known_by_its_key():
    assert {key: made.key for key, made in EXPORTS.items()} == {
        key: key for key in ("hledger", "beancount", "ledger", "jsonl")
    }


def test_no_two_formats_share_an_extension():
    assert len({made.extension for made in EXPORTS.values()}) == len(EXPORTS)


@PLAIN_TEXT
def test_an_entry_is_written_with_its_date_voucher_and_description(sqlite_engine, key):
    text = export_of(sqlite_engine, key, sale(on="2025-01-20"))

    assert "\n2025-01-20 * (BKM/2025/0001) Penjualan tunai\n" in text


@PLAIN_TEXT
def test_amounts_are_written_to_the_sen(sqlite_engine, key):
    text = export_of(sqlite_engine, key, sale(150_000))

    assert f"    Assets:{CASH}  150000.00 IDR\n" in text
    assert "  -150000.00 IDR\n" in text


@PLAIN_TEXT
def test_a_semicolon_does_not_end_a_description(sqlite_engine, key):
    text = export_of(sqlite_engine, key, sale(description="Beras; gula"))

    assert " Beras\N{FULLWIDTH SEMICOLON} gula\n" in text


@PLAIN_TEXT
def test_a_tag_keeps_what_would_end_it_encoded(sqlite_engine, key):
    text = export_of(sqlite_engine, key, sale(decision="SK 1, [2025]: 50%;"))

    assert "; decision: SK 1%2C %5B2025%5D%3A 50%25%3B\n" in text


@pytest.mark.parametrize("key", ["hledger", "ledger", "beancount"])
def test_what_an_entry_says_besides_is_written(sqlite_engine, key):
    text = export_of(
        sqlite_engine,
        key,
        sale(key="a", tags={"nota": "12"}, evidence=("ab" * 32,), kind=EntryKind.ADJUSTING),
    )

    for name in ("sequence", "number", "key", "kind", "tags", "evidence", "posted-at", "hash"):
        assert f" {name}: " in text
    for name in ("reverses", "reason", "decision", "approved-by"):
        assert f" {name}: " not in text


@PLAIN_TEXT
def test_a_reversal_says_what_it_takes_back(sqlite_engine, key):
    found(sqlite_engine, sale())
    with at_work(sqlite_engine) as book:
        book.reverse(1, on=book.entry(1).entry.date, reason="Salah", by=CLERK)
        text = written(book, key)

    assert "    ; reverses: 1\n    ; reason: Salah\n" in text


@PLAIN_TEXT
def test_what_a_line_names_stands_below_it(sqlite_engine, key):
    lines = (
        debit(LOAN, money(5), unit="TOKO", party="BU-TINI"),
        credit(CASH, money(5), unit="TOKO"),
    )
    text = export_of(sqlite_engine, key, entry(*lines))

    assert (
        f"    Assets:{LOAN}  5.00 IDR\n    ; unit: TOKO\n    ; party: BU-TINI\n"
        "    ; component: @out\n"
    ) in text


def test_beancount_opens_each_account_that_takes_postings(sqlite_engine):
    text = export_of(sqlite_engine, "beancount")

    assert '1900-01-01 open Assets:1-1-01-01 IDR\n  code: "1.1.01.01"\n' in text
    assert "Assets:1-0-00-00" not in text


def test_beancount_is_given_quotes_and_backslashes_escaped(sqlite_engine):
    text = export_of(sqlite_engine, "beancount", sale(description='Toko "A\\B"'))

    assert '* "Toko \\"A\\\\B\\""\n' in text


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("1.1.01.01", "1-1-01-01"),
        ("kas", "Z6bZas"),
        ("1-1", "1Z2dZ1"),
        ("Z", "Z5aZ"),
        ("1 é", "1Z20ZZe9Z"),
        (".1", "Z2eZ1"),
    ],
)
def test_beancount_is_given_names_it_takes(code, name):
    assert beancount.account_name(account(code)) == f"Assets:{name}"


@pytest.mark.parametrize("key", ["hledger", "ledger", "beancount"])
def test_a_currency_without_decimals_is_written_without(sqlite_engine, key):
    with sqlite_engine.begin() as connection:
        book = Book.create(
            connection, "yen", name="Yen", chart=[account(CASH), account("3.1")], currency="JPY"
        )
        lines = debit(CASH, money(1500, "JPY")), credit("3.1", money(1500, "JPY"))
        book.post(entry(*lines), by=CLERK)

        assert "  1500 JPY\n" in written(book, key)


def test_hledger_is_told_where_the_point_stands_though_there_are_no_decimals(sqlite_engine):
    with sqlite_engine.begin() as connection:
        book = new_book(connection, currency="JPY")

        assert "commodity 1000. JPY\n" in written(book, "hledger")
