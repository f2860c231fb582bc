"""People and other parties as pages show them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from bumdes.capital.contributor import Contributor
from bumdes.credit.claim import open_claims
from bumdes.credit.control import CONTROLS
from bumdes.parties.duplicates import duplicates
from bumdes.parties.finding import (
    PartyQuestion,
    count_parties,
    find_parties,
    neighbourhoods_of,
)
from bumdes.parties.merger import Mergers, merger_history, mergers_of
from bumdes.parties.portrait import portrait, sees_personal_data
from bumdes.party import find_party, party_names
from bumdes.permissions import Permission
from bumdes.personal_data import documents_of, lines_of
from ledger import Period
from ledger.search import days_of_entries
from webapp.readings.claims import SLUG_OF
from webapp.readings.sight import unit_in_sight, unit_names

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from bumdes.credit.claim import Claim
    from bumdes.document import Document
    from bumdes.parties.duplicates import Duplicate
    from bumdes.parties.merger import PartyMerger
    from bumdes.parties.portrait import Portrait
    from bumdes.personal_data import PartyLine
    from bumdes.work import Work

ROWS_PER_PAGE, PAIRS_PER_PAGE = 100, 50
HEADINGS = (
    "Kode",
    "Nama",
    "Jenis",
    "Juga",
    "NIK",
    "NPWP",
    "Telepon",
    "Alamat",
    "RT",
    "RW",
    "Catatan",
)
"""The columns of the list as a file; see ``bumdes.actions.importing_parties.FIELDS``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PeoplePage:
    """A page of the register.

    Attributes:
        rows: each with the code of who stands for it, empty if it does itself.
        total: how many are asked for, on all pages together.
        after: name and code that the next page begins after; None on the last one.
    """

    rows: tuple[tuple[Portrait, str], ...]
    total: int
    after: tuple[str, str] | None
    neighbourhoods: tuple[str, ...]


class OpenClaims(NamedTuple):
    """What is left on the documents of one party in one sub-ledger.

    Attributes:
        slug: what addresses call the sub-ledger.
    """

    slug: str
    label: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonPage:
    """One party, with what the books say of it.

    Attributes:
        standing: code and name of who stands for it; empty if it does itself.
        others: those who were merged with it, each with the merger.
        history: what was merged and undone, the first first.
        claims: what is left on its documents, by the sub-ledger.
        documents, lines: of the year that is shown.
        years: those in which there are entries.
    """

    person: Portrait
    standing: tuple[str, str]
    others: tuple[tuple[Portrait, PartyMerger], ...]
    history: tuple[PartyMerger, ...]
    claims: tuple[OpenClaims, ...]
    documents: tuple[Document, ...]
    lines: tuple[PartyLine, ...]
    year: int
    years: tuple[int, ...]
    units: Mapping[str, str]
    is_contributor: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AlikePair:
    """Two who may be one, side by side."""

    one: Portrait
    other: Portrait
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AlikePage:
    """Who may be there twice, and what was merged.

    Attributes:
        more: how many pairs are not shown.
        merged: the mergers in force, the latest first, with the names of both.
    """

    pairs: tuple[AlikePair, ...]
    more: int
    merged: tuple[tuple[PartyMerger, str, str], ...]


def question(work: Work, asked: PartyQuestion) -> PartyQuestion:
    """Return *asked* as far as the actor may ask: numbers are for who may read them."""
    sees = sees_personal_data(work.actor)
    return PartyQuestion(
        text=asked.text,
        searches_numbers=sees,
        kind=asked.kind,
        rt=asked.rt,
        with_gone=asked.with_gone,
        after=asked.after,
    )


def read_people(work: Work, asked: PartyQuestion) -> PeoplePage:
    """Return a page of the register."""
    asked = question(work, asked)
    found = find_parties(work.session, work.book_id, asked, most=ROWS_PER_PAGE + 1)
    shown, mergers = found[:ROWS_PER_PAGE], Mergers.of(work.session, work.book_id)
    return PeoplePage(
        rows=tuple((portrait(p, work.actor), mergers.into.get(p.code, "")) for p in shown),
        total=count_parties(work.session, work.book_id, without_page(asked)),
        after=(shown[-1].name, shown[-1].code) if len(found) > len(shown) else None,
        neighbourhoods=tuple(neighbourhoods_of(work.session, work.book_id)),
    )


def without_page(asked: PartyQuestion) -> PartyQuestion:
    """Return *asked* from its first row."""
    return PartyQuestion(
        text=asked.text,
        searches_numbers=asked.searches_numbers,
        kind=asked.kind,
        rt=asked.rt,
        with_gone=asked.with_gone,
    )


