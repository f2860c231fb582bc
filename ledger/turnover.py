"""Turnover: what each account moved, month by month, kept beside the journal.

``add`` is called in the transaction that adds the lines; ``read`` answers every statement from
the months, and looks at lines only for the days of a month that a period cuts.
"""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import and_, bindparam, func, literal, select, union_all

from ledger.journal import EntryKind
from ledger.period import last_day_of_month
from ledger.tables import entries, period_balances, postings
from ledger.upsert import Upsert

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import Any

    from sqlalchemy import ColumnElement, CompoundSelect, Connection, Select

DIMENSIONS = ("unit", "fund")
"""What an answer may be told apart by besides."""

_KINDS = tuple(str(kind) for kind in EntryKind)

Cell = tuple[str, int, str, str, str, str]
"""Account, month (yyyymm), unit, fund, component, kind."""


_ADD = Upsert(
    period_balances,
    {
        "debit_minor": "period_balances.debit_minor + excluded.debit_minor",
        "credit_minor": "period_balances.credit_minor + excluded.credit_minor",
    },
)


class Turnover(NamedTuple):
    """Debits and credits, in minor units, of one account, component and kind of entry.

    ``is_before`` says whether they lie before the period, or in it; what lies before it is not
    told apart by component and kind, which are blank. ``unit`` and ``fund`` are given only
    where they were asked for.
    """

    account: str
    component: str
    kind: str
    is_before: bool
    unit: str
    fund: str
    debits: int
    credits: int


def month_of(day: dt.date) -> int:
    """Return the month of *day* as the tables write it: 202507 for July 2025."""
    return day.year * 100 + day.month


def add(connection: Connection, book_id: str, cells: Mapping[Cell, list[int]]) -> None:
    """Add debits and credits to the balances of *cells*, in key order.

    The order is a rule: two writers that took the same rows in different orders would wait
    for each other for ever.
    """
    rows = [(book_id, *cell, *sums) for cell, sums in sorted(cells.items())]
    _ADD.execute(connection, rows)


class Told(NamedTuple):
    """What an answer is told apart by, besides account and kind of entry.

    Attributes:
        by: "unit" and "fund", if it is told apart by them.
        components: whether it is told apart by component; it is sooner given if not.
        past_of: the accounts whose turnover before the period is asked for; None for all.
    """

    by: frozenset[str] = frozenset()
    components: bool = True
    past_of: tuple[str, ...] | None = None


def read(
    connection: Connection,
    book_id: str,
    *,
    first_day: dt.date | None,
    last_day: dt.date,
    accounts: Iterable[str] = (),
    where: Mapping[str, str] | None = None,
    told: Told = Told(),  # noqa: B008 - a value, and immutable
) -> list[Turnover]:
    """Return what was turned over up to *last_day*, apart before and from *first_day* on.

    Args:
        first_day: where the period begins; None if everything counts as in it.
        accounts: only these; empty for all.
        where: values that unit, fund or component must have.
        told: what the answer is told apart by.
    """
    question = _Question(book_id, tuple(accounts), dict(where or {}), told)
    cut = question.cut_days(first_day, last_day)
    whole = _whole_months(question.shape(first_day), kinds=not (told.components or cut))
    rows: Sequence[Sequence[Any]]
    rows = connection.execute(whole, question.facts(first_day, last_day)).all()
    if cut:
        rows = [*rows, *connection.execute(union_all(*cut)).all()]
        return _added_up(rows, told)
    if told.components:
        return [
            Turnover(
                account, component, kind, bool(before), unit, fund, int(debits), int(credits)
            )
            for account, component, kind, before, unit, fund, debits, credits in rows
        ]
    return [turnover for row in rows for turnover in _by_kind(row)]


def _by_kind(row: Sequence[Any]) -> Iterator[Turnover]:
    """Yield the kinds of entry that *row* gives side by side; no kind if it is of before."""
    account, is_before, unit, fund, *sums = row
    for place, kind in enumerate(_KINDS):
        debits, credits = sums[2 * place : 2 * place + 2]
        if debits or credits:
            told = "" if is_before else kind
            before, minors = bool(is_before), (int(debits or 0), int(credits or 0))
            yield Turnover(account, "", told, before, unit, fund, *minors)


def _added_up(rows: Iterable[Sequence[Any]], told: Told) -> list[Turnover]:
    """Return what months and single days say of the same thing as one."""
    sums: dict[tuple[str, str, str, bool, str, str], list[int]] = {}
    for account, component, kind, is_before, unit, fund, debits, credits in rows:
        named = component if told.components else ""
        pair = sums.setdefault((account, named, kind, bool(is_before), unit, fund), [0, 0])
        pair[0] += int(debits)
        pair[1] += int(credits)
    return [Turnover(*key, debits, credits) for key, (debits, credits) in sums.items()]


class _Shape(NamedTuple):
    """What makes one question another query: everything but the values."""

    by: frozenset[str]
    where: tuple[str, ...]
    has_accounts: bool
    has_first: bool
    past: str


