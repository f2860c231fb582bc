"""By which rules income is taxed."""

from __future__ import annotations

from reports.notes.note import Note, Part

POLICY_TAX = Note(
    key="policy_tax",
    name="kebijakan_pajak",
    title="Pajak",
    part=Part.POLICIES,
    place=7,
    hint="Pajak penghasilan yang berlaku.",
    template="Pajak penghasilan tahun {tahun} dihitung menurut ketentuan: {rezim_pajak}.",
    is_text_enough=True,
)
