"""The forms of the capital register: what people type becomes commands."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from marshmallow import ValidationError, fields

from bumdes.capital.borrowed_asset import BorrowedKind
from bumdes.capital_source import ContributorKind, Treatment
from bumdes.capital_sources import CAPITAL_SOURCES
from webapp.forms.fields import Amount, Day, Line, OneOf, PlainForm, Whole, Yes
from webapp.forms.rows import with_rows

if TYPE_CHECKING:
    from collections.abc import Mapping

USE_ROWS = 8
"""Rows that the form of a plan shows."""

NOT_A_SHARE = "Tulis sebagai persen, misalnya 40 atau 33,5; atau pecahan, misalnya 1/3."


class UnitShare(fields.Field[Fraction]):
    """A part of a unit's profit: percent, or a fraction."""

    def _deserialize(
        self,
        value: Any,
        attr: str | None,  # noqa: ARG002 - of a field
        data: Mapping[str, Any] | None,  # noqa: ARG002 - of a field
        **_: Any,
    ) -> Fraction:
        written = str(value).strip().removesuffix("%").strip().replace(",", ".")
        try:
            found = Fraction(written)
        except (ValueError, ZeroDivisionError):
            raise ValidationError(NOT_A_SHARE) from None
        return found if "/" in written else found / 100


class ContributionForm(PlainForm):
    """Capital that came in."""

    key = Line("kunci", most=64, missing="Muat ulang halaman ini, lalu isi lagi.")
    source = OneOf("sumber", CAPITAL_SOURCES, missing="Pilih sumbernya.")
    contributor = Line("penyetor", most=64)
    treatment = OneOf("perlakuan", [t.value for t in Treatment], missing="")
    date = Day("tanggal", missing="Pilih tanggal modal diterima.")
    amount = Amount("jumlah", missing="Isi jumlahnya.")
    into = Line("masuk", most=64, missing="Pilih ke akun mana modal masuk.")
    decision = Line("keputusan", most=100, missing="Pilih keputusan yang menerimanya.")
    paper = Line("surat", most=100)
    paper_date = Day("tanggal_surat")
    fiscal_year = Whole("tahun", most=2999)
    apbdes_code = Line("apbdes", most=40)
    bank_slip = Line("slip", most=100)
    handover = Line("bast", most=100)
    purpose = Line("tujuan", most=300)
    earmark = Line("program", most=40)
    is_ring_fenced = Yes("terpisah")
    unit = Line("unit", most=20)
    share = UnitShare(data_key="bagian", load_default=None)


class ContributorForm(PlainForm):
    """Somebody who may bring capital in."""

    kind = OneOf("jenis", [kind.value for kind in ContributorKind], missing="Pilih jenisnya.")
    name = Line("nama", most=150, missing="Isi namanya.")
    address = Line("alamat", most=200)
    cooperation_id = Line("kerja_sama", most=32)


class _PlanForm(PlainForm):
    """What a contribution is to be spent on."""


PLAN_FORM = with_rows(
    _PlanForm,
    {
        "guna": lambda name: Line(name, most=200),
        "akun": lambda name: Line(name, most=64),
        "unit": lambda name: Line(name, most=20),
        "jumlah": Amount,
    },
)


class ProposalOfFundForm(PlainForm):
    """The approved proposal that a contribution is to be spent on."""

    proposal_id = Line("usulan", most=32, missing="Pilih usulannya.")


class WithdrawalForm(PlainForm):
    """Capital that is paid back."""

    key = Line("kunci", most=64, missing="Muat ulang halaman ini, lalu isi lagi.")
    contributor = Line("penyetor", most=64, missing="Pilih kepada siapa.")
    amount = Amount("jumlah", missing="Isi jumlahnya.")
    date = Day("tanggal", missing="Pilih tanggalnya.")
    paid_from = Line("kas", most=64, missing="Pilih dari kas mana dibayar.")
    decision = Line("keputusan", most=100)
    buys_out = Line("ambil_alih", most=64)
    interest = Amount("bunga")
    fee = Amount("biaya")
    reason = Line("alasan", most=300)


class TransferForm(PlainForm):
    """Capital that changes its owner."""

    key = Line("kunci", most=64, missing="Muat ulang halaman ini, lalu isi lagi.")
    giver = Line("dari", most=64, missing="Pilih siapa yang mengalihkan.")
    taker = Line("kepada", most=64, missing="Pilih kepada siapa.")
    amount = Amount("jumlah", missing="Isi jumlahnya.")
    date = Day("tanggal", missing="Pilih tanggalnya.")
    decision = Line("keputusan", most=100, missing="Pilih keputusannya.")
    reason = Line("alasan", most=300)


class OpeningForm(PlainForm):
    """A part of an opening balance that one contributor brought in."""

    key = Line("kunci", most=64, missing="Muat ulang halaman ini, lalu isi lagi.")
    source = OneOf("sumber", CAPITAL_SOURCES, missing="Pilih sumbernya.")
    contributor = Line("penyetor", most=64, missing="Pilih penyetornya.")
    account = Line("akun", most=64, missing="Pilih akun saldo awalnya.")
    date = Day("tanggal", missing="Pilih tanggal saldo awal.")
    amount = Amount("jumlah", missing="Isi jumlahnya.")
    fiscal_year = Whole("tahun", most=2999)
    paper = Line("surat", most=100)
    purpose = Line("tujuan", most=300)


class BorrowForm(PlainForm):
    """Something of a village, or of somebody else, that is used under agreement."""

    village = Line("desa", most=13)
    owner = Line("pemilik", most=150)
    kind = OneOf("jenis", [kind.value for kind in BorrowedKind], missing="Pilih jenisnya.")
    name = Line("nama", most=150, missing="Isi apa yang dipakai.")
    location = Line("tempat", most=200)
    agreement = Line("perjanjian", most=100, missing="Isi nomor perjanjiannya.")
    agreed_on = Day("tanggal", missing="Pilih tanggal perjanjian.")
    first_day = Day("mulai", missing="Pilih kapan mulai dipakai.")
    last_day = Day("sampai")
    payment = Amount("bayaran")
    payment_months = Whole("tiap", most=120)
    value = Amount("nilai")
    custodian = Line("pemegang", most=150)
    condition = Line("keadaan", most=100)
    unit = Line("unit", most=20)
    terms = Line("syarat", most=500)


class ReturnForm(PlainForm):
    """When something was given back."""

    on = Day("tanggal", missing="Pilih tanggal dikembalikan.")
