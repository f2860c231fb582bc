from __future__ import annotations

import datetime as dt
from typing import ClassVar

import pytest
from sqlalchemy.orm import Session

from ledger import (
    Balance,
    Book,
    BookView,
    Dimension,
    DimensionValue,
    Outcome,
    Period,
    credit,
    debit,
    money,
    rp,
)
from ledger.canonical import digest, entry_fields, genesis, stamp
from ledger.errors import LedgerError, UnbalancedEntryError, UnknownAccountError
from ledger.journal_view import book_ids, utc_now
from tests import builders
from tests.builders import (
    BANK,
    CASH,
    CLERK,
    OTHER_BOOK,
    SALES,
    WAGES,
    Clock,
    account,
    at_work,
    chart,
    day,
    entry,
    expense,
    new_book,
    opening,
    sale,
    thrown_away,
)

SHA = "ab" * 32


# --- making and opening ----------------------------------------------------------------------


def test_a_new_book_is_empty(lasting_engine):
    with thrown_away(lasting_engine) as book:
        assert (list(book.entries()), book.balances(), book.latest(5)) == ([], {}, [])


def test_a_book_begins_its_chain_with_its_identity(lasting_engine):
    with thrown_away(lasting_engine) as book:
        row = book.settings()
        assert (row.head, row.last_sequence) == (genesis(book.identity), 0)


def test_each_book_has_an_identity_of_its_own(lasting_engine):
    identities = set()
    for _ in range(2):
        with thrown_away(lasting_engine) as book:
            identities.add(book.identity)
    assert len(identities) == 2


def test_a_book_may_be_made_and_opened_with_a_session(engine):
    with Session(engine) as session:
        Book.create(session, "desa", name="Desa", chart=chart())
        session.commit()
        found = BookView.open(session, "desa")
        assert (found.name, found.currency.code, len(found.chart)) == (
            "Desa",
            "IDR",
            len(chart()),
        )


def test_a_book_keeps_its_currency(lasting_engine):
    with lasting_engine.connect() as connection:
        Book.create(connection, "jepang", name="Jepang", chart=chart(), currency="JPY")
        book = Book.open(connection, "jepang")
        legs = debit(CASH, money(7, "JPY")), credit(SALES, money(7, "JPY"))
        book.post(entry(*legs), by=CLERK)
        (line,) = book.lines(CASH, Period.year(2025))
        found = book.balance(CASH), line.debit_minor
        connection.rollback()
    assert found == (Balance(money(7, "JPY"), money(0, "JPY")), 7)


def test_a_book_without_a_chart_takes_accounts_later(lasting_engine):
    with lasting_engine.connect() as connection:
        book = Book.create(connection, "kosong", name="Kosong", chart=[])
        book.add_account(account(CASH, is_cash=True))
        book.add_account(account(SALES, builders.AccountKind.REVENUE))
        posted = book.post(sale(), by=CLERK)
        connection.rollback()
    assert posted.sequence == 1


def test_the_books_of_a_database_are_listed(engine):
    builders.found_eventful_book(engine)
    with engine.connect() as connection:
        assert book_ids(connection) == [builders.BOOK, OTHER_BOOK]


def test_books_do_not_see_each_other(engine):
    builders.found_eventful_book(engine)
    with at_work(engine) as book:
        one = book.settings().last_sequence, len(book.refusals()), "1.1.07.01" in book.chart
    with at_work(engine, OTHER_BOOK) as book:
        other = book.settings().last_sequence, len(book.refusals()), "1.1.07.01" in book.chart
        nothing = book.find("gaji"), book.periods.events(), book.balance(WAGES)
    assert (one, other) == ((8, 1, False), (10, 0, True))
    assert nothing == (None, [], Balance.zero(rp(1).currency))


def test_the_clock_of_the_machine_knows_its_zone():
    assert utc_now().tzinfo is dt.UTC


# --- posting ---------------------------------------------------------------------------------


def test_a_posted_entry_reads_back_as_it_was(lasting_engine):
    draft = entry(
        debit(
            CASH, rp("1500.25"), unit="TOKO", fund="DESA", party="BU-TINI", document="NOTA-1"
        ),
        credit(
            SALES,
            rp("1500.25"),
            unit="TOKO",
            asset="MESIN-1",
            item="BERAS",
            component="OP-IN-1",
        ),
        description="Penjualan beras é 日本",
        kind="adjusting",
        tags={"nota": "77", "meja": ""},
        decision="SK 7/2025",
        evidence=(SHA,),
    )
    with thrown_away(lasting_engine, draft) as book:
        assert book.entry(1).entry == draft


