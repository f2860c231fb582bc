"""What a till took in, as files: shift by shift, or the sales of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, Response

from bumdes.permissions import Permission
from bumdes.rupiah import format_plain
from bumdes.till.sale import Means
from bumdes.till.shift import closed_shifts, find_shift, open_shifts
from bumdes.till.takings import takings_of
from reports.plain_list import list_as_csv, list_as_xlsx
from webapp.login import current_visitor
from webapp.readings.sight import unit_names
from webapp.readings.till import people
from webapp.templating import now
from webapp.work import reading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bumdes.till.takings import Takings
    from bumdes.work import Work

bp = Blueprint("till_files", __name__, url_prefix="/kasir")

MEDIA = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
MOST_SHIFTS = 400

SHIFTS = (
    "Unit",
    "Dibuka",
    "Ditutup",
    "Kasir",
    "Penjualan",
    "Tunai",
    "QRIS",
    "Utang",
    "Potongan",
    "Menurut pembukuan",
    "Dihitung",
    "Selisih",
    "Alasan",
    "Penghitung",
    "Saksi",
)
SALES = ("Bukti", "Tanggal", "Dicatat oleh", "Tunai", "QRIS", "Utang", "Potongan", "Keadaan")


@bp.get("/daftar.<any(csv, xlsx):extension>")
def shifts(extension: str) -> Response:
    """Send the shifts, the latest first."""
    with reading() as work:
        unit = current_visitor().actor.unit
        work.actor.require(Permission.EXPORT_BOOKS, unit=unit)
        found = [
            *open_shifts(work.session, work.book_id, unit),
            *closed_shifts(work.session, work.book_id, unit=unit, most=MOST_SHIFTS),
        ]
        names = unit_names(work)
        rows = [
            (names[taken.shift.unit], *_shift_row(work, taken))
            for taken in takings_of(work, found, now().date())
        ]
    return _file("Shift kasir", SHIFTS, rows, extension=extension)


@bp.get("/<shift_id>/penjualan.<any(csv, xlsx):extension>")
def sales(shift_id: str, extension: str) -> Response:
    """Send the sales of a shift."""
    with reading() as work:
        shift = find_shift(work.session, work.book_id, shift_id)
        work.actor.require(Permission.EXPORT_BOOKS, unit=shift.unit)
        (taken,) = takings_of(work, [shift], now().date())
        called = people(work, (sold.sale.recorded_by for sold in taken.sales))
        rows = [
            (
                sold.voucher,
                sold.sale.date.isoformat(),
                called[sold.sale.recorded_by],
                *(format_plain(sold.by_means[means]) for means in Means),
                format_plain(sold.discount),
                "dibatalkan" if sold.taken_back else "",
            )
            for sold in taken.sales
        ]
    return _file("Penjualan kasir", SALES, rows, extension=extension)


def _shift_row(work: Work, taken: Takings) -> tuple[str, ...]:
    shift, closing = taken.shift, taken.closing
    counted = closing.counted(work.book.currency) if closing else None
    return (
        shift.opened_on.isoformat(),
        shift.closed_on.isoformat() if shift.closed_on else "",
        people(work, [shift.opened_by])[shift.opened_by],
        str(taken.standing),
        *(format_plain(taken.by_means[means]) for means in Means),
        format_plain(taken.discount),
        format_plain(taken.expected),
        format_plain(counted) if counted is not None else "",
        format_plain(taken.difference),
        closing.reason if closing else "",
        closing.counted_by if closing else "",
        closing.witness if closing else "",
    )


def _file(
    title: str, headings: Sequence[str], rows: Sequence[Sequence[str]], *, extension: str
) -> Response:
    content = (
        list_as_csv(headings, rows)
        if extension == "csv"
        else list_as_xlsx(title, headings, rows)
    )
    answer = Response(content, content_type=MEDIA[extension])
    name = f"{title.lower().replace(' ', '-')}.{extension}"
    answer.headers.set("Content-Disposition", "attachment", filename=name)
    return answer
