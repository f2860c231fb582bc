"""The demonstration, built once in a run of the tests however many of them look at it."""

from __future__ import annotations

import contextlib
import datetime as dt
import fcntl
import os
import shutil
from typing import TYPE_CHECKING

from bumdes import database
from bumdes.demo import build_demo
from bumdes.file_store import FOLDER, FileStore

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pytest

NOW = dt.datetime(2026, 11, 24, 7, 30, tzinfo=dt.UTC)
"""When it is built; who looks at it looks then."""

DATABASE = "demo.sqlite"


def demonstration_in(folder: Path, temporary: pytest.TempPathFactory) -> Path:
    """Put a copy of the demonstration, with its files, into *folder*; return its database."""
    built = _built(temporary)
    shutil.copytree(built, folder, dirs_exist_ok=True)
    return folder / DATABASE


def _built(temporary: pytest.TempPathFactory) -> Path:
    """Return where it lies: processes that test side by side share one."""
    base = temporary.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder, new = shared / "demonstration", shared / "demonstration.new"
    with _alone(shared / "demonstration.lock"):
        if not folder.exists():
            shutil.rmtree(new, ignore_errors=True)
            new.mkdir()
            _build(new)
            new.rename(folder)
    return folder


def _build(folder: Path) -> None:
    engine = database.connect(f"sqlite:///{folder / DATABASE}")
    database.migrate(engine)
    build_demo(engine, lambda: NOW, files=FileStore(folder / FOLDER))
    engine.dispose()


@contextlib.contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Wait until no other process is here."""
    with path.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
