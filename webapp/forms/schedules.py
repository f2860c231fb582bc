"""The forms of schedules and of what recurs: what people type becomes commands."""

from __future__ import annotations

from bumdes.schedules.schedule import ScheduleKind
from bumdes.schedules.spreading import Spreading
from webapp.forms.fields import Amount, Day, Line, OneOf, PlainForm, Whole, Yes
from webapp.forms.rows import with_rows
from webapp.forms.taxes import NOT_A_MONTH, MonthOf

NO_KEY = "Muat ulang halaman ini, lalu isi lagi."
NO_DAY = "Pilih tanggalnya."
NO_AMOUNT = "Isi jumlahnya dalam rupiah."
NO_ACCOUNT = "Pilih akunnya."
NO_REASON = "Tulis alasannya."

RECURRING_ROWS = 6


def month_field() -> MonthOf:
    """Return a field for a month that must be chosen."""
    return MonthOf(data_key="bulan", required=True, error_messages={"required": NOT_A_MONTH})


class MonthForm(PlainForm):
    """The month up to which something is posted."""

    month = month_field()


class ScheduleForm(PlainForm):
    """Something to be spread over months."""

    key = Line("kunci", most=64, missing=NO_KEY)
    kind = OneOf("jenis", [kind.value for kind in ScheduleKind], missing="Pilih jenisnya.")
    description = Line("uraian", most=200, missing="Tulis apa yang dibayar atau diterima.")
    amount = Amount("jumlah", missing=NO_AMOUNT)
    first_day = Day("mulai", missing=NO_DAY)
    last_day = Day("sampai", missing=NO_DAY)
    spreading = OneOf("cara", [way.value for way in Spreading], missing="Pilih caranya.")
    held_account = Line("akun_jadwal", most=64, missing=NO_ACCOUNT)
    result_account = Line("akun_hasil", most=64, missing=NO_ACCOUNT)
    date = Day("tanggal", missing=NO_DAY)
    cash = Line("kas", most=64)
    unit = Line("unit", most=20, missing="Pilih unitnya.")
    fund = Line("dana", most=64)
    party = Line("pihak", most=64)
    reference = Line("nomor", most=100)


class EndForm(PlainForm):
    """A schedule that ends before its time."""

    on = Day("tanggal", missing=NO_DAY)
    reason = Line("alasan", most=200, missing=NO_REASON)
    refund = Amount("kembali")
    cash = Line("kas", most=64)


class _RecurringForm(PlainForm):
    """Something to be recorded each month."""

    name = Line("nama", most=100, missing="Tulis namanya.")
    first_month = MonthOf(
        data_key="mulai", required=True, error_messages={"required": NOT_A_MONTH}
    )
    last_month = MonthOf(data_key="sampai", load_default=None)
    day = Whole("hari", most=31, missing="Isi tanggalnya, 1 sampai 31.")
    unit = Line("unit", most=20, missing="Pilih unitnya.")
    is_automatic = Yes("sendiri")
    is_reversing = Yes("balik")


RECURRING_FORM = with_rows(
    _RecurringForm,
    {
        "akun": lambda name: Line(name, most=64),
        "sisi": lambda name: OneOf(name, ("debit", "credit"), missing=""),
        "jumlah": Amount,
        "pihak": lambda name: Line(name, most=64),
    },
)


CONFIRM_FORM = with_rows(MonthForm, {"jumlah": Amount})
"""A month of what recurs, with what it was; the rows are its lines."""


class StopForm(PlainForm):
    """The last month of what recurs."""

    month = MonthOf(
        data_key="bulan_akhir", required=True, error_messages={"required": NOT_A_MONTH}
    )


class SkipForm(PlainForm):
    """A month that is passed over."""

    month = MonthOf(
        data_key="bulan_lewat", required=True, error_messages={"required": NOT_A_MONTH}
    )
    reason = Line("alasan", most=200, missing=NO_REASON)
