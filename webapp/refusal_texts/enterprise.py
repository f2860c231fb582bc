"""What an enterprise refuses: people, transactions, backups."""

TEXTS: dict[str, str] = {
    "enterprise": "Permintaan ini tidak dapat dijalankan, jadi tidak ada yang berubah."
    " Periksa isian, lalu coba sekali lagi.",
    "permission_denied": "{actor} tidak berwenang untuk {permission}{for_unit}. Minta orang"
    " yang berwenang, atau minta wewenang kepada administrator.",
    "not_found": "Tidak ada {kind} “{key}”. Periksa penulisannya, atau daftarkan dahulu.",
    "invalid_field": "Isian {field} “{value}” tidak dapat dipakai: {rule}. Perbaiki isian itu.",
    "taken": "Sudah ada {kind} “{key}”. Pakai nama atau kode lain.",
    "transaction": "Transaksi ini tidak dapat dicatat seperti yang diisi. Periksa isiannya.",
    "transaction_not_offered": "Unit jenis {unit_type} tidak mencatat {kind}. Pilih transaksi"
    " lain atau unit lain.",
    "missing_amount": "Isian {amount_name} belum diisi. Isi dahulu, lalu simpan lagi.",
    "unexpected_amount": "Isian {amount_name} tidak dipakai pada transaksi ini. Kosongkan.",
    "account_not_offered": "Akun {account} tidak dapat dipakai sebagai {role}. Pilih akun"
    " lain.",
    "register_revival": "{voucher} membatalkan catatan dari buku pembantu, dan itu tidak dapat"
    " dihidupkan lagi. Catat ulang dari halamannya.",
    "local_account": "Akun {account} tidak dapat ditambahkan: {problem}. Pilih kode lain di"
    " bawah kelompok yang ada.",
    "person": "Data orang ini tidak dapat disimpan. Periksa isiannya.",
    "weak_password": "Kata sandi ini {problem}. Pakai sedikitnya {fewest} huruf yang tidak"
    " mudah ditebak, misalnya empat kata yang tidak berhubungan.",
    "wrong_password": "Kata sandi untuk {username} tidak cocok. Ketik ulang dengan teliti.",
    "wrong_code": "Kode ini tidak cocok atau sudah dipakai. Tunggu angka yang baru di HP, lalu"
    " ketik keenam angkanya. Kalau berulang, samakan jam HP dengan jam komputer ini.",
    "seal_broken": "Kode dari HP tidak dapat diperiksa di komputer ini, karena berkas kuncinya"
    " (kunci_kode_hp di folder data) hilang atau bukan yang dulu. Pakai kode cadangan di"
    " kertas, atau minta pengelola aplikasi menyalin kembali berkas itu.",
    "factor_there": "Kode HP sudah terpasang. Lepas dahulu yang lama, lalu pasang yang baru.",
    "factor_needed": "Usaha Anda mewajibkan kode HP untuk {role}, jadi tidak dapat dilepas."
    " Kalau ganti HP, minta Direktur melepasnya, lalu pasang di HP baru.",
    "blocked_person": "{username} sedang diblokir, jadi tidak diberi kode. Buka blokirnya"
    " dahulu.",
    "unit_required": "Jabatan {role} harus terikat pada satu unit usaha. Pilih unitnya.",
    "rupiah": "Isian jumlah tidak dapat dibaca. Tulis dengan angka, misalnya 1.500.000.",
    "no_amount": "Jumlah belum diisi. Tulis dengan angka, misalnya 1.500.000.",
    "unreadable_amount": "“{text}” tidak dapat dibaca sebagai jumlah uang. Tulis dengan"
    " angka, misalnya 1.500.000.",
    "ambiguous_amount": "“{text}” dapat dibaca berbeda: {readings}. Tulis ulang salah satunya.",
    "backup": "Salinan cadangan tidak dapat dibuat atau dipakai. Periksa berkasnya.",
    "backup_damaged": "Salinan cadangan {file} rusak ({problem}). Pakai salinan yang lain.",
    "backup_not_found": "Salinan cadangan {file} tidak ditemukan. Periksa nama dan tempatnya.",
    "not_empty": "{place} sudah berisi data, jadi tidak ditimpa. Pindahkan dahulu isinya.",
    "backup_not_possible": "Basis data {database} tidak dapat disalin dengan perintah ini."
    " Pakai alat salin milik basis data itu.",
    "file": "Berkas ini tidak dapat disimpan atau dibuka. Periksa berkasnya.",
    "empty_file": "Berkas ini kosong. Pilih berkas yang ada isinya.",
    "file_too_large": "Berkas ini terlalu besar: {size} bita, paling banyak {most}. Perkecil"
    " fotonya, atau pindai ulang dengan mutu lebih rendah.",
    "file_type_refused": "Isi berkas {name} bukan jenis yang dapat disimpan. Pakai salah satu:"
    " {known}.",
    "file_unreadable": "Berkas {name} tidak dapat dibaca: rusak, terpotong, atau terkunci kata"
    " sandi. Foto ulang, atau simpan ulang tanpa kata sandi, lalu pilih lagi.",
    "picture_too_large": "Gambar {name} mempunyai lebih dari {most} titik. Foto dengan mutu"
    " biasa, atau perkecil dahulu.",
    "active_content": "Berkas {name} tidak disimpan karena {problem}. Cetak berkas itu ke PDF"
    " yang baru, atau foto kertasnya, lalu pilih hasilnya.",
    "file_missing": "Isi berkas dengan sidik {digest} tidak ada di tempat penyimpanan."
    " Kembalikan dari cadangan, atau unggah ulang berkasnya.",
    "file_damaged": "Isi berkas dengan sidik {digest} sudah berubah dari aslinya. Kembalikan"
    " dari cadangan, atau unggah ulang berkas aslinya.",
    "enterprise_stopped": "Usaha ini {status} sejak {since}. Yang tersisa hanya diselesaikan"
    " dengan keputusan musyawarah: pilih nomor keputusannya.",
    "busy": "Basis data sedang dipakai orang lain dan tetap sibuk setelah {attempts} kali"
    " dicoba. Tunggu sebentar, lalu ulangi.",
}
