"""Fixed assets (daftar aset tetap): each thing, what it cost, and what it stands at."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bumdes.assets.asset_class import asset_classes, is_asset_account, is_cost, is_impairment
from bumdes.assets.register import AssetStatus, standings_on
from bumdes.phrase import phrase, word
from ledger.money import from_minor
from reports.errors import ProofFailedError
from reports.listing import Listing, ListingGroup
from reports.register import CellKind, Register, RegisterColumn
from reports.scope import check_listing_scope, unit_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bumdes.assets.register import AssetStanding
    from bumdes.work import Work
    from reports.register import Cell
    from reports.scope import Scope

KEY, TITLE = "fixed-assets", "Daftar Aset Tetap"

AMOUNTS = (
    RegisterColumn("cost", "Harga perolehan", CellKind.AMOUNT),
    RegisterColumn("worn", "Akumulasi penyusutan", CellKind.AMOUNT),
    RegisterColumn("impaired", "Penurunan nilai", CellKind.AMOUNT),
    RegisterColumn("carrying", "Nilai buku", CellKind.AMOUNT),
)
SUMMARY = (
    RegisterColumn("class", "Golongan", is_label=True),
    RegisterColumn("count", "Banyaknya", CellKind.NUMBER),
    *AMOUNTS,
)
COLUMNS = (
    RegisterColumn("asset", "Kode"),
    RegisterColumn("name", "Nama", is_label=True),
    RegisterColumn("acquired", "Diperoleh", CellKind.DAY),
    RegisterColumn("unit", "Unit"),
    RegisterColumn("place", "Tempat"),
    RegisterColumn("life", "Umur (bulan)", CellKind.NUMBER),
    *AMOUNTS,
    RegisterColumn("status", "Keadaan"),
)


class _Sum(NamedTuple):
    """What several things stand at, in sen."""

    cost: int = 0
    worn: int = 0
    impaired: int = 0

    @property
    def cells(self) -> tuple[int, int, int, int]:
        return (self.cost, self.worn, self.impaired, self.carrying)

    @property
    def carrying(self) -> int:
        return self.cost - self.worn - self.impaired

    def plus(self, other: _Sum) -> _Sum:
        return _Sum(*(a + b for a, b in zip(self, other, strict=True)))

    def minus(self, other: _Sum) -> _Sum:
        return _Sum(*(a - b for a, b in zip(self, other, strict=True)))


def _read(work: Work, scope: Scope) -> tuple[Register, ...]:
    check_listing_scope(scope, KEY, has_fund=False)
    unit_name(work.book, scope.unit)
    by_class: dict[str, list[AssetStanding]] = {key: [] for key in asset_classes()}
    for standing in standings_on(work, scope.period.last_day):
        if standing.status is AssetStatus.GONE:
            continue
        if scope.unit is None or standing.holding.unit == scope.unit:
            by_class[standing.plan.asset_class].append(standing)
    kept = {key: found for key, found in by_class.items() if found}
    return (
        _summary(work, scope, kept),
        *(
            _register(work, key, asset_classes()[key].label, found)
            for key, found in kept.items()
        ),
    )


def _summary(work: Work, scope: Scope, kept: dict[str, list[AssetStanding]]) -> Register:
    """Return a row a class, which come to what the accounts hold."""
    rows: list[tuple[Cell, ...]] = []
    whole = _Sum()
    for key, found in kept.items():
        of_class = _sum(found)
        whole = whole.plus(of_class)
        rows.append((word(asset_classes()[key].label), len(found), *of_class.cells))
    in_books = _in_books(work, scope)
    if any(rest := in_books.minus(whole)):
        rows.append((word("Belum dirinci per aset"), "", *rest.cells))
    if sum(_carried(row) for row in rows) != in_books.carrying:
        currency = work.book.currency
        amounts = (
            from_minor(whole.carrying, currency),
            from_minor(in_books.carrying, currency),
        )
        raise ProofFailedError(KEY, "details", "balance", column="carrying", amounts=amounts)
    return Register(
        key="classes",
        title="Ringkasan menurut golongan",
        facts=("sama dengan saldo akun aset di buku besar",),
        columns=SUMMARY,
        rows=tuple(rows),
        totals=_totals(in_books),
        currency=work.book.currency,
    )


def _carried(row: tuple[Cell, ...]) -> int:
    last = row[-1]
    return last if isinstance(last, int) else 0


def _in_books(work: Work, scope: Scope) -> _Sum:
    """Return what the accounts of assets hold."""
    codes = [a.code for a in work.book.chart if a.takes_postings and is_asset_account(a.code)]
    found = _Sum()
    if not codes:
        return found
    day, unit = scope.period.last_day, scope.unit
    for row in work.book.turnovers(last_day=day, accounts=codes, unit=unit, components=False):
        net = row.debits - row.credits
        if is_cost(row.account):
            found = found._replace(cost=found.cost + net)
        elif is_impairment(row.account):
            found = found._replace(impaired=found.impaired - net)
        else:
            found = found._replace(worn=found.worn - net)
    return found


def _register(work: Work, key: str, label: str, found: list[AssetStanding]) -> Register:
    return Register(
        key=key,
        title=label,
        facts=(phrase("{found} aset", found=len(found)),),
        columns=COLUMNS,
        rows=tuple(_row(standing) for standing in found),
        totals=_totals(_sum(found)),
        currency=work.book.currency,
        is_wide=True,
    )


def _row(standing: AssetStanding) -> tuple[Cell, ...]:
    asset, plan, holding = standing.asset, standing.plan, standing.holding
    name = f"{asset.name}, {asset.detail}" if asset.detail else asset.name
    place = standing.place
    condition = word(place.in_condition.label) if place is not None else ""
    status = "" if standing.status is AssetStatus.IN_USE else word(standing.status.label)
    return (
        asset.code,
        name,
        asset.acquired_on,
        holding.unit,
        place.place if place is not None else "",
        plan.life or "",
        *_sum([standing]).cells,
        _both(condition, status),
    )


def _both(condition: str, status: str) -> str:
    if condition and status:
        return phrase("{condition}, {status}", condition=condition, status=status)
    return condition or status


def _sum(found: Iterable[AssetStanding]) -> _Sum:
    whole = _Sum()
    for standing in found:
        held = standing.holding
        whole = whole.plus(_Sum(held.cost, held.worn, held.impaired))
    return whole


def _totals(whole: _Sum) -> dict[str, int]:
    return dict(zip((column.key for column in AMOUNTS), whole.cells, strict=True))


FIXED_ASSETS = Listing(
    key=KEY,
    title=TITLE,
    read_records=_read,
    group=ListingGroup.RECORDS,
    is_at_day=True,
    remarks=("Nilai buku adalah harga perolehan dikurangi penyusutan dan penurunan nilai.",),
)
