"""The checks before printing: each has a book in which it finds something, and one without."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import text, update

from bumdes.actions.answering_findings import answer_finding, withdraw_answer
from bumdes.actions.closing import close_year
from bumdes.actions.counting_assets import CountAssets, Looked, count_assets
from bumdes.actions.counting_cash import CountCash, count_cash
from bumdes.actions.recording import record_entry
from bumdes.actions.setting_approval import SetApproval, set_approval
from bumdes.actions.staffing import appoint
from bumdes.check import CheckArea, Occasion
from bumdes.enterprise import Enterprise
from bumdes.errors import (
    InvalidFieldError,
    NotFoundError,
    PermissionDeniedError,
)
from bumdes.permissions import Role
from bumdes.self_check import find_check, self_check
from bumdes.unit import Unit
from ledger import (
    Account,
    AccountKind,
    Dimension,
    DimensionValue,
    EntryKind,
    Period,
    credit,
    debit,
    rp,
)
from ledger.errors import BlankTextError
from ledger.tables import period_balances
from reports.checks import ALL_CHECKS
from reports.listings import LISTINGS
from reports.scope import Scope
from tests.bumdes import months, taxpayer, things
from tests.bumdes.capital import owned
from tests.bumdes.credit import party, sells_on_credit
from tests.bumdes.village import (
    MANAGER,
    TREASURER,
    Village,
    booked,
    day,
    entry,
    founded,
    now,
)

CASH, BANK, RETAINED, RENT = "1.1.01.01", "1.1.01.04", "3.3.01.01", "6.1.05.01"
YEAR = Period.year(2025)
SUSPENSE = Account(code="1.9.01.05", name="Rekening Sementara", kind=AccountKind.ASSET)


@pytest.fixture
def plain(sqlite_engine) -> Village:
    """An enterprise without owners: its books take what the ledger takes."""
    return founded(sqlite_engine).with_unit("TOKO", "trading")


def opened(village, *postings, on=None):
    """Post opening balances; without any, ten million of cash."""
    lines = postings or (debit(CASH, rp(10_000_000)), credit(RETAINED, rp(10_000_000)))
    village.does(booked, entry(date=on or day(1, 1), kind=EntryKind.OPENING, postings=lines))
    return village


def pays(village, amount=100_000, **facts):
    return village.does(record_entry, entry(amount, **facts))


def findings(village, key, period=YEAR):
    check = find_check(ALL_CHECKS, key)
    with village.work(read_only=True) as work:
        return list(check.find(work, period))


def said(village, key, period=YEAR):
    return [finding.text for finding in findings(village, key, period)]


# --- the books themselves --------------------------------------------------------------------


def touched(village, statement):
    """Do what whoever owns the file can do behind the back of the books."""
    with village.engine.begin() as connection:
        connection.execute(statement)


def test_books_that_were_not_touched_are_sound(plain):
    opened(plain)
    pays(plain)

    for key in ("books_balanced", "balances_kept", "numbers_unbroken", "database_guarded"):
        assert said(plain, key) == []


def test_a_balance_that_was_touched_is_found_twice(plain):
    opened(plain)
    b = period_balances.c
    touched(
        plain,
        update(period_balances)
        .where(b.account == CASH)
        .values(debit_minor=b.debit_minor + 500),
    )

    (lopsided,), (apart,) = (findings(plain, k) for k in ("books_balanced", "balances_kept"))

    assert lopsided.amounts == (rp(10_000_005), rp(10_000_000))
    assert (apart.account, apart.amounts) == (CASH, (rp(10_000_005), rp(10_000_000)))


def test_a_guard_that_was_taken_away_is_found(plain):
    touched(plain, text("DROP TRIGGER postings_no_update"))

    (found,) = said(plain, "database_guarded")
    assert found.startswith("1 pengaman basis data tidak ada lagi")


def test_a_number_that_is_missing_is_found(plain):
    opened(plain)
    pays(plain)
    pays(plain)
    with plain.engine.begin() as connection:
        for name in (
            connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            .scalars()
            .all()
        ):
            connection.exec_driver_sql(f"DROP TRIGGER {name}")
        connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
        connection.exec_driver_sql("UPDATE entries SET number = 9 WHERE sequence = 3")

    assert said(plain, "numbers_unbroken") == [
        "Nomor jurnal 3 sampai 8 tahun 2025 tidak ada.",
    ]


# --- entries ---------------------------------------------------------------------------------


def test_entries_long_after_their_day_are_found(plain):
    pays(plain)

    (found,) = said(plain, "entries_on_time")
    assert found.startswith("1 catatan dibuat lebih dari 7 hari sesudah tanggalnya")


def test_the_enterprise_says_after_how_many_days_an_entry_comes_late(plain):
    pays(plain, date=day(2, 2, 2099))
    period = Period.year(2099)
    assert "lebih dari 7 hari" in said(plain, "entries_on_time", period)[0]

    plain.does(set_approval, SetApproval(valid_from=now().date(), late_after_days=31))

    assert said(plain, "entries_on_time", period) == []
    with plain.work(read_only=True) as work:
        (late,) = LISTINGS["back-dated"].tables(work, Scope(period))
    assert late.facts[0].endswith("batasnya 31 hari")


def test_entries_soon_after_their_day_are_not(plain):
    pays(plain, date=day(2, 25, 2099))

    assert said(plain, "entries_on_time", Period.year(2099)) == []


def test_an_entry_of_a_day_to_come_is_found(plain):
    pays(plain, date=day(3, 2, 2099))
    assert findings(plain, "no_future_entries", Period.year(2099)) == []

    pays(plain, date=day(5, 1, 2099))
    (found,) = findings(plain, "no_future_entries", Period.year(2099))
    assert found.entry == (2099, 2)


def test_a_payment_that_was_recorded_twice_is_found(plain):
    opened(plain)
    pays(plain)
    pays(plain, 90_000)
    assert findings(plain, "payments_not_repeated") == []

    pays(plain)
    (found,) = findings(plain, "payments_not_repeated")
    assert (found.amounts, found.entry) == ((rp(100_000),), (2025, 4))
    assert "BKK/2025/0001, BKK/2025/0003" in found.text


def test_the_same_sale_twice_is_usual(plain):
    for _ in range(2):
        plain.sells()

    assert findings(plain, "payments_not_repeated") == []


def test_a_year_before_that_is_open_is_found(plain):
    opened(plain)
    pays(plain)
    assert said(plain, "earlier_year_closed", Period.year(2026)) == [
        "Tahun 2025 belum ditutup, jadi angkanya masih dapat berubah."
    ]

    plain.does(close_year, 2025)
    assert said(plain, "earlier_year_closed", Period.year(2026)) == []


def test_a_paper_that_is_not_kept_is_found(plain):
    digest = "ab" * 32
    plain.keeps(digest)
    pays(plain, evidence=(digest,))
    assert findings(plain, "evidence_kept") == []

    touched(plain, text("DELETE FROM stored_files"))
    (found,) = findings(plain, "evidence_kept")
    assert found.entry == (2025, 1)


def test_payments_without_a_paper_are_found_with_what_they_paid(plain):
    plain.keeps("cd" * 32)
    pays(plain, evidence=("cd" * 32,))
    assert findings(plain, "proofs_complete") == []

    pays(plain, 250_000)
    (found,) = findings(plain, "proofs_complete")
    assert found.amounts == (rp(250_000),)


# --- cash ------------------------------------------------------------------------------------


def test_cash_below_zero_on_a_day_within_is_found(plain):
    pays(plain, date=day(2, 1))
    opened(plain, on=day(3, 1))

    (found,) = findings(plain, "cash_never_negative")
    assert found.text == (
        "Kas Tunai kurang dari nol sejak 01-02-2025, paling rendah 01-02-2025."
    )
    assert found.amounts == (rp(-100_000),)
    assert findings(plain, "cash_not_negative") == []


def test_cash_that_was_there_before_it_was_paid_is_no_finding(plain):
    opened(plain)
    pays(plain)

    for key in ("cash_never_negative", "cash_not_negative", "cash_not_overdrawn"):
        assert findings(plain, key) == []


def test_cash_that_the_whole_lacks_makes_reports_drafts(plain):
    pays(plain)

    (found,) = findings(plain, "cash_not_overdrawn")
    assert (found.account, found.amounts) == (CASH, (rp(-100_000),))
    assert find_check(ALL_CHECKS, "cash_not_overdrawn").is_binding


def test_a_unit_that_lacks_what_another_has_makes_none(plain):
    opened(plain)
    pays(plain, unit="TOKO")

    assert findings(plain, "cash_not_overdrawn") == []
    assert [f.unit for f in findings(plain, "cash_not_negative")] == ["TOKO"]


def counts(village, found, *, account=CASH, on=None, **facts):
    given = {"counter": "Ratna", "witness": "Lastri", **facts}
    command = CountCash(account=account, on=on or day(12, 31), found=rp(found), **given)
    return village.does(count_cash, command)


def test_cash_that_nobody_counted_is_found(plain):
    opened(plain)

    (found,) = findings(plain, "cash_counted")
    assert found.text == "Kas Tunai belum dihitung uangnya untuk akhir Desember 2025."
    assert (found.unit, found.amounts) == ("", (rp(10_000_000),))


def test_cash_that_was_counted_is_not(plain):
    opened(plain)
    counts(plain, 10_000_000, on=day(1, 4, 2026))

    assert findings(plain, "cash_counted") == []


def test_a_bank_is_asked_once_for_all_units(plain):
    opened(plain, debit(BANK, rp(5), unit="TOKO"), credit(RETAINED, rp(5), unit="TOKO"))
    (found,) = findings(plain, "cash_counted")
    assert (found.unit, "rekening koran" in found.text) == (None, True)

    counts(plain, 5, account=BANK, unit="TOKO")
    assert findings(plain, "cash_counted") == []


def test_a_count_that_differs_is_found_until_the_books_agree(plain):
    opened(plain)
    counts(plain, 9_900_000)
    (found,) = findings(plain, "cash_count_agrees")
    assert found.amounts == (rp(9_900_000), rp(10_000_000))
    assert "kurang" in found.text

    pays(plain, date=day(12, 31))
    assert findings(plain, "cash_count_agrees") == []


@pytest.mark.parametrize(
    ("facts", "error"),
    [
        ({"account": RENT}, InvalidFieldError),
        ({"on": day(4, 1, 2099)}, InvalidFieldError),
        ({"found": rp(-1)}, InvalidFieldError),
        ({"witness": "ratna"}, InvalidFieldError),
        ({"witness": ""}, BlankTextError),
        ({"unit": "KOPI"}, NotFoundError),
    ],
    ids=str,
)
def test_a_count_that_cannot_be_is_refused(plain, facts, error):
    given = {"account": CASH, "on": day(12, 31), "found": rp(5)}
    command = CountCash(**(given | {"counter": "Ratna", "witness": "Lastri"} | facts))

    with pytest.raises(error):
        plain.does(count_cash, command)


def test_who_keeps_one_unit_counts_there_alone(plain):
    command = CountCash(
        account=CASH, on=day(12, 31), found=rp(5), counter="Sari", witness="Joko", unit="TOKO"
    )
    assert plain.does(count_cash, command, by=MANAGER).unit == "TOKO"

    of_head_office = replace(command, unit="")
    with pytest.raises(PermissionDeniedError):
        plain.does(count_cash, of_head_office, by=MANAGER)


# --- accounts --------------------------------------------------------------------------------


def test_an_account_for_what_is_unknown_must_be_empty(plain):
    with plain.work() as work:
        work.book.add_account(SUSPENSE)
    opened(plain)
    assert findings(plain, "suspense_empty") == []

    opened(plain, debit("1.9.01.05", rp(7)), credit(CASH, rp(7)))
    (found,) = findings(plain, "suspense_empty")
    assert (found.account, found.amounts) == ("1.9.01.05", (rp(7),))


def test_accounts_below_zero_are_found(plain):
    opened(plain)
    pays(plain, postings=(debit("4.2.01.91", rp(9)), credit(CASH, rp(9))))

    (found,) = findings(plain, "usual_sides")
    assert (found.account, found.amounts) == ("4.2.01.91", (rp(9),))


def test_accounts_as_they_grow_are_not(plain):
    opened(plain)
    pays(plain)
    plain.sells()

    assert findings(plain, "usual_sides") == []


def test_an_account_without_a_line_in_the_statements_is_found(plain):
    opened(plain)
    assert findings(plain, "statutory_form") == []

    odd = Account(code="8.1.01.01", name="Rupa-rupa", kind=AccountKind.EXPENSE)
    with plain.work() as work:
        work.book.add_account(odd)
    opened(plain, debit("8.1.01.01", rp(7)), credit(CASH, rp(7)))
    assert [found.account for found in findings(plain, "statutory_form")] == ["8.1.01.01"]


def test_owing_more_than_one_has_is_found(plain):
    opened(plain)
    assert findings(plain, "equity_positive") == []

    opened(plain, debit(RENT, rp(10_000_001)), credit("2.1.06.02", rp(10_000_001)))
    (found,) = findings(plain, "equity_positive")
    assert found.amounts == (rp(-1),)


def test_a_proof_that_fails_is_told_by_the_lines_that_differ(plain):
    opened(plain)
    assert findings(plain, "statements_proved") == []

    b = period_balances.c
    touched(
        plain,
        update(period_balances)
        .where(b.account == CASH)
        .values(debit_minor=b.debit_minor + 500),
    )
    found = findings(plain, "statements_proved")
    assert any("Laporan Posisi Keuangan" in each.text for each in found)
    assert all(each.amounts for each in found)


# --- claims ----------------------------------------------------------------------------------


def test_somebody_who_paid_too_much_is_found_by_name(plain):
    who = party(plain)
    opened(plain)
    sells_on_credit(plain, who)
    assert findings(plain, "parties_usual") == []

    document = next(iter(documents(plain, who)))
    plain.does(
        record_entry,
        entry(
            postings=(
                debit(CASH, rp(150_000), unit="TOKO"),
                credit("1.1.03.01", rp(150_000), unit="TOKO", party=who, document=document),
            )
        ),
    )
    (found,) = findings(plain, "parties_usual")
    assert found.text.startswith("Budi lebih membayar")
    assert found.amounts == (rp(50_000),)


def documents(village, who):
    with village.work(read_only=True) as work:
        rows = work.book.outstanding(["1.1.03.01"], day(12, 31), by=("party", "document"))
        return [row.document for row in rows if row.party == who]


def test_old_receivables_without_an_allowance_are_found(plain):
    who = party(plain)
    sells_on_credit(plain, who, 1_000_000, date=day(1, 10))

    (found,) = findings(plain, "allowance_reviewed")
    assert found.unit == "TOKO"
    assert found.amounts[0] > rp(0)


def test_new_receivables_need_none(plain):
    who = party(plain)
    sells_on_credit(plain, who, 1_000_000, date=day(12, 31))

    assert findings(plain, "allowance_reviewed") == []


# --- things ----------------------------------------------------------------------------------


def test_assets_that_nobody_looked_for_are_found(sqlite_engine):
    village = things.with_shop(sqlite_engine)
    assert findings(village, "assets_counted") == []

    asset = things.buys(village)
    assert said(village, "assets_counted") == ["1 aset belum dicek fisiknya pada tahun 2025."]

    looked = (Looked(asset=asset.code, is_found=True),)
    command = CountAssets(on=day(12, 20), counter="Sari", witness="Joko", looked=looked)
    village.does(count_assets, command)
    assert said(village, "assets_counted") == []


def test_half_a_year_asks_for_no_look_at_assets(sqlite_engine):
    village = things.with_shop(sqlite_engine)
    things.buys(village)

    assert findings(village, "assets_counted", Period.semester(2025, 1)) == []


# --- units and funds -------------------------------------------------------------------------


def test_a_closed_unit_that_still_holds_something_is_found(plain):
    opened(plain, debit(CASH, rp(7), unit="TOKO"), credit(RETAINED, rp(7), unit="TOKO"))
    assert findings(plain, "closed_units_empty") == []

    with plain.work() as work:
        unit = work.session.get_one(Unit, (work.book_id, "TOKO"))
        unit.closed_on = day(6, 30)
    (found,) = findings(plain, "closed_units_empty")
    assert (found.unit, found.account, found.amounts) == ("TOKO", CASH, (rp(7),))


def test_a_fund_of_which_more_was_spent_than_came_is_found(plain):
    with plain.work() as work:
        work.book.declare(DimensionValue(dimension=Dimension.FUND, code="D-1", name="Pangan"))
    came = (debit(CASH, rp(9), fund="D-1"), credit("4.2.01.91", rp(9), fund="D-1"))
    plain.does(record_entry, entry(postings=came))
    assert findings(plain, "funds_not_overspent") == []

    went = (debit(RENT, rp(12), fund="D-1"), credit(CASH, rp(12), fund="D-1"))
    plain.does(record_entry, entry(postings=went))
    (found,) = findings(plain, "funds_not_overspent")
    assert found.text.startswith("Dana Pangan (D-1)")
    assert found.amounts == (rp(-3),)


# --- dues ------------------------------------------------------------------------------------


def test_taxes_that_are_overdue_are_found(sqlite_engine):
    village = taxpayer.taxpayer(sqlite_engine)
    taxpayer.earns(village, 10_000_000)
    taxpayer.runs(village)

    found = findings(village, "taxes_on_time", Period.month(2025, 3))
    assert any("belum disetor" in each.text and each.amounts for each in found)


def test_a_month_without_wages_after_the_first_payroll_is_found(sqlite_engine):
    village = owned(sqlite_engine)
    months.hires(village, "Siti")
    assert findings(village, "payroll_recorded") == []

    months.posts(village, months.drafts(village, 11))
    assert said(village, "payroll_recorded") == [
        "Gaji Desember 2025 untuk 1 orang belum dicatat.",
    ]


# --- papers ----------------------------------------------------------------------------------


def test_offices_that_nobody_holds_are_found(plain):
    assert "Direktur: belum ada yang menjabat." in said(plain, "organs_in_term")
    assert "Belum ada nama untuk Direktur pada akhir masa ini." in said(
        plain, "signatories_named"
    )


def test_offices_that_are_held_are_not(plain):
    plain.with_person("bagas", name="Bagas")
    plain.does(appoint, "bagas", Role.DIRECTOR, first_day=day(1, 1))

    assert not [s for s in said(plain, "organs_in_term") if s.startswith("Direktur")]
    assert not [s for s in said(plain, "signatories_named") if "Direktur" in s]


def test_a_letterhead_that_says_little_is_found(sqlite_engine):
    village = owned(sqlite_engine)
    assert "Profil usaha belum memuat alamat." in said(village, "identity_complete")

    with village.work() as work:
        enterprise = work.session.get_one(Enterprise, work.book_id)
        enterprise.address, enterprise.place = "Jalan Balai Desa 1", "Maju"
        enterprise.legal_number = "AHU-1"
    assert said(village, "identity_complete") == []


# --- the list --------------------------------------------------------------------------------


def test_there_are_some_forty_checks_before_printing():
    asked = [check for check in ALL_CHECKS if Occasion.PRINT in check.occasions]

    assert len(asked) >= 40
    assert {check.area for check in asked} == set(CheckArea)


def test_every_check_says_why_and_how_to_put_it_right():
    for check in ALL_CHECKS:
        assert check.label
        assert check.why.endswith("."), check.key
        assert check.advice.endswith("."), check.key


@pytest.mark.parametrize("period", [YEAR, Period.month(2099, 5), Period(day(1, 31), day(2, 1))])
def test_every_check_can_be_asked_of_empty_books(village, period):
    """On each kind of database: what is asked of it is asked in its words."""
    with village.work(read_only=True) as work:
        for check in ALL_CHECKS:
            list(check.find(work, period))


# --- answers ---------------------------------------------------------------------------------


def answers(village, key, reason="Dibayar dua kali sesuai nota.", **facts):
    with village.work(read_only=True) as work:
        (told,) = next(
            each for each in self_check(work, ALL_CHECKS, YEAR) if each.check.key == key
        ).findings
    check = find_check(ALL_CHECKS, key)
    village.does(answer_finding, check, YEAR, told.key, reason=reason, **facts)
    return told.key


def standing(village, key):
    with village.work(read_only=True) as work:
        found = self_check(work, ALL_CHECKS, YEAR)
        return next(each for each in found if each.check.key == key)


def test_a_finding_that_was_answered_waits_no_more(plain):
    opened(plain)
    pays(plain)
    pays(plain)
    key = answers(plain, "payments_not_repeated")

    told = standing(plain, "payments_not_repeated")
    assert told.is_passed
    assert [each.answer.reason for each in told.findings] == ["Dibayar dua kali sesuai nota."]

    check = find_check(ALL_CHECKS, "payments_not_repeated")
    plain.does(withdraw_answer, check, YEAR, key)
    assert not standing(plain, "payments_not_repeated").is_passed


def test_an_answer_is_of_what_the_finding_said(plain):
    opened(plain)
    pays(plain, evidence=())
    answers(plain, "proofs_complete", "Nota sedang dicari.")
    pays(plain, 5_000)

    assert not standing(plain, "proofs_complete").is_passed


def test_what_binds_is_put_right_and_not_answered(plain):
    pays(plain)

    with pytest.raises(InvalidFieldError):
        answers(plain, "cash_not_overdrawn", "Kas memang minus.")


def test_answers_are_given_by_who_writes_reports_and_with_a_reason(plain):
    pays(plain)

    with pytest.raises(BlankTextError):
        answers(plain, "proofs_complete", " ")
    with pytest.raises(PermissionDeniedError):
        answers(plain, "proofs_complete", "Ada.", by=MANAGER)
    assert answers(plain, "proofs_complete", "Ada.", by=TREASURER)


def test_no_check_has_a_name_that_nobody_knows():
    with pytest.raises(NotFoundError):
        find_check(ALL_CHECKS, "horoscope")
