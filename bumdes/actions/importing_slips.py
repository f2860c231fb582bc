"""Importing slips: a whole list of tax that others withheld, or nothing of it."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from bumdes.actions.withholding_tax import WithholdTax, receive_withheld
from bumdes.approval.unwaited import Unwaited
from bumdes.approval.waiting import never_waits
from bumdes.errors import EnterpriseError, InvalidFieldError, RowsRefusedError
from bumdes.permissions import Permission
from bumdes.record import described
from bumdes.rupiah import parse_rupiah
from bumdes.sheet_file import read_sheet
from bumdes.tax.withholding import TAX_OBJECTS
from ledger import LedgerError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bumdes.tax.slip import TaxSlip
    from bumdes.work import Work

COLUMNS = (
    "objek",
    "tanggal",
    "nomor",
    "pihak",
    "kode_pihak",
    "dasar",
    "pajak",
    "unit",
    "akun",
    "kas",
    "nota",
    "keterangan",
)
"""What a list may tell of each slip; ``kas`` is empty where the money is recorded already."""

_NEEDED = ("objek", "tanggal", "nomor", "dasar", "akun")
_BY_NAME = {
    name.casefold(): key for key, each in TAX_OBJECTS.items() for name in (key, each.label)
}
_INDONESIAN_DAY = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})\Z", re.ASCII)


@never_waits(Unwaited.BATCH)
def import_slips(work: Work, content: bytes) -> list[TaxSlip]:
    """Take in the list *content*, a CSV or XLSX file, of tax that was withheld from us.

    A slip that was taken in before, of the same other side and number, changes nothing.

    Raises:
        PermissionDeniedError: the actor may not.
        SheetError: it is no such list; see ``read_sheet``.
        RowsRefusedError: rows of it are wrong, each with what is wrong with it.
    """
    work.request = described("import_slips", size=len(content))
    work.actor.require(Permission.MANAGE_TAX)
    slips: list[TaxSlip] = []
    problems: list[tuple[int, Exception]] = []
    for row in read_sheet(content, known=COLUMNS, needed=_NEEDED):
        try:
            slips.append(receive_withheld(work, _command(row.cells)))
        except (EnterpriseError, LedgerError) as error:
            problems.append((row.number, error))
    if problems:
        raise RowsRefusedError.of(problems)
    return slips


def _command(cells: Mapping[str, str]) -> WithholdTax:
    """Return what a row says.

    Raises:
        InvalidFieldError: it names no object of withholding, no number or no day.
        RupiahError: an amount cannot be read.
    """
    key = _BY_NAME.get(cells["objek"].casefold())
    if key is None:
        raise InvalidFieldError("tax_object", cells["objek"], "known_tax_object")
    number, tax = cells["nomor"], cells.get("pajak", "")
    if not number:
        raise InvalidFieldError("number", number, "number_as_printed")
    day = _day(cells["tanggal"])
    other = cells.get("kode_pihak", "") or cells.get("pihak", "")
    return WithholdTax(
        tax_object=key,
        date=day,
        base=parse_rupiah(cells["dasar"]),
        account=cells["akun"],
        cash=cells.get("kas", ""),
        unit=cells.get("unit", ""),
        party=cells.get("kode_pihak", ""),
        counterparty=cells.get("pihak", ""),
        document=cells.get("nota", ""),
        tax=parse_rupiah(tax) if tax else None,
        number=number,
        issued_on=day,
        description=cells.get("keterangan", ""),
        key=f"slip:{other}:{number}"[:200],
    )


def _day(text: str) -> dt.date:
    """Return the day that *text* says: 2026-03-17, 17-03-2026 or 17/03/2026."""
    found = _INDONESIAN_DAY.match(text)
    try:
        if found:
            day, month, year = (int(part) for part in found.groups())
            return dt.date(year, month, day)
        return dt.date.fromisoformat(text[:10])
    except ValueError:
        raise InvalidFieldError("date", text, "a_day") from None
