"""By what the statements were prepared, as the enterprise settled it."""

from __future__ import annotations

from reports.notes.note import Note, Part

COMPLIANCE = Note(
    key="compliance",
    name="pernyataan",
    title="",
    part=Part.COMPLIANCE,
    place=1,
    hint="Pernyataan pengurus bahwa laporan disusun menurut standar yang dipilih.",
    template="{kepatuhan}\n\nPengurus bertanggung jawab atas penyusunan dan penyajian laporan"
    " keuangan ini. Semua angka di dalamnya berasal dari buku, dan catatan ini adalah bagian"
    " yang tidak terpisahkan darinya.",
    is_text_enough=True,
)
