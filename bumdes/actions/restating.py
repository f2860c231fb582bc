"""Restating: an error of an earlier year is put right in an open one, and told in the notes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import uuid4

from bumdes.approval.waiting import may_wait
from bumdes.dealings.current_account import CurrentAccounts
from bumdes.errors import RestatedAccountError, RestatedYearError
from bumdes.permissions import Permission
from bumdes.posting import post
from bumdes.record import described, new_id
from bumdes.register_tag import RECORD_TAG, REGISTER_TAG
from bumdes.stock.pool import name_pools
from bumdes.sub_ledger_naming import named_by
from bumdes.year_end.accepted_year import year_standing
from bumdes.year_end.restatement import RESTATEMENTS_REGISTER, Restatement
from ledger import EntryKind, JournalEntry, Posting, Side, credit, debit
from ledger.errors import SettingMissingError, YearNotClosedError
from ledger.money import from_minor
from ledger.text import check_text

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.work import Work
    from ledger import Money

MOST_TOLD = 2_000
"""Characters that the nature of an error may take."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """By how much an account that lasts was wrong.

    Attributes:
        side: the side on which the amount was missing.
        unit: whose account it is; an empty string is the head office.
        fund: whose money it is; empty for the enterprise's own.
        about: code of the document, party, asset or item that it concerns, where a sub-ledger
            explains the account.
    """

    account: str
    side: Side
    amount: Money
    unit: str = ""
    fund: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Restate:
    """An error of an earlier year, to be put right; see ``Restatement``.

    Attributes:
        error_year: the latest year that was reported wrongly; it must be closed.
        date: a day of an open year; the first one, as a rule.
        corrections: the accounts that were wrong. What they lack to balance is retained
            earnings; where they are a unit's, the lines between it and the head office are
            made.
        decision: number of the decision behind it, empty for none.
        key: the same for the same error, so that asking twice records once.
    """

    error_year: int
    date: dt.date
    nature: str
    corrections: tuple[Correction, ...]
    impracticable: str = ""
    decision: str = ""
    evidence: tuple[str, ...] = ()
    key: str = field(default_factory=lambda: uuid4().hex)


@may_wait
def restate(work: Work, command: Restate) -> Restatement:
    """Put an error of an earlier year right: the opening is restated, old figures are kept.

    Raises:
        PermissionDeniedError: the actor may not.
        RestatedYearError: the error is of the year in which it would be put right, or later.
        YearNotClosedError: its year is open, so that ordinary entries put it right.
        RestatedAccountError: it would touch revenue, expense, retained earnings or RK.
        BlankTextError, TextTooLongError: its nature is not told.
        SettingMissingError: the books name no account for the result.
        NotFoundError: there is no such document.
        EnterpriseError, LedgerError: the entry is refused.
    """
    work.request = described(
        "restate", error_year=command.error_year, date=command.date, key=command.key
    )
    work.actor.require(Permission.RESTATE)
    if command.error_year >= command.date.year:
        raise RestatedYearError(command.error_year, command.date)
    if not year_standing(work, command.error_year).is_closed:
        raise YearNotClosedError(command.error_year)
    check_text(command.nature, "nature", most=MOST_TOLD)
    check_text(command.impracticable, "impracticable", most=MOST_TOLD, blank=True)
    work.book.writer()  # holds the books, so that asking twice at a time records once
    known = work.book.find(command.key)
    restatement_id = known.entry.tags.get(RECORD_TAG, "") if known else new_id()
    entry = _entry(work, command, restatement_id)
    posted = post(work, entry, register=RESTATEMENTS_REGISTER)
    if known:
        return work.session.get_one(Restatement, (work.book_id, restatement_id))
    restatement = Restatement(
        book_id=work.book_id,
        restatement_id=restatement_id,
        error_year=command.error_year,
        date=command.date,
        nature=command.nature,
        entry_sequence=posted.sequence,
        recorded_by=work.actor.name,
        impracticable=command.impracticable,
    )
    work.session.add(restatement)
    work.session.flush()
    return restatement


def _entry(work: Work, command: Restate, restatement_id: str) -> JournalEntry:
    postings = []
    excess: dict[tuple[str, str], int] = {}
    for correction in command.corrections:
        posting = _posting(work, correction)
        postings.append(posting)
        key = (correction.unit, correction.fund)
        signed = posting.debit_minor - posting.credit_minor
        excess[key] = excess.get(key, 0) + signed
    for (unit, fund), minor in sorted(excess.items()):
        if minor:
            postings += _carried(work, unit, fund, minor)
    return JournalEntry(
        date=command.date,
        description=f"Koreksi kesalahan tahun {command.error_year}: {command.nature}"[:500],
        postings=name_pools(work, postings),
        kind=EntryKind.RESTATEMENT,
        key=command.key,
        tags={REGISTER_TAG: RESTATEMENTS_REGISTER, RECORD_TAG: restatement_id},
        decision=command.decision,
        evidence=command.evidence,
    )


def _posting(work: Work, correction: Correction) -> Posting:
    account = work.book.chart[correction.account]
    is_result = account.code == work.book.settings().result_account
    if account.is_temporary or is_result or account.code in CurrentAccounts.of(work.book):
        raise RestatedAccountError(account.code)
    return Posting(
        account=account.code,
        side=correction.side,
        amount=correction.amount,
        unit=correction.unit,
        fund=correction.fund,
        **named_by(work, account.code, correction.about),
    )


def _carried(work: Work, unit: str, fund: str, minor: int) -> list[Posting]:
    """Return the legs by which retained earnings at the head office rise by *minor* sen."""
    result = work.book.settings().result_account
    if not result:
        raise SettingMissingError("result_account")
    amount = from_minor(abs(minor), work.book.currency)
    between = CurrentAccounts.of(work.book)
    keeps = not between.head_office  # books without RK leave results in their units
    legs = (
        []
        if keeps
        else (between.taken if minor > 0 else between.given)(unit, amount, fund=fund)
    )
    leg = credit if minor > 0 else debit
    return [*legs, leg(result, amount, unit=unit if keeps else "", fund=fund)]
