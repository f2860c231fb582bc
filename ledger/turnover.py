"""Turnover: what each account moved, month by month, kept beside the journal.

``add`` is called in the transaction that adds the lines; ``read`` answers every statement from
the months, and looks at lines only for the days of a month that a period cuts.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import and_, func, literal, or_, select, union_all

from ledger import upsert
from ledger.period import last_day_of_month
from ledger.tables import entries, period_balances, postings

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import Any

    from sqlalchemy import ColumnElement, Connection, Select

Cell = tuple[str, int, str, str, str, str]
"""Account, month (yyyymm), unit, fund, component, kind."""


_ADD = upsert.statements(
    period_balances,
    lambda c, given: {
        "debit_minor": c.debit_minor + given.debit_minor,
        "credit_minor": c.credit_minor + given.credit_minor,
    },
)


class Turnover(NamedTuple):
    """Debits and credits, in minor units, of one account, component and kind of entry.

    ``is_before`` says whether they lie before the period, or in it. ``unit`` and ``fund`` are
    given only where they were asked for.
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
    rows = [
        {
            "book_id": book_id,
            "account": account,
            "month": month,
            "unit": unit,
            "fund": fund,
            "component": component,
            "kind": kind,
            "debit_minor": debits,
            "credit_minor": credits,
        }
        for (account, month, unit, fund, component, kind), (debits, credits) in sorted(
            cells.items()
        )
    ]
    if rows:
        connection.execute(_ADD[connection.dialect.name], rows)


def read(
    connection: Connection,
    book_id: str,
    *,
    first_day: dt.date | None,
    last_day: dt.date,
    accounts: Iterable[str] = (),
    where: Mapping[str, str] | None = None,
    by: Iterable[str] = (),
) -> list[Turnover]:
    """Return what was turned over up to *last_day*, apart before and from *first_day* on.

    Args:
        first_day: where the period begins; None if everything counts as in it.
        accounts: only these; empty for all.
        where: values that unit, fund or component must have.
        by: "unit" and "fund" if the answer is to be told apart by them.
    """
    question = _Question(book_id, tuple(accounts), dict(where or {}), frozenset(by))
    whole = question.months(before=first_day, through=last_day)
    parts = [whole, *question.cut_days(first_day, last_day)]
    union = union_all(*parts).subquery() if len(parts) > 1 else whole.subquery()
    c = union.c
    keys = (c.account, c.component, c.kind, c.is_before, c.unit, c.fund)
    sums = (func.sum(c.debits), func.sum(c.credits))
    query: Select[Any] = select(*keys, *sums).group_by(*keys)
    return [
        Turnover(account, component, kind, bool(before), unit, fund, int(debits), int(credits))
        for account, component, kind, before, unit, fund, debits, credits in connection.execute(
            query
        )
    ]


class _Question(NamedTuple):
    """What is asked, apart from the days."""

    book_id: str
    accounts: tuple[str, ...]
    where: dict[str, str]
    by: frozenset[str]

    def months(self, *, before: dt.date | None, through: dt.date) -> Select[Any]:
        """Select the balances of whole months up to *through*."""
        t = period_balances.c
        last = month_of(through)
        if through != last_day_of_month(through.year, through.month):
            last = month_of(through.replace(day=1) - dt.timedelta(days=1))
        is_before = t.month < month_of(before) if before else literal(value=False)
        return select(
            t.account,
            t.component,
            t.kind,
            is_before.label("is_before"),
            *self._dimensions(t),
            t.debit_minor.label("debits"),
            t.credit_minor.label("credits"),
        ).where(t.book_id == self.book_id, t.month <= last, *self._conditions(t))

    def cut_days(self, first_day: dt.date | None, last_day: dt.date) -> list[Select[Any]]:
        """Select the lines of the days that the months do not tell apart.

        A period that begins within a month takes that month's earlier days out of the period,
        and puts them before it. One that ends within a month adds that month up to its end.
        """
        selects: list[Select[Any]] = []
        if last_day != last_day_of_month(last_day.year, last_day.month):
            from_day = last_day.replace(day=1)
            if first_day is not None and from_day < first_day:
                selects.append(self._lines(from_day, first_day, last_day))
                return selects
            selects.append(self._lines(from_day, None, last_day))
        if first_day is not None and first_day.day > 1:
            eve = first_day - dt.timedelta(days=1)
            selects.append(self._moved(first_day.replace(day=1), eve))
        return selects

    def _lines(
        self, from_day: dt.date, first_day: dt.date | None, last_day: dt.date
    ) -> Select[Any]:
        """Select lines; those before *first_day* count as before the period."""
        p, e = postings.c, entries.c
        is_before = p.date < first_day if first_day else literal(value=False)
        return self._line_select(is_before, p.debit_minor, p.credit_minor).where(
            e.date.between(from_day, last_day)
        )

    def _moved(self, from_day: dt.date, eve: dt.date) -> Select[Any]:
        """Select lines twice: added before the period, and taken out of it."""
        p, e = postings.c, entries.c
        sides = [
            self._line_select(literal(value=True), p.debit_minor, p.credit_minor),
            self._line_select(literal(value=False), -p.debit_minor, -p.credit_minor),
        ]
        both = union_all(*(s.where(e.date.between(from_day, eve)) for s in sides)).subquery()
        return select(both)

    def _line_select(
        self,
        is_before: ColumnElement[bool],
        debits: ColumnElement[int],
        credits: ColumnElement[int],
    ) -> Select[Any]:
        p, e = postings.c, entries.c
        return (
            select(
                p.account,
                p.component,
                e.kind,
                is_before.label("is_before"),
                *self._dimensions(p),
                debits.label("debits"),
                credits.label("credits"),
            )
            .join_from(
                entries, postings, and_(e.book_id == p.book_id, e.sequence == p.sequence)
            )
            .where(e.book_id == self.book_id, *self._conditions(p))
        )

    def _dimensions(self, c: Any) -> list[ColumnElement[str]]:
        return [
            (c[name] if name in self.by else literal("")).label(name)
            for name in ("unit", "fund")
        ]

    def _conditions(self, c: Any) -> list[ColumnElement[bool]]:
        conditions = [c[name] == value for name, value in self.where.items()]
        if self.accounts:
            conditions.append(or_(*(c.account == code for code in self.accounts)))
        return conditions
