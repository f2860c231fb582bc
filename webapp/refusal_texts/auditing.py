"""What is refused to those who look from outside, and to those who answer them."""

TEXTS: dict[str, str] = {
    "auditing": "Yang diminta tidak cocok dengan keadaan permintaan atau temuan ini sekarang."
    " Buka lagi halamannya, lalu ulangi dari sana.",
    "access_not_needed": "{what}: sudah boleh Anda lihat, atau sudah Anda minta dan menunggu"
    " jawaban. Tidak perlu meminta lagi.",
    "access_too_long": "Tanggal terakhir {until} sudah lewat atau terlalu jauh. Pilih tanggal"
    " paling lambat {latest}.",
    "access_answered": "Permintaan ini sudah dijawab, ditarik, atau lewat tanggalnya. Bila"
    " masih perlu, ajukan permintaan baru.",
    "own_access": "Permintaan sendiri tidak dapat dijawab sendiri. Mintalah kepada pengurus"
    " lain yang berwenang.",
    "finding_closed": "Temuan {number} sudah dinyatakan selesai. Untuk hal yang baru, tulis"
    " temuan baru.",
    "finding_unanswered": "Temuan {number} belum dijawab, jadi belum ada yang dapat dinilai."
    " Tunggu jawabannya.",
    "finding_due_too_early": "Batas jawaban {due_on} lebih awal daripada tanggal temuannya."
    " Pilih tanggal sesudahnya.",
}
