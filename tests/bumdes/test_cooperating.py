from __future__ import annotations

import pytest

from bumdes.actions.cooperating import (
    RegisterCooperation,
    Side,
    end_cooperation,
    register_cooperation,
)
from bumdes.errors import InvalidFieldError, NotFoundError, PermissionDeniedError, TakenError
from bumdes.governance.cooperation import (
    CooperationKind,
    CooperationStatus,
    NoteKind,
    cooperations_of,
    find_member,
    members_of,
)
from bumdes.governance.cooperation_file import cooperation_file
from bumdes.governance.decision import DecisionKind
from bumdes.permissions import Actor, Role
from bumdes.work import begin_session
from ledger import Book, rp
from ledger.errors import BlankTextError
from tests.bumdes.village import BOOK, TREASURER, Village, day

SECRETARY = Actor("wati", Role.SECRETARY)
PARTNER = Side(name="PT Mitra Tani", contribution="Bibit dan pupuk")
VILLAGES = (
    Side(name="Maju", village_code="9901012001", number="7/2025", dated_on=day(2, 1)),
    Side(name="Mundur", village_code="99.01.01.2002", number="4/2025", dated_on=day(2, 3)),
)


def registers(village, **facts):
    given = {
        "kind": CooperationKind.THIRD_PARTY,
        "title": "Pemasaran jagung",
        "scope": "Pembelian hasil panen",
        "signed_on": day(2),
        "number": "12/PKS/2025",
        "sides": (PARTNER,),
    }
    by = facts.pop("by", SECRETARY)
    return village.does(register_cooperation, RegisterCooperation(**(given | facts)), by=by)


def registers_jointly(village, *sides, **facts):
    kind = CooperationKind.BETWEEN_VILLAGES
    return registers(village, kind=kind, **{"number": "", "sides": sides or VILLAGES} | facts)


def test_a_cooperation_with_a_partner_is_registered(village):
    made = registers(village, value=rp(25_000_000), last_day=day(12, 31))

    with village.work(read_only=True) as work:
        (found,) = cooperations_of(work.session, BOOK)
        (member,) = members_of(work.session, BOOK, made.cooperation_id)
    assert (found.title, found.value, found.last_day) == (
        "Pemasaran jagung",
        rp(25_000_000),
        day(12, 31),
    )
    assert (member.name, member.contribution) == ("PT Mitra Tani", "Bibit dan pupuk")


def test_a_cooperation_may_be_about_no_money(village):
    assert registers(village).value is None


def test_each_village_has_its_number_of_a_cooperation(village):
    made = registers_jointly(village)

    with village.work(read_only=True) as work:
        file = cooperation_file(work.session, BOOK, made.cooperation_id)
    assert file.numbers == ("7/2025", "4/2025")
    assert [member.village_code for member in file.members] == [
        "99.01.01.2001",
        "99.01.01.2002",
    ]


def test_a_partner_is_found_by_who_points_to_it(village):
    registers(village)

    with village.work(read_only=True) as work:
        (member,) = members_of(work.session, BOOK)
        assert find_member(work.session, BOOK, member.member_id) is member


@pytest.mark.parametrize(
    ("facts", "rule"),
    [
        ({"number": " "}, "number_as_printed"),
        ({"sides": ()}, "a_partner"),
        ({"last_day": day(1)}, "not_before_first_day"),
        ({"value": rp(-1)}, "not_negative"),
    ],
)
def test_a_cooperation_with_a_partner_is_complete(village, facts, rule):
    with pytest.raises(InvalidFieldError) as refused:
        registers(village, **facts)

    assert refused.value.facts["rule"] == rule


