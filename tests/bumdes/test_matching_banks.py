"""Bank statements beside the books: taken in once, matched, reconciled."""

from __future__ import annotations

import contextlib
import random
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from bumdes.actions.matching_banks import (
    RecordBankLine,
    accept_sure_matches,
    match_lines,
    record_bank_line,
    take_in_statement,
    unmatch,
)
from bumdes.actions.recording import reverse_entry
from bumdes.bank.draft import TakeInStatement
from bumdes.bank.form import find_form
from bumdes.bank.match import matched_entries, matches_of
from bumdes.bank.reconciliation import open_items, reconcile
from bumdes.bank.suggestion import suggest
from bumdes.checks.bank_matched import BANK_MATCHED
from bumdes.errors import (
    BusyError,
    InvalidFieldError,
    MatchedAlreadyError,
    MatchUnevenError,
    NotFoundError,
    NothingMatchedError,
    PermissionDeniedError,
    RowsRefusedError,
    StatementKnownError,
)
from bumdes.sheet_file import read_table
from ledger import Period, rp
from tests.bumdes.statement_rows import BRI
from tests.bumdes.village import MANAGER, TREASURER, day
from tests.scale import long_or

if TYPE_CHECKING:
    import datetime as dt

BANK = "1.1.01.04"


def statement(text=BRI, **facts):
    given = {"account": BANK, "form": find_form("bri"), "through": day(1, 31), **facts}
    return TakeInStatement(rows=read_table(text.encode()), **given)


@pytest.fixture
def told(shop):
    """A shop that put money into the bank, whose statement of January was taken in."""
    shop.sells(rp(1_000_000), date=day(1), accounts={"cash": BANK})
    shop.sells(rp(150_000), date=day(1, 2), accounts={"cash": BANK})
    shop.does(take_in_statement, statement(), by=TREASURER)
    return shop


def state(shop, on=None):
    with shop.work(read_only=True) as work:
        return reconcile(work, BANK, on)


def opened(shop):
    with shop.work(read_only=True) as work:
        return open_items(work, BANK)


def line_like(shop, word):
    lines, _ = opened(shop)
    return next(item.key for item in lines if word in item.words)


# --- taking in -----------------------------------------------------------------------


def test_a_statement_posts_nothing(shop):
    shop.does(take_in_statement, statement(), by=TREASURER)

    assert shop.entries() == []


def test_the_same_statement_is_refused_the_second_time(told):
    with pytest.raises(StatementKnownError):
        told.does(take_in_statement, statement(), by=TREASURER)


def test_one_that_overlaps_adds_only_what_is_new(told):
    more = BRI.replace(";TOTAL", "01/02/25 08:00:00;SETORAN;1;0.00;500.00;946,000.40\n;TOTAL")

    told.does(take_in_statement, statement(more, through=day(2, 28)), by=TREASURER)

    assert len(opened(told)[0]) == 6


def test_two_fees_of_one_day_are_two_lines(shop):
    twice = BRI.replace(
        ";TOTAL", "31/01/25 23:59:59;BIAYA ADM;;5,500.00;0.00;940,000.40\n;TOTAL"
    )

    shop.does(take_in_statement, statement(twice), by=TREASURER)

    assert len(opened(shop)[0]) == 6


def test_a_statement_with_a_wrong_row_is_not_taken_in(shop):
    with pytest.raises(RowsRefusedError):
        shop.does(take_in_statement, statement(BRI.replace("150,000.00", "1.5.0")))

    assert opened(shop) == ([], [])


def test_a_drawer_has_no_statement(shop):
    with pytest.raises(InvalidFieldError):
        shop.does(take_in_statement, statement(account="1.1.01.01"))


def test_without_balances_somebody_says_the_last_one(shop):
    bare = "Tanggal;Keterangan;Debet;Kredit\n02/01/2025;SETOR;;150,000.00\n"
    with pytest.raises(InvalidFieldError):
        shop.does(take_in_statement, statement(bare))

    shop.does(take_in_statement, statement(bare, closing=rp(150_000)))

    assert state(shop).bank == rp(150_000)


def test_a_manager_of_a_unit_takes_no_statement_in(shop):
    with pytest.raises(PermissionDeniedError):
        shop.does(take_in_statement, statement(), by=MANAGER)


