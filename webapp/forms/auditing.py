"""The forms of those who look from outside, and of those who answer them."""

from __future__ import annotations

from bumdes.actions.examining import ANSWERING
from bumdes.auditing.access_request import GRANTABLE
from webapp.forms.fields import Amount, Day, Line, OneOf, Paragraphs, PlainForm, Yes


class AccessForm(PlainForm):
    """What somebody asks to see, and until when."""

    what = OneOf("izin", (str(each) for each in GRANTABLE), missing="Pilih yang ingin dilihat.")
    until = Day("sampai", missing="Pilih sampai kapan.")
    reason = Paragraphs("alasan", most=500, missing="Tulis untuk apa.")


class AnswerAccessForm(PlainForm):
    """Whether it is granted."""

    answer = OneOf("jawaban", ("ya", "tidak"), missing="Pilih diizinkan atau tidak.")
    remark = Paragraphs("catatan", most=500)


class FindingForm(PlainForm):
    """What was found."""

    title = Line("judul", most=200, missing="Tulis temuannya dalam satu kalimat.")
    detail = Paragraphs("uraian", most=4000, missing="Uraikan apa yang ditemukan.")
    owner = OneOf("petugas", (str(role) for role in ANSWERING), missing="Pilih siapa menjawab.")
    due_on = Day("batas", missing="Pilih batas jawabannya.")
    amount = Amount("jumlah")
    entry = Line("nomor", most=40)


class FindingAnswerForm(PlainForm):
    """What was done about it."""

    text = Paragraphs("jawaban", most=4000, missing="Tulis apa yang sudah dilakukan.")
    entry = Line("nomor", most=40)


class JudgementForm(PlainForm):
    """What is said to the answer."""

    verdict = OneOf("putusan", ("cukup", "belum"), missing="Pilih cukup atau belum.")
    text = Paragraphs("catatan", most=4000, missing="Tulis pertimbangannya.")


class PublicPageForm(PlainForm):
    """Whether everybody may see the last report, and whom to ask."""

    is_open = Yes("dibuka")
    contact = Paragraphs("kontak", most=500, missing="Tulis ke mana orang bertanya.")
