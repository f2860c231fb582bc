"""The daily copy: made beside the site, without anybody thinking of it."""

from __future__ import annotations

import datetime as dt
import logging
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from bumdes.backup_shelf import Occasion
from bumdes.errors import BackupError

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from bumdes.backup_shelf import Shelf

EVERY = dt.timedelta(hours=20)
"""Less than a day: an office that opens a little earlier tomorrow is still copied."""

ASKED_EVERY = dt.timedelta(minutes=10)
"""How often it is asked whether one is due."""

_log = logging.getLogger(__name__)


@dataclass(slots=True)
class DailyCopy:
    """Copies a database that lies in a file, once a day if something was written.

    Where it fails, as on a full disk, it is tried again at the next asking, and logged; the
    home page and ``bumdes doctor`` tell how old the last copy is.
    """

    engine: Engine
    shelf: Shelf
    asked_at: dt.datetime | None = field(default=None, init=False)

    def make_if_due(self) -> bool:
        """Make the copy of the day if it is due, and return whether one was made."""
        now = self.shelf.clock()
        if self.asked_at is not None and now - self.asked_at < ASKED_EVERY:
            return False
        self.asked_at = now
        if not self.is_due(now):
            return False
        try:
            self.shelf.make(self.engine, Occasion.DAILY)
        except (BackupError, OSError):
            _log.exception("the daily copy could not be made")
            return False
        return True

    def is_due(self, now: dt.datetime) -> bool:
        """Whether the last copy is older than a day and something was written since."""
        written = self._written_at()
        if written is None:
            return False
        latest = self.shelf.latest()
        return latest is None or (now - latest.made_at >= EVERY and written > latest.made_at)

    def _written_at(self) -> dt.datetime | None:
        """Return when the database was last written to; None where it lies in no file."""
        name = self.engine.url.database
        if self.engine.dialect.name != "sqlite" or not name:
            return None
        files = [Path(name), Path(f"{name}-wal")]
        times = [file.stat().st_mtime for file in files if file.exists()]
        return dt.datetime.fromtimestamp(max(times), dt.UTC) if times else None
