from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bumdes.actions.merging_parties import merge_parties, tell_parties_apart, undo_merger
from bumdes.actions.registering_contributors import RegisterContributor, register_contributor
from bumdes.actions.registering_parties import RegisterParty, register_party
from bumdes.capital_source import ContributorKind
from bumdes.errors import (
    MergerRefusedError,
    MergerUndoneError,
    NotFoundError,
    PartyMergedError,
    PermissionDeniedError,
)
from bumdes.parties.duplicates import duplicates
from bumdes.parties.finding import PartyQuestion, find_parties
from bumdes.parties.merger import Mergers, merger_history, require_standing
from bumdes.party import PartyKind
from bumdes.permissions import Actor, Role
from tests.bumdes.village import BOOK, DIRECTOR, TREASURER

OPERATOR = Actor("dewi", Role.OPERATOR)


@pytest.fixture
def people(village):
    """Three of one neighbourhood: P-0001 and P-0002 are alike."""
    for name in ("Siti Aminah", "Hj. Sitti Aminah", "Budi"):
        village.does(register_party, RegisterParty(name=name, rt="3"))
    return village


def merges(village, merged="P-0002", kept="P-0001", by=TREASURER, **facts):
    return village.does(merge_parties, merged, kept, by=by, **facts).merger_id


def mergers(village):
    with village.work(read_only=True) as work:
        return Mergers.of(work.session, BOOK)


def proposed(village):
    with village.work(read_only=True) as work:
        return [(d.one.code, d.other.code) for d in duplicates(work.session, BOOK)]


def test_readings_follow_a_merger(people):
    merges(people)

    found = mergers(people)
    assert found.standing("P-0002") == "P-0001"
    assert found.codes("P-0002") == found.codes("P-0001") == ("P-0001", "P-0002")


def test_readings_follow_several_mergers(people):
    merges(people)
    merges(people, "P-0001", "P-0003")

    assert mergers(people).codes("P-0002") == ("P-0003", "P-0001", "P-0002")


def test_who_is_merged_is_not_listed(people):
    merges(people)

    with people.work(read_only=True) as work:
        listed = find_parties(work.session, BOOK, PartyQuestion())
        everyone = find_parties(work.session, BOOK, PartyQuestion(with_gone=True))
    assert [p.code for p in listed] == ["P-0003", "P-0001"]
    assert len(everyone) == 3


def test_nothing_new_names_who_is_merged(people):
    merges(people)

    with people.work(read_only=True) as work, pytest.raises(PartyMergedError) as refused:
        require_standing(work.session, BOOK, "P-0002")
    assert refused.value.facts["standing"] == "P-0001"


def test_a_merger_is_undone_by_another_record(people):
    merger = merges(people, reason="Orang yang sama")

    people.does(undo_merger, merger, reason="Ternyata kakaknya", by=DIRECTOR)

    with people.work(read_only=True) as work:
        history = merger_history(work.session, BOOK, "P-0002")
    assert mergers(people).into == {}
    assert [(m.undoes, m.reason, m.made_by) for m in history] == [
        (None, "Orang yang sama", "ratna"),
        (merger, "Ternyata kakaknya", "bagas"),
    ]


def test_a_merger_that_was_undone_is_made_again(people):
    people.does(undo_merger, merges(people))

    merges(people, "P-0001", "P-0002")

    assert mergers(people).standing("P-0001") == "P-0002"


def test_undoing_a_merger_leaves_the_others(people):
    first = merges(people)
    merges(people, "P-0001", "P-0003")

    people.does(undo_merger, first)

    assert mergers(people).into == {"P-0001": "P-0003"}


def test_a_merger_is_undone_once(people):
    merger = merges(people)
    people.does(undo_merger, merger)

    with pytest.raises(MergerUndoneError):
        people.does(undo_merger, merger)


def test_what_undoes_a_merger_is_not_undone(people):
    undoing = people.does(undo_merger, merges(people)).merger_id

    with pytest.raises(MergerUndoneError):
        people.does(undo_merger, undoing)


def test_a_merger_that_nobody_made_is_not_undone(people):
    with pytest.raises(NotFoundError):
        people.does(undo_merger, "x")


@pytest.mark.parametrize(
    ("merged", "kept", "problem"),
    [
        ("P-0001", "P-0001", "same_party"),
        ("P-0002", "P-0003", "merged_before"),
        ("P-0003", "P-0002", "merged_before"),
        ("P-0001", "P-0002", "merged_before"),
        ("PIHAK-1", "P-0001", "a_contributor"),
        ("P-0003", "DESA-1", "a_village"),
    ],
)
def test_who_cannot_be_one_is_refused(people, merged, kept, problem):
    merges(people)
    member = RegisterContributor(kind=ContributorKind.MEMBER, name="Bu Sari")
    people.does(register_contributor, member)
    village = RegisterParty(name="Desa", kind=PartyKind.VILLAGE, code="DESA-1")
    people.does(register_party, village)

    with pytest.raises(MergerRefusedError) as refused:
        merges(people, merged, kept)

    assert refused.value.facts["problem"] == problem


def test_who_brings_capital_in_may_be_the_one_who_stays(people):
    member = RegisterContributor(kind=ContributorKind.MEMBER, name="Budi")
    code = people.does(register_contributor, member).code

    merges(people, "P-0003", code)

    assert mergers(people).standing("P-0003") == code


def test_who_does_not_see_personal_data_merges_nobody(people):
    with pytest.raises(PermissionDeniedError):
        merges(people, by=OPERATOR)


# --- proposals ------------------------------------------------------------------------------


def test_two_alike_are_proposed(people):
    assert proposed(people) == [("P-0001", "P-0002")]


def test_those_merged_are_not_proposed(people):
    merges(people)

    assert proposed(people) == []


def test_those_told_apart_are_not_proposed(people):
    for pair in (("P-0002", "P-0001"), ("P-0001", "P-0002")):
        people.does(tell_parties_apart, *pair)

    assert proposed(people) == []


def test_nobody_is_told_apart_from_oneself(people):
    with pytest.raises(MergerRefusedError):
        people.does(tell_parties_apart, "P-0001", "P-0001")


# --- laws -----------------------------------------------------------------------------------

codes = st.sampled_from("ABCDEF")


@settings(max_examples=100)
@given(st.lists(st.tuples(codes, codes), max_size=12))
def test_everybody_belongs_to_one_person_whatever_is_merged(asked):
    into = {}
    for merged, kept in asked:
        if merged != kept and merged not in into and kept not in into:
            into[merged] = kept

    found = Mergers(into)
    groups = {found.codes(code) for code in "ABCDEF"}
    assert sorted(code for group in groups for code in group) == sorted("ABCDEF")
    assert all(found.standing(code) == group[0] for group in groups for code in group)
