"""What the formats share: entries one by one, and what they say besides amounts."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ledger.account import AccountKind
from ledger.stored import HEADER, LINE, PROGRESS_STEP, Header, Line, Stored, stored_entries

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from ledger.view import BookView

ROOTS: Mapping[AccountKind, str] = {
    AccountKind.ASSET: "Assets",
    AccountKind.LIABILITY: "Liabilities",
    AccountKind.EQUITY: "Equity",
    AccountKind.REVENUE: "Income",
    AccountKind.EXPENSE: "Expenses",
}
"""What other programs call the five kinds of account."""

ENTRY_FACTS = (
    "sequence",
    "number",
    "key",
    "kind",
    "reverses",
    "reason",
    "decision",
    "tags",
    "evidence",
    "posted-at",
    "posted-by",
    "approved-by",
    "hash",
)
LINE_FACTS = Line._fields[3:]
"""The names of what is written beside entries and their lines."""


class Exported(NamedTuple):
    """An entry to be written."""

    header: Header
    lines: list[Line]
    digest: tuple[int, str]

    @property
    def voucher(self) -> str:
        """The number of its voucher, as printed: ``BKM/2025/0001``."""
        header = self.header
        return f"{header.voucher_type}/{header.year}/{header.voucher_number:04d}"

    def facts(self) -> Iterator[tuple[str, str]]:
        """Yield what it says, by the names of ``ENTRY_FACTS``; what is empty is left out."""
        header = self.header
        yield "sequence", str(header.sequence)
        yield "number", f"{header.year}/{header.number}"
        others = {
            "key": header.key,
            "kind": header.kind,
            "reverses": "" if header.reverses is None else str(header.reverses),
            "reason": header.reason,
            "decision": header.decision,
            "tags": "" if header.tags == "{}" else header.tags,
            "evidence": "" if header.evidence == "[]" else header.evidence,
            "posted-at": header.posted_at,
            "posted-by": header.posted_by,
            "approved-by": header.approved_by,
            "hash": self.digest[1],
        }
        yield from ((name, text) for name, text in others.items() if text)


def line_facts(line: Line) -> Iterator[tuple[str, str]]:
    """Yield the dimensions that *line* names, and what it names by them."""
    return ((name, text) for name, text in zip(LINE_FACTS, line[3:], strict=True) if text)


def exported(
    view: BookView, progress: Callable[[int], object] | None, *, through: int
) -> Iterator[Exported]:
    """Yield the entries up to sequence *through*; tell *progress* every thousand, and the end.

    Lines without an entry are passed over: the entries they belonged to are missing, and with
    them a piece of the chain.
    """
    count = 0
    for row, rows in stored_entries(view.connection, view.book_id, through=through):
        if row is not None:
            yield _made(row, rows)
            count += 1
            if progress is not None and count % PROGRESS_STEP == 0:
                progress(count)
    if progress is not None:
        progress(count)


def _made(row: Stored, rows: list[Stored]) -> Exported:
    lines = [Line._make(line[LINE]) for line in rows]
    return Exported(Header._make(row[HEADER]), lines, (row[-2], row[-1]))
