from __future__ import annotations

import pytest

from bumdes.actions.registering_contributors import RegisterContributor, register_contributor
from bumdes.actions.registering_parties import (
    ChangeParty,
    RegisterParty,
    change_party,
    register_party,
)
from bumdes.capital_source import ContributorKind
from bumdes.errors import (
    InvalidFieldError,
    NotFoundError,
    PartyNumberTakenError,
    PermissionDeniedError,
    TakenError,
)
from bumdes.parties.finding import (
    PartyQuestion,
    count_parties,
    find_parties,
    neighbourhoods_of,
)
from bumdes.party import PartyKind, ensure_party, find_party, party_names
from bumdes.permissions import Actor, Role
from ledger import Dimension
from ledger.errors import BlankTextError
from tests.bumdes.village import BOOK, MANAGER, SUPERVISOR, TREASURER

NIK, PHONE = "3517084708900003", "0812-3456-7890"
OPERATOR = Actor("dewi", Role.OPERATOR)


def registers(village, name="Siti Aminah", by=TREASURER, **facts):
    return village.does(register_party, RegisterParty(name=name, **facts), by=by).code


def kept(village, code):
    with village.work(read_only=True) as work:
        return find_party(work.session, BOOK, code)


def found(village, **asked):
    with village.work(read_only=True) as work:
        return [p.code for p in find_parties(work.session, BOOK, PartyQuestion(**asked))]


# --- registering ----------------------------------------------------------------------------


def test_a_party_is_kept_with_its_numbers_in_order(village):
    code = registers(village, nik="351708 470890 0003", phone=PHONE, rt="3", rw="02")

    party = kept(village, code)
    assert (party.nik, party.phone, party.rt, party.rw) == (NIK, "+6281234567890", "003", "002")


def test_postings_may_name_a_party_from_now_on(village):
    code = registers(village)

    with village.work(read_only=True) as work:
        assert [(v.code, v.name) for v in work.book.known(Dimension.PARTY)] == [
            (code, "Siti Aminah")
        ]


def test_codes_follow_one_another(village):
    assert [registers(village, name) for name in ("Siti", "Budi")] == ["P-0001", "P-0002"]


def test_a_code_that_is_taken_is_refused(village):
    registers(village, code="SITI")

    with pytest.raises(TakenError):
        registers(village, code="SITI")


def test_a_party_may_be_several_things(village):
    also = (PartyKind.SUPPLIER, PartyKind.CUSTOMER, PartyKind.MEMBER)

    assert kept(village, registers(village, also=also)).kinds == (
        PartyKind.CUSTOMER,
        PartyKind.MEMBER,
        PartyKind.SUPPLIER,
    )


def test_two_do_not_have_one_nik(village):
    code = registers(village, nik=NIK)

    with pytest.raises(PartyNumberTakenError) as refused:
        registers(village, "Sitti Aminah", nik=NIK)

    assert refused.value.facts == {"number": "NIK", "party": code}


@pytest.mark.parametrize("facts", [{"rt": "0"}, {"rw": "1000"}, {"rt": "III"}, {"npwp": "12"}])
def test_a_number_that_is_none_is_refused(village, facts):
    with pytest.raises(InvalidFieldError):
        registers(village, **facts)


def test_a_party_without_a_name_is_refused(village):
    with pytest.raises(BlankTextError):
        registers(village, " ")


def test_a_picture_that_is_not_kept_is_refused(village):
    with pytest.raises(NotFoundError):
        registers(village, photo="0" * 64)


def test_what_is_kept_of_a_refusal_is_not_personal(village):
    for facts in ({"nik": NIK[:-1]}, {"phone": "0812-ABCD"}, {"rt": "satu"}):
        with pytest.raises(InvalidFieldError):
            registers(village, "Siti Aminah", **facts)

    with village.work(read_only=True) as work:
        said = "".join(f"{r.request}{r.facts}" for r in work.book.refusals())
    assert "Aminah" not in said
    assert NIK[:-1] not in said
    assert "0812-ABCD" not in said


def test_a_party_in_a_log_tells_no_number(village):
    party = kept(village, registers(village, nik=NIK, phone=PHONE, address="Jalan Melati"))

    assert not any(secret in repr(party) for secret in (NIK, "3456", "Melati"))


@pytest.mark.parametrize("by", [MANAGER, OPERATOR])
def test_whoever_records_transactions_registers_parties(shop, by):
    assert registers(shop, by=by) == "P-0001"


