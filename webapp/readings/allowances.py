"""Allowances for doubtful receivables as pages show them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bumdes.credit.allowance import allowance_account, allowances_of, find_allowance, lines_of
from bumdes.credit.doubt import set_aside
from bumdes.party import party_names
from bumdes.permissions import Permission
from bumdes.phrase import phrase, word
from ledger.money import from_minor, total
from webapp.language.saying import t
from webapp.readings.sight import unit_names

if TYPE_CHECKING:
    from bumdes.credit.allowance import Allowance
    from bumdes.work import Work
    from ledger import Money, PostedEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class AllowanceRow:
    """A line of a proposal, in words."""

    account: str
    aside: str
    unit: str
    about: str
    open: Money
    percent: str
    doubted: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class AllowancePage:
    """A proposal of what is to be set aside.

    Attributes:
        undone: number of the entry that took its posting back, if one did.
    """

    allowance: Allowance
    rows: tuple[AllowanceRow, ...]
    doubted: Money
    aside: Money
    posted: PostedEntry | None
    undone: int | None


def read_allowances(work: Work) -> list[Allowance]:
    """Return the proposals, the latest first.

    Raises:
        PermissionDeniedError: the actor does not see the books.
    """
    work.actor.require(Permission.READ_BOOKS)
    return allowances_of(work.session, work.book_id)


def read_allowance(work: Work, allowance_id: str) -> AllowancePage:
    """Return one proposal.

    Raises:
        NotFoundError: there is none.
        PermissionDeniedError: the actor does not see the books.
    """
    work.actor.require(Permission.READ_BOOKS)
    allowance = find_allowance(work.session, work.book_id, allowance_id)
    lines = lines_of(work.session, allowance)
    names, units = work.book.chart, unit_names(work)
    parties = party_names(work.session, work.book_id, [x.party for x in lines if x.party])
    currency, sequence = work.book.currency, allowance.entry_sequence
    rows = tuple(
        AllowanceRow(
            account=t(names[line.account].name),
            aside=allowance_account(line.account),
            unit=units.get(line.unit, line.unit),
            about=f"{line.document}, {parties.get(line.party, line.party)}"
            if line.document
            else _from_day(line.first_day),
            open=from_minor(line.open_minor, currency),
            percent=percent_words(line.hundredths),
            doubted=from_minor(line.doubted_minor, currency),
        )
        for line in lines
    )
    return AllowancePage(
        allowance=allowance,
        rows=rows,
        doubted=total((row.doubted for row in rows), currency),
        aside=from_minor(set_aside(work, allowance.at), currency),
        posted=None if sequence is None else work.book.entry(sequence),
        undone=None if sequence is None else work.book.reversed_by(sequence),
    )


def percent_words(hundredths: int) -> str:
    """Return hundredths of a percent as people write them: ``2,5 %``."""
    whole, part = divmod(hundredths, 100)
    return f"{whole},{part:02}".rstrip("0").rstrip(",") + " %"


def _from_day(first_day: int) -> str:
    late = phrase("Lewat {days} hari atau lebih", days=first_day)
    return late if first_day else word("Belum jatuh tempo")
