"""The units at a glance."""

from __future__ import annotations

from bumdes.actions.allocating import MoveBetweenUnits, allocate_capital
from bumdes.actions.closing import close_year
from bumdes.actions.recording import record_entry
from bumdes.actions.staffing import appoint
from bumdes.dealings.dealing import DealingKind
from bumdes.dealings.overview import unit_overviews
from bumdes.permissions import Role
from ledger import EntryKind, credit, debit, rp
from tests.bumdes.village import day, entry

CASH = "1.1.01.01"


def test_a_unit_tells_who_manages_it_and_how_it_does(shop):
    had = (debit(CASH, rp(900)), credit("3.3.01.01", rp(900)))
    shop.does(record_entry, entry(kind=EntryKind.OPENING, postings=had))
    given = MoveBetweenUnits(
        from_unit="", to_unit="TOKO", date=day(1), amount=rp(500), kind=DealingKind.CAPITAL
    )
    shop.does(allocate_capital, given)
    shop.sells(rp(40))
    shop.with_person("sari", name="Sari")
    shop.does(appoint, "sari", Role.UNIT_MANAGER, first_day=day(1), unit="TOKO")

    with shop.work(read_only=True) as work:
        (found,) = unit_overviews(work, day(12, 31))

    assert (found.unit.code, found.managers) == ("TOKO", ("Sari",))
    assert (found.cash, found.assets, found.owed, found.result) == (
        rp(540),
        rp(540),
        rp(500),
        rp(40),
    )


def test_closing_the_year_leaves_its_result_in_sight(shop):
    shop.sells(rp(40))
    shop.does(close_year, 2025)

    with shop.work(read_only=True) as work:
        (found,) = unit_overviews(work, day(12, 31))

    assert (found.result, found.owed) == (rp(40), rp(40))
