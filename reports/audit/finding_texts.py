"""What verifying finds, in Indonesian, by the code of the finding."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from bumdes.phrase import phrase, word

if TYPE_CHECKING:
    from ledger.verify import Finding

TABLES = {
    "accounts": "daftar akun",
    "books": "pembukuan",
    "dimension_values": "daftar unit, dana, dan pihak",
    "entries": "transaksi",
    "guards": "penjaga basis data",
    "period_balances": "saldo bulanan",
    "period_events": "catatan tutup buku",
    "postings": "baris transaksi",
    "refusals": "catatan penolakan",
}

FINDINGS = {
    "guard_missing": "Penjaga basis data {guard} hilang atau berubah.",
    "staged_lines": "{count} baris menunggu transaksi yang tidak pernah datang.",
    "unreadable": "Tabel {table} tidak terbaca sesudah baris {after}: {said}.",
    "missing": "Baris {first} sampai {last} pada {table} hilang.",
    "content": "Baris {row} pada {table} diubah, ditambah, atau dipindah: isinya tidak cocok"
    " dengan sidiknya.",
    "digest": "Sidik baris {row} pada {table} diubah, sedangkan isinya tidak.",
    "value": "Baris {row} pada {table}: {column} tidak mungkin berisi {value!r}.",
    "version_back": "Baris {row} pada {table} memakai bentuk sidik yang lebih lama daripada"
    " baris sebelumnya.",
    "no_entry": "Transaksi urutan {row} tidak ada, padahal ada {count} barisnya.",
    "line_count": "Transaksi urutan {row} seharusnya {stands} baris, ternyata {found}.",
    "too_few_lines": "Transaksi urutan {row} hanya {found} baris; perlu dua atau lebih.",
    "line_number": "Transaksi urutan {row}: ada baris bernomor {stands}, seharusnya {found}.",
    "line_date": "Transaksi urutan {row}: baris {line} bertanggal {stands}, bukan {found}.",
    "line_amount": "Transaksi urutan {row}: jumlah baris {line} bukan jumlah utuh di satu"
    " sisi.",
    "line_account": "Transaksi urutan {row}: baris {line} memakai akun {account}, yang tidak"
    " dapat diisi.",
    "line_dimension": "Transaksi urutan {row}: baris {line} menyebut {dimension} {value!r} yang"
    " tidak terdaftar.",
    "unbalanced": "Transaksi urutan {row} tidak seimbang di unit {unit!r}: selisih {found}.",
    "number": "Transaksi urutan {row} bernomor {stands} pada {series} {year}, seharusnya"
    " {found}.",
    "reversal": "Transaksi urutan {row} bukan pembatalan yang sah dari urutan {reverses}:"
    " {problem}.",
    "tail": "Tabel {table} berakhir di baris {found}, padahal pembukuan mencatat {stands}.",
    "head": "Kepala rantai tercatat {stands}, sedangkan transaksi terakhir {found}.",
    "head_unknown": "Tidak ada transaksi dengan sidik {head}.",
    "counter": "Penghitung {series} {year} menunjuk {stands}, seharusnya {found}.",
    "period_balance": "Saldo akun {account} bulan {month} (unit {unit!r}, dana {fund!r},"
    " komponen {component!r}, {kind}) meleset: debit {debits}, kredit {credits}.",
    "setting": "Pengaturan {column} berisi {value!r}, yang tidak dapat diisi.",
    "posted_at_order": "Transaksi urutan {row} dicatat sebelum transaksi di depannya.",
}


def say_finding(finding: Finding) -> str:
    """Return what *finding* says, in Indonesian; in English where no text is known."""
    text = FINDINGS.get(finding.code)
    if text is None:
        return str(finding)
    facts = {
        name: fact.isoformat() if isinstance(fact, dt.date) else fact
        for name, fact in finding.facts.items()
    }
    return phrase(text, table=word(TABLES.get(finding.table, finding.table)), **facts)
