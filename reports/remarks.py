"""Sentences below a statement: what a reader may rely on, and by what it was made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.month import day_words
from bumdes.planning.budget import plans_in_force
from bumdes.reporting.cash_flow_naming import named_flows
from bumdes.reporting.framework import USUAL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.reporting.framework import Framework
    from ledger import BookView, Period
    from reports.scope import Scope
    from reports.statement import Statement
    from reports.table import Table


def remarks_on(statement: Statement, table: Table) -> Iterator[str]:
    """Yield what a reader may rely on, since the proofs hold; and what a word means."""
    for proof in statement.proofs:
        if proof.says:
            yield f"{proof.says}: selisih 0."
    if table.has_variance:
        yield "Selisih adalah realisasi dikurangi anggaran."
    elif table.shows_change:
        now, before = table.columns
        yield f"Naik (turun) adalah angka {now.heading} dikurangi angka {before.heading}."
    if statement.source:
        yield f"Bentuk: {statement.source}."
    yield from statement.remarks


def framework_remarks(framework: Framework, key: str) -> Iterator[str]:
    """Yield by what the statement *key* was prepared, where that is not the usual."""
    if framework.key == USUAL:
        return
    yield framework.compliance
    if key not in framework.required:
        yield f"{framework.name} tidak mewajibkan laporan ini; ia disajikan sebagai tambahan."


def choice_remarks(view: BookView, statement: Statement, scope: Scope) -> Iterator[str]:
    """Yield what people chose: the plan beside the books, and cash flows named by hand."""
    if scope.budget:
        yield from plan_remarks(view, scope.period)
    if statement.components:
        named = named_flows(view, scope.period, unit=scope.unit, fund=scope.fund)
        if named:
            yield (
                f"{len(named)} baris kas digolongkan oleh pengurus, bukan oleh jurnal; alasan"
                " tiap baris tercatat. Kenaikan kas dan saldonya tidak terpengaruh."
            )


def plan_remarks(view: BookView, period: Period) -> Iterator[str]:
    """Yield by which plan of each year the budget goes."""
    plans = {plan.year: plan for plan in plans_in_force(view, period)}
    for year in range(period.first_day.year, period.last_day.year + 1):
        if plan := plans.get(year):
            yield (
                f"Anggaran {year}: rencana program kerja versi {plan.version}, disahkan dengan"
                f" keputusan {plan.decision} tanggal {day_words(plan.approved_on)}."
            )
        else:
            yield f"Tahun {year} belum mempunyai rencana program kerja yang disahkan."
