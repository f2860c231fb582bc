"""The till: shifts that begin and end with counted cash, and sales that are made once."""

from __future__ import annotations

import random
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from bumdes.actions.keeping_items import (
    MeasureSaid,
    RegisterItem,
    register_item,
    set_stock_method,
)
from bumdes.actions.keeping_the_till import (
    CloseShift,
    Counted,
    OpenShift,
    close_shift,
    open_shift,
)
from bumdes.actions.recording import record_entry, reverse_entry
from bumdes.actions.registering_parties import RegisterParty, register_party
from bumdes.actions.selling_at_till import SellAtTill, SoldLine, sell_at_till
from bumdes.checks.tills_closed import TILLS_CLOSED
from bumdes.errors import (
    AccountNotOfferedError,
    CountDiffersError,
    CustomerMissingError,
    DiscountTooLargeError,
    DrawerUnwitnessedError,
    EmptySaleError,
    InvalidFieldError,
    NotFoundError,
    NothingLeftToPayError,
    OutsideShiftError,
    PaidTooLittleError,
    PermissionDeniedError,
    QrisNotTakenError,
    ShiftClosedError,
    ShiftOpenError,
    StockShortError,
)
from bumdes.party import PartyKind
from bumdes.permissions import Actor, Role
from bumdes.stock.setting import StockMethod
from bumdes.till.receipt import receipt_of
from bumdes.till.sale import Means
from bumdes.till.shift import find_shift
from bumdes.till.takings import expected_cash, takings_of
from ledger import Period, Side, rp
from ledger.errors import KeyReusedError
from ledger.money import to_minor
from tests.bumdes.village import MANAGER, NOW, SUPERVISOR, day, entry

DAY = day(1, 20)
BANK = "1.1.01.04"
RICE, SUGAR = "BERAS", "GULA"


@pytest.fixture
def till(shop):
    """A shop with two items, and cash of a million in its drawer."""
    shop.does(_stocked)
    shop.sells(rp(1_000_000), date=day(1, 5))
    return shop


def _stocked(work):
    sack = (MeasureSaid("sak"), MeasureSaid("setengah", Fraction(1, 2)))
    grams = (MeasureSaid("gram"), MeasureSaid("kg", Fraction(1000)))
    register_item(work, RegisterItem(code=RICE, name="Beras 5 kg", measures=sack))
    register_item(work, RegisterItem(code=SUGAR, name="Gula pasir", measures=grams))


def counted(amount=1_000_000, **facts):
    return Counted(amount=rp(amount), counted_by="Sari", **facts)


def opened(till, amount=1_000_000, **facts):
    given = {"unit": "TOKO", "on": DAY, "qris": BANK, "count": counted(amount), **facts}
    return till.does(open_shift, OpenShift(**given), by=MANAGER).shift_id


def sold(till, shift, *lines, **facts):
    lines = lines or ((RICE, 2, 75_000), (SUGAR, 1, 18_000, "kg"))
    given = {
        "shift_id": shift,
        "date": DAY,
        "lines": tuple(
            SoldLine(item, Decimal(str(much)), rp(price), *measure)
            for item, much, price, *measure in lines
        ),
        "received": rp(200_000),
        **facts,
    }
    return till.does(sell_at_till, SellAtTill(**given), by=MANAGER)


def closed(till, shift, amount, **facts):
    count = counted(amount, **{"witness": "Bagas", **facts})
    return till.does(close_shift, CloseShift(shift_id=shift, on=DAY, count=count), by=MANAGER)


def takings(till, shift):
    with till.work(read_only=True) as work:
        found = find_shift(work.session, work.book_id, shift)
        return takings_of(work, [found], DAY)[0]


def receipt(till, sale):
    with till.work(read_only=True) as work:
        return receipt_of(work, sale.sale_id)


def cash(till, account="1.1.01.01"):
    with till.work(read_only=True) as work:
        return work.book.balance(account, unit="TOKO").net(Side.DEBIT)


# --- selling -------------------------------------------------------------------------


def test_a_sale_in_cash_brings_what_it_comes_to(till):
    shift = opened(till)

    sale = sold(till, shift)

    assert cash(till) == rp(1_168_000)
    told = receipt(till, sale)
    assert (told.total, told.received, told.change) == (rp(168_000), rp(200_000), rp(32_000))
    assert [(line.name, line.total) for line in told.lines] == [
        ("Beras 5 kg", rp(150_000)),
        ("Gula pasir, kg", rp(18_000)),
    ]


