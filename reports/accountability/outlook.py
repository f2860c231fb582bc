"""BAB IX and X: the year to come, and the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.errors import NotFoundError
from bumdes.planning.budget import version_realisation
from bumdes.planning.work_plan import latest_plan
from ledger import AccountKind, Period
from ledger.money import to_minor
from reports.accountability.slots import CONCLUSION, OUTLOOK
from reports.bound.block import Heading, Prose, Signatures
from reports.bound.listed import amount, label, listed
from reports.bound.report import Chapter
from reports.composing import signatures_for

if TYPE_CHECKING:
    from bumdes.planning.work_plan import WorkPlan
    from reports.accountability.telling import Telling
    from reports.bound.block import Block


def outlook(telling: Telling) -> Chapter:
    """Return the chapter of what is planned."""
    blocks = (*telling.topic(OUTLOOK), *_plan(telling))
    return Chapter(key="rencana", title="Rencana Tahun Berikut", blocks=blocks)


def closing(telling: Telling) -> Chapter:
    """Return the last chapter, which is signed."""
    signed = Signatures(*signatures_for(telling.work, telling.asked))
    blocks = (Prose(telling.text(CONCLUSION)), signed)
    return Chapter(key="penutup", title="Penutup", blocks=blocks)


def _plan(telling: Telling) -> tuple[Block, ...]:
    year = telling.year + 1
    try:
        plan = latest_plan(telling.work.session, telling.work.book_id, year)
    except NotFoundError:
        return (
            Heading(f"Rencana program kerja {year}"),
            Prose(f"Rencana program kerja tahun {year} belum disusun."),
        )
    aims = "\n".join(f"- {aim}" for aim in plan.summary.splitlines() if aim.strip())
    state = f"disahkan dengan keputusan {plan.decision}" if plan.decision else "masih rancangan"
    said = f"Rencana program kerja tahun {year} (versi {plan.version}) {state}."
    return (
        Heading(f"Rencana program kerja {year}"),
        Prose(f"{said} Tujuannya:\n{aims}" if aims else said),
        _budget(telling, plan),
    )


def _budget(telling: Telling, plan: WorkPlan) -> Block:
    """Return what the plan foresees, account by account of the result."""
    found = version_realisation(
        telling.work.book, plan.year, plan.version, Period.year(plan.year)
    )
    kinds = {AccountKind.REVENUE: 1, AccountKind.EXPENSE: -1}
    rows = [
        (row.account, row.name, sign * to_minor(row.budget))
        for kind, sign in kinds.items()
        for row in found.rows
        if row.kind is kind and to_minor(row.budget)
    ]
    columns = (
        label("name", "Uraian"),
        amount("budget", f"Anggaran {plan.year}"),
    )
    shown = [(f"{account} {name}", minor) for account, name, minor in rows]
    return listed(
        "next-plan",
        f"Anggaran pendapatan dan (beban) tahun {plan.year}; jumlahnya laba yang direncanakan",
        columns,
        shown,
        currency=telling.currency,
        totals=("budget",),
    )
