"""Verifying a book: everything is read again, and nothing is believed.

The chains are computed anew from the rows as they are stored, the numbers are counted, the
entries held against the rules, and the balances that are kept beside the journal against its
lines. What was not read, or cannot be judged by this program, is said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import Integer, func, literal, select, type_coerce

from ledger import guards
from ledger.account import AccountKind
from ledger.canonical import genesis
from ledger.numbering import JOURNAL, PERIOD_EVENTS, REFUSALS
from ledger.stored import (
    BOOK_ACCOUNTS,
    PROGRESS_STEP,
    stored_entries,
    stored_events,
    stored_refusals,
)
from ledger.tables import accounts, dimension_values, entries, period_events, refusals
from ledger.verify_chain import Chain
from ledger.verify_entry import EntryRules
from ledger.verify_finding import Finding
from ledger.verify_journal import JournalCheck
from ledger.verify_report import Report, Verification
from ledger.verify_standing import Standing, read_standing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from sqlalchemy import Column, Table

    from ledger.kept_table import KeptTable
    from ledger.stored import Stored
    from ledger.view import BookView

_KINDS = frozenset(kind.value for kind in AccountKind)

__all__ = ["Finding", "Gap", "Verification", "gaps", "verify"]


def verify(
    view: BookView,
    *,
    expected_head: str | None = None,
    progress: Callable[[int], object] | None = None,
    kept: Sequence[KeptTable] = (),
) -> Verification:
    """Read all of a book again, and return what is not as it was written.

    Args:
        expected_head: a digest that was noted down earlier, as on a printed statement; one
            entry must still have it.
        progress: called with the number of entries read, every thousand and at the end.
        kept: tables beside the journal whose guards are to be there too.
    """
    report, standing = Report(), None
    missing = guards.missing(view.connection, kept=kept)
    report.extend(Finding("guard_missing", "guards", {"guard": name}) for name in missing)
    with report.reading("period_balances"):
        standing = read_standing(view.connection, view.book_id)
    examination = _Examination(view, report, standing or Standing())
    journal = examination.journal(examination.rules(), expected_head, progress)
    last_event = examination.chained(period_events, "period", stored_events)
    last_refusal = examination.chained(refusals, "refusal", stored_refusals)
    if standing is not None:
        report.extend(standing.odd)
        examination.compare(journal, last_event, last_refusal)
    return Verification(
        findings=tuple(report.findings),
        omitted=report.omitted,
        unread=tuple(report.unread),
        notices=tuple(report.notices),
        entries=journal.entries,
        lines=journal.lines,
        period_events=last_event,
        refusals=last_refusal,
        evidence=journal.evidence,
        head=journal.chain.head,
    )


class Gap(NamedTuple):
    """Numbers of a series that no entry has, the first and the last of them."""

    series: str
    year: int
    first: int
    last: int


def gaps(view: BookView) -> tuple[Gap, ...]:
    """Return the gaps in the numbers of the journal and of the vouchers.

    There are none: they could only be in a database whose guards were taken away.
    """
    e = entries.c
    found: list[Gap] = []
    for series, number in ((literal(JOURNAL), e.number), (e.voucher_type, e.voucher_number)):
        series_of = (e.year, e.voucher_type) if number is e.voucher_number else (e.year,)
        before = func.lag(number, 1, 0).over(partition_by=series_of, order_by=number)
        columns = (
            series.label("series"),
            e.year,
            number.label("number"),
            before.label("before"),
        )
        n = select(*columns).where(e.book_id == view.book_id).subquery().c
        query = select(n.series, n.year, n.before + 1, n.number - 1)
        rows = view.connection.execute(query.where(n.number != n.before + 1))
        found += (Gap._make(row) for row in rows)
    return tuple(sorted(found))


class _Examination:
    """One verification on its way."""

    def __init__(self, view: BookView, report: Report, standing: Standing) -> None:
        self.view = view
        self.connection = view.connection
        self.report = report
        self.standing = standing
        self.genesis = genesis(view.identity)

    def rules(self) -> EntryRules:
        """Return what entries may name, read without turning accounts into objects."""
        a, d = accounts.c, dimension_values.c
        postable, values = [], []
        with self.report.reading("accounts"):
            query = select(a.code, a.kind, type_coerce(a.takes_postings, Integer))
            for code, kind, takes_postings in self.connection.execute(
                query.where(a.book_id == self.view.book_id)
            ):
                if kind not in _KINDS:
                    self._find("value", "accounts", row=code, column="kind", value=kind)
                if takes_postings:
                    postable.append(code)
        with self.report.reading("dimension_values"):
            query = select(d.dimension, d.code).where(d.book_id == self.view.book_id)
            values = [tuple(row) for row in self.connection.execute(query)]
        return EntryRules.of(postable, values)

    def journal(
        self,
        rules: EntryRules,
        expected_head: str | None,
        progress: Callable[[int], object] | None,
    ) -> JournalCheck:
        """Check the entries up to where the book ended when the examination began."""
        report, standing, view = self.report, self.standing, self.view
        chain = Chain("entries", self.genesis, report.add, report.leave)
        is_seen = expected_head in {None, self.genesis}
        check = JournalCheck(report, chain, rules, standing, expected_head, is_seen)
        through = standing.end("entries", "postings")
        with report.reading("entries", lambda: chain.last):
            rows = stored_entries(self.connection, view.book_id, through=through)
            for header, lines in rows:
                if header is None:
                    check.strays(lines)
                else:
                    check.entry(header, lines)
                    if progress is not None and check.entries % PROGRESS_STEP == 0:
                        progress(check.entries)
        if progress is not None:
            progress(check.entries)
        chain.end(standing.head)
        with report.reading("postings"):
            check.check_reversals(self.connection, view.book_id)
        if not check.is_head_seen:
            self._find("head_unknown", "entries", head=expected_head)
        return check

    def chained(self, table: Table, name: str, stored: Callable[..., Iterable[Stored]]) -> int:
        """Check the rows of one of the smaller chains; return the number of the last."""
        columns = list(table.c)[1:]
        chain = Chain(table.name, self.genesis, self.report.add, self.report.leave)
        through = self.standing.end(table.name)
        rows = stored(self.connection, self.view.book_id, through=through)
        with self.report.reading(table.name, lambda: chain.last):
            for row in rows:
                *fields, version, said = row
                chain.follow(row[0], [name, *fields], version, said)
                for column, value in zip(columns, row, strict=True):
                    if not _fits(column, value):
                        facts = {"column": column.name, "value": value}
                        self._find("value", table.name, row=row[0], **facts)
        chain.end()
        return chain.last

    def compare(self, check: JournalCheck, last_event: int, last_refusal: int) -> None:
        """Hold what is kept beside the journal against what was read."""
        standing = self.standing
        self.report.extend(standing.leftovers())
        if standing.tails["staged_lines"]:
            self._find("staged_lines", "staged_lines", count=standing.tails["staged_lines"])
        if standing.last_sequence != check.chain.last:
            facts = {"found": check.chain.last, "stands": standing.last_sequence}
            self._find("tail", "entries", **facts)
        if standing.head != check.chain.head:
            self._find("head", "books", stands=standing.head, found=check.chain.head)
        others = {(PERIOD_EVENTS, 0): last_event, (REFUSALS, 0): last_refusal}
        found = check.numbers | {series: last for series, last in others.items() if last}
        for series in sorted(found.keys() | standing.counters.keys(), key=repr):
            facts = {"stands": standing.counters.get(series), "found": found.get(series)}
            if facts["stands"] != facts["found"]:
                self._find("counter", "counters", series=series[0], year=series[1], **facts)
        for column, code in zip(BOOK_ACCOUNTS, standing.settings, strict=True):
            if code and code not in check.rules.postable:
                self._find("setting", "books", column=column, value=code)

    def _find(self, code: str, table: str, **facts: object) -> None:
        self.report.add(Finding(code, table, facts))


def _fits(column: Column[Any], value: object) -> bool:
    """Return whether *value* has the type that *column* is for."""
    if value is None:
        return bool(column.nullable)
    return type(value) is (int if isinstance(column.type, Integer) else str)
