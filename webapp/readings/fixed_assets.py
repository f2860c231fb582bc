"""The register of assets as pages show it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from bumdes.actions.depreciating import planned_wear
from bumdes.assets.asset_class import CONSTRUCTION, asset_classes
from bumdes.assets.disposal import disposals_of
from bumdes.assets.holding import total_of
from bumdes.assets.movement import movements_of
from bumdes.assets.policy import LIFE, policies_on
from bumdes.assets.register import (
    AssetStatus,
    last_month_over,
    standing_of,
    standing_plans,
    standings_on,
)
from bumdes.assets.schedule import Method, StartRule, first_day_of, last_day_of, month_number
from bumdes.assets.whereabouts import whereabouts_of
from bumdes.errors import AssetGoneError
from bumdes.permissions import Permission
from bumdes.stored_file import files_named
from ledger import Dimension, Period
from ledger.money import from_minor
from ledger.period import LAST_DAY
from webapp.local_time import month_name
from webapp.readings.sight import unit_choices, unit_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bumdes.actions.depreciating import MonthOfWear
    from bumdes.assets.asset import AssetPlan
    from bumdes.assets.disposal import AssetDisposal
    from bumdes.assets.policy import Settled
    from bumdes.assets.register import AssetStanding
    from bumdes.assets.whereabouts import Whereabouts
    from bumdes.stored_file import StoredFile
    from bumdes.work import Work
    from ledger import Money
    from webapp.readings.sight import Choice

Options = list[tuple[str, str]]

HEADINGS = (
    "Kode",
    "Nama",
    "Jenis",
    "Unit",
    "Tanggal perolehan",
    "Harga perolehan",
    "Akumulasi penyusutan",
    "Penurunan nilai",
    "Nilai buku",
    "Cara penyusutan",
    "Masa manfaat (bulan)",
    "Dana",
    "Tempat",
    "Penanggung jawab",
    "Keadaan",
    "Nomor seri",
    "Merek dan tipe",
    "Asuransi sampai",
    "Status",
)


class EntryLink(NamedTuple):
    """Where the page of an entry is."""

    year: int
    number: int
    voucher: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AssetLine:
    """One asset in the list."""

    standing: AssetStanding
    unit: str
    cost: Money
    worn: Money
    impaired: Money
    carrying: Money

    @property
    def pill(self) -> tuple[str, str]:
        """What stands out about it, and how; nothing for what is in use."""
        status = self.standing.status
        if status is AssetStatus.IN_USE:
            place = self.standing.place
            damaged = place is not None and place.condition != "good"
            return (place.in_condition.label, "bad") if place and damaged else ("", "")
        return status.label, "bad" if status is AssetStatus.GONE else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AssetsPage:
    """The list of assets on a day.

    Attributes:
        classes: those that there are, to choose among.
        due: what a run of the depreciation would post now.
    """

    at: dt.date
    lines: tuple[AssetLine, ...]
    cost: Money
    worn: Money
    carrying: Money
    units: tuple[Choice, ...]
    classes: Options
    statuses: Options
    due: Money
    may_manage: bool
    may_export: bool


class Asked(NamedTuple):
    """What a list of assets is narrowed to."""

    unit: str | None = None
    asset_class: str = ""
    status: str = ""
    text: str = ""


def read_assets(work: Work, at: dt.date, asked: Asked) -> AssetsPage:
    """Return the assets that *asked* fits, those that are gone only if they are asked for.

    Raises:
        PermissionDeniedError: the actor does not see so far.
    """
    unit = work.actor.unit if asked.unit is None else asked.unit
    work.actor.require(Permission.READ_BOOKS, unit=unit)
    names, currency = unit_names(work), work.book.currency
    everything = standings_on(work, at)
    found = [s for s in everything if _fits(s, unit, asked)]
    whole = total_of(standing.holding for standing in found)
    return AssetsPage(
        at=at,
        lines=tuple(_line(work, standing, names) for standing in found),
        cost=from_minor(whole.cost, currency),
        worn=from_minor(whole.worn + whole.impaired, currency),
        carrying=from_minor(whole.carrying, currency),
        units=unit_choices(work, names),
        classes=class_options(),
        statuses=[(status.value, status.label) for status in AssetStatus],
        due=from_minor(_due(work, everything), currency),
        may_manage=work.actor.allows(Permission.MANAGE_ASSETS, unit=unit),
        may_export=work.actor.allows(Permission.EXPORT_BOOKS, unit=unit),
    )


def _due(work: Work, standings: Iterable[AssetStanding]) -> int:
    """Return what is not posted of the wear, in sen; nothing for who does not post it."""
    if not work.actor.allows(Permission.MANAGE_ASSETS):
        return 0
    return sum(standing.wear_missing for standing in standings)


def _fits(standing: AssetStanding, unit: str | None, asked: Asked) -> bool:
    status = standing.status
    if asked.status:
        if status != asked.status:
            return False
    elif status is AssetStatus.GONE:
        return False
    if unit is not None and status is not AssetStatus.GONE and standing.holding.unit != unit:
        return False
    if asked.asset_class and standing.plan.asset_class != asked.asset_class:
        return False
    return all(word in _words(standing) for word in asked.text.casefold().split())


def _words(standing: AssetStanding) -> str:
    asset, place = standing.asset, standing.place
    said = [asset.code, asset.name, asset.serial, asset.detail, standing.plan.of_class.label]
    if place is not None:
        said += [place.custodian, place.place]
    return " ".join(said).casefold()


def _line(work: Work, standing: AssetStanding, names: Mapping[str, str]) -> AssetLine:
    holding, currency = standing.holding, work.book.currency
    return AssetLine(
        standing=standing,
        unit=names.get(holding.unit, holding.unit),
        cost=from_minor(holding.cost, currency),
        worn=from_minor(holding.worn, currency),
        impaired=from_minor(holding.impaired, currency),
        carrying=from_minor(holding.carrying, currency),
    )


def list_rows(lines: Iterable[AssetLine]) -> list[list[str]]:
    """Return the rows of the list as a file, under ``HEADINGS``."""
    return [_row(line) for line in lines]


def _row(line: AssetLine) -> list[str]:
    standing = line.standing
    asset, plan, place = standing.asset, standing.plan, standing.place
    return [
        asset.code,
        asset.name,
        plan.of_class.label,
        line.unit,
        asset.acquired_on.isoformat(),
        *(str(amount.amount) for amount in (line.cost, line.worn, line.impaired)),
        str(line.carrying.amount),
        Method(plan.method).label if plan.months else "Tidak disusutkan",
        str(plan.life or ""),
        ", ".join(fund or "Uang usaha" for fund in standing.holding.funds),
        place.place if place else "",
        place.custodian if place else "",
        place.in_condition.label if place else "",
        asset.serial,
        asset.detail,
        asset.insured_until.isoformat() if asset.insured_until else "",
        standing.status.label,
    ]


# --- one asset -----------------------------------------------------------------------


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
    may_manage: bool
    may_move: bool
    may_cancel: bool

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
    actor = work.actor
    may_manage = actor.allows(Permission.MANAGE_ASSETS, unit=unit)
    papers = {d for row in movements for d in _evidence(work, row.link)}
    return AssetPage(
        line=_line(work, standing, unit_names(work)),
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
        may_manage=may_manage,
        may_move=actor.allows(Permission.ALLOCATE),
        may_cancel=may_manage and actor.allows(Permission.REVERSE_ENTRY, unit=unit),
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
                worn=from_minor(sum(m.minor for m in own) - cost, currency),
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


# --- depreciation --------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class WearPage:
    """What a run up to the end of a month would post."""

    month: Period
    months: tuple[MonthOfWear, ...]
    amount: Money
    may_run: bool
    choices: Options


def read_wear(work: Work, today: dt.date, asked: str) -> WearPage:
    """Return what is not posted up to the end of a month, the last one over if none is asked.

    Raises:
        InvalidPeriodError: that is no month.
        PermissionDeniedError: the actor sees one unit alone.
    """
    work.actor.require(Permission.READ_BOOKS)
    last = last_month_over(today)
    month = Period.parse(asked) if asked else _period(last)
    months = planned_wear(work, month)
    currency = work.book.currency
    offered = range(month_number(today), last - 12, -1)
    return WearPage(
        month=month,
        months=tuple(months),
        amount=sum((m.amount for m in months), start=from_minor(0, currency)),
        may_run=work.actor.allows(Permission.MANAGE_ASSETS),
        choices=[(f"{first_day_of(n):%Y-%m}", month_name(first_day_of(n))) for n in offered],
    )


def _period(month: int) -> Period:
    return Period(first_day_of(month), last_day_of(month))


# --- what forms offer ----------------------------------------------------------------


def class_options(*, finished: bool = False) -> Options:
    """Return the classes; without what is being built if they are to be *finished*."""
    return [
        (key, found.label)
        for key, found in asset_classes().items()
        if not (finished and key == CONSTRUCTION)
    ]


def method_options() -> Options:
    """Return the methods."""
    return [(method.value, method.label) for method in Method]


def settled_rows(work: Work, today: dt.date) -> list[tuple[str, str, str, Settled]]:
    """Return what is settled: rule, name, value in words, and where it is laid down."""
    classes = asset_classes()
    rows = []
    for rule, settled in policies_on(work.session, work.book_id, today).settled.items():
        key = rule.removeprefix(LIFE)
        name = f"Masa manfaat {classes[key].label}" if key in classes else POLICY_NAMES[rule]
        rows.append((rule, name, _value(rule, settled.value), settled))
    return rows


POLICY_NAMES = {
    "start": "Mulai disusutkan",
    "method": "Cara penyusutan",
    "capitalisation_limit": "Batas nilai aset",
}


def _value(rule: str, value: str) -> str:
    if rule == "start":
        return StartRule(value).label
    if rule == "method":
        return Method(value).label
    if rule == "capitalisation_limit":
        return f"Rp{int(value):,}".replace(",", ".")
    return f"{value} bulan"