def test_a_posted_entry_tells_who_and_when(lasting_engine):
    clock = Clock()
    with lasting_engine.connect() as connection:
        book = new_book(connection, "siapa", clock=clock)
        book.post(sale(), by=CLERK, approved_by="pak-umar")
        found = book.entry(1)
        connection.rollback()
    assert (found.posted_by, found.approved_by, found.posted_at) == (
        CLERK,
        "pak-umar",
        clock.now,
    )


@pytest.mark.parametrize("hours", [7, 8, 9])
def test_the_last_second_of_a_year_is_kept_to_the_microsecond(lasting_engine, hours):
    zone = dt.timezone(dt.timedelta(hours=hours))
    moment = dt.datetime(2025, 12, 31, 23, 59, 59, 999_999, tzinfo=zone)
    with lasting_engine.connect() as connection:
        book = new_book(connection, "zona", clock=lambda: moment)
        book.post(sale(on="2025-12-31"), by=CLERK)
        found = book.entry(1)
        connection.rollback()
    assert (found.posted_at, found.entry.date) == (moment, day("2025-12-31"))


@pytest.mark.parametrize("on", ["1900-01-01", "2024-02-29", "2025-12-31", "2999-12-31"])
def test_any_day_may_be_booked(lasting_engine, on):
    with thrown_away(lasting_engine, sale(on=on)) as book:
        assert (book.entry(1).entry.date, len(book.balances(day(on)))) == (day(on), 2)


def test_the_chain_holds_every_field(lasting_engine):
    with thrown_away(
        lasting_engine, sale(5, on="2025-03-10", key="k", tags={"a": "b"})
    ) as book:
        found = book.entry(1)
        header = [
            *(1, 2025, 1, "2025-03-10", "ordinary", "Penjualan tunai", "BKM", 1, "k", None, ""),
            *("", '{"a":"b"}', "[]", stamp(found.posted_at), CLERK, ""),
        ]
        rest = [""] * 6
        lines = [(CASH, 500, 0, *rest, ""), (SALES, 0, 500, *rest, "@in")]
        expected = digest(genesis(book.identity), entry_fields(header, lines))
        assert (found.hash, book.settings().head) == (expected, expected)


def test_each_year_is_numbered_by_itself(lasting_engine):
    days = ["2025-01-01", "2024-12-31", "2025-06-01", "2024-01-01", "2026-01-01"]
    with thrown_away(lasting_engine, *(sale(on=on) for on in days)) as book:
        assert [(p.sequence, p.number, p.voucher) for p in book.entries()] == [
            (1, 1, "BKM/2025/0001"),
            (2, 1, "BKM/2024/0001"),
            (3, 2, "BKM/2025/0002"),
            (4, 2, "BKM/2024/0002"),
            (5, 1, "BKM/2026/0001"),
        ]


def test_each_type_of_voucher_is_numbered_by_itself(lasting_engine):
    drafts = [opening(), sale(), expense(), builders.accrual(), sale(), expense()]
    with thrown_away(lasting_engine, *drafts) as book:
        assert [(p.number, p.voucher) for p in book.entries()] == [
            (1, "BM/2025/0001"),
            (2, "BKM/2025/0001"),
            (3, "BKK/2025/0001"),
            (4, "BM/2025/0002"),
            (5, "BKM/2025/0002"),
            (6, "BKK/2025/0002"),
        ]


def test_a_rolled_back_number_is_given_again(engine):
    builders.found(engine, sale())
    with engine.connect() as connection:
        lost = Book.open(connection, builders.BOOK).post(sale(), by=CLERK)
        connection.rollback()
    kept = builders.post(engine, sale())[0]
    assert (kept.sequence, kept.number) == (lost.sequence, lost.number) == (2, 2)


def test_an_entry_may_have_a_thousand_lines(lasting_engine):
    legs = [leg for number in range(1, 501) for leg in builders.sale_postings(number)]
    with thrown_away(lasting_engine, entry(*legs)) as book:
        assert len(book.entry(1).entry.postings) == 1_000


def test_a_refusal_leaves_the_book_ready_for_the_next(lasting_engine):
    with thrown_away(lasting_engine) as book:
        with pytest.raises(LedgerError):
            book.post(sale(unit="X"), by=CLERK)
        assert book.post(sale(), by=CLERK).sequence == 1


# --- many ------------------------------------------------------------------------------------


