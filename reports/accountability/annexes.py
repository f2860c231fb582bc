"""The annexes: each contribution in full, the budget, the minutes, and the lists."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bumdes.governance.decision import find_decision
from bumdes.governance.deliberation import DeliberationKind, deliberations_of
from bumdes.month import day_words
from bumdes.reporting.picture import pictures_of
from bumdes.stored_file import files_named
from bumdes.year_end.accepted_year import year_standing
from reports.accountability.telling import LPJ_KEY
from reports.bound.block import Break, Heading, Included
from reports.bound.report import Chapter
from reports.capital.use import about, read_use, standing, use_blocks
from reports.deliberations.minutes import attendance_list, minutes_blocks, signatures
from reports.errors import ReportError
from reports.prepare import KEYS
from reports.register import Register
from reports.scope import Scope
from reports.spread import spread
from reports.vouchers.proofs import ProofPrinter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.capital.use import UseOfCapital
    from bumdes.governance.deliberation import Deliberation
    from reports.accountability.telling import Telling
    from reports.bound.block import Block
    from reports.bound.report import Report
    from reports.document import Document

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


def annexes(telling: Telling, supervision: Report | None) -> Iterator[Chapter]:
    """Yield the annexes; one that has nothing to tell is left out.

    Args:
        supervision: the report of the supervisors; None while they wrote nothing.
    """
    if supervision is not None:
        yield _bound(supervision)
    yield from _capital(telling)
    yield from _minutes(telling)
    for key in LISTS:
        yield from _listing(telling, key)
    yield from _photographs(telling)


def _bound(report: Report) -> Chapter:
    """Return a report of its own as an annex, its chapters under their headings."""
    blocks: list[Block] = []
    for chapter in report.chapters:
        blocks += [Heading(chapter.title)] if chapter.title else []
        blocks += map(_below, chapter.blocks)
    return Chapter(key=f"laporan-{report.key}", title=report.title, blocks=tuple(blocks))


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
    accepting = _accepting(telling)
    for held in _held(telling, accepting):
        blocks += [Break.PAGE] if blocks else []
        accepts = held.deliberation_id == accepting
        blocks += _minutes_of(telling, held, accepts=accepts)
    if blocks:
        yield Chapter(
            key="berita-acara",
            title="Berita Acara dan Daftar Hadir",
            blocks=tuple(blocks),
        )


def _accepting(telling: Telling) -> str:
    """Return the id of the meeting that accepted the report; nothing while none did."""
    work = telling.work
    accepted = year_standing(work, telling.year).accepted
    if accepted is None:
        return ""
    return find_decision(work.session, work.book_id, accepted.decision).deliberation_id or ""


def _held(telling: Telling, accepting: str) -> list[Deliberation]:
    """Return the meetings of the owners in the period, and the one that accepted its report."""
    work = telling.work
    return [
        held
        for held in reversed(deliberations_of(work.session, work.book_id))
        if DeliberationKind(held.kind).is_of_owners
        and (held.held_on in telling.period or held.deliberation_id == accepting)
    ]


def _minutes_of(telling: Telling, held: Deliberation, *, accepts: bool) -> Iterator[Block]:
    """Yield the minutes of a meeting; the one that accepted the report with who came."""
    work = telling.work
    yield Heading(f"{DeliberationKind(held.kind).label}, {day_words(held.held_on)}")
    yield from map(_below, minutes_blocks(work, held))
    if not accepts:
        return
    yield from signatures(work, held)
    came = attendance_list(work, held)
    if came.register.rows:
        yield Break.PAGE
        yield Heading("Daftar hadir", 3)
        yield came
    yield from _scanned(telling, held)


def _scanned(telling: Telling, held: Deliberation) -> Iterator[Block]:
    """Yield the pages of the signed minutes, where they were scanned and are at hand."""
    work = telling.work
    kept = files_named(work.session, work.book_id, [held.minutes] if held.minutes else [])
    printer = ProofPrinter(telling.asked.files, telling.currency)
    yield from printer.behind(held.number or "Berita acara", kept)


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
        is_wide=_is_wide(document),
    )


def _is_wide(document: Document) -> bool:
    """Whether its tables or registers need paper that lies on its side."""
    registers = (table for table in document.tables if isinstance(table, Register))
    return spread(document, is_bound=True).is_wide or any(each.is_wide for each in registers)


def _photographs(telling: Telling) -> Iterator[Chapter]:
    """Yield the photographs, as far as their content is at hand; never one of a person's."""
    work = telling.work
    told = pictures_of(work.session, work.book_id, LPJ_KEY, telling.period)
    kept = {
        file.digest: file
        for file in files_named(work.session, work.book_id, [one.file for one in told])
        if not file.is_personal
    }
    printer = ProofPrinter(telling.asked.files, telling.currency)
    blocks = [
        replace(drawn, description=one.caption)
        for one in told
        if one.file in kept
        for drawn in printer.behind(one.caption, [kept[one.file]])
    ]
    if blocks:
        yield Chapter(key="foto", title="Foto Kegiatan", blocks=tuple(blocks))
