"""Forms about units of business, and what moves between them."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from marshmallow import ValidationError, fields

from bumdes.dealings.dealing import DealingKind
from bumdes.dealings.investee import InvestmentMethod, LegalForm
from bumdes.unit_types import UNIT_TYPES
from ledger import Side
from webapp.forms.fields import Amount, Day, Line, OneOf, Paragraphs, PlainForm, Whole
from webapp.forms.rows import with_rows

if TYPE_CHECKING:
    from collections.abc import Mapping

NO_DAY = "Pilih tanggalnya."
NO_AMOUNT = "Isi jumlahnya dalam rupiah."
NO_DECISION = "Pilih nomor keputusannya."
NO_UNIT = "Pilih unitnya."
NO_ACCOUNT = "Pilih akunnya."
MOVES = (DealingKind.CAPITAL, DealingKind.MONEY, DealingKind.ASSET)
"""What a form of moving offers."""

_PERCENT = re.compile(r"(?P<whole>\d{1,3})(?:,(?P<parts>\d{1,6}))? ?%?\Z", re.ASCII)

CORRECTION_ROWS = 6
"""Accounts that the form of a restatement shows."""


class Percentage(fields.Field[Fraction]):
    """A part of the whole in percent, with a comma before the decimals."""

    def __init__(self, data_key: str) -> None:
        said: dict[str, Any] = {"required": "Isi bagiannya, misalnya 60."}
        super().__init__(data_key=data_key, required=True, error_messages=said)

    def _deserialize(
        self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **_: Any
    ) -> Fraction:
        found = _PERCENT.match(str(super()._deserialize(value, attr, data)).strip())
        if found is None:
            raise ValidationError("Isi dengan angka, misalnya 60 atau 33,5.")
        parts = found["parts"] or ""
        return Fraction(int(found["whole"] + parts), 100 * 10 ** len(parts))


class OpenUnitForm(PlainForm):
    """A unit to be opened."""

    code = Line("kode", most=16, missing="Tulis kodenya, misalnya KOPI.")
    name = Line("nama", most=100, missing="Tulis nama unitnya.")
    type_key = OneOf("jenis", UNIT_TYPES)
    opened_on = Day("tanggal", missing=NO_DAY)
    decision = Line("keputusan", most=100, missing=NO_DECISION)


class RenameUnitForm(PlainForm):
    """What a unit is called from now on."""

    name = Line("nama", most=100, missing="Tulis nama unitnya.")


class RetainForm(PlainForm):
    """Whether a unit keeps its results."""

    retains = OneOf("hasil", ("unit", "pusat"))


class UnitDayForm(PlainForm):
    """The day on which a unit closes, or goes on, and the decision."""

    on = Day("tanggal", missing=NO_DAY)
    decision = Line("keputusan", most=100, missing=NO_DECISION)


class MoveForm(PlainForm):
    """Money or a thing from one unit to another."""

    kind = OneOf("jenis", MOVES)
    from_unit = Line("dari", most=20, missing=NO_UNIT)
    to_unit = Line("ke", most=20, missing=NO_UNIT)
    date = Day("tanggal", missing=NO_DAY)
    amount = Amount("jumlah", missing=NO_AMOUNT)
    account = Line("akun", most=64, missing=NO_ACCOUNT)
    to_account = Line("akun-ke", most=64)
    fund = Line("dana", most=64)
    decision = Line("keputusan", most=100)
    about = Line("uraian", most=500)
    key = Line("kunci", most=200, missing="Muat ulang halaman ini.")


class SaleForm(PlainForm):
    """A sale of one unit to another."""

    seller = Line("penjual", most=20, missing=NO_UNIT)
    buyer = Line("pembeli", most=20, missing=NO_UNIT)
    date = Day("tanggal", missing=NO_DAY)
    price = Amount("harga", missing=NO_AMOUNT)
    revenue = Line("akun-pendapatan", most=64)
    bought = Line("akun-pembelian", most=64)
    cost = Amount("harga-pokok")
    stock = Line("akun-persediaan", most=64)
    about = Line("uraian", most=500)
    key = Line("kunci", most=200, missing="Muat ulang halaman ini.")


class AcceptYearForm(PlainForm):
    """The decision that accepts the report of a year."""

    decision = Line("keputusan", most=100, missing=NO_DECISION)


class ReopenYearForm(PlainForm):
    """Why a year is opened again."""

    reason = Line("alasan", most=500, missing="Tulis alasannya.")


class _Restatement(PlainForm):
    """An error of an earlier year."""

    error_year = Whole("tahun", most=2999, missing="Isi tahun yang salah.")
    date = Day("tanggal", missing=NO_DAY)
    nature = Paragraphs("uraian", most=2_000, missing="Tulis apa yang salah.")
    impracticable = Paragraphs("kendala", most=2_000)
    decision = Line("keputusan", most=100)
    key = Line("kunci", most=200, missing="Muat ulang halaman ini.")


RESTATEMENT_FORM = with_rows(
    _Restatement,
    {
        "akun": lambda name: Line(name, most=64),
        "unit": lambda name: Line(name, most=20),
        "sisi": lambda name: OneOf(name, Side, missing=""),
        "rincian": lambda name: Line(name, most=64),
        "jumlah": Amount,
    },
)


class InvesteeForm(PlainForm):
    """A company or cooperative of which the enterprise owns a part."""

    name = Line("nama", most=100, missing="Tulis namanya.")
    legal_form = OneOf("bentuk", LegalForm)
    method = OneOf("metode", InvestmentMethod)
    share = Percentage("bagian")
    since = Day("tanggal", missing=NO_DAY)
    decision = Line("keputusan", most=100)


class InvestmentForm(PlainForm):
    """Money put into an investee, or a dividend of it."""

    date = Day("tanggal", missing=NO_DAY)
    amount = Amount("jumlah", missing=NO_AMOUNT)
    cash = Line("kas", most=64, missing=NO_ACCOUNT)
    decision = Line("keputusan", most=100)
    key = Line("kunci", most=200, missing="Muat ulang halaman ini.")


class ResultForm(PlainForm):
    """What an investee earned in a year, or lost."""

    year = Whole("tahun", most=2999, missing="Isi tahunnya.")
    date = Day("tanggal", missing=NO_DAY)
    profit = Amount("laba")
    loss = Amount("rugi")
    key = Line("kunci", most=200, missing="Muat ulang halaman ini.")
