"""Other programs, on our own exports of the same books; none of them is ever imported."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.books import open_book
from tests.bench.finding import Finding
from tests.bench.shelf import connected

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.bench.shelf import Shelf

_COMMANDS = {
    "hledger": ("hledger", ("-f", "{file}")),
    "ledger": ("ledger", ("-f", "{file}")),
    "beancount": ("bean-check", ("--no-cache", "{file}")),
}
_NOTHING = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}


class ProgramMissingError(Exception):
    """A yardstick that is not on this machine; the table says so, and makes up no figure."""

    def finding(self, promise: str, what: str, yardstick: str, entries: int) -> Finding:
        """Return the line that says it is missing."""
        return Finding(
            promise=promise,
            what=what,
            yardstick=yardstick,
            entries=entries,
            ours=0,
            theirs=None,
            note=str(self),
        )


def program(key: str, shelf: Shelf, size: int) -> Callable[..., Callable[..., None]]:
    """Return what runs a program, with more arguments, on books of *size* entries.

    Raises:
        ProgramMissingError: it is not there, or other programs are not wanted.
    """
    name, arguments = _COMMANDS[key]
    found = shutil.which(name, path=f"{Path(sys.executable).parent}:{_path()}")
    if not shelf.peers or found is None:
        raise ProgramMissingError("not asked for" if not shelf.peers else f"no {name} here")
    file = exported(key, shelf, size)

    def prepared(*more: str) -> Callable[..., None]:
        command = [found, *(a.format(file=file) for a in arguments), *more]

        def run(_: object = None) -> None:
            subprocess.run(command, check=True, **_NOTHING)

        return run

    return prepared


def exported(key: str, shelf: Shelf, size: int) -> Path:
    """Return the books of *size* entries as our own export writes them."""
    from ledger.exchange import EXPORTS  # noqa: PLC0415 - not needed to measure the rest

    path = shelf.folder / f"export-{size}.{key}"
    if not path.exists():
        shelf.say(f"exporting {size} entries for {key}")
        with (
            connected(f"sqlite:///{shelf.filled(size)}") as engine,
            engine.connect() as connection,
            path.open("w", encoding="utf-8", newline="\n") as out,
        ):
            EXPORTS[key].write(open_book(connection), out)
    return path


def _path() -> str:
    import os  # noqa: PLC0415

    return os.environ.get("PATH", "")
