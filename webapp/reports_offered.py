"""The reports as people call them: their address, a few words, and what their results mean."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from reports.errors import UnknownReportError
from reports.listings import LISTINGS
from reports.meanings import meanings_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reports.listing import Listing, ListingGroup


class DownloadFormat(NamedTuple):
    """A kind of file, by the key of its renderer."""

    key: str
    label: str
    icon: str


FILES = (
    DownloadFormat("pdf", "PDF berkop", "doc"),
    DownloadFormat("xlsx", "Excel (XLSX)", "report"),
    DownloadFormat("csv", "CSV", "list"),
)
"""What every report can be downloaded as."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferedReport:
    """A report on the list.

    Attributes:
        key: of the report.
        slug: in its address.
        is_statement: whether it has comparative columns and columns by unit.
        takes_budget: whether the plan can stand beside it.
        is_at_day: whether it tells of a day, not of a period.
        is_of_months: whether it tells of whole months only.
        summary: rows that stand on top, by label; those that the form does not have are left.
        usual_month: whether the month is shown where no period is asked for: it is long.
    """

    key: str
    slug: str
    title: str
    hint: str
    icon: str
    is_statement: bool = True
    takes_budget: bool = False
    is_at_day: bool = False
    is_of_months: bool = False
    summary: Mapping[str, str] = field(default_factory=dict)
    usual_month: bool = False

    @property
    def meanings(self) -> Mapping[str, str]:
        """What a row means, by its key."""
        return meanings_of(self.key)

    @property
    def group(self) -> ListingGroup | None:
        """Under which heading it is offered; None for the statements."""
        return LISTINGS[self.key].group if self.key in LISTINGS else None

    @property
    def is_of_whole(self) -> bool:
        """Whether it tells of the whole enterprise only."""
        return self.key in LISTINGS and LISTINGS[self.key].is_of_whole


_INCOME = OfferedReport(
    key="income-statement",
    slug="laba-rugi",
    title="Laba rugi",
    hint="Pendapatan, biaya, dan sisanya",
    icon="report",
    takes_budget=True,
    summary=MappingProxyType(
        {
            "revenue": "Pendapatan usaha",
            "gross_profit": "Laba kotor",
            "operating_expenses": "Beban usaha",
            "profit": "Laba bersih",
        }
    ),
)

_POSITION = OfferedReport(
    key="financial-position",
    slug="posisi-keuangan",
    title="Posisi keuangan",
    hint="Harta, utang, dan modal pada satu hari",
    icon="scale",
    is_at_day=True,
    summary=MappingProxyType(
        {"assets": "Aset", "liabilities": "Kewajiban", "equity": "Ekuitas"}
    ),
)

_EQUITY = OfferedReport(
    key="changes-in-equity",
    slug="perubahan-ekuitas",
    title="Perubahan ekuitas",
    hint="Modal dan saldo laba, dari awal sampai akhir masa",
    icon="sprout",
    takes_budget=True,
)

_CASH = OfferedReport(
    key="cash-flows",
    slug="arus-kas",
    title="Arus kas",
    hint="Dari mana uang datang, dan ke mana perginya",
    icon="move",
)