def test_the_same_sale_asked_for_again_is_made_once(till):
    shift = opened(till)

    first = sold(till, shift, key="k")
    again = sold(till, shift, key="k")

    assert first.entry_sequence == again.entry_sequence
    assert cash(till) == rp(1_168_000)


def test_the_same_sale_is_known_again_after_its_shift_was_closed(till):
    shift = opened(till)
    first = sold(till, shift, key="k")
    closed(till, shift, 1_168_000)

    assert sold(till, shift, key="k").entry_sequence == first.entry_sequence


def test_another_sale_under_the_same_key_is_refused(till):
    shift = opened(till)
    sold(till, shift, key="k")

    with pytest.raises(KeyReusedError):
        sold(till, shift, (RICE, 1, 75_000), key="k")


def test_a_discount_is_an_account_of_its_own(till):
    shift = opened(till)

    sale = sold(till, shift, discount=rp(8_000), received=rp(160_000))

    assert cash(till) == rp(1_160_000)
    assert cash(till, "4.2.01.99") == rp(8_000)
    assert receipt(till, sale).gross == rp(168_000)


def test_qris_pays_into_its_account(till):
    shift = opened(till)

    sold(till, shift, means=Means.QRIS, received=rp(0))

    assert (cash(till), cash(till, BANK)) == (rp(1_000_000), rp(168_000))


def test_part_is_paid_in_cash_and_the_rest_by_qris(till):
    shift = opened(till)

    sale = sold(till, shift, means=Means.QRIS, received=rp(100_000))

    assert (cash(till), cash(till, BANK)) == (rp(1_100_000), rp(68_000))
    assert receipt(till, sale).rest == rp(68_000)


def test_quantities_may_be_parts(till):
    shift = opened(till)

    sale = sold(till, shift, (SUGAR, "0.25", 18_000, "kg"))

    assert receipt(till, sale).total == rp(4_500)


@pytest.mark.parametrize(
    ("facts", "error"),
    [
        ({"received": rp(100_000)}, PaidTooLittleError),
        ({"means": Means.QRIS, "received": rp(168_000)}, NothingLeftToPayError),
        ({"means": Means.CREDIT, "received": rp(0)}, CustomerMissingError),
        ({"means": Means.CREDIT, "received": rp(0), "customer": "tidak-ada"}, NotFoundError),
        ({"discount": rp(168_000)}, DiscountTooLargeError),
        ({"discount": rp(-1)}, InvalidFieldError),
        ({"received": rp(-1), "means": Means.QRIS}, InvalidFieldError),
        ({"lines": ()}, EmptySaleError),
        ({"date": day(1, 19)}, OutsideShiftError),
        ({"date": day(3, 4, 2099)}, OutsideShiftError),
        ({"shift": "tidak-ada"}, NotFoundError),
    ],
)
def test_a_sale_that_cannot_be_is_refused(till, facts, error):
    shift = opened(till)

    with pytest.raises(error):
        sold(till, **{"shift": shift, **facts})
    assert cash(till) == rp(1_000_000)


@pytest.mark.parametrize(
    "line",
    [(RICE, 0, 75_000), (RICE, -1, 75_000), (RICE, "0.0001", 75_000), (RICE, "NaN", 1)],
)
def test_a_quantity_that_nobody_can_sell_is_refused(till, line):
    shift = opened(till)

    with pytest.raises(InvalidFieldError):
        sold(till, shift, line)


@pytest.mark.parametrize("price", [0, "0.01"])
def test_a_price_that_comes_to_no_whole_sen_is_refused(till, price):
    shift = opened(till)

    with pytest.raises(InvalidFieldError):
        sold(till, shift, (SUGAR, "0.5", price, "kg"))


def test_an_item_that_nobody_keeps_is_refused(till):
    shift = opened(till)

    with pytest.raises(NotFoundError):
        sold(till, shift, ("EMAS", 1, 75_000))


def test_qris_is_refused_where_the_shift_names_no_account(till):
    shift = opened(till, qris="")

    with pytest.raises(QrisNotTakenError):
        sold(till, shift, means=Means.QRIS, received=rp(0))


def test_a_closed_shift_sells_nothing(till):
    shift = opened(till)
    closed(till, shift, 1_000_000)

    with pytest.raises(ShiftClosedError):
        sold(till, shift)


