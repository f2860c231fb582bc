from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bumdes.actions.accruing_taxes import OweTax, owe_tax, undo_accrual
from bumdes.actions.allocating import SellBetweenUnits, sell_between_units
from bumdes.actions.recording import reverse_entry
from bumdes.actions.running_taxes import run_taxes
from bumdes.checks.taxes_worked_out import TAXES_WORKED_OUT
from bumdes.errors import (
    InvalidFieldError,
    NotFoundError,
    PermissionDeniedError,
    WrongTaxRegimeError,
)
from bumdes.tax.agenda import Step, Urgency, missing_final_tax, tasks_of
from bumdes.tax.final import final_tax_by_unit
from bumdes.tax.turnover import MonthTurnover, UnitTurnover, year_turnover
from ledger import Period, rp
from tests.bumdes.taxpayer import (
    FINAL,
    SALES,
    agree,
    deposits,
    earns,
    month,
    owed,
    registers,
    runs,
    taxpayer,
)
from tests.bumdes.village import MANAGER, day


@pytest.fixture
def village(engine):
    return taxpayer(engine)


# --- turnover ------------------------------------------------------------------------


def turned_over(village):
    with village.work(read_only=True) as work:
        return year_turnover(work, 2025)


def test_turnover_is_told_by_month_and_unit(village):
    earns(village, 1_000_000)
    earns(village, 500_000, unit="JASA", on=day(4, 2))

    march, april = turned_over(village).months[2:4]
    assert [(u.unit, u.counted) for u in march.units] == [("TOKO", rp(1_000_000))]
    assert [(u.unit, u.counted) for u in april.units] == [("JASA", rp(500_000))]


def test_rent_of_buildings_is_under_another_final_tax(village):
    earns(village, 700_000, account="4.1.04.03")

    year = turned_over(village)
    assert (year.counted, year.other_final) == (rp(0), rp(700_000))


def test_what_units_sell_to_one_another_is_no_turnover(village):
    parts = {"seller": "TOKO", "buyer": "JASA", "bought": "6.1.02.01"}
    sale = SellBetweenUnits(**parts, date=day(3, 5), price=rp(90_000))
    village.does(sell_between_units, sale)

    assert turned_over(village).whole == rp(0)


# --- the month's run -----------------------------------------------------------------


def test_the_final_tax_is_half_a_percent_of_the_month(village):
    earns(village, 12_345_700)
    runs(village)

    assert owed(village) == 61_729


def test_each_unit_bears_its_part(village):
    earns(village, 1_000_000)
    earns(village, 3_000_000, unit="JASA")
    runs(village)

    assert (owed(village, unit="TOKO"), owed(village, unit="JASA")) == (5_000, 15_000)


def test_running_again_posts_nothing(village):
    earns(village, 1_000_000)
    runs(village)

    assert runs(village).posted == ()


def test_missed_months_are_caught_up(village):
    for number in (1, 2, 3):
        earns(village, 1_000_000, on=day(number, 10))
    run = runs(village)

    assert [p.date for p in entries_of(village, run)] == [day(1, 31), day(2, 28), day(3, 31)]


def entries_of(village, run):
    with village.work(read_only=True) as work:
        return [work.book.entry(posted.sequence).entry for posted in run.posted]


def test_what_is_sold_later_in_the_month_is_accrued_by_the_next_run(village):
    earns(village, 1_000_000)
    runs(village)
    earns(village, 200_000, on=day(3, 31))
    runs(village)

    assert owed(village) == 6_000


def test_a_sale_taken_back_lowers_the_tax(village):
    sale = earns(village, 1_000_000)
    runs(village)
    village.does(reverse_entry, sale.sequence, on=day(3, 30), reason="Salah catat")
    runs(village)

    assert owed(village) == 0


def test_what_is_paid_already_is_not_lowered(village):
    sale = earns(village, 1_000_000)
    runs(village)
    deposits(village)
    village.does(reverse_entry, sale.sequence, on=day(3, 30), reason="Salah catat")
    runs(village)

    assert owed(village) == 0


def test_an_accrual_taken_back_is_accrued_anew(village):
    earns(village, 1_000_000)
    first = runs(village).posted[0]
    village.does(reverse_entry, first.sequence, on=day(3, 31), reason="Salah")
    runs(village)

    assert owed(village) == 5_000


def test_months_before_the_registration_owe_nothing(engine):
    village = taxpayer(engine, registered=None)
    registers(village, day(3, 1))
    earns(village, 1_000_000, on=day(2, 10))
    runs(village)

    assert owed(village) == 0


def test_under_the_general_tax_nothing_is_accrued(engine):
    village = taxpayer(engine, opted_general=True)
    earns(village, 1_000_000)

    assert runs(village).posted == ()


