"""What the figures were measured on, in general words."""

from __future__ import annotations

import os
import platform
import sqlite3
import time
from importlib.metadata import version
from pathlib import Path
from statistics import median

_GIB = 2**30
_PROBES = 20


def facts(folder: Path) -> dict[str, str]:
    """Return what there is to know of this machine; *folder* is where the databases lie."""
    return {
        "processor": f"{os.cpu_count()} cores, {_processor()}",
        "memory": f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / _GIB:.0f} GiB",
        "system": f"{platform.system()} {platform.machine()}",
        "disk": f"{_file_system(folder)}, 8 KiB more on it in {_sync_ms(folder):.2f} ms",
        "load": f"{os.getloadavg()[0]:.1f} when begun",
        "versions": f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, "
        f"SQLAlchemy {version('sqlalchemy')}, psycopg {version('psycopg')}",
    }


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or "unknown"
    names = (line.split(":", 1)[1].strip() for line in lines if line.startswith("model name"))
    return next(names, "unknown")


def _file_system(folder: Path) -> str:
    """Return the kind of file system: that of the longest mount point above *folder*."""
    try:
        mounts = Path("/proc/mounts").read_text(encoding="utf-8").splitlines()
    except OSError:
        return "unknown file system"
    above = {str(parent) for parent in (folder, *folder.resolve().parents)}
    kinds = [(len(m.split()[1]), m.split()[2]) for m in mounts if m.split()[1] in above]
    return max(kinds, default=(0, "unknown"))[1]


def _sync_ms(folder: Path) -> float:
    """Return how long the disk takes to keep 8 KiB, in milliseconds: the price of a commit."""
    taken = []
    path = folder / "probe"
    with path.open("wb", buffering=0) as file:
        for _ in range(_PROBES):
            began = time.perf_counter()
            file.write(b"x" * 8192)
            os.fdatasync(file.fileno())
            taken.append(time.perf_counter() - began)
    path.unlink()
    return 1000 * median(taken)