_DESCRIBED = (
    _INCOME,
    _POSITION,
    _EQUITY,
    _CASH,
    OfferedReport(
        key="trial-balance",
        slug="neraca-saldo",
        title="Neraca saldo",
        hint="Saldo semua akun, debit dan kredit",
        icon="list",
        is_statement=False,
    ),
    OfferedReport(
        key="worksheet",
        slug="neraca-lajur",
        title="Neraca lajur",
        hint="Sepuluh kolom, dari saldo sampai laporan",
        icon="report",
        is_statement=False,
    ),
    OfferedReport(
        key="general-ledger",
        slug="buku-besar",
        title="Buku besar",
        hint="Setiap akun, baris demi baris",
        icon="book",
        is_statement=False,
    ),
    OfferedReport(
        key="journal",
        slug="jurnal",
        title="Jurnal umum",
        hint="Setiap catatan dengan baris debit dan kredit",
        icon="write",
        is_statement=False,
        usual_month=True,
    ),
    OfferedReport(
        key="cash-books",
        slug="buku-kas-bank",
        title="Buku kas dan bank",
        hint="Uang masuk, uang keluar, dan sisanya",
        icon="cash",
        is_statement=False,
        usual_month=True,
    ),
    OfferedReport(
        key="sub-ledgers",
        slug="buku-pembantu",
        title="Buku pembantu",
        hint="Siapa dan apa di balik saldo akun",
        icon="people",
        is_statement=False,
    ),
    OfferedReport(
        key="budget-realisation",
        slug="anggaran",
        title="Anggaran dan realisasi",
        hint="Rencana yang disahkan, dan yang terjadi",
        icon="scale",
        is_statement=False,
        is_of_months=True,
    ),
    OfferedReport(
        key="fixed-assets",
        slug="daftar-aset",
        title="Daftar aset tetap",
        hint="Harga, penyusutan, dan nilai setiap barang",
        icon="asset",
        is_statement=False,
    ),
    OfferedReport(
        key="stock-on-hand",
        slug="daftar-persediaan",
        title="Daftar persediaan",
        hint="Banyak dan nilai setiap barang",
        icon="box",
        is_statement=False,
    ),
    OfferedReport(
        key="receivables",
        slug="daftar-piutang",
        title="Daftar piutang",
        hint="Siapa berutang, berapa, dan sudah berapa lama",
        icon="in",
        is_statement=False,
    ),
    OfferedReport(
        key="payables",
        slug="daftar-utang",
        title="Daftar utang usaha",
        hint="Kepada siapa, berapa, dan kapan jatuh tempo",
        icon="out",
        is_statement=False,
    ),
    OfferedReport(
        key="capital-register",
        slug="daftar-modal",
        title="Daftar modal",
        hint="Penyertaan, pemilik, dan akunnya",
        icon="coins",
        is_statement=False,
    ),
    OfferedReport(
        key="use-of-capital",
        slug="penggunaan-modal",
        title="Penggunaan modal",
        hint="Setiap penyertaan menjadi apa",
        icon="sprout",
        is_statement=False,
    ),
    OfferedReport(
        key="profit-shares",
        slug="daftar-bagi-hasil",
        title="Daftar bagi hasil",
        hint="Bagian, yang dibayar, dan yang belum",
        icon="share",
        is_statement=False,
    ),
    OfferedReport(
        key="gap-report",
        slug="urutan-nomor",
        title="Urutan nomor",
        hint="Adakah nomor jurnal atau bukti yang hilang",
        icon="check",
        is_statement=False,
    ),
    OfferedReport(
        key="back-dated",
        slug="catatan-terlambat",
        title="Catatan yang terlambat",
        hint="Dicatat lama sesudah tanggalnya",
        icon="clock",
        is_statement=False,
    ),
    OfferedReport(
        key="reversals",
        slug="catatan-dibatalkan",
        title="Catatan yang dibatalkan",
        hint="Apa, kapan, dan mengapa",
        icon="undo",
        is_statement=False,
    ),
    OfferedReport(
        key="unproved",
        slug="tanpa-bukti",
        title="Catatan tanpa bukti",
        hint="Yang belum mempunyai berkas bukti",
        icon="camera",
        is_statement=False,
    ),
)


def plain_report(listing: Listing) -> OfferedReport:
    """Return how a listing is offered of which nothing more is said."""
    return OfferedReport(
        key=listing.key,
        slug=listing.key,
        title=listing.title,
        hint="",
        icon="list",
        is_statement=False,
    )


OFFERED = (
    *_DESCRIBED,
    *(
        plain_report(listing)
        for key, listing in LISTINGS.items()
        if key not in {report.key for report in _DESCRIBED}
    ),
)
"""Every report, as it is offered; a listing that is not described above has a plain card."""


def find_report(slug: str) -> OfferedReport:
    """Return the report with *slug* in its address.

    Raises:
        UnknownReportError: there is none.
    """
    for report in OFFERED:
        if report.slug == slug:
            return report
    raise UnknownReportError(slug, tuple(report.slug for report in OFFERED))