@cache
def _whole_months(shape: _Shape, *, kinds: bool) -> CompoundSelect[Any]:
    """Return the query for whole months: those before the first one, and those in the period.

    With *kinds*, the kinds of entry stand side by side. Grouped by what the primary key begins
    with, sums need no sorting.
    """
    t = period_balances.c
    ours = [t.book_id == bindparam("book"), t.month <= bindparam("last")]
    ours += [t[name] == bindparam(name) for name in shape.where]
    if shape.has_accounts:
        ours.append(t.account.in_(bindparam("accounts", expanding=True)))
    sums = _kinds if kinds else _sums
    if not shape.has_first:
        return union_all(sums(t, t.kind, shape.by).where(*ours))
    within = sums(t, t.kind, shape.by).where(*ours, t.month >= bindparam("first"))
    if shape.past == "none":
        return union_all(within)
    before = sums(t, t.kind, shape.by, is_before=True).where(
        *ours, t.month < bindparam("first")
    )
    if shape.past == "some":
        before = before.where(t.account.in_(bindparam("past", expanding=True)))
    return union_all(before, within)


def _kinds(
    c: Any, kind: ColumnElement[str], by: frozenset[str], *, is_before: bool = False
) -> Select[Any]:
    """Select sums, the kinds of entry side by side; before the period, of all kinds."""
    sides = (func.sum(c.debit_minor), func.sum(c.credit_minor))
    sums: list[ColumnElement[Any]] = [
        side.filter(kind == str(each)) for each in _KINDS for side in sides
    ]
    if is_before:
        sums = [*sides, *[literal(0)] * (len(sums) - 2)]
    keys = [c.account, *(c[name] for name in DIMENSIONS if name in by)]
    return select(c.account, literal(int(is_before)), *_dimensions(c, by), *sums).group_by(
        *keys
    )


def _sums(
    c: Any, kind: ColumnElement[str], by: frozenset[str], *, is_before: bool = False
) -> Select[Any]:
    """Select sums, told apart only by what is asked for: a database sorts for it."""
    keys = [c.account, *(c[name] for name in DIMENSIONS if name in by)]
    keys += [] if is_before else [c.component, kind]
    return select(
        c.account,
        literal("") if is_before else c.component,
        literal("") if is_before else kind,
        literal(int(is_before)),
        *_dimensions(c, by),
        func.sum(c.debit_minor),
        func.sum(c.credit_minor),
    ).group_by(*keys)


def _dimensions(c: Any, by: frozenset[str]) -> list[ColumnElement[str]]:
    return [c[name] if name in by else literal("") for name in DIMENSIONS]


class _Question(NamedTuple):
    """What is asked, apart from the days."""

    book_id: str
    accounts: tuple[str, ...]
    where: dict[str, str]
    told: Told

    def shape(self, first_day: dt.date | None) -> _Shape:
        past = self.told.past_of
        return _Shape(
            by=self.told.by,
            where=tuple(sorted(self.where)),
            has_accounts=bool(self.accounts),
            has_first=first_day is not None,
            past="all" if past is None else "some" if past else "none",
        )

    def facts(self, first_day: dt.date | None, last_day: dt.date) -> dict[str, Any]:
        """Return the values that the query for whole months needs."""
        last = month_of(last_day)
        if last_day != last_day_of_month(last_day.year, last_day.month):
            last = month_of(last_day.replace(day=1) - dt.timedelta(days=1))
        facts: dict[str, Any] = {"book": self.book_id, "last": last, **self.where}
        if self.accounts:
            facts["accounts"] = self.accounts
        if first_day is not None:
            facts["first"] = month_of(first_day)
        if first_day is not None and self.told.past_of:
            facts["past"] = self.told.past_of
        return facts

    def cut_days(self, first_day: dt.date | None, last_day: dt.date) -> list[Select[Any]]:
        """Select the lines of the days that the months do not tell apart.

        A period that begins within a month takes that month's earlier days out of the period,
        and puts them before it. One that ends within a month adds that month up to its end.
        """
        selects: list[Select[Any]] = []
        eve = first_day - dt.timedelta(days=1) if first_day is not None else None
        if last_day != last_day_of_month(last_day.year, last_day.month):
            from_day = last_day.replace(day=1)
            if first_day is not None and eve is not None and from_day < first_day:
                earlier = self._lines(from_day, eve, is_before=True)
                return [earlier, self._lines(first_day, last_day)]
            selects.append(self._lines(from_day, last_day))
        if first_day is not None and eve is not None and first_day.day > 1:
            from_day = first_day.replace(day=1)
            selects.append(self._lines(from_day, eve, is_before=True))
            selects.append(self._lines(from_day, eve, sign=-1))
        return selects

    def _lines(
        self, first_day: dt.date, last_day: dt.date, *, is_before: bool = False, sign: int = 1
    ) -> Select[Any]:
        """Select the sums of lines, or with the other *sign*."""
        p, e = postings.c, entries.c
        both = entries.join(postings, and_(e.book_id == p.book_id, e.sequence == p.sequence))
        conditions = [p[name] == value for name, value in self.where.items()]
        if self.accounts:
            conditions.append(p.account.in_(self.accounts))
        if is_before and self.told.past_of is not None:
            conditions.append(p.account.in_(self.told.past_of))
        summed = _sums(p, e.kind, self.told.by, is_before=is_before)
        *keys, debits, credits = summed.selected_columns
        return (
            summed.with_only_columns(*keys, debits * sign, credits * sign)
            .select_from(both)
            .where(e.book_id == self.book_id, e.date.between(first_day, last_day), *conditions)
        )