# --- matching ------------------------------------------------------------------------


def test_what_can_only_be_one_thing_is_matched_at_once(told):
    made = told.does(accept_sure_matches, BANK, by=TREASURER)

    assert len(made) == 1
    assert len(opened(told)[0]) == 4


def test_a_match_must_come_to_the_same(told):
    _, entries = opened(told)

    with pytest.raises(MatchUnevenError):
        told.does(
            match_lines,
            BANK,
            lines=[line_like(told, "BUNGA TAB")],
            entries=[entries[0].sequence],
        )


def test_one_line_may_be_several_entries(told):
    told.sells(rp(1_000), date=day(1, 30), accounts={"cash": BANK})
    told.sells(rp("250.50"), date=day(1, 30), accounts={"cash": BANK})
    found = {item.minor: item.sequence for item in opened(told)[1]}
    key = line_like(told, "BUNGA TAB")

    told.does(match_lines, BANK, lines=[key], entries=[found[100_000], found[25_050]])

    assert key not in [item.key for item in opened(told)[0]]


def test_a_line_is_matched_once(told):
    told.does(accept_sure_matches, BANK, by=TREASURER)
    with told.work(read_only=True) as work:
        (match,) = matches_of(work.session, work.book_id, BANK)
    told.does(unmatch, match.match_id, by=TREASURER)
    (made,) = told.does(accept_sure_matches, BANK, by=TREASURER)
    key = line_like(told, "BIAYA ADM")

    told.does(record_bank_line, RecordBankLine(line_id=key), by=TREASURER)

    with pytest.raises(MatchedAlreadyError):
        told.does(record_bank_line, RecordBankLine(line_id=key), by=TREASURER)
    assert made.match_id != match.match_id


def test_a_match_names_a_line(told):
    with pytest.raises(NothingMatchedError):
        told.does(match_lines, BANK, lines=[], entries=[1])


# --- recording from lines ------------------------------------------------------------


@pytest.mark.parametrize(
    ("word", "legs"),
    [
        ("BIAYA ADM", [("7.2.01.01", "debit", 550_000), (BANK, "credit", 550_000)]),
        ("PAJAK", [("7.3.01.02", "debit", 25_010), (BANK, "credit", 25_010)]),
        ("BUNGA TAB", [(BANK, "debit", 125_050), ("7.1.01.01", "credit", 125_050)]),
    ],
)
def test_what_the_bank_did_by_itself_is_recorded_in_one_go(told, word, legs):
    told.does(record_bank_line, RecordBankLine(line_id=line_like(told, word)), by=TREASURER)

    assert [(p.account, p.side.value, p.minor) for p in told.entries()[-1].postings] == legs
    assert len(opened(told)[0]) == 4


def test_a_line_that_several_record_at_once_is_recorded_once(told):
    command = RecordBankLine(line_id=line_like(told, "BIAYA ADM"))
    before = len(told.entries())

    def record(_):
        try:
            told.does(record_bank_line, command, by=TREASURER)
        except (MatchedAlreadyError, BusyError):
            return False
        return True

    with ThreadPoolExecutor(4) as racers:
        won = list(racers.map(record, range(4)))

    assert (won.count(True), len(told.entries()) - before) == (1, 1)


def test_what_the_words_do_not_say_is_asked(told):
    with pytest.raises(InvalidFieldError):
        told.does(record_bank_line, RecordBankLine(line_id=line_like(told, "TRF KE")))


def test_anything_else_is_recorded_with_its_account(told):
    command = RecordBankLine(
        line_id=line_like(told, "TRF KE"), account="6.1.02.01", unit="TOKO", description="ATK"
    )

    told.does(record_bank_line, command, by=TREASURER)

    assert told.entries()[-1].description == "ATK"


def test_what_was_taken_back_can_be_recorded_anew(told):
    command = RecordBankLine(line_id=line_like(told, "BIAYA ADM"))
    first = told.does(record_bank_line, command, by=TREASURER)
    told.does(reverse_entry, first.sequence, on=day(1, 31), reason="Salah", by=TREASURER)

    again = told.does(record_bank_line, command, by=TREASURER)

    assert again.sequence > first.sequence


