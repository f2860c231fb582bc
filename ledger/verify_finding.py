"""What verifying finds: a code, the table that was touched, and the facts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

SENTENCES: Mapping[str, str] = {
    # the database
    "guard_missing": "guard {guard} is missing, or is not as it should be",
    "staged_lines": "{count} rows of lines wait for entries that never came",
    "unreadable": "{table} cannot be read any further after row {after}: {said}",
    # a row of any table
    "missing": "rows {first} to {last} of {table} are missing",
    "content": "row {row} of {table} was changed, added or moved: it does not fit its digest",
    "digest": "the digest of row {row} of {table} was changed; what it covers was not",
    "value": "row {row} of {table}: {column} cannot be {value!r}",
    "version_back": "row {row} of {table} has an older form of digest than the row before",
    # an entry and its lines
    "no_entry": "row {row} of entries is not there, but {count} lines of it are",
    "line_count": "row {row} of entries is to have {stands} lines and has {found}",
    "too_few_lines": "row {row} of entries has {found} lines, and needs two or more",
    "line_number": "row {row} of entries: a line is numbered {stands}, not {found}",
    "line_date": "row {row} of entries: line {line} is dated {stands}, not {found}",
    "line_amount": "row {row} of entries: line {line} is not a whole amount on one side",
    "line_account": "row {row} of entries: line {line} is on {account!r}, which takes none",
    "line_dimension": "row {row} of entries: line {line} names no known {dimension}: {value!r}",
    "unbalanced": "row {row} of entries: debits less credits of unit {unit!r} are {found}",
    "number": "row {row} of entries has number {stands} of {series} {year}, not {found}",
    "reversal": "row {row} of entries does not take row {reverses} back: {problem}",
    # what is kept beside the journal
    "tail": "{table} ends at row {found}, but the books count {stands}",
    "head": "the books have head {stands}, but the journal ends with {found}",
    "head_unknown": "no row of entries has the expected digest {head}",
    "counter": "the counter of {series} {year} stands at {stands}, not {found}",
    "period_balance": "the balance of {account} in {month} (unit {unit!r}, fund {fund!r},"
    " component {component!r}, {kind}) is off by {debits} debits and {credits} credits",
    "setting": "the books have {column} {value!r}, which takes no postings",
    # nothing wrong in itself
    "posted_at_order": "row {row} of entries was recorded before the row before it",
}
"""By code, what is said in English; every name in it is one of the facts, or ``table``."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it was written, or cannot be.

    Attributes:
        code: one of ``SENTENCES``.
        table: which table, as the database calls it.
        facts: what the sentence speaks of; ``row`` is the sequence, event or refusal number.
    """

    code: str
    table: str
    facts: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return SENTENCES[self.code].format(table=self.table, **self.facts)
