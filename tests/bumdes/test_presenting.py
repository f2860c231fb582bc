"""How statements are presented: frameworks chosen by the year, cash flows named by hand."""

from __future__ import annotations

import pytest

from bumdes.actions.presenting import NameCashFlow, choose_framework, name_cash_flow
from bumdes.actions.recording import record_entry, reverse_entry
from bumdes.errors import (
    CashFlowBetweenUnitsError,
    CashFlowNotThereError,
    InvalidFieldError,
    NotFoundError,
    PermissionDeniedError,
)
from bumdes.permissions import Actor, Role
from bumdes.reporting.cash_flow_naming import named_flows, namings_of
from bumdes.reporting.framework import USUAL, framework_of, frameworks_for
from ledger import JournalEntry, Period, credit, debit, rp
from ledger.errors import BlankTextError, EntryNotFoundError, PeriodLockedError
from tests.bumdes.village import TREASURER, day

YEAR = Period.year(2025)
REASON = "Uang muka sewa, bukan penjualan jasa"


def sold(village, on=None):
    """Earn by a service paid in cash; return the sequence of the entry."""
    entry = JournalEntry(
        date=on or day(2, 3),
        description="Jasa",
        postings=(debit("1.1.01.01", rp(500_000)), credit("4.1.01.01", rp(500_000))),
    )
    return village.does(record_entry, entry).sequence


def naming(sequence, component="FI-IN-4", line_no=2, reason=REASON):
    return NameCashFlow(sequence=sequence, line_no=line_no, component=component, reason=reason)


def flows(village, period=YEAR, **of):
    with village.work(read_only=True) as work:
        return [(f.account, f.was, f.now, f.net) for f in named_flows(work.book, period, **of)]


def framework(village, year):
    with village.work(read_only=True) as work:
        return framework_of(work.book.connection, work.book_id, year)


# --- the framework --------------------------------------------------------------------------


def test_what_nobody_chose_follows_the_decree(village):
    assert framework(village, 2025).key == USUAL
    assert "SAK EP" in framework(village, 2025).compliance
    assert "SAK ETAP" in framework(village, 2024).compliance


def test_a_choice_holds_from_its_year_on_and_a_later_one_takes_over(village):
    village.does(choose_framework, "sak_ep", first_year=2025, reason="Putusan Musdes")
    village.does(choose_framework, "sak_emkm", first_year=2027, reason="Usaha mengecil")

    found = [framework(village, year).key for year in (2024, 2025, 2026, 2027, 2028)]

    assert found == [USUAL, "sak_ep", "sak_ep", "sak_emkm", "sak_emkm"]


def test_of_two_choices_for_one_year_the_later_stands(village):
    village.does(choose_framework, "sak_ep", first_year=2025, reason="Putusan Musdes")
    village.does(choose_framework, "sak_emkm", first_year=2025, reason="Salah pilih")

    assert framework(village, 2025).key == "sak_emkm"


def test_a_standard_that_was_replaced_makes_way_for_the_usual_one(village):
    village.does(choose_framework, "sak_etap", first_year=2023, reason="Sebelum SAK EP")

    assert framework(village, 2024).titles["financial-position"] == "Neraca"
    assert framework(village, 2025).key == USUAL


def test_a_standard_is_refused_for_years_in_which_it_does_not_hold(village):
    with pytest.raises(InvalidFieldError):
        village.does(choose_framework, "sak_etap", first_year=2025, reason="Terlambat")
    assert [f.key for f in frameworks_for(2025)] == [USUAL, "sak_ep", "sak_emkm"]


def test_only_who_may_change_the_enterprise_chooses_a_framework(village):
    with pytest.raises(PermissionDeniedError):
        village.does(choose_framework, "sak_ep", first_year=2025, reason="x", by=TREASURER)


