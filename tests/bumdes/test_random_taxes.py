"""Random months of an enterprise under the final tax: its sub-ledger is its accounts."""

from __future__ import annotations

import random

import pytest

from bumdes.actions.recording import reverse_entry
from bumdes.actions.withholding_tax import WithholdTax, receive_withheld
from bumdes.errors import TaxNotOwedError
from bumdes.tax.final import final_tax_by_unit
from bumdes.tax.turnover import year_turnover
from ledger import rp
from ledger.money import to_minor
from tests.bumdes.taxpayer import (
    CASH,
    SALES,
    agree,
    deposits,
    earns,
    month,
    owed,
    runs,
    taxpayer,
)
from tests.bumdes.village import day

MONTHS = 4


@pytest.mark.parametrize("seed", range(2))
def test_whatever_happens_the_tax_is_that_of_the_turnover(engine, seed):
    chance, village = random.Random(seed), taxpayer(engine)
    for number in range(1, MONTHS + 1):
        sold = [
            earns(
                village,
                chance.randrange(1_000, 9_000_000),
                unit=chance.choice(["TOKO", "JASA"]),
                on=day(number, chance.randrange(1, 28)),
            )
            for _ in range(2)
        ]
        if chance.random() < 0.5:
            withheld(village, chance, number)
        runs(village, month(number))
        if chance.random() < 0.5:
            village.does(
                reverse_entry, sold[0].sequence, on=day(number, 28), reason="Salah catat"
            )
            runs(village, month(number))
        pays(village, chance, number)
        assert agree(village)

    with village.work(read_only=True) as work:
        turnover = year_turnover(work, 2025)
    wanted = [to_minor(tax) for m in turnover.months for tax in final_tax_by_unit(m).values()]
    assert owed(village, "7.3.01.10") == -sum(wanted) // 100


def withheld(village, chance, number):
    command = WithholdTax(
        tax_object="pph_final_rate",
        date=day(number, 5),
        base=rp(chance.randrange(100_000, 2_000_000)),
        account=SALES,
        cash=CASH,
        unit=chance.choice(["TOKO", "JASA"]),
        counterparty="Dinas Contoh",
    )
    village.does(receive_withheld, command)


def pays(village, chance, number):
    amount = rp(chance.randrange(1, 200))
    ntpn = f"{number:016}"
    try:
        deposits(village, month=month(number), on=day(number + 1, 9), amount=amount, ntpn=ntpn)
    except TaxNotOwedError:
        return
