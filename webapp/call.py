"""A call of the command line: its streams, its settings, and what becomes of errors."""

from __future__ import annotations

import getpass
import os
import sys
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TextIO

from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from bumdes import database
from bumdes.errors import EnterpriseError
from bumdes.migrations import HEAD
from bumdes.permissions import command_line_actor
from ledger.errors import LedgerError
from reports.errors import ReportError
from webapp.parser import WrongCallError
from webapp.sentences import sentence
from webapp.settings import DATABASE, Settings

try:
    import pwd
except ImportError:  # pragma: no cover - only POSIX has users of this kind
    pwd = None  # type: ignore[assignment]

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy import Engine

    from bumdes.backup_shelf import Shelf
    from bumdes.permissions import Actor

DONE, REFUSED, WRONG_CALL = 0, 1, 2
INTERRUPTED = 130

NO_DATA = (
    "Belum ada data di {place}. Siapkan dahulu dengan bumdes init atau bumdes demo,"
    f" atau arahkan ke basis data lain dengan {DATABASE}."
)
NO_DATABASE = (
    "Basis data tidak dapat dipakai ({said}). Periksa alamatnya dan apakah servernya hidup,"
    " lalu jalankan bumdes doctor."
)


class NoDataError(Exception):
    """There is no database yet, or none with the tables of this program."""


@dataclass(frozen=True)
class Call:
    """One call of the command line."""

    settings: Settings
    out: TextIO = field(default_factory=lambda: sys.stdout)
    err: TextIO = field(default_factory=lambda: sys.stderr)

    def say(self, text: str = "") -> None:
        """Print what was asked for."""
        print(text, file=self.out)

    def tell(self, text: str) -> None:
        """Print what a person at the terminal should know, and no program reads."""
        print(text, file=self.err)

    @property
    def actor(self) -> Actor:
        """Who acts: the user of the operating system, who may do everything."""
        return command_line_actor(login_name())

    @contextmanager
    def engine(self) -> Iterator[Engine]:
        """Give the engine of the database, whose tables are brought to this version.

        Raises:
            NoDataError: there is no database, or one without tables.
        """
        with self.engine_as_found() as engine:
            version = database.schema_version(engine)
            if version is None:
                raise NoDataError
            if version != HEAD:
                self.bring_up_to_date(engine)
            yield engine

    def bring_up_to_date(self, engine: Engine) -> None:
        """Make the tables what this version needs; what is older is copied before.

        A database server is copied by whoever keeps it: its upgrade happens whole, or not.

        Raises:
            BackupDamagedError: it cannot be copied, and is left as it is.
        """
        version = database.schema_version(engine)
        if version not in {None, HEAD} and engine.dialect.name == "sqlite":
            made = self.shelf.make_before_upgrade(engine)
            self.tell(f"Data versi {version} disalin dahulu ke {made.path}.")
        database.migrate(engine)
        self._seal_phones(engine)

    def _seal_phones(self, engine: Engine) -> None:
        """Put the secrets of phones that an earlier version kept plainly under their key."""
        # Late, for what needs no records must not wait for them.
        from bumdes.access.seal import Seal  # noqa: PLC0415
        from bumdes.access.second_factor import seal_factors  # noqa: PLC0415
        from bumdes.work import begin_session  # noqa: PLC0415

        with begin_session(engine) as session:
            seal_factors(session, Seal(self.settings.factor_key()))

    @property
    def shelf(self) -> Shelf:
        """The copies of this installation."""
        # Late, for a start that copies nothing must not wait for it.
        from bumdes.backup_shelf import Shelf  # noqa: PLC0415
        from bumdes.file_store import FileStore  # noqa: PLC0415

        return Shelf(self.settings.backups, FileStore(self.settings.files))

    @contextmanager
    def engine_as_found(self) -> Iterator[Engine]:
        """Give the engine of the database, whatever its tables are.

        Raises:
            NoDataError: there is no database.
        """
        if not self.settings.has_database:
            raise NoDataError
        with self.new_engine() as engine:
            yield engine

    @contextmanager
    def new_engine(self) -> Iterator[Engine]:
        """Give the engine of a database that may still have to be made."""
        if self.settings.database_file is not None:
            self.settings.make_folder()
        engine = database.connect(self.settings.database)
        try:
            yield engine
        finally:
            engine.dispose()

    def guard(self, act: Callable[[], int]) -> int:
        """Return the exit code of *act*, or say why it was refused."""
        try:
            return self._delivered(act())
        except (LedgerError, EnterpriseError, ReportError) as error:
            return self.refuse(error)
        except WrongCallError as error:
            self.tell(f"Salah panggil: {error}.")
            return WRONG_CALL
        except (NoDataError, DBAPIError, ArgumentError, NoSuchModuleError) as error:
            return self._refuse_database(error)
        except OSError as error:
            return self._refuse_file(error)
        except KeyboardInterrupt:
            self.tell("Dihentikan; yang belum selesai tidak dicatat.")
            return INTERRUPTED

    def _delivered(self, code: int) -> int:
        """Return *code* when all is written: later nobody could catch that it cannot be."""
        self.out.flush()
        return code

    def refuse(self, error: Exception, *, where: str = "") -> int:
        """Say that *error* refuses what was asked, and *where* in a file."""
        code = getattr(error, "code", "unexpected")
        self.tell(f"Ditolak ({code}){f' di {where}' if where else ''}: {sentence(error)}")
        return REFUSED

    def _refuse_database(self, error: Exception) -> int:
        said = str(getattr(error, "orig", None) or error).partition("\n")[0]
        is_empty = isinstance(error, NoDataError) or "no such table" in said
        if is_empty or ("relation" in said and "does not exist" in said):
            place = self.settings.database_file or self.settings.folder
            self.tell(NO_DATA.format(place=place))
        else:
            self.tell(NO_DATABASE.format(said=said))
        return REFUSED

    def _refuse_file(self, error: OSError) -> int:
        if isinstance(error, BrokenPipeError):  # whoever read our output has seen enough
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return DONE
        self.tell(f"Berkas {error.filename or ''} tidak dapat dipakai: {error.strerror}.")
        return WRONG_CALL


def login_name() -> str:
    """Return the name of the user of the operating system who runs this process."""
    if pwd is None:  # pragma: no cover - only POSIX has users of this kind
        return getpass.getuser()
    number = os.geteuid()
    try:
        return pwd.getpwuid(number).pw_name
    except KeyError:
        return f"uid{number}"
