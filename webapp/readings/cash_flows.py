"""What the cash of an entry was for, line by line, and what people named otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bumdes.permissions import Permission
from bumdes.reporting.cash_flow_naming import between_units, marks_of, namings_of
from ledger import Side
from ledger.errors import EntryNotFoundError
from ledger.money import from_minor
from reports.cash_lines import cash_lines
from webapp.readings.entries import in_sight
from webapp.readings.sight import unit_in_sight

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bumdes.reporting.cash_flow_naming import CashFlowNaming
    from bumdes.work import Work
    from ledger import Money, PostedEntry, Posting
    from reports.cash_lines import CashLines


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowLine:
    """A line of an entry that explains cash.

    Attributes:
        cash: what it explains: positive where cash came in.
        said: the line of the statement that the journal says.
        named: the one that people named; nothing where none is.
        component: its key; nothing where none is.
        is_fixed: whether none can be named: it moves between units.
    """

    line_no: int
    account: str
    name: str
    cash: Money
    said: str
    named: str
    component: str
    is_fixed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """One version of a naming, in words.

    Attributes:
        year, number: of the entry.
        named: the line named; nothing where the journal says it again.
    """

    year: int
    number: int
    voucher: str
    line_no: int
    description: str
    named: str
    reason: str
    by: str
    is_standing: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryFlows:
    """The page of the cash flows of an entry.

    Attributes:
        choices: the lines that can be named, keys and labels.
        history: every version, the last first of each line.
        is_locked: whether the statements of its day were accepted, and stay what they are.
    """

    posted: PostedEntry
    lines: tuple[FlowLine, ...]
    choices: tuple[tuple[str, str], ...]
    history: tuple[Naming, ...]
    is_locked: bool
    may_name: bool


def read_entry_flows(work: Work, year: int, number: int) -> EntryFlows:
    """Return what the cash of an entry was for, as far as the actor sees it.

    Raises:
        EntryNotFoundError: there is none, or none of its lines is in sight.
        PermissionDeniedError: the actor may not read the books.
    """
    unit = unit_in_sight(work, Permission.READ_BOOKS, None)
    posted = work.book.entry_numbered(year, number)
    if not in_sight(posted, unit):
        raise EntryNotFoundError(f"{year}/{number}")
    lines, fixed = cash_lines(work.book), between_units(work.book)
    locked = work.book.periods.state.locked_through
    namings = [
        naming
        for naming in namings_of(work.session, work.book_id)
        if naming.entry_sequence == posted.sequence
    ]
    standing = {naming.line_no: naming.component for naming in reversed(namings)}
    marks = marks_of(work.book, posted.sequence)
    return EntryFlows(
        posted=posted,
        lines=tuple(
            _line(work, lines, line_no, posting, marks[line_no], standing.get(line_no, ""))
            for line_no, posting in enumerate(posted.entry.postings, start=1)
            if marks[line_no] and (unit is None or posting.unit == unit)
        ),
        choices=tuple(lines.choices.items()),
        history=_told(work, lines, namings),
        is_locked=locked is not None and posted.entry.date <= locked,
        may_name=any(
            work.actor.allows(Permission.RECORD_ENTRY, unit=posting.unit)
            for line_no, posting in enumerate(posted.entry.postings, start=1)
            if marks[line_no] and posting.account not in fixed
        ),
    )


def read_namings(work: Work) -> tuple[Naming, ...]:
    """Return every cash flow that people named, in journal order, the last version first.

    Raises:
        PermissionDeniedError: the actor may not read the whole of the books.
    """
    work.actor.require(Permission.READ_BOOKS)
    return _told(work, cash_lines(work.book), namings_of(work.session, work.book_id))


def _line(
    work: Work,
    lines: CashLines,
    line_no: int,
    posting: Posting,
    mark: str,
    component: str,
) -> FlowLine:
    account = work.book.chart[posting.account]
    is_in = (posting.side is Side.CREDIT) is not account.is_cash
    cash = posting.minor if is_in else -posting.minor
    return FlowLine(
        line_no=line_no,
        account=account.code,
        name=account.name,
        cash=from_minor(cash, work.book.currency),
        said=lines.taking(mark, account.code, cash),
        named=lines.taking(component, account.code, cash) if component else "",
        component=component,
        is_fixed=posting.account in between_units(work.book),
    )


def _told(
    work: Work, lines: CashLines, namings: Sequence[CashFlowNaming]
) -> tuple[Naming, ...]:
    entries = {
        posted.sequence: posted
        for posted in work.book.entries_at({n.entry_sequence for n in namings})
    }
    seen: set[tuple[int, int]] = set()
    told = []
    for naming in namings:
        posted, place = entries[naming.entry_sequence], (naming.entry_sequence, naming.line_no)
        told.append(
            Naming(
                year=posted.entry.date.year,
                number=posted.number,
                voucher=posted.voucher,
                line_no=naming.line_no,
                description=posted.entry.description,
                named=lines.choices.get(naming.component, naming.component),
                reason=naming.reason,
                by=naming.named_by,
                is_standing=place not in seen,
            )
        )
        seen.add(place)
    return tuple(told)
