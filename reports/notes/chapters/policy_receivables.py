"""How receivables are measured, and what is set aside for them."""

from __future__ import annotations

from reports.notes.note import Note, Part

POLICY_RECEIVABLES = Note(
    key="policy_receivables",
    name="kebijakan_piutang",
    title="Piutang",
    part=Part.POLICIES,
    place=2,
    hint="Cara menilai piutang dan penyisihannya.",
    template="Piutang disajikan sebesar nilai yang dapat ditagih, yaitu saldonya dikurangi"
    " penyisihan. Penyisihan menurut umur: {penyisihan}.",
    is_text_enough=True,
)