def test_without_a_day_of_registration_nothing_is_accrued(engine):
    village = taxpayer(engine, registered=None)
    earns(village, 1_000_000)

    assert runs(village).posted == ()


def test_only_who_manages_taxes_runs_them(village):
    with pytest.raises(PermissionDeniedError):
        village.does(run_taxes, month(3), by=MANAGER)


def test_the_sub_ledger_of_taxes_is_its_accounts(village):
    earns(village, 1_000_000)
    runs(village)
    deposits(village, amount=rp(2_000))

    assert agree(village)


@given(st.lists(st.integers(-(10**9), 10**10), min_size=1, max_size=5))
def test_the_units_bear_the_whole_tax(amounts):
    units = tuple(
        UnitTurnover(
            unit=f"U{place}",
            counted=rp(amount),
            other_final=rp(0),
            internal=rp(0),
            brought_forward=rp(0),
        )
        for place, amount in enumerate(amounts)
    )
    turnover = MonthTurnover(
        month=month(3), units=units, counted=rp(sum(amounts)), other_final=rp(0)
    )

    shares = final_tax_by_unit(turnover)

    assert sum(int(s.amount) for s in shares.values()) == max(0, (sum(amounts) + 100) // 200)


# --- what is told by hand ------------------------------------------------------------


def owes(village, **facts):
    given = {"tax": "pph_25", "month": month(3), "amount": rp(100_000)}
    return village.does(owe_tax, OweTax(**(given | facts)))


def test_an_instalment_is_paid_ahead(engine):
    village = taxpayer(engine, opted_general=True)
    owes(village)

    assert (owed(village, "2.1.02.08"), owed(village, "1.1.07.03")) == (100_000, -100_000)


def test_under_the_final_tax_there_are_no_instalments(village):
    with pytest.raises(WrongTaxRegimeError):
        owes(village)


def test_the_final_tax_is_not_told_by_hand(village):
    with pytest.raises(InvalidFieldError):
        owes(village, tax="pph_final")


def test_a_regional_tax_without_a_percentage_is_not_worked_out(village):
    with pytest.raises(NotFoundError):
        owes(village, tax="pajak_daerah", local_kind="local_food", amount=None, unit="TOKO")


def test_an_accrual_is_taken_back(village):
    accrual = owes(village, tax="pajak_daerah")
    village.does(undo_accrual, accrual.accrual_id, on=day(4, 1), reason="Salah")

    assert owed(village, "2.1.02.07") == 0


# --- the calendar --------------------------------------------------------------------


def tasks(village, on):
    with village.work(read_only=True) as work:
        return [(t.step, t.kind.key, t.urgency(on)) for t in tasks_of(work, on)]


def test_a_month_that_is_not_worked_out_is_told(village):
    earns(village, 1_000_000)

    with village.work(read_only=True) as work:
        assert missing_final_tax(work, month(3)) == rp(5_000)
    assert (Step.ACCRUE, "pph_final", Urgency.SOON) in tasks(village, day(4, 6))


def test_what_is_not_deposited_in_time_is_late(village):
    earns(village, 1_000_000)
    runs(village)

    assert (Step.DEPOSIT, "pph_final", Urgency.LATE) in tasks(village, day(4, 16))


def test_what_is_deposited_is_no_longer_told(village):
    earns(village, 1_000_000)
    runs(village)
    deposits(village)

    assert "pph_final" not in {kind for _, kind, _ in tasks(village, day(4, 16))}


def test_the_yearly_return_of_last_year_is_told(village):
    assert (Step.FILE, "pph_29", Urgency.SOON) in tasks(village, dt.date(2025, 4, 25))


def test_the_tax_is_an_expense_of_the_unit(village):
    earns(village, 1_000_000, account=SALES)
    runs(village)

    assert owed(village, "7.3.01.10", unit="TOKO") == -5_000
    assert owed(village, FINAL, unit="") == 0


# --- closing -------------------------------------------------------------------------


def missing(village, period):
    with village.work(read_only=True) as work:
        return [finding.text for finding in TAXES_WORKED_OUT.find(work, period)]


def test_closing_asks_for_the_tax_of_the_months_that_are_over(village):
    earns(village, 1_000_000)

    assert missing(village, Period.year(2025)) == ["PPh final masa Maret 2025 belum dicatat."]


def test_closing_finds_nothing_once_the_tax_is_worked_out(village):
    earns(village, 1_000_000)
    runs(village)

    assert missing(village, month(3)) == []


def test_closing_asks_nobody_who_is_not_registered(engine):
    village = taxpayer(engine, registered=None)
    earns(village, 1_000_000)

    assert missing(village, month(3)) == []
