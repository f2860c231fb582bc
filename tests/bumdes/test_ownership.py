"""Who owns how much, what is certified, and that the register says what the books say."""

from __future__ import annotations

from fractions import Fraction

import pytest

from bumdes.actions.detailing_openings import DetailOpening, detail_opening
from bumdes.actions.recording import record_entry, reverse_entry
from bumdes.actions.returning_capital import TransferShare, transfer_share
from bumdes.capital.certificate import certificate_of
from bumdes.capital.ownership import ownership
from bumdes.capital.ownership_rule import VILLAGE_MAJORITY, ownership_rule
from bumdes.capital.reconciliation import reconcile_capital
from bumdes.capital_source import ContributorKind
from bumdes.errors import NotFoundError
from ledger import EntryKind, JournalEntry, credit, debit, rp
from tests.bumdes.capital import (
    BANK,
    BORROWED,
    HOME,
    JOINT,
    RETURNED,
    SHARED,
    contributes,
    jointly_owned,
    owned,
    with_contributor,
)
from tests.bumdes.village import day

YEARS_END = day(12, 31)


@pytest.fixture
def joint(engine):
    made = jointly_owned(engine)
    for code, amount in zip(JOINT, (10_000_000, 20_000_000, 40_000_000), strict=True):
        contributes(made, amount, contributor=code)
    return made


def owners(village, at=YEARS_END):
    with village.work(read_only=True) as work:
        return ownership(work.session, work.book, at=at)


def reconciled(village, at=YEARS_END):
    with village.work(read_only=True) as work:
        return reconcile_capital(work.session, work.book, at=at)


def opens(village, account="3.1.01.01", **facts):
    entry = JournalEntry(
        date=day(1, 1),
        description="Saldo awal",
        postings=(debit(BANK, rp(90_000_000)), credit(account, rp(90_000_000))),
        kind=EntryKind.OPENING,
        **facts,
    )
    return village.does(record_entry, entry)


# --- shares --------------------------------------------------------------------------


def test_each_village_has_its_share_in_money(joint):
    assert [share.amount for share in owners(joint).shares] == [
        rp(10_000_000),
        rp(20_000_000),
        rp(40_000_000),
    ]


def test_shares_are_exact(joint):
    shares = [share.share for share in owners(joint).shares]

    assert shares == [Fraction(1, 7), Fraction(2, 7), Fraction(4, 7)]


def test_printed_percentages_come_to_a_hundred(joint):
    printed = [share.share_bp for share in owners(joint).shares]

    assert printed == [1429, 2857, 5714]


def test_shares_are_those_of_the_day(joint):
    contributes(joint, 70_000_000, contributor=JOINT[0], date=day(7))

    shares = [owners(joint, at).shares[0].share for at in (day(6), day(7))]

    assert shares == [Fraction(1, 7), Fraction(8, 14)]


def test_a_transfer_changes_the_shares(joint):
    moved = TransferShare(
        fund="M2025-003",
        giver=f"DESA-{JOINT[2]}",
        taker=f"DESA-{JOINT[0]}",
        amount=rp(40_000_000),
        date=day(6),
        decision=RETURNED,
    )
    joint.does(transfer_share, moved)

    assert [share.amount for share in owners(joint).shares] == [rp(50_000_000), rp(20_000_000)]


def test_what_was_taken_back_is_no_share(joint):
    joint.does(reverse_entry, 1, on=day(2), reason="Salah")

    assert [share.share for share in owners(joint).shares] == [Fraction(1, 3), Fraction(2, 3)]


def test_the_community_owns_what_it_brought(joint):
    member = with_contributor(joint, ContributorKind.MEMBER, "Bu Sari")
    contributes(joint, 30_000_000, source="masyarakat", contributor=member, paper="")

    found = owners(joint)

    assert (found.shares[-1].owner.name, found.shares[-1].share) == ("Bu Sari", Fraction(3, 10))


def test_the_former_revolving_fund_is_in_no_share(joint):
    contributes(joint, source="dbm", contributor="", into="1.1.03.03", handover="BA 1")

    found = owners(joint)

    assert (found.dbm, found.owned) == (rp(50_000_000), rp(70_000_000))


def test_profit_made_capital_is_in_no_share(joint):
    facts = {"source": "hasil_usaha", "contributor": "", "paper": "", "decision": SHARED}
    contributes(joint, 7_000_000, into="3.3.01.01", **facts)

    found = owners(joint)

    assert (found.common, found.owned) == (rp(7_000_000), rp(70_000_000))


