"""Tables beside the journal whose rows are only ever added, as those of the journal are."""

from __future__ import annotations

from typing import NamedTuple


class KeptTable(NamedTuple):
    """A table that the guards keep from being rewritten.

    Attributes:
        key: the columns by which a row is known; SQLite would replace a row in silence.
    """

    name: str
    key: tuple[str, ...]
