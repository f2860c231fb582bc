"""What waits for a second person, as pages show it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bumdes.approval.held_act import HeldStage, find_held, held_acts
from bumdes.approval.waiting import may_approve
from bumdes.errors import NotFoundError
from bumdes.party import party_names
from bumdes.people import officers, person_named
from bumdes.permissions import Permission
from bumdes.stored_file import files_named
from ledger.canonical import moment
from ledger.money import from_minor
from webapp.readings.sight import unit_names
from webapp.readings.voucher import JournalLine

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from bumdes.approval.held_act import HeldAct
    from bumdes.stored_file import StoredFile
    from bumdes.work import Work
    from ledger import Money

MOST_LISTED = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldRow:
    """Something that waits or waited, in a list.

    Attributes:
        maker, checker: names of who asked and who answered; empty if nobody did.
        is_mine: whether the actor asked for it.
        may_answer: whether the actor may approve it, or send it back.
    """

    held: HeldAct
    amount: Money
    unit: str
    maker: str
    checker: str
    asked_at: dt.datetime
    answered_at: dt.datetime | None
    is_mine: bool
    may_answer: bool

    @property
    def is_waiting(self) -> bool:
        """Whether it still waits."""
        return self.held.stage is HeldStage.WAITING


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldPage:
    """One thing that waits or waited, with the lines that it would post."""

    row: HeldRow
    lines: tuple[JournalLine, ...]
    total: Money
    proofs: Sequence[StoredFile]


@dataclass(frozen=True, slots=True)
class Inbox:
    """What waits for the actor, what waits for others, what came back, what is over."""

    to_answer: tuple[HeldRow, ...]
    waiting: tuple[HeldRow, ...]
    sent_back: tuple[HeldRow, ...]
    over: tuple[HeldRow, ...]


def read_inbox(work: Work) -> Inbox:
    """Return the lists of the actor; who sees one unit only sees the own askings.

    Raises:
        PermissionDeniedError: the actor may not read the books.
    """
    work.actor.require(Permission.READ_BOOKS, unit=work.actor.unit)
    own = work.actor.name if work.actor.unit is not None else None
    found = held_acts(work.session, work.book_id, asked_by=own, most=MOST_LISTED)
    rows = _rows(work, found)
    sent_back = [r for r in rows if r.is_mine and r.held.stage is HeldStage.REJECTED]
    return Inbox(
        tuple(r for r in rows if r.is_waiting and r.may_answer),
        tuple(r for r in rows if r.is_waiting and not r.may_answer),
        tuple(sent_back),
        tuple(r for r in rows if not r.is_waiting and r not in sent_back),
    )


def read_held(work: Work, held_id: str) -> HeldPage:
    """Return one of them, as far as the actor sees it.

    Raises:
        PermissionDeniedError: the actor may not read the books.
        NotFoundError: there is no such thing in sight.
    """
    work.actor.require(Permission.READ_BOOKS, unit=work.actor.unit)
    held = find_held(work.session, work.book_id, held_id)
    if work.actor.unit is not None and held.asked_by != work.actor.name:
        raise NotFoundError("held_act", held_id)
    [row] = _rows(work, [held])
    debits = sum(line.minor for line in held.lines if line.is_debit)
    return HeldPage(
        row=row,
        lines=_lines(work, held),
        total=from_minor(debits, work.book.currency),
        proofs=files_named(work.session, work.book_id, held.evidence),
    )


def approvers(work: Work) -> list[str]:
    """Return the names of those who may approve today, each once."""
    return list(
        dict.fromkeys(
            person.name
            for appointment, person in officers(work.session, work.book_id, work.today)
            if person.logs_in and appointment.actor(person).allows(Permission.APPROVE_ENTRY)
        )
    )


def _rows(work: Work, found: Sequence[HeldAct]) -> list[HeldRow]:
    names = unit_names(work)
    people: dict[str, str] = {}
    for username in {each.asked_by for each in found} | {each.answered_by for each in found}:
        person = person_named(work.session, username) if username else None
        people[username] = person.name if person else username
    return [_row(work, held, names, people) for held in found]


def _row(
    work: Work, held: HeldAct, units: Mapping[str, str], people: Mapping[str, str]
) -> HeldRow:
    return HeldRow(
        held=held,
        amount=held.amount(work.book.currency),
        unit="" if held.unit is None else units.get(held.unit, held.unit),
        maker=people[held.asked_by],
        checker=people[held.answered_by],
        asked_at=moment(held.asked_at),
        answered_at=moment(held.answered_at) if held.answered_at else None,
        is_mine=held.asked_by == work.actor.name,
        may_answer=may_approve(work, held),
    )


def _lines(work: Work, held: HeldAct) -> tuple[JournalLine, ...]:
    chart, currency = work.book.chart, work.book.currency
    names = unit_names(work)
    parties = party_names(
        work.session, work.book_id, {line.party for line in held.lines if line.party}
    )
    several = len({line.unit for line in held.lines}) > 1
    return tuple(
        JournalLine(
            line.account,
            chart[line.account].name,
            from_minor(line.minor, currency) if line.is_debit else None,
            None if line.is_debit else from_minor(line.minor, currency),
            " · ".join(
                filter(
                    None,
                    (
                        names.get(line.unit, line.unit) if several else "",
                        parties.get(line.party, line.party),
                        line.document,
                    ),
                )
            ),
        )
        for line in held.lines
    )
