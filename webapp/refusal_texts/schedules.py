"""What schedules and recurring entries refuse."""

TEXTS: dict[str, str] = {
    "schedule": "Ini tidak dapat dilakukan pada jadwal tersebut. Buka jadwalnya untuk melihat"
    " keadaannya.",
    "schedule_ended": "Jadwal {schedule} sudah diakhiri pada {ended_on}, jadi tidak dicatat"
    " lagi. Buat jadwal baru bila masih berlanjut.",
    "schedule_run_later": "Jadwal {schedule} sudah dicatat sampai {month}. Pilih tanggal akhir"
    " sesudahnya, atau batalkan dahulu catatan bulan sesudah tanggal itu.",
    "refund_too_high": "Sisa jadwal {schedule} hanya {left}, jadi {asked} tidak dapat"
    " dikembalikan. Isi paling banyak sisanya.",
    "recurring_done": "{name} untuk {month} tidak sedang menunggu dicatat, mungkin sudah"
    " dicatat. Periksa daftar transaksi bulan itu.",
}