@pytest.mark.parametrize(
    ("sides", "facts", "rule"),
    [
        (VILLAGES[:1], {}, "several_villages"),
        (VILLAGES, {"number": "1"}, "number_of_each_village"),
        (
            (VILLAGES[0], Side(name="M", village_code="9901012002")),
            {},
            "number_of_each_village",
        ),
        ((*VILLAGES, PARTNER), {}, "village_code"),
    ],
)
def test_a_cooperation_of_villages_is_complete(village, sides, facts, rule):
    with pytest.raises(InvalidFieldError) as refused:
        registers_jointly(village, *sides, **facts)

    assert refused.value.facts["rule"] == rule


def test_a_village_takes_part_once(village):
    with pytest.raises(TakenError):
        registers_jointly(village, *VILLAGES, VILLAGES[0])


@pytest.mark.parametrize("facts", [{"decision": "MD-9"}, {"file": "0" * 64}])
def test_a_cooperation_names_only_what_there_is(village, facts):
    with pytest.raises(NotFoundError):
        registers(village, **facts)


def test_a_cooperation_may_be_decided(village):
    village.decides(DecisionKind.OTHER)

    assert registers(village, decision="MD-1").decision == "MD-1"


def test_the_treasurer_registers_no_cooperation(village):
    with pytest.raises(PermissionDeniedError):
        registers(village, by=TREASURER)


def test_books_without_an_enterprise_do_not_cooperate(engine):
    with begin_session(engine) as session:
        Book.create(session, "tanpa", name="Tanpa", chart=[])

    with pytest.raises(NotFoundError):
        registers(Village(engine, "tanpa"))


# --- its term ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("on", "status"),
    [
        (day(2), CooperationStatus.COMING),
        (day(3), CooperationStatus.RUNNING),
        (day(9), CooperationStatus.RUNNING),
        (day(9, 2), CooperationStatus.EXPIRED),
    ],
)
def test_a_cooperation_has_its_term(village, on, status):
    made = registers(village, first_day=day(3), last_day=day(9))

    assert made.status(on) is status


def test_a_cooperation_without_a_term_goes_on(village):
    assert registers(village).status(day(1, year=2090)) is CooperationStatus.RUNNING


def test_a_cooperation_can_be_ended_before_its_term(village):
    village.decides(DecisionKind.OTHER)
    made = registers(village, last_day=day(9))

    ended = village.does(
        end_cooperation, made.cooperation_id, last_day=day(5), why="Ingkar", decision="MD-1"
    )

    assert [ended.status(d) for d in (day(5), day(5, 2))] == [
        CooperationStatus.RUNNING,
        CooperationStatus.ENDED,
    ]
    assert (ended.ending, ended.decision) == ("Ingkar", "MD-1")


def test_a_cooperation_ends_once(village):
    made = registers(village)
    village.does(end_cooperation, made.cooperation_id, last_day=day(5), why="Ingkar")

    with pytest.raises(InvalidFieldError) as refused:
        village.does(end_cooperation, made.cooperation_id, last_day=day(6), why="Ingkar")
    assert refused.value.facts["rule"] == "ended_already"


def test_somebody_says_why_a_cooperation_ends(village):
    made = registers(village)

    with pytest.raises(BlankTextError):
        village.does(end_cooperation, made.cooperation_id, last_day=day(6), why="")


def test_a_cooperation_that_is_not_registered_does_not_end(village):
    with pytest.raises(NotFoundError):
        village.does(end_cooperation, "0" * 32, last_day=day(6), why="Ingkar")


@pytest.mark.parametrize("named", [*CooperationKind, *CooperationStatus, *NoteKind])
def test_everything_about_cooperation_has_a_name(named):
    assert named.label


@pytest.mark.parametrize("kind", CooperationKind)
def test_every_cooperation_has_its_instrument(kind):
    assert kind.instrument.endswith("Bersama")


def test_a_cooperation_with_a_partner_has_one_number(village):
    made = registers(village)

    with village.work(read_only=True) as work:
        file = cooperation_file(work.session, BOOK, made.cooperation_id)
    assert file.numbers == ("12/PKS/2025",)
