"""The forms of taxes: what people type becomes commands."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from marshmallow import ValidationError, fields

from bumdes.tax.correction import CorrectionKind
from bumdes.tax.kind import tax_kinds
from bumdes.tax.local_tax import LOCAL_TAX_KINDS
from bumdes.tax.withholding import TAX_OBJECTS
from ledger import Period
from ledger.errors import InvalidPeriodError
from webapp.forms.fields import Amount, Day, Line, OneOf, PlainForm, Yes

if TYPE_CHECKING:
    from collections.abc import Mapping

NO_KEY = "Muat ulang halaman ini, lalu isi lagi."
NO_DAY = "Pilih tanggalnya."
NO_TAX = "Pilih jenis pajaknya."
NO_CASH = "Pilih kas atau bank."
NO_ACCOUNT = "Pilih akunnya."
NO_AMOUNT = "Isi jumlahnya dalam rupiah."
NOT_A_PERCENTAGE = "Isi dengan angka, misalnya 10 atau 7,5."
NOT_A_MONTH = "Pilih bulannya, misalnya 2026-03."

OWED = tuple(kind.key for kind in tax_kinds().values() if kind.is_owed)
"""Taxes that are deposited and filed."""


class MonthOf(fields.Field[Period]):
    """A month of the calendar, as browsers write it: 2026-03."""

    def _deserialize(
        self,
        value: Any,
        attr: str | None,  # noqa: ARG002 - of a field
        data: Mapping[str, Any] | None,  # noqa: ARG002 - of a field
        **_: Any,
    ) -> Period:
        written = str(value).strip()
        try:
            found = Period.parse(written)
        except InvalidPeriodError:
            raise ValidationError(NOT_A_MONTH) from None
        if len(written) != len("2026-03") or "-S" in written or "-Q" in written:
            raise ValidationError(NOT_A_MONTH)
        return found


class Percent(fields.Field[Fraction]):
    """A percentage with a comma before its decimals."""

    def _deserialize(
        self,
        value: Any,
        attr: str | None,  # noqa: ARG002 - of a field
        data: Mapping[str, Any] | None,  # noqa: ARG002 - of a field
        **_: Any,
    ) -> Fraction:
        written = str(value).strip().removesuffix("%").strip().replace(",", ".")
        if not written.replace(".", "", 1).isdecimal() or not written.isascii():
            raise ValidationError(NOT_A_PERCENTAGE)
        return Fraction(written)


def _month() -> MonthOf:
    return MonthOf(data_key="masa", required=True, error_messages={"required": NOT_A_MONTH})


class TaxFactsForm(PlainForm):
    """What the enterprise is to the tax office, from a day on."""

    valid_from = Day("mulai", missing=NO_DAY)
    registered_on = Day("terdaftar")
    opted_general = Yes("umum")
    is_dealer = Yes("pkp")
    dealer_number = Line("nomor_pkp", most=60)
    certificate = Line("suket", most=60)
    turnover_before = Amount("peredaran")
    note = Line("catatan", most=300)


class LocalTaxForm(PlainForm):
    """The percentage of a regional tax for a unit."""

    unit = Line("unit", most=20, missing="Pilih unitnya.")
    kind = OneOf("jenis", LOCAL_TAX_KINDS, missing=NO_TAX)
    valid_from = Day("mulai", missing=NO_DAY)
    percent = Percent(
        data_key="persen", required=True, error_messages={"required": NOT_A_PERCENTAGE}
    )
    regulation = Line("perda", most=200, missing="Tulis nomor Perda yang menetapkannya.")


class RunForm(PlainForm):
    """The month up to which taxes are worked out."""

    month = _month()


class OweForm(PlainForm):
    """A tax that is owed, beside what the month's run works out."""

    key = Line("kunci", most=64, missing=NO_KEY)
    tax = OneOf("pajak", OWED, missing=NO_TAX)
    month = _month()
    unit = Line("unit", most=20, missing="Pilih unitnya.")
    local_kind = OneOf("daerah", LOCAL_TAX_KINDS, missing="")
    amount = Amount("jumlah")
    base = Amount("dasar")
    account = Line("akun", most=64)
    description = Line("keterangan", most=200)


