"""What the till refuses."""

TEXTS: dict[str, str] = {
    "till": "Kasir tidak dapat mencatat seperti yang diisi. Periksa isiannya.",
    "shift_open": "Kasir{for_unit} masih dibuka oleh {opened_by}. Tutup dahulu shift itu dengan"
    " menghitung uangnya.",
    "shift_closed": "Shift kasir ini sudah ditutup. Buka shift baru, lalu masukkan penjualan"
    " ini di sana (Perbaiki).",
    "outside_shift": "Tanggal {date} di luar shift yang dibuka {opened_on}. Pilih tanggal di"
    " dalam shift itu, paling lambat hari ini.",
    "count_differs": "Uang yang dihitung {counted}, menurut pembukuan {expected}: selisih"
    " {difference}. Hitung sekali lagi; bila memang berbeda, tulis alasannya, dan selisihnya"
    " dicatat.",
    "drawer_unwitnessed": "Hitungan uang harus menyebut yang menghitung dan saksinya, dua orang"
    " yang berbeda. Isi keduanya.",
    "paid_too_little": "Uang yang diterima {received}, kurang dari {total}. Terima sisanya,"
    " atau pilih Utang untuk sisanya.",
    "nothing_left_to_pay": "Uang tunai {received} sudah cukup untuk {total}. Pilih Tunai, atau"
    " kurangi uang tunainya.",
    "discount_too_large": "Potongan {discount} menghabiskan jumlah belanja {gross}. Isi"
    " potongan yang lebih kecil.",
    "empty_sale": "Belum ada barang yang dijual. Pindai atau pilih barangnya dahulu.",
    "customer_missing": "Penjualan yang belum lunas harus menyebut siapa yang berutang. Pilih"
    " orangnya.",
    "qris_not_taken": "Shift ini tidak menerima QRIS, sebab rekeningnya belum dipilih. Terima"
    " tunai, atau pilih rekening QRIS saat membuka shift berikutnya.",
}
