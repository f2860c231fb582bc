"""The tiles of "Catat": one file, one tile."""

import sys

from bumdes.catalogue import discover
from bumdes.transaction_kinds import TRANSACTION_KINDS
from webapp.tile import Tile, plain_tile

_LOOKS = discover(sys.modules[__name__], of=Tile)

TILES = tuple(
    sorted(
        (
            *_LOOKS.values(),
            *(plain_tile(kind) for key, kind in TRANSACTION_KINDS.items() if key not in _LOOKS),
        ),
        key=lambda tile: tile.rank,
    )
)
"""Every tile, the commonest first; a kind without a file here has a plain one."""