class DepositForm(PlainForm):
    """Money that was paid to the state."""

    key = Line("kunci", most=64, missing=NO_KEY)
    tax = OneOf("pajak", OWED, missing=NO_TAX)
    month = _month()
    on = Day("tanggal", missing=NO_DAY)
    unit = Line("unit", most=20, missing="Pilih dari unit mana uangnya.")
    cash = Line("kas", most=64, missing=NO_CASH)
    amount = Amount("jumlah")
    penalty = Amount("sanksi")
    ntpn = Line("ntpn", most=40, missing="Tulis NTPN dari bukti penerimaan negara.")
    billing_code = Line("billing", most=20)


class BroughtForm(PlainForm):
    """A tax from before the books were begun."""

    key = Line("kunci", most=64, missing=NO_KEY)
    tax = OneOf("pajak", tax_kinds(), missing=NO_TAX)
    month = _month()
    on = Day("tanggal", missing=NO_DAY)
    unit = Line("unit", most=20, missing="Pilih unitnya.")
    amount = Amount("jumlah", missing=NO_AMOUNT)
    stands_unnamed = Yes("sudah_ada")


class FilingForm(PlainForm):
    """A return that was handed in."""

    tax = OneOf("pajak", OWED, missing=NO_TAX)
    month = _month()
    on = Day("tanggal", missing=NO_DAY)
    receipt = Line("tanda_terima", most=100, missing="Tulis nomor bukti penerimaan (BPE).")


class UndoForm(PlainForm):
    """Why and when something is taken back."""

    on = Day("tanggal", missing=NO_DAY)
    reason = Line("alasan", most=300, missing="Tulis alasannya.")


class WithholdingForm(PlainForm):
    """A payment from which tax is withheld."""

    key = Line("kunci", most=64, missing=NO_KEY)
    tax_object = OneOf("objek", TAX_OBJECTS, missing="Pilih untuk apa pembayarannya.")
    date = Day("tanggal", missing=NO_DAY)
    base = Amount("jumlah", missing=NO_AMOUNT)
    unit = Line("unit", most=20, missing="Pilih unitnya.")
    account = Line("akun", most=64, missing=NO_ACCOUNT)
    cash = Line("kas", most=64)
    has_npwp = Yes("npwp")
    tax = Amount("pajak")
    number = Line("nomor", most=60)
    issued_on = Day("tanggal_bukti")
    document = Line("nota", most=64)
    description = Line("keterangan", most=300)


class ValueAddedForm(PlainForm):
    """A sale or a purchase with value added tax."""

    key = Line("kunci", most=64, missing=NO_KEY)
    side = OneOf("arah", ("charged", "credited"))
    date = Day("tanggal", missing=NO_DAY)
    price = Amount("jumlah", missing=NO_AMOUNT)
    unit = Line("unit", most=20, missing="Pilih unitnya.")
    account = Line("akun", most=64, missing=NO_ACCOUNT)
    cash = Line("kas", most=64, missing=NO_CASH)
    tax = Amount("pajak")
    number = Line("nomor", most=60)


class SlipForm(PlainForm):
    """The number of a slip that has come."""

    number = Line("nomor", most=60, missing="Tulis nomor bukti potong seperti tercetak.")
    issued_on = Day("tanggal", missing=NO_DAY)


class CorrectionForm(PlainForm):
    """A fiscal correction."""

    kind = OneOf("jenis", [kind.value for kind in CorrectionKind], missing="Pilih jenisnya.")
    label = Line("uraian", most=200, missing="Tulis apa yang dikoreksi.")
    amount = Amount("jumlah", missing=NO_AMOUNT)
    account = Line("akun", most=64)
    reason = Line("alasan", most=300)
    loss_year = Line("tahun_rugi", most=4)
