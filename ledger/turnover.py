"""Turnover: what each account moved, by month and by year, kept beside the journal.

``add`` is called in the transaction that adds the lines; ``read`` answers every statement from
whole years and months, and looks at lines only for the days of a month that a period cuts.
"""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import and_, bindparam, false, func, literal, select, union_all

from ledger.period import last_day_of_month
from ledger.tables import entries, period_balances, postings
from ledger.upsert import Upsert

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import Any

    from sqlalchemy import BindParameter, ColumnElement, CompoundSelect, Connection, Select

DIMENSIONS = ("unit", "fund")
"""What an answer may be told apart by besides."""

Cell = tuple[str, int, str, str, str, str]
"""Account, month (202507) or year (2025), unit, fund, component, kind."""


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


def year_of(cell: Cell) -> Cell:
    """Return the balance of the whole year that the balance of a month is part of."""
    account, month, unit, fund, component, kind = cell
    return account, month // 100, unit, fund, component, kind


def _month_before(day: dt.date) -> int:
    return month_of(day.replace(day=1) - dt.timedelta(days=1))


def add(connection: Connection, book_id: str, cells: Mapping[Cell, list[int]]) -> None:
    """Add debits and credits to the balances of months, *cells*, and of their years.

    In key order, which is a rule: two writers that took the same rows in different orders would
    wait for each other for ever.
    """
    years: dict[Cell, list[int]] = {}
    for cell, (debits, credits) in cells.items():
        year = years.setdefault(year_of(cell), [0, 0])
        year[0] += debits
        year[1] += credits
    rows = [(book_id, *cell, *sums) for cell, sums in sorted([*cells.items(), *years.items()])]
    _ADD.execute(connection, rows)


def spans(first: int | None, last: int) -> list[tuple[int, int]]:
    """Return the fewest stretches of balances that make up the months *first* to *last*.

    Each is a stretch of months or of whole years, both ends included. Without *first*, all
    that came before is in it.
    """
    found = []
    year, month = divmod(first, 100) if first is not None else (0, 1)
    last_year, last_month = divmod(last, 100)
    if first is not None and month > 1:
        found.append((first, min(last, year * 100 + 12)))
        year += 1
    last_whole = last_year if last_month == 12 else last_year - 1
    if year <= last_whole:
        found.append((year, last_whole))
    if last_month < 12 and year <= last_year:
        found.append((last_year * 100 + 1, last))
    return [(low, high) for low, high in found if low <= high]


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
    rows: list[Sequence[Any]] = []
    before, within = question.spans(first_day, last_day)
    if before or within:
        query = _whole_months(question.shape(len(before), len(within)))
        rows += connection.execute(query, question.facts([*before, *within])).all()
    cuts = _cuts(first_day, last_day)
    if cuts:
        query = _cut_days(question.shape(0, 0), tuple(cut.kind for cut in cuts))
        rows += connection.execute(query, question.facts_of_days(cuts)).all()
    return _added_up(rows)


def _added_up(rows: Iterable[Sequence[Any]]) -> list[Turnover]:
    """Return what years, months and single days say of the same thing as one."""
    sums: dict[tuple[str, str, str, bool, str, str], list[int]] = {}
    for account, component, kind, is_before, unit, fund, debits, credits in rows:
        pair = sums.setdefault((account, component, kind, bool(is_before), unit, fund), [0, 0])
        pair[0] += int(debits)
        pair[1] += int(credits)
    return [Turnover(*key, debits, credits) for key, (debits, credits) in sums.items()]


class _Shape(NamedTuple):
    """What makes one question another query: everything but the values.

    ``before`` and ``within`` count the stretches before the period and in it.
    """

    told: Told
    where: tuple[str, ...]
    has_accounts: bool
    before: int
    within: int


@cache
def _whole_months(shape: _Shape) -> CompoundSelect[Any]:
    """Return the query for whole years and months."""
    t = period_balances.c
    ours = [t.book_id == bindparam("book")]
    ours += [t[name] == bindparam(name) for name in shape.where]
    if shape.has_accounts:
        ours.append(t.account.in_(bindparam("accounts", expanding=True)))
    selects = []
    for place in range(shape.before + shape.within):
        is_before = place < shape.before
        dated = t.month.between(bindparam(f"low{place}"), bindparam(f"high{place}"))
        summed = _sums(t, t.kind, shape.told, is_before=is_before).where(*ours, dated)
        if is_before and shape.told.past_of:
            summed = summed.where(t.account.in_(bindparam("past", expanding=True)))
        selects.append(summed)
    return union_all(*selects)


def _sums(
    c: Any, kind: ColumnElement[str], told: Told, *, is_before: bool = False
) -> Select[Any]:
    """Select sums, told apart only by what is asked for."""
    none = literal("")
    by_component = told.components and not is_before
    keys = [c.account, *(c[name] for name in DIMENSIONS if name in told.by)]
    keys += [c.component] if by_component else []
    keys += [] if is_before else [kind]
    return select(
        c.account,
        c.component if by_component else none,
        none if is_before else kind,
        literal(int(is_before)),
        *(c[name] if name in told.by else none for name in DIMENSIONS),
        func.sum(c.debit_minor),
        func.sum(c.credit_minor),
    ).group_by(*keys)


