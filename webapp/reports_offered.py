"""The reports as people call them: their address, a few words, and what their results mean."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from reports.errors import UnknownReportError

if TYPE_CHECKING:
    from collections.abc import Mapping


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
        meanings: what a row means, by its key.
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
    meanings: Mapping[str, str] = field(default_factory=dict)


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
    meanings=MappingProxyType(
        {
            "gross_profit": "Sisa pendapatan sesudah harga pokok barang yang terjual.",
            "operating_profit": "Hasil dari usaha sendiri, sebelum bunga bank, lain-lain,"
            " dan pajak.",
            "profit": "Bagian yang boleh dibagi atau ditahan, sesuai putusan Musyawarah Desa.",
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
    meanings=MappingProxyType(
        {
            "assets": "Semua milik BUM Desa: uang, piutang, barang, alat.",
            "liabilities": "Yang masih harus dibayar kepada orang lain.",
            "equity": "Milik desa dan warga yang tertanam di usaha: aset dikurangi kewajiban.",
        }
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

OFFERED = (
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
)


def find_report(slug: str) -> OfferedReport:
    """Return the report with *slug* in its address.

    Raises:
        UnknownReportError: there is none.
    """
    for report in OFFERED:
        if report.slug == slug:
            return report
    raise UnknownReportError(slug, tuple(report.slug for report in OFFERED))
