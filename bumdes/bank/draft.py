"""Drafts of statements: what taking a file in would add, and what is known already."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bumdes.bank.reading import read_statement
from bumdes.bank.statement import content_digest, known_contents
from bumdes.cash.count import is_at_bank, is_counted
from bumdes.cash.place import banks_of
from bumdes.errors import InvalidFieldError
from ledger.money import from_minor, to_minor

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from bumdes.bank.form import StatementForm
    from bumdes.bank.reading import ReadLine, ReadStatement
    from bumdes.work import Work
    from ledger import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeInStatement:
    """A statement of a bank as a file.

    Attributes:
        account: of the journal, at a bank.
        rows: of the file; see ``bumdes.sheet_file.read_table``.
        through: the last day it may tell of.
        closing: the balance after its last line, where the file has no balances.
        name: of the file.
    """

    account: str
    rows: Sequence[Sequence[str]]
    form: StatementForm
    through: dt.date
    closing: Money | None = None
    name: str = field(default="")


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementDraft:
    """What taking a statement in would do.

    Attributes:
        fresh: lines that nobody knows yet, each with its digest; the oldest first.
        known: how many lines were taken in before.
        opening, closing: the balances; None where nobody said the last one.
    """

    read: ReadStatement
    fresh: tuple[tuple[str, ReadLine], ...]
    known: int
    opening: Money | None
    closing: Money | None

    @property
    def is_clean(self) -> bool:
        """Whether every row could be read."""
        return not self.read.problems


def draft_statement(work: Work, command: TakeInStatement) -> StatementDraft:
    """Return what taking a statement in would do; nothing is written.

    Raises:
        UnknownAccountError, HeadingAccountError: there is no such account.
        InvalidFieldError: it is not at a bank.
        StatementColumnsError, SheetUnreadableError: the file cannot be read so.
    """
    account = work.book.chart.postable(command.account)
    said = banks_of(work.session, work.book_id)
    if not is_counted(account) or not is_at_bank(account, said):
        raise InvalidFieldError("account", account.code, "bank_account")
    read = read_statement(command.rows, command.form, through=command.through)
    digests = _digests(read.lines)
    known = known_contents(work.session, work.book_id, account.code, digests)
    moved = sum(line.minor for line in read.lines)
    closing = read.closing
    if closing is None and command.closing is not None:
        closing = to_minor(command.closing)
    money = work.book.currency
    return StatementDraft(
        read=read,
        fresh=tuple(
            (digest, line)
            for digest, line in zip(digests, read.lines, strict=True)
            if digest not in known
        ),
        known=len(known),
        opening=None if closing is None else from_minor(closing - moved, money),
        closing=None if closing is None else from_minor(closing, money),
    )


def _digests(lines: Sequence[ReadLine]) -> list[str]:
    """Return what each line is known by."""
    times: dict[str, int] = {}
    found = []
    for line in lines:
        said = (line.on, line.minor, line.description, line.reference)
        first = content_digest(*said, 0)
        found.append(content_digest(*said, times.get(first, 0)))
        times[first] = times.get(first, 0) + 1
    return found
