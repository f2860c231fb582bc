"""BAB IV: how the enterprise and each of its units did, beside the plan and the year before."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bumdes.month import MONTHS
from bumdes.people import officers
from bumdes.permissions import Role
from bumdes.unit import HEAD_OFFICE, HEAD_OFFICE_NAME, units_of
from ledger.money import to_minor
from reports.accountability.slots import OVERVIEW, UNIT_ANALYSIS
from reports.accountability.tables import chart, grown, highlight, reached
from reports.accountability.telling import ASSETS, INCOME, POSITION, PROFIT, REVENUE
from reports.bound.block import Break, Facts, Heading, Highlights, Included
from reports.bound.listed import amount, label, listed, number
from reports.bound.report import Chapter
from reports.charts.bars import bars
from reports.charts.columns import columns as standing_bars
from reports.charts.drawing import Series
from reports.columns import ELIMINATION_KEY, HEAD_OFFICE_KEY
from reports.scope import Scope, ZeroRows
from reports.statements import statement_table
from reports.words import period_name

if TYPE_CHECKING:
    from reports.accountability.telling import Telling
    from reports.bound.block import Block
    from reports.table import Table

SHORT_MONTHS = tuple(month[:3] for month in MONTHS)


class UnitResult(NamedTuple):
    """What one unit earned, in minor units; no target where no plan was approved."""

    code: str
    name: str
    revenue: int
    before: int
    target: int
    profit: int
    profit_before: int


def performance(telling: Telling) -> Chapter:
    """Return the chapter."""
    blocks = (
        highlights(telling),
        *telling.topic(OVERVIEW),
        *units(telling),
        *by_month(telling),
        *telling.topic(UNIT_ANALYSIS),
        *_unit_reports(telling),
    )
    return Chapter(key="kinerja", title="Kinerja Usaha", blocks=blocks)


def highlights(telling: Telling) -> Highlights:
    """Return the four figures that a reader is to remember."""
    when = period_name(telling.before)
    told = (
        ("Pendapatan usaha", INCOME, REVENUE),
        ("Laba bersih", INCOME, PROFIT),
        ("Kas", POSITION, "cash"),
        ("Jumlah aset", POSITION, ASSETS),
    )
    return Highlights(
        tuple(
            highlight(
                name,
                telling.figure(key, row),
                telling.figure(key, row, 1),
                currency=telling.currency,
                when=when,
            )
            for name, key, row in told
        )
    )


def unit_results(telling: Telling) -> list[UnitResult]:
    """Return what each unit earned; the head office too, if it did."""
    named = [(u.code, u.name) for u in units_of(telling.work.session, telling.work.book_id)]
    found = [
        _result(telling, code, name) for code, name in (*named, (HEAD_OFFICE, HEAD_OFFICE_NAME))
    ]
    return [r for r in found if r.revenue or r.before or r.target or r.profit]


def _result(telling: Telling, code: str, name: str) -> UnitResult:
    key = f"unit:{code}" if code else HEAD_OFFICE_KEY
    now, before = telling.by_unit, telling.by_unit_before
    return UnitResult(
        code=code,
        name=name,
        revenue=_cell(now, REVENUE, key),
        before=_cell(before, REVENUE, key),
        target=_target(telling, code),
        profit=_cell(now, PROFIT, key),
        profit_before=_cell(before, PROFIT, key),
    )


def _cell(table: Table, row: str, column: str) -> int:
    """Return a figure in minor units; 0 where there is no such column."""
    places = [place for place, c in enumerate(table.columns) if c.key == column]
    money = table[row].figures[places[0]] if places else None
    return to_minor(money) if money is not None else 0


def _target(telling: Telling, unit: str) -> int:
    if not telling.plans:
        return 0
    scope = Scope(telling.period, unit=unit, budget=True)
    table = statement_table(telling.work.book, INCOME, scope)
    return _cell(table, REVENUE, "budget")


def units(telling: Telling) -> tuple[Block, ...]:
    """Return the revenue of each unit drawn, and the table of their results."""
    found = unit_results(telling)
    if not found:
        return ()
    now, before = period_name(telling.period), period_name(telling.before)
    series = [Series(f"Realisasi {now}", tuple(r.revenue for r in found))]
    if any(r.target for r in found):
        series.append(Series(f"Target {now}", tuple(r.target for r in found)))
    if any(r.before for r in found):
        series.append(Series(f"Tahun {before}", tuple(r.before for r in found)))
    cancelled = {
        "Realisasi": _cell(telling.by_unit, REVENUE, ELIMINATION_KEY),
        "Tahun": _cell(telling.by_unit_before, REVENUE, ELIMINATION_KEY),
    }
    beside = [cancelled.get(one.label.split()[0], 0) for one in series]
    drawn = chart(
        f"Pendapatan usaha per unit {now}",
        [r.name for r in found],
        series,
        draw=bars,
        period=telling.period,
        currency=telling.currency,
        beside=(("Eliminasi antarunit", beside),) if any(beside) else (),
    )
    return (Heading("Pendapatan dan laba per unit usaha"), drawn, _compared(telling, found))


def _compared(telling: Telling, found: list[UnitResult]) -> Block:
    rows = [
        (
            r.name,
            reached(r.revenue, r.target),
            grown(r.revenue, r.before),
            r.profit,
            r.profit_before,
        )
        for r in found
    ]
    before = period_name(telling.before)
    columns = (
        label("unit", "Unit usaha"),
        number("reached", "Capaian (%)"),
        number("grown", "Naik (%)"),
        amount("profit", "Laba"),
        amount("before", f"Laba {before}"),
    )
    title = "Capaian dan laba (rugi) per unit, sebelum eliminasi antarunit"
    totals = ("profit", "before")
    return listed(
        "unit-results", title, columns, rows, currency=telling.currency, totals=totals
    )


def by_month(telling: Telling) -> tuple[Block, ...]:
    """Return revenue and profit of each month, drawn."""
    table = telling.months
    if len(table.columns) < 2:
        return ()
    revenue, profit = (
        tuple(to_minor(money) if money is not None else 0 for money in table[row].figures)
        for row in (REVENUE, PROFIT)
    )
    drawn = chart(
        f"Pendapatan usaha dan laba bersih per bulan {period_name(telling.period)}",
        [SHORT_MONTHS[column.period.first_day.month - 1] for column in table.columns],
        [Series("Pendapatan usaha", revenue), Series("Laba (rugi) bersih", profit)],
        draw=standing_bars,
        period=telling.period,
        currency=telling.currency,
    )
    return (Heading("Perkembangan per bulan"), drawn)


def _unit_reports(telling: Telling) -> tuple[Block, ...]:
    """Return each unit of business with who leads it and its income statement."""
    work, on = telling.work, telling.period.last_day
    leads = {
        a.unit: person.name
        for a, person in officers(work.session, work.book_id, on)
        if a.role == Role.UNIT_MANAGER
    }
    blocks: list[Block] = []
    for unit in units_of(work.session, work.book_id):
        scope = Scope(
            telling.period,
            compare=(telling.before,),
            unit=unit.code,
            zero_rows=ZeroRows.HIDDEN,
        )
        facts = (
            ("Jenis usaha", unit.type.label),
            ("Pengelola", leads.get(unit.code, "belum dicatat")),
        )
        blocks += [
            Break.PAGE,
            Heading(f"Laporan unit {unit.name}"),
            Facts(facts),
            Included(telling.document(INCOME, scope)),
        ]
    return tuple(blocks)
