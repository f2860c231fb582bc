"""When capital is recognised."""

from __future__ import annotations

from reports.notes.note import Note, Part

POLICY_CAPITAL = Note(
    key="policy_capital",
    name="kebijakan_modal",
    title="Penyertaan modal",
    part=Part.POLICIES,
    place=5,
    hint="Kapan penyertaan modal diakui, dan dengan nilai apa.",
    template="Penyertaan modal diakui saat uang atau barang diterima, dengan dasar Peraturan"
    " Desa atau keputusan musyawarah. Penyertaan berupa barang dinilai menurut berita acara"
    " serah terima. Tanah dan bangunan Desa tetap milik Desa dan tidak dicatat sebagai aset.",
    is_text_enough=True,
)
