"""Where what a register posted is put right: there, so that the register stays right too."""

from __future__ import annotations

from typing import NamedTuple

from bumdes.register_tag import REGISTER_TAG
from webapp.check_places import PLACES as PAGES

_AFTER = "Batalkan catatannya di bawah ini, lalu catat yang benar di halaman itu."


class CorrectionPlace(NamedTuple):
    """A register: what it is called, the endpoint of its page, and what to do there."""

    label: str
    endpoint: str
    advice: str = _AFTER


PLACES = {
    "assets": CorrectionPlace(
        "Aset",
        "fixed_assets.show",
        "Buka asetnya. Yang keliru dibatalkan di bawah ini, lalu dicatat lagi di sana.",
    ),
    "capital": CorrectionPlace("Buku modal", "capital.show"),
    "cash_count": CorrectionPlace(
        "Hitung kas",
        "cash_counts.show",
        "Batalkan di bawah ini, lalu hitung kasnya sekali lagi.",
    ),
    "cut_over": CorrectionPlace(
        "Saldo awal",
        "transactions.show",
        "Batalkan di bawah ini, lalu tulis yang benar sebagai jurnal saldo awal.",
    ),
    "dealings": CorrectionPlace("Unit usaha dan RK", "units.show"),
    "investees": CorrectionPlace("Penyertaan", "investees.show"),
    "naming": CorrectionPlace("Buku pembantu", "sub_ledgers.show"),
    "payroll": CorrectionPlace(
        "Gaji dan upah",
        "payrolls.show",
        "Buka daftar gajinya dan batalkan di sana, lalu susun daftar yang benar.",
    ),
    "profit": CorrectionPlace(
        "Bagi hasil",
        "sharing.show",
        "Buka pembagiannya. Pembayaran atau pembagian yang keliru dibatalkan lewat catatannya.",
    ),
    "receivables": CorrectionPlace(
        "Penyisihan piutang",
        "credit_settings.allowances",
        "Susun penyisihan yang baru di sana: selisihnya dicatat sendiri.",
    ),
    "recurring": CorrectionPlace(
        "Catatan rutin",
        "schedules.show",
        "Batalkan di bawah ini, betulkan catatan rutinnya, lalu jalankan lagi bulan itu.",
    ),
    "restatements": CorrectionPlace("Koreksi tahun lalu", "restatements.show"),
    "schedules": CorrectionPlace(
        "Jadwal bulanan",
        "schedules.show",
        "Batalkan di bawah ini, betulkan jadwalnya, lalu jalankan lagi bulan itu.",
    ),
    "stock": CorrectionPlace(
        "Persediaan",
        "stock.show",
        "Batalkan di bawah ini, lalu catat yang benar lewat kartu barangnya.",
    ),
    "taxes": CorrectionPlace("Pajak", "taxes.show"),
    "till": CorrectionPlace(
        "Kasir",
        "till.show",
        "Buka gilirannya di Kasir. Penjualan yang keliru dibatalkan, lalu dijual ulang.",
    ),
}
"""By the register's name in the tags of its entries."""

ELSEWHERE = CorrectionPlace("Transaksi", PAGES["transactions"].endpoint)
"""For a register that has no page of its own."""


def correction_place(tags: dict[str, str]) -> CorrectionPlace | None:
    """Return where an entry with *tags* is put right; None for those of no register."""
    register = tags.get(REGISTER_TAG, "")
    return PLACES.get(register, ELSEWHERE) if register else None
