"""On what basis the statements were prepared: accrual, cost, going concern, the whole."""

from __future__ import annotations

from reports.notes.note import Note, Part

BASIS = Note(
    key="basis",
    name="dasar",
    title="",
    part=Part.BASIS,
    place=1,
    hint="Dasar akrual, biaya perolehan, kelangsungan usaha, mata uang, unit yang digabungkan.",
    template="Laporan keuangan disusun atas dasar akrual, kecuali Laporan Arus Kas, yang"
    " disusun dengan metode langsung; menurut biaya perolehan, kecuali disebut lain; dan dengan"
    " anggapan bahwa usaha berlanjut.\n\nAngka disajikan dalam rupiah. Tahun buku berjalan dari"
    " 1 Januari sampai dengan 31 Desember.\n\n{gabungan}",
    is_text_enough=True,
)
