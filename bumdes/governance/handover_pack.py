"""The hand-over pack: all that is handed over on a day, section by section, from the books."""

from __future__ import annotations

import csv
import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

from bumdes.governance.cooperation import CooperationStatus, cooperations_of
from bumdes.governance.handover import contracts_of, counts_of
from bumdes.people import Appointment, Person
from ledger import Dimension, Side
from ledger.money import from_minor, total

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy.orm import Session

    from bumdes.governance.cooperation import Cooperation
    from bumdes.governance.handover import Handover, HandoverContract, HandoverCount
    from ledger import BookView, Money
    from ledger.outstanding import Outstanding


class SectionKind(NamedTuple):
    """A section of every pack.

    Attributes:
        accounts: what the codes of its accounts begin with; an account is in the first section
            that fits.
        by: the dimensions that its lines are told apart by, besides the unit.
        is_counted: whether each of its lines must be counted before anybody signs.
    """

    key: str
    label: str
    accounts: tuple[str, ...]
    by: tuple[str, ...]
    is_counted: bool


class LineKey(NamedTuple):
    """What a line of a pack is known by; ``identity`` joins its party, document and so on."""

    account: str
    unit: str
    identity: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverLine:
    """One line of a pack.

    Attributes:
        names: what the account, the unit and whom or what it concerns are called.
        booked: what the books say at the end of the cut-off day, positive as the account grows.
        found: what was counted; None where nothing was.
    """

    key: LineKey
    names: tuple[str, ...]
    booked: Money
    found: Money | None
    note: str

    @property
    def difference(self) -> Money | None:
        """What was found beyond the books; negative if some is missing."""
        return None if self.found is None else self.found - self.booked

    @property
    def is_unexplained(self) -> bool:
        """Whether it differs, and nobody said why."""
        return bool(self.difference) and not self.note


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverSection:
    """All lines of one kind, with their sum; what lessens an asset is negative."""

    kind: SectionKind
    lines: tuple[HandoverLine, ...]
    booked: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverPack:
    """Everything that both sides put their names under.

    Attributes:
        office: what the office is called; ``unit`` is the code it is bound to, None for all.
        outgoing, incoming: who leaves it, and who takes it over.
        contracts: what was listed as open by hand.
        running: what the cooperation register has running on the day.
    """

    handover: Handover
    office: str
    unit: str | None
    outgoing: Person
    incoming: Person
    sections: tuple[HandoverSection, ...]
    contracts: tuple[HandoverContract, ...]
    running: tuple[Cooperation, ...]

    @property
    def uncounted(self) -> tuple[HandoverLine, ...]:
        """What must be counted still."""
        return tuple(
            line
            for section in self.sections
            if section.kind.is_counted
            for line in section.lines
            if line.found is None
        )

    @property
    def unexplained(self) -> tuple[HandoverLine, ...]:
        """What differs, and nobody said why."""
        lines = (line for section in self.sections for line in section.lines)
        return tuple(line for line in lines if line.is_unexplained)

    def find(self, key: LineKey) -> HandoverLine | None:
        """Return the line with *key*, if there is one."""
        lines = (line for section in self.sections for line in section.lines)
        return next((line for line in lines if line.key == key), None)

    def digest(self) -> str:
        """Return the SHA-256 of all figures, hexadecimal: the same as long as none changes."""
        lines = [
            "\t".join([*line.key, str(line.booked), str(line.found), line.note])
            for section in self.sections
            for line in section.lines
        ]
        lines += [
            "\t".join([c.partner, c.about, str(c.until), str(c.amount_minor)])
            for c in self.contracts
        ]
        lines += [cooperation.cooperation_id for cooperation in self.running]
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()


