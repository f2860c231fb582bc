"""What beginning the books refuses."""

TEXTS: dict[str, str] = {
    "beginning": "Pembukuan tidak dapat dimulai seperti itu. Buka Mulai pembukuan untuk melihat"
    " langkah yang belum selesai.",
    "cut_over_stage": "Saldo awal {stage}, jadi ini tidak dapat dilakukan sekarang. Buka"
    " halaman Saldo awal untuk melihat langkah berikutnya.",
    "cut_over_empty": "Belum ada isinya. Tulis dahulu sedikitnya satu: uang kas, misalnya.",
    "set_up_already": "Pemasangan ini sudah pernah disiapkan. Masuklah dengan akun yang ada,"
    " atau minta kode masuk kepada pengelolanya.",
    "books_begun": "Buku ini sudah berisi catatan sejak {first}, jadi saldo awal tidak lagi"
    " dibuat dari sini. Tambahkan yang kurang di halaman masing-masing: Modal, Aset, Piutang.",
}