# --- reconciling ---------------------------------------------------------------------


def test_every_difference_has_a_reason(told):
    told.does(accept_sure_matches, BANK, by=TREASURER)
    told.sells(rp(70_000), date=day(1, 31), accounts={"cash": BANK})

    seen = state(told)

    assert (seen.bank, seen.books) == (rp("945500.40"), rp(1_220_000))
    assert [item.minor for item in seen.only_books] == [7_000_000]
    assert len(seen.only_bank) == 4
    assert seen.unexplained == rp(0)


def test_once_all_is_recorded_only_what_is_on_the_way_is_left(told):
    told.does(accept_sure_matches, BANK, by=TREASURER)
    for word in ("BIAYA ADM", "PAJAK", "BUNGA TAB"):
        told.does(record_bank_line, RecordBankLine(line_id=line_like(told, word)))
    command = RecordBankLine(line_id=line_like(told, "TRF KE"), account="6.1.02.01")
    told.does(record_bank_line, command)

    seen = state(told)

    assert (seen.difference, seen.only_bank, seen.only_books) == (rp(0), (), ())


def test_what_was_taken_back_is_no_difference(told):
    wrong = told.sells(rp(70_000), date=day(1, 30), accounts={"cash": BANK})
    told.does(reverse_entry, wrong.sequence, on=day(1, 30), reason="Keliru")

    assert [item.minor for item in state(told).only_books] == [15_000_000]


def test_a_line_stands_open_again_once_its_entry_is_taken_back(told):
    told.does(accept_sure_matches, BANK, by=TREASURER)
    matched = next(e for e in told.entries() if e.amount == rp(150_000))
    with told.work(read_only=True) as work:
        sequence = work.book.find(matched.key).sequence
    told.does(reverse_entry, sequence, on=day(1, 31), reason="Salah unit", by=TREASURER)

    seen = state(told)

    assert (len(seen.only_bank), seen.only_books, seen.unexplained) == (5, (), rp(0))


def test_a_match_across_the_end_of_the_month_settles_nothing_yet(told):
    told.sells(rp(500), date=day(1, 31), accounts={"cash": BANK})
    later = (
        "Tanggal Transaksi;Uraian Transaksi;Teller;Debet;Kredit;Saldo\n"
        "03/02/25;SETORAN;1;0.00;500.00;946,000.40\n"
    )
    told.does(take_in_statement, statement(later, through=day(2, 28)), by=TREASURER)
    told.does(accept_sure_matches, BANK, by=TREASURER)

    then, now = state(told, day(1, 31)), state(told)

    assert [item.minor for item in then.only_books] == [50_000]
    assert now.only_books == ()
    assert (then.unexplained, now.unexplained) == (rp(0), rp(0))


def test_a_month_that_no_statement_tells_of_is_named(told):
    later = (
        "Tanggal Transaksi;Uraian Transaksi;Teller;Debet;Kredit;Saldo\n"
        "03/03/25;SETORAN;1;0.00;500.00;1,000,000.00\n"
    )
    told.does(take_in_statement, statement(later, through=day(3, 31)), by=TREASURER)

    assert state(told).gaps == ((day(2, 1), day(3, 2)),)


def test_without_statements_there_is_nothing_to_hold_against(shop):
    with pytest.raises(NotFoundError):
        state(shop)


def test_the_check_tells_which_lines_are_in_no_books(told):
    with told.work(read_only=True) as work:
        (found,) = BANK_MATCHED.find(work, Period.month(2025, 1))

    assert "5 baris" in found.text


# --- the law -------------------------------------------------------------------------


