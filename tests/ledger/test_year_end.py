from __future__ import annotations

import pytest
from sqlalchemy import text

from ledger import Book, Dimension, DimensionValue, LedgerError, Side, credit, debit, rp
from tests import builders
from tests.builders import (
    BANK,
    CAPITAL,
    CASH,
    CLERK,
    DRAWINGS,
    HEAD_OFFICE,
    RETAINED,
    SALES,
    UNIT_CURRENT,
    WAGES,
    account,
    at_work,
    chart,
    day,
    entry,
    expense,
    found,
    known_values,
    new_book,
    opening,
    sale,
    thrown_away,
)


def held(book, code, *, unit=None, fund=None, at=None):
    """Return what an account holds, as its own side sees it."""
    side = book.chart[code].normal_side
    return book.balance(code, at, unit=unit, fund=fund).net(side)


def refused(act, *arguments, **fields):
    with pytest.raises(LedgerError) as error:
        act(*arguments, **fields)
    return error.value.code


def test_a_profit_goes_to_retained_earnings(lasting_engine):
    with thrown_away(lasting_engine, sale(100), expense(40)) as book:
        book.close_year(2025, by=CLERK)
        assert [held(book, code) for code in (SALES, WAGES, RETAINED, CASH)] == [
            rp(0),
            rp(0),
            rp(60),
            rp(60),
        ]


def test_a_loss_is_taken_from_retained_earnings(lasting_engine):
    with thrown_away(lasting_engine, expense(40)) as book:
        book.close_year(2025, by=CLERK)
        assert held(book, RETAINED) == rp(-40)


def test_drawings_are_closed_with_the_year(lasting_engine):
    drawn = entry(debit(DRAWINGS, rp(30)), credit(CASH, rp(30)))
    with thrown_away(lasting_engine, sale(100), drawn) as book:
        book.close_year(2025, by=CLERK)
        assert (held(book, DRAWINGS), held(book, RETAINED)) == (rp(0), rp(70))


def test_each_unit_hands_its_result_to_the_head_office(lasting_engine):
    drafts = [sale(100, unit="TOKO"), expense(40, unit="WISATA"), sale(7)]
    with thrown_away(lasting_engine, *drafts) as book:
        posted = book.close_year(2025, by=CLERK)
        assert (
            len(posted),
            held(book, RETAINED),
            held(book, RETAINED, unit=""),
            [
                book.balance(HEAD_OFFICE, unit=unit).net(Side.CREDIT)
                for unit in ("TOKO", "WISATA")
            ],
            book.balance(UNIT_CURRENT, unit="").net(Side.DEBIT),
        ) == (3, rp(67), rp(67), [rp(100), rp(-40)], rp(60))


def test_a_unit_with_an_account_of_its_own_is_closed_through_it(lasting_engine):
    with lasting_engine.connect() as connection:
        book = Book.create(connection, "rk", name="RK", chart=[*chart(), account("1.1.99.01")])
        book.declare(
            DimensionValue(
                dimension=Dimension.UNIT, code="KOPI", name="Kopi", account="1.1.99.01"
            )
        )
        book.set_closing_accounts(result=RETAINED, head_office=HEAD_OFFICE)
        book.post(sale(100, unit="KOPI"), by=CLERK)
        book.close_year(2025, by=CLERK)
        balance = held(book, "1.1.99.01")
        connection.rollback()
    assert balance == rp(100)


def test_units_keep_their_results_where_no_accounts_between_are_set(lasting_engine):
    with thrown_away(lasting_engine, sale(100, unit="TOKO")) as book:
        book.set_closing_accounts(result=RETAINED)
        book.close_year(2025, by=CLERK)
        assert held(book, RETAINED, unit="TOKO") == rp(100)


def test_a_result_without_an_account_at_the_head_office_names_the_setting(lasting_engine):
    with thrown_away(lasting_engine, sale(unit="TOKO")) as book:
        book.set_closing_accounts(result=RETAINED, head_office=HEAD_OFFICE)
        assert refused(book.close_year, 2025, by=CLERK) == "setting_missing"


def test_each_fund_keeps_its_result(lasting_engine):
    with thrown_away(
        lasting_engine, sale(100, fund="DESA"), expense(40, fund="PROVINSI")
    ) as book:
        book.close_year(2025, by=CLERK)
        assert [held(book, RETAINED, fund=fund) for fund in ("DESA", "PROVINSI")] == [
            rp(100),
            rp(-40),
        ]


