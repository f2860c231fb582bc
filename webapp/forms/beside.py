"""Forms beside an entry, and that of the amount from which payments need a proof."""

from __future__ import annotations

from webapp.forms.fields import Amount, Day, Line, PlainForm

NO_REASON = "Tulis mengapa buktinya baru ada sekarang, misalnya: nota tertinggal di toko."
NO_TEXT = "Tulis dahulu tanggapannya."


class LateProofForm(PlainForm):
    """Why a proof comes after its entry."""

    reason = Line("alasan", most=300, missing=NO_REASON)


class CommentForm(PlainForm):
    """What is said about an entry."""

    text = Line("tanggapan", most=1_000, missing=NO_TEXT)


class ProofLimitForm(PlainForm):
    """From which day and which amount on payments need a proof; no amount for never."""

    valid_from = Day("mulai", missing="Pilih mulai kapan berlakunya.")
    least = Amount("batas")
    note = Line("catatan", most=300)
