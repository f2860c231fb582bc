"""Drives: USB sticks and other disks that copies can be carried to."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

PLACES = tuple(map(Path, ("/media", "/run/media", "/mnt", "/Volumes")))
"""Where systems show disks that somebody plugs in; some below a folder of the user."""


@dataclass(frozen=True, slots=True)
class Drive:
    """A disk that is there now.

    Attributes:
        free: bytes.
    """

    path: Path
    free: int

    @property
    def name(self) -> str:
        """What people call it: its last folder."""
        return self.path.name


def drives(named: Iterable[Path] = (), places: Iterable[Path] = PLACES) -> list[Drive]:
    """Return the disks that are there and can be written on.

    Args:
        named: folders that somebody named in the settings; they count though nothing is
            mounted there, such as one of a network.
        places: folders below which disks appear when they are plugged in.
    """
    found = dict.fromkeys([*named, *_mounted(places)])
    return [Drive(path, _free(path)) for path in found if _is_writable(path)]


def _mounted(places: Iterable[Path]) -> Iterator[Path]:
    for place in places:
        for below in _folders(place):
            if below.is_mount():
                yield below
            else:
                yield from (deeper for deeper in _folders(below) if deeper.is_mount())


def _folders(place: Path) -> list[Path]:
    try:
        return sorted(path for path in place.iterdir() if path.is_dir())
    except OSError:  # not there, or not ours to look into
        return []


def _is_writable(path: Path) -> bool:
    return path.is_dir() and os.access(path, os.W_OK)


def _free(path: Path) -> int:
    room = os.statvfs(path)
    return room.f_bavail * room.f_frsize
