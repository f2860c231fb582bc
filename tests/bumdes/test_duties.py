"""The calendar of duties: when what is due, what the records tell, what people say."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from bumdes.actions.closing import accept_year, close_year
from bumdes.actions.counting_assets import CountAssets, Looked, count_assets
from bumdes.actions.counting_cash import CountCash, count_cash
from bumdes.actions.keeping_duties import (
    MarkDuty,
    SetDutyDate,
    mark_duty,
    set_duty_date,
    unmark_duty,
)
from bumdes.actions.keeping_papers import KeepPaper, keep_paper
from bumdes.actions.recording import record_entry
from bumdes.actions.staffing import appoint
from bumdes.dated_table import dated_rows
from bumdes.duties import DUTIES
from bumdes.duty import DutyState
from bumdes.duty_calendar import calendar_of, find_duty, reminders
from bumdes.errors import InvalidFieldError, NotFoundError, PermissionDeniedError, TakenError
from bumdes.governance.decision import DecisionKind
from bumdes.governance.legal_paper import PaperKind
from bumdes.permissions import Actor, Role
from bumdes.reporting.duty_date import duty_day
from ledger import EntryKind, Period, credit, debit, rp
from ledger.errors import BlankTextError
from tests.bumdes import taxpayer, things
from tests.bumdes.village import (
    DIRECTOR,
    MANAGER,
    SUPERVISOR,
    TREASURER,
    Village,
    booked,
    day,
    entry,
    founded,
)

LAST_YEAR, YEAR = Period.year(2098), Period.year(2099)
CASH, RETAINED = "1.1.01.01", "3.3.01.01"


@pytest.fixture
def plain(sqlite_engine) -> Village:
    """An enterprise whose books began two years ago, with some money."""
    village = founded(sqlite_engine).with_unit("TOKO", "trading")
    lines = (debit(CASH, rp(10_000_000)), credit(RETAINED, rp(10_000_000)))
    begun = entry(date=day(1, 1, 2098), kind=EntryKind.OPENING, postings=lines)
    village.does(booked, begun)
    return village


def entries(village, key="", window=YEAR):
    with village.work(read_only=True) as work:
        return [e for e in calendar_of(work, window) if key in {"", e.duty.key}]


def one(village, key, window=YEAR):
    (found,) = entries(village, key, window)
    return found


def today(village):
    with village.work(read_only=True) as work:
        return work.clock().date()


# --- days ------------------------------------------------------------------------------------


def test_what_the_law_leaves_open_is_due_as_is_usual(plain):
    due = one(plain, "annual_report").due

    assert (due.about, due.due_on, due.certainty) == ("Tahun 2098", day(3, 31, 2099), "K")
    assert "PP 11/2021" in due.source


def test_the_statutes_lay_down_another_day(plain):
    command = SetDutyDate(
        duty="annual_report",
        valid_from=day(1, 1, 2098),
        months_after=2,
        day=15,
        basis="AD Pasal 20",
    )
    plain.does(set_duty_date, command)

    due = one(plain, "annual_report").due
    assert (due.due_on, due.source, due.certainty) == (day(2, 15, 2099), "AD Pasal 20", "")


def test_a_day_holds_from_its_first_period_on(plain):
    command = SetDutyDate(
        duty="annual_report", valid_from=day(1, 1, 2099), months_after=1, day=5, basis="AD"
    )
    plain.does(set_duty_date, command)

    assert one(plain, "annual_report").due.due_on == day(3, 31, 2099)


def test_the_last_day_is_that_of_the_month(plain):
    assert one(plain, "ranking").due.due_on == day(2, 28, 2099)


def test_a_duty_that_an_enterprise_has_not_is_not_due(plain):
    command = SetDutyDate(
        duty="ranking",
        valid_from=day(1, 1, 2098),
        months_after=2,
        day=31,
        basis="Belum berbadan hukum",
        is_off=True,
    )
    plain.does(set_duty_date, command)

    assert entries(plain, "ranking") == []


@pytest.mark.parametrize(
    ("facts", "error"),
    [
        ({"duty": "horoscope"}, NotFoundError),
        ({"duty": "taxes"}, NotFoundError),
        ({"day": 0}, InvalidFieldError),
        ({"day": 32}, InvalidFieldError),
        ({"months_after": 25}, InvalidFieldError),
        ({"basis": " "}, BlankTextError),
    ],
    ids=str,
)
def test_days_that_cannot_be_are_refused(plain, facts, error):
    given = {"duty": "ranking", "valid_from": day(1, 1), "months_after": 1, "day": 5}

    with pytest.raises(error):
        plain.does(set_duty_date, SetDutyDate(**(given | {"basis": "AD"} | facts)))


def test_days_are_laid_down_by_who_changes_the_enterprise(plain):
    command = SetDutyDate(
        duty="ranking", valid_from=day(1, 1), months_after=1, day=5, basis="AD"
    )

    with pytest.raises(PermissionDeniedError):
        plain.does(set_duty_date, command, by=SUPERVISOR)


def test_every_duty_with_a_day_has_a_usual_one():
    dated = {duty.key for duty in DUTIES.values() if duty.is_dated}

    assert dated == {row.values["duty"] for row in dated_rows("duty_dates")}


def test_a_duty_without_a_day_is_not_asked_for_one(plain):
    with plain.work(read_only=True) as work, pytest.raises(LookupError):
        duty_day(work, "taxes", YEAR)


# --- what the records tell -------------------------------------------------------------------


def test_nothing_is_due_for_the_time_before_the_books(sqlite_engine):
    village = founded(sqlite_engine)

    assert {e.due.about for e in entries(village, "annual_report", Period.year(2098))} == set()


def test_a_year_that_is_closed_and_accepted_is_done(plain):
    assert one(plain, "annual_report").due.missing == ("Tahun 2098 belum ditutup.",)

    plain.does(close_year, 2098)
    assert one(plain, "year_close").is_done
    assert not one(plain, "annual_report").is_done

    number = plain.decides(DecisionKind.ACCEPT_REPORT, "MD-9", on=day(2, 20, 2099))
    plain.does(accept_year, 2098, decision=number)
    report = one(plain, "annual_report")
    assert (report.is_done, report.done_on) == (True, day(2, 20, 2099))
    assert one(plain, "annual_review").is_done


def test_a_loss_is_not_shared(plain):
    plain.does(record_entry, entry(date=day(5, 1, 2098)))

    assert entries(plain, "profit_sharing") == []


def test_a_profit_is_to_be_shared(plain):
    plain.sells(date=day(5, 1, 2098))

    assert one(plain, "profit_sharing").state(today(plain)) is DutyState.SOON


def test_the_first_half_of_the_year_is_reported(plain):
    assert [e.due.about for e in entries(plain, "semester_report")] == ["Semester I 2099"]


def test_a_plan_is_due_before_its_year(plain):
    due = one(plain, "work_plan").due

    assert (due.about, due.due_on) == ("Tahun 2100", day(12, 31, 2099))
    assert due.missing == ("Rencana 2100 belum disusun.",)


def test_counted_cash_is_done(plain):
    month = Period.month(2099, 3)
    assert not one(plain, "cash_count", month).is_done

    command = CountCash(
        account=CASH, on=day(2, 28, 2099), found=rp(5), counter="Ratna", witness="Lastri"
    )
    plain.does(count_cash, command)
    assert one(plain, "cash_count", month).done_on == day(2, 28, 2099)


def test_months_that_nobody_counted_long_ago_are_let_be(plain):
    assert entries(plain, "cash_count", LAST_YEAR) == []


def test_assets_are_to_be_looked_for_once_a_year(sqlite_engine):
    village = things.with_shop(sqlite_engine)
    asset = things.buys(village)
    window = Period.year(2025)
    assert not one(village, "asset_count", window).is_done

    looked = (Looked(asset=asset.code, is_found=True),)
    command = CountAssets(on=day(12, 20), counter="Sari", witness="Joko", looked=looked)
    village.does(count_assets, command)
    assert one(village, "asset_count", window).done_on == day(12, 20)


def test_stock_is_to_be_counted_at_the_end_of_a_year(plain):
    assert entries(plain, "stock_count", LAST_YEAR) == []

    lines = (debit("1.1.05.01", rp(7), unit="TOKO"), credit(CASH, rp(7), unit="TOKO"))
    plain.does(booked, entry(date=day(5, 1, 2098), postings=lines))
    assert one(plain, "stock_count", LAST_YEAR).state(today(plain)) is DutyState.LATE


def test_taxes_that_wait_are_due(sqlite_engine):
    village = taxpayer.taxpayer(sqlite_engine)
    taxpayer.earns(village, 10_000_000)
    taxpayer.runs(village)

    found = entries(village, "taxes", Period.year(2025))
    assert [(e.due.due_on, e.due.amount) for e in found if e.due.amount] == [
        (day(4, 15), rp(50_000))
    ]


def test_a_term_that_ends_is_due(plain):
    plain.with_person("bagas", name="Bagas")
    plain.does(
        appoint, "bagas", Role.DIRECTOR, first_day=day(1, 1, 2098), last_day=day(6, 30, 2099)
    )

    due = one(plain, "terms_of_office").due
    assert (due.due_on, "Bagas" in due.about) == (day(6, 30, 2099), True)


def test_a_licence_that_runs_out_is_due(plain):
    command = KeepPaper(
        kind=PaperKind.LICENCE,
        title="Izin usaha perdagangan",
        dated_on=day(1, 1, 2098),
        last_day=day(8, 1, 2099),
        number="503/1",
    )
    plain.does(keep_paper, command)

    due = one(plain, "papers_renewed").due
    assert (due.due_on, due.about) == (day(8, 1, 2099), "Izin usaha: Izin usaha perdagangan")


# --- what people say -------------------------------------------------------------------------


def marks(village, duty="ranking", by=DIRECTOR, **facts):
    given = {"subject": str(LAST_YEAR), "done_on": day(2, 20, 2099), "receipt": "Surat 1"}
    command = MarkDuty(duty=duty, **(given | facts))
    return village.does(mark_duty, command, by=by)


def test_what_somebody_marked_is_done(plain):
    marks(plain)

    found = one(plain, "ranking")
    assert (found.is_done, found.done_on) == (True, day(2, 20, 2099))
    assert found.state(today(plain)) is DutyState.DONE


def test_a_mark_can_be_taken_back_and_set_again(plain):
    mark = marks(plain)
    plain.does(unmark_duty, mark.mark_id, reason="Ternyata ditolak", by=DIRECTOR)
    assert not one(plain, "ranking").is_done

    marks(plain)
    assert one(plain, "ranking").is_done


@pytest.mark.parametrize(
    ("facts", "error"),
    [
        ({"duty": "horoscope"}, NotFoundError),
        ({"duty": "year_close"}, NotFoundError),
        ({"done_on": day(3, 3, 2099)}, InvalidFieldError),
        ({"receipt": ""}, BlankTextError),
        ({"paper": "ab" * 32}, NotFoundError),
        ({"by": TREASURER, "duty": "supervisor_report"}, PermissionDeniedError),
        ({"by": MANAGER}, PermissionDeniedError),
    ],
    ids=str,
)
def test_marks_that_cannot_be_are_refused(plain, facts, error):
    with pytest.raises(error):
        marks(plain, **facts)


def test_nothing_is_marked_twice(plain):
    marks(plain)

    with pytest.raises(TakenError):
        marks(plain)


def test_the_supervisor_marks_the_own_report(plain):
    assert marks(plain, "supervisor_report", by=SUPERVISOR)


def test_a_mark_that_is_none_is_not_found(plain):
    with pytest.raises(NotFoundError):
        plain.does(unmark_duty, "0" * 32, reason="Salah")


# --- reminders -------------------------------------------------------------------------------


def reminded(village, by):
    with village.work(by, read_only=True) as work:
        return {e.duty.key for e in reminders(work, work.clock().date())}


def test_each_is_reminded_of_the_own_duties(plain):
    assert reminded(plain, SUPERVISOR) == {"supervisor_report"}
    assert "year_close" in reminded(plain, TREASURER)
    assert "supervisor_report" not in reminded(plain, TREASURER)


def test_who_leads_is_reminded_of_all(plain):
    secretary = Actor("wulan", Role.SECRETARY)

    assert reminded(plain, secretary) == reminded(plain, DIRECTOR) >= {"supervisor_report"}


def test_what_is_far_off_or_done_is_no_reminder(plain):
    marks(plain)

    assert not {"ranking", "asset_count"} & reminded(plain, DIRECTOR)
    with plain.work(DIRECTOR, read_only=True) as work:
        latest = max(e.due.due_on for e in reminders(work, day(3, 2, 2099)))
    assert latest <= day(4, 1, 2099)


@pytest.mark.parametrize(
    ("days", "state"),
    [(-1, DutyState.LATE), (0, DutyState.SOON), (30, DutyState.SOON), (31, DutyState.LATER)],
)
def test_a_duty_presses_for_a_month_before_its_day(plain, days, state):
    found = one(plain, "ranking")
    now = dt.date(2099, 3, 2)
    moved = replace(found, due=replace(found.due, due_on=now + dt.timedelta(days=days)))

    assert moved.state(now) is state


def test_every_duty_can_be_asked_on_each_kind_of_database(village):
    with village.work(read_only=True) as work:
        for duty in DUTIES.values():
            assert list(duty.find(work, YEAR)) is not None
            assert duty.label
            assert duty.recipient
            assert duty.roles


def test_a_duty_is_known_by_its_key():
    assert find_duty("ranking") is DUTIES["ranking"]
