"""What counts as cash."""

from __future__ import annotations

from reports.notes.note import Note, Part

POLICY_CASH = Note(
    key="policy_cash",
    name="kebijakan_kas",
    title="Kas dan setara kas",
    part=Part.POLICIES,
    place=1,
    hint="Apa yang dihitung sebagai kas.",
    template="Kas adalah uang tunai dan saldo bank yang dapat dipakai setiap saat. Setara kas"
    " adalah deposito dengan jangka waktu sampai dengan tiga bulan.",
    is_text_enough=True,
)
