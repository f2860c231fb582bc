"""What cannot be written, signed or handed over as a report."""

TEXTS: dict[str, str] = {
    "reporting": "Laporan ini tidak dapat diproses seperti yang diminta. Periksa isian dan"
    " tahapnya.",
    "narrative_changed": "Teks ini baru saja diubah oleh {by}. Tulisan Anda masih ada di bawah:"
    " bandingkan dengan yang terbaru, lalu simpan sekali lagi.",
    "unknown_figure": "Teks ini menyebut angka yang tidak ada: {names}. Pilih dari daftar"
    " “Angka dari buku”, atau hapus kurung kurawalnya.",
    "cash_flow_not_there": "Baris {line} pada catatan ini tidak menerangkan arus kas, jadi"
    " tidak ada yang dapat digolongkan. Pilih baris lain dari daftarnya.",
    "cash_flow_between_units": "Akun {account} mencatat hubungan pusat dan unit, yang saling"
    " menghapus dalam laporan gabungan, jadi arus kasnya tidak dapat digolongkan lain. Pilih"
    " baris lain.",
    "jobs_waiting": "Masih ada {count} laporan Anda yang belum selesai dibuat. Tunggu, atau"
    " batalkan salah satunya, lalu minta sekali lagi.",
    "books_moved_on": "Ada catatan baru di buku saat laporan ini dicetak. Terbitkan sekali lagi"
    " supaya isinya sama dengan buku.",
    "report_is_draft": "Laporan ini masih konsep, jadi belum dapat diterbitkan: {reasons}"
    " Bereskan dahulu, lalu terbitkan.",
    "not_your_signature": "{step} ditandatangani oleh {signers}. Masuk dengan jabatan itu, atau"
    " mintalah kepada yang berwenang.",
    "signed_already": "Tahap {step} sudah ditandatangani oleh {by}. Tidak perlu ditandatangani"
    " lagi.",
    "signing_out_of_turn": "Tahap {step} menunggu tahap {missing}. Mintalah tanda tangan itu"
    " dahulu.",
    "signed_twice": "Anda sudah menandatangani tahap {other}, jadi tahap {step} harus"
    " ditandatangani orang lain. Minta rekan yang berwenang masuk dengan akunnya.",
}
