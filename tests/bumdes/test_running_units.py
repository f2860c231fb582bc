"""Opening units by decision, naming them anew, closing them, and opening them again."""

from __future__ import annotations

import pytest

from bumdes.actions.allocating import MoveBetweenUnits, move_between_units
from bumdes.actions.closing import close_year
from bumdes.actions.founding import add_village
from bumdes.actions.recording import record_entry
from bumdes.actions.running_units import (
    OpenUnit,
    close_unit,
    let_unit_retain,
    open_unit,
    rename_unit,
    reopen_unit,
)
from bumdes.errors import (
    DecisionRequiredError,
    InvalidFieldError,
    PermissionDeniedError,
    UnitClosedError,
    UnitMovedLaterError,
    UnitNotEmptyError,
    UnitOpenError,
)
from bumdes.governance.decision import DecisionKind
from bumdes.unit import find_unit
from ledger import Dimension, Side, credit, debit, rp
from ledger.errors import InactiveDimensionValueError
from tests.bumdes.village import BOOK, MANAGER, day, entry

CASH = "1.1.01.01"


@pytest.fixture
def owned(shop):
    """A shop that earned 1,000 in cash in January."""
    shop.does(add_village, "35.17.08.2011", "Sumberejo")
    shop.decides(DecisionKind.OPEN_OR_CLOSE_UNIT)
    shop.does(record_entry, earning(1_000))
    return shop


def earning(rupiah, on=None):
    return entry(
        date=on or day(1, 10),
        postings=(
            debit(CASH, rp(rupiah), unit="TOKO"),
            credit("4.2.01.91", rp(rupiah), unit="TOKO"),
        ),
    )


def emptied(village):
    command = MoveBetweenUnits(from_unit="TOKO", to_unit="", date=day(2, 1), amount=rp(1_000))
    village.does(move_between_units, command)
    return village


def test_a_unit_is_opened_by_decision(owned):
    command = OpenUnit(
        code="KOPI", name="Kopi", type_key="farming", opened_on=day(2, 1), decision="MD-1"
    )

    unit = owned.does(open_unit, command)

    assert (unit.opened_on, unit.opening_decision) == (day(2, 1), "MD-1")


def test_a_unit_is_not_opened_without_one(owned):
    command = OpenUnit(
        code="KOPI", name="Kopi", type_key="farming", opened_on=day(2, 1), decision=""
    )

    with pytest.raises(DecisionRequiredError):
        owned.does(open_unit, command)


def test_a_new_name_stands_on_papers_too(owned):
    owned.does(rename_unit, "TOKO", "Toko Rakyat")

    with owned.work(read_only=True) as work:
        assert find_unit(work.session, BOOK, "TOKO").name == "Toko Rakyat"
        (known,) = work.book.known(Dimension.UNIT)
    assert (known.name, known.account) == ("Toko Rakyat", "1.1.99.03")


def test_the_head_office_is_no_unit_to_rename(owned):
    with pytest.raises(InvalidFieldError):
        owned.does(rename_unit, "", "Pusat")


def test_a_closed_unit_takes_no_more_entries(owned):
    emptied(owned).does(close_unit, "TOKO", on=day(2, 28), decision="MD-1")

    with pytest.raises(InactiveDimensionValueError):
        owned.does(record_entry, earning(5))


def test_its_result_is_still_carried_when_the_year_closes(owned):
    emptied(owned).does(close_unit, "TOKO", on=day(2, 28), decision="MD-1")

    owned.does(close_year, 2025)

    with owned.work(read_only=True) as work:
        balances = work.book.balances(day(12, 31), unit="TOKO")
    assert all(balance.debits == balance.credits for balance in balances.values())


def test_a_unit_that_has_something_stays_open(owned):
    with pytest.raises(UnitNotEmptyError) as refused:
        owned.does(close_unit, "TOKO", on=day(2, 28), decision="MD-1")

    assert refused.value.facts == {"unit": "TOKO", "accounts": (CASH,)}


def test_a_unit_does_not_close_before_its_last_entry(owned):
    emptied(owned)
    owned.does(record_entry, earning(7, on=day(5, 1)))

    with pytest.raises(UnitMovedLaterError):
        owned.does(close_unit, "TOKO", on=day(2, 28), decision="MD-1")


def test_a_unit_closes_once(owned):
    emptied(owned).does(close_unit, "TOKO", on=day(2, 28), decision="MD-1")

    with pytest.raises(UnitClosedError):
        owned.does(close_unit, "TOKO", on=day(3, 1), decision="MD-1")


def test_a_closed_unit_is_opened_again(owned):
    emptied(owned).does(close_unit, "TOKO", on=day(2, 28), decision="MD-1")

    unit = owned.does(reopen_unit, "TOKO", on=day(4, 1), decision="MD-1")

    assert (unit.opened_on, unit.closed_on) == (day(4, 1), None)
    owned.does(record_entry, earning(5, on=day(4, 2)))


def test_an_open_unit_is_not_opened_again(owned):
    with pytest.raises(UnitOpenError):
        owned.does(reopen_unit, "TOKO", on=day(4, 1), decision="MD-1")


@pytest.mark.parametrize("act", [close_unit, reopen_unit])
def test_who_may_not_is_refused(owned, act):
    with pytest.raises(PermissionDeniedError):
        owned.does(act, "TOKO", on=day(2, 28), decision="MD-1", by=MANAGER)


def test_a_unit_that_retains_keeps_its_result_when_the_year_closes(owned):
    owned.does(let_unit_retain, "TOKO", retains=True)

    owned.does(close_year, 2025)

    with owned.work(read_only=True) as work:
        kept = work.book.balance("3.3.01.01", unit="TOKO").net(Side.CREDIT)
        owed = work.book.balance("3.8.01.01").net(Side.CREDIT)
    assert (kept, owed) == (rp(1_000), rp(0))