class _CutKind(NamedTuple):
    """On which side of the period's first day lines count, and with which sign."""

    is_before: bool
    sign: int


_WITHIN = _CutKind(is_before=False, sign=1)
_BEFORE = _CutKind(is_before=True, sign=1)
_NOT_WITHIN = _CutKind(is_before=False, sign=-1)


class _Cut(NamedTuple):
    """Days of a month that is not asked for as a whole."""

    first_day: dt.date
    last_day: dt.date
    kind: _CutKind


def _cuts(first_day: dt.date | None, last_day: dt.date) -> list[_Cut]:
    """Return the days that the months do not tell apart.

    A period that begins within a month takes that month's earlier days out of the period,
    and puts them before it. One that ends within a month adds that month up to its end.
    """
    cuts: list[_Cut] = []
    eve = first_day - dt.timedelta(days=1) if first_day is not None else None
    if last_day != last_day_of_month(last_day.year, last_day.month):
        from_day = last_day.replace(day=1)
        if first_day is not None and eve is not None and from_day < first_day:
            return [_Cut(from_day, eve, _BEFORE), _Cut(first_day, last_day, _WITHIN)]
        cuts.append(_Cut(from_day, last_day, _WITHIN))
    if first_day is not None and eve is not None and first_day.day > 1:
        from_day = first_day.replace(day=1)
        cuts += [_Cut(from_day, eve, _BEFORE), _Cut(from_day, eve, _NOT_WITHIN)]
    return cuts


@cache
def _cut_days(shape: _Shape, kinds: tuple[_CutKind, ...]) -> CompoundSelect[Any]:
    """Return the query for the lines of single days."""
    return union_all(*(_lines(shape, kind, place) for place, kind in enumerate(kinds)))


def _lines(shape: _Shape, kind: _CutKind, place: int) -> Select[Any]:
    """Select the sums of the lines of the days at *place*, with their sign."""
    p, e = postings.c, entries.c
    both = entries.join(postings, and_(e.book_id == p.book_id, e.sequence == p.sequence))
    first: BindParameter[dt.date] = bindparam(f"first{place}")
    last: BindParameter[dt.date] = bindparam(f"last{place}")
    conditions = [p[name] == bindparam(name) for name in shape.where]
    if shape.has_accounts:
        # The day once more, for the index of accounts has it.
        accounts: BindParameter[str] = bindparam("accounts", expanding=True)
        conditions += [p.account.in_(accounts), p.date.between(first, last)]
    if kind.is_before and shape.told.past_of is not None:
        conditions.append(
            p.account.in_(bindparam("past", expanding=True)) if shape.told.past_of else false()
        )
    summed = _sums(p, e.kind, shape.told, is_before=kind.is_before)
    *keys, debits, credits = summed.selected_columns
    return (
        summed.with_only_columns(*keys, debits * kind.sign, credits * kind.sign)
        .select_from(both)
        .where(e.book_id == bindparam("book"), e.date.between(first, last), *conditions)
    )


class _Question(NamedTuple):
    """What is asked, apart from the days."""

    book_id: str
    accounts: tuple[str, ...]
    where: dict[str, str]
    told: Told

    def spans(
        self, first_day: dt.date | None, last_day: dt.date
    ) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
        """Return the stretches of whole months before the period, and in it."""
        last = month_of(last_day)
        if last_day != last_day_of_month(last_day.year, last_day.month):
            last = _month_before(last_day)
        if first_day is None:
            return [], spans(None, last)
        is_asked = self.told.past_of is None or self.told.past_of
        # A period within one month ends before its first whole month begins.
        past = spans(None, min(_month_before(first_day), last)) if is_asked else []
        return past, spans(month_of(first_day), last)

    def shape(self, before: int, within: int) -> _Shape:
        return _Shape(
            told=self.told._replace(past_of=self.told.past_of and ("some",)),
            where=tuple(sorted(self.where)),
            has_accounts=bool(self.accounts),
            before=before,
            within=within,
        )

    def facts(self, stretches: list[tuple[int, int]]) -> dict[str, Any]:
        """Return the values that the query for whole months needs."""
        facts: dict[str, Any] = {"book": self.book_id, **self.where}
        if self.accounts:
            facts["accounts"] = self.accounts
        if self.told.past_of:
            facts["past"] = self.told.past_of
        for place, (low, high) in enumerate(stretches):
            facts |= {f"low{place}": low, f"high{place}": high}
        return facts

    def facts_of_days(self, cuts: Iterable[_Cut]) -> dict[str, Any]:
        """Return the values that the query for single days needs."""
        facts = self.facts([])
        for place, cut in enumerate(cuts):
            facts |= {f"first{place}": cut.first_day, f"last{place}": cut.last_day}
        return facts
