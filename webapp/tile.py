"""Tiles: what people can record, in their words, and the form that each leads to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bumdes.permissions import Permission
from webapp.readings.entries import Direction

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from bumdes.permissions import Actor
    from bumdes.transaction_kind import TransactionKind
    from bumdes.unit_type import UnitType

LAST = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """A way to record something: a guided form of a kind of transaction, or a page of an area.

    Attributes:
        key: of the kind of transaction, if it is one; its everyday words go by it.
        slug: in the address of a guided form; empty for a page of an area.
        direction: what it mostly does to cash, which is the group it stands in.
        rank: its place in the group, the first first.
        hint: a few words below its name.
        is_common: whether it stands open; the others are folded.
        endpoint, asked: the page it leads to, and what that is asked.
        permission: what somebody must be allowed to be offered it; ``is_whole`` if for the
            whole enterprise, not for one unit.
        role: what the accounts of one unit at least must be able to play, such as stock.
    """

    key: str
    label: str
    direction: Direction
    rank: int
    icon: str
    hint: str
    endpoint: str
    slug: str = ""
    kind: TransactionKind | None = None
    is_common: bool = True
    asked: Mapping[str, str] = field(default_factory=dict)
    permission: Permission = Permission.RECORD_TRANSACTION
    is_whole: bool = False
    role: str = ""

    @classmethod
    def of_kind(
        cls,
        kind: TransactionKind,
        *,
        slug: str,
        direction: Direction,
        rank: int,
        icon: str,
        hint: str,
        is_common: bool = True,
    ) -> Tile:
        """Return the tile of a guided form."""
        return cls(
            key=kind.key,
            label=kind.label,
            direction=direction,
            rank=rank,
            icon=icon,
            hint=hint,
            endpoint="recording.ask",
            slug=slug,
            kind=kind,
            is_common=is_common,
            asked={"slug": slug},
        )

    def is_for(self, actor: Actor, types: Collection[UnitType]) -> bool:
        """Whether *actor*, who sees units of *types*, is offered it."""
        if not actor.allows(self.permission, unit=None if self.is_whole else actor.unit):
            return False
        if self.kind is not None:
            return any(self.key in each.transactions for each in types)
        return not self.role or any(each.fills(self.role) for each in types)


def plain_tile(kind: TransactionKind) -> Tile:
    """Return the tile of a *kind* that has no look of its own yet."""
    return Tile.of_kind(
        kind,
        slug=kind.key.replace("_", "-"),
        direction=Direction.MOVE,
        rank=LAST,
        icon="note",
        hint=kind.question,
    )
