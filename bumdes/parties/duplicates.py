"""Duplicates: who of the register may be there twice. This proposes; a person decides."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from bumdes.parties.likeness import are_alike, name_words, places
from bumdes.parties.merger import Mergers, distinctions_of
from bumdes.party import PartyKind, parties_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from sqlalchemy.orm import Session

    from bumdes.parties.likeness import Words
    from bumdes.party import Party

Pair = tuple[str, str]


class Reason(StrEnum):
    """Why two may be one, what says most first."""

    NIK = "nik"
    NPWP = "npwp"
    PHONE = "phone"
    NAME = "name"

    @property
    def label(self) -> str:
        """What Indonesians call it."""
        return _REASONS[self]


_REASONS: Mapping[Reason, str] = MappingProxyType(
    {
        Reason.NIK: "NIK sama",
        Reason.NPWP: "NPWP sama",
        Reason.PHONE: "Telepon sama",
        Reason.NAME: "Nama mirip",
    }
)


@dataclass(frozen=True, slots=True)
class Duplicate:
    """Two who may be one; *one* has the code that comes first."""

    one: Party
    other: Party
    reasons: tuple[Reason, ...]


def duplicates(session: Session, book_id: str) -> list[Duplicate]:
    """Return who of an enterprise's register may be there twice, the surest first.

    Who is merged or erased, villages, and who was said to be somebody else are left out.
    """
    mergers = Mergers.of(session, book_id)
    standing = [
        party for party in parties_of(session, book_id) if party.code not in mergers.into
    ]
    return find_duplicates(standing, told_apart=distinctions_of(session, book_id))


def find_duplicates(
    parties: Iterable[Party], *, told_apart: Collection[Pair] = ()
) -> list[Duplicate]:
    """Return who of *parties* may be there twice, the surest first.

    The same NIK, NPWP or telephone, or a similar name in the same RT; where no RT is known,
    only the same name. Two with different NIK are two, whatever else they share.

    Args:
        told_apart: codes of those who are not one, each pair in the order of the codes.
    """
    asked = {p.code: p for p in parties if not p.is_erased and p.of_kind != PartyKind.VILLAGE}
    found: dict[Pair, list[Reason]] = defaultdict(list)
    for reason, pairs in _proposed(list(asked.values())):
        for pair in pairs:
            if pair not in told_apart and reason not in found[pair]:
                found[pair].append(reason)
    return [
        Duplicate(asked[one], asked[other], tuple(reasons))
        for (one, other), reasons in sorted(found.items(), key=_surest)
        if reasons and _may_be_one(asked[one], asked[other])
    ]


def _proposed(parties: list[Party]) -> Iterator[tuple[Reason, Iterator[Pair]]]:
    yield Reason.NIK, _same(parties, lambda party: party.nik)
    yield Reason.NPWP, _same(parties, lambda party: party.npwp)
    yield Reason.PHONE, _same(parties, lambda party: party.phone)
    yield Reason.NAME, _similar(parties)


def _surest(found: tuple[Pair, list[Reason]]) -> tuple[list[int], Pair]:
    pair, reasons = found
    order = list(Reason)
    return [order.index(reason) for reason in reasons], pair


def _may_be_one(one: Party, other: Party) -> bool:
    return not (one.nik and other.nik and one.nik != other.nik)


def _pair(one: Party, other: Party) -> Pair:
    return (one.code, other.code) if one.code < other.code else (other.code, one.code)


def _same(parties: Iterable[Party], of: Callable[[Party], str]) -> Iterator[Pair]:
    by_value: dict[str, list[Party]] = defaultdict(list)
    for party in parties:
        if of(party):
            by_value[of(party)].append(party)
    for group in by_value.values():
        yield from (_pair(*two) for two in combinations(group, 2))


def _similar(parties: list[Party]) -> Iterator[Pair]:
    """Yield who of one RT have similar names, and who of none have the same."""
    named = [_Named(party, name_words(party.name), party.rw) for party in parties]
    for group in _by_beginning(named):
        for one, other in combinations(group, 2):
            are_neighbours = one.rw == other.rw or not (one.rw and other.rw)
            if are_neighbours and are_alike(one.words, other.words):
                yield _pair(one.party, other.party)
    by_name: dict[Words, list[Party]] = defaultdict(list)
    for each in named:
        by_name[tuple(sorted(each.words))].append(each.party)
    for namesakes in by_name.values():
        pairs = combinations(namesakes, 2)
        yield from (_pair(*two) for two in pairs if not all(party.rt for party in two))


class _Named(NamedTuple):
    """A party, and what is compared of it."""

    party: Party
    words: Words
    rw: str


def _by_beginning(named: Iterable[_Named]) -> Iterable[list[_Named]]:
    """Return who of one RT have a word that begins alike."""
    found: dict[tuple[str, str], list[_Named]] = defaultdict(list)
    for each in named:
        rt = each.party.rt
        for beginning in places(each.words) if rt else ():
            found[rt, beginning].append(each)
    return found.values()
