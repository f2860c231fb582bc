"""The card of an asset as its page shows it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from bumdes.assets.asset_class import CONSTRUCTION
from bumdes.assets.disposal import disposals_of
from bumdes.assets.movement import movements_of
from bumdes.assets.register import (
    AssetStatus,
    standing_of,
    standing_plans,
)
from bumdes.assets.schedule import first_day_of, month_number
from bumdes.assets.whereabouts import whereabouts_of
from bumdes.errors import AssetGoneError
from bumdes.permissions import Permission
from bumdes.stored_file import files_named
from ledger import Dimension
from ledger.money import from_minor
from ledger.period import LAST_DAY
from webapp.readings.sight import unit_names

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bumdes.assets.asset import AssetPlan
    from bumdes.assets.disposal import AssetDisposal
    from bumdes.assets.register import AssetStanding
    from bumdes.assets.whereabouts import Whereabouts
    from bumdes.stored_file import StoredFile
    from bumdes.work import Work
    from ledger import Money

from webapp.readings.fixed_assets import AssetLine, line_of


class EntryLink(NamedTuple):
    """Where the page of an entry is."""

    year: int
    number: int
    voucher: str


class MovementRow(NamedTuple):
    """What one entry did to an asset."""

    date: dt.date
    label: str
    link: EntryLink
    description: str
    cost: Money
    worn: Money
    taken_back: bool


class FundRow(NamedTuple):
    """What one fund has in an asset."""

    name: str
    fund: str
    cost: Money
    worn: Money
    carrying: Money


class YearOfWear(NamedTuple):
    """What wears off in one year by the plan, and what is left at its end."""

    year: int
    wear: Money
    left: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class AssetPage:
    """The card of one asset."""

    line: AssetLine
    funds: tuple[FundRow, ...]
    movements: tuple[MovementRow, ...]
    years: tuple[YearOfWear, ...]
    plans: tuple[AssetPlan, ...]
    places: tuple[Whereabouts, ...]
    disposals: tuple[tuple[AssetDisposal, EntryLink, Money, Money], ...]
    papers: tuple[StoredFile, ...]
    photo: StoredFile | None
    insured: Money

    @property
    def is_there(self) -> bool:
        """Whether the enterprise has it."""
        return self.line.standing.status is not AssetStatus.GONE

    @property
    def is_built(self) -> bool:
        """Whether it is being built."""
        return self.line.standing.plan.asset_class == CONSTRUCTION


def read_asset(work: Work, code: str, today: dt.date) -> AssetPage:
    """Return the card of one asset.

    Raises:
        NotFoundError: there is no such asset.
        AssetGoneError: how it came in was taken back.
        PermissionDeniedError: the actor does not see its unit.
    """
    standing = standing_of(work, code, LAST_DAY)
    if standing is None:
        raise AssetGoneError(code, today)
    unit = standing.holding.unit
    work.actor.require(Permission.READ_BOOKS, unit=unit if standing.holding.cost else None)
    session, book_id, currency = work.session, work.book_id, work.book.currency
    movements = _movements(work, code)
    papers = {d for row in movements for d in _evidence(work, row.link)}
    return AssetPage(
        line=line_of(work, standing, unit_names(work)),
        funds=tuple(_funds(work, standing)),
        movements=tuple(movements),
        years=tuple(_years(work, standing.plan)),
        plans=tuple(standing_plans(work, of=[code])[code]),
        places=tuple(whereabouts_of(session, book_id, code)),
        disposals=tuple(_disposals(work, code)),
        papers=tuple(files_named(session, book_id, sorted(papers))),
        photo=next(
            iter(files_named(session, book_id, filter(None, [standing.asset.photo]))), None
        ),
        insured=from_minor(standing.asset.insured_minor, currency),
    )


def _evidence(work: Work, link: EntryLink) -> tuple[str, ...]:
    return work.book.entry_numbered(link.year, link.number).entry.evidence


def _movements(work: Work, code: str) -> list[MovementRow]:
    """Return what happened to an asset, the latest first; the wear of a month as one row."""
    known = movements_of(work.session, work.book_id, code)
    sequences = sorted({movement.entry_sequence for movement in known}, reverse=True)
    back = work.book.reversals(sequences)
    posted = {p.sequence: p for p in work.book.entries_at(sequences)}
    currency = work.book.currency
    rows = []
    for sequence in sequences:
        own = [m for m in known if m.entry_sequence == sequence]
        cost = sum(m.minor for m in own if not m.account.startswith(("1.3.07.", "1.4.02.")))
        entry = posted[sequence]
        rows.append(
            MovementRow(
                date=entry.entry.date,
                label=own[0].of_kind.label,
                link=EntryLink(entry.entry.date.year, entry.number, entry.voucher),
                description=entry.entry.description,
                cost=from_minor(cost, currency),
                worn=from_minor(cost - sum(m.minor for m in own), currency),
                taken_back=sequence in back,
            )
        )
    return rows


def _funds(work: Work, standing: AssetStanding) -> Iterable[FundRow]:
    names = {value.code: value.name for value in work.book.known(Dimension.FUND)}
    currency = work.book.currency
    for fund, part in sorted(standing.holding.parts.items()):
        if part.cost or part.worn or part.impaired:
            yield FundRow(
                names.get(fund, "Uang usaha sendiri"),
                fund,
                from_minor(part.cost, currency),
                from_minor(part.worn + part.impaired, currency),
                from_minor(part.carrying, currency),
            )


def _years(work: Work, plan: AssetPlan) -> Iterable[YearOfWear]:
    schedule, currency = plan.schedule, work.book.currency
    if not schedule.months:
        return
    whole = plan.worn_minor + plan.base_minor + plan.residual_minor
    first, last = plan.since.year, first_day_of(schedule.last_month).year
    for year in range(first, last + 1):
        ends = schedule.through(month_number(dt.date(year, 12, 1)))
        began = schedule.through(month_number(dt.date(year, 1, 1)) - 1)
        yield YearOfWear(
            year, from_minor(ends - began, currency), from_minor(whole - ends, currency)
        )


def _disposals(
    work: Work, code: str
) -> Iterable[tuple[AssetDisposal, EntryLink, Money, Money]]:
    found = disposals_of(work.session, work.book_id, code)
    back = work.book.reversals(disposal.entry_sequence for disposal in found)
    currency = work.book.currency
    for disposal in found:
        if disposal.entry_sequence not in back:
            yield (
                disposal,
                entry_link(work, disposal.entry_sequence),
                from_minor(disposal.proceeds_minor, currency),
                from_minor(disposal.result_minor, currency),
            )


def entry_link(work: Work, sequence: int) -> EntryLink:
    """Return where the page of the entry at *sequence* is."""
    posted = work.book.entry(sequence)
    return EntryLink(posted.entry.date.year, posted.number, posted.voucher)
