"""One entry: what it says, line by line, who wrote it, and what took it back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bumdes.actions.keeping_templates import OF_PEOPLE
from bumdes.entry_tags import COUNTERPARTY_TAG, KIND_TAG
from bumdes.errors import NotFoundError
from bumdes.party import party_names
from bumdes.people import find_person
from bumdes.permissions import Permission
from bumdes.stored_file import files_named
from bumdes.transaction_kinds import TRANSACTION_KINDS
from ledger import EntryKind
from ledger.errors import EntryNotFoundError
from ledger.money import from_minor
from reports.vouchers.slips import TITLES, stamp_words
from webapp.readings.entries import EntryRow, entry_rows, in_sight
from webapp.readings.sight import unit_in_sight, unit_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bumdes.stored_file import StoredFile
    from bumdes.work import Work
    from ledger import Chart, JournalEntry, Money, PostedEntry, Posting

KIND_LABELS = {
    EntryKind.OPENING: "Saldo awal",
    EntryKind.ORDINARY: "Jurnal umum",
    EntryKind.ADJUSTING: "Jurnal penyesuaian",
    EntryKind.RESTATEMENT: "Koreksi tahun lalu",
    EntryKind.CLOSING: "Jurnal penutup",
}


@dataclass(frozen=True, slots=True)
class JournalLine:
    """One line of an entry; the amount of the other side is None."""

    code: str
    name: str
    debit: Money | None
    credit: Money | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Related:
    """Another entry of the same correction."""

    year: int
    number: int
    voucher: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Voucher:
    """What the page of an entry shows.

    Attributes:
        kind: what sort of transaction it is.
        total: the sum of one side of the lines in sight.
        reverses, reversed_by: the entry it takes back, and the one that took it back.
        written_by: the name of who wrote it, with the username that the chain keeps.
        approved_by: the same of who approved it; empty if nobody did.
        proofs: the files that prove it, as far as the enterprise keeps them.
        title: what the voucher is called.
        stamp: the stamp that a receipt of it must bear; nothing if it needs none.
        may_reverse: whether the actor may take it back, and it can be.
        may_correct: whether the actor may take entries of its units back.
        may_repeat: whether the actor may write entries like it by hand.
    """

    row: EntryRow
    posted: PostedEntry
    kind: str
    counterparty: str
    lines: tuple[JournalLine, ...]
    total: Money
    reverses: Related | None
    reversed_by: Related | None
    written_by: str
    approved_by: str
    proofs: list[StoredFile]
    title: str
    stamp: str
    may_reverse: bool
    may_correct: bool = False
    may_repeat: bool = False


def read_voucher(work: Work, year: int, number: int) -> Voucher:
    """Return the entry with journal *number* of *year*, as far as the actor sees it.

    Raises:
        EntryNotFoundError: there is none, or none of its lines is in sight.
        PermissionDeniedError: the actor may not read the books.
    """
    unit = unit_in_sight(work, Permission.READ_BOOKS, None)
    posted = work.book.entry_numbered(year, number)
    postings = in_sight(posted, unit)
    if not postings:
        raise EntryNotFoundError(f"{year}/{number}")
    names = unit_names(work)
    lines = journal_lines(postings, work.book.chart, names, named_parties(work, postings))
    [row] = entry_rows(work.book, [posted], unit_names=names, unit=unit)
    reversed_by = _reversed_by(work, posted)
    return Voucher(
        row=row,
        posted=posted,
        kind=_kind(posted.entry),
        counterparty=posted.entry.tags.get(COUNTERPARTY_TAG, ""),
        lines=lines,
        total=from_minor(sum(p.debit_minor for p in postings), work.book.currency),
        reverses=_reverses(work, posted),
        reversed_by=reversed_by,
        written_by=_named(work, posted.posted_by),
        approved_by=_named(work, posted.approved_by) if posted.approved_by else "",
        proofs=files_named(work.session, work.book_id, posted.entry.evidence),
        title=TITLES[posted.voucher_type],
        stamp=stamp_words(row.amount, posted.entry.date) if row.signed_minor else "",
        may_reverse=reversed_by is None and _may_reverse(work, posted),
        may_correct=posted.entry.reverses is None and _may_reverse(work, posted),
        may_repeat=_may_repeat(work, posted),
    )


def named_parties(work: Work, postings: Iterable[Posting]) -> Mapping[str, str]:
    """Return the names of the parties that *postings* name, by code."""
    codes = {posting.party for posting in postings if posting.party}
    return party_names(work.session, work.book_id, codes)


def journal_lines(
    postings: Iterable[Posting],
    chart: Chart,
    unit_names: Mapping[str, str],
    parties: Mapping[str, str],
) -> tuple[JournalLine, ...]:
    """Return *postings* as lines, with whom and which document they concern.

    Their units are named if there are several.
    """
    found = tuple(postings)
    currency = found[0].amount.currency
    several = len({p.unit for p in found}) > 1
    return tuple(
        JournalLine(
            p.account,
            chart[p.account].name,
            from_minor(p.debit_minor, currency) if p.debit_minor else None,
            from_minor(p.credit_minor, currency) if p.credit_minor else None,
            _note(p, parties, unit_names.get(p.unit, p.unit) if several else ""),
        )
        for p in found
    )


def _note(posting: Posting, parties: Mapping[str, str], unit: str) -> str:
    party = parties.get(posting.party, posting.party)
    return " · ".join(filter(None, (unit, party, posting.document)))


def _kind(entry: JournalEntry) -> str:
    key = entry.tags.get(KIND_TAG, "")
    if key in TRANSACTION_KINDS:
        return TRANSACTION_KINDS[key].label
    return "Pembatalan" if entry.reverses is not None else KIND_LABELS[entry.kind]


def _related(posted: PostedEntry) -> Related:
    return Related(posted.entry.date.year, posted.number, posted.voucher)


def _reverses(work: Work, posted: PostedEntry) -> Related | None:
    sequence = posted.entry.reverses
    return None if sequence is None else _related(work.book.entry(sequence))


def _reversed_by(work: Work, posted: PostedEntry) -> Related | None:
    on = work.book.reversals([posted.sequence]).get(posted.sequence)
    number = work.book.reversed_by(posted.sequence)
    if on is None or number is None:
        return None
    return _related(work.book.entry_numbered(on.year, number))


def _named(work: Work, username: str) -> str:
    try:
        return f"{find_person(work.session, username).name} ({username})"
    except NotFoundError:
        return username


def _may_reverse(work: Work, posted: PostedEntry) -> bool:
    if posted.entry.kind is EntryKind.CLOSING:
        return False
    return all(
        work.actor.allows(Permission.REVERSE_ENTRY, unit=p.unit) for p in posted.entry.postings
    )


def _may_repeat(work: Work, posted: PostedEntry) -> bool:
    entry = posted.entry
    if entry.reverses is not None or entry.kind not in OF_PEOPLE:
        return False
    return all(work.actor.allows(Permission.RECORD_ENTRY, unit=p.unit) for p in entry.postings)