def test_however_often_each_sale_is_sent_the_drawer_holds_each_once(till):
    shift, chance = opened(till), random.Random(2025)
    asked = [random_sale(chance, shift, number) for number in range(30)]
    sent = [*asked, *chance.choices(asked, k=30)]
    chance.shuffle(sent)

    with till.work(MANAGER) as work:
        for command in sent:
            sell_at_till(work, command)

    found = takings(till, shift)
    totals = {c.key: to_minor(total_of(c)) for c in asked}
    assert {t.sale.sale_id: to_minor(t.total) for t in found.sales} == totals
    assert found.expected == rp(1_000_000) + found.by_means[Means.CASH]
    assert cash(till, BANK) == found.by_means[Means.QRIS]
    assert sum(to_minor(m) for m in found.by_means.values()) == sum(totals.values())


def random_sale(chance, shift, number):
    much = [Decimal(chance.randint(1, 9)), Decimal(chance.randint(1, 12)) / 4]
    lines = (
        SoldLine(RICE, much[0], rp(500 * chance.randint(100, 160))),
        SoldLine(SUGAR, much[1], rp(18_000), "kg"),
    )
    means = chance.choice([Means.CASH, Means.QRIS])
    command = SellAtTill(
        shift_id=shift,
        date=DAY,
        lines=lines[: chance.randint(1, 2)],
        discount=rp(500 * chance.randint(0, 4)),
        means=means,
        key=f"acak-{number}",
    )
    total = total_of(command)
    part = rp(1_000 * chance.randint(0, 20)) if means is Means.QRIS else rp(50_000)
    return replace(command, received=part if means is Means.QRIS else total + part)


def total_of(command):
    gross = sum((line.price.amount * line.quantity for line in command.lines), Decimal())
    return rp(gross - command.discount.amount)


# --- shifts --------------------------------------------------------------------------


def test_a_shift_that_agrees_with_the_books_posts_nothing(till):
    before = len(till.entries())

    closed(till, opened(till), 1_000_000)

    assert len(till.entries()) == before


def test_the_same_shift_asked_for_again_is_opened_once(till):
    assert opened(till, key="k") == opened(till, key="k")


def test_what_is_missing_is_posted_with_its_reason(till):
    shift = opened(till)
    sold(till, shift)

    closed(till, shift, 1_167_500, reason="salah memberi kembalian")

    assert cash(till) == rp(1_167_500)
    assert cash(till, "7.2.99.99") == rp(500)
    assert till.entries()[-1].description == (
        "Selisih kas tutup kasir Unit Toko, kurang Rp500: salah memberi kembalian"
    )


def test_what_is_too_much_is_posted_when_a_shift_begins(till):
    opened(till, 1_002_000, count=counted(1_002_000, witness="Bagas", reason="uang receh"))

    assert cash(till) == rp(1_002_000)
    assert cash(till, "7.1.99.99") == rp(-2_000)


def test_a_difference_without_a_reason_is_refused_and_told(till):
    shift = opened(till)

    with pytest.raises(CountDiffersError) as refused:
        closed(till, shift, 999_000)

    assert refused.value.facts == {
        "expected": rp(1_000_000),
        "counted": rp(999_000),
        "difference": rp(-1_000),
    }
    assert takings(till, shift).shift.is_open


@pytest.mark.parametrize("witness", ["", " sari "])
def test_a_count_without_another_witness_is_refused(till, witness):
    shift = opened(till)

    with pytest.raises(DrawerUnwitnessedError):
        closed(till, shift, 1_000_000, witness=witness)


def test_a_count_without_a_counter_is_refused(till):
    count = Counted(amount=rp(1_000_000), counted_by=" ")

    with pytest.raises(DrawerUnwitnessedError):
        opened(till, count=count)


def test_a_difference_at_the_beginning_needs_a_witness(till):
    with pytest.raises(DrawerUnwitnessedError):
        opened(till, count=counted(1_002_000, reason="uang receh"))


def test_one_drawer_has_one_shift(till):
    opened(till)

    with pytest.raises(ShiftOpenError):
        opened(till)


def test_a_shift_is_closed_once(till):
    shift = opened(till)
    closed(till, shift, 1_000_000)

    with pytest.raises(ShiftClosedError):
        closed(till, shift, 1_000_000)


def test_a_drawer_holds_money(till):
    with pytest.raises(AccountNotOfferedError):
        opened(till, cash="1.3.02.01")


def test_qris_pays_into_another_account_than_the_drawer(till):
    with pytest.raises(InvalidFieldError):
        opened(till, qris="1.1.01.01")


