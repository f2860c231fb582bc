"""Turnover: what each account moved, month by month, kept beside the journal.

``add`` is called in the transaction that adds the lines; ``read`` answers every statement from
the months, and looks at lines only for the days of a month that a period cuts.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import and_, func, literal, or_, select, union_all

from ledger.journal import EntryKind
from ledger.period import last_day_of_month
from ledger.tables import entries, period_balances, postings
from ledger.upsert import Upsert

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import Any

    from sqlalchemy import ColumnElement, Connection, Row, Select

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


def read(
    connection: Connection,
    book_id: str,
    *,
    first_day: dt.date | None,
    last_day: dt.date,
    accounts: Iterable[str] = (),
    where: Mapping[str, str] | None = None,
    by: Iterable[str] = (),
    components: bool = True,
    past_of: Iterable[str] | None = None,
) -> list[Turnover]:
    """Return what was turned over up to *last_day*, apart before and from *first_day* on.

    Args:
        first_day: where the period begins; None if everything counts as in it.
        accounts: only these; empty for all.
        where: values that unit, fund or component must have.
        by: "unit" and "fund" if the answer is to be told apart by them.
        components: whether it is told apart by component; it is sooner given if not.
        past_of: the accounts whose turnover before the period is asked for; None for all.
    """
    question = _Question(
        book_id=book_id,
        accounts=tuple(accounts),
        where=dict(where or {}),
        by=frozenset(by),
        past_of=None if past_of is None else tuple(past_of),
    )
    cut = question.cut_days(first_day, last_day)
    if not components and not cut:
        query = union_all(*question.kinds(first_day, last_day))
        return [turnover for row in connection.execute(query) for turnover in _by_kind(row)]
    query = union_all(*question.months(first_day, last_day), *cut)
    return _added_up(connection.execute(query), components=components)


def _by_kind(row: Row[Any]) -> Iterator[Turnover]:
    """Yield the kinds of entry that *row* gives side by side; one kind if it is of before."""
    account, is_before, unit, fund, *sums = row
    for place, kind in enumerate(_KINDS):
        debits, credits = sums[2 * place], sums[2 * place + 1]
        if debits or credits:
            told = "" if is_before else kind
            yield Turnover(
                account,
                "",
                told,
                bool(is_before),
                unit,
                fund,
                int(debits or 0),
                int(credits or 0),
            )


def _added_up(rows: Iterable[Row[Any]], *, components: bool) -> list[Turnover]:
    """Return what months and single days say of the same thing as one."""
    sums: dict[tuple[str, str, str, bool, str, str], list[int]] = {}
    for account, component, kind, is_before, unit, fund, debits, credits in rows:
        told = component if components else ""
        pair = sums.setdefault((account, told, kind, bool(is_before), unit, fund), [0, 0])
        pair[0] += int(debits)
        pair[1] += int(credits)
    return [Turnover(*key, debits, credits) for key, (debits, credits) in sums.items()]


class _Question(NamedTuple):
    """What is asked, apart from the days."""

    book_id: str
    accounts: tuple[str, ...]
    where: dict[str, str]
    by: frozenset[str]
    past_of: tuple[str, ...] | None

    def months(self, first_day: dt.date | None, last_day: dt.date) -> list[Select[Any]]:
        """Select the balances of whole months: before the first one, and up to the last."""
        t = period_balances.c
        return [
            self._sums(t, t.kind, is_before=is_before).where(*conditions)
            for is_before, conditions in self._stretches(first_day, last_day)
        ]

    def kinds(self, first_day: dt.date | None, last_day: dt.date) -> list[Select[Any]]:
        """Select the same with the kinds of entry side by side, in the order of the key.

        Grouped by what the primary key begins with, sums need no sorting.
        """
        t = period_balances.c
        sides = (func.sum(t.debit_minor), func.sum(t.credit_minor))
        selects = []
        for is_before, conditions in self._stretches(first_day, last_day):
            sums: list[ColumnElement[Any]] = [
                side.filter(t.kind == kind) for kind in _KINDS for side in sides
            ]
            if is_before:
                sums = [*sides, *[literal(0)] * (len(sums) - 2)]
            select_ = select(t.account, literal(int(is_before)), *self._told(t), *sums)
            selects.append(select_.where(*conditions).group_by(t.account, *self._asked(t)))
        return selects

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

    def _stretches(
        self, first_day: dt.date | None, last_day: dt.date
    ) -> Iterator[tuple[bool, list[ColumnElement[bool]]]]:
        """Yield the whole months before the period, and those in it, each as conditions."""
        t = period_balances.c
        last = month_of(last_day)
        if last_day != last_day_of_month(last_day.year, last_day.month):
            last = month_of(last_day.replace(day=1) - dt.timedelta(days=1))
        ours = [t.book_id == self.book_id, t.month <= last, *self._conditions(t)]
        if first_day is None:
            yield False, ours
            return
        first = month_of(first_day)
        if self.past_of is None or self.past_of:
            yield True, [*ours, t.month < first, *self._past(t)]
        yield False, [*ours, t.month >= first]

    def _lines(
        self, first_day: dt.date, last_day: dt.date, *, is_before: bool = False, sign: int = 1
    ) -> Select[Any]:
        """Select the sums of lines, or with the other *sign*."""
        p, e = postings.c, entries.c
        return (
            self._sums(p, e.kind, is_before=is_before, sign=sign)
            .select_from(
                entries.join(postings, and_(e.book_id == p.book_id, e.sequence == p.sequence))
            )
            .where(
                e.book_id == self.book_id,
                e.date.between(first_day, last_day),
                *self._conditions(p),
                *(self._past(p) if is_before else ()),
            )
        )

    def _sums(
        self, c: Any, kind: ColumnElement[str], *, is_before: bool, sign: int = 1
    ) -> Select[Any]:
        """Select sums, told apart only by what is asked for: a database sorts for it."""
        keys = [c.account, *self._asked(c), *(() if is_before else (c.component, kind))]
        debits, credits = func.sum(c.debit_minor), func.sum(c.credit_minor)
        return select(
            c.account,
            literal("") if is_before else c.component,
            literal("") if is_before else kind,
            literal(int(is_before)),
            *self._told(c),
            debits * sign,
            credits * sign,
        ).group_by(*keys)

    def _told(self, c: Any) -> list[ColumnElement[str]]:
        return [c[name] if name in self.by else literal("") for name in DIMENSIONS]

    def _asked(self, c: Any) -> list[ColumnElement[str]]:
        return [c[name] for name in DIMENSIONS if name in self.by]

    def _past(self, c: Any) -> list[ColumnElement[bool]]:
        return [] if self.past_of is None else [c.account.in_(self.past_of)]

    def _conditions(self, c: Any) -> list[ColumnElement[bool]]:
        conditions = [c[name] == value for name, value in self.where.items()]
        if self.accounts:
            conditions.append(or_(*(c.account == code for code in self.accounts)))
        return conditions
