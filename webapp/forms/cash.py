"""The forms of cash: its places, counts, and what a difference is put down to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bumdes.cash.place import CashKind
from webapp.forms.fields import Amount, Day, Line, OneOf, Paragraphs, PlainForm, Whole, Yes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bumdes.cash.denomination import Denomination

PIECES = "keping-"
"""How fields begin that say how many pieces of a denomination there are."""


class PlaceForm(PlainForm):
    """A place of cash that is to be kept."""

    kind = OneOf("jenis", [kind.value for kind in CashKind], missing="Pilih jenisnya.")
    name = Line("nama", most=100, missing="Tulis namanya, misalnya Laci toko.")
    account = Line("akun", most=64)
    unit = Line("unit", most=16)
    bank = Line("bank", most=100)
    number = Line("nomor", most=40)
    in_name_of = Line("atas_nama", most=150)
    note = Line("catatan", most=300)


class ChangeForm(PlainForm):
    """What is known of a place of cash."""

    name = Line("nama", most=100, missing="Tulis namanya, misalnya Laci toko.")
    bank = Line("bank", most=100)
    number = Line("nomor", most=40)
    in_name_of = Line("atas_nama", most=150)
    note = Line("catatan", most=300)


class KeeperForm(PlainForm):
    """Who answers for a place of cash; whom is picked beside it."""

    since = Day("sejak", missing="Pilih tanggal mulainya.")


class RuleForm(PlainForm):
    """A rule of cash."""

    value = Whole("hari", most=366, missing="Isi berapa hari.")
    valid_from = Day("mulai", missing="Pilih mulai kapan berlaku.")
    basis = Line("dasar", most=200, missing="Tulis dasarnya, misalnya SOP Kas nomor 3.")


class CountForm(PlainForm):
    """What was counted."""

    place = Line("tempat", most=100, missing="Pilih kas atau banknya.")
    on = Day("tanggal", missing="Pilih tanggalnya.")
    found = Amount("jumlah")
    counter = Line("penghitung", most=150, missing="Tulis siapa yang menghitung.")
    witness = Line("saksi", most=150, missing="Tulis siapa yang menyaksikan.")
    is_surprise = Yes("mendadak")
    note = Line("catatan", most=300)


def count_form(denominations: Iterable[Denomination]) -> PlainForm:
    """Return the form of a count, with a field for each denomination."""
    fields: dict[str, Any] = {
        f"{PIECES}{each.key}": Whole(f"{PIECES}{each.key}", most=1_000_000)
        for each in denominations
    }
    return CountForm.from_dict(fields, name="CountForm")()  # type: ignore[return-value]


def pieces_said(said: Mapping[str, Any]) -> dict[str, int]:
    """Return how many pieces of each denomination a form says there are."""
    return {
        name.removeprefix(PIECES): value
        for name, value in said.items()
        if name.startswith(PIECES) and value
    }


class DifferenceForm(PlainForm):
    """Why a count differs, and the day of the entry."""

    reason = Paragraphs("alasan", most=300, missing="Tulis sebab selisihnya.")
    on = Day("tanggal", missing="Pilih tanggalnya.")


class BankLineForm(PlainForm):
    """What a line of a bank was for."""

    account = Line("akun", most=64, missing="Pilih uang itu untuk apa atau dari apa.")
    unit = Line("unit", most=16)
    description = Line("uraian", most=500)
