"""Forms about cooperation."""

from __future__ import annotations

from bumdes.governance.cooperation import NoteKind
from webapp.forms.fields import Amount, Day, Line, OneOf, Paragraphs, PlainForm, Yes
from webapp.forms.rows import with_rows


class _Cooperation(PlainForm):
    title = Line("judul", most=200, missing="Tulis nama kerja samanya.")
    scope = Line("lingkup", most=500, missing="Tulis apa yang dikerjakan bersama.")
    signed_on = Day("tanggal", missing="Pilih tanggal suratnya.")
    first_day = Day("mulai")
    last_day = Day("sampai")
    value = Amount("nilai")
    is_business = Yes("usaha")
    number = Line("nomor", most=100)
    decision = Line("keputusan", most=100)


PARTNER_FORM = with_rows(
    _Cooperation,
    {
        "mitra": lambda key: Line(key, most=200),
        "andil": lambda key: Line(key, most=300),
    },
)
"""A cooperation with third parties."""

VILLAGES_FORM = with_rows(
    _Cooperation,
    {
        "desa": lambda key: Line(key, most=13),
        "nomor": lambda key: Line(key, most=100),
        "tanggal": Day,
    },
)
"""A cooperation between villages: each with the number it gives the joint regulation."""


class ObligationForm(PlainForm):
    """What one side has to do by a day."""

    about = Line("kewajiban", most=300, missing="Tulis apa yang harus dilakukan.")
    member_id = Line("pihak", most=32)
    due_on = Day("jatuh-tempo", missing="Pilih tanggal jatuh temponya.")
    amount = Amount("jumlah")


class DoneForm(PlainForm):
    """That an obligation was done."""

    done_on = Day("selesai", missing="Pilih tanggal selesainya.")
    note = Line("keterangan", most=300)


class NoteForm(PlainForm):
    """What was found or changed."""

    kind = OneOf("jenis", NoteKind)
    noted_on = Day("tanggal", missing="Pilih tanggalnya.")
    text = Paragraphs("catatan", most=4000, missing="Tulis catatannya.")


class DisputeForm(PlainForm):
    """That the sides do not agree."""

    raised_on = Day("tanggal", missing="Pilih tanggalnya.")
    about = Line("pokok", most=500, missing="Tulis pokok perselisihannya.")


class SettlementForm(PlainForm):
    """How a dispute ended."""

    settled_on = Day("tanggal", missing="Pilih tanggal selesainya.")
    settlement = Line("penyelesaian", most=500, missing="Tulis bagaimana diselesaikan.")
    settled_by = Line("penengah", most=200)


class EndingForm(PlainForm):
    """That a cooperation ends before its term."""

    last_day = Day("terakhir", missing="Pilih hari terakhirnya.")
    why = Line("alasan", most=500, missing="Tulis alasannya.")
    decision = Line("keputusan", most=100)
