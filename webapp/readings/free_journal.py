"""The journal without a form: lines over any accounts, for who knows the two sides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bumdes.approval.lateness import LATE_TAG, check_late_reason
from bumdes.everyday import everyday_words
from bumdes.governance.decision import decisions_of
from bumdes.journal_template import find_template, template_lines, templates_of
from bumdes.permissions import Permission
from bumdes.proofs.payment import PROOF_LATER_TAG
from bumdes.rupiah import format_plain
from bumdes.stock.pool import STOCK, pooled
from bumdes.sub_ledger_naming import named_by
from bumdes.sub_ledgers import sub_ledger_of
from bumdes.unit import HEAD_OFFICE, HEAD_OFFICE_NAME, units_of
from ledger import JournalEntry, Posting, Side
from ledger.errors import UnknownAccountError
from ledger.money import from_minor
from webapp.account_picking import accounts_meant
from webapp.language.saying import t
from webapp.readings.preview import read_preview
from webapp.readings.sight import Choice, slug_of

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from bumdes.work import Work
    from ledger import Chart, EntryKind, Money, PostedEntry
    from webapp.readings.preview import Preview


@dataclass(frozen=True, slots=True)
class FreeJournal:
    """What the form of the journal offers.

    Attributes:
        accounts: as ``1.1.01.01 Kas Tunai``, those used before first, with everyday words.
        decisions: those that an entry may name; none if none is recorded.
        templates: patterns that were kept, by their ids.
    """

    units: tuple[Choice, ...]
    accounts: tuple[tuple[str, str], ...]
    decisions: tuple[Choice, ...] = ()
    templates: tuple[Choice, ...] = ()

    @property
    def line_units(self) -> tuple[Choice, ...]:
        """What each line offers besides the unit of the entry; nothing if there is no other."""
        if len(self.units) == 1:
            return ()
        return tuple(Choice(slug_of(unit.value), unit.label) for unit in self.units)

    def unit_name(self, code: str) -> str:
        """Return what the form calls a unit."""
        return {unit.value: unit.label for unit in self.units}.get(code, code)


@dataclass(frozen=True, slots=True)
class TypedLine:
    """A line of a journal as typed: *account* is a code, or a name in full.

    ``about`` is the code of the document, party or item that it concerns; empty for none.
    """

    account: str
    side: Side
    amount: Money
    unit: str
    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedEntry:
    """A journal entry as typed, its accounts not yet looked up."""

    date: dt.date
    description: str
    kind: EntryKind
    key: str
    lines: tuple[TypedLine, ...]
    decision: str = ""
    evidence: tuple[str, ...] = ()
    late_reason: str = ""
    proof_later: str = ""


def read_free_journal(work: Work) -> FreeJournal:
    """Return what the form offers.

    Raises:
        PermissionDeniedError: the actor may not write journal entries.
    """
    work.actor.require(Permission.RECORD_ENTRY, unit=work.actor.unit)
    units = [Choice(unit.code, unit.name) for unit in units_of(work.session, work.book_id)]
    used, words = work.book.balances(), everyday_words()
    accounts = sorted(
        (a for a in work.book.chart if a.takes_postings and a.is_active),
        key=lambda account: account.code not in used,
    )
    decisions = [
        Choice(decision.number, f"{decision.number}: {decision.about}")
        for decision in decisions_of(work.session, work.book_id)
        if decision.revoked_on is None
    ]
    return FreeJournal(
        (Choice(HEAD_OFFICE, str(t(HEAD_OFFICE_NAME))), *units),
        tuple((f"{a.code} {t(a.name)}", words.get(a.code, "")) for a in accounts),
        (Choice("", str(t("Tidak perlu keputusan"))), *decisions) if decisions else (),
        tuple(
            Choice(each.template_id, each.name)
            for each in templates_of(work.session, work.book_id)
        ),
    )


def read_template(work: Work, template_id: str) -> dict[str, str]:
    """Return the fields of a form that is filled with a template.

    Raises:
        NotFoundError: there is none.
        PermissionDeniedError: the actor may not write journal entries in one of its units.
    """
    template = find_template(work.session, work.book_id, template_id)
    lines = template_lines(work.session, work.book_id, template_id)
    for unit in {line.unit for line in lines}:
        work.actor.require(Permission.RECORD_ENTRY, unit=unit)
    unit = lines[0].unit
    values = {
        "keterangan": template.description,
        "unit": unit,
        "jenis": template.kind,
        "baris": str(len(lines)),
    }
    for place, line in enumerate(lines):
        name = t(work.book.chart[line.account].name)
        values[f"akun-{place}"] = f"{line.account} {name}"
        values[f"sisi-{place}"] = line.side
        if line.minor:
            side = "debit" if line.side == Side.DEBIT.value else "kredit"
            amount = from_minor(line.minor, work.book.currency)
            values[f"{side}-{place}"] = format_plain(amount)
        if line.unit != unit:
            values[f"unit-{place}"] = slug_of(line.unit)
    return values


def journal_entry(work: Work, typed: TypedEntry) -> JournalEntry:
    """Return the entry that was typed, its accounts looked up.

    Raises:
        UnknownAccountError: an account that the chart does not have.
        NotFoundError: a document that is not kept.
        EntryError: it is malformed, such as out of balance.
    """
    return JournalEntry(
        date=typed.date,
        description=typed.description,
        kind=typed.kind,
        key=typed.key,
        decision=typed.decision,
        evidence=typed.evidence,
        tags=_tags(typed),
        postings=pooled(_posting(work, line) for line in typed.lines),
    )


def _tags(typed: TypedEntry) -> dict[str, str]:
    told = {LATE_TAG: typed.late_reason, PROOF_LATER_TAG: typed.proof_later}
    return {tag: text for tag, text in told.items() if text}


def _posting(work: Work, line: TypedLine) -> Posting:
    account = account_code(work.book.chart, line.account)
    return Posting(
        account=account,
        side=line.side,
        amount=line.amount,
        unit=line.unit,
        **named_by(work, account, line.about),
    )


def asks_about(chart: Chart, typed: str) -> bool:
    """Whether a line on the account *typed* must say which document, party or item it is."""
    try:
        account = account_code(chart, typed)
    except UnknownAccountError:
        return False
    sub_ledger = sub_ledger_of(account)
    return sub_ledger is not None and not account.startswith(STOCK)


def read_journal_preview(
    work: Work,
    typed: TypedEntry,
    standing: Callable[[JournalEntry], JournalEntry] = lambda entry: entry,
) -> Preview:
    """Return what recording *typed* would do.

    Args:
        standing: gives the entry as it is recorded, such as linked to what it corrects.

    Raises:
        PermissionDeniedError: the actor may not write journal entries.
        LedgerError, RefusedError, EnterpriseError: it cannot be recorded.
    """
    for unit in {line.unit for line in typed.lines}:
        work.actor.require(Permission.RECORD_ENTRY, unit=unit)
    entry = standing(journal_entry(work, typed))
    check_late_reason(work, entry)
    return read_preview(work, entry, sentence=typed.description)


def read_again(work: Work, year: int, number: int) -> dict[str, str]:
    """Return the fields of the form that would write the entry *number* of *year* once more.

    Raises:
        EntryNotFoundError: there is none.
    """
    posted: PostedEntry = work.book.entry_numbered(year, number)
    entry, chart = posted.entry, work.book.chart
    unit = entry.postings[0].unit
    values = {
        "keterangan": entry.description,
        "unit": unit,
        "jenis": entry.kind.value,
        "keputusan": entry.decision,
        "baris": str(len(entry.postings)),
    }
    for place, posting in enumerate(entry.postings):
        side = "debit" if posting.side is Side.DEBIT else "kredit"
        values[f"akun-{place}"] = f"{posting.account} {t(chart[posting.account].name)}"
        values[f"{side}-{place}"] = format_plain(from_minor(posting.minor, work.book.currency))
        values[f"rincian-{place}"] = posting.document or posting.party
        if posting.unit != unit:
            values[f"unit-{place}"] = slug_of(posting.unit)
    return values


def account_code(chart: Chart, typed: str) -> str:
    """Return the code of the account *typed*: its code, its name, or an everyday word for it.

    Raises:
        UnknownAccountError: no account, or several, are meant; it names similar ones.
    """
    code = typed.split(maxsplit=1)[0]
    if code in chart:
        return code
    named = [
        account.code
        for account in chart
        if account.takes_postings
        and typed.casefold() in {account.name.casefold(), str(t(account.name)).casefold()}
    ]
    if len(named) == 1:
        return named[0]
    open_ones = [a for a in chart if a.takes_postings and a.is_active]
    called = [] if named else accounts_meant(open_ones, typed)
    if len(called) == 1:
        return called[0].code
    raise UnknownAccountError(typed, named[:3] or [f"{a.code} {t(a.name)}" for a in called[:3]])
