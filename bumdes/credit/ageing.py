"""Ageing: what is open by how long it is overdue, for each party and in all.

One query an account adds the lines up by the band that their document falls in; an index holds
all that it asks for. Documents paid in instalments, which fall in several bands, are few: they
are taken out of the band of their last day and told apart by what of their plan is unpaid.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache
from operator import add, neg, sub
from typing import TYPE_CHECKING, Any

from sqlalchemy import String, and_, bindparam, func, select

from bumdes.credit.band import bands_on
from bumdes.credit.control import CONTROLS
from bumdes.credit.instalment import plans_of
from bumdes.credit.instalments import unpaid
from bumdes.document import Document
from ledger import Side
from ledger.money import from_minor
from ledger.outstanding import documented_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sqlalchemy import ColumnElement, Select

    from bumdes.credit.band import Bands
    from bumdes.credit.instalments import Due
    from bumdes.work import Work
    from ledger import Currency, Money

Key = tuple[str, ...]

MOST_ASKED = 500
"""Documents that one query asks for."""


@dataclass(frozen=True, slots=True)
class Aged:
    """What is open under one key, by band; in sen, as what is owed grows.

    Attributes:
        key: the party, or account and unit, as was asked.
        minors: one for each band, in their order.
    """

    key: Key
    minors: tuple[int, ...]

    @property
    def minor(self) -> int:
        """All of it."""
        return sum(self.minors)

    @property
    def overdue(self) -> int:
        """What is overdue."""
        return sum(self.minors[1:])


@dataclass(frozen=True, slots=True)
class Ageing:
    """What is open in a sub-ledger at the end of a day, by age.

    Attributes:
        rows: by party, in the order of their codes; what is zero in all bands is left out.
    """

    sub_ledger: str
    at: dt.date
    bands: Bands
    rows: tuple[Aged, ...]
    currency: Currency

    @property
    def totals(self) -> tuple[Money, ...]:
        """What is open in each band, in all."""
        places = range(len(self.bands.bands))
        return tuple(
            self._money(sum(row.minors[place] for row in self.rows)) for place in places
        )

    @property
    def total(self) -> Money:
        """All that is open."""
        return self._money(sum(row.minor for row in self.rows))

    @property
    def overdue(self) -> Money:
        """All that is overdue."""
        return self._money(sum(row.overdue for row in self.rows))

    def _money(self, minor: int) -> Money:
        return from_minor(minor, self.currency)


def read_ageing(work: Work, sub_ledger: str, at: dt.date, *, unit: str | None = None) -> Ageing:
    """Return what is open in *sub_ledger* at the end of day *at*, by party and age.

    Args:
        unit: only what is open there; an empty string for the head office, None for all.
    """
    bands = bands_on(work.session, work.book_id, at)
    rows = age(work, sub_ledger, at, bands, by=("party",), unit=unit)
    return Ageing(sub_ledger, at, bands, tuple(rows), work.book.currency)


def age(
    work: Work,
    sub_ledger: str,
    at: dt.date,
    bands: Bands,
    *,
    by: Sequence[str],
    unit: str | None = None,
) -> list[Aged]:
    """Return what is open at the end of day *at* in each of *bands*, told apart *by* columns.

    Args:
        by: any of account, party and unit.
    """
    control = CONTROLS[sub_ledger]
    sign = 1 if control.grows is Side.DEBIT else -1
    sums: dict[Key, list[int]] = {}
    for account in _accounts(work, sub_ledger):
        for key, minors in _summed(work, account, at, bands, by=by, unit=unit):
            before = sums.get(key)
            sums[key] = list(map(add, before, minors)) if before else minors
    for key, number, minor in _corrections(work, sub_ledger, at, bands, by=by, unit=unit):
        sums.setdefault(key, [0] * len(bands.bands))[number] += minor
    return [
        Aged(key, tuple(minors) if sign > 0 else tuple(map(neg, minors)))
        for key, minors in sorted(sums.items())
        if any(minors)
    ]


def _accounts(work: Work, sub_ledger: str) -> list[str]:
    """Return the control accounts that take postings, in code order."""
    control, chart = CONTROLS[sub_ledger], work.book.chart
    return [a.code for a in chart if a.takes_postings and a.code.startswith(control.stems)]


def _summed(
    work: Work, account: str, at: dt.date, bands: Bands, *, by: Sequence[str], unit: str | None
) -> Iterator[tuple[Key, list[int]]]:
    """Yield debits less credits of *account* by key and band, each document in one band.

    Asked is what is so old or older, which takes one comparison a line and band.
    """
    first_days = [band.first_day for band in bands.bands]
    query = _by_band(tuple(map(bool, first_days)), tuple(by), of_unit=unit is not None)
    asked: dict[str, Any] = {"book": work.book_id, "accounts": [account], "at": at}
    asked |= {f"due{n}": _before(at, days) for n, days in enumerate(first_days) if days}
    if unit is not None:
        asked["unit"] = unit
    count = len(by)
    for row in work.book.connection.execute(query, asked).all():
        older = [int(minor or 0) for minor in row[count:]]
        yield tuple(row[:count]), list(map(sub, older, [*older[1:], 0]))


@cache
def _by_band(
    are_overdue: tuple[bool, ...], by: tuple[str, ...], *, of_unit: bool
) -> Select[Any]:
    """Return the query for debits less credits by key, of what is as old as a band, or older.

    Args:
        are_overdue: of each band, whether what is in it is overdue.
        of_unit: whether only one unit is asked for.
    """
    book = bindparam("book", type_=String)
    lines = documented_lines(book, accounts=bindparam("accounts", expanding=True)).c
    keys = [lines[name] for name in by]
    sums = [
        _so_old(lines.net, place if late else None) for place, late in enumerate(are_overdue)
    ]
    query = (
        select(*keys, *sums)
        .join(
            Document,
            and_(
                Document.book_id == book,
                Document.party == lines.party,
                Document.code == lines.document,
            ),
            isouter=True,
        )
        .where(lines.date <= bindparam("at"))
        .group_by(*keys)
    )
    return query.where(lines.unit == bindparam("unit")) if of_unit else query


def _so_old(net: ColumnElement[int], place: int | None) -> ColumnElement[int]:
    """Return the sum of *net* of what is as old as the band at *place*, or older; None for all.

    What has no day on which it is due is not due.
    """
    if place is None:
        return func.sum(net)
    return func.sum(net).filter(Document.due_on <= bindparam(f"due{place}"))


def _before(at: dt.date, days: int) -> dt.date:
    """Return the day that is so many days before *at*, or the first of the calendar."""
    return dt.date.fromordinal(max(at.toordinal() - days, 1))


def _corrections(
    work: Work,
    sub_ledger: str,
    at: dt.date,
    bands: Bands,
    *,
    by: Sequence[str],
    unit: str | None,
) -> Iterator[tuple[Key, int, int]]:
    """Yield by how much documents paid in instalments change each band: key, place, net."""
    plans = plans_of(work.session, work.book_id)
    sign = 1 if CONTROLS[sub_ledger].grows is Side.DEBIT else -1
    for key, code, due_on, net in _planned(work, sub_ledger, at, plans, by=by, unit=unit):
        yield key, bands.place((at - due_on).days if due_on else 0), -net
        for due in unpaid(plans[code], sign * net):
            yield key, bands.place((at - due.due_on).days), sign * due.minor


def _planned(
    work: Work,
    sub_ledger: str,
    at: dt.date,
    plans: Mapping[str, Sequence[Due]],
    *,
    by: Sequence[str],
    unit: str | None,
) -> Iterator[tuple[Key, str, dt.date | None, int]]:
    """Yield what is open on documents with a plan: key, code, last day, debits less credits."""
    accounts, asked = _accounts(work, sub_ledger), sorted(plans)
    for first in range(0, len(asked) if accounts else 0, MOST_ASKED):
        codes = asked[first : first + MOST_ASKED]
        lines = work.book.documented_lines(accounts).c
        keys = [lines[name] for name in by]
        query = (
            select(*keys, lines.document, Document.due_on, func.sum(lines.net))
            .join(
                Document,
                and_(Document.book_id == work.book_id, Document.code == lines.document),
            )
            .where(lines.document.in_(codes), lines.date <= at)
            .group_by(*keys, lines.document, Document.due_on)
        )
        if unit is not None:
            query = query.where(lines.unit == unit)
        for row in work.book.connection.execute(query):
            *key, code, due_on, net = row
            yield tuple(key), code, due_on, int(net)
