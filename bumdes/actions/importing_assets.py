"""Importing assets: a whole list of what was there before the books, or nothing of it."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bumdes.actions.taking_over_assets import RESULT_BEFORE, TakeOverAsset, take_over_asset
from bumdes.approval.unwaited import Unwaited
from bumdes.approval.waiting import never_waits
from bumdes.assets.asset_class import asset_classes
from bumdes.assets.whereabouts import Condition
from bumdes.bookings.asset import AssetFacts
from bumdes.errors import EnterpriseError, InvalidFieldError, NotFoundError, RowsRefusedError
from bumdes.permissions import Permission
from bumdes.record import described
from bumdes.rupiah import parse_rupiah
from bumdes.sheet_file import read_sheet
from bumdes.unit import HEAD_OFFICE, HEAD_OFFICE_NAME, units_of
from ledger import LedgerError, rp

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bumdes.work import Work
    from ledger import Money

NEEDED = ("nama", "jenis", "tanggal perolehan", "harga perolehan")
COLUMNS = (
    *NEEDED,
    "kode",
    "unit",
    "akumulasi penyusutan",
    "penurunan nilai",
    "nilai buku",
    "cara penyusutan",
    "masa manfaat (bulan)",
    "sisa masa manfaat (bulan)",
    "dana",
    "tempat",
    "penanggung jawab",
    "keadaan",
    "nomor seri",
    "merek dan tipe",
    "asuransi sampai",
    "status",
)
"""The headings that a list may have; those of the register as a file are among them."""

_PLAIN = re.compile(r"\d+(\.\d{1,2})?\Z", re.ASCII)
_WRITTEN = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})\Z", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportAssets:
    """A list of what was there on the day the books begin.

    Attributes:
        content: a CSV or XLSX file.
        on, against, stands_unnamed: as of each thing; see ``TakeOverAsset``.
        key: the same for the same list, so that asking twice takes it in once.
    """

    content: bytes
    on: dt.date
    key: str
    against: str = RESULT_BEFORE
    stands_unnamed: bool = False


@never_waits(Unwaited.BATCH)
def import_assets(work: Work, command: ImportAssets) -> tuple[str, ...]:
    """Take over every thing of a list, or none; return their codes.

    Raises:
        PermissionDeniedError: the actor may not, or not open books.
        SheetError: it is no such list; see ``read_sheet``.
        RowsRefusedError: rows of it are wrong, each with what is wrong with it.
    """
    work.request = described("import_assets", size=len(command.content), on=command.on)
    work.actor.require(Permission.MANAGE_ASSETS)
    work.actor.require(Permission.RECORD_OPENING, unit=HEAD_OFFICE)
    units = {HEAD_OFFICE_NAME.casefold(): HEAD_OFFICE, "": HEAD_OFFICE}
    for unit in units_of(work.session, work.book_id):
        units |= {unit.code.casefold(): unit.code, unit.name.casefold(): unit.code}
    codes: list[str] = []
    problems: list[tuple[int, Exception]] = []
    for row in read_sheet(command.content, known=COLUMNS, needed=NEEDED):
        try:
            asked = _said(row.cells, units, command, f"{command.key}:{row.number}")
            codes.append(take_over_asset(work, asked).code)
        except (EnterpriseError, LedgerError) as error:
            problems.append((row.number, error))
    if problems:
        raise RowsRefusedError.of(problems)
    return tuple(codes)


def _said(
    cells: Mapping[str, str], units: Mapping[str, str], command: ImportAssets, key: str
) -> TakeOverAsset:
    """Return what a row says.

    Raises:
        EnterpriseError: a cell says nothing that can be.
    """
    unit = cells.get("unit", "")
    if unit.casefold() not in units:
        raise NotFoundError("unit", unit)
    return TakeOverAsset(
        facts=AssetFacts(
            name=cells.get("nama", ""),
            asset_class=_class(cells.get("jenis", "")),
            months=_months(cells.get("masa manfaat (bulan)", "")),
            code=cells.get("kode", ""),
            serial=cells.get("nomor seri", ""),
            detail=cells.get("merek dan tipe", ""),
            custodian=cells.get("penanggung jawab", ""),
            place=cells.get("tempat", ""),
            condition=_condition(cells.get("keadaan", "")),
        ),
        acquired_on=_day(cells.get("tanggal perolehan", "")),
        on=command.on,
        unit=units[unit.casefold()],
        cost=_amount(cells.get("harga perolehan", "")),
        worn=_amount(cells.get("akumulasi penyusutan", "") or "0"),
        months_left=_months(cells.get("sisa masa manfaat (bulan)", "")),
        against=command.against,
        stands_unnamed=command.stands_unnamed,
        key=key,
    )


def _class(said: str) -> str:
    for key, found in asset_classes().items():
        if said.casefold() in {key, found.label.casefold()}:
            return key
    raise NotFoundError("asset_class", said)


def _condition(said: str) -> Condition:
    for condition in Condition:
        if said.casefold() in {condition.value, condition.label.casefold()}:
            return condition
    if said:
        raise InvalidFieldError("condition", said, "asset_condition")
    return Condition.GOOD


def _months(said: str) -> int | None:
    if not said:
        return None
    if not (said.isascii() and said.isdigit() and len(said) <= 4):
        raise InvalidFieldError("months", said, "asset_months")
    return int(said)


def _amount(said: str) -> Money:
    """Return an amount as the register writes it into a file, or as people type it."""
    return rp(said) if _PLAIN.match(said) else parse_rupiah(said)


def _day(said: str) -> dt.date:
    found = _WRITTEN.match(said)
    try:
        if found:
            day, month, year = (int(part) for part in found.groups())
            return dt.date(year, month, day)
        return dt.date.fromisoformat(said[:10])
    except ValueError:
        raise InvalidFieldError("acquired_on", said, "a_day") from None
