"""Beginning the books with what there was."""

from __future__ import annotations

import datetime as dt

import pytest

from bumdes.actions.cutting_over import (
    AddLine,
    accept_paper_review,
    add_line,
    begin_cut_over,
    remove_line,
    review_cut_over,
    submit_cut_over,
    take_over_unit,
)
from bumdes.actions.founding import add_village
from bumdes.actions.posting_cut_over import post_cut_over
from bumdes.actions.registering_parties import RegisterParty, register_party
from bumdes.assets.asset import assets_of
from bumdes.capital.contribution import contributions_of
from bumdes.capital.opening import unnamed_openings
from bumdes.credit.claim import open_claims
from bumdes.cut_over.cut_over import CutOverStage
from bumdes.cut_over.parts import CUT_OVER_PARTS, parts_in_order
from bumdes.cut_over.sheet import read_sheet
from bumdes.errors import (
    BooksBegunError,
    CutOverEmptyError,
    CutOverStageError,
    InvalidFieldError,
    PermissionDeniedError,
)
from bumdes.permissions import Actor, Role
from bumdes.sub_ledger_proof import prove
from ledger import EntryKind, rp
from ledger.errors import BlankTextError
from ledger.verify import verify
from tests.bumdes.village import founded

ON = dt.date(2025, 1, 1)
VILLAGE_CODE = "33.01.01.2001"
TREASURER = Actor("ratna", Role.TREASURER)
SUPERVISOR = Actor("lastri", Role.SUPERVISOR)


@pytest.fixture
def village(engine):
    there = founded(engine).with_unit()
    there.does(add_village, VILLAGE_CODE, "Sumberarum")
    there.does(begin_cut_over, ON, by=TREASURER)
    return there


@pytest.fixture
def siti(village):
    return village.does(register_party, RegisterParty(name="Siti", kind="customer")).code


def adds(village, part, amount, **facts):
    return village.does(add_line, AddLine(part=part, amount=rp(amount), **facts), by=TREASURER)


def fills(village, siti):
    """Write down something of every part."""
    adds(village, "cash", 2_000_000, account="1.1.01.01")
    adds(village, "cash", 500_000, account="1.1.01.01", unit="TOKO")
    adds(village, "receivables", 300_000, account="1.1.03.01", unit="TOKO", party=siti)
    adds(village, "stock", 4_000_000, account="1.1.05.01", unit="TOKO")
    adds(
        village,
        "assets",
        6_000_000,
        asset_class="machine",
        name="Genset",
        since=dt.date(2024, 1, 5),
        worn=rp(1_500_000),
    )
    adds(village, "other_assets", 1_000_000, account="1.2.01.01")
    adds(village, "payables", 700_000, account="2.1.01.01", unit="TOKO", party=siti)
    adds(village, "other_debts", 2_600_000, account="2.2.01.01")
    adds(
        village,
        "capital",
        8_000_000,
        source="dana_desa",
        party=VILLAGE_CODE,
        since=dt.date(2023, 5, 1),
        paper="Perdes 4/2023",
    )


def posts(village):
    village.does(submit_cut_over, by=TREASURER)
    village.does(review_cut_over, agrees=True, by=SUPERVISOR)
    return village.does(post_cut_over, by=TREASURER)


def balance(village, account, unit=None):
    with village.work(read_only=True) as work:
        rows = work.book.turnovers(last_day=ON, accounts=[account], unit=unit)
        return sum(row.debits - row.credits for row in rows) // 100


def test_what_is_left_is_what_was_earned_before(village, siti):
    fills(village, siti)

    with village.work(read_only=True) as work:
        sheet = read_sheet(work)

    assert sheet.owned == rp(12_300_000)
    assert sheet.owed == rp(11_300_000)
    assert sheet.retained == rp(1_000_000)
    assert all(each.lines for each in sheet.parts)


def test_all_of_it_comes_into_the_books_as_one_opening_entry(village, siti):
    fills(village, siti)

    posted = posts(village)

    with village.work(read_only=True) as work:
        openings = [e for e in work.book.entries() if e.entry.kind is EntryKind.OPENING]
        opening = next(e.entry for e in openings if e.sequence == posted.sequence)
        assert verify(work.book).ok
    assert len(opening.postings) >= 11
    assert balance(village, "1.1.01.01") == 2_500_000
    assert balance(village, "1.1.01.01", "TOKO") == 500_000
    assert balance(village, "3.3.01.01") == -1_000_000


def test_every_unit_balances_by_what_it_owes_the_head_office(village, siti):
    fills(village, siti)
    posts(village)

    with village.work(read_only=True) as work:
        rows = work.book.turnovers(last_day=ON, unit="TOKO")
    assert sum(row.debits - row.credits for row in rows) == 0


def test_losses_of_earlier_years_are_kept_as_such(village):
    adds(village, "cash", 1_000_000, account="1.1.01.01")
    adds(village, "other_debts", 1_800_000, account="2.2.01.01")

    posts(village)

    assert balance(village, "3.3.01.01") == 800_000


def test_what_stands_behind_each_balance_is_told_apart(village, siti):
    fills(village, siti)
    posts(village)

    with village.work(read_only=True) as work:
        proofs = [proof for proof in prove(work, ON) if proof.is_used]
        assert proofs
        assert all(proof.holds for proof in proofs)
        assert [asset.name for asset in assets_of(work.session, work.book_id)] == ["Genset"]
        [claim] = open_claims(work, "receivables", parties=[siti])
        assert claim.left == rp(300_000)


