"""BAB V: the statements of the enterprise, its notes, and its units combined."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bumdes.unit import units_of
from reports.accountability.slots import POLICIES
from reports.accountability.telling import ASSETS, INCOME, POSITION, PROFIT, REVENUE
from reports.bound.block import Break, Heading, Included
from reports.bound.listed import amount, label, listed
from reports.bound.report import Chapter
from reports.note_chapters import note_blocks
from reports.notes.pointing import with_notes
from reports.notes.telling import numbers_by_row, told_notes
from reports.scope import Scope, ZeroRows
from reports.spread import spread
from reports.statements import STATEMENTS
from reports.words import period_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.accountability.telling import Telling
    from reports.bound.block import Block

TITLE = "Laporan Keuangan"

SUMMARY = (
    ("Pendapatan usaha", INCOME, REVENUE),
    ("Laba (rugi) bersih", INCOME, PROFIT),
    ("Kas", POSITION, "cash"),
    ("Jumlah aset", POSITION, ASSETS),
    ("Jumlah kewajiban", POSITION, "liabilities"),
    ("Jumlah ekuitas", POSITION, "equity"),
)
"""Figures that a reader looks for first: what they are called, and where they stand."""


def finances(telling: Telling) -> Iterator[Chapter]:
    """Yield the chapter: its statements, the notes, and the units combined."""
    yield statements(telling)
    yield from combined(telling)


def statements(telling: Telling) -> Chapter:
    """Return the chapter of the statements, each on its page, with their notes."""
    numbers = numbers_by_row(told_notes(telling.work, telling.asked))
    blocks: list[Block] = [*telling.topic(POLICIES), *summary(telling)]
    for key in STATEMENTS:
        document = with_notes(telling.document(key), numbers)
        blocks += [Break.PAGE, Heading(document.title), Included(document)]
    blocks += [Break.PAGE, Heading("Catatan atas Laporan Keuangan"), *_notes(telling)]
    return Chapter(key="keuangan", title=TITLE, blocks=tuple(blocks))


def summary(telling: Telling) -> tuple[Block, ...]:
    """Return the figures that a reader looks for first, beside those of the year before."""
    rows = [
        (name, telling.figure(key, row), telling.figure(key, row, 1))
        for name, key, row in SUMMARY
    ]
    now, before = period_name(telling.period), period_name(telling.before)
    columns = (
        label("what", "Uraian"),
        amount("now", now),
        amount("before", before),
        amount("change", "Naik (turun)"),
    )
    table = listed(
        "summary",
        f"Ringkasan keuangan {now} dan {before}",
        columns,
        ((name, this, last, this - last) for name, this, last in rows),
        currency=telling.currency,
    )
    return (Heading("Ringkasan keuangan"), table)


def _notes(telling: Telling) -> Iterator[Block]:
    """Yield the notes, a level below where they would stand alone."""
    for block in note_blocks(telling.work, telling.asked):
        yield replace(block, level=block.level + 1) if isinstance(block, Heading) else block


def combined(telling: Telling) -> Iterator[Chapter]:
    """Yield the statements of all units beside one another, which go on with the chapter.

    Nothing where the enterprise has no units.
    """
    if not units_of(telling.work.session, telling.work.book_id):
        return
    scope = Scope(telling.period, by_unit=True, zero_rows=ZeroRows.HIDDEN)
    documents = [telling.document(key, scope) for key in (POSITION, INCOME)]
    blocks: list[Block] = []
    for document in documents:
        blocks += [Break.PAGE] if blocks else []
        blocks += [Heading(f"{document.title} per unit dan gabungan"), Included(document)]
    yield Chapter(
        key="keuangan-gabungan",
        title="",
        blocks=tuple(blocks),
        is_wide=any(spread(document, is_bound=True).is_wide for document in documents),
    )