def test_bank_and_books_differ_by_what_is_open_whatever_is_done(shop):
    """Bank less books is what only the bank has less what only the books have, exactly."""
    chance = random.Random(2025)
    known: list[tuple[str, str, int]] = []
    for month in (1, 2, 3):
        for _ in range(long_or(5, 60)):
            _happens(shop, chance, known, month)
            last = Period.month(2025, month).last_day
            if known and month > 1:
                seen = state(shop, last)
                money = sum(i.minor for i in seen.only_bank) - sum(
                    i.minor for i in seen.only_books
                )
                assert seen.difference == rp(money // 100)
                assert seen.unexplained == rp(0)
        _tells(shop, known, month)


def _happens(shop, chance, known, month):
    on = day(month, chance.randint(1, 27))
    amount = chance.choice((5_000, 10_000, 15_000))
    deed = chance.choice(("both", "both", "books", "bank", "match", "unmatch", "reverse"))
    if deed in {"both", "books"}:
        posted = shop.sells(rp(amount), date=on, accounts={"cash": BANK})
        if deed == "books" and chance.random() < 0.5:
            shop.does(reverse_entry, posted.sequence, on=on, reason="Keliru")
    if deed in {"both", "bank"}:
        known.append((on.isoformat(), f"SETOR {len(known)}", amount))
    if month > 1:
        _changes_a_match(shop, chance, deed, month)


def _changes_a_match(shop, chance, deed, month):
    if deed == "match":
        shop.does(accept_sure_matches, BANK, by=TREASURER)
    with shop.work(read_only=True) as work:
        made = matches_of(work.session, work.book_id, BANK)
        matched = matched_entries(work.session, work.book_id, BANK)
        standing = sorted(set(matched) - work.book.reversals(matched).keys())
    if deed == "unmatch" and made:
        shop.does(unmatch, chance.choice(made).match_id, by=TREASURER)
    if deed == "reverse" and standing:
        taken = chance.choice(standing)
        shop.does(reverse_entry, taken, on=day(month, 28), reason="Dibetulkan")


def _tells(shop, known, month):
    """Let the bank send the statement of a month, with all lines before it once more."""
    lines = sorted(line for line in known if line[0] <= day(month, 28).isoformat())
    if not lines:
        lines = [(day(month, 1).isoformat(), "BUNGA", 5_000)]
        known.extend(lines)
    balance, rows = 0, [("Tanggal", "Keterangan", "Debet", "Kredit", "Saldo")]
    for on, words, amount in lines:
        balance += amount
        rows.append((on, words, "", str(amount), str(balance)))
    command = TakeInStatement(
        account=BANK, rows=rows, form=find_form("bpd"), through=day(month, 28)
    )
    with contextlib.suppress(StatementKnownError):
        shop.does(take_in_statement, command, by=TREASURER)


# --- suggesting ----------------------------------------------------------------------


@dataclass(frozen=True)
class Thing:
    key: str
    on: dt.date
    minor: int
    words: str = ""


def test_several_entries_of_a_day_are_suggested_for_one_line():
    line = Thing("l", day(1, 3), 300)
    entries = [Thing("a", day(1, 2), 100), Thing("b", day(1, 2), 200)]

    (found,) = suggest([line], entries)

    assert (set(found.entries), found.is_sure) == ({"a", "b"}, False)


def test_what_may_be_either_of_two_is_not_sure():
    line = Thing("l", day(1, 3), 300)
    entries = [Thing("a", day(1, 3), 300), Thing("b", day(1, 2), 300)]

    (found,) = suggest([line], entries)

    assert (found.entries, found.is_sure) == (("a",), False)


def test_words_decide_between_entries_of_the_same_day():
    line = Thing("l", day(1, 3), 300, "SETORAN SITI")
    entries = [Thing("a", day(1, 3), 300, "Jual beras"), Thing("b", day(1, 3), 300, "Siti")]

    assert suggest([line], entries)[0].entries == ("b",)


def test_suggestions_always_come_to_the_same_and_use_nothing_twice():
    chance = random.Random(7)
    for _ in range(60):
        lines = [_thing(chance, f"l{n}") for n in range(8)]
        entries = [_thing(chance, f"e{n}") for n in range(8)]
        worth = {thing.key: thing.minor for thing in (*lines, *entries)}

        found = suggest(lines, entries)

        used = [key for each in found for key in (*each.lines, *each.entries)]
        assert len(used) == len(set(used))
        for each in found:
            assert sum(worth[k] for k in each.lines) == sum(worth[k] for k in each.entries)


def _thing(chance, key):
    return Thing(key, day(1, chance.randint(1, 9)), chance.choice([-2, -1, 1, 2, 3, 4]) * 100)
