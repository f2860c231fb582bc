"""What a second pair of eyes, and those who look at what came late, refuse."""

TEXTS: dict[str, str] = {
    "approval": "Ini tidak dapat dilakukan pada catatan yang menunggu persetujuan. Buka"
    " Persetujuan untuk melihat keadaannya.",
    "maker_is_checker": "Anda sendiri yang mengajukannya, jadi orang lain yang menyetujui atau"
    " mengembalikannya. Mintalah rekan yang berwenang membuka Persetujuan.",
    "held_answered": "Pengajuan ini sudah {stage}, jadi tidak menunggu lagi. Muat ulang"
    " halaman untuk melihat keadaannya.",
    "maker_left": "{maker} tidak lagi memegang jabatan ketika mengajukannya. Kembalikan"
    " pengajuannya, lalu minta pengurus yang sekarang mencatatnya.",
    "held_outdated": "Pengajuan ini dibuat dengan versi aplikasi yang lain dan tidak dapat"
    " dijalankan lagi. Kembalikan, lalu minta dicatat ulang.",
    "late_reason_required": "Tanggal {on} sudah {days} hari yang lalu. Tulis mengapa baru"
    " dicatat sekarang; Pengawas akan melihatnya.",
    "not_to_oversee": "Catatan {entry} tidak ada di daftar pengawasan untuk hal ini, mungkin"
    " sudah dilihat. Muat ulang daftarnya, lalu pilih dari sana.",
}
