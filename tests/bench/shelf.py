"""Databases of each size, made when first asked for, and copied for whoever writes to them."""

from __future__ import annotations

import contextlib
import itertools
import json
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from bumdes import database
from tests.bench.books import found_book

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from sqlalchemy import Engine

    from tests.postgres import PostgresServer


@dataclass(slots=True)
class Shelf:
    """Where the databases of one run lie.

    Attributes:
        folder: where all files go; on a disk, not in memory.
        sizes: how many entries the books are to have, the smallest first.
        peers: whether other programs are measured too.
        server: gives a PostgreSQL server that syncs, started when first asked for.
        say: tells whoever waits what is going on.
        kept: what stays open until the run ends.
    """

    folder: Path
    sizes: tuple[int, ...]
    peers: bool
    server: Callable[[], PostgresServer]
    say: Callable[[str], None]
    kept: contextlib.ExitStack
    fillings: dict[int, dict[str, Any]] = field(default_factory=dict)
    _numbers: Iterator[int] = field(default_factory=itertools.count)

    def up_to(self, most: int) -> list[int]:
        """Return the sizes that are no larger than *most*."""
        return [size for size in self.sizes if size <= most]

    def path(self, suffix: str) -> Path:
        """Return the path of a file that is not there yet."""
        return self.folder / f"{next(self._numbers)}{suffix}"

    def filled(self, size: int) -> Path:
        """Return a database with *size* entries, only to be read."""
        path = self.folder / f"filled-{size}.sqlite"
        if size not in self.fillings:
            self.say(f"filling a database with {size} entries")
            # Apart, so that its memory can be told from ours.
            command = [sys.executable, "-m", "tests.bench.filling", f"sqlite:///{path}"]
            done = subprocess.run(
                [*command, str(size)], check=True, stdout=subprocess.PIPE, text=True
            )
            self.fillings[size] = json.loads(done.stdout)
        return path

    def copy(self, size: int) -> Path:
        """Return a database with *size* entries, to be written to."""
        if size == 0:
            template = self.folder / "empty.sqlite"
            if not template.exists():
                with connected(f"sqlite:///{template}") as engine:
                    make_empty(engine)
        else:
            template = self.filled(size)
        path = self.path(".sqlite")
        shutil.copyfile(template, path)
        return path


@contextlib.contextmanager
def connected(url: str, **options: Any) -> Iterator[Engine]:
    """Give an engine, and end its connections."""
    engine = database.connect(url, **options)
    try:
        yield engine
    finally:
        engine.dispose()


def make_empty(engine: Engine) -> None:
    """Make the tables, the guards, and the empty book."""
    database.migrate(engine)
    with engine.begin() as connection:
        found_book(connection)


def remove(path: Path) -> None:
    """Remove an SQLite database with what lies beside it."""
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
