"""What cannot be written, signed or handed over as a report."""

TEXTS: dict[str, str] = {
    "reporting": "Laporan ini tidak dapat diproses seperti yang diminta. Periksa isian dan"
    " tahapnya.",
    "narrative_changed": "Teks ini baru saja diubah oleh {by}. Tulisan Anda masih ada di bawah:"
    " bandingkan dengan yang terbaru, lalu simpan sekali lagi.",
    "unknown_figure": "Teks ini menyebut angka yang tidak ada: {names}. Pilih dari daftar “Angka"
    " dari buku”, atau hapus kurung kurawalnya.",
    "cash_flow_not_there": "Baris {line} pada catatan ini tidak menerangkan arus kas, jadi"
    " tidak ada yang dapat digolongkan.",
    "cash_flow_between_units": "Akun {account} mencatat hubungan pusat dan unit, yang saling"
    " menghapus dalam laporan gabungan. Arus kasnya tidak dapat digolongkan lain.",
    "jobs_waiting": "Masih ada {count} laporan Anda yang belum selesai dibuat. Tunggu, atau"
    " batalkan salah satunya, lalu minta sekali lagi.",
}