def test_a_year_without_a_result_is_closed_without_entries(lasting_engine):
    with thrown_away(lasting_engine, opening()) as book:
        assert book.close_year(2025, by=CLERK) == []
        assert book.periods.state.closed_through == day("2025-12-31")


def test_a_closed_year_takes_no_entries(lasting_engine):
    with thrown_away(lasting_engine, sale()) as book:
        book.close_year(2025, by=CLERK)
        assert refused(book.post, sale(on="2025-12-31"), by=CLERK) == "period_closed"


def test_a_year_whose_months_are_closed_is_closed_all_the_same(engine):
    found(engine, sale(100))
    with at_work(engine) as book:
        book.periods.close(day("2025-12-31"), by=CLERK)
    with at_work(engine) as book:
        book.close_year(2025, by=CLERK)
    with at_work(engine) as book:
        events = [event.action for event in book.periods.events()]
        assert (held(book, RETAINED), book.periods.state.closed_through, events) == (
            rp(100),
            day("2025-12-31"),
            ["close", "reopen", "close"],
        )


def test_closing_an_old_year_leaves_later_months_closed(engine):
    found(engine, sale(100, on="2024-05-01"))
    with at_work(engine) as book:
        book.periods.close(day("2025-03-31"), by=CLERK)
    with at_work(engine) as book:
        book.close_year(2024, by=CLERK)
    with at_work(engine) as book:
        assert (held(book, RETAINED), book.periods.state.closed_through) == (
            rp(100),
            day("2025-03-31"),
        )


def test_a_locked_year_is_not_closed_any_more(lasting_engine):
    with thrown_away(lasting_engine, sale()) as book:
        book.periods.close(day("2025-12-31"), by=CLERK)
        book.periods.lock(day("2025-12-31"), by=CLERK, reason="Musyawarah desa")
        assert refused(book.close_year, 2025, by=CLERK) == "period_locked"


def test_years_are_closed_one_after_the_other(lasting_engine):
    with thrown_away(lasting_engine, sale(on="2024-05-01"), sale(on="2025-05-01")) as book:
        assert refused(book.close_year, 2025, by=CLERK) == "earlier_year_open"
        book.close_year(2024, by=CLERK)
        assert len(book.close_year(2025, by=CLERK)) == 1


def test_what_comes_into_a_closed_year_by_exception_is_carried_too(lasting_engine):
    clock = builders.Clock()
    with lasting_engine.connect() as connection:
        book = new_book(connection, "susulan", clock=clock)
        book.post(sale(100), by=CLERK)
        book.close_year(2025, by=CLERK)
        until = clock.now + builders.dt.timedelta(days=2)
        month = builders.Period.month(2025, 3)
        book.periods.allow(month, until=until, by=CLERK, reason="Nota susulan")
        book.post(sale(7), by=CLERK)
        book.close_year(2025, by=CLERK)
        balance = held(book, RETAINED)
        connection.rollback()
    assert balance == rp(107)


def test_a_year_is_closed_by_memorial_vouchers_of_its_last_day(lasting_engine):
    with thrown_away(lasting_engine, sale()) as book:
        (posted,) = book.close_year(2025, by=CLERK)
        closing = book.entry(posted.sequence)
        assert (closing.entry.kind, closing.entry.date, posted.voucher, closing.posted_by) == (
            "closing",
            day("2025-12-31"),
            "BM/2025/0001",
            CLERK,
        )


def test_a_reopened_year_has_its_figures_again(lasting_engine):
    with thrown_away(lasting_engine, sale(100), expense(40, unit="TOKO")) as book:
        before = book.balances()
        book.close_year(2025, by=CLERK)
        taken_back = book.reopen_year(2025, by=CLERK, reason="Koreksi")
        nets = {
            code: balance.net(Side.DEBIT)
            for code, balance in book.balances().items()
            if balance.debits != balance.credits
        }
        assert len(taken_back) == 2
        assert nets == {code: balance.net(Side.DEBIT) for code, balance in before.items()}


