"""All there is to one cooperation, and who helps when its sides do not agree."""

from __future__ import annotations

import csv
import datetime as dt
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import select

from bumdes.governance.cooperation import (
    Cooperation,
    CooperationKind,
    CooperationMember,
    CooperationNote,
    Dispute,
    Obligation,
    find_cooperation,
    members_of,
)
from bumdes.region import RegionLevel

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy.orm import Session

R = TypeVar("R", Obligation, CooperationNote, Dispute)

_SHARED = (
    (8, RegionLevel.DISTRICT.value),
    (5, RegionLevel.REGENCY.value),
    (2, RegionLevel.PROVINCE.value),
)
_COUNTRY = "country"


@dataclass(frozen=True, slots=True, kw_only=True)
class CooperationFile:
    """A cooperation with its sides, and everything that happened in it.

    Attributes:
        obligations: by the day they are due.
        notes, disputes: the latest first.
    """

    cooperation: Cooperation
    members: tuple[CooperationMember, ...]
    obligations: tuple[Obligation, ...]
    notes: tuple[CooperationNote, ...]
    disputes: tuple[Dispute, ...]

    @property
    def kind(self) -> CooperationKind:
        """With whom it is."""
        return CooperationKind(self.cooperation.kind)

    @property
    def numbers(self) -> tuple[str, ...]:
        """The number of its paper, or of the joint regulation in each village."""
        given = tuple(member.number for member in self.members if member.number)
        return (self.cooperation.number,) if self.cooperation.number else given

    def member_name(self, member_id: str | None) -> str:
        """Return what a side is called; empty for the enterprise itself."""
        names = {member.member_id: member.name for member in self.members}
        return names[member_id] if member_id else ""

    def facilitator(self, on: dt.date) -> str:
        """Return who helps to settle a dispute on a day; see ``dispute_facilitator``."""
        codes = [member.village_code for member in self.members if member.village_code]
        return dispute_facilitator(codes, on)


def cooperation_file(session: Session, book_id: str, cooperation_id: str) -> CooperationFile:
    """Return everything about one cooperation.

    Raises:
        NotFoundError: there is none with *cooperation_id*.
    """
    found = find_cooperation(session, book_id, cooperation_id)
    obligations = _rows(session, Obligation, found)
    notes, disputes = _rows(session, CooperationNote, found), _rows(session, Dispute, found)
    return CooperationFile(
        cooperation=found,
        members=tuple(members_of(session, book_id, cooperation_id)),
        obligations=tuple(sorted(obligations, key=lambda row: (row.due_on, row.obligation_id))),
        notes=tuple(sorted(notes, key=lambda row: (row.noted_on, row.note_id), reverse=True)),
        disputes=tuple(
            sorted(disputes, key=lambda row: (row.raised_on, row.dispute_id), reverse=True)
        ),
    )


def dispute_facilitator(village_codes: Iterable[str], on: dt.date) -> str:
    """Return the office that helps villages to settle a dispute on a day; empty for none.

    The smallest region that holds all the villages tells: its head helps. After that comes
    the court.

    Source: Permendagri 96/2017, from memory; ``data/dispute_levels.csv``.
    """
    codes = set(village_codes)
    if not codes:
        return ""
    shared = [level for length, level in _SHARED if len({code[:length] for code in codes}) == 1]
    level = shared[0] if shared else _COUNTRY
    held = [row for row in _levels() if row[0] <= on and row[1] == level]
    return held[-1][2] if held else ""


def _rows(session: Session, of: type[R], cooperation: Cooperation) -> list[R]:
    query = select(of).where(
        of.book_id == cooperation.book_id, of.cooperation_id == cooperation.cooperation_id
    )
    return list(session.scalars(query))


@cache
def _levels() -> tuple[tuple[dt.date, str, str], ...]:
    text = files("bumdes").joinpath("data", "dispute_levels.csv").read_text(encoding="utf-8")
    return tuple(
        (dt.date.fromisoformat(row["valid_from"]), row["shared"], row["facilitator"])
        for row in csv.DictReader(text.splitlines())
    )
