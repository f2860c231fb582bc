"""What happened to an asset is taken back in the order in which it happened, the last first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.assets.movement import MovementKind, movements_after, movements_with
from bumdes.entry_rule import EntryRule
from bumdes.errors import AssetMovedOnError

if TYPE_CHECKING:
    from bumdes.assets.movement import AssetMovement
    from bumdes.work import Work
    from ledger import JournalEntry


def _check(work: Work, entry: JournalEntry, _register: str) -> None:
    """Do nothing unless *entry* takes back what something else was built on since.

    Wear alone does not matter to wear, nor to anything else once it is given back.

    Raises:
        AssetMovedOnError: the asset changed since.
    """
    if entry.reverses is None:
        return
    own = movements_with(work.session, work.book_id, entry.reverses)
    if not own:
        return
    is_wear = all(movement.of_kind is MovementKind.WORN for movement in own)
    later = _standing_after(work, entry.reverses, {movement.asset for movement in own})
    wear: dict[str, int] = {}
    for movement in later:
        if movement.of_kind is not MovementKind.WORN:
            raise _refusal(work, movement)
        wear[movement.asset] = wear.get(movement.asset, 0) + movement.minor
    if not is_wear:
        for movement in later:
            if wear[movement.asset]:
                raise _refusal(work, movement)


def _standing_after(work: Work, sequence: int, assets: set[str]) -> list[AssetMovement]:
    """Return what happened to *assets* since, and was not taken back."""
    later = movements_after(work.session, work.book_id, sequence, assets)
    back = work.book.reversals(movement.entry_sequence for movement in later)
    return [movement for movement in later if movement.entry_sequence not in back]


def _refusal(work: Work, movement: AssetMovement) -> AssetMovedOnError:
    voucher = work.book.entry(movement.entry_sequence).voucher
    return AssetMovedOnError(movement.asset, voucher)


ASSET_REGISTER_RULE = EntryRule(key="asset_register", check=_check)
