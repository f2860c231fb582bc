"""The annexes: each contribution in full, the budget, the minutes, and the lists."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bumdes.governance.decision import decisions_of
from bumdes.governance.deliberation import DeliberationKind, deliberations_of
from bumdes.month import day_words
from bumdes.year_end.accepted_year import year_standing
from reports.bound.block import Break, Facts, Heading, Included, Prose
from reports.bound.listed import label, listed, text
from reports.bound.report import Chapter
from reports.capital.use import about, read_use, standing, use_blocks
from reports.errors import ReportError
from reports.prepare import KEYS
from reports.scope import Scope
from reports.spread import spread

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.capital.use import UseOfCapital
    from bumdes.governance.deliberation import Deliberation
    from reports.accountability.telling import Telling
    from reports.bound.block import Block

LISTS = (
    "budget-realisation",
    "trial-balance",
    "worksheet",
    "fixed-assets",
    "stock",
    "receivables",
    "payables",
    "capital-register",
)
"""Listings of the period or its last day, in their order, as far as there are such."""


def annexes(telling: Telling) -> Iterator[Chapter]:
    """Yield the annexes; one that has nothing to tell is left out."""
    yield from _capital(telling)
    yield from _minutes(telling)
    for key in LISTS:
        yield from _listing(telling, key)


def _capital(telling: Telling) -> Iterator[Chapter]:
    """Yield each contribution whose money can be followed, in full."""
    known = standing(telling.work, telling.period)
    uses = [read_use(telling.work, contribution, telling.asked) for contribution in known]
    followed = [use for use in uses if not use.is_own_money and _moved(telling, use)]
    if not followed:
        return
    blocks: list[Block] = []
    for use in followed:
        blocks += [Break.PAGE] if blocks else []
        blocks.append(Heading(f"{use.contribution.fund}: {about(use.contribution)}"))
        blocks += map(_below, use_blocks(telling.work, use, telling.asked))
    yield Chapter(
        key="penggunaan-modal",
        title="Penggunaan Penyertaan Modal",
        blocks=tuple(blocks),
    )


def _below(block: Block) -> Block:
    """Return a heading one level down: the contents name the contributions alone."""
    return replace(block, level=block.level + 1) if isinstance(block, Heading) else block


def _moved(telling: Telling, use: UseOfCapital) -> bool:
    """Whether something of the contribution came in or was spent in the period."""
    return use.contribution.date in telling.period or any(
        spending.date in telling.period for spending in use.spending
    )


def _minutes(telling: Telling) -> Iterator[Chapter]:
    """Yield the minutes of the deliberations of the owners, with who attended."""
    blocks: list[Block] = []
    for held in _held(telling):
        blocks += [Break.PAGE] if blocks else []
        blocks += _minutes_of(telling, held)
    if blocks:
        yield Chapter(
            key="berita-acara",
            title="Berita Acara dan Daftar Hadir",
            blocks=tuple(blocks),
        )


def _held(telling: Telling) -> list[Deliberation]:
    """Return the meetings of the period, and the one that accepted its report."""
    work = telling.work
    accepted = year_standing(work, telling.year).accepted
    accepting = ""
    for decision in decisions_of(work.session, work.book_id):
        if accepted and decision.number == accepted.decision:
            accepting = decision.deliberation_id or ""
    return [
        held
        for held in reversed(deliberations_of(work.session, work.book_id))
        if DeliberationKind(held.kind).is_of_owners
        and (held.held_on in telling.period or held.deliberation_id == accepting)
    ]


def _minutes_of(telling: Telling, held: Deliberation) -> tuple[Block, ...]:
    work = telling.work
    facts = (
        ("Berita acara", held.number),
        ("Tanggal", day_words(held.held_on)),
        ("Tempat", held.place),
        ("Pemimpin", held.chair),
        ("Kehadiran", f"{held.attendees} orang" if held.attendees else ""),
    )
    agenda = "\n".join(f"- {line}" for line in held.agenda.splitlines() if line.strip())
    taken = decisions_of(work.session, work.book_id, deliberation_id=held.deliberation_id)
    resolved = "\n".join(
        f"{place}. {decision.about} (keputusan {decision.number})."
        for place, decision in enumerate(reversed(taken), start=1)
    )
    kind = DeliberationKind(held.kind).label
    return (
        Heading(f"{kind}, {day_words(held.held_on)}"),
        Facts(tuple((name, value) for name, value in facts if value)),
        Heading("Acara", 3),
        Prose(agenda),
        Heading("Keputusan", 3),
        Prose(resolved or "Tidak ada keputusan yang dicatat."),
        *_attendance(telling, held),
    )


def _attendance(telling: Telling, held: Deliberation) -> tuple[Block, ...]:
    rows = [
        (str(place), line.strip(), "")
        for place, line in enumerate(
            (line for line in held.attendance.splitlines() if line.strip()), start=1
        )
    ]
    if not rows:
        return ()
    columns = (
        text("place", "No."),
        label("who", "Yang hadir"),
        text("sign", "Tanda tangan"),
    )
    title = f"Daftar hadir {day_words(held.held_on)}"
    key = f"attendance-{held.deliberation_id}"
    return (listed(key, title, columns, rows, currency=telling.currency),)


def _listing(telling: Telling, key: str) -> Iterator[Chapter]:
    if key not in KEYS:
        return
    try:
        document = telling.document(key, Scope(telling.period, unit=telling.asked.unit))
    except ReportError:
        return
    if not document.tables:
        return
    yield Chapter(
        key=f"daftar-{key}",
        title=document.title,
        blocks=(Included(document),),
        is_wide=spread(document, is_bound=True).is_wide,
    )
