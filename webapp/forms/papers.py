"""Forms about papers and areas."""

from __future__ import annotations

from bumdes.governance.legal_paper import PaperKind
from webapp.forms.fields import Day, Line, OneOf, PlainForm
from webapp.forms.rows import with_rows

NO_TITLE = "Tulis tentang apa suratnya."
NO_DAY = "Pilih tanggal surat."

OWN_KINDS = tuple(kind for kind in PaperKind if kind is not PaperKind.JOINT_REGULATION)
"""Papers with a number of their own, or none."""


class _Paper(PlainForm):
    title = Line("judul", most=300, missing=NO_TITLE)
    dated_on = Day("tanggal", missing=NO_DAY)
    first_day = Day("mulai")
    last_day = Day("sampai")
    replaces = Line("mengganti", most=32)
    note = Line("catatan", most=500)


class PaperForm(_Paper):
    """A paper with one number."""

    kind = OneOf("jenis", OWN_KINDS)
    number = Line("nomor", most=100)


class EndForm(PlainForm):
    """Until when a paper holds."""

    last_day = Day("sampai", missing="Pilih hari terakhir berlakunya.")


class _Area(PlainForm):
    name = Line("nama", most=200, missing="Tulis nama kawasannya.")
    theme = Line("tema", most=200, missing="Tulis tema kawasannya, misalnya: agrowisata.")
    decree = Line("nomor", most=100, missing="Tulis nomor keputusan Bupati.")
    decreed_on = Day("tanggal", missing=NO_DAY)
    first_day = Day("mulai")
    last_day = Day("sampai")


JOINT_FORM = with_rows(
    _Paper,
    {
        "desa": lambda key: Line(key, most=13),
        "nomor": lambda key: Line(key, most=100),
        "tanggal": Day,
    },
)
"""A joint regulation: each village with the number it gives."""

AREA_FORM = with_rows(_Area, {"desa": lambda key: Line(key, most=13)})
"""A rural area with its villages."""
