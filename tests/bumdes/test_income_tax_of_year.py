from __future__ import annotations

from fractions import Fraction

import pytest

from bumdes.actions.accruing_taxes import OweTax, owe_tax
from bumdes.actions.setting_taxes import SetLocalTax, SetTaxFacts, set_local_tax, set_tax_facts
from bumdes.actions.settling_income_tax import (
    CorrectIncome,
    correct_income,
    drop_correction,
    settle_income_tax,
)
from bumdes.actions.withholding_tax import WithholdTax, receive_withheld
from bumdes.errors import (
    InvalidFieldError,
    LocalRateTooHighError,
    TaxRateOutsideDatesError,
    TaxYearSettledError,
    WrongTaxRegimeError,
)
from bumdes.tax.correction import CorrectionKind
from bumdes.tax.worksheet import worksheet_of
from ledger import credit, debit, rp
from tests.bumdes.taxpayer import (
    CASH,
    PREPAID,
    SALES,
    WAGES,
    agree,
    books,
    earns,
    month,
    owed,
    runs,
    taxpayer,
)
from tests.bumdes.village import day


@pytest.fixture
def village(engine):
    """Under the general tax: earned 100 million, spent 30 million and half."""
    village = taxpayer(engine, opted_general=True)
    earns(village, 100_000_000)
    books(village, debit(WAGES, rp(30_500_000)), credit(CASH, rp(30_500_000)))
    return village


def sheet(village):
    with village.work(read_only=True) as work:
        return worksheet_of(work, 2025)


def corrects(village, kind=CorrectionKind.INCREASE, amount=500_900, **facts):
    given = {"year": 2025, "kind": kind, "label": "Sumbangan", "amount": rp(amount)}
    return village.does(correct_income, CorrectIncome(**(given | facts)))


def test_the_tax_is_that_of_the_corrected_income(village):
    corrects(village)

    # 100.000.000 - 30.500.000 + 500.900 = 70.000.900 -> 70.000.000 x 11 %
    assert (sheet(village).tax.taxable, sheet(village).tax.tax) == (
        rp(70_000_000),
        rp(7_700_000),
    )


def test_a_correction_may_lower_the_income(village):
    corrects(village, CorrectionKind.DECREASE, 9_500_000)

    assert sheet(village).fiscal_income == rp(60_000_000)


def test_losses_are_set_off_as_far_as_there_is_income(village):
    corrects(village, CorrectionKind.LOSS, 200_000_000, loss_year=2020)

    assert (sheet(village).losses, sheet(village).tax.tax) == (rp(69_500_000), rp(0))


@pytest.mark.parametrize("loss_year", [None, 2019, 2025, 2026])
def test_a_loss_of_another_time_is_not_set_off(village, loss_year):
    with pytest.raises(InvalidFieldError):
        corrects(village, CorrectionKind.LOSS, loss_year=loss_year)


def test_a_correction_is_taken_off(village):
    correction = corrects(village)
    village.does(drop_correction, correction.correction_id)

    assert sheet(village).corrections == ()


def test_what_is_mostly_corrected_is_suggested(village):
    books(village, debit("6.3.02.03", rp(250_000)), credit(CASH, rp(250_000)))

    assert [(s.usual.account, s.amount) for s in sheet(village).suggestions] == [
        ("6.3.02.03", rp(250_000))
    ]


def test_income_tax_is_no_cost_before_tax(village):
    before = sheet(village).profit
    books(village, debit("7.3.01.09", rp(1_000)), credit(CASH, rp(1_000)))

    assert sheet(village).profit == before


@pytest.fixture
def prepaid(village):
    """With 60 000 withheld by a buyer, and an instalment of one million."""
    withheld = WithholdTax(
        tax_object="pph_22_goods",
        date=day(5, 5),
        base=rp(4_000_000),
        account=SALES,
        cash=CASH,
        unit="TOKO",
        counterparty="Desa Makmur",
    )
    village.does(receive_withheld, withheld)
    instalment = OweTax(tax="pph_25", month=month(6), amount=rp(1_000_000))
    village.does(owe_tax, instalment)
    return village


def test_what_was_paid_ahead_is_credited(prepaid):
    # 104.000.000 - 30.500.000 = 73.500.000 x 11 % = 8.085.000
    assert sheet(prepaid).left == rp(8_085_000 - 60_000 - 1_000_000)


def test_settling_owes_what_is_left(prepaid):
    prepaid.does(settle_income_tax, 2025)

    assert (owed(prepaid, "2.1.02.04"), owed(prepaid, PREPAID)) == (7_025_000, 0)


def test_settling_leaves_the_worksheet_as_it_was(prepaid):
    before = sheet(prepaid)
    prepaid.does(settle_income_tax, 2025)
    after = sheet(prepaid)

    assert (before.credits, before.left, before.profit) == (
        after.credits,
        after.left,
        after.profit,
    )


def test_settling_leaves_the_sub_ledger_its_accounts(prepaid):
    prepaid.does(settle_income_tax, 2025)

    assert agree(prepaid)


def test_a_year_is_settled_once(village):
    village.does(settle_income_tax, 2025)

    with pytest.raises(TaxYearSettledError):
        village.does(settle_income_tax, 2025)


def test_more_paid_ahead_than_the_tax_stays_paid_ahead(village):
    village.does(owe_tax, OweTax(tax="pph_25", month=month(6), amount=rp(9_000_000)))
    village.does(settle_income_tax, 2025)

    assert (owed(village, "2.1.02.04"), owed(village, PREPAID)) == (0, -1_355_000)


def test_a_year_under_the_final_tax_is_not_settled(engine):
    village = taxpayer(engine)
    earns(village, 1_000_000)

    with pytest.raises(WrongTaxRegimeError):
        village.does(settle_income_tax, 2025)


def test_the_worksheet_of_a_final_year_tells_the_final_tax(engine):
    village = taxpayer(engine)
    earns(village, 1_000_000)
    runs(village)

    assert (sheet(village).tax, sheet(village).final_tax) == (None, rp(5_000))


# --- settings ------------------------------------------------------------------------


def test_who_has_chosen_the_general_tax_cannot_go_back(village):
    with pytest.raises(InvalidFieldError):
        village.does(
            set_tax_facts, SetTaxFacts(valid_from=day(6), registered_on=day(3, 1, 2024))
        )


def lays_down(village, percent="10", **facts):
    given = {
        "unit": "TOKO",
        "kind": "local_food",
        "valid_from": day(1),
        "percent": Fraction(percent),
        "regulation": "Perda 3/2024",
    }
    return village.does(set_local_tax, SetLocalTax(**(given | facts)))


def test_a_regional_tax_is_worked_out_by_the_units_percentage(village):
    lays_down(village, "7.5")
    village.does(
        owe_tax,
        OweTax(tax="pajak_daerah", month=month(3), unit="TOKO", local_kind="local_food"),
    )

    assert owed(village, "2.1.02.07") == 7_500_000


def test_a_regional_tax_above_the_law_is_refused(village):
    with pytest.raises(LocalRateTooHighError):
        lays_down(village, "10.5")


def test_a_regional_tax_before_the_law_is_refused(village):
    with pytest.raises(TaxRateOutsideDatesError):
        lays_down(village, valid_from=day(1, 1, 2021))
