"""Where the command line writes: standard output, or a file that is there whole or not."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

    from webapp.call import Call

STANDARD_OUTPUT = "-"


def write_bytes(data: bytes, name: str | None, call: Call) -> None:
    """Write *data* to the file *name*, or to standard output if there is none."""
    if name is None or name == STANDARD_OUTPUT:
        call.out.flush()
        call.out.buffer.write(data)
        call.out.buffer.flush()
        return
    with _replacing(Path(name)) as path:
        path.write_bytes(data)


def write_from(source: BinaryIO, name: str | None, call: Call) -> None:
    """Write all of *source* to the file *name*, or to standard output, piece by piece."""
    source.seek(0)
    if name is None or name == STANDARD_OUTPUT:
        call.out.flush()
        shutil.copyfileobj(source, call.out.buffer)
        call.out.buffer.flush()
        return
    with _replacing(Path(name)) as path, path.open("wb") as out:
        shutil.copyfileobj(source, out)


@contextmanager
def text_output(name: str | None, call: Call) -> Iterator[TextIO]:
    """Give what to write lines to: the file *name*, or standard output if there is none.

    The file appears when all is written; if anything is raised, what was there stays.
    """
    if name is None or name == STANDARD_OUTPUT:
        yield call.out
        call.out.flush()
        return
    with (
        _replacing(Path(name)) as path,
        path.open("w", encoding="utf-8", newline="\n") as out,
    ):
        yield out


@contextmanager
def _replacing(path: Path) -> Iterator[Path]:
    """Give a file beside *path* that takes its place at the end."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    os.close(handle)
    scratch = Path(name)
    try:
        yield scratch
        scratch.chmod(0o666 & ~_umask())
        scratch.replace(path)
    finally:
        scratch.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
