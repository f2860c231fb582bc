from __future__ import annotations

import datetime as dt

import pytest

from bumdes.actions.erasing_parties import erase_party
from bumdes.actions.merging_parties import merge_parties
from bumdes.actions.recording import record_entry
from bumdes.actions.registering_parties import (
    ChangeParty,
    RegisterParty,
    change_party,
    register_party,
)
from bumdes.document import NewDocument, find_document, open_document
from bumdes.errors import (
    NotFoundError,
    PartyEmployedError,
    PartyErasedError,
    PartyMergedError,
    PartyNeededError,
    PartyOutstandingError,
    PermissionDeniedError,
)
from bumdes.party import PartyKind, find_party, parties_of
from bumdes.payroll.staff import StaffMember
from bumdes.permissions import Actor, Role
from bumdes.personal_data import personal_data
from bumdes.stored_file import StoredFile, find_file
from ledger import Dimension, JournalEntry, credit, debit, rp
from ledger.errors import LedgerError
from tests.bumdes.village import BOOK, SUPERVISOR, TREASURER, day

NIK, PHOTO = "3517084708900003", "ab" * 32
OWED = "1.1.03.01"


@pytest.fixture
def siti(village):
    """An enterprise with one customer, P-0001, and her photo."""
    with village.work() as work:
        work.session.add(
            StoredFile(
                book_id=BOOK,
                digest=PHOTO,
                name="siti.jpg",
                media_type="image/jpeg",
                size=1,
                kept_at="2025-01-01T00:00:00.000000Z",
                kept_by="ratna",
                is_personal=True,
            )
        )
    asked = RegisterParty(
        name="Siti Aminah",
        nik=NIK,
        phone="081234567890",
        rt="3",
        address="Jalan Melati 3",
        photo=PHOTO,
    )
    village.does(register_party, asked)
    return village


def owes(village, amount=100_000, party="P-0001", on=None):
    entry = JournalEntry(
        date=on or day(2),
        description="Jual kepada Siti Aminah",
        postings=(
            debit(OWED, rp(amount), party=party),
            credit("4.2.01.91", rp(amount)),
        ),
    )
    return village.does(record_entry, entry)


def pays(village, amount=100_000, party="P-0001"):
    entry = JournalEntry(
        date=day(3),
        description="Terima dari Siti Aminah",
        postings=(
            debit("1.1.01.01", rp(amount)),
            credit(OWED, rp(amount), party=party),
        ),
    )
    village.does(record_entry, entry)


def erases(village, code="P-0001", by=TREASURER):
    return village.does(erase_party, code, by=by)


def kept(village, code="P-0001"):
    with village.work(read_only=True) as work:
        return find_party(work.session, BOOK, code)


def values(village):
    with village.work(read_only=True) as work:
        return {v.code: v for v in work.book.known(Dimension.PARTY)}


def test_nothing_but_the_code_is_left(siti):
    erasure = erases(siti)

    party = kept(siti)
    assert party.name == "P-0001"
    assert not any((party.nik, party.phone, party.rt, party.address, party.photo))
    assert (party.is_erased, party.erased_by) == (True, "ratna")
    assert (erasure.codes, erasure.files) == (("P-0001",), (PHOTO,))


def test_the_books_call_who_is_erased_by_the_code(siti):
    erases(siti)

    value = values(siti)["P-0001"]
    assert (value.name, value.is_active) == ("P-0001", False)


def test_postings_stay_and_no_new_one_is_taken(siti):
    owes(siti)
    pays(siti)

    erases(siti)

    assert len(siti.entries()) == 2
    with pytest.raises(LedgerError):
        owes(siti)


def test_a_picture_is_dropped(siti):
    erases(siti)

    with siti.work(read_only=True) as work, pytest.raises(NotFoundError):
        find_file(work.session, BOOK, PHOTO)


def test_a_picture_of_somebody_else_stays(siti):
    siti.does(register_party, RegisterParty(name="Budi", photo=PHOTO))

    erases(siti)

    with siti.work(read_only=True) as work:
        assert find_file(work.session, BOOK, PHOTO).digest == PHOTO


def test_who_owes_is_not_erased(siti):
    owes(siti)

    with pytest.raises(PartyOutstandingError) as refused:
        erases(siti)

    assert refused.value.facts["amount"] == rp(100_000)


def test_debts_of_two_documents_do_not_cancel_out(siti):
    owes(siti, 100_000)
    pays(siti, 60_000)

    with pytest.raises(PartyOutstandingError):
        erases(siti)


