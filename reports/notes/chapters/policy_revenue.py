"""When revenue and expense are recognised."""

from __future__ import annotations

from reports.notes.note import Note, Part

POLICY_REVENUE = Note(
    key="policy_revenue",
    name="kebijakan_pendapatan",
    title="Pendapatan dan beban",
    part=Part.POLICIES,
    place=6,
    hint="Kapan pendapatan dan beban diakui.",
    template="Pendapatan diakui saat barang diserahkan atau jasa selesai diberikan; beban"
    " diakui saat terjadi.",
    is_text_enough=True,
)
