"""What vouchers are made of: the entries asked for, and whom and what they name."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bumdes.party import party_names
from bumdes.people import appointments_in, people_of
from bumdes.proofs.added_proof import proofs_added_to
from bumdes.stored_file import files_named
from bumdes.unit import HEAD_OFFICE, HEAD_OFFICE_NAME, units_of
from ledger import Period, VoucherType
from ledger.errors import EntryNotFoundError
from ledger.money import from_minor
from ledger.period import FIRST_DAY, LAST_DAY
from ledger.search import EntrySearch, search_entries

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping, Sequence

    from bumdes.people import Appointment, Person
    from bumdes.permissions import Role
    from bumdes.stored_file import StoredFile
    from bumdes.work import Work
    from ledger import Chart, Money, PostedEntry, Posting
    from reports.kind import Asked

ORDER = (VoucherType.RECEIPT, VoucherType.PAYMENT, VoucherType.MEMORIAL)


@dataclass(frozen=True, slots=True)
class Booked:
    """An entry as far as it is in sight.

    Attributes:
        postings: those of the unit asked for; all where none is.
        cash_minor: the cash that came, negative if it went; 0 if none did or it only moved.
        minor: the cash that came or went; what was moved if none did; always positive.
    """

    posted: PostedEntry
    postings: tuple[Posting, ...]
    cash_minor: int
    minor: int

    @property
    def amount(self) -> Money:
        """What the voucher is about."""
        return from_minor(self.minor, self.posted.entry.currency)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bookings:
    """The entries asked for, in the order of their vouchers, and what they name.

    Attributes:
        taken_back: the voucher that took an entry back, by sequence.
        takes_back: the voucher that an entry takes back, by its own sequence.
        proofs: the files that the enterprise keeps, by digest.
        added: the digests of proofs that came after their entry, by its sequence.
    """

    entries: tuple[Booked, ...]
    chart: Chart
    units: Mapping[str, str]
    parties: Mapping[str, str]
    people: Mapping[str, str]
    taken_back: Mapping[int, str]
    takes_back: Mapping[int, str]
    proofs: Mapping[str, StoredFile]
    added: Mapping[int, tuple[str, ...]]
    offices: Sequence[tuple[Appointment, Person]] = field(repr=False)

    def officer(self, role: Role, on: dt.date) -> tuple[str, str]:
        """Return what the office is called, and who holds it on a day; blank if nobody does."""
        for appointment, person in self.offices:
            is_held = appointment.first_day <= on and (
                appointment.last_day is None or on <= appointment.last_day
            )
            if is_held and appointment.role == role.value and appointment.unit is None:
                return appointment.title or role.label, person.name
        return role.label, ""

    def evidence(self, booked: Booked) -> list[str]:
        """Return the digests of what proves an entry: what it names, then what came later."""
        later = self.added.get(booked.posted.sequence, ())
        return list(dict.fromkeys((*booked.posted.entry.evidence, *later)))

    def proofs_of(self, booked: Booked) -> list[StoredFile]:
        """Return the files that prove an entry, as far as the enterprise keeps them."""
        evidence = self.evidence(booked)
        return [self.proofs[digest] for digest in evidence if digest in self.proofs]


def read_bookings(work: Work, asked: Asked) -> Bookings:
    """Return the entries of the period, or the one whose voucher is the subject.

    Raises:
        EntryNotFoundError: there is no such voucher, or nothing of it is in sight.
    """
    chart = work.book.chart
    found = [_booked(posted, asked.unit, chart) for posted in _asked_for(work, asked)]
    entries = sorted(
        (booked for booked in found if booked.postings),
        key=lambda booked: (
            ORDER.index(booked.posted.voucher_type),
            booked.posted.entry.date.year,
            booked.posted.voucher_number,
        ),
    )
    if asked.subject and not entries:
        raise EntryNotFoundError(asked.subject)
    return _with_names(work, entries, chart)


def _asked_for(work: Work, asked: Asked) -> Iterable[PostedEntry]:
    if not asked.subject:
        return work.book.entries(asked.period)
    always = Period(FIRST_DAY, LAST_DAY)
    named = EntrySearch(period=always, text=asked.subject)
    found = search_entries(work.book, named, most=500)
    return [posted for posted in found if posted.voucher == asked.subject]


def _booked(posted: PostedEntry, unit: str | None, chart: Chart) -> Booked:
    postings = tuple(p for p in posted.entry.postings if unit is None or p.unit == unit)
    cash = [p for p in postings if chart[p.account].is_cash]
    net = sum(p.debit_minor - p.credit_minor for p in cash)
    moved = sum(p.debit_minor for p in (cash or postings))
    return Booked(posted, postings, net, abs(net) or moved)


def _with_names(work: Work, entries: list[Booked], chart: Chart) -> Bookings:
    session, book_id = work.session, work.book_id
    sequences = [booked.posted.sequence for booked in entries]
    added = proofs_added_to(session, book_id, sequences)
    digests = {d: None for booked in entries for d in booked.posted.entry.evidence}
    digests |= dict.fromkeys(d for later in added.values() for d in later)
    names = {unit.code: unit.name for unit in units_of(session, book_id)}
    parties = {p.party for booked in entries for p in booked.postings if p.party}
    return Bookings(
        entries=tuple(entries),
        chart=chart,
        units={**names, HEAD_OFFICE: HEAD_OFFICE_NAME},
        parties=party_names(session, book_id, parties),
        people={p.username: p.name for p in people_of(session, book_id) if p.username},
        taken_back=_taken_back(work, sequences),
        takes_back=_takes_back(work, entries),
        proofs={file.digest: file for file in files_named(session, book_id, digests)},
        added=added,
        offices=appointments_in(session, book_id),
    )


def _taken_back(work: Work, sequences: list[int]) -> dict[int, str]:
    """Return the vouchers that took *sequences* back, by the sequence taken back."""
    found: dict[int, str] = {}
    for sequence, on in work.book.reversals(sequences).items():
        number = work.book.reversed_by(sequence)
        if number is not None:
            found[sequence] = work.book.entry_numbered(on.year, number).voucher
    return found


def _takes_back(work: Work, entries: list[Booked]) -> dict[int, str]:
    wanted = {b.posted.entry.reverses: b.posted.sequence for b in entries}
    wanted.pop(None, None)
    originals = work.book.entries_at(s for s in wanted if s is not None)
    return {wanted[posted.sequence]: posted.voucher for posted in originals}