def test_a_loan_owns_nothing(joint):
    bank = with_contributor(joint, ContributorKind.LENDER, "Bank Daerah")
    loan = {"source": "pinjaman", "paper": "PK 1", "decision": BORROWED}
    contributes(joint, **loan, contributor=bank)

    assert owners(joint).owned == rp(70_000_000)


def test_the_opening_of_the_only_village_is_the_villages(engine):
    village = owned(engine)
    opens(village)
    contributes(village, 10_000_000)

    assert owners(village).shares[0].amount == rp(100_000_000)


def test_an_opening_that_nobody_claims_is_unnamed(joint):
    opens(joint)

    assert owners(joint).unnamed == rp(90_000_000)


def test_an_opening_of_donations_is_no_share(joint):
    opens(joint, "3.4.01.01")

    assert owners(joint).unnamed == rp(0)


def test_an_enterprise_without_capital_has_no_owners(engine):
    found = owners(owned(engine))

    assert (found.shares, found.keeps_majority) == ((), None)


def test_villages_that_own_less_than_is_laid_down_are_warned(joint):
    member = with_contributor(joint, ContributorKind.MEMBER, "Bu Sari")
    contributes(joint, 80_000_000, source="masyarakat", contributor=member, paper="")

    assert owners(joint).keeps_majority is False


def test_nothing_is_laid_down_before_the_law():
    assert ownership_rule(VILLAGE_MAJORITY, day(1, 1, 2020)) is None


def test_where_nothing_is_laid_down_nobody_is_warned(engine):
    village = owned(engine)
    opens(village)
    contributes(village)

    assert owners(village, day(1, 1, 2020)).keeps_majority is None


# --- certificates --------------------------------------------------------------------


def test_a_certificate_says_share_and_papers(joint):
    with joint.work(read_only=True) as work:
        certificate = certificate_of(work.session, work.book, f"DESA-{JOINT[1]}", at=YEARS_END)

    assert (certificate.share.share_bp, [c.paper for c in certificate.contributions]) == (
        2857,
        ["Perdes 3/2025"],
    )


def test_a_certificate_can_be_checked_by_the_books(joint):
    with joint.work(read_only=True) as work:
        certificate = certificate_of(work.session, work.book, f"DESA-{JOINT[1]}", at=YEARS_END)
        head = work.book.settings().head

    assert (certificate.number, certificate.head) == (f"DESA-{JOINT[1]}/2025-12-31", head)


def test_who_owns_nothing_gets_no_certificate(joint):
    with joint.work(read_only=True) as work, pytest.raises(NotFoundError):
        certificate_of(work.session, work.book, "PIHAK-9", at=YEARS_END)


# --- register and equity -------------------------------------------------------------


def test_the_register_says_what_the_books_say(joint):
    found = reconciled(joint)

    assert (found.holds, found.registered, found.ledger) == (
        True,
        rp(70_000_000),
        rp(70_000_000),
    )


def test_it_does_so_on_any_day(joint):
    joint.does(reverse_entry, 1, on=day(2), reason="Salah")

    assert [reconciled(joint, at).registered for at in (day(1, 31), day(2))] == [
        rp(70_000_000),
        rp(60_000_000),
    ]


def test_openings_that_are_not_told_apart_are_told(engine):
    village = owned(engine)
    opens(village)

    found = reconciled(village)

    assert (found.holds, found.opening) == (True, rp(90_000_000))


def test_openings_that_are_told_apart_are_registered(engine):
    village = owned(engine)
    opens(village)
    detail = DetailOpening(
        source="dana_desa", contributor=HOME, date=day(1, 1), amount=rp(90_000_000)
    )
    village.does(detail_opening, detail)

    found = reconciled(village)

    assert (found.holds, found.registered, found.opening) == (True, rp(90_000_000), rp(0))


def test_loans_are_in_no_account_of_capital(engine):
    village = owned(engine)
    bank = with_contributor(village, ContributorKind.LENDER, "Bank Daerah")
    loan = {"source": "pinjaman", "paper": "PK 1", "decision": BORROWED}
    contributes(village, **loan, contributor=bank)

    assert reconciled(village).rows == ()


def test_an_entry_that_went_round_the_register_is_found(joint):
    with joint.work() as work:
        sneaked = JournalEntry(
            date=day(3),
            description="Modal tanpa buku",
            postings=(debit(BANK, rp(1_000)), credit("3.1.01.02", rp(1_000))),
        )
        work.book.post(sneaked, by="orang dalam")

    found = reconciled(joint)

    assert (found.holds, found.difference) == (False, rp(1_000))