def test_many_are_counted_as_they_are_done(lasting_engine):
    counted = []
    with thrown_away(lasting_engine) as book:
        book.post_many((sale() for _ in range(2_100)), by=CLERK, progress=counted.append)
    assert counted == [1_000, 2_000, 2_100]


def test_each_of_many_is_answered_in_order(lasting_engine):
    answers = []
    with thrown_away(lasting_engine, sale(key="ada")) as book:
        drafts = [sale(key="satu"), sale(key="ada"), sale(key="dua")]
        batch = book.post_many(drafts, by=CLERK, each=answers.append)
        assert [(a.key, a.outcome, a.sequence) for a in answers] == [
            ("satu", Outcome.CREATED, 2),
            ("ada", Outcome.EXISTS, 1),
            ("dua", Outcome.CREATED, 3),
        ]
        assert batch == (2, 1, book.settings().head)


def test_none_is_many_too(lasting_engine):
    counted = []
    with thrown_away(lasting_engine) as book:
        batch = book.post_many([], by=CLERK, progress=counted.append)
        assert (batch[:2], book.settings().last_sequence) == ((0, 0), 0)


def test_a_reversal_may_come_with_what_it_reverses(lasting_engine):
    with thrown_away(lasting_engine, sale(key="asal")) as book:
        mirrored = book.entry(1).mirrored(on=day("2025-03-11"), reason="Salah")
        batch = book.post_many([sale(), mirrored, sale()], by=CLERK)
        assert (batch.created, book.reversed_by(1)) == (3, 3)


def test_the_bad_one_of_many_is_counted_from_one(lasting_engine):
    drafts = [sale(), sale(), sale(unit="X"), sale()]
    with thrown_away(lasting_engine) as book, pytest.raises(LedgerError) as refused:
        book.post_many(drafts, by=CLERK)
    assert refused.value.facts["position"] == 3


def test_of_many_with_a_bad_one_none_is_there(engine):
    builders.found(engine)
    drafts = [*(sale() for _ in range(1_200)), sale(on="2025-01-01", fund="X")]
    with pytest.raises(LedgerError), at_work(engine) as book:
        book.post_many(drafts, by=CLERK)
    with at_work(engine) as book:
        assert (book.settings().last_sequence, book.balances()) == (0, {})


def test_an_entry_that_cannot_be_made_stops_many(engine):
    builders.found(engine)
    drafts = (entry(debit(CASH, rp(n)), credit(SALES, rp(5))) for n in (5, 5, 6))
    with pytest.raises(UnbalancedEntryError), at_work(engine) as book:
        book.post_many(drafts, by=CLERK)
    with at_work(engine) as book:
        assert book.settings().last_sequence == 0


# --- reading ---------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def books(lasting_engine):
    builders.found_eventful_book(lasting_engine)
    return lasting_engine


@pytest.fixture
def book(books):
    with books.connect() as connection:
        yield BookView.open(connection, builders.BOOK)


def test_an_entry_is_found_by_its_key_or_its_numbers(book):
    found = book.find("gaji"), book.entry(8), book.entry_numbered(2025, 4)
    assert {each.sequence for each in found} == {8}


def test_a_key_that_nobody_used_finds_nothing(book):
    assert book.find("tidak-ada") is None


@pytest.mark.parametrize("sequence", [0, -1, 99, 10**30, "8", None, True, 8.0], ids=repr)
def test_what_is_no_place_in_the_chain_is_not_found(book, sequence):
    with pytest.raises(LedgerError) as refused:
        book.entry(sequence)
    assert refused.value.code == "entry_not_found"


@pytest.mark.parametrize(
    ("year", "number"), [(2025, 0), (2025, 99), (2030, 1), (10**30, 1), (2025, 10**30)]
)
def test_what_is_no_number_of_a_year_is_not_found(book, year, number):
    with pytest.raises(LedgerError) as refused:
        book.entry_numbered(year, number)
    assert refused.value.code == "entry_not_found"


def test_entries_come_as_they_were_chained(book):
    assert [posted.sequence for posted in book.entries()] == list(range(1, 9))


def test_entries_of_a_period_come_by_day(books):
    with thrown_away(books, *(sale(on=f"2025-03-{n}") for n in (20, 10, 15, 10, 31))) as book:
        found = [p.sequence for p in book.entries(Period.parse("2025-03-10..2025-03-20"))]
    assert found == [2, 4, 3, 1]


def test_the_latest_entries_come_newest_first(book):
    assert [posted.sequence for posted in book.latest(3)] == [8, 7, 6]


