"""What cannot be reported."""

TEXTS: dict[str, str] = {
    "report": "Laporan ini tidak dapat dibuat. Periksa pilihannya, lalu coba sekali lagi.",
    "unknown_report": "Laporan “{key}” tidak ada. Pilih salah satu: {known}.",
    "unknown_format": "Bentuk “{key}” tidak ada. Pilih salah satu: {known}.",
    "invalid_scope": "{report} tidak dapat dibuat begitu: {problem}. Ubah pilihannya.",
    "unknown_unit": "Unit “{unit}” belum terdaftar. Periksa penulisannya, atau daftarkan"
    " dahulu.",
    "unknown_fund": "Sumber dana “{fund}” belum terdaftar. Periksa nomornya di buku modal.",
    "proof_failed": "{report} tidak ditampilkan karena ada angka yang seharusnya sama tetapi"
    " tidak: {amounts}. Jalankan pemeriksaan keutuhan, dan sampaikan kepada pengelola"
    " aplikasi.",
    "printer_missing": "PDF belum dapat dibuat karena komputer ini belum memiliki {missing}."
    " Pasang dengan: {install}. Bentuk lain tetap dapat dipakai.",
    "case_unreadable": "Berkas kasus {file} tidak dapat dibaca: {problem}. Periksa bentuknya.",
}
