"""What an auditor is offered as files, one by one: reports by their slugs, and formats."""

from __future__ import annotations

from typing import NamedTuple


class OfferedFile(NamedTuple):
    """A row of the download centre.

    Attributes:
        endpoint, slug: the page that gives it.
        formats: extensions, the usual one first.
        is_job: whether it is asked for, and made beside the site.
    """

    title: str
    hint: str
    endpoint: str
    slug: str
    formats: tuple[str, ...]
    is_job: bool = False


_STATEMENT, _KIND = "statements.download", "accountability.download"

FILES_OFFERED = (
    OfferedFile(
        "Laporan keuangan dan CALK",
        "Laba rugi, posisi, ekuitas, arus kas, catatan",
        _KIND,
        "laporan-keuangan",
        ("pdf", "xlsx"),
    ),
    OfferedFile(
        "Neraca saldo",
        "Semua akun, debit dan kredit",
        _STATEMENT,
        "neraca-saldo",
        ("pdf", "xlsx"),
    ),
    OfferedFile(
        "Buku besar", "Setiap akun, baris demi baris", _STATEMENT, "buku-besar", ("xlsx", "csv")
    ),
    OfferedFile(
        "Jurnal", "Setiap catatan, debit dan kredit", _STATEMENT, "jurnal", ("xlsx", "csv")
    ),
    OfferedFile(
        "Kas dan bank",
        "Uang masuk, keluar, dan sisanya",
        _STATEMENT,
        "buku-kas-bank",
        ("pdf", "xlsx"),
    ),
    OfferedFile(
        "Buku modal",
        "Penyertaan, pemilik, akunnya",
        _STATEMENT,
        "daftar-modal",
        ("pdf", "xlsx"),
    ),
    OfferedFile(
        "Bagi hasil",
        "Hak, dibayar, dan belum",
        _STATEMENT,
        "daftar-bagi-hasil",
        ("pdf", "xlsx"),
    ),
    OfferedFile(
        "Aset tetap", "Harga, penyusutan, nilai", _STATEMENT, "daftar-aset", ("pdf", "xlsx")
    ),
    OfferedFile(
        "Piutang",
        "Siapa, berapa, sudah berapa lama",
        _STATEMENT,
        "daftar-piutang",
        ("pdf", "xlsx"),
    ),
    OfferedFile(
        "Persediaan",
        "Banyak dan nilai setiap barang",
        _STATEMENT,
        "daftar-persediaan",
        ("pdf", "xlsx"),
    ),
    OfferedFile(
        "Bukti transaksi",
        "Foto dan berkas urut nomor",
        _KIND,
        "bukti-transaksi",
        ("zip",),
        is_job=True,
    ),
)
"""The five statements bound together, the books, the registers, and the proofs."""
