"""Forms about whoever asks for information."""

from __future__ import annotations

from bumdes.governance.information_request import Outcome
from webapp.forms.fields import Day, Line, OneOf, Paragraphs, PlainForm


class InformationRequestForm(PlainForm):
    """Who asked for what, and when it arrived."""

    asked_on = Day("tanggal", missing="Pilih tanggal permintaannya diterima.")
    asked_by = Line("nama", most=150, missing="Tulis siapa yang meminta.")
    contact = Line("kontak", most=200, missing="Tulis ke mana jawabannya dikirim.")
    wanted = Paragraphs("diminta", most=1000, missing="Tulis informasi apa yang diminta.")
    purpose = Paragraphs("tujuan", most=500)


class MoreDaysForm(PlainForm):
    """Why the answer takes longer."""

    because = Paragraphs(
        "alasan", most=500, missing="Tulis alasannya, seperti yang disampaikan."
    )


class InformationAnswerForm(PlainForm):
    """How it was answered."""

    outcome = OneOf(
        "hasil",
        (each.value for each in Outcome if each is not Outcome.OPEN),
        missing="Pilih bagaimana jawabannya.",
    )
    answer = Paragraphs(
        "jawaban", most=1000, missing="Tulis apa yang diberikan, atau mengapa tidak."
    )
