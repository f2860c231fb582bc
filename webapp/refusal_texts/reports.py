"""What cannot be reported."""

TEXTS: dict[str, str] = {
    "report": "Laporan ini tidak dapat dibuat. Periksa pilihannya, lalu coba sekali lagi.",
    "unknown_report": "Laporan “{key}” tidak ada. Pilih salah satu: {known}.",
    "unknown_format": "Bentuk “{key}” tidak ada. Pilih salah satu: {known}.",
    "invalid_scope": "{report} tidak dapat dibuat begitu: {problem}. Ubah pilihannya.",
    "unknown_unit": "Unit “{unit}” belum terdaftar. Periksa penulisannya, atau daftarkan"
    " dahulu.",
    "unknown_fund": "Sumber dana “{fund}” belum terdaftar. Periksa nomornya di buku modal.",
    "unknown_subject": "{report} tidak dapat dibuat tentang “{subject}”. Pilih salah satu:"
    " {known}.",
    "nothing_to_report": "{report} belum dapat dibuat: pada masa {period} belum ada yang dapat"
    " dilaporkan. Pilih masa lain, atau catat dahulu.",
    "proof_failed": "{report} tidak ditampilkan karena ada angka yang seharusnya sama tetapi"
    " tidak: {amounts}. Jalankan pemeriksaan keutuhan, dan sampaikan kepada pengelola"
    " aplikasi.",
    "printer_missing": "PDF belum dapat dibuat karena komputer ini belum memiliki {missing}."
    " Pasang dengan: {install}. Bentuk lain tetap dapat dipakai.",
    "printing_failed": "PDF ini tidak dapat dibuat: terlalu besar, atau ada isi yang tidak bisa"
    " dicetak ({problem}). Persempit masanya atau pilih bentuk lain; jika tetap begitu,"
    " sampaikan kepada pengelola aplikasi.",
    "unreadable_proof": "Berkas bukti ini tidak dapat dicetak: rusak atau terkunci ({problem})."
    " Buka berkas aslinya, atau unggah salinan yang dapat dibaca.",
    "no_paper": "Berkas ini bukan PDF dari aplikasi ini, atau datanya sudah dibuang, jadi tidak"
    " dapat diperiksa. Mintalah berkas aslinya, bukan hasil pindai atau cetak ulang.",
    "signing_failed": "PDF belum ditandatangani: {problem}. Periksa berkas kunci dan kata"
    " sandinya, atau pasang pustakanya.",
    "case_unreadable": "Berkas kasus {file} tidak dapat dibaca: {problem}. Periksa bentuknya.",
}
