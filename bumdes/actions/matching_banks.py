"""Matching banks: their statements taken in, and their lines held against the books."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import delete

from bumdes.approval.lateness import late_tags
from bumdes.approval.waiting import may_wait
from bumdes.bank.draft import draft_statement
from bumdes.bank.form import OWN
from bumdes.bank.match import (
    BankMatch,
    MatchedEntry,
    MatchedLine,
    MatchOrigin,
    find_match,
)
from bumdes.bank.reconciliation import open_items
from bumdes.bank.standing import standing_matches
from bumdes.bank.statement import BankLine, BankStatement, find_line
from bumdes.bank.suggestion import suggest
from bumdes.bank.words import charge_meant
from bumdes.errors import (
    InvalidFieldError,
    MatchedAlreadyError,
    MatchUnevenError,
    NothingMatchedError,
    RowsRefusedError,
    StatementKnownError,
)
from bumdes.permissions import Permission
from bumdes.posting import post
from bumdes.proofs.required import promise_if_needed
from bumdes.record import described, new_id
from bumdes.unit import HEAD_OFFICE
from ledger import JournalEntry, credit, debit
from ledger.canonical import stamp
from ledger.money import from_minor, to_minor
from ledger.text import check_text

if TYPE_CHECKING:
    from collections.abc import Collection

    from bumdes.bank.draft import TakeInStatement
    from bumdes.bank.standing import StandingMatches
    from bumdes.work import Work
    from ledger import Posted


_FROM_STATEMENT = "Dicatat dari baris rekening koran"
_STATEMENT_PROVES = "Ada di rekening koran; lampirkan halamannya"


def take_in_statement(work: Work, command: TakeInStatement) -> BankStatement:
    """Keep a statement, all of it or nothing; lines that are known are not kept twice.

    Raises:
        PermissionDeniedError: the actor may not.
        UnknownAccountError, HeadingAccountError: there is no such account.
        InvalidFieldError: it is not at a bank, or nobody says the balance at the end.
        StatementColumnsError, SheetUnreadableError: the file cannot be read so.
        RowsRefusedError: rows of it are wrong, each with what is wrong with it.
        StatementKnownError: every line of it is known.
    """
    work.request = described("take_in_statement", account=command.account, name=command.name)
    work.actor.require(Permission.RECORD_TRANSACTION)
    work.book.writer()  # holds the books, so that a statement is taken in once
    draft = draft_statement(work, command)
    if not draft.is_clean:
        raise RowsRefusedError.of(draft.read.problems)
    if draft.opening is None or draft.closing is None:
        raise InvalidFieldError("closing", "", "as_statement_says")
    if not draft.fresh:
        raise StatementKnownError(draft.known)
    lines = draft.read.lines
    columns = {part: names[0] for part, names in command.form.columns.items()}
    kept = {"columns": columns, "day": command.form.day, "decimal": command.form.decimal}
    statement = BankStatement(
        book_id=work.book_id,
        statement_id=new_id(),
        account=command.account,
        first_day=lines[0].on,
        last_day=lines[-1].on,
        opening_minor=to_minor(draft.opening),
        closing_minor=to_minor(draft.closing),
        form=command.form.key,
        columns=json.dumps(kept, ensure_ascii=False) if command.form.key == OWN else "",
        name=check_text(command.name, "name", most=200, blank=True),
        taken_in_at=stamp(work.clock()),
        taken_in_by=work.actor.name,
    )
    work.session.add(statement)
    work.session.flush()
    for position, (digest, line) in enumerate(draft.fresh, start=1):
        work.session.add(
            BankLine(
                book_id=work.book_id,
                line_id=new_id(),
                statement_id=statement.statement_id,
                account=command.account,
                position=position,
                booked_on=line.on,
                description=line.description,
                reference=line.reference,
                minor=line.minor,
                content=digest,
            )
        )
    work.session.flush()
    return statement


def match_lines(
    work: Work,
    account: str,
    *,
    lines: Collection[str],
    entries: Collection[int],
    origin: MatchOrigin = MatchOrigin.BY_HAND,
) -> BankMatch:
    """Keep that *lines* of a bank and *entries* of the journal are the same money.

    Raises:
        PermissionDeniedError: the actor may not.
        NothingMatchedError: no line is named.
        NotFoundError, EntryNotFoundError: there is no such line or entry.
        MatchedAlreadyError: one of them is matched.
        MatchUnevenError: they do not come to the same on *account*.
    """
    work.request = described(
        "match_lines", account=account, lines=list(lines), entries=list(entries)
    )
    work.actor.require(Permission.RECORD_TRANSACTION)
    work.book.writer()  # holds the books, so that nothing is matched twice
    if not lines:
        raise NothingMatchedError
    found = [find_line(work.session, work.book_id, line_id) for line_id in set(lines)]
    if any(line.account != account for line in found):
        raise InvalidFieldError("account", account, "bank_account")
    taken = _standing(work, account)
    sequences = sorted(set(entries))
    if taken.lines.keys() & set(lines) or taken.entries.keys() & set(sequences):
        raise MatchedAlreadyError
    bank = sum(line.minor for line in found)
    books = sum(_moved(work, sequence, account) for sequence in sequences)
    if bank != books:
        money = work.book.currency
        raise MatchUnevenError(bank=from_minor(bank, money), books=from_minor(books, money))
    match = BankMatch(
        book_id=work.book_id,
        match_id=new_id(),
        account=account,
        origin=origin.value,
        matched_at=stamp(work.clock()),
        matched_by=work.actor.name,
    )
    work.session.add(match)
    work.session.flush()
    ours = {"book_id": work.book_id, "match_id": match.match_id}
    work.session.add_all(MatchedLine(line_id=line.line_id, **ours) for line in found)
    work.session.add_all(
        MatchedEntry(entry_sequence=sequence, account=account, **ours) for sequence in sequences
    )
    work.session.flush()
    return match


def accept_sure_matches(work: Work, account: str) -> list[BankMatch]:
    """Match every line for which nothing else could be meant.

    Raises:
        PermissionDeniedError: the actor may not.
    """
    work.request = described("accept_sure_matches", account=account)
    work.actor.require(Permission.RECORD_TRANSACTION)
    lines, entries = open_items(work, account)
    return [
        match_lines(
            work,
            account,
            lines=each.lines,
            entries=[int(key) for key in each.entries],
            origin=MatchOrigin.SUGGESTED,
        )
        for each in suggest(lines, entries)
        if each.is_sure
    ]


def unmatch(work: Work, match_id: str) -> None:
    """Take a match back; its lines and entries stand open again.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: there is none.
    """
    work.request = described("unmatch", match_id=match_id)
    work.actor.require(Permission.RECORD_TRANSACTION)
    _dissolve(work, find_match(work.session, work.book_id, match_id))


def _standing(work: Work, account: str) -> StandingMatches:
    """Return the matches that stand; those that do not are dissolved."""
    found = standing_matches(work, account)
    for match_id in found.stale:
        _dissolve(work, find_match(work.session, work.book_id, match_id))
    return found


def _dissolve(work: Work, match: BankMatch) -> None:
    for part in (MatchedLine, MatchedEntry):
        work.session.execute(
            delete(part).where(part.book_id == work.book_id, part.match_id == match.match_id)
        )
    work.session.delete(match)
    work.session.flush()


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordBankLine:
    """An entry to be recorded from a line of a bank.

    Attributes:
        account: what the money was for or from; empty for what the words of the line say.
        unit: whose it is; an empty string for the head office.
        description: empty for the words of the line.
        component: line of the statement of cash flows; empty where the account tells it.
    """

    line_id: str
    account: str = ""
    unit: str = HEAD_OFFICE
    description: str = ""
    component: str = ""


@may_wait
def record_bank_line(work: Work, command: RecordBankLine) -> Posted:
    """Post what a bank did by itself, such as a fee or interest, and match it with its line.

    Raises:
        PermissionDeniedError: the actor may not; anything but fees, interest and their tax
            asks for the right to record journal entries.
        NotFoundError: there is no such line.
        MatchedAlreadyError: it is matched.
        InvalidFieldError: its words do not say what it is, or its own account is named.
        EnterpriseError, LedgerError: the entry is refused.
    """
    work.request = described(
        "record_bank_line", line_id=command.line_id, account=command.account, unit=command.unit
    )
    line = find_line(work.session, work.book_id, command.line_id)
    charge = charge_meant(line.description, line.minor, line.booked_on)
    is_charge = charge is not None and command.account in {"", charge.account}
    right = Permission.RECORD_TRANSACTION if is_charge else Permission.RECORD_ENTRY
    work.actor.require(Permission.RECORD_TRANSACTION)
    work.actor.require(right, unit=command.unit)
    work.book.writer()  # holds the books, so that a line is recorded once
    if command.line_id in _standing(work, line.account).lines:
        raise MatchedAlreadyError
    account, component = command.account, command.component
    if is_charge and charge is not None:
        account, component = charge.account, component or charge.component
    if not account:
        raise InvalidFieldError("account", "", "known_by_words")
    if account == line.account:
        raise InvalidFieldError("account", account, "not_this_account")
    label = charge.label if is_charge and charge is not None else ""
    words = command.description or ": ".join(filter(None, (label, line.description)))
    entry = _entry(work, line, account, component, words, command.unit)
    posted = post(work, promise_if_needed(work, entry, _STATEMENT_PROVES))
    match_lines(
        work,
        line.account,
        lines=[line.line_id],
        entries=[posted.sequence],
        origin=MatchOrigin.RECORDED,
    )
    return posted


def _entry(
    work: Work, line: BankLine, account: str, component: str, words: str, unit: str
) -> JournalEntry:
    amount = from_minor(abs(line.minor), work.book.currency)
    facts = {"component": component} if component else {}
    if line.minor > 0:
        legs = (
            debit(line.account, amount, unit=unit),
            credit(account, amount, unit=unit, **facts),
        )
    else:
        legs = (
            debit(account, amount, unit=unit, **facts),
            credit(line.account, amount, unit=unit),
        )
    return JournalEntry(
        date=line.booked_on,
        description=words[:500],
        postings=legs,
        key=f"bank:{line.line_id}:{_times(work, line.line_id)}",
        tags=late_tags(work, line.booked_on, _FROM_STATEMENT),
    )


def _times(work: Work, line_id: str) -> int:
    """Return how often a line was recorded and taken back before."""
    times = 0
    while work.book.find(f"bank:{line_id}:{times}") is not None:
        times += 1
    return times


def _moved(work: Work, sequence: int, account: str) -> int:
    """Return what an entry did to *account*, in sen."""
    postings = work.book.entry(sequence).entry.postings
    return sum(p.debit_minor - p.credit_minor for p in postings if p.account == account)
