"""Safekeeping: the copies of this installation, and the drives they can be carried to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

from flask import current_app

from bumdes.backup_shelf import Shelf
from webapp.drives import drives

if TYPE_CHECKING:
    from flask import Flask
    from sqlalchemy import Engine

    from bumdes.backup_shelf import Occasion
    from webapp.drives import Drive

FOLDER = "backups"
"""Its name beside a database."""


class SafePlaces(NamedTuple):
    """Where copies are kept.

    Attributes:
        folder: the copies of this installation; None for the folder beside the database.
        drives: folders of other disks that the settings name.
    """

    folder: Path | None = None
    drives: tuple[Path, ...] = ()


def init_app(app: Flask, places: SafePlaces) -> None:
    """Let *app* know where copies are kept; must come after ``uploads``."""
    app.extensions["safe_places"] = places


def shelf() -> Shelf:
    """Return the shelf of this application."""
    folder = _places().folder or _folder_beside(current_app.extensions["engine"])
    files, clock = current_app.extensions["files"], current_app.extensions["clock"]
    return Shelf(folder, files, clock)


def copy_before(occasion: Occasion) -> None:
    """Copy a database that lies here before a step that changes much.

    Raises:
        BackupDamagedError: the copy does not hold; the step must not be taken.
    """
    if is_embedded():
        shelf().make(current_app.extensions["engine"], occasion)


def last_copy_is_old() -> bool:
    """Whether a database that lies here was not copied for a week."""
    return is_embedded() and shelf().is_old()


def drives_there() -> list[Drive]:
    """Return the disks that copies can be carried to now."""
    return drives(_places().drives)


def is_embedded() -> bool:
    """Whether the database lies in a file here, so that this program copies it."""
    engine: Engine = current_app.extensions["engine"]
    return engine.dialect.name == "sqlite"


def _places() -> SafePlaces:
    return cast("SafePlaces", current_app.extensions["safe_places"])


def _folder_beside(engine: Engine) -> Path:
    file = engine.url.database if engine.dialect.name == "sqlite" else None
    return (Path(file).parent if file else Path("data")) / FOLDER
