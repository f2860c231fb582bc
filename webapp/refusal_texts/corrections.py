"""What is refused of corrections, and of entries that lack a proof."""

TEXTS: dict[str, str] = {
    "correction": "Catatan ini tidak dapat dibetulkan seperti itu. Buka catatannya, lalu ikuti"
    " petunjuk di sana.",
    "already_corrected": "{voucher} sudah dibetulkan, dan penggantinya {correction}. Bila"
    " penggantinya juga salah, buka {correction} dan betulkan dari sana.",
    "corrected_elsewhere": "{voucher} dibuat dari daftar lain, misalnya gaji, persediaan, atau"
    " buku modal. Penggantinya ditulis di sana supaya daftarnya ikut benar. Buka"
    " catatannya, lalu pilih Betulkan untuk petunjuknya.",
    "nothing_to_correct": "{voucher} adalah pembatalan atau penutupan tahun, jadi tidak ada"
    " yang dibetulkan di dalamnya. Buka catatan asalnya.",
    "correction_stands": "{voucher} tidak dapat dibatalkan karena penggantinya, {correction},"
    " masih berlaku. Betulkan {correction}.",
    "proof_required": "Pengeluaran {amount} perlu bukti: yang mulai {least} wajib disertai foto"
    " atau PDF buktinya. Pilih fotonya, atau tulis mengapa buktinya menyusul.",
}