def test_a_supervisor_registers_nobody(village):
    with pytest.raises(PermissionDeniedError):
        registers(village, by=SUPERVISOR)


# --- changing -------------------------------------------------------------------------------


def test_what_is_not_said_stays_as_it_was(village):
    code = registers(village, phone=PHONE, also=(PartyKind.SUPPLIER,))

    village.does(change_party, code, ChangeParty(name="Siti Aminah Wati", rt="4"))

    party = kept(village, code)
    assert (party.name, party.rt, party.phone) == ("Siti Aminah Wati", "004", "+6281234567890")
    assert party.kinds == (PartyKind.CUSTOMER, PartyKind.SUPPLIER)


def test_documents_call_a_party_by_its_new_name(village):
    code = registers(village)

    village.does(change_party, code, ChangeParty(name="Siti Aminah Wati"))

    with village.work(read_only=True) as work:
        assert work.book.known(Dimension.PARTY)[0].name == "Siti Aminah Wati"


def test_a_party_keeps_its_own_nik(village):
    code = registers(village, nik=NIK)

    village.does(change_party, code, ChangeParty(nik=NIK))

    assert kept(village, code).nik == NIK


def test_a_party_does_not_get_the_nik_of_another(village):
    registers(village, nik=NIK)
    code = registers(village, "Budi")

    with pytest.raises(PartyNumberTakenError):
        village.does(change_party, code, ChangeParty(nik=NIK))


def test_a_field_is_emptied_if_that_is_said(village):
    code = registers(village, phone=PHONE)

    village.does(change_party, code, ChangeParty(phone=""))

    assert kept(village, code).phone == ""


# --- one list of people ---------------------------------------------------------------------


def test_who_brings_capital_in_stands_among_the_parties(village):
    asked = RegisterContributor(kind=ContributorKind.MEMBER, name="Bu Sari")

    code = village.does(register_contributor, asked).code

    party = kept(village, code)
    assert (party.name, party.of_kind) == ("Bu Sari", PartyKind.MEMBER)


def test_a_party_becomes_a_contributor_under_its_own_code(village):
    code = registers(village)

    asked = RegisterContributor(kind=ContributorKind.MEMBER, party=code)
    contributor = village.does(register_contributor, asked)

    assert (contributor.code, contributor.name) == (code, "Siti Aminah")


def test_a_register_with_codes_of_its_own_makes_a_party_once(village):
    for _ in range(2):
        village.does(ensure_party, "BAGI-1", name="Dana sosial", kind=PartyKind.OTHER)

    with village.work(read_only=True) as work:
        assert party_names(work.session, BOOK, ["BAGI-1", "X"]) == {"BAGI-1": "Dana sosial"}


# --- finding --------------------------------------------------------------------------------


@pytest.fixture
def several(village):
    registers(village, "Siti Aminah", phone=PHONE, nik=NIK, rt="3")
    registers(village, "Budi", kind=PartyKind.SUPPLIER, also=(PartyKind.MEMBER,))
    registers(village, "Aminudin", kind=PartyKind.MEMBER, rt="12")
    return village


def test_parties_come_by_name(several):
    assert found(several) == ["P-0003", "P-0002", "P-0001"]


@pytest.mark.parametrize(
    ("asked", "codes"),
    [
        ({"text": "AMIN"}, ["P-0003", "P-0001"]),
        ({"text": "p-0002"}, ["P-0002"]),
        ({"text": "3456", "searches_numbers": True}, ["P-0001"]),
        ({"text": "0812-3456", "searches_numbers": True}, ["P-0001"]),
        ({"text": "3456"}, []),
        ({"text": "%"}, []),
        ({"kind": PartyKind.MEMBER}, ["P-0003", "P-0002"]),
        ({"rt": "003"}, ["P-0001"]),
        ({"after": ("Budi", "P-0002")}, ["P-0001"]),
    ],
)
def test_parties_are_found_by_what_is_asked(several, asked, codes):
    assert found(several, **asked) == codes


def test_a_page_holds_as_many_as_are_asked_for(several):
    with several.work(read_only=True) as work:
        page = find_parties(work.session, BOOK, PartyQuestion(), most=2)
        assert [party.code for party in page] == ["P-0003", "P-0002"]
        assert count_parties(work.session, BOOK, PartyQuestion()) == 3


def test_the_neighbourhoods_of_all_are_known(several):
    with several.work(read_only=True) as work:
        assert neighbourhoods_of(work.session, BOOK) == ["003", "012"]