@cache
def section_kinds() -> tuple[SectionKind, ...]:
    """Return the sections of every pack, in their order."""
    text = files("bumdes").joinpath("data", "handover_sections.csv").read_text("utf-8")
    return tuple(
        SectionKind(
            row["key"],
            row["label"],
            tuple(row["accounts"].split()),
            tuple(row["by"].split()),
            row["is_counted"] == "true",
        )
        for row in csv.DictReader(text.splitlines())
    )


def handover_pack(session: Session, book: BookView, handover: Handover) -> HandoverPack:
    """Return what is handed over, as the books have it at the end of the cut-off day."""
    key = (handover.book_id, handover.appointment_id)
    appointment = session.get_one(Appointment, key)
    found = {
        LineKey(count.account, count.unit, count.identity): count
        for count in counts_of(session, handover)
    }
    reading = _Reading(book, handover, appointment.unit, found)
    return HandoverPack(
        handover=handover,
        office=appointment.office,
        unit=appointment.unit,
        outgoing=session.get_one(Person, appointment.person_id),
        incoming=session.get_one(Person, handover.incoming_id),
        sections=tuple(reading.sections()),
        contracts=tuple(contracts_of(session, handover)),
        running=tuple(
            cooperation
            for cooperation in cooperations_of(session, handover.book_id)
            if cooperation.status(handover.cut_off) is CooperationStatus.RUNNING
        ),
    )


@dataclass(frozen=True, slots=True)
class _Reading:
    """What it takes to read the lines of one pack."""

    book: BookView
    handover: Handover
    unit: str | None
    counts: Mapping[LineKey, HandoverCount]

    def sections(self) -> Iterable[HandoverSection]:
        """Yield every section that has lines, and each that must be counted."""
        names = self._names()
        for kind in section_kinds():
            lines = tuple(self._line(row, kind, names) for row in self._rows(kind))
            if lines or kind.is_counted:
                booked = total((self._signed(line) for line in lines), self.book.currency)
                yield HandoverSection(kind=kind, lines=lines, booked=booked)

    def _rows(self, kind: SectionKind) -> list[Outstanding]:
        codes = [
            account.code
            for account in self.book.chart
            if account.takes_postings and _section_of(account.code) is kind
        ]
        return self.book.outstanding(
            codes, self.handover.cut_off, by=("unit", *kind.by), unit=self.unit
        )

    def _line(
        self, row: Outstanding, kind: SectionKind, names: Mapping[tuple[str, str], str]
    ) -> HandoverLine:
        account = self.book.chart[row.account]
        values = [(name, getattr(row, name)) for name in ("unit", *kind.by)]
        identity = "/".join(value for _, value in values[1:] if value)
        key = LineKey(row.account, row.unit, identity)
        count = self.counts.get(key)
        net = row.net if account.normal_side is Side.DEBIT else -row.net
        return HandoverLine(
            key=key,
            names=(account.name, *(_called(v, names) for v in values if v[1])),
            booked=from_minor(net, self.book.currency),
            found=count.found if count else None,
            note=count.note if count else "",
        )

    def _signed(self, line: HandoverLine) -> Money:
        """Return what a line adds to its section: contra accounts take away."""
        return -line.booked if self.book.chart[line.key.account].is_contra else line.booked

    def _names(self) -> dict[tuple[str, str], str]:
        """Return what units, parties, items and so on are called."""
        dimensions = (
            Dimension.UNIT,
            Dimension.PARTY,
            Dimension.DOCUMENT,
            Dimension.ASSET,
            Dimension.ITEM,
        )
        return {
            (dimension.value, value.code): value.name
            for dimension in dimensions
            for value in self.book.known(dimension)
        }


def _section_of(code: str) -> SectionKind | None:
    for kind in section_kinds():
        if code.startswith(kind.accounts):
            return kind
    return None


def _called(value: tuple[str, str], names: Mapping[tuple[str, str], str]) -> str:
    """Return what people call a value; a document by its number too."""
    dimension, code = value
    name = names.get(value, code)
    return f"{name} ({code})" if dimension == "document" and name != code else name
