"""What the register of parties refuses, and lists that come as files."""

TEXTS: dict[str, str] = {
    "party": "Daftar orang tidak dapat diubah seperti yang diisi. Periksa isiannya.",
    "party_number_taken": "{number} ini sudah tercatat untuk {party}. Pakai catatan itu, atau"
    " periksa nomornya. Kalau memang orang yang sama, gabungkan keduanya.",
    "party_erased": "Data pribadi {party} sudah dihapus atas permintaannya. Daftarkan sebagai"
    " orang baru bila bertransaksi lagi.",
    "party_merged": "{party} sudah digabung dengan {standing}. Pakai {standing}.",
    "merger_refused": "{merged} dan {kept} tidak dapat digabung: {problem}. Periksa keduanya,"
    " lalu pilih lagi.",
    "merger_undone": "Penggabungan {merged} dengan {kept} sudah dibatalkan, jadi tidak dapat"
    " dibatalkan lagi. Muat ulang halaman untuk melihat keadaannya.",
    "party_outstanding": "Data {party} belum dapat dihapus: di akun {account} masih ada"
    " {amount} atas namanya. Selesaikan dahulu.",
    "party_employed": "{party} masih tercatat sebagai pegawai. Catat dahulu hari terakhirnya"
    " bekerja.",
    "party_needed": "{party} adalah Desa, instansi, atau pos pembukuan, jadi namanya tetap"
    " diperlukan dan tidak dapat dihapus. Betulkan saja isiannya bila salah.",
    "sheet": "Daftar dari berkas ini tidak dapat dimasukkan, jadi tidak ada yang disimpan."
    " Periksa berkasnya dengan contoh, lalu unggah lagi.",
    "sheet_unreadable": "Berkasnya tidak dapat dibaca: {problem}. Simpan sebagai CSV atau XLSX"
    " dari contoh, lalu coba lagi.",
    "sheet_column_missing": 'Kolom "{column}" tidak ada. Pakai judul seperti pada contoh.',
    "sheet_column_unknown": 'Kolom "{column}" tidak dikenal. Hapus kolom itu, atau betulkan'
    " judulnya seperti pada contoh.",
    "rows_refused": "Ada baris yang salah, jadi tidak satu pun disimpan: baris {rows}. Perbaiki"
    " baris itu di berkasnya, lalu unggah lagi.",
}
