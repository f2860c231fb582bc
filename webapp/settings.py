"""Where the data lie: the only place that reads the environment."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

DATA, DATABASE, DRIVES = "BUMDES_DATA", "BUMDES_DATABASE", "BUMDES_DRIVES"
DEFAULT_FOLDER = "data"
DATABASE_FILE = "bumdes.sqlite"
SECRET_FILE = "secret_key"  # noqa: S105 - the name of a file
SECRET_BYTES = 32
FACTOR_KEY_FILE = "kunci_kode_hp"


@dataclass(frozen=True, slots=True)
class Settings:
    """What the environment says.

    Attributes:
        folder: holds everything that belongs to this installation.
        database: SQLAlchemy URL of the database; a file in the folder unless given.
        drives: folders of other disks that copies may be carried to, beside those that are
            plugged in.
    """

    folder: Path
    database: str
    drives: tuple[Path, ...] = ()

    @classmethod
    def from_environ(cls, environ: Mapping[str, str] | None = None) -> Settings:
        """Return the settings of this process, or those that *environ* tells."""
        given = os.environ if environ is None else environ
        folder = Path(given.get(DATA) or DEFAULT_FOLDER).absolute()
        url = given.get(DATABASE) or f"sqlite:///{(folder / DATABASE_FILE).as_posix()}"
        named = (given.get(DRIVES) or "").split(os.pathsep)
        return cls(folder, url, tuple(Path(drive).absolute() for drive in named if drive))

    @property
    def database_file(self) -> Path | None:
        """The file of an SQLite database; None where the database is elsewhere."""
        prefix = "sqlite:///"
        if not self.database.startswith(prefix):
            return None
        return Path(self.database.removeprefix(prefix).partition("?")[0])

    @property
    def backups(self) -> Path:
        """The folder of the copies that are made here."""
        return self.folder / "backups"

    @property
    def files(self) -> Path:
        """The folder of papers and proofs, which no address leads into."""
        return self.folder / "files"

    @property
    def has_database(self) -> bool:
        """Whether the database may be there: a server, or a file that exists."""
        return self.database_file is None or self.database_file.exists()

    def make_folder(self) -> None:
        """Make the folder, for nobody else to look into."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)

    def secret_key(self) -> str:
        """Return what signs sessions: random, made once, kept in the folder."""
        return self._random(SECRET_FILE)

    def factor_key(self) -> str:
        """Return what seals the secrets of phones: random, made once, kept in the folder.

        It is in no copy of the database, so that nobody can check codes with a copy alone.
        """
        return self._random(FACTOR_KEY_FILE)

    def _random(self, name: str) -> str:
        """Return what the file *name* says, which nobody else may read; it is made if need be.

        It is there whole or not at all, whoever else makes it at the same time.
        """
        self.make_folder()
        file = self.folder / name
        if not file.exists():
            part = self.folder / f".{name}.{secrets.token_hex(8)}"
            handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "w", encoding="ascii") as out:
                out.write(secrets.token_hex(SECRET_BYTES))
            _name_once(part, file)
        return file.read_text(encoding="ascii").strip()


def _name_once(part: Path, file: Path) -> None:
    """Call *part* by the name *file*, unless something is called so meanwhile."""
    try:
        os.link(part, file)
    except FileExistsError:
        part.unlink()
    except OSError:  # a disk that gives a file one name only
        part.replace(file)
    else:
        part.unlink()
