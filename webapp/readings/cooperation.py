"""The cooperation register as its pages show it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bumdes.governance.cooperation import (
    CooperationKind,
    CooperationStatus,
    NoteKind,
    cooperations_of,
    due_obligations,
    members_of,
)
from bumdes.governance.cooperation_file import cooperation_file
from bumdes.permissions import Permission
from bumdes.stored_file import files_named
from webapp.language.saying import t

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bumdes.governance.cooperation import Cooperation, CooperationNote, Obligation
    from bumdes.governance.cooperation_file import CooperationFile
    from bumdes.stored_file import StoredFile
    from bumdes.work import Work

OURSELVES = "Kita sendiri"

SOON = dt.timedelta(days=30)
"""How long before its day an obligation is shown as due."""


@dataclass(frozen=True, slots=True)
class Line:
    """A cooperation in the list."""

    cooperation: Cooperation
    kind: str
    sides: str
    status: CooperationStatus

    @property
    def is_over(self) -> bool:
        """Whether it has ended, by its term or before."""
        return self.status in {CooperationStatus.EXPIRED, CooperationStatus.ENDED}


@dataclass(frozen=True, slots=True)
class Due:
    """An obligation that is not done, with the cooperation it belongs to."""

    obligation: Obligation
    title: str
    is_overdue: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """The page of the register."""

    lines: list[Line]
    due: list[Due]


@dataclass(frozen=True, slots=True, kw_only=True)
class CooperationShown:
    """The page of one cooperation.

    Attributes:
        obligations: each with who has to, and whether its day is past.
        notes: each with the word for its kind.
        files: what the papers named here are, by digest.
        helper: the office that helps in a dispute; empty where there is none.
    """

    file: CooperationFile
    status: CooperationStatus
    obligations: list[tuple[Obligation, str, bool]]
    notes: list[tuple[CooperationNote, str]]
    files: Mapping[str, StoredFile]
    helper: str

    @property
    def sides(self) -> list[tuple[str, str]]:
        """Who may have an obligation, as options of a list."""
        members = [(member.member_id, member.name) for member in self.file.members]
        return [("", t(OURSELVES)), *members]


def read_register(work: Work, on: dt.date) -> Register:
    """Return every cooperation, and what is due within all of them.

    Raises:
        PermissionDeniedError: the actor may not read the books.
    """
    work.actor.require(Permission.READ_BOOKS, unit=work.actor.unit)
    sides: dict[str, list[str]] = {}
    for member in members_of(work.session, work.book_id):
        sides.setdefault(member.cooperation_id, []).append(member.name)
    found = cooperations_of(work.session, work.book_id)
    titles = {cooperation.cooperation_id: cooperation.title for cooperation in found}
    return Register(
        lines=[
            Line(
                cooperation,
                CooperationKind(cooperation.kind).label,
                ", ".join(sides.get(cooperation.cooperation_id, ())),
                cooperation.status(on),
            )
            for cooperation in found
        ],
        due=[
            Due(obligation, titles[obligation.cooperation_id], obligation.is_overdue(on))
            for obligation in due_obligations(work.session, work.book_id, on + SOON)
        ],
    )


def read_cooperation(work: Work, cooperation_id: str, on: dt.date) -> CooperationShown:
    """Return all there is to one cooperation.

    Raises:
        PermissionDeniedError: the actor may not read the books.
        NotFoundError: there is no such cooperation.
    """
    work.actor.require(Permission.READ_BOOKS, unit=work.actor.unit)
    file = cooperation_file(work.session, work.book_id, cooperation_id)
    digests = [file.cooperation.file]
    digests += [note.file for note in file.notes]
    digests += [dispute.file for dispute in file.disputes]
    found = files_named(work.session, work.book_id, digests)
    return CooperationShown(
        file=file,
        status=file.cooperation.status(on),
        obligations=[
            (row, file.member_name(row.member_id) or t(OURSELVES), row.is_overdue(on))
            for row in file.obligations
        ],
        notes=[(note, NoteKind(note.kind).label) for note in file.notes],
        files={stored.digest: stored for stored in found},
        helper=file.facilitator(on),
    )
