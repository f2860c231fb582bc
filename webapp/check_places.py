"""Where what a check found is put right, and where a duty is done."""

from __future__ import annotations

from typing import NamedTuple

from flask import url_for


class CheckPlace(NamedTuple):
    """A page: what it is called, and its endpoint."""

    label: str
    endpoint: str


PLACES = {
    "accounts": CheckPlace("Daftar akun", "accounts.show"),
    "allowances": CheckPlace("Penyisihan piutang", "credit_settings.allowances"),
    "approvals": CheckPlace("Persetujuan", "approvals.show"),
    "asset_counts": CheckPlace("Hitung fisik aset", "asset_counts.show"),
    "capital": CheckPlace("Buku modal", "capital.show"),
    "bank_statements": CheckPlace("Rekening koran", "bank_statements.show"),
    "cash_counts": CheckPlace("Hitung kas", "cash_counts.show"),
    "cash_custody": CheckPlace("Uang di tangan", "cash_custody.show"),
    "claims": CheckPlace("Piutang", "claims.receivables"),
    "information": CheckPlace("Permintaan informasi", "information_requests.show"),
    "cooperation": CheckPlace("Kerja sama", "cooperation.show"),
    "depreciation": CheckPlace("Aset", "fixed_assets.show"),
    "organs": CheckPlace("Pengurus", "organs.show"),
    "papers": CheckPlace("Surat dan berkas", "papers.show"),
    "payrolls": CheckPlace("Gaji dan upah", "payrolls.show"),
    "plans": CheckPlace("Rencana program kerja", "plans.show"),
    "profile": CheckPlace("Profil usaha", "profile.show"),
    "proofs": CheckPlace("Kelengkapan bukti", "proofs.show"),
    "reports": CheckPlace("Pertanggungjawaban", "accountability.show"),
    "schedules": CheckPlace("Jadwal bulanan", "schedules.show"),
    "sharing": CheckPlace("Bagi hasil", "sharing.show"),
    "statements": CheckPlace("Laporan", "statements.choose"),
    "stock": CheckPlace("Persediaan", "stock.show"),
    "stock_counts": CheckPlace("Hitung stok", "stock_counts.show"),
    "sub_ledgers": CheckPlace("Buku pembantu", "sub_ledgers.show"),
    "taxes": CheckPlace("Pajak", "taxes.show"),
    "till": CheckPlace("Kasir", "till.show"),
    "transactions": CheckPlace("Transaksi", "transactions.show"),
    "units": CheckPlace("Unit usaha dan RK", "units.show"),
    "years": CheckPlace("Tutup buku", "years.show"),
}


def place_url(key: str) -> str:
    """Return the address of the page *key*; nothing for no page."""
    place = PLACES.get(key)
    return url_for(place.endpoint) if place else ""


def place_label(key: str) -> str:
    """Return what the page *key* is called; nothing for no page."""
    place = PLACES.get(key)
    return place.label if place else ""