def test_a_reopened_year_takes_entries_and_is_closed_again(engine):
    found(engine, sale(100))
    for act in (
        lambda book: book.close_year(2025, by=CLERK),
        lambda book: book.reopen_year(2025, by=CLERK, reason="Koreksi"),
        lambda book: book.post(sale(7), by=CLERK),
        lambda book: book.close_year(2025, by=CLERK),
    ):
        with at_work(engine) as book:
            act(book)
    with at_work(engine) as book:
        assert (held(book, RETAINED), held(book, SALES)) == (rp(107), rp(0))


def test_years_are_reopened_from_the_last_one_on(lasting_engine):
    with thrown_away(lasting_engine, sale(on="2024-05-01"), sale(on="2025-05-01")) as book:
        book.close_year(2024, by=CLERK)
        book.close_year(2025, by=CLERK)
        assert refused(book.reopen_year, 2024, by=CLERK, reason="Koreksi") == "year_closed"
        book.reopen_year(2025, by=CLERK, reason="Koreksi")
        assert len(book.reopen_year(2024, by=CLERK, reason="Koreksi")) == 1


def test_a_year_of_which_a_month_is_locked_is_not_reopened(lasting_engine):
    with thrown_away(lasting_engine, sale()) as book:
        book.close_year(2025, by=CLERK)
        book.periods.lock(day("2025-01-31"), by=CLERK, reason="Musyawarah desa")
        assert refused(book.reopen_year, 2025, by=CLERK, reason="Koreksi") == "period_locked"


def test_the_mirror_of_a_closing_is_taken_back_by_nobody(lasting_engine):
    with thrown_away(lasting_engine, sale()) as book:
        book.close_year(2025, by=CLERK)
        (mirror,) = book.reopen_year(2025, by=CLERK, reason="Koreksi")
        on, reason = day("2026-01-01"), "Salah"
        code = refused(book.reverse, mirror.sequence, on=on, reason=reason, by=CLERK)
        assert code == "closing_entry"


def test_an_opening_counts_as_brought_forward_and_closes_with_nothing(lasting_engine):
    with thrown_away(lasting_engine, opening(1_000), sale(100)) as book:
        book.close_year(2025, by=CLERK)
        assert [held(book, code) for code in (CAPITAL, RETAINED)] == [rp(1_000), rp(100)]


def test_accounts_set_for_closing_may_be_out_of_use_by_then(lasting_engine):
    with thrown_away(lasting_engine, sale(100)) as book:
        for code in (SALES, RETAINED):
            book.change_account(code, name="Lama", is_active=False)
        book.close_year(2025, by=CLERK)
        assert held(book, RETAINED) == rp(100)


def test_closing_leaves_cash_flows_alone(lasting_engine):
    with thrown_away(lasting_engine, sale(100), expense(40), sale(5, unit="TOKO")) as book:
        before = [row for row in book.turnovers(last_day=day("2025-12-31")) if row.component]
        book.close_year(2025, by=CLERK)
        after = [row for row in book.turnovers(last_day=day("2025-12-31")) if row.component]
    assert sorted(after) == sorted(before)


def test_many_units_and_accounts_are_closed_at_once(lasting_engine):
    revenue = builders.AccountKind.REVENUE
    many = [account(f"4.9.01.{number:03d}", revenue) for number in range(400)]
    with lasting_engine.connect() as connection:
        book = Book.create(connection, "besar", name="Besar", chart=[*chart(), *many])
        book.declare(*known_values())
        book.set_closing_accounts(result=RETAINED)
        for fund in ("", "DESA", "PROVINSI"):
            legs = [credit(each.code, rp(1), fund=fund) for each in many]
            book.post(entry(debit(BANK, rp(400), fund=fund), *legs), by=CLERK)
        book.close_year(2025, by=CLERK)
        balance = held(book, RETAINED)
        connection.rollback()
    assert balance == rp(1_200)


def test_a_closing_is_refused_by_nothing_of_the_database(engine):
    found(engine, sale(100, unit="TOKO"), expense(40, fund="DESA"))
    for act in ("close_year", "reopen_year", "close_year"):
        with at_work(engine) as book:
            why = {"reason": "Koreksi"} if act == "reopen_year" else {}
            getattr(book, act)(2025, by=CLERK, **why)
    with engine.connect() as connection:
        count = connection.execute(text("SELECT COUNT(*) FROM entries")).scalar()
    assert count == 2 + 2 * 3
