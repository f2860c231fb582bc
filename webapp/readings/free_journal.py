"""The journal without a form: lines over any accounts, for who knows the two sides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bumdes.permissions import Permission
from bumdes.rupiah import format_plain
from bumdes.unit import HEAD_OFFICE, HEAD_OFFICE_NAME, units_of
from ledger import JournalEntry, Posting, Side
from ledger.errors import EntryNotFoundError, UnknownAccountError
from ledger.money import from_minor
from webapp.readings.preview import read_preview
from webapp.readings.sight import Choice

if TYPE_CHECKING:
    from bumdes.work import Work
    from ledger import Chart, PostedEntry
    from webapp.forms import TypedEntry
    from webapp.readings.preview import Preview


@dataclass(frozen=True, slots=True)
class FreeJournal:
    """What the form of the journal offers: units, and accounts as ``1.1.01.01 Kas Tunai``."""

    units: tuple[Choice, ...]
    accounts: tuple[str, ...]


def read_free_journal(work: Work) -> FreeJournal:
    """Return what the form offers.

    Raises:
        PermissionDeniedError: the actor may not write journal entries.
    """
    work.actor.require(Permission.RECORD_ENTRY, unit=work.actor.unit)
    units = [Choice(unit.code, unit.name) for unit in units_of(work.session, work.book_id)]
    accounts = [a for a in work.book.chart if a.takes_postings and a.is_active]
    return FreeJournal(
        (Choice(HEAD_OFFICE, HEAD_OFFICE_NAME), *units),
        tuple(f"{account.code} {account.name}" for account in accounts),
    )


def journal_entry(work: Work, typed: TypedEntry) -> JournalEntry:
    """Return the entry that was typed, its accounts looked up.

    Raises:
        UnknownAccountError: an account that the chart does not have.
        EntryError: it is malformed, such as out of balance.
    """
    return JournalEntry(
        date=typed.date,
        description=typed.description,
        kind=typed.kind,
        key=typed.key,
        postings=tuple(
            Posting(
                account=account_code(work.book.chart, line.account),
                side=line.side,
                amount=line.amount,
                unit=typed.unit,
            )
            for line in typed.lines
        ),
    )


def read_journal_preview(work: Work, typed: TypedEntry) -> Preview:
    """Return what recording *typed* would do.

    Raises:
        PermissionDeniedError: the actor may not write journal entries.
        LedgerError, RefusedError: it cannot be recorded.
    """
    work.actor.require(Permission.RECORD_ENTRY, unit=typed.unit)
    return read_preview(work, journal_entry(work, typed), sentence=typed.description)


def read_again(work: Work, year: int, number: int) -> dict[str, str]:
    """Return the fields of the form that would write the entry *number* of *year* once more.

    Raises:
        EntryNotFoundError: there is none, or none whose lines are all of one unit.
    """
    posted: PostedEntry = work.book.entry_numbered(year, number)
    entry, chart = posted.entry, work.book.chart
    units = {p.unit for p in entry.postings}
    if len(units) > 1:
        raise EntryNotFoundError(f"{year}/{number}")
    values = {
        "keterangan": entry.description,
        "unit": units.pop(),
        "jenis": entry.kind.value,
        "baris": str(len(entry.postings)),
    }
    for place, posting in enumerate(entry.postings):
        side = "debit" if posting.side is Side.DEBIT else "kredit"
        values[f"akun-{place}"] = f"{posting.account} {chart[posting.account].name}"
        values[f"{side}-{place}"] = format_plain(from_minor(posting.minor, work.book.currency))
    return values


def account_code(chart: Chart, typed: str) -> str:
    """Return the code of the account *typed*: its code, perhaps with its name, or its name.

    Raises:
        UnknownAccountError: no account, or several, are meant; it names similar ones.
    """
    code = typed.split(maxsplit=1)[0]
    if code in chart:
        return code
    named = [
        account.code
        for account in chart
        if account.takes_postings and account.name.casefold() == typed.casefold()
    ]
    if len(named) == 1:
        return named[0]
    raise UnknownAccountError(typed, named[:3] or _similar(chart, typed))


def _similar(chart: Chart, typed: str) -> list[str]:
    words = typed.casefold().split()
    found = [
        f"{account.code} {account.name}"
        for account in chart
        if account.takes_postings and all(word in account.name.casefold() for word in words)
    ]
    return found[:3]
