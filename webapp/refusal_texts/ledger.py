"""What the ledger refuses."""

TEXTS: dict[str, str] = {
    "unexpected": "Permintaan ini ditolak dan tidak ada yang dicatat. Periksa isian, lalu"
    " coba sekali lagi; bila tetap ditolak, sampaikan kepada pengelola aplikasi.",
    "ledger": "Permintaan ini melanggar aturan pembukuan, jadi tidak ada yang dicatat."
    " Periksa isian, lalu coba sekali lagi.",
    # --- amounts
    "float_amount": "Jumlah {value} ditulis sebagai bilangan pecahan komputer, yang dapat"
    ' membulatkan sen. Tulis sebagai bilangan bulat atau di antara tanda kutip: "1500000.50".',
    "boolean_amount": "Isian jumlah berisi {value}, bukan angka. Isi dengan jumlah rupiah.",
    "not_an_amount": "“{value}” bukan jumlah uang. Isi dengan angka saja, misalnya 1500000.",
    "not_finite_amount": "“{value}” bukan jumlah uang yang pasti. Isi dengan angka biasa.",
    "too_precise_amount": "{value} terlalu rinci: {currency} tidak punya pecahan sekecil itu."
    " Bulatkan jumlahnya dahulu.",
    "amount_overflow": "{value} melampaui jumlah terbesar yang dapat dicatat. Periksa apakah"
    " ada angka yang terketik ganda.",
    "unknown_currency": "Mata uang {currency} tidak dikenal. Pakai kode tiga huruf yang baku,"
    " misalnya IDR.",
    # --- sharing out
    "no_weights": "Belum ada yang mendapat bagian. Isi bagian sedikitnya untuk satu penerima.",
    "invalid_weight": "Bagian untuk {recipient} tidak dapat dipakai: {weight}. Isi dengan"
    " angka nol atau lebih.",
    "percentages_total": "Persentase berjumlah {total}, seharusnya 100. Perbaiki persentase"
    " sampai jumlahnya tepat 100.",
    "impossible_bounds": "Jumlah {amount} tidak dapat dibagi dengan batas terendah {lowest}"
    " dan tertinggi {highest}. Longgarkan batas itu atau ubah jumlahnya.",
    # --- entries
    "too_few_postings": "Transaksi ini hanya berisi {count} baris; diperlukan sedikitnya dua:"
    " satu asal uang dan satu tujuannya. Lengkapi barisnya.",
    "too_many_postings": "Transaksi ini berisi {count} baris, paling banyak {most}. Pecah"
    " menjadi beberapa transaksi.",
    "non_positive_posting": "Jumlah pada akun {account} adalah {amount}; jumlah harus lebih"
    " dari nol. Untuk mengurangi, tulis di sisi sebelahnya.",
    "mixed_currency": "Satu transaksi hanya boleh satu mata uang, di sini ada {currencies}."
    " Pisahkan transaksinya.",
    "unbalanced_entry": "Debit {debits} tidak sama dengan kredit {credits}, selisihnya"
    " {difference}. Perbaiki jumlah pada salah satu sisi sampai keduanya sama.",
    "unbalanced_unit": "Di {unit_or_office} debit {debits} tidak sama dengan kredit"
    " {credits}. Bila uang atau barang berpindah antarunit, catat juga pada akun"
    " antarunitnya.",
    "invalid_date": "“{value}” bukan tanggal yang ada di kalender. Tulis tahun-bulan-hari,"
    " misalnya 2026-08-17.",
    "invalid_text": "Isian {field} memuat huruf yang tidak terlihat, pindah baris, atau spasi"
    " di tepinya. Ketik ulang dalam satu baris.",
    "blank_text": "Isian {field} masih kosong. Isi dahulu, lalu simpan lagi.",
    "text_too_long": "Isian {field} terlalu panjang, paling banyak {most} huruf. Pendekkan.",
    "invalid_side": "“{value}” bukan sisi yang dikenal. Pilih debit atau kredit.",
    "invalid_kind": "Jenis transaksi “{value}” tidak dapat dicatat sendiri. Pilih biasa,"
    " penyesuaian, atau saldo awal; penutupan dibuat lewat tutup tahun.",
    "invalid_tag": "Penanda “{value}” tidak dapat dipakai. Pakai nama pendek dan paling"
    " banyak lima puluh penanda.",
    "invalid_evidence": "“{value}” bukan sidik bukti. Unggah ulang berkas buktinya agar"
    " sidiknya dibuat dengan benar.",
    "invalid_exchange_entry": "Isian {field} pada data transaksi tidak dapat dibaca"
    " ({problem}). Perbaiki isian itu, lalu kirim lagi.",
    # --- books
    "book_not_found": "Pembukuan “{book_id}” tidak ada. Periksa kodenya, atau buat dahulu"
    " dengan bumdes init.",
    "book_exists": "Kode pembukuan “{book_id}” sudah dipakai. Pilih kode lain.",
    "book_not_empty": "Pembukuan “{book_id}” sudah berisi {entries} catatan, sedangkan ini"
    " hanya dapat dilakukan pada pembukuan kosong. Pakai pembukuan baru.",
    "wrong_currency": "Pembukuan ini memakai {expected}, bukan {currency}. Ubah jumlahnya ke"
    " {expected} dahulu.",
    "setting_missing": "Pembukuan ini belum menentukan {setting}. Tentukan dahulu di"
    " pengaturan, lalu ulangi.",
    # --- accounts
    "unknown_account": "Akun {account} tidak ada di daftar akun.{suggestion} Periksa kodenya,"
    " atau tambahkan akun itu dahulu.",
    "heading_account": "Akun {account} hanya judul kelompok, jadi tidak dapat diisi. Pilih"
    " akun rinci di bawahnya.",
    "inactive_account": "Akun {account} sudah tidak dipakai. Pilih akun lain, atau aktifkan"
    " lagi akun itu.",
    "account_exists": "Kode akun {account} sudah ada. Pakai kode lain.",
    "not_a_retained_earnings_account": "Akun {account} tidak dapat menampung laba. Pilih akun"
    " ekuitas rinci, misalnya saldo laba.",
    # --- dimensions
    "unknown_dimension_value": "“{value}” belum terdaftar sebagai {dimension}. Periksa"
    " penulisannya, atau daftarkan dahulu.",
    "inactive_dimension_value": "“{value}” ({dimension}) sudah tidak dipakai. Pilih yang lain.",
    "dimension_value_exists": "“{value}” sudah terdaftar sebagai {dimension}. Pakai kode lain.",
    "missing_dimension": "Akun {account} mewajibkan {dimension} pada setiap baris. Lengkapi"
    " {dimension}-nya.",
    "component_without_cash": "Komponen arus kas {component} diisi, padahal tidak ada kas"
    " atau bank yang berubah. Kosongkan komponennya, atau tambahkan baris kas.",
    "component_incomplete": "Masih ada kas {unexplained} di {unit_or_office} yang belum"
    " dijelaskan komponen arus kasnya. Lengkapi atau kosongkan semua komponen.",
    # --- periods
    "period_closed": "Tanggal {day} sudah ditutup: pembukuan ditutup sampai {closed_through}."
    " Pakai tanggal sesudahnya, atau minta dibuka kembali di Tutup buku.",
    "period_locked": "Tanggal {day} sudah dikunci: laporan sampai {locked_through} sudah"
    " disahkan. Catat pembetulannya dengan tanggal sesudah itu.",
    "invalid_period": "“{value}” bukan masa yang dikenal. Tulis misalnya 2026, 2026-S1,"
    " 2026-Q2, 2026-08, atau 2026-01-01..2026-06-30.",
    "period_order": "Tidak dapat {action} sampai {day}, karena batas sekarang {against}."
    " Pilih tanggal yang sesuai urutannya.",
    "reason_required": "Untuk {action} harus ada alasannya. Tulis alasannya, lalu ulangi.",
    "exception_window": "Pembukaan sementara harus berakhir paling lama {longest_days} hari"
    " dari sekarang, bukan {until}. Pilih waktu lain.",
    "year_closed": "Tahun {year} sudah ditutup. Buka kembali dahulu bila memang perlu.",
    "year_not_closed": "Tahun {year} belum ditutup, jadi langkah ini belum dapat dilakukan."
    " Tutup tahun itu dahulu.",
    "earlier_year_open": "Tahun {year} belum ditutup. Tutup tahun itu dahulu, baru tahun"
    " sesudahnya.",
    # --- what is already there
    "entry_not_found": "Transaksi {reference} tidak ada. Periksa nomornya.",
    "already_reversed": "Transaksi nomor {number} sudah dibatalkan oleh transaksi nomor"
    " {reversed_by}. Tidak perlu dibatalkan lagi.",
    "reversal_too_early": "Pembatalan bertanggal {on} mendahului transaksinya, {original}."
    " Pilih tanggal yang sama atau sesudahnya.",
    "closing_entry": "Transaksi nomor {number} adalah penutupan tahun. Untuk membatalkannya,"
    " buka kembali tahun itu.",
    "reversal_mismatch": "Transaksi ini bukan kebalikan dari transaksi nomor {number}. Pakai"
    " tombol batalkan agar isinya tepat berlawanan.",
    "key_reused": "Kunci “{key}” sudah dipakai transaksi lain: {field} di sana {stored}, di"
    " sini {given}. Pakai kunci baru untuk transaksi yang berbeda.",
    # --- exchange
    "malformed_export": "Baris {line} berkas ini tidak dapat dibaca ({problem}). Ambil ulang"
    " berkasnya dari pembukuan asal.",
    "export_version": "Berkas ini ditulis dalam bentuk versi {version}, yang tidak dikenal."
    " Perbarui aplikasi ini dahulu.",
    "export_chain": "Isi berkas berubah sesudah ditulis: rantai sidiknya putus di baris"
    " {line} ({what}). Minta berkas yang asli.",
    "database_guard": "Penjaga basis data menolak perubahan ini ({said}), jadi tidak ada yang"
    " dicatat. Sampaikan kepada pengelola aplikasi.",
}
