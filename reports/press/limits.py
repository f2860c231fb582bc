"""What the printer's process may use: memory, time, files; no network and no other program."""

from __future__ import annotations

import os
import site
import socket
import sys
import tempfile
import zoneinfo
from pathlib import Path
from typing import Any

try:
    import resource
except ImportError:  # Windows has no such limits
    resource = None  # type: ignore[assignment]

MOST_MEMORY_BYTES = 2 * 1024**3
"""Of addresses. A ledger of fifty thousand lines takes a third of it."""
MOST_CPU_SECONDS = 600
"""Of one order."""
MOST_FILE_BYTES = 256 * 1024**2
"""Of a file in the temporary folder: the printer lays its type there."""

_NEVER = (
    "socket.",
    "subprocess.",
    "os.exec",
    "os.fork",
    "os.posix_spawn",
    "os.spawn",
    "os.startfile",
    "os.system",
    "pty.",
    "ftplib.",
    "smtplib.",
    "urllib.",
    "http.",
    "webbrowser.",
)
"""Events of the interpreter that a printer has no reason to cause."""


class ForbiddenActError(RuntimeError):
    """The printer was made to do what a printer does not do."""


def limit_process() -> None:
    """Limit this process for good: memory, files, and what the interpreter may do.

    The libraries must have been loaded before: they look for others.
    """
    if resource is not None:
        _lower(resource.RLIMIT_AS, MOST_MEMORY_BYTES)
        _lower(resource.RLIMIT_FSIZE, MOST_FILE_BYTES)
        _lower(resource.RLIMIT_CORE, 0)
    roots = tuple(str(root) for root in _roots())
    scratch = os.path.realpath(tempfile.gettempdir())

    def watch(event: str, facts: tuple[Any, ...]) -> None:
        if event.startswith(_NEVER) and not _is_local_pair(event, facts):
            message = f"the printer may not {event}"
            raise ForbiddenActError(message)
        if event == "open":
            _check_open(facts, roots, scratch)

    sys.addaudithook(watch)


def limit_order() -> None:
    """Give the next order its time on the processor; past it the process ends."""
    if resource is not None:
        used = resource.getrusage(resource.RUSAGE_SELF)
        seconds = int(used.ru_utime + used.ru_stime) + MOST_CPU_SECONDS
        _lower(resource.RLIMIT_CPU, seconds)


def _is_local_pair(event: str, facts: tuple[Any, ...]) -> bool:
    """Whether it is a socket of this machine: event loops make a pair, which reaches nobody."""
    unix = getattr(socket, "AF_UNIX", None)
    return event == "socket.__new__" and facts[1] == unix


def _lower(kind: int, most: int) -> None:
    """Set a soft limit, as far as the hard one lets it."""
    _, hard = resource.getrlimit(kind)
    wanted = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(kind, (wanted, hard))


def _roots() -> set[Path]:
    """Return the folders that may be read: the interpreter's, its libraries', this package."""
    folders = {sys.prefix, sys.base_prefix, *site.getsitepackages(), *filter(None, sys.path)}
    folders |= set(zoneinfo.TZPATH)
    return {Path(os.path.realpath(folder)) for folder in folders} - {Path("/")}


def _check_open(facts: tuple[Any, ...], roots: tuple[str, ...], scratch: str) -> None:
    path, _, flags = facts
    if isinstance(path, int):
        return
    named = os.path.realpath(os.fsdecode(path))
    writes = bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))
    allowed = (scratch,) if writes else (scratch, *roots)
    if not any(named == root or named.startswith(root + os.sep) for root in allowed):
        message = f"the printer may not open {named}"
        raise ForbiddenActError(message)
