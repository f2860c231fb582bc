from __future__ import annotations

import pytest

from bumdes.actions.charging_value_added import ChargeValueAdded, charge_value_added
from bumdes.actions.registering_parties import RegisterParty, register_party
from bumdes.actions.withholding_tax import (
    WithholdTax,
    complete_slip,
    pay_withheld,
    receive_withheld,
)
from bumdes.errors import (
    InvalidFieldError,
    NotTaxableDealerError,
    TakenError,
    TaxBelowThresholdError,
    TaxRateOutsideDatesError,
)
from bumdes.tax.slip import SlipSide, names_on
from ledger import rp
from tests.bumdes.taxpayer import (
    CASH,
    PREPAID,
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
from tests.bumdes.village import day


@pytest.fixture
def village(engine):
    return taxpayer(engine)


def pays(village, act=pay_withheld, **facts):
    given = {
        "tax_object": "pph_23_services",
        "date": day(3, 10),
        "base": rp(1_000_000),
        "account": "6.1.03.01",
        "cash": CASH,
        "unit": "TOKO",
        "counterparty": "Bengkel Waras",
        "has_npwp": True,
    }
    return village.does(act, WithholdTax(**(given | facts)))


def is_paid(village, **facts):
    given = {"tax_object": "pph_22_goods", "base": rp(4_000_000), "account": SALES}
    return pays(village, receive_withheld, **(given | facts))


# --- withheld by us ------------------------------------------------------------------


def test_what_is_withheld_is_owed(village):
    pays(village)

    assert (owed(village, "2.1.02.03"), owed(village, CASH)) == (20_000, 980_000)


def test_without_an_npwp_twice_as_much_is_withheld(village):
    pays(village, has_npwp=False)

    assert owed(village, "2.1.02.03") == 40_000


@pytest.mark.parametrize(("npwp", "tax"), [("0123456789012345", 20_000), ("", 40_000)])
def test_the_register_of_parties_says_who_has_an_npwp(village, npwp, tax):
    party = village.does(register_party, RegisterParty(name="Bengkel Waras", npwp=npwp))
    pays(village, party=party.code, has_npwp=None)

    assert owed(village, "2.1.02.03") == tax


def test_rent_of_a_building_is_another_tax(village):
    pays(village, tax_object="pph_4_2_rent", account="6.1.05.01")

    assert owed(village, "2.1.02.06") == 100_000


def test_paying_again_with_the_same_key_pays_once(village):
    pays(village, key="sewa-1")
    pays(village, key="sewa-1")

    assert owed(village, "2.1.02.03") == 20_000


def test_what_is_withheld_is_deposited(village):
    pays(village)
    deposits(village, tax="pph_23")

    assert (owed(village, "2.1.02.03"), agree(village)) == (0, True)


def test_art_22_is_withheld_by_others_alone(village):
    with pytest.raises(InvalidFieldError):
        pays(village, tax_object="pph_22_goods", base=rp(4_000_000))


def test_a_rate_outside_its_dates_is_refused(village):
    with pytest.raises(TaxRateOutsideDatesError):
        pays(village, tax_object="pph_4_2_rent", date=day(3, 10, 2016))


# --- withheld from us ----------------------------------------------------------------


def test_what_is_withheld_from_us_is_paid_ahead(village):
    is_paid(village)

    assert (owed(village, PREPAID), owed(village, CASH)) == (-60_000, -3_940_000)


def test_a_small_purchase_of_the_government_is_refused(village):
    with pytest.raises(TaxBelowThresholdError):
        is_paid(village, base=rp(1_000_000))


def test_a_final_tax_withheld_from_us_is_an_expense(village):
    is_paid(village, tax_object="pph_4_2_rent", account="4.1.04.03")

    assert (owed(village, "7.3.01.10"), owed(village, PREPAID)) == (-400_000, 0)


def test_final_tax_withheld_by_a_buyer_lowers_what_the_month_owes(village):
    is_paid(village, tax_object="pph_final_rate")
    earns(village, 1_000_000)
    runs(village)

    assert (owed(village), owed(village, PREPAID)) == (5_000, 0)


def test_the_amount_on_the_slip_counts(village):
    is_paid(village, tax=rp(59_999))

    assert owed(village, PREPAID) == -59_999


def test_a_slip_that_comes_later_settles_what_was_left_open(village):
    is_paid(village, cash="")

    assert (owed(village, SALES), owed(village, CASH)) == (60_000, 0)


def test_slips_leave_the_sub_ledger_its_accounts(village):
    pays(village)
    is_paid(village)

    assert agree(village)


# --- slips ---------------------------------------------------------------------------


def test_a_slip_is_awaited_until_its_number_comes(village):
    slip = is_paid(village)
    known = village.does(complete_slip, slip.slip_id, number="BP-7", issued_on=day(4, 2))

    assert (slip.is_awaited, known.is_awaited) == (True, False)


def test_two_slips_of_one_buyer_have_two_numbers(village):
    is_paid(village, number="BP-7")

    with pytest.raises(TakenError):
        is_paid(village, number="BP-7")


def test_slips_of_two_buyers_may_have_one_number(village):
    is_paid(village, number="BP-7")

    assert is_paid(village, number="BP-7", counterparty="Dinas Lain")


# --- value added tax -----------------------------------------------------------------


def charges(village, side=SlipSide.CHARGED, **facts):
    account = SALES if side is SlipSide.CHARGED else "6.1.02.01"
    given = {
        "side": side,
        "date": day(3, 10),
        "price": rp(1_200_000),
        "account": account,
        "cash": CASH,
        "unit": "TOKO",
        "counterparty": "CV Subur",
    }
    return village.does(charge_value_added, ChargeValueAdded(**(given | facts)))


@pytest.fixture
def dealer(village):
    registers(village, day(3, 1, 2024), since=day(1), is_dealer=True)
    return village


def test_who_is_no_dealer_charges_no_value_added_tax(village):
    with pytest.raises(NotTaxableDealerError):
        charges(village)


def test_a_dealer_charges_eleven_percent(dealer):
    charges(dealer)

    assert (owed(dealer, "2.1.02.01"), owed(dealer, CASH)) == (132_000, -1_332_000)


def test_what_a_dealer_is_charged_is_set_off(dealer):
    charges(dealer)
    charges(dealer, SlipSide.CREDITED, price=rp(600_000), unit="JASA")
    runs(dealer)

    assert (owed(dealer, "2.1.02.01"), owed(dealer, "1.1.07.04")) == (66_000, 0)


def test_what_is_not_set_off_waits_for_the_next_month(dealer):
    charges(dealer, SlipSide.CREDITED, price=rp(600_000))
    charges(dealer, date=day(4, 10))
    runs(dealer, month(4))

    assert (owed(dealer, "2.1.02.01"), owed(dealer, "1.1.07.04")) == (66_000, 0)


def test_setting_off_again_posts_nothing(dealer):
    charges(dealer)
    charges(dealer, SlipSide.CREDITED)
    runs(dealer)

    assert (runs(dealer).posted, agree(dealer)) == ((), True)


def test_the_name_of_who_is_registered_stays_in_the_register(village):
    party = village.does(register_party, RegisterParty(name="Bengkel Waras"))
    slip = pays(village, party=party.code, counterparty="")

    with village.work(read_only=True) as work:
        names = names_on(work, [slip])
    assert (slip.counterparty, names) == ("", {slip.slip_id: "Bengkel Waras"})
    assert "Waras" not in village.entries()[-1].description
