"""Ageing, statements of account, reminders and confirmation slips say what the lines say."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest

from bumdes.actions.recording import RecordTransaction, draft_transaction
from bumdes.actions.setting_credit import (
    PlanInstalments,
    SetBands,
    SetLimit,
    agree_instalments,
    plan_instalments,
    set_bands,
    set_limit,
)
from bumdes.credit.account_statement import read_account_statement
from bumdes.credit.ageing import read_ageing
from bumdes.credit.confirmation import read_confirmation
from bumdes.credit.instalments import Due
from bumdes.credit.reminder import read_reminder
from bumdes.errors import (
    InstalmentsUnequalError,
    InvalidFieldError,
    NotFoundError,
    PermissionDeniedError,
)
from bumdes.party import PartyKind
from ledger import Period, rp
from tests.bumdes.credit import buys_on_credit, left, party, sells_on_credit, settles, trading
from tests.bumdes.village import SUPERVISOR, day

N1, N2 = "N2025-0001", "N2025-0002"
BANDS = ((0, Fraction(0)), (1, Fraction(10)), (31, Fraction(50)))


@pytest.fixture
def shop(village):
    shop = trading(village)
    command = SetBands(valid_from=day(1, 1, year=2020), steps=BANDS, source="Musdes")
    shop.does(set_bands, command)
    return shop


@pytest.fixture
def budi(shop):
    return party(shop)


def aged(village, at, sub_ledger="receivables", **facts):
    """Return what is in each band by party, in rupiah."""
    with village.work(read_only=True) as work:
        ageing = read_ageing(work, sub_ledger, at, **facts)
    return {row.key[0]: tuple(minor // 100 for minor in row.minors) for row in ageing.rows}


def statement(village, who, period=None, sub_ledger="receivables"):
    with village.work(read_only=True) as work:
        return read_account_statement(work, sub_ledger, who, period or Period.year(2025))


# --- ageing ----------------------------------------------------------------------------


def test_what_is_open_falls_in_the_band_of_its_days(shop, budi):
    sells_on_credit(shop, budi, 10_000, due_on=day(3, 31))
    sells_on_credit(shop, budi, 20_000, due_on=day(3, 30))
    sells_on_credit(shop, budi, 40_000, due_on=day(3, 1))
    sells_on_credit(shop, budi, 80_000, due_on=day(2, 28))

    assert aged(shop, day(3, 31)) == {budi: (10_000, 60_000, 80_000)}


def test_what_was_paid_later_is_open_on_an_earlier_day(shop, budi):
    sells_on_credit(shop, budi, 10_000, due_on=day(1, 20))
    settles(shop, budi, 4_000, on=day(2, 10))

    assert aged(shop, day(2, 9)) == {budi: (0, 10_000, 0)}
    assert aged(shop, day(2, 10)) == {budi: (0, 6_000, 0)}


def test_what_is_paid_is_not_aged(shop, budi):
    sells_on_credit(shop, budi, 10_000)
    settles(shop, budi, 10_000)

    assert aged(shop, day(6, 1)) == {}


def test_instalments_are_aged_one_by_one(shop, budi):
    sells_on_credit(shop, budi, 90_000)
    shop.does(plan_instalments, PlanInstalments(document=N1, times=3, first_due=day(2, 1)))
    settles(shop, budi, 10_000, on=day(2, 1))

    assert aged(shop, day(3, 10)) == {budi: (30_000, 30_000, 20_000)}


def test_payables_are_aged_too(shop):
    grosir = party(shop, "Grosir", PartyKind.SUPPLIER)
    buys_on_credit(shop, grosir, 50_000, due_on=day(1, 20))

    assert aged(shop, day(1, 25), "payables") == {grosir: (0, 50_000, 0)}


def test_one_unit_is_aged_alone(shop, budi):
    shop.with_unit("SEWA", "rental")
    sells_on_credit(shop, budi, 10_000)
    sells_on_credit(shop, budi, 30_000, unit="SEWA", due_on=day(9, 1))

    assert aged(shop, day(3, 1), unit="SEWA") == {budi: (30_000, 0, 0)}


@pytest.mark.parametrize("seed", range(3))
def test_ageing_is_what_adding_up_by_hand_gives(shop, seed):
    chance = random.Random(seed)
    people = [party(shop, name) for name in ("Budi", "Siti")]
    made = []
    for number in range(8):
        due = day(chance.randint(1, 6), chance.randint(1, 28))
        amount = chance.randint(1, 90) * 1_000
        sells_on_credit(shop, who := chance.choice(people), amount, due_on=due)
        if chance.random() < 0.4:
            times = chance.randint(1, 4)
            code = f"N2025-{number + 1:04}"
            dues = shop.does(
                plan_instalments,
                PlanInstalments(document=code, times=times, first_due=due),
            )
            made += [(who, d.due_on, d.minor) for d in dues]
        else:
            made.append((who, due, amount * 100))
    at = day(5, 15)
    wanted = {who: [0, 0, 0] for who in people}
    for who, due, minor in made:
        days = (at - due).days
        wanted[who][0 if days <= 0 else 1 if days <= 30 else 2] += minor // 100

    assert aged(shop, at) == {w: tuple(sums) for w, sums in wanted.items() if any(sums)}


def test_bands_hold_from_their_day_on(shop, budi):
    sells_on_credit(shop, budi, 10_000, due_on=day(1, 11))
    steps = ((0, Fraction(0)), (1, Fraction(1)))
    shop.does(set_bands, SetBands(valid_from=day(4, 1), steps=steps, source="AD/ART"))

    assert aged(shop, day(3, 31)) == {budi: (0, 0, 10_000)}
    assert aged(shop, day(4, 1)) == {budi: (0, 10_000)}


def test_without_bands_of_its_own_an_enterprise_has_the_usual_ones(village):
    with village.work(read_only=True) as work:
        bands = read_ageing(work, "receivables", day(1, 1)).bands

    assert (bands.certainty, [band.first_day for band in bands.bands]) == (
        "K",
        [0, 1, 31, 61, 91, 181],
    )


# --- instalments and limits ----------------------------------------------------------


def test_instalments_are_what_is_left(shop, budi):
    sells_on_credit(shop, budi, 90_000)

    with pytest.raises(InstalmentsUnequalError):
        shop.does(agree_instalments, N1, [Due(day(2), 40_000_00), Due(day(3), 40_000_00)])


def test_instalments_may_differ(shop, budi):
    sells_on_credit(shop, budi, 90_000)

    shop.does(agree_instalments, N1, [Due(day(2), 60_000_00), Due(day(3), 30_000_00)])

    assert aged(shop, day(2, 2)) == {budi: (30_000, 60_000, 0)}


def test_nothing_left_is_paid_in_no_instalments(shop, budi):
    sells_on_credit(shop, budi, 90_000)
    settles(shop, budi, 90_000)

    with pytest.raises(InvalidFieldError):
        shop.does(plan_instalments, PlanInstalments(document=N1, times=2, first_due=day(3)))


def warning(village, who, amount):
    command = RecordTransaction(
        kind="credit_sale", unit="TOKO", date=day(2), amounts={"total": rp(amount)}, party=who
    )
    with village.work(read_only=True) as work:
        return draft_transaction(work, command).warning


def test_who_would_owe_more_than_his_limit_is_warned_of_and_may_buy(shop, budi):
    shop.does(set_limit, SetLimit(party=budi, valid_from=day(1), limit=rp(100_000)))
    sells_on_credit(shop, budi, 60_000)

    found = warning(shop, budi, 40_001)

    assert (found.limit, found.owed, found.over) == (rp(100_000), rp(100_001), rp(1))
    assert left(shop, budi) == {N1: 60_000}


def test_within_his_limit_nobody_is_warned_of(shop, budi):
    shop.does(set_limit, SetLimit(party=budi, valid_from=day(1), limit=rp(100_000)))
    sells_on_credit(shop, budi, 60_000)

    assert warning(shop, budi, 40_000) is None


def test_who_has_days_to_pay_owes_from_their_end(shop, budi):
    shop.does(set_limit, SetLimit(party=budi, valid_from=day(1), days=30))
    sells_on_credit(shop, budi, 60_000, date=day(1, 10))

    assert aged(shop, day(2, 9)) == {budi: (60_000, 0, 0)}
    assert aged(shop, day(2, 10)) == {budi: (0, 60_000, 0)}


def test_only_who_keeps_receivables_sets_limits(shop, budi):
    with pytest.raises(PermissionDeniedError):
        shop.does(set_limit, SetLimit(party=budi, valid_from=day(1)), by=SUPERVISOR)


# --- statements of account, reminders, slips -----------------------------------------


def test_a_statement_of_account_tells_line_by_line_what_was_owed(shop, budi):
    sells_on_credit(shop, budi, 60_000, date=day(1, 10))
    settles(shop, budi, 20_000, on=day(2, 1))
    sells_on_credit(shop, budi, 5_000, date=day(2, 5))

    found = statement(shop, budi, Period(day(2, 1), day(2, 28)))

    assert found.before == rp(60_000)
    assert [(line.document, line.more, line.less, line.owed) for line in found.lines] == [
        (N1, rp(0), rp(20_000), rp(40_000)),
        (N2, rp(5_000), rp(0), rp(45_000)),
    ]
    assert (found.owed, len(found.open_dues)) == (rp(45_000), 2)


def test_a_statement_of_account_of_what_is_owed_to_a_supplier(shop):
    grosir = party(shop, "Grosir", PartyKind.SUPPLIER)
    buys_on_credit(shop, grosir, 60_000)
    settles(shop, grosir, 20_000, sub_ledger="payables")

    found = statement(shop, grosir, sub_ledger="payables")

    assert [(line.more, line.less) for line in found.lines] == [
        (rp(60_000), rp(0)),
        (rp(0), rp(20_000)),
    ]


def test_a_reminder_names_what_is_late(shop, budi):
    sells_on_credit(shop, budi, 60_000, due_on=day(2, 1))
    sells_on_credit(shop, budi, 5_000, due_on=day(4, 1))

    with shop.work(read_only=True) as work:
        reminder = read_reminder(work, budi, day(3, 1))

    assert (reminder.owed, reminder.overdue) == (rp(65_000), rp(60_000))
    assert (
        "- N2025-0001: Rp60.000, jatuh tempo 1 Februari 2025 (lewat 28 hari)\n"
        "- N2025-0002: Rp5.000, jatuh tempo 1 April 2025\n"
        "Yang sudah jatuh tempo: Rp60.000.\n"
    ) in reminder.text


def test_who_owes_nothing_is_thanked(shop, budi):
    with shop.work(read_only=True) as work:
        reminder = read_reminder(work, budi, day(3, 1))

    assert "tidak ada kewajiban yang belum dibayar" in reminder.text


def test_a_confirmation_slip_is_about_one_document_or_all(shop, budi):
    sells_on_credit(shop, budi, 60_000)
    sells_on_credit(shop, budi, 5_000)

    with shop.work(read_only=True) as work:
        whole = read_confirmation(work, "receivables", budi, day(3, 1))
        one = read_confirmation(work, "receivables", budi, day(3, 1), document=N2)

    assert (whole.owed, one.owed) == (rp(65_000), rp(5_000))


def test_nobody_confirms_what_another_owes(shop, budi):
    sells_on_credit(shop, budi, 60_000)
    siti = party(shop, "Siti")

    with shop.work(read_only=True) as work, pytest.raises(NotFoundError):
        read_confirmation(work, "receivables", siti, day(3, 1), document=N1)
