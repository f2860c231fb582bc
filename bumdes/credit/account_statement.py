"""A statement of account: what one party owed and paid, line by line, and what is open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import func, select

from bumdes.credit.claim import Claim, open_claims
from bumdes.credit.control import CONTROLS, Control
from bumdes.credit.instalment import plans_of
from bumdes.credit.instalments import Due, unpaid
from bumdes.parties.merger import Mergers
from bumdes.party import Party, find_party
from ledger import Side
from ledger.money import from_minor, total

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from sqlalchemy import Select
    from sqlalchemy.sql.base import ReadOnlyColumnCollection

    from bumdes.work import Work
    from ledger import Money, Period


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementLine:
    """One movement on one document.

    Attributes:
        number: of the journal, in the year of the day.
        more: by how much what is owed grew; zero where it shrank.
        less: by how much it shrank; zero where it grew.
        owed: what was owed after it.
    """

    date: dt.date
    sequence: int
    number: int
    voucher: str
    description: str
    document: str
    unit: str
    more: Money
    less: Money
    owed: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenDue:
    """Something that is to be paid on a day.

    Attributes:
        days_overdue: for how long it has been due at the end of the statement; zero or less
            if it is not.
    """

    claim: Claim
    due_on: dt.date | None
    left: Money
    days_overdue: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountStatement:
    """What one party owed and paid in a period, in one sub-ledger.

    Attributes:
        before: what was owed when the period began.
        owed: what was owed when it ended.
        open_dues: what is open at its end, what is due first first.
    """

    party: Party
    control: Control
    period: Period
    before: Money
    lines: tuple[StatementLine, ...]
    owed: Money
    open_dues: tuple[OpenDue, ...]

    @property
    def overdue(self) -> Money:
        """What is overdue at its end."""
        late = (due.left for due in self.open_dues if due.days_overdue > 0)
        return total(late, self.owed.currency)


def read_account_statement(
    work: Work, sub_ledger: str, party: str, period: Period, *, unit: str | None = None
) -> AccountStatement:
    """Return the statement of account of *party*, and of whoever was merged with it.

    Args:
        unit: only that one's; an empty string for the head office, None for all.

    Raises:
        NotFoundError: there is no such party.
    """
    control = CONTROLS[sub_ledger]
    codes = Mergers.of(work.session, work.book_id).codes(party)
    found = find_party(work.session, work.book_id, codes[0])
    sign = 1 if control.grows is Side.DEBIT else -1
    asked = _Asked(control, codes, period, unit)
    before = sign * _brought_forward(work, asked)
    lines = tuple(_lines(work, asked, before=before))
    return AccountStatement(
        party=found,
        control=control,
        period=period,
        before=from_minor(before, work.book.currency),
        lines=lines,
        owed=lines[-1].owed if lines else from_minor(before, work.book.currency),
        open_dues=tuple(open_dues(work, sub_ledger, codes, period.last_day, unit=unit)),
    )


def open_dues(
    work: Work,
    sub_ledger: str,
    parties: tuple[str, ...],
    at: dt.date,
    *,
    unit: str | None = None,
) -> list[OpenDue]:
    """Return what is open with *parties* at the end of day *at*, what is due first first."""
    claims = [
        claim
        for claim in open_claims(work, sub_ledger, parties=parties, at=at)
        if unit is None or claim.place.unit == unit
    ]
    plans = plans_of(work.session, work.book_id, {claim.document.code for claim in claims})
    found: list[OpenDue] = []
    for claim in claims:
        document = claim.document
        usual = (Due(document.due_on or at, claim.minor),)
        plan = plans.get(document.code)
        found += [
            OpenDue(
                claim=claim,
                due_on=due.due_on if plan else document.due_on,
                left=from_minor(due.minor, work.book.currency),
                days_overdue=(at - due.due_on).days,
            )
            for due in (unpaid(plan, claim.minor) if plan else usual)
        ]
    return sorted(found, key=lambda due: (-due.days_overdue, due.claim.document.code))


class _Asked(NamedTuple):
    """Whose lines are asked for, and of which days."""

    control: Control
    codes: tuple[str, ...]
    period: Period
    unit: str | None


def _select(
    asked: _Asked, lines: ReadOnlyColumnCollection[str, Any], *what: Any
) -> Select[Any]:
    query = select(*what)
    return query if asked.unit is None else query.where(lines.unit == asked.unit)


def _columns(work: Work, asked: _Asked) -> ReadOnlyColumnCollection[str, Any] | None:
    """Return the lines asked for; None if the books have no such accounts."""
    accounts = [code for code in asked.control.accounts if code in work.book.chart]
    return work.book.documented_lines(accounts, parties=asked.codes).c if accounts else None


def _brought_forward(work: Work, asked: _Asked) -> int:
    """Return what stood before the period, debits less credits in sen."""
    lines = _columns(work, asked)
    if lines is None:
        return 0
    query = _select(asked, lines, func.sum(lines.net))
    before = query.where(lines.date < asked.period.first_day)
    return int(work.book.connection.scalar(before) or 0)


def _lines(work: Work, asked: _Asked, *, before: int) -> Iterator[StatementLine]:
    """Yield the movements of the period, by day and sequence."""
    lines, control, period = _columns(work, asked), asked.control, asked.period
    if lines is None:
        return
    keys = (lines.sequence, lines.document, lines.unit)
    query = (
        _select(asked, lines, *keys, func.sum(lines.net))
        .where(lines.date.between(period.first_day, period.last_day))
        .group_by(*keys)
    )
    rows = [row for row in work.book.connection.execute(query) if row[3]]
    entries = {e.sequence: e for e in work.book.entries_at({row[0] for row in rows})}
    currency, owed = work.book.currency, before
    sign = 1 if control.grows is Side.DEBIT else -1
    rows.sort(key=lambda row: (entries[row[0]].entry.date, row[0], row[1]))
    for sequence, document, unit, net in rows:
        posted, grown = entries[sequence], sign * int(net)
        owed += grown
        yield StatementLine(
            date=posted.entry.date,
            sequence=sequence,
            number=posted.number,
            voucher=posted.voucher,
            description=posted.entry.description,
            document=document,
            unit=unit,
            more=from_minor(max(grown, 0), currency),
            less=from_minor(max(-grown, 0), currency),
            owed=from_minor(owed, currency),
        )