def test_a_drawer_holds_less_than_nothing_never(till):
    with pytest.raises(InvalidFieldError):
        opened(till, count=counted(-1, witness="Bagas", reason="tidak mungkin"))


def test_a_shift_ends_after_it_began(till):
    shift = opened(till)
    command = CloseShift(shift_id=shift, on=day(1, 19), count=counted(witness="Bagas"))

    with pytest.raises(InvalidFieldError):
        till.does(close_shift, command, by=MANAGER)


@pytest.mark.parametrize("who", [SUPERVISOR, Actor("joko", Role.UNIT_MANAGER, "GEDUNG")])
def test_who_may_not_sell_there_keeps_no_till(till, who):
    shift = opened(till)
    command = OpenShift(unit="TOKO", on=DAY, count=counted())

    for act, asked in (
        (open_shift, command),
        (close_shift, CloseShift(shift_id=shift, on=DAY, count=counted())),
        (
            sell_at_till,
            SellAtTill(
                shift_id=shift, date=DAY, lines=(SoldLine(RICE, Decimal(1), rp(1_000)),)
            ),
        ),
    ):
        with pytest.raises(PermissionDeniedError):
            till.does(act, asked, by=who)


# --- what a shift took in ------------------------------------------------------------


def test_takings_tell_cash_qris_and_what_else_moved(till):
    shift = opened(till)
    sold(till, shift)
    sold(till, shift, means=Means.QRIS, received=rp(0), discount=rp(3_000))
    till.does(record_entry, entry(20_000, unit="TOKO", date=DAY))

    found = takings(till, shift)

    assert found.by_means == {
        Means.CASH: rp(168_000),
        Means.QRIS: rp(165_000),
        Means.CREDIT: rp(0),
    }
    assert (found.standing, found.discount) == (2, rp(3_000))
    assert (found.other, found.expected) == (rp(-20_000), rp(1_148_000))


def test_a_sale_that_was_taken_back_is_no_longer_summed(till):
    shift = opened(till)
    sale = sold(till, shift)
    till.does(reverse_entry, sale.entry_sequence, on=DAY, reason="batal beli")

    found = takings(till, shift)

    assert found.by_means[Means.CASH] == rp(0)
    assert [taken.taken_back for taken in found.sales] == [True]
    assert receipt(till, sale).taken_back


def test_a_closed_shift_tells_what_the_books_said_then(till):
    shift = opened(till)
    sold(till, shift)
    closed(till, shift, 1_167_500, reason="salah memberi kembalian")
    till.does(record_entry, entry(20_000, unit="TOKO", date=DAY))

    found = takings(till, shift)

    assert (found.expected, found.difference) == (rp(1_168_000), rp(-500))
    assert found.other == rp(0)
    with till.work(read_only=True) as work:
        assert expected_cash(work, found.shift, DAY) == rp(1_147_500)


def test_a_sale_on_credit_is_owed_by_its_customer(till):
    party = till.does(register_party, RegisterParty(kind=PartyKind.CUSTOMER, name="Bu Lastri"))
    shift = opened(till)

    sale = sold(till, shift, means=Means.CREDIT, received=rp(50_000), customer=party.code)

    assert (cash(till), cash(till, "1.1.03.01")) == (rp(1_050_000), rp(118_000))
    assert receipt(till, sale).customer == "Bu Lastri"
    assert takings(till, shift).by_means[Means.CREDIT] == rp(118_000)


# --- stock ---------------------------------------------------------------------------


def test_what_is_not_there_is_not_sold(till):
    till.does(set_stock_method, "TOKO", method=StockMethod.AVERAGE, since=day(1, 1))
    shift = opened(till)

    with pytest.raises(StockShortError):
        sold(till, shift)
    assert cash(till) == rp(1_000_000)


# --- checks --------------------------------------------------------------------------


def unclosed(till, period):
    with till.work(read_only=True) as work:
        return [found.text for found in TILLS_CLOSED.find(work, period)]


def test_a_till_that_was_left_open_is_found_before_a_month_is_closed(till):
    shift = opened(till)
    assert unclosed(till, Period.month(2025, 1)) == [
        "Kasir Unit Toko belum ditutup sejak 20-01-2025."
    ]

    closed(till, shift, 1_000_000)
    assert unclosed(till, Period.month(2025, 1)) == []


def test_a_till_that_is_open_today_is_no_finding(till):
    opened(till, on=NOW.date())

    assert unclosed(till, Period.year(2099)) == []
