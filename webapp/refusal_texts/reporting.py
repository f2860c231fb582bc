"""What cannot be written, signed or handed over as a report."""

TEXTS: dict[str, str] = {
    "reporting": "Laporan ini tidak dapat diproses seperti yang diminta. Periksa isian dan"
    " tahapnya.",
    "narrative_changed": "Teks ini baru saja diubah oleh {by}. Tulisan Anda masih ada di bawah:"
    " bandingkan dengan yang terbaru, lalu simpan sekali lagi.",
}
