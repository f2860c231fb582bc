"""Warnings about offices: terms that end, seats that are empty, people in two organs."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from bumdes.governance.organ import seats_of
from bumdes.governance.term import terms_of, terms_on
from bumdes.permissions import Role
from bumdes.unit import units_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping, Sequence

    from sqlalchemy.orm import Session

    from bumdes.governance.organ import Seat
    from bumdes.governance.term import Term
    from bumdes.unit import Unit


class TermWarningKind(StrEnum):
    """What is to be looked at; nothing is refused for it."""

    ENDS_SOON = "ends_soon"
    OVERDUE = "overdue"
    """The term is over, and the office goes on."""
    TOO_LONG = "too_long"
    """It was given for longer than a term."""
    TOO_OFTEN = "too_often"
    """The person was appointed to it more often than allowed."""
    NO_DECREE = "no_decree"
    TWO_ORGANS = "two_organs"
    """The person sits in two organs, one of which watches over the other."""
    VACANT = "vacant"

    @property
    def label(self) -> str:
        """What Indonesians call it."""
        return {
            TermWarningKind.ENDS_SOON: "Masa jabatan segera berakhir",
            TermWarningKind.OVERDUE: "Masa jabatan sudah lewat",
            TermWarningKind.TOO_LONG: "Lebih lama dari satu masa jabatan",
            TermWarningKind.TOO_OFTEN: "Terlalu sering diangkat kembali",
            TermWarningKind.NO_DECREE: "Belum ada nomor SK",
            TermWarningKind.TWO_ORGANS: "Merangkap dua organ",
            TermWarningKind.VACANT: "Belum ada yang menjabat",
        }[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class TermWarning:
    """One thing to look at.

    Attributes:
        office: what the office is called.
        name: who holds it; empty for a seat that is empty.
        unit: the unit it is bound to; None for the whole enterprise.
        on: the last day of the term, where one is meant.
        source, certainty: of the rule, where there is one.
    """

    kind: TermWarningKind
    role: Role
    office: str
    name: str = ""
    unit: str | None = None
    on: dt.date | None = None
    source: str = ""
    certainty: str = ""


def term_warnings(session: Session, book_id: str, on: dt.date) -> tuple[TermWarning, ...]:
    """Return what is to be looked at on a day, office by office."""
    terms = terms_on(terms_of(session, book_id), on)
    held = [seat for seat in seats_of(session, book_id) if seat.is_held(on)]
    found = [warning for seat in held for warning in _of_seat(seat, terms, on)]
    found += _two_organs(held)
    found += _vacant(held, terms, [u for u in units_of(session, book_id) if _is_open(u, on)])
    rank = {role: place for place, role in enumerate(Role)}
    found.sort(key=lambda warning: (rank[warning.role], warning.unit or "", warning.kind))
    return tuple(found)


def _of_seat(seat: Seat, terms: Mapping[Role, Term], on: dt.date) -> Iterator[TermWarning]:
    term = terms.get(seat.role)
    if not seat.decree:
        yield _warning(TermWarningKind.NO_DECREE, seat)
    if term is None:
        return
    if seat.due_on is not None and seat.due_on < on:
        yield _warning(TermWarningKind.OVERDUE, seat, term)
    elif seat.due_on is not None and (seat.due_on - on).days <= term.warning_days:
        yield _warning(TermWarningKind.ENDS_SOON, seat, term)
    longest = term.end(seat.first_day)
    if longest is not None and seat.last_day is not None and seat.last_day > longest:
        yield _warning(TermWarningKind.TOO_LONG, seat, term)
    most = term.most_reappointments
    if most is not None and seat.number > most + 1:
        yield _warning(TermWarningKind.TOO_OFTEN, seat, term)


def _two_organs(held: Sequence[Seat]) -> Iterator[TermWarning]:
    for seat in held:
        others = {s.organ for s in held if s.username == seat.username}
        if others - {seat.organ}:
            yield _warning(TermWarningKind.TWO_ORGANS, seat)


def _vacant(
    held: Sequence[Seat], terms: Mapping[Role, Term], units: Sequence[Unit]
) -> Iterator[TermWarning]:
    for role, term in terms.items():
        if not term.is_required:
            continue
        places = [unit.code for unit in units] if role is Role.UNIT_MANAGER else [None]
        for place in places:
            if not any(seat.role is role and seat.unit in {place, None} for seat in held):
                yield TermWarning(
                    kind=TermWarningKind.VACANT,
                    role=role,
                    office=role.label,
                    unit=place,
                    source=term.source,
                    certainty=term.certainty,
                )


def _warning(kind: TermWarningKind, seat: Seat, term: Term | None = None) -> TermWarning:
    return TermWarning(
        kind=kind,
        role=seat.role,
        office=seat.office,
        name=seat.name,
        unit=seat.unit,
        on=seat.due_on,
        source=term.source if term else "",
        certainty=term.certainty if term else "",
    )


def _is_open(unit: Unit, on: dt.date) -> bool:
    return unit.closed_on is None or unit.closed_on >= on