def test_the_framework_of_a_year_that_was_accepted_stays(village):
    sold(village)
    village.does(lambda work: work.book.periods.close(YEAR.last_day, by="ratna"))
    village.does(
        lambda work: work.book.periods.lock(YEAR.last_day, by="ratna", reason="Musdes")
    )

    with pytest.raises(PeriodLockedError):
        village.does(choose_framework, "sak_ep", first_year=2025, reason="Terlambat")


# --- cash flows -----------------------------------------------------------------------------


def test_a_posting_is_named_for_another_line(village):
    sequence = sold(village)

    village.does(name_cash_flow, naming(sequence))

    assert flows(village) == [("4.1.01.01", "@in", "FI-IN-4", -50_000_000)]
    assert flows(village, Period.year(2024)) == []
    assert flows(village, unit="TOKO") == []
    assert flows(village, fund="") == flows(village)


def test_the_last_naming_stands_and_an_empty_one_takes_it_back(village):
    sequence = sold(village)
    village.does(name_cash_flow, naming(sequence))
    village.does(name_cash_flow, naming(sequence, "OP-IN-9"))
    assert [now for _, _, now, _ in flows(village)] == ["OP-IN-9"]

    village.does(name_cash_flow, naming(sequence, "", reason="Jurnalnya sudah benar"))

    assert flows(village) == []
    with village.work(read_only=True) as work:
        kept = [(n.version, n.component) for n in namings_of(work.session, work.book_id)]
    assert kept == [(3, ""), (2, "OP-IN-9"), (1, "FI-IN-4")]


def test_the_same_naming_again_is_no_new_version(village):
    sequence = sold(village)

    versions = [village.does(name_cash_flow, naming(sequence)).version for _ in range(2)]

    assert versions == [1, 1]


def test_what_takes_an_entry_back_goes_the_way_of_the_entry(village):
    sequence = sold(village)
    village.does(name_cash_flow, naming(sequence))

    village.does(reverse_entry, sequence, on=day(3, 1), reason="Salah catat")

    assert flows(village) == [
        ("4.1.01.01", "@in", "FI-IN-4", -50_000_000),
        ("4.1.01.01", "@in", "FI-IN-4", 50_000_000),
    ]


def test_a_line_that_explains_no_cash_is_not_named(village):
    sequence = sold(village)

    for line_no in (1, 0, 3):
        with pytest.raises(CashFlowNotThereError):
            village.does(name_cash_flow, naming(sequence, line_no=line_no))


def test_what_moves_between_units_stays_what_it_is(shop):
    def account(work):
        return work.book.settings().head_office_account

    head_office = shop.does(account)
    entry = JournalEntry(
        date=day(2, 3),
        description="Dropping",
        postings=(
            debit("1.1.01.01", rp(500_000), unit="TOKO"),
            credit(head_office, rp(500_000), unit="TOKO"),
        ),
    )
    sequence = shop.does(record_entry, entry).sequence

    with pytest.raises(CashFlowBetweenUnitsError):
        shop.does(name_cash_flow, naming(sequence))


def test_a_naming_needs_a_line_a_reason_and_an_entry(village):
    sequence = sold(village)

    with pytest.raises(NotFoundError):
        village.does(name_cash_flow, naming(sequence, "XX-1"))
    with pytest.raises(BlankTextError):
        village.does(name_cash_flow, naming(sequence, reason=" "))
    with pytest.raises(EntryNotFoundError):
        village.does(name_cash_flow, naming(sequence + 7))


def test_only_who_may_write_entries_names_cash_flows(village):
    sequence = sold(village)

    with pytest.raises(PermissionDeniedError):
        village.does(name_cash_flow, naming(sequence), by=Actor("audit", Role.AUDITOR))


def test_the_cash_flows_of_days_that_were_accepted_stay(village):
    sequence = sold(village)
    village.does(lambda work: work.book.periods.close(YEAR.last_day, by="ratna"))
    village.does(
        lambda work: work.book.periods.lock(YEAR.last_day, by="ratna", reason="Musdes")
    )

    with pytest.raises(PeriodLockedError):
        village.does(name_cash_flow, naming(sequence))