def test_what_is_due_later_counts_as_well(siti):
    owes(siti, on=dt.date(2030, 1, 1))

    with pytest.raises(PartyOutstandingError):
        erases(siti)


def test_nobody_is_erased_twice(siti):
    erases(siti)

    with pytest.raises(PartyErasedError):
        erases(siti)


def test_who_is_erased_is_not_changed(siti):
    erases(siti)

    with pytest.raises(PartyErasedError):
        siti.does(change_party, "P-0001", ChangeParty(name="Siti"))


@pytest.mark.parametrize("kind", [PartyKind.VILLAGE, PartyKind.OFFICE])
def test_villages_and_offices_keep_their_names(village, kind):
    code = village.does(register_party, RegisterParty(name="Kantor", kind=kind)).code

    with pytest.raises(PartyNeededError):
        erases(village, code)


def test_all_codes_of_a_person_are_erased(siti):
    siti.does(register_party, RegisterParty(name="Sitti Aminah"))
    siti.does(merge_parties, "P-0002", "P-0001")

    assert erases(siti).codes == ("P-0001", "P-0002")
    with siti.work(read_only=True) as work:
        assert [p.name for p in parties_of(work.session, BOOK)] == ["P-0001", "P-0002"]


def test_documents_call_who_is_erased_by_the_code(siti):
    with siti.work() as work:
        new = NewDocument(
            sub_ledger="receivables",
            kind="credit_sale",
            prefix="N",
            issued_on=day(2),
            party="P-0001",
            description="Beras untuk Siti Aminah",
        )
        code = open_document(work, new).code

    erases(siti)

    with siti.work(read_only=True) as work:
        document = find_document(work.session, BOOK, code)
        assert document.description == "Beras untuk P-0001"


@pytest.mark.parametrize("by", [SUPERVISOR, Actor("dewi", Role.OPERATOR)])
def test_who_does_not_see_personal_data_erases_nobody(siti, by):
    with pytest.raises(PermissionDeniedError):
        erases(siti, by=by)


def test_no_document_is_opened_for_who_is_merged(siti):
    siti.does(register_party, RegisterParty(name="Sitti Aminah"))
    siti.does(merge_parties, "P-0002", "P-0001")
    new = NewDocument(
        sub_ledger="receivables", kind="sale", prefix="N", issued_on=day(2), party="P-0002"
    )

    with pytest.raises(PartyMergedError):
        siti.does(open_document, new)


# --- staff ----------------------------------------------------------------------------------


def works(village, last_day=None):
    with village.work() as work:
        work.session.add(
            StaffMember(
                book_id=BOOK,
                party="P-0001",
                position="Kasir",
                pay_kind="monthly",
                cost_place="office",
                unit="",
                first_day=day(1),
                last_day=last_day,
                bank="BRI",
                bank_account="0001-01",
            )
        )


def test_who_still_works_here_is_not_erased(siti):
    works(siti)

    with pytest.raises(PartyEmployedError):
        erases(siti)


def test_the_bank_account_of_who_worked_here_is_erased(siti):
    works(siti, last_day=day(6, 30))

    erases(siti)

    with siti.work(read_only=True) as work:
        staff = work.session.get(StaffMember, (BOOK, "P-0001"))
        assert (staff.bank, staff.bank_account, staff.position) == ("", "", "Kasir")


def test_who_works_here_is_told_of_the_bank_account(siti):
    works(siti)

    with siti.work(TREASURER, read_only=True) as work:
        assert ("Rekening", "BRI 0001-01") in personal_data(work, "P-0001").facts


# --- what is kept of one person -------------------------------------------------------------


def test_somebody_is_told_all_that_is_kept(siti):
    siti.does(register_party, RegisterParty(name="Sitti Aminah"))
    owes(siti, party="P-0002")
    siti.does(merge_parties, "P-0002", "P-0001")

    with siti.work(TREASURER, read_only=True) as work:
        found = personal_data(work, "P-0001")

    assert ("NIK", NIK) in found.facts
    assert ("Telepon", "0812-3456-7890") in found.facts
    assert [(line.account, line.debit) for line in found.lines] == [(OWED, rp(100_000))]


def test_personal_data_is_for_who_may_read_it(siti):
    with siti.work(SUPERVISOR, read_only=True) as work, pytest.raises(PermissionDeniedError):
        personal_data(work, "P-0001")
