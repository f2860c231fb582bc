"""Restoring a copy that somebody chose on the page: at the next start, before anybody works.

Nothing of the data may be in use while it is replaced, so the page only leaves a note beside
the copies, and ``bumdes serve`` does what it says before it opens the database. The log of what
was restored remembers it, who asked for it, and where the data went that were there before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bumdes.access.access_event import AccessKind, note_access
from bumdes.backup import restore
from bumdes.backup_shelf import Shelf
from bumdes.errors import BackupError
from bumdes.file_store import FileStore
from bumdes.work import begin_session
from ledger.journal_view import utc_now
from webapp.sentences import sentence

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Engine

    from webapp.call import Call

NOTE = "pulihkan.txt"
"""The file in the folder of copies: the one to be restored, and who asks, a line each."""

DONE = "Data dikembalikan dari {name}, seperti diminta di halaman Cadangan."
ASIDE = "Data sebelumnya disisihkan: {place}"
NOT_DONE = "{name} tidak jadi dipulihkan, dan data yang ada tetap dipakai."


class Restored(NamedTuple):
    """Which copy was restored, by whose wish, and the name of what was put aside."""

    name: str
    by: str
    aside: str


def ask_to_restore(folder: Path, name: str, *, by: str) -> None:
    """Let the next start restore the copy *name* of *folder*, as the person *by* wants."""
    folder.joinpath(NOTE).write_text(f"{name}\n{by}\n", encoding="utf-8")


def asked_to_restore(folder: Path) -> str:
    """Return which copy the next start restores; nothing if none."""
    return _note(folder)[0]


def withdraw(folder: Path) -> None:
    """Let the next start restore nothing."""
    folder.joinpath(NOTE).unlink(missing_ok=True)


def restore_if_asked(call: Call) -> Restored | None:
    """Restore what the page asked for, once; what is damaged or gone is told and left."""
    folder = call.settings.backups
    name, by = _note(folder)
    if not name:
        return None
    withdraw(folder)
    files = FileStore(call.settings.files)
    try:
        kept = Shelf(folder, files, utc_now).find(name)
        aside = restore(kept.path, call.settings.database, replace=True, files=files)
    except BackupError as error:
        call.tell(f"{sentence(error)} {NOT_DONE.format(name=name)}")
        return None
    call.say(DONE.format(name=kept.name))
    if aside is not None:
        call.say(ASIDE.format(place=aside))
    return Restored(kept.name, by, aside.name if aside is not None else "")


def note_restored(engine: Engine, restored: Restored) -> None:
    """Write into the log of the data restored that they were, for everybody who may read it."""
    with begin_session(engine) as session:
        note_access(
            session,
            AccessKind.RESTORED,
            restored.by,
            now=utc_now(),
            detail=" · ".join(filter(None, (restored.name, restored.aside))),
        )


def _note(folder: Path) -> tuple[str, str]:
    note = folder / NOTE
    lines = note.read_text(encoding="utf-8").splitlines() if note.is_file() else []
    name, by, *_ = [*lines, "", ""]
    return name.strip(), by.strip()
