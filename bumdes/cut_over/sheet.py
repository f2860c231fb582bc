"""The sheet of a cut-over: all lines by part, and what is left between both sides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bumdes.cut_over.cut_over import cut_over_lines, find_cut_over
from bumdes.cut_over.parts import parts_in_order
from ledger import Side
from ledger.money import from_minor

if TYPE_CHECKING:
    from bumdes.cut_over.cut_over import CutOver, CutOverLine
    from bumdes.cut_over.part import CutOverPart
    from bumdes.work import Work
    from ledger import Money


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A part with its lines, and what they come to."""

    part: CutOverPart
    lines: tuple[CutOverLine, ...]
    total: Money


@dataclass(frozen=True, slots=True)
class CutOverSheet:
    """Everything there was, as a balance sheet.

    Attributes:
        owned, owed: what the enterprise had, and what it owed together with its capital.
        retained: what is left: results of earlier years that were kept, or lost.
    """

    cut_over: CutOver
    parts: tuple[SheetPart, ...]
    owned: Money
    owed: Money

    @property
    def retained(self) -> Money:
        """What was earned before and kept; negative for losses."""
        return self.owned - self.owed

    @property
    def unproved(self) -> int:
        """How many lines have no picture of their paper."""
        return sum(not line.evidence for each in self.parts for line in each.lines)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was added yet."""
        return not any(each.lines for each in self.parts)


def read_sheet(work: Work) -> CutOverSheet:
    """Return the sheet of the enterprise.

    Raises:
        NotFoundError: its cut-over was not begun.
    """
    currency = work.book.currency
    lines = cut_over_lines(work.session, work.book_id)
    parts, sums = [], {Side.DEBIT: 0, Side.CREDIT: 0}
    for part in parts_in_order():
        mine = tuple(line for line in lines if line.part == part.key)
        minor = sum(line.net_minor for line in mine)
        sums[part.side] += minor
        parts.append(SheetPart(part, mine, from_minor(minor, currency)))
    return CutOverSheet(
        find_cut_over(work.session, work.book_id),
        tuple(parts),
        from_minor(sums[Side.DEBIT], currency),
        from_minor(sums[Side.CREDIT], currency),
    )
