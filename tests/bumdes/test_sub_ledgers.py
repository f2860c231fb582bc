"""One mechanism ties every sub-ledger to its control accounts."""

from __future__ import annotations

import datetime as dt

import pytest

from bumdes.actions.founding import add_village
from bumdes.actions.recording import record_entry
from bumdes.chart import founding_accounts
from bumdes.errors import IdentityMissingError
from bumdes.sub_ledger import Holding, SubLedger
from bumdes.sub_ledger_proof import prove_one
from bumdes.sub_ledgers import SUB_LEDGERS
from ledger import Chart, Dimension, DimensionValue, JournalEntry, credit, debit, rp
from tests.bumdes.village import day, founded

CHART = Chart(founding_accounts())
SUPPLIES = SubLedger(
    key="supplies", label="Perlengkapan", accounts=("1.1.06.00",), identity=(Dimension.ITEM,)
)
"""One that the catalogue does not have."""


def bought(amount=10_000, item=""):
    return JournalEntry(
        date=day(1, 10),
        description="Beli kertas",
        postings=(
            debit("1.1.06.01", rp(amount), item=item),
            credit("1.1.01.01", rp(amount)),
        ),
    )


def proof(work, sub_ledger=SUPPLIES, at=dt.date(2025, 12, 31)):
    return prove_one(work, sub_ledger, at)


@pytest.fixture
def village(engine):
    return founded(engine)


@pytest.fixture
def supplied(village):
    with village.work() as work:
        work.book.declare(
            DimensionValue(dimension=Dimension.ITEM, code="KERTAS", name="Kertas")
        )
    village.does(record_entry, bought(item="KERTAS"))
    return village


def test_a_heading_controls_what_is_under_it_and_nothing_else():
    codes = SUPPLIES.control_accounts(CHART)

    assert codes == [a.code for a in CHART.under("1.1.06.00")]


@pytest.mark.parametrize("key", SUB_LEDGERS)
def test_a_sub_ledger_controls_accounts_of_the_standard_chart(key):
    assert SUB_LEDGERS[key].control_accounts(CHART)


def test_no_account_has_two_sub_ledgers():
    controlled = [c for s in SUB_LEDGERS.values() for c in s.control_accounts(CHART)]

    assert len(controlled) == len(set(controlled))


def test_what_lines_name_adds_up_to_the_control_account(supplied):
    with supplied.work() as work:
        found = proof(work)

    assert (found.holds, found.control, found.named) == (True, rp(10_000), rp(10_000))
    assert found.held == (Holding("1.1.06.01", ("KERTAS",), 1_000_000),)


def test_a_line_that_names_nothing_is_found(supplied):
    supplied.does(record_entry, bought(2_500))

    with supplied.work() as work:
        found = proof(work)

    assert not found.holds
    assert found.unnamed == (Holding("1.1.06.01", ("",), 250_000),)


def test_a_register_that_says_something_else_is_found(supplied):
    said = SubLedger(
        key="supplies",
        label="Perlengkapan",
        accounts=("1.1.06.00",),
        identity=(Dimension.ITEM,),
        recorded=lambda _work, _at: [Holding("1.1.06.01", ("KERTAS",), 999_999)],
    )

    with supplied.work() as work:
        found = proof(work, said)

    (difference,) = found.differences
    assert (difference.posted, difference.recorded) == (rp(10_000), rp("9999.99"))


def test_what_is_settled_is_not_told(supplied):
    with supplied.work() as work:
        found = proof(work, at=dt.date(2024, 12, 31))

    assert (found.held, found.is_used) == ((), False)


@pytest.mark.parametrize(
    ("key", "dimension"), [(s.key, d.value) for s in SUB_LEDGERS.values() for d in s.identity]
)
def test_a_control_account_refuses_a_line_without_its_identity(village, key, dimension):
    sub_ledger = SUB_LEDGERS[key]
    account = sub_ledger.control_accounts(CHART)[0]
    named = {d.value: "X" for d in sub_ledger.identity if d.value != dimension}
    village.does(add_village, "33.01.22.2008", "Karya")
    entry = JournalEntry(
        date=day(1, 10),
        description="Tanpa rincian",
        postings=(debit(account, rp(1), **named), credit("1.1.01.01", rp(1))),
    )

    with pytest.raises(IdentityMissingError) as refused:
        village.does(record_entry, entry)

    assert refused.value.facts["dimension"] == dimension
