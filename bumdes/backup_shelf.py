"""The shelf of backups: a folder of copies, each with its occasion, thinned out as they age.

The rule is that of grandfather, father and son: every copy of the last week, the last one of
each of five weeks, of each of twelve months, and of each year. What was copied before a step
that changes much (an upgrade, closing a year) stays for a year besides.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from bumdes.backup import ARCHIVE, COPY, Backup, backup, check_backup, digest_path
from bumdes.errors import BackupNotFoundError
from bumdes.file_store import FOLDER, FileStore
from bumdes.sqlite_copy import copy_whole
from ledger.journal_view import utc_now

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from sqlalchemy import Engine

T = TypeVar("T")

COPIED_WITHIN = dt.timedelta(days=7)
"""How old the last copy may be before people are told."""

ALL_FOR = dt.timedelta(days=7)
STEPS_FOR = dt.timedelta(days=366)
WEEKS, MONTHS = 5, 12

_NAME = re.compile(
    r"bumdes-(?P<time>\d{8}T\d{12})Z(?:-(?P<occasion>[a-z-]+))?"
    rf"(?:{re.escape(COPY)}|{re.escape(ARCHIVE)})\Z",
    re.ASCII,
)


class Occasion(StrEnum):
    """Why a copy was made; its value is part of the name of the file."""

    ASKED = ""
    DAILY = "harian"
    UPGRADE = "sebelum-peningkatan"
    YEAR_CLOSE = "sebelum-tutup-tahun"

    @property
    def label(self) -> str:
        """What it is called on a page."""
        return _LABELS[self]

    @property
    def is_step(self) -> bool:
        """Whether it comes before a step that changes much."""
        return self in {Occasion.UPGRADE, Occasion.YEAR_CLOSE}


_LABELS = {
    Occasion.ASKED: "Diminta",
    Occasion.DAILY: "Harian",
    Occasion.UPGRADE: "Sebelum peningkatan aplikasi",
    Occasion.YEAR_CLOSE: "Sebelum tutup tahun",
}


@dataclass(frozen=True, slots=True)
class KeptBackup:
    """A copy on the shelf.

    Attributes:
        made_at: UTC.
        size: bytes.
    """

    path: Path
    made_at: dt.datetime
    occasion: Occasion
    size: int

    @property
    def name(self) -> str:
        """The name of the file, by which people ask for it."""
        return self.path.name


@dataclass(frozen=True, slots=True)
class Shelf:
    """The copies of one installation.

    Attributes:
        folder: where they lie; it need not exist yet.
        files: where the papers and proofs of the installation lie.
    """

    folder: Path
    files: FileStore
    clock: Callable[[], dt.datetime] = utc_now

    def make(self, engine: Engine, occasion: Occasion = Occasion.ASKED) -> Backup:
        """Make a copy, check it, and let those go that are too old to be needed.

        Raises:
            BackupDamagedError: the copy does not hold; nothing is kept of it.
        """
        made = backup(
            engine, self.folder, files=self.files, occasion=occasion, clock=self.clock
        )
        self.thin_out()
        return made

    def make_before_upgrade(self, engine: Engine) -> Backup:
        """Copy a database of an earlier version, whose records cannot be read yet.

        All papers and proofs go along, whether or not a record names them.

        Raises:
            BackupDamagedError: the copy does not hold; nothing is kept of it.
        """
        made = backup(engine, self.folder, occasion=Occasion.UPGRADE, clock=self.clock)
        _carry_all(self.files, FileStore(self.folder / FOLDER))
        return made

    def copies(self) -> list[KeptBackup]:
        """Return the copies, the latest first; what is named otherwise is left out."""
        found = self.folder.iterdir() if self.folder.is_dir() else ()
        return sorted(_kept(found), key=lambda kept: kept.made_at, reverse=True)

    def latest(self) -> KeptBackup | None:
        """Return the last copy, if there is one."""
        return next(iter(self.copies()), None)

    def is_old(self) -> bool:
        """Whether the last copy is older than people should let it be, or there is none."""
        latest = self.latest()
        return latest is None or self.clock() - latest.made_at > COPIED_WITHIN

    def find(self, name: str) -> KeptBackup:
        """Return the copy in the file *name*.

        Raises:
            BackupNotFoundError: there is none on this shelf.
        """
        for kept in self.copies():
            if kept.name == name:
                return kept
        raise BackupNotFoundError(name)

    def thin_out(self) -> list[KeptBackup]:
        """Let go of the copies that nobody needs any more, and return them."""
        copies = self.copies()
        needed = {kept.path for kept in needed_at(copies, self.clock())}
        gone = [kept for kept in copies if kept.path not in needed]
        for kept in gone:
            kept.path.unlink()
            digest_path(kept.path).unlink(missing_ok=True)
        return gone

    def put_on(self, kept: KeptBackup, drive: Path) -> Path:
        """Copy *kept* and all papers and proofs to a folder of *drive*, and check it there.

        Returns:
            The file on the drive, which ``restore`` takes.

        Raises:
            BackupDamagedError, BackupNotFoundError: the copy here, or the one there, is not
                what was written.
            OSError: the drive is full, gone, or not to be written on.
        """
        check_backup(kept.path)
        target = drive / FOLDER_ON_DRIVE
        target.mkdir(parents=True, exist_ok=True)
        for file in (digest_path(kept.path), kept.path):
            copy_whole(file, target / file.name)
        _carry_all(FileStore(self.folder / FOLDER), FileStore(target / FOLDER))
        check_backup(target / kept.name)
        return target / kept.name


FOLDER_ON_DRIVE = "cadangan-bumdes"
"""Where copies lie on a USB stick or another disk."""


def needed_at(copies: Iterable[KeptBackup], now: dt.datetime) -> list[KeptBackup]:
    """Return those of *copies* that are still needed at *now*, the latest first."""
    latest_first = sorted(copies, key=lambda kept: kept.made_at, reverse=True)
    weeks: set[tuple[int, int]] = set()
    months: set[tuple[int, int]] = set()
    years: set[int] = set()
    needed = []
    for place, kept in enumerate(latest_first):
        day = kept.made_at
        is_first = (
            _is_new(weeks, day.isocalendar()[:2], most=WEEKS)
            | _is_new(months, (day.year, day.month), most=MONTHS)
            | _is_new(years, day.year)
        )
        age = now - day
        is_young = age <= (STEPS_FOR if kept.occasion.is_step else ALL_FOR)
        if place == 0 or is_first or is_young:
            needed.append(kept)
    return needed


def _carry_all(source: FileStore, target: FileStore) -> None:
    for digest in source.digests():
        if not target.is_whole(digest):
            target.keep(source.read(digest))


def _is_new(seen: set[T], what: T, *, most: int | None = None) -> bool:
    """Note *what*, and return whether it is new and among the first *most*."""
    if what in seen or (most is not None and len(seen) >= most):
        return False
    seen.add(what)
    return True


def _kept(files: Iterable[Path]) -> Iterator[KeptBackup]:
    for file in files:
        named = _NAME.match(file.name)
        if named is None or not file.is_file() or not digest_path(file).is_file():
            continue
        made_at = dt.datetime.strptime(f"{named['time']}+0000", "%Y%m%dT%H%M%S%f%z")
        said = named["occasion"] or ""
        occasion = Occasion(said) if said in list(Occasion) else Occasion.ASKED
        yield KeptBackup(file, made_at, occasion, file.stat().st_size)
