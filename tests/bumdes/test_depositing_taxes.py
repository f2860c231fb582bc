from __future__ import annotations

import pytest

from bumdes.actions.bringing_taxes_forward import BringTaxForward, bring_tax_forward
from bumdes.actions.depositing_taxes import FileReturn, file_return, undo_deposit
from bumdes.errors import (
    InvalidFieldError,
    TakenError,
    TaxNotOwedError,
    TaxOverpaidError,
)
from bumdes.tax.sheet import tax_sheet
from ledger import credit, debit, rp
from tests.bumdes.taxpayer import (
    CASH,
    NTPN,
    agree,
    books,
    deposits,
    earns,
    month,
    owed,
    runs,
    taxpayer,
)
from tests.bumdes.village import day


@pytest.fixture
def village(engine):
    village = taxpayer(engine)
    earns(village, 1_000_000)
    earns(village, 1_000_000, unit="JASA")
    runs(village)
    return village


def row(village):
    with village.work(read_only=True) as work:
        return tax_sheet(work, year=2025, tax="pph_final")[0]


def test_a_deposit_clears_what_every_unit_owes(village):
    deposits(village)

    assert (owed(village), owed(village, CASH, unit="")) == (0, 10_000)


def test_the_units_owe_the_head_office_what_it_paid(village):
    deposits(village)

    assert owed(village, "3.8.01.01", unit="TOKO") == 5_000


def test_a_deposit_out_of_the_cash_of_a_unit_balances_every_unit(village):
    deposits(village, unit="TOKO")

    assert owed(village, CASH, unit="TOKO") == -990_000


def test_a_part_is_deposited(village):
    deposits(village, amount=rp(4_000))

    assert (row(village).paid, row(village).left) == (rp(4_000), rp(6_000))


def test_more_than_is_owed_is_refused(village):
    with pytest.raises(TaxOverpaidError):
        deposits(village, amount=rp(10_001))


def test_a_second_deposit_of_all_is_refused(village):
    deposits(village)

    with pytest.raises(TaxNotOwedError):
        deposits(village, ntpn="FEDCBA9876543210")


def test_a_receipt_proves_one_deposit(village):
    deposits(village, amount=rp(1_000))

    with pytest.raises(TakenError):
        deposits(village, amount=rp(1_000))


def test_the_same_deposit_twice_pays_once(village):
    deposits(village, amount=rp(4_000), key="setor-1")
    deposits(village, amount=rp(4_000), key="setor-1")

    assert owed(village) == 6_000


@pytest.mark.parametrize("ntpn", ["", "123", "0123456789ABCDE!", "0123456789ABCDEF0"])
def test_a_deposit_needs_the_number_of_its_receipt(village, ntpn):
    with pytest.raises(InvalidFieldError):
        deposits(village, ntpn=ntpn)


def test_the_number_is_kept_in_capitals(village):
    assert deposits(village, ntpn="0123456789abcdef").ntpn == NTPN


def test_a_billing_code_has_fifteen_digits(village):
    with pytest.raises(InvalidFieldError):
        deposits(village, billing_code="12345")


def test_a_tax_is_not_paid_out_of_what_is_no_cash(village):
    with pytest.raises(InvalidFieldError):
        deposits(village, cash="1.1.05.01")


def test_a_penalty_is_no_part_of_the_tax(village):
    deposits(village, penalty=rp(200))

    assert (row(village).paid, owed(village, "7.2.03.01")) == (rp(10_000), -200)


def test_a_deposit_taken_back_is_owed_again(village):
    deposit = deposits(village)
    village.does(undo_deposit, deposit.deposit_id, on=day(4, 11), reason="Salah masa")

    assert (owed(village), row(village).deposits) == (10_000, ())


def test_the_sheet_tells_the_receipt(village):
    deposits(village)

    assert [deposit.ntpn for deposit in row(village).deposits] == [NTPN]


def test_deposits_leave_the_sub_ledger_its_accounts(village):
    deposits(village, amount=rp(7_500))

    assert agree(village)


def test_a_return_is_filed(village):
    command = FileReturn(tax="pph_final", month=month(3), on=day(4, 18), receipt="BPE-1")
    village.does(file_return, command)

    assert row(village).is_filed


def test_a_return_filed_again_revises_the_first(village):
    command = FileReturn(tax="pph_final", month=month(3), on=day(4, 18), receipt="BPE-1")
    village.does(file_return, command)

    assert village.does(file_return, command).revision == 1


def test_what_is_owed_is_taken_by_an_entry_of_a_person_too(village):
    books(
        village,
        debit("2.1.02.05", rp(1_000), unit="TOKO", document="PPHFINAL-2025-03"),
        credit(CASH, rp(1_000), unit="TOKO"),
        on=day(4, 2),
    )

    assert owed(village) == 9_000


# --- from before the books -----------------------------------------------------------


def brings(village, tax="pph_21", amount=75_000):
    command = BringTaxForward(
        tax=tax, month=month(12, 2024), amount=rp(amount), on=day(12, 31, 2024)
    )
    return village.does(bring_tax_forward, command)


def test_what_was_owed_before_the_books_is_deposited(village):
    brings(village)
    deposits(village, tax="pph_21", month=month(12, 2024))

    assert (owed(village, "2.1.02.02"), agree(village)) == (0, True)


def test_what_was_paid_ahead_before_the_books_is_kept(village):
    brings(village, "pph_25_prepaid")

    assert (owed(village, "1.1.07.03"), agree(village)) == (-75_000, True)
