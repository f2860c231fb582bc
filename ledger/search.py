"""Searching the journal: the newest entries first, by what they say and what they moved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import and_, exists, func, or_, select

from ledger.canonical import canonical_json
from ledger.journal import EntryKind
from ledger.journal_view import MOST_ASKED
from ledger.period import Period
from ledger.reading import ledger_lines, posted_entries
from ledger.tables import entries, postings

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterable, Iterator

    from sqlalchemy import ColumnElement

    from ledger.journal import PostedEntry
    from ledger.reading import LedgerLine
    from ledger.view import BookView


@dataclass(frozen=True, slots=True, kw_only=True)
class EntrySearch:
    """Which entries are asked for.

    Attributes:
        period: only those dated in it.
        unit: only those that touch it, an empty string for the head office; None for all.
        text: words of the description, a number such as 2026/12, or part of a voucher's.
        minor: an amount that the text may mean, in minor units (sen).
        accounts: only those with a line on one of them; empty for all.
        party: only those with a line that names it; empty for all.
        least_minor, most_minor: only those with a line of at least and at most so much, in
            minor units (sen); None for no bound.
        kind: only those of a kind; None for all.
        text_tags: names of tags whose values hold such words too.
        tag: only those that carry this name and value.
        posted_by: only those that somebody recorded; empty for all.
        is_unproved: only those that no paper proves, and of which one could be asked.
        left_out: places in the chain of entries that are not asked for.
        is_correction: only those that take another back, or were taken back.
        before: only those before this day and sequence.
    """

    period: Period | None = None
    unit: str | None = None
    text: str = ""
    minor: int | None = None
    accounts: tuple[str, ...] = ()
    party: str = ""
    least_minor: int | None = None
    most_minor: int | None = None
    kind: EntryKind | None = None
    tag: tuple[str, str] | None = None
    text_tags: tuple[str, ...] = ()
    posted_by: str = ""
    is_unproved: bool = False
    left_out: frozenset[int] = frozenset()
    is_correction: bool = False
    before: tuple[dt.date, int] | None = None


def search_entries(view: BookView, asked: EntrySearch, *, most: int) -> Iterator[PostedEntry]:
    """Yield the entries asked for, the newest first, at most *most* of them."""
    c = entries.c
    return posted_entries(
        view.connection,
        view.currency,
        c.book_id == view.book_id,
        *_conditions(asked),
        order=(c.date.desc(), c.sequence.desc()),
        most=most,
    )


def search_lines(
    view: BookView,
    accounts: Collection[str],
    period: Period,
    *,
    unit: str | None = None,
    components: Collection[str] = (),
    brought_forward: int = 0,
    most: int | None = None,
) -> Iterator[LedgerLine]:
    """Yield the lines of *accounts* in *period* by day, with the running balance.

    Args:
        unit: only its lines, an empty string for the head office; None for all.
        components: only lines so marked; none for all.
        brought_forward: the balance before the first line, in minor units (sen).
    """
    p = postings.c
    conditions = [
        p.book_id == view.book_id,
        p.account.in_(accounts),
        p.date.between(period.first_day, period.last_day),
    ]
    if unit is not None:
        conditions.append(p.unit == unit)
    if components:
        conditions.append(p.component.in_(components))
    return ledger_lines(
        view.connection, *conditions, brought_forward=brought_forward, most=most
    )


def days_of_entries(view: BookView) -> Period | None:
    """Return the days from the earliest entry to the latest; None while there is none."""
    c = entries.c
    # Each by itself: an index gives the least or the most at once, but not both.
    ours = c.book_id == view.book_id
    ends = (select(end).where(ours) for end in (func.min(c.date), func.max(c.date)))
    query = select(*(end.scalar_subquery() for end in ends))
    first, last = view.connection.execute(query).one()
    return Period(first, last) if first else None


def dated_within(view: BookView, period: Period, sequences: Iterable[int]) -> set[int]:
    """Return those of *sequences* whose entry is dated in *period*."""
    c, asked = entries.c, sorted(set(sequences))
    found: set[int] = set()
    for first in range(0, len(asked), MOST_ASKED):
        query = select(c.sequence).where(
            c.book_id == view.book_id,
            c.sequence.in_(asked[first : first + MOST_ASKED]),
            c.date.between(period.first_day, period.last_day),
        )
        found.update(view.connection.scalars(query))
    return found


def _conditions(asked: EntrySearch) -> Iterator[ColumnElement[bool]]:
    c = entries.c
    if asked.period is not None:
        yield c.date.between(asked.period.first_day, asked.period.last_day)
    if asked.before is not None:
        day, sequence = asked.before
        yield or_(c.date < day, and_(c.date == day, c.sequence < sequence))
    yield from _of_entries(asked)
    yield from _of_lines(asked)
    if asked.text:
        yield or_(*_matches(asked))


def _of_entries(asked: EntrySearch) -> Iterator[ColumnElement[bool]]:
    """Yield what must hold of the entries themselves."""
    c = entries.c
    if asked.kind is not None:
        yield c.kind == asked.kind.value
    if asked.posted_by:
        yield c.posted_by == asked.posted_by
    if asked.tag is not None:
        name, value = asked.tag
        yield c.tags.contains(canonical_json({name: value})[1:-1], autoescape=True)
    if asked.is_unproved:
        yield c.evidence == canonical_json([])
        # "IS NULL" would choose an index of all entries, and not that of their days.
        yield func.coalesce(c.reverses, 0) == 0
        yield c.kind != EntryKind.CLOSING.value
        yield ~_was_reversed()
    if asked.left_out:
        yield c.sequence.not_in(sorted(asked.left_out))
    if asked.is_correction:
        yield or_(c.reverses.is_not(None), _was_reversed())


def _of_lines(asked: EntrySearch) -> Iterator[ColumnElement[bool]]:
    """Yield what must hold of the lines: all of one line, but for its unit."""
    p = postings.c
    if asked.unit is not None:
        yield _has_posting(p.unit == asked.unit)
    of_one: list[ColumnElement[bool]] = []
    if asked.accounts:
        of_one.append(p.account.in_(asked.accounts))
    if asked.party:
        of_one.append(p.party == asked.party)
    if asked.least_minor is not None:
        of_one.append(p.debit_minor + p.credit_minor >= asked.least_minor)
    if asked.most_minor is not None:
        of_one.append(p.debit_minor + p.credit_minor <= asked.most_minor)
    if of_one:
        yield _has_posting(and_(*of_one))


def _was_reversed() -> ColumnElement[bool]:
    mirror = entries.alias("mirror")
    return exists().where(
        mirror.c.book_id == entries.c.book_id, mirror.c.reverses == entries.c.sequence
    )


def _matches(asked: EntrySearch) -> Iterator[ColumnElement[bool]]:
    c = entries.c
    yield func.lower(c.description).contains(asked.text.lower(), autoescape=True)
    for name in asked.text_tags:
        begins = canonical_json({name: ""})[1:-2]
        words = f"%{_escaped(begins)}%{_escaped(asked.text.lower())}%"
        yield func.lower(c.tags).like(words.lower(), escape="\\")
    if asked.minor is not None:
        p = postings.c
        yield _has_posting(or_(p.debit_minor == asked.minor, p.credit_minor == asked.minor))
    parts = asked.text.upper().split("/")
    if len(parts) >= 2 and all(part.isdecimal() and part.isascii() for part in parts[-2:]):
        year, number = int(parts[-2][:4]), int(parts[-1][:9])
        yield (
            and_(c.year == year, c.voucher_type == parts[0], c.voucher_number == number)
            if len(parts) == 3
            else and_(c.year == year, c.number == number)
        )


def _escaped(text: str) -> str:
    """Return *text* as LIKE takes it literally."""
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _has_posting(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    p, e = postings.c, entries.c
    return exists().where(p.book_id == e.book_id, p.sequence == e.sequence, condition)