@pytest.mark.parametrize("count", [499, 500, 501, 1_203])
def test_any_number_of_entries_is_read_by_pages(books, count):
    with thrown_away(books, *(sale(n) for n in range(1, count + 1))) as book:
        amounts = [posted.entry.amount for posted in book.entries()]
    assert amounts == [rp(n) for n in range(1, count + 1)]


def test_entries_that_lie_far_apart_are_read_with_their_lines(books):
    drafts = [sale(n, on="2025-03-10" if n % 10 == 0 else "2025-04-10") for n in range(1, 200)]
    with thrown_away(books, *drafts) as book:
        found = [p.entry.amount for p in book.entries(Period.month(2025, 3))]
    assert found == [rp(n) for n in range(10, 200, 10)]


def test_what_took_an_entry_back_is_known(book):
    assert (book.reversed_by(6), book.reversed_by(8)) == (3, None)


def test_which_of_several_entries_were_taken_back_is_known(book):
    assert list(book.reversals([8, 6, 6])) == [6]


def test_several_entries_are_read_by_their_places(book):
    assert [posted.sequence for posted in book.entries_at([3, 1, 3, 99])] == [1, 3]


def test_a_register_tells_each_line_of_an_account(book):
    lines = list(book.lines(CASH, Period.month(2025, 2)))
    assert [
        (ln.date.day, ln.voucher, ln.debit_minor, ln.credit_minor, ln.balance) for ln in lines
    ] == [
        (10, "BKM/2025/0002", 10_000_000, 0, 40_000_000),
        (11, "BKK/2025/0001", 0, 10_000_000, 30_000_000),
        (12, "BKK/2025/0002", 0, 4_000_000, 26_000_000),
    ]


def test_a_line_of_a_register_tells_its_entry_and_dimensions(books):
    legs = (
        debit(BANK, rp(5), unit="TOKO", fund="DESA", party="BU-TINI", document="NOTA-1"),
        credit(SALES, rp(5), unit="TOKO", asset="MESIN-1", item="BERAS"),
    )
    with thrown_away(books, entry(*legs)) as book:
        (line,) = book.lines(SALES, Period.year(2025))
    assert line == (
        *(1, 2, day("2025-03-10"), 1, "BKM/2025/0001", "ordinary", "Penjualan tunai"),
        *(SALES, 0, 500, "TOKO", "", "", "", "MESIN-1", "BERAS", "@in", -500),
    )


def test_the_journal_of_a_period_balances_entry_by_entry(book):
    lines = list(book.journal(Period.year(2025)))
    ends = [
        a
        for a, b in zip(lines, [*lines[1:], None], strict=True)
        if not b or a.sequence != b.sequence
    ]
    assert (len(lines), {line.balance for line in ends}) == (8, {0})


def test_the_journal_may_be_of_one_unit(book):
    lines = list(book.journal(Period.year(2024), unit="TOKO"))
    assert {line.unit for line in lines} == {"TOKO"}


def test_a_balance_is_asked_by_day_unit_and_fund(books):
    drafts = [
        sale(1, on="2025-01-10"),
        sale(2, on="2025-02-10", unit="TOKO"),
        sale(4, on="2025-02-20", fund="DESA"),
    ]
    with thrown_away(books, *drafts) as book:
        asked = [
            book.balance(CASH),
            book.balance(CASH, day("2025-02-10")),
            book.balance(CASH, unit="TOKO"),
            book.balance(CASH, unit=""),
            book.balance(CASH, day("2025-02-20"), fund="DESA"),
            book.balance(CASH, fund=""),
        ]
    assert [balance.debits for balance in asked] == [rp(n) for n in (7, 3, 2, 5, 4, 3)]


def test_known_values_come_by_dimension_in_code_order(book):
    units = [(v.code, v.is_active) for v in book.known(Dimension.UNIT)]
    assert units == [("TOKO", True), ("WARUNG", False), ("WISATA", True)]


# --- changing what the book knows ------------------------------------------------------------


def test_an_account_keeps_what_it_is(books):
    kept = account(
        "1.9",
        builders.AccountKind.EQUITY,
        is_contra=True,
        is_cash=True,
        is_drawing=True,
        takes_postings=False,
        is_active=False,
        requires=(Dimension.PARTY, Dimension.ITEM),
    )
    with thrown_away(books) as book:
        book.add_account(kept)
        assert Book.open(book.connection, book.book_id).chart["1.9"] == kept


def test_an_account_may_be_called_otherwise(books):
    with thrown_away(books, sale()) as book:
        book.change_account(CASH, name="Kas Besar", is_active=True)
        assert book.chart[CASH].name == "Kas Besar"


