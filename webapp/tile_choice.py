"""Which tiles somebody is offered: those that fit the office and the units, or a search."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bumdes.errors import NotFoundError
from bumdes.everyday import everyday_words, is_meant
from bumdes.expense_type import expense_types
from bumdes.permissions import Permission
from bumdes.unit import HEAD_OFFICE, find_unit, units_of
from webapp.account_picking import accounts_meant, field_of, titled
from webapp.language.saying import t
from webapp.readings.entries import Direction
from webapp.readings.habits import habits
from webapp.readings.sight import slug_of
from webapp.tiles import TILES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bumdes.transaction_kind import TransactionKind
    from bumdes.unit import Unit
    from bumdes.work import Work
    from webapp.tile import Tile

FREE_JOURNAL = "jurnal"
"""What stands in an address for the journal without a form."""

MOST_SHORTCUTS, MOST_USUAL = 8, 4

_GROUPS = (
    ("masuk", "Uang masuk", Direction.IN),
    ("keluar", "Uang keluar", Direction.OUT),
    ("pindah", "Pindah uang", Direction.MOVE),
    ("lain", "Hitung, akhir bulan, dan jurnal", Direction.NONE),
)

_PLAY_CASH = frozenset({"cash", "from_cash", "to_cash", "bank", "payment"})


class TileGroup(NamedTuple):
    """Tiles under one title: the common ones, and those behind a fold."""

    anchor: str
    title: str
    common: tuple[Tile, ...]
    others: tuple[Tile, ...]


class Shortcut(NamedTuple):
    """A guided form with an account chosen already, such as paying for electricity."""

    tile: Tile
    label: str
    unit: str
    role: str
    account: str

    @property
    def icon(self) -> str:
        """The picture of the cost, if it has one; that of the form otherwise."""
        pictures = {expense.account: expense.picture for expense in expense_types()}
        return pictures.get(self.account, "") or self.tile.icon

    @property
    def asked(self) -> dict[str, str]:
        """What the page of the form is asked."""
        unit = slug_of(self.unit)
        return {"slug": self.tile.slug, "unit": unit, field_of(self.role): self.account}


def find_tile(slug: str) -> tuple[Tile, TransactionKind]:
    """Return the tile with *slug* in its address, and its kind of transaction.

    Raises:
        NotFoundError: there is none.
    """
    for tile in TILES:
        if tile.slug == slug and tile.kind is not None:
            return tile, tile.kind
    raise NotFoundError("transaction_kind", slug)


def tile_groups(work: Work, text: str = "") -> list[TileGroup]:
    """Return the tiles that the actor is offered and *text* finds, by group.

    What a search finds is never folded.
    """
    types = {unit.type_key: unit.type for unit in _units(work)}.values()
    offered = [tile for tile in TILES if tile.is_for(work.actor, types)]
    if text:
        words = everyday_words()
        offered = [
            tile for tile in offered if is_meant(text, *_said(tile), words.get(tile.key, ""))
        ]
    groups = []
    for anchor, title, direction in _GROUPS:
        own = [tile for tile in offered if tile.direction is direction]
        common = [tile for tile in own if tile.is_common or text]
        others = [tile for tile in own if tile not in common]
        groups.append(TileGroup(anchor, title, tuple(common), tuple(others)))
    return [group for group in groups if group.common or group.others]


def _said(tile: Tile) -> tuple[str, ...]:
    """Return what a tile says, also in the language of the reader."""
    return (tile.label, tile.hint, str(t(tile.label)), str(t(tile.hint)))


def found_shortcuts(work: Work, text: str) -> list[Shortcut]:
    """Return the guided forms with an account that *text* may mean, at most a few."""
    found: dict[tuple[str, str], Shortcut] = {}
    for unit in _units(work):
        for shortcut in _in_unit(work, unit, text):
            found.setdefault((shortcut.tile.key, shortcut.account), shortcut)
    return list(found.values())[:MOST_SHORTCUTS]


def usual_shortcuts(work: Work) -> list[Shortcut]:
    """Return what the actor records again and again."""
    tiles = {tile.key: tile for tile in TILES if tile.kind is not None}
    units = {unit.code: unit for unit in _units(work)}
    found = []
    for key, code, account in habits(work, most=MOST_USUAL):
        unit, tile = units.get(code), tiles[key]
        if unit is None or tile.kind is None or key not in unit.type.transactions:
            continue
        role = tile.kind.accounts[0].role
        label = unit.type.name_of(role, work.book.chart[account])
        found.append(Shortcut(tile, label, code, role, account))
    return found


def _in_unit(work: Work, unit: Unit, text: str) -> Iterator[Shortcut]:
    chart = work.book.chart
    for tile in TILES:
        if tile.kind is None or tile.key not in unit.type.transactions or not tile.is_common:
            continue
        for role in (a.role for a in tile.kind.accounts if a.role not in _PLAY_CASH):
            labels = {choice.code: titled(choice) for choice in unit.type.choices(role, chart)}
            called = {a.code for a in accounts_meant((chart[code] for code in labels), text)}
            for code, label in labels.items():
                if code in called or is_meant(text, label):
                    yield Shortcut(tile, label, unit.code, role, code)


def _units(work: Work) -> Sequence[Unit]:
    """Return the units that the actor may record in, the head office last."""
    office = find_unit(work.session, work.book_id, HEAD_OFFICE)
    return [
        unit
        for unit in (*units_of(work.session, work.book_id), office)
        if work.actor.allows(Permission.RECORD_TRANSACTION, unit=unit.code)
    ]
