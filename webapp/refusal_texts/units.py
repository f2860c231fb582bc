"""What units, their current accounts and the closing of years refuse."""

TEXTS: dict[str, str] = {
    "unit": "Ini tidak dapat dilakukan pada unit usaha tersebut. Buka halaman unitnya untuk"
    " melihat keadaannya.",
    "unmatched_units": "RK pusat dan unit tidak sama: menurut pusat {at_head}, menurut unit"
    " {in_units} (akun {account}). Catat kedua sisinya dengan jumlah yang sama.",
    "unit_not_empty": "Unit {unit} masih mempunyai saldo pada akun {accounts}. Serahkan dahulu"
    " ke Kantor Pusat, lalu tutup unitnya.",
    "unit_closed": "Unit {unit} sudah ditutup pada {closed_on}. Pilih unit lain, atau buka"
    " kembali unit itu di halamannya.",
    "unit_open": "Unit {unit} masih buka, jadi tidak perlu dibuka kembali.",
    "unit_moved_later": "Unit {unit} masih mempunyai catatan sesudah {on}. Pilih tanggal"
    " penutupan sesudah catatan yang terakhir.",
    "wrong_method": "Penyertaan pada {investee} dicatat dengan {method}, jadi catatan ini tidak"
    " berlaku untuknya. Pilih catatan yang tersedia di halaman penyertaan itu.",
    "year": "Ini tidak dapat dilakukan pada tahun buku tersebut. Buka Tutup buku untuk melihat"
    " keadaannya.",
    "checks_failed": "Tahun {year} belum dapat ditutup. Bereskan dahulu di daftar periksa:"
    " {checks}.",
    "month_checks_failed": "Buku belum dapat ditutup sampai {through}. Bereskan dahulu di"
    " daftar periksa: {checks}.",
    "restated_year": "Kesalahan tahun {year} dikoreksi pada tahun sesudahnya, bukan pada {on}."
    " Pilih tanggal di tahun yang masih terbuka.",
    "restated_account": "Akun {account} tidak dapat disebut dalam koreksi tahun lalu. Sebut"
    " akun aset, kewajiban atau cadangan; selisihnya masuk sendiri ke saldo laba.",
    "restating_only": "Koreksi tahun lalu ikut dalam catatan atas laporan keuangan, jadi tidak"
    " dicatat dari sini. Buka halaman Koreksi tahun lalu, lalu catat di sana.",
}
