"""Restoring a copy that somebody chose on the page: at the next start, before anybody works.

Nothing of the data may be in use while it is replaced, so the page only leaves a note beside
the copies, and ``bumdes serve`` does what it says before it opens the database.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.backup import restore
from bumdes.backup_shelf import Shelf
from bumdes.errors import BackupError
from bumdes.file_store import FileStore
from ledger.journal_view import utc_now
from webapp.sentences import sentence

if TYPE_CHECKING:
    from pathlib import Path

    from webapp.call import Call

NOTE = "pulihkan.txt"
"""The file in the folder of copies that names the one to be restored."""

DONE = "Data dikembalikan dari {name}, seperti diminta di halaman Cadangan."
ASIDE = "Data sebelumnya disisihkan: {place}"
NOT_DONE = "{name} tidak jadi dipulihkan, dan data yang ada tetap dipakai."


def ask_to_restore(folder: Path, name: str) -> None:
    """Let the next start restore the copy *name* of *folder*."""
    folder.joinpath(NOTE).write_text(name, encoding="utf-8")


def asked_to_restore(folder: Path) -> str:
    """Return which copy the next start restores; nothing if none."""
    note = folder / NOTE
    return note.read_text(encoding="utf-8").strip() if note.is_file() else ""


def withdraw(folder: Path) -> None:
    """Let the next start restore nothing."""
    folder.joinpath(NOTE).unlink(missing_ok=True)


def restore_if_asked(call: Call) -> None:
    """Restore what the page asked for, once; what is damaged or gone is told and left."""
    folder = call.settings.backups
    name = asked_to_restore(folder)
    if not name:
        return
    withdraw(folder)
    files = FileStore(call.settings.files)
    try:
        kept = Shelf(folder, files, utc_now).find(name)
        aside = restore(kept.path, call.settings.database, replace=True, files=files)
    except BackupError as error:
        call.tell(f"{sentence(error)} {NOT_DONE.format(name=name)}")
        return
    call.say(DONE.format(name=kept.name))
    if aside is not None:
        call.say(ASIDE.format(place=aside))
