"""Forms about receivables and payables."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from marshmallow import ValidationError, fields

from bumdes.credit.allowance import Method
from webapp.forms.fields import Amount, Day, Line, OneOf, PlainForm, Whole, Yes
from webapp.forms.recording import NO_KEY, NO_REASON
from webapp.forms.rows import rows_of, with_rows

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ledger import Money

NO_DAY = "Pilih tanggalnya dari kalender, misalnya 17-08-2026."
NO_AMOUNT = "Tulis jumlahnya dengan angka, misalnya 150.000."
NO_PERCENT = "Tulis persennya dengan angka 0 sampai 100, misalnya 2,5."
MOST_PERCENT_LETTERS = 7


class Percent(fields.Field[Fraction]):
    """A percentage as Indonesians type it: ``2,5``."""

    def _deserialize(
        self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **_: Any
    ) -> Fraction:
        del attr, data
        text = str(value).strip().removesuffix("%").strip().replace(",", ".")
        is_short = len(text) <= MOST_PERCENT_LETTERS
        if not is_short or not text.replace(".", "", 1).isdecimal() or not text.isascii():
            raise ValidationError(NO_PERCENT)
        return Fraction(text)


def _percent(name: str) -> Percent:
    return Percent(data_key=name, load_default=None)


def _amount(name: str) -> Amount:
    return Amount(name)


def _line(name: str) -> Line:
    return Line(name, most=64)


def _days(name: str) -> Whole:
    return Whole(name, most=3650)


class _SettlementForm(PlainForm):
    on = Day("tanggal", missing=NO_DAY)
    description = Line("keterangan", most=300)
    keeps_excess = Yes("simpan")
    key = Line("kunci", most=64, missing=NO_KEY)


SETTLEMENT_FORM = with_rows(
    _SettlementForm,
    {
        "nota": _line,
        "bayar": _amount,
        "kas": _line,
        "uang": _amount,
        "muka": _line,
        "pakai": _amount,
        "untuk": _line,
        "habis": _amount,
    },
)
"""One payment: which documents, through which cash accounts, with what was paid ahead."""


def settlement_facts(said: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of ``SettleDocuments`` that a form tells."""
    return {
        "on": said["on"],
        "description": said["description"],
        "keeps_excess": said["keeps_excess"],
        "key": said["key"],
        "documents": _by_name(said, "nota", "bayar"),
        "cash": _by_name(said, "kas", "uang"),
        "deposits": _by_name(said, "muka", "pakai"),
        "spent": _by_name(said, "untuk", "habis"),
    }


def _by_name(said: Mapping[str, Any], name: str, amount: str) -> dict[str, Money]:
    """Return the amounts typed, by what they are of; the same one twice is added up."""
    found: dict[str, Money] = {}
    for row in rows_of(said, name, amount):
        if row[name] and row[amount] is not None and row[amount].amount:
            before = found.get(row[name])
            found[row[name]] = row[amount] if before is None else before + row[amount]
    return found


class InstalmentsForm(PlainForm):
    """In how many instalments the rest of a note is paid."""

    times = Whole("kali", most=360, missing="Tulis berapa kali, misalnya 6.")
    first_due = Day("mulai", missing=NO_DAY)
    months = Whole("bulan", most=12, missing="Tulis tiap berapa bulan, misalnya 1.")


class CreditNoteForm(PlainForm):
    """What is taken back of a note."""

    on = Day("tanggal", missing=NO_DAY)
    amount = Amount("jumlah", missing=NO_AMOUNT)
    account = Line("akun", most=64, missing="Pilih apa yang dikurangi.")
    reason = Line("alasan", most=300, missing=NO_REASON)
    reference = Line("nomor", most=100)
    key = Line("kunci", most=64, missing=NO_KEY)


class WriteOffForm(PlainForm):
    """What is let go, and because of which decision."""

    on = Day("tanggal", missing=NO_DAY)
    amount = Amount("jumlah", missing=NO_AMOUNT)
    decision = Line("keputusan", most=100, missing="Pilih keputusan yang menghapusnya.")
    reason = Line("alasan", most=300, missing=NO_REASON)
    key = Line("kunci", most=64, missing=NO_KEY)


class LimitForm(PlainForm):
    """What a party may owe from a day on."""

    valid_from = Day("sejak", missing=NO_DAY)
    limit = Amount("batas")
    days = Whole("tempo", most=3650)


class _BandsForm(PlainForm):
    valid_from = Day("sejak", missing=NO_DAY)
    source = Line("dasar", most=300, missing="Tulis dasarnya, misalnya keputusan musyawarah.")


BANDS_FORM = with_rows(_BandsForm, {"mulai": _days, "persen": _percent})
"""From how many days, and how many percent are doubted: row by row."""


def steps_of(said: Mapping[str, Any]) -> tuple[tuple[int, Fraction], ...]:
    """Return the bands typed; the first is that of what is not due."""
    numbered = [
        (said[f"mulai_{number}"], said[f"persen_{number}"])
        for number in range(1, 41)
        if said[f"mulai_{number}"] is not None or said[f"persen_{number}"] is not None
    ]
    return tuple((first or 0, percent or Fraction(0)) for first, percent in numbered)


class _AllowanceForm(PlainForm):
    at = Day("tanggal", missing=NO_DAY)
    method = OneOf("cara", [method.value for method in Method])
    reason = Line("alasan", most=300)


ALLOWANCE_FORM = with_rows(_AllowanceForm, {"nota": _line, "persen": _percent})
"""A proposal: by bands, or for the documents named row by row."""


def cases_of(said: Mapping[str, Any]) -> dict[str, Fraction]:
    """Return how many percent of which document are doubted."""
    return {
        row["nota"]: row["persen"] or Fraction(0)
        for row in rows_of(said, "nota", "persen")
        if row["nota"]
    }


class ToldApartForm(PlainForm):
    """Whom a part of an old balance concerns."""

    on = Day("tanggal", missing=NO_DAY)
    amount = Amount("jumlah", missing=NO_AMOUNT)
    issued_on = Day("sejak", missing=NO_DAY)
    due_on = Day("tempo")
    reference = Line("nomor", most=100)
    description = Line("keterangan", most=300)
    key = Line("kunci", most=64, missing=NO_KEY)
