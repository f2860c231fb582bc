"""The register of assets as pages show it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from bumdes.assets.asset_class import CONSTRUCTION, asset_classes
from bumdes.assets.holding import total_of
from bumdes.assets.policy import LIFE, policies_on
from bumdes.assets.register import (
    AssetStatus,
    standings_on,
)
from bumdes.assets.schedule import Method, StartRule
from bumdes.permissions import Permission
from bumdes.phrase import phrase, word
from ledger.money import from_minor
from webapp.language.saying import t
from webapp.readings.sight import unit_choices, unit_names

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

    from bumdes.assets.policy import Settled
    from bumdes.assets.register import AssetStanding
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
        lines=tuple(line_of(work, standing, names) for standing in found),
        cost=from_minor(whole.cost, currency),
        worn=from_minor(whole.worn + whole.impaired, currency),
        carrying=from_minor(whole.carrying, currency),
        units=unit_choices(work, names),
        classes=class_options(),
        statuses=[(status.value, t(status.label)) for status in AssetStatus],
        due=from_minor(_due(work, everything), currency),
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


def line_of(work: Work, standing: AssetStanding, names: Mapping[str, str]) -> AssetLine:
    """Return an asset as the list shows it, its unit by *names*."""
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


# --- what forms offer ----------------------------------------------------------------


def class_options(*, finished: bool = False) -> Options:
    """Return the classes; without what is being built if they are to be *finished*."""
    return [
        (key, t(found.label))
        for key, found in asset_classes().items()
        if not (finished and key == CONSTRUCTION)
    ]


def method_options() -> Options:
    """Return the methods."""
    return [(method.value, t(method.label)) for method in Method]


def settled_rows(work: Work, today: dt.date) -> list[tuple[str, str, str, Settled]]:
    """Return what is settled: rule, name, value in words, and where it is laid down."""
    classes = asset_classes()
    rows = []
    for rule, settled in policies_on(work.session, work.book_id, today).settled.items():
        key = rule.removeprefix(LIFE)
        name = life_of(classes[key].label) if key in classes else POLICY_NAMES[rule]
        rows.append((rule, name, _value(rule, settled.value), settled))
    return rows


def life_of(label: str) -> str:
    """Return what the rule of how long things of a class last is called."""
    return phrase("Masa manfaat {kind}", kind=word(label))


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
    return phrase("{months} bulan", months=value)
