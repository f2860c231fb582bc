"""What is refused of cash, and of bank statements."""

TEXTS: dict[str, str] = {
    "cash": "Kas tidak dapat dicatat seperti yang diisi. Periksa isiannya.",
    "pieces_disagree": "Lembar dan keping yang diisi berjumlah {pieces}, sedangkan jumlah yang"
    " ditulis {found}. Hitung sekali lagi, atau kosongkan jumlahnya.",
    "one_hand": "Hitungan ini Anda catat sendiri, jadi orang lain yang mengesahkannya. Minta"
    " saksi masuk dengan namanya, atau unggah berita acara yang sudah ditandatangani.",
    "count_signed": "Hitungan ini sudah disahkan oleh {by}. Tidak perlu disahkan lagi.",
    "count_unsigned": "Hitungan {counted_on} baru dinyatakan satu orang. Minta saksi"
    " mengesahkannya, atau unggah berita acara bertanda tangan; sesudah itu catat selisihnya.",
    "count_agrees": "Hitungan {counted_on} sama dengan buku. Tidak perlu mencatat selisih.",
    "bank": "Rekening koran tidak dapat diolah seperti yang diisi. Periksa isiannya.",
    "statement_columns": "Tidak ada baris judul dengan kolom {columns}. Pilih bentuk bank yang"
    " lain, atau tulis sendiri judul kolomnya seperti di berkas.",
    "statement_known": "Semua {lines} baris di berkas ini sudah pernah dimasukkan, jadi tidak"
    " ada yang ditambahkan. Pilih berkas bulan lain bila masih ada yang kurang.",
    "statement_broken": "saldo {said} tidak sambung dengan baris sebelumnya, seharusnya"
    " {expected}. Periksa apakah ada baris yang hilang, atau kolom keluar dan masuknya"
    " tertukar.",
    "statement_row": "{problem}: “{text}”. Betulkan di berkasnya, atau pilih bentuk lain.",
    "match_uneven": "Baris bank yang dipilih berjumlah {bank}, catatan yang dipilih {books}."
    " Pilih yang jumlahnya sama.",
    "matched_already": "Baris atau catatan itu sudah dicocokkan dengan yang lain. Muat ulang"
    " halamannya, lalu pilih lagi.",
    "nothing_matched": "Belum ada baris bank yang dipilih. Pilih sedikitnya satu.",
}