def read_list(work: Work, asked: PartyQuestion) -> list[tuple[str, ...]]:
    """Return the rows of the list as a file, below ``HEADINGS``."""
    asked = without_page(question(work, asked))
    rows: list[tuple[str, ...]] = []
    for party in find_parties(work.session, work.book_id, asked):
        seen = portrait(party, work.actor)
        also = ";".join(kind.label for kind in seen.kinds[1:])
        told = (seen.code, seen.name, seen.kinds[0].label, also, seen.nik, seen.npwp)
        rows.append((*told, seen.phone, seen.address, party.rt, party.rw, seen.note))
    return rows


def read_person(work: Work, code: str, *, year: int | None, today: dt.date) -> PersonPage:
    """Return one party with what the books say of it.

    Raises:
        NotFoundError: there is none.
        PermissionDeniedError: the actor may not read the books.
    """
    unit = unit_in_sight(work, Permission.READ_BOOKS, None)
    party, mergers = find_party(work.session, work.book_id, code), _mergers(work)
    codes = mergers.codes(code) if mergers.standing(code) == code else (code,)
    days = days_of_entries(work.book)
    years = range(days.last_day.year, days.first_day.year - 1, -1) if days else ()
    shown = year or min(today.year, years[0] if years else today.year)
    contributor = work.session.get(Contributor, (work.book_id, code))
    return PersonPage(
        person=portrait(party, work.actor),
        standing=_standing(work, mergers, code),
        others=_others(work, code),
        history=tuple(merger_history(work.session, work.book_id, code)),
        claims=_claims(work, codes, unit),
        documents=tuple(
            document
            for document in documents_of(work, codes)
            if document.issued_on.year == shown and unit in {None, document.unit}
        ),
        lines=tuple(reversed(lines_of(work, codes, Period.year(shown), unit=unit))),
        year=shown,
        years=tuple(years),
        units=unit_names(work),
        is_contributor=contributor is not None,
    )


def read_alike(work: Work) -> AlikePage:
    """Return who may be there twice, and what was merged.

    Raises:
        PermissionDeniedError: the actor may not merge anybody.
    """
    work.actor.require(Permission.KEEP_PARTIES)
    work.actor.require(Permission.READ_PERSONAL_DATA)
    found = duplicates(work.session, work.book_id)
    merged = list(reversed(mergers_of(work.session, work.book_id)))
    names = party_names(
        work.session, work.book_id, [code for m in merged for code in (m.merged, m.kept)]
    )
    return AlikePage(
        pairs=tuple(_pair(work, pair) for pair in found[:PAIRS_PER_PAGE]),
        more=len(found[PAIRS_PER_PAGE:]),
        merged=tuple((m, names[m.merged], names[m.kept]) for m in merged),
    )


def read_two(work: Work, one: str, other: str) -> AlikePair:
    """Return two of the register side by side.

    Raises:
        NotFoundError: there is no such party.
        PermissionDeniedError: the actor may not merge anybody.
    """
    work.actor.require(Permission.KEEP_PARTIES)
    work.actor.require(Permission.READ_PERSONAL_DATA)
    first, second = (find_party(work.session, work.book_id, code) for code in (one, other))
    return AlikePair(
        one=portrait(first, work.actor), other=portrait(second, work.actor), reasons=()
    )


def _mergers(work: Work) -> Mergers:
    return Mergers.of(work.session, work.book_id)


def _standing(work: Work, mergers: Mergers, code: str) -> tuple[str, str]:
    standing = mergers.standing(code)
    if standing == code:
        return ("", "")
    return (standing, find_party(work.session, work.book_id, standing).name)


def _others(work: Work, code: str) -> tuple[tuple[Portrait, PartyMerger], ...]:
    return tuple(
        (portrait(find_party(work.session, work.book_id, m.merged), work.actor), m)
        for m in mergers_of(work.session, work.book_id)
        if m.kept == code
    )


def _claims(work: Work, codes: tuple[str, ...], unit: str | None) -> tuple[OpenClaims, ...]:
    found = []
    for control in CONTROLS.values():
        claims = open_claims(work, control.key, parties=codes)
        seen = tuple(claim for claim in claims if unit in {None, claim.place.unit})
        if seen:
            found.append(OpenClaims(SLUG_OF[control.key], control.label, seen))
    return tuple(found)


def _pair(work: Work, pair: Duplicate) -> AlikePair:
    return AlikePair(
        one=portrait(pair.one, work.actor),
        other=portrait(pair.other, work.actor),
        reasons=tuple(reason.label for reason in pair.reasons),
    )
