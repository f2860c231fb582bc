"""Verifying the journal: one pass over the entries and their lines."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from ledger.canonical import entry_fields
from ledger.numbering import JOURNAL
from ledger.stored import HEADER, HEADER_COLUMNS, LINE
from ledger.tables import postings
from ledger.verify_finding import Finding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Connection

    from ledger.stored import Stored
    from ledger.verify_chain import Chain
    from ledger.verify_entry import EntryRules
    from ledger.verify_report import Report
    from ledger.verify_standing import Standing

_REVERSES, _EVIDENCE, _POSTED_AT = map(
    HEADER_COLUMNS.index, ("reverses", "evidence", "posted_at")
)

_BATCH = 200
"""Reversals that are looked at together."""


@dataclass(slots=True)
class JournalCheck:
    """What is learnt from the entries, given one by one in their order.

    Attributes:
        numbers: the last number of each series and year.
        reversals: by what is taken back, the entry that says so.
        is_head_seen: whether an entry has the expected head.
    """

    report: Report
    chain: Chain
    rules: EntryRules
    standing: Standing
    expected_head: str | None
    is_head_seen: bool
    entries: int = 0
    lines: int = 0
    evidence: int = 0
    numbers: dict[tuple[str, int], int] = field(default_factory=dict)
    reversals: dict[int, int] = field(default_factory=dict)
    _posted_at: str = ""

    def entry(self, row: Stored, lines: Sequence[Stored]) -> None:
        """Check an entry with its lines."""
        self.entries += 1
        self.lines += len(lines)
        header = row[HEADER]
        values = [line[LINE] for line in lines]
        *_, line_count, version, said = row
        self.chain.follow(row[0], entry_fields(header, values), version, said)
        self.is_head_seen = self.is_head_seen or said == self.expected_head
        if line_count != len(lines):
            facts = {"stands": line_count, "found": len(lines)}
            self._find("line_count", "entries", row[0], **facts)
        self._check_places(header, lines)
        sound = True
        for finding in self.rules.findings(header, values):
            sound = sound and finding.code != "value"
            self.report.add(finding)
        if sound:
            self._count(header, values)

    def strays(self, lines: Sequence[Stored]) -> None:
        """Report lines without an entry."""
        self.lines += len(lines)
        self._find("no_entry", "postings", lines[0][0], count=len(lines))

    def check_reversals(self, connection: Connection, book_id: str) -> None:
        """Check that each reversal is the mirror of what it takes back."""
        pairs = list(self.reversals.items())
        for first in range(0, len(pairs), _BATCH):
            batch = pairs[first : first + _BATCH]
            legs = _legs(connection, book_id, {sequence for pair in batch for sequence in pair})
            for original, reversal in batch:
                mirrored = Counter((a, c, d, *rest) for a, d, c, *rest in legs[original])
                if mirrored != Counter(legs[reversal]):
                    self._refuse_reversal(reversal, original, "it is no mirror")

    def _check_places(self, header: Sequence[Any], lines: Sequence[Stored]) -> None:
        for number, (_, line_no, date, *_) in enumerate(lines, start=1):
            if line_no != number:
                self._find("line_number", "postings", header[0], stands=line_no, found=number)
            if date != header[3]:
                facts = {"line": line_no, "stands": date, "found": header[3]}
                self._find("line_date", "postings", header[0], **facts)

    def _count(self, header: Sequence[Any], lines: Sequence[Sequence[Any]]) -> None:
        """Take note of a sound entry: its numbers, balances, what it reverses."""
        sequence, year, number, date, kind, _, voucher_type, voucher_number, *_ = header
        for series, given in ((JOURNAL, number), (voucher_type, voucher_number)):
            wanted = self.numbers.get((series, year), 0) + 1
            if given != wanted:
                facts = {"series": series, "year": year, "stands": given, "found": wanted}
                self._find("number", "entries", sequence, **facts)
            self.numbers[series, year] = given
        month = int(date[:4] + date[5:7])
        for account, debits, credits, unit, fund, *_, component in lines:
            self.standing.take((account, month, unit, fund, component, kind), debits, credits)
        self.evidence += header[_EVIDENCE].count('"') // 2
        if header[_POSTED_AT] < self._posted_at:
            self.report.notice(Finding("posted_at_order", "entries", {"row": sequence}))
        self._posted_at = header[_POSTED_AT]
        if header[_REVERSES] is not None:
            self._note_reversal(sequence, header[_REVERSES])

    def _note_reversal(self, sequence: int, original: int) -> None:
        if original >= sequence:
            self._refuse_reversal(sequence, original, "it comes later")
        elif original in self.reversals:
            self._refuse_reversal(sequence, original, "another did before")
        else:
            self.reversals[original] = sequence

    def _refuse_reversal(self, sequence: int, original: int, problem: str) -> None:
        self._find("reversal", "entries", sequence, reverses=original, problem=problem)

    def _find(self, code: str, table: str, row: object, **facts: object) -> None:
        self.report.add(Finding(code, table, {"row": row, **facts}))


def _legs(
    connection: Connection, book_id: str, sequences: set[int]
) -> dict[int, list[tuple[Any, ...]]]:
    """Return the lines of entries, without their components, which reversing may change."""
    p = postings.c
    query = select(
        p.sequence,
        p.account,
        p.debit_minor,
        p.credit_minor,
        p.unit,
        p.fund,
        p.party,
        p.document,
        p.asset,
        p.item,
    ).where(p.book_id == book_id, p.sequence.in_(sorted(sequences)))
    legs: dict[int, list[tuple[Any, ...]]] = {sequence: [] for sequence in sequences}
    for sequence, *leg in connection.execute(query):
        legs[sequence].append(tuple(leg))
    return legs
