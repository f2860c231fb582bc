"""What cannot be read of the village's own books."""

TEXTS: dict[str, str] = {
    "siskeudes_file": "Berkas Siskeudes ini belum dapat dibaca: {problem} ({where})."
    " Ambil ulang dari Siskeudes sebagai ZIP berisi CSV, lalu unggah lagi.",
}
