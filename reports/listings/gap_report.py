"""Gap report (urutan nomor): whether the numbers of journal and vouchers are all there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.phrase import phrase, word
from ledger.numbering import JOURNAL
from ledger.series import series_of
from ledger.verify import Gap, gaps
from reports.errors import InvalidScopeError
from reports.listing import Listing, ListingGroup
from reports.register import CellKind, Register, RegisterColumn
from reports.scope import check_listing_scope

if TYPE_CHECKING:
    from ledger import BookView
    from ledger.series import Series
    from reports.register import Cell
    from reports.scope import Scope

KEY, TITLE = "gap-report", "Urutan Nomor"
NAMES = {JOURNAL: "Nomor jurnal", "BKM": "Bukti kas masuk", "BKK": "Bukti kas keluar"}
NAMES |= {"BM": "Bukti memorial"}

COLUMNS = (
    RegisterColumn("series", "Seri", is_label=True),
    RegisterColumn("code", "Kode"),
    RegisterColumn("year", "Tahun"),
    RegisterColumn("first", "Pertama", CellKind.NUMBER),
    RegisterColumn("last", "Terakhir", CellKind.NUMBER),
    RegisterColumn("count", "Banyaknya", CellKind.NUMBER),
    RegisterColumn("missing", "Hilang", CellKind.NUMBER),
)
GAP_COLUMNS = (
    RegisterColumn("series", "Seri", is_label=True),
    RegisterColumn("code", "Kode"),
    RegisterColumn("year", "Tahun"),
    RegisterColumn("first", "Dari nomor", CellKind.NUMBER),
    RegisterColumn("last", "Sampai nomor", CellKind.NUMBER),
    RegisterColumn("missing", "Hilang", CellKind.NUMBER),
)


def _read(view: BookView, scope: Scope) -> tuple[Register, ...]:
    check_listing_scope(scope, KEY, has_fund=False)
    if scope.unit is not None:
        raise InvalidScopeError(KEY, "one unit")
    first, last = scope.period.first_day.year, scope.period.last_day.year
    missing = [gap for gap in gaps(view) if first <= gap.year <= last]
    found = series_of(view, first, last)
    missing += [_after(each) for each in found if each.given > each.last]
    lost = sum(gap.last - gap.first + 1 for gap in missing)
    registers = [
        Register(
            key="series",
            title="Semua seri nomor",
            facts=(
                phrase("{lost} nomor hilang", lost=lost)
                if lost
                else word("tidak ada nomor yang hilang"),
            ),
            columns=COLUMNS,
            rows=tuple(_row(each) for each in found),
            totals={},
            currency=view.currency,
        )
    ]
    if missing:
        registers.append(
            Register(
                key="gaps",
                title="Nomor yang hilang",
                facts=(),
                columns=GAP_COLUMNS,
                rows=tuple(_gap_row(gap) for gap in sorted(missing)),
                totals={},
                currency=view.currency,
            )
        )
    return tuple(registers)


def _row(series: Series) -> tuple[Cell, ...]:
    missing = max(series.last, series.given) - series.numbered
    numbers = (series.first, series.last, series.numbered, missing)
    return (word(NAMES[series.series]), _code(series.series), str(series.year), *numbers)


def _after(series: Series) -> Gap:
    """Return the numbers that were given out after the last one that an entry has."""
    return Gap(series.series, series.year, series.last + 1, series.given)


def _gap_row(gap: Gap) -> tuple[Cell, ...]:
    count = gap.last - gap.first + 1
    name = word(NAMES[gap.series])
    return (name, _code(gap.series), str(gap.year), gap.first, gap.last, count)


def _code(series: str) -> str:
    return "" if series == JOURNAL else series


GAP_REPORT = Listing(
    key=KEY,
    title=TITLE,
    read=_read,
    group=ListingGroup.CONTROL,
    is_of_whole=True,
    remarks=(
        "Nomor diberikan oleh pembukuan, berurutan sejak 1 setiap tahun dan setiap seri.",
    ),
)