def test_capital_comes_into_the_register_under_who_brought_it(village, siti):
    fills(village, siti)
    posts(village)

    with village.work(read_only=True) as work:
        [contribution] = contributions_of(work.session, work.book_id)
        assert contribution.contributor.endswith(VILLAGE_CODE)
        assert contribution.fiscal_year == 2023
        assert contribution.amount_minor == 800_000_000
        assert unnamed_openings(work.book, at=ON) == {}


def test_posting_twice_posts_once(village, siti):
    fills(village, siti)
    posted = posts(village)

    again = village.does(post_cut_over, by=TREASURER)

    assert again.sequence == posted.sequence


def test_nothing_is_posted_before_the_pengawas_has_looked(village):
    adds(village, "cash", 1_000_000, account="1.1.01.01")

    with pytest.raises(CutOverStageError):
        village.does(post_cut_over, by=TREASURER)
    assert village.entries() == []


def test_who_drew_it_up_does_not_review_it(village):
    adds(village, "cash", 1_000_000, account="1.1.01.01")
    village.does(submit_cut_over, by=TREASURER)

    with pytest.raises(PermissionDeniedError):
        village.does(review_cut_over, agrees=True, by=Actor("ratna", Role.SUPERVISOR))


def test_what_is_changed_is_looked_through_again(village):
    line = adds(village, "cash", 1_000_000, account="1.1.01.01")
    village.does(submit_cut_over, by=TREASURER)
    village.does(review_cut_over, agrees=True, by=SUPERVISOR)

    village.does(remove_line, line.line_id, by=TREASURER)

    with village.work(read_only=True) as work:
        cut_over = read_sheet(work).cut_over
    assert cut_over.stage is CutOverStage.DRAFT
    assert cut_over.reviewed_by == ""


def test_it_is_sent_back_with_a_word(village):
    adds(village, "cash", 1_000_000, account="1.1.01.01")
    village.does(submit_cut_over, by=TREASURER)
    with pytest.raises(BlankTextError):
        village.does(review_cut_over, agrees=False, by=SUPERVISOR)

    village.does(review_cut_over, agrees=False, remark="Kas belum dihitung", by=SUPERVISOR)

    with village.work(read_only=True) as work:
        assert read_sheet(work).cut_over.stage is CutOverStage.DRAFT


def test_a_review_on_paper_is_proof_of_the_opening(village):
    adds(village, "cash", 1_000_000, account="1.1.01.01")
    village.does(submit_cut_over, by=TREASURER)
    paper = village.keeps("a" * 64)

    village.does(accept_paper_review, reviewer="Lastri", paper=paper, by=TREASURER)
    village.does(post_cut_over, by=TREASURER)

    assert village.entries()[0].evidence == (paper,)


def test_nothing_is_not_handed_in(village):
    with pytest.raises(CutOverEmptyError):
        village.does(submit_cut_over, by=TREASURER)


def test_what_was_added_twice_is_there_once(village):
    adds(village, "cash", 1_000_000, account="1.1.01.01", line_id="1" * 32)
    adds(village, "cash", 1_000_000, account="1.1.01.01", line_id="1" * 32)

    with village.work(read_only=True) as work:
        assert read_sheet(work).owned == rp(1_000_000)


def test_books_that_have_entries_do_not_begin_again(engine):
    village = founded(engine).with_unit()
    village.sells()

    with pytest.raises(BooksBegunError):
        village.does(begin_cut_over, ON)


@pytest.mark.parametrize(
    ("part", "facts"),
    [
        ("cash", {"account": "1.1.03.01"}),
        ("cash", {"account": "4.1.01.01"}),
        ("other_assets", {"account": "1.3.01.01"}),
        ("other_debts", {"account": "2.1.01.01"}),
        ("cash", {"account": "1.1.01.01", "since": dt.date(2025, 1, 2)}),
        ("assets", {"asset_class": "machine", "name": "Genset"}),
        (
            "assets",
            {
                "asset_class": "machine",
                "name": "Genset",
                "since": ON,
                "worn": rp(1_000_001),
            },
        ),
        (
            "assets",
            {"asset_class": "land", "name": "Tanah", "since": ON, "worn": rp(1)},
        ),
    ],
)
def test_what_cannot_have_been_is_refused(village, part, facts):
    with pytest.raises(InvalidFieldError):
        adds(village, part, 1_000_000, **facts)


def test_units_at_work_are_taken_in_with_codes_of_their_own(village):
    codes = [
        village.does(take_over_unit, name, "trading", by=Actor("bagas", Role.DIRECTOR)).code
        for name in ("Unit Toko Desa", "Toko Pupuk", "Air Bersih")
    ]

    assert codes == ["TOKO-2", "TOKO-3", "AIR"]


def test_books_in_use_take_no_unit_in_without_a_decision(engine):
    village = founded(engine).with_unit()
    village.sells()

    with pytest.raises(BooksBegunError):
        village.does(take_over_unit, "Air Bersih", "water")


def test_parts_are_asked_in_their_order():
    assert [part.place for part in parts_in_order()] == list(range(1, len(CUT_OVER_PARTS) + 1))
