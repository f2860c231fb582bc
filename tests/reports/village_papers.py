"""A village enterprise with a year behind it, for the tests of papers, and what they say."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from bumdes.actions.contributing import ContributeCapital, contribute_capital
from bumdes.actions.deliberating import (
    RecordDecision,
    RecordDeliberation,
    record_decision,
    record_deliberation,
)
from bumdes.actions.planning_use import UseLine
from bumdes.actions.recording import RecordTransaction, record_transaction
from bumdes.governance.decision import DecisionKind
from bumdes.governance.deliberation import DeliberationKind
from ledger import Period, rp
from reports.bound.block import Facts, Heading, Highlights, Listing, Prose
from reports.composing import compose
from reports.kind import Asked
from reports.kinds import KINDS
from tests.bumdes.profits import BANK, A, Sharer, earning
from tests.bumdes.village import day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Engine

    from bumdes.permissions import Actor
    from reports.bound.report import Report
    from reports.register import Register

NOW = dt.datetime(2026, 3, 16, 7, 0, tzinfo=dt.UTC)
FOOD = "M2025-002"


def a_year(engine: Engine) -> Sharer:
    """Return an enterprise of one village that met, took money, spent it, and shared 2025."""
    sharer = earning(engine, 2_000_000)
    meeting = sharer.does(
        record_deliberation,
        RecordDeliberation(
            kind=DeliberationKind.VILLAGE,
            held_on=day(1, 24),
            place="Balai Desa",
            agenda="Modal ketahanan pangan",
            number="BA 1/2025",
            chair="Ketua BPD",
            attendance="Kepala Desa\nBPD",
            attendees=31,
            hours="09.00 sampai 11.00 WIB",
            note_taker="Wulan",
            proceedings="Direktur memaparkan rencana.",
        ),
    )
    decided = RecordDecision(
        number="Musdes 1/2025",
        kind=DecisionKind.TAKE_CAPITAL,
        decided_on=day(1, 24),
        about="Menerima modal ketahanan pangan",
        deliberation_id=meeting.deliberation_id,
        most=rp(3_000_000),
    )
    sharer.does(record_decision, decided)
    _of_food(sharer)
    sharer.adopts()
    sharer.closes()
    sharer.decides()
    shared = sharer.shares()
    sharer.pays(shared.shares[0])
    return sharer


def _of_food(sharer: Sharer) -> None:
    use = UseLine(description="Angkutan beras", account="6.1.99.04", amount=rp(900_000))
    command = ContributeCapital(
        source="dana_desa",
        contributor=A,
        date=day(2, 3),
        amount=rp(3_000_000),
        into=BANK,
        decision="Musdes 1/2025",
        paper="Perdes 4/2025",
        paper_date=day(1, 30),
        purpose="Cadangan beras",
        earmark="ketahanan_pangan",
        uses=(use,),
        fund=FOOD,
    )
    sharer.does(contribute_capital, command)
    spent = RecordTransaction(
        kind="expense",
        unit="",
        date=day(3, 5),
        amounts={"total": rp(400_000)},
        accounts={"expense": "6.1.99.04", "cash": BANK},
        description="Angkutan beras",
        fund=FOOD,
    )
    sharer.does(record_transaction, spent)


def made(
    sharer: Sharer, key: str, year: int = 2025, *, subject: str = "", by: Actor | None = None
) -> Report:
    """Return a paper of *year*."""
    asked = Asked(period=Period.year(year), now=NOW, subject=subject)
    actor = {} if by is None else {"actor": by}
    with sharer.work(read_only=True, **actor) as work:
        return compose(work, KINDS[key], asked)


def said(report: Report) -> str:
    """Return all texts of a paper, line by line."""
    return "\n".join(_texts(report))


def listing(report: Report, key: str) -> Register:
    """Return the listing *key* of a paper."""
    found = [
        block.register
        for chapter in report.chapters
        for block in chapter.blocks
        if isinstance(block, Listing)
    ]
    return next(register for register in found if register.key == key)


def rows(report: Report, key: str) -> list[dict[str, object]]:
    """Return the rows of the listing *key*, by the keys of its columns."""
    register = listing(report, key)
    names = [column.key for column in register.columns]
    return [dict(zip(names, row, strict=True)) for row in register.rows]


def _texts(report: Report) -> Iterator[str]:
    for chapter in report.chapters:
        yield chapter.title
        for block in chapter.blocks:
            if isinstance(block, (Prose, Heading)):
                yield block.text
            elif isinstance(block, Facts):
                yield from (f"{name}: {value}" for name, value in block.rows)
            elif isinstance(block, Highlights):
                yield from (f"{each.label}: {each.figure}" for each in block.figures)
            elif isinstance(block, Listing):
                yield from (" | ".join(map(str, row)) for row in (block.register.rows))
