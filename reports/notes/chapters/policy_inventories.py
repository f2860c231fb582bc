"""How stock is measured."""

from __future__ import annotations

from reports.notes.note import Note, Part

POLICY_INVENTORIES = Note(
    key="policy_inventories",
    name="kebijakan_persediaan",
    title="Persediaan",
    part=Part.POLICIES,
    place=3,
    hint="Cara menilai persediaan.",
    template="Persediaan disajikan sebesar biaya perolehan, atau nilai realisasi neto bila"
    " lebih rendah. Cara mencatatnya: {metode_persediaan}.",
    is_text_enough=True,
)