def test_an_account_out_of_use_may_be_used_again(books):
    with thrown_away(books) as book:
        book.change_account(SALES, name="Penjualan", is_active=False)
        assert [problem.code for problem in book.check(sale())] == ["inactive_account"]
        book.change_account(SALES, name="Penjualan", is_active=True)
        assert book.check(sale()) == []


def test_a_new_unit_may_be_named_at_once(books):
    with thrown_away(books) as book:
        assert [p.code for p in book.check(sale(unit="KOPI"))] == [
            "unknown_dimension_value"
        ] * 2
        book.declare(DimensionValue(dimension=Dimension.UNIT, code="KOPI", name="Kopi"))
        assert book.check(sale(unit="KOPI")) == []


def test_declaring_nothing_changes_nothing(books):
    with thrown_away(books) as book:
        before = [book.known(dimension) for dimension in Dimension]
        book.declare()
        assert [book.known(dimension) for dimension in Dimension] == before


def test_a_unit_may_be_put_out_of_use(books):
    with thrown_away(books) as book:
        book.change_value(Dimension.UNIT, "TOKO", name="Toko Lama", is_active=False)
        found = [v for v in book.known(Dimension.UNIT) if v.code == "TOKO"]
        assert [(v.name, v.is_active) for v in found] == [("Toko Lama", False)]


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ({"account": builders.UNIT_CURRENT}, builders.UNIT_CURRENT),
        ({}, CASH),
        ({"account": ""}, ""),
    ],
)
def test_a_unit_may_get_its_account_later(books, given, kept):
    with thrown_away(books) as book:
        unit = DimensionValue(dimension=Dimension.UNIT, code="KOPI", name="Kopi", account=CASH)
        book.declare(unit)
        book.change_value(Dimension.UNIT, "KOPI", name="Kopi", is_active=True, **given)
        (found,) = [v for v in book.known(Dimension.UNIT) if v.code == "KOPI"]
        assert found.account == kept


def test_the_account_of_a_unit_takes_postings(books):
    with thrown_away(books) as book, pytest.raises(UnknownAccountError):
        book.change_value(Dimension.UNIT, "TOKO", name="Toko", is_active=True, account="tiada")


def test_closing_accounts_are_kept(books):
    with thrown_away(books) as book:
        row = book.settings()
        assert (row.result_account, row.head_office_account, row.unit_current_account) == (
            builders.RETAINED,
            builders.HEAD_OFFICE,
            builders.UNIT_CURRENT,
        )


# --- what was refused ------------------------------------------------------------------------


def test_a_refusal_is_kept_with_what_was_asked(books):
    with thrown_away(books) as book:
        error = UnbalancedEntryError(debits=rp(5), credits=rp(4))
        book.record_refusal(error, request='{"key": "x"}', actor=CLERK)
        (kept,) = book.refusals()
    assert (kept.refusal_no, kept.code, kept.actor, kept.request) == (
        1,
        "unbalanced_entry",
        CLERK,
        '{"key": "x"}',
    )


class WetFeetError(Exception):
    """An error of somebody who builds on the ledger, and of none of its families."""

    code = "wet_feet"
    facts: ClassVar = {"depth": 3}


def test_a_refusal_of_those_who_build_on_the_ledger_is_kept_too(books):
    with thrown_away(books) as book:
        book.record_refusal(WetFeetError(), request="{}", actor=CLERK)
        (kept,) = book.refusals()
    assert (kept.code, kept.facts) == ("wet_feet", '{"depth":"3"}')


def test_refusals_are_numbered_and_chained(books):
    with thrown_away(books) as book:
        for _ in range(3):
            book.record_refusal(LedgerError("x"), request="", actor="")
        rows = book.connection.exec_driver_sql(
            f"SELECT refusal_no, hash FROM refusals WHERE book_id = '{book.book_id}'"  # noqa: S608
        ).all()
    assert ([row[0] for row in rows], len({row[1] for row in rows})) == ([1, 2, 3], 3)


@pytest.mark.parametrize(
    "text", ["a\0b", "a\ud800b", "x" * 30_000], ids=["NUL", "half", "long"]
)
def test_any_request_can_be_kept(books, text):
    with thrown_away(books) as book:
        book.record_refusal(LedgerError("x", value=text), request=text, actor=text)
        (kept,) = book.refusals()
    assert (kept.request[0], len(kept.request) <= 20_000, len(kept.actor) <= 200) == (
        text[0],
        True,
        True,
    )
