"""Importing parties: a whole list at once, or nothing of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bumdes.actions.registering_parties import (
    ChangeParty,
    PartyCodes,
    RegisterParty,
    change_one,
    register_one,
)
from bumdes.errors import EnterpriseError, InvalidFieldError, RowsRefusedError
from bumdes.party import PartyKind
from bumdes.permissions import Permission
from bumdes.record import described
from bumdes.sheet_file import read_sheet
from ledger import LedgerError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bumdes.work import Work

FIELDS: Mapping[str, str] = {
    "kode": "code",
    "nama": "name",
    "jenis": "kind",
    "juga": "also",
    "nik": "nik",
    "npwp": "npwp",
    "telepon": "phone",
    "alamat": "address",
    "rt": "rt",
    "rw": "rw",
    "catatan": "note",
}
"""What the columns of a list say of somebody, by their headings in small letters."""

_BY_LABEL = {kind.label.casefold(): kind for kind in PartyKind} | {"lainnya": PartyKind.OTHER}
_BETWEEN = ";"


@dataclass(frozen=True, slots=True)
class ImportedParties:
    """What a list brought: the codes of who is new, and of who was known."""

    registered: tuple[str, ...]
    changed: tuple[str, ...]


def import_parties(work: Work, content: bytes) -> ImportedParties:
    """Take in the list *content*, a CSV or XLSX file: every row of it, or none.

    A row with the code of somebody changes what is known of them, but for cells that are
    empty; any other registers somebody new.

    Raises:
        PermissionDeniedError: the actor may not.
        SheetError: it is no such list; see ``read_sheet``.
        RowsRefusedError: rows of it are wrong, each with what is wrong with it.
    """
    work.request = described("import_parties", size=len(content))
    work.actor.require(Permission.KEEP_PARTIES)
    work.actor.require(Permission.READ_PERSONAL_DATA)
    rows = read_sheet(content, known=FIELDS, needed=("nama",))
    codes = PartyCodes.of(work)
    registered, changed = [], []
    problems: list[tuple[int, Exception]] = []
    for row in rows:
        try:
            said = _said(row.cells)
            if "code" in said:
                changed.append(change_one(work, said.pop("code"), ChangeParty(**said)).code)
            else:
                said.setdefault("name", "")
                registered.append(register_one(work, RegisterParty(**said), codes).code)
        except (EnterpriseError, LedgerError) as error:
            problems.append((row.number, error))
    if problems:
        raise RowsRefusedError.of(problems)
    codes.declare(work)
    return ImportedParties(tuple(registered), tuple(changed))


def _said(cells: Mapping[str, str]) -> dict[str, Any]:
    """Return what a row says, by the names of fields; nothing of cells that are empty."""
    said: dict[str, Any] = {FIELDS[heading]: cell for heading, cell in cells.items() if cell}
    if "kind" in said:
        said["kind"] = _kind(said["kind"])
    if "also" in said:
        said["also"] = tuple(_kind(each) for each in said["also"].split(_BETWEEN))
    return said


def _kind(label: str) -> PartyKind:
    kind = _BY_LABEL.get(label.strip().casefold())
    if kind is None:
        raise InvalidFieldError("party_kind", label, "party_kind")
    return kind
