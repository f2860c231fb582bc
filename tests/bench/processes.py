"""Promise (f): `bumdes balance` as a whole process, against `ledger bal`."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.books import BOOK
from tests.bench.finding import compared
from tests.bench.measure import Contender, interleaved
from tests.bench.peers import ProgramMissingError, program

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.bench.finding import Finding
    from tests.bench.shelf import Shelf

PROMISED = 100_000
ROUNDS = 7
COMMAND = Path(sys.executable).with_name("bumdes")


def measure(shelf: Shelf) -> Iterator[Finding]:
    """Measure the balances of all accounts, and of one."""
    for size in shelf.up_to(PROMISED):
        for what, more in (("bumdes balance", ()), ("bumdes balance ACCOUNT", ("1.1.01.01",))):
            yardstick = "ledger bal"
            try:
                run = program("ledger", shelf, size)("bal")
            except ProgramMissingError as missing:
                yield missing.finding("f", what, yardstick, size)
                continue
            ours, theirs = interleaved(
                ROUNDS,
                Contender(lambda: None, partial(_balance, shelf.filled(size), more)),
                Contender(lambda: None, run),
            )
            aim = 0.5 if size == PROMISED else None
            yield compared("f", what, yardstick, ours, theirs, entries=size, aim=aim)


def profile(shelf: Shelf) -> Callable[[], object]:
    """Return the command, run within this process, its imports included."""
    os.environ["BUMDES_DATABASE"] = f"sqlite:///{shelf.filled(max(shelf.sizes))}"
    for name in [name for name in sys.modules if name.split(".")[0] in {"webapp", "bumdes"}]:
        del sys.modules[name]

    def run() -> None:
        from webapp.cli import main  # noqa: PLC0415 - importing it is a part of the time

        main(["balance", "--book", BOOK])

    return run


def _balance(database: Path, more: tuple[str, ...], _: object) -> None:
    environment = os.environ | {"BUMDES_DATABASE": f"sqlite:///{database}"}
    subprocess.run(
        [COMMAND, "balance", "--book", BOOK, *more],
        check=True,
        stdout=subprocess.DEVNULL,
        env=environment,
    )
