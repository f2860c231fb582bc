"""The forms of the payroll: what people type becomes commands."""

from __future__ import annotations

from bumdes.payroll.contributions import Programme, Risk
from bumdes.payroll.income_tax import tax_statuses
from bumdes.payroll.staff import CostPlace, PayKind
from webapp.forms.fields import Amount, Day, Line, OneOf, PlainForm, Whole, Yes
from webapp.forms.rows import with_rows
from webapp.forms.schedules import MonthForm

NO_DAY = "Pilih tanggalnya."
NO_REASON = "Tulis alasannya."
NO_WAGE = "Isi gaji sebulan, atau upah sehari."

PROGRAMME_FIELDS = {programme: f"bpjs_{programme.value}" for programme in Programme}
"""The boxes to tick, by programme."""


class DraftForm(MonthForm):
    """The month whose wages are worked out."""

    pay_day = Day("tanggal")


class _PayForm(PlainForm):
    """What somebody earns."""

    wage = Amount("gaji", missing=NO_WAGE)
    allowance = Amount("tunjangan")
    tax_status = OneOf("status", tax_statuses(), missing="Pilih status PTKP.")
    risk = OneOf("risiko", [risk.value for risk in Risk])
    bpjs_kesehatan = Yes("bpjs_kesehatan")
    bpjs_jht = Yes("bpjs_jht")
    bpjs_jp = Yes("bpjs_jp")
    bpjs_jkk = Yes("bpjs_jkk")
    bpjs_jkm = Yes("bpjs_jkm")


class TermsForm(_PayForm):
    """What somebody earns from a day on."""

    valid_from = Day("berlaku", missing=NO_DAY)


class EmployForm(_PayForm):
    """Somebody who begins to work."""

    party = Line("orang", most=64)
    name = Line("nama", most=150)
    position = Line("jabatan", most=100, missing="Tulis jabatan atau pekerjaannya.")
    pay_kind = OneOf("cara", [kind.value for kind in PayKind])
    cost_place = OneOf("bagian", [place.value for place in CostPlace])
    unit = Line("unit", most=20, missing="Pilih unitnya.")
    first_day = Day("mulai", missing=NO_DAY)
    bank = Line("bank", most=60)
    bank_account = Line("rekening", most=40)
    earlier_gross = Amount("lalu_bruto")
    earlier_tax = Amount("lalu_pajak")
    earlier_deducted = Amount("lalu_iuran")
    earlier_months = Whole("lalu_bulan", most=12)


class StaffForm(PlainForm):
    """What somebody's work is called, and where the wage is sent."""

    position = Line("jabatan", most=100, missing="Tulis jabatan atau pekerjaannya.")
    bank = Line("bank", most=60)
    bank_account = Line("rekening", most=40)


class LeaveForm(PlainForm):
    """The last day of somebody's work."""

    last_day = Day("terakhir", missing=NO_DAY)


class _SlipForm(PlainForm):
    """What differs this month in somebody's pay."""

    days = Whole("hari", most=31)
    overtime = Amount("lembur")
    bonus = Amount("bonus")


SLIP_FORM = with_rows(_SlipForm, {"kasbon": lambda name: Line(name, most=64), "potong": Amount})


class WithdrawForm(PlainForm):
    """When and why a payroll is taken back."""

    on = Day("tanggal", missing=NO_DAY)
    reason = Line("alasan", most=200, missing=NO_REASON)


class _PaymentForm(PlainForm):
    """What is paid to whom."""

    key = Line("kunci", most=64, missing="Muat ulang halaman ini, lalu isi lagi.")
    date = Day("tanggal", missing=NO_DAY)
    cash = Line("kas", most=64, missing="Pilih kas atau bank.")
    description = Line("keterangan", most=200)


PAY_FORM = with_rows(
    _PaymentForm,
    {
        "akun": lambda name: Line(name, most=64),
        "orang": lambda name: Line(name, most=64),
        "jumlah": Amount,
    },
)
