"""Forms about how statements are presented."""

from __future__ import annotations

from webapp.forms.fields import Line, PlainForm, Whole

NO_REASON = "Tulis alasannya dalam satu kalimat."


class FrameworkForm(PlainForm):
    """The standard that statements follow from a year on."""

    framework = Line("standar", most=20, missing="Pilih standarnya.")
    first_year = Whole("tahun", most=2999, missing="Tulis tahunnya.")
    reason = Line("alasan", most=500, missing=NO_REASON)


class CashFlowForm(PlainForm):
    """The line of the statement of cash flows that a posting belongs to."""

    line_no = Whole("baris", most=9999, missing="Pilih baris jurnalnya.")
    component = Line("golongan", most=64)
    reason = Line("alasan", most=500, missing=NO_REASON)
