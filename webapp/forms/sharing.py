"""Forms about schemes, the sharing of a profit, and its payment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from marshmallow import ValidationError

from bumdes.actions.adopting import AdoptScheme, HeadOf, RecipientOf
from bumdes.sharing.head_kind import Division
from bumdes.sharing.head_kinds import HEAD_KINDS
from webapp.forms.fields import Amount, Day, Line, OneOf, Paragraphs, PlainForm, Yes
from webapp.forms.rows import MOST_ROWS, with_rows

if TYPE_CHECKING:
    from collections.abc import Mapping

NO_DAY = "Pilih tanggalnya."
NO_REASON = "Tulis alasannya."
NO_HEADS = "Isi sedikitnya satu bagian: pilih jenisnya, lalu tulis bobotnya."
NO_WEIGHT = "Pilih jenis bagian dan tulis bobotnya, misalnya 25 atau 1/3."
NO_RECIPIENT = "Tulis tiap penerima dalam satu baris, misalnya: DIREKTUR; Direktur = 40."

PERCENT, RAW = "persen", "bobot"

SHOWN_HEADS = 10
"""Rows for heads in an empty form."""


class SchemeForm(PlainForm):
    """A scheme, as the statutes have it; its heads are rows."""

    name = Line("nama", most=200, missing="Beri nama, misalnya: Bagi hasil menurut AD 2024.")
    source = Line("dasar", most=300, missing="Tulis pasalnya, misalnya: AD Pasal 25.")
    valid_from = Day("mulai", missing=NO_DAY)
    valid_to = Day("sampai")
    unit = Line("unit", most=16)
    weights = OneOf("cara", (PERCENT, RAW))
    losses_first = Yes("rugi")
    decision = Line("keputusan", most=100)


class ShareForm(PlainForm):
    """The decision that shares a profit, and the day of its entry."""

    decision = Line("keputusan", most=100, missing="Pilih keputusan musyawarahnya.")
    on = Day("tanggal", missing=NO_DAY)
    key = Line("kunci", most=64)


class PayForm(PlainForm):
    """Money for somebody who is owed a share."""

    amount = Amount("jumlah", missing="Isi jumlah yang dibayar.")
    on = Day("tanggal", missing=NO_DAY)
    cash = Line("kas", most=20, missing="Pilih kas atau rekening banknya.")
    receipt = Line("kuitansi", most=100)
    received_by = Line("penerima", most=200, missing="Tulis siapa yang menerima.")
    key = Line("kunci", most=64)


class UndoForm(PlainForm):
    """When and why something is taken back."""

    on = Day("tanggal", missing=NO_DAY)
    reason = Line("alasan", most=500, missing=NO_REASON)


class EndForm(PlainForm):
    """The last day of a scheme."""

    last_day = Day("sampai", missing=NO_DAY)


def scheme_form() -> PlainForm:
    """Return the form of a scheme, with rows for its heads."""
    rows: Mapping[str, Any] = {
        "jenis": lambda key: OneOf(key, HEAD_KINDS, missing=""),
        "sebutan": lambda key: Line(key, most=200),
        "bobot": lambda key: Line(key, most=60),
        "batas_bawah": Amount,
        "batas_atas": Amount,
        "dibagi": lambda key: OneOf(key, Division, missing=""),
        "waktu": Yes,
        "pihak": lambda key: Line(key, most=64),
        "rincian": lambda key: Paragraphs(key, most=4000),
    }
    return with_rows(SchemeForm, rows)


def scheme_of(said: Mapping[str, Any]) -> AdoptScheme:
    """Return the command that the form of a scheme asks for.

    Raises:
        ValidationError: no head is told, or one only by half.
    """
    heads = _heads(said)
    if not heads:
        raise ValidationError({"jenis-1": [NO_HEADS]})
    return AdoptScheme(
        name=said["name"],
        source=said["source"],
        valid_from=said["valid_from"],
        valid_to=said["valid_to"],
        unit=said["unit"],
        is_percentage=said["weights"] == PERCENT,
        losses_first=said["losses_first"],
        decision=said["decision"],
        heads=tuple(heads),
    )


_ROW = (
    "jenis",
    "sebutan",
    "bobot",
    "batas_bawah",
    "batas_atas",
    "dibagi",
    "waktu",
    "pihak",
    "rincian",
)


def _heads(said: Mapping[str, Any]) -> list[HeadOf]:
    taken: dict[str, int] = {}
    found = []
    for number in range(1, MOST_ROWS + 1):
        row = {name: said[f"{name}_{number}"] for name in _ROW}
        if any(row.values()):
            found.append(_head(row, number, taken))
    return found


def _head(row: Mapping[str, Any], number: int, taken: dict[str, int]) -> HeadOf:
    kind, weight = row["jenis"], row["bobot"]
    if not kind or not weight:
        raise ValidationError({f"{'bobot' if kind else 'jenis'}-{number}": [NO_WEIGHT]})
    taken[kind] = taken.get(kind, 0) + 1
    again = "" if taken[kind] == 1 else f"_{taken[kind]}"
    return HeadOf(
        kind=kind,
        key=f"{kind}{again}",
        name=row["sebutan"],
        weight=_number(weight),
        floor=row["batas_bawah"],
        cap=row["batas_atas"],
        division=Division(row["dibagi"]) if row["dibagi"] else None,
        is_by_time=row["waktu"],
        party=row["pihak"],
        recipients=tuple(_recipient(line, number) for line in row["rincian"].splitlines()),
    )


def _recipient(line: str, number: int) -> RecipientOf:
    """Return who a line such as ``DIREKTUR; Direktur = 40`` names."""
    who, equals, weight = line.rpartition("=")
    code, _, name = who.partition(";")
    if not equals or not code.strip() or not weight.strip():
        raise ValidationError({f"rincian-{number}": [NO_RECIPIENT]})
    code = code.strip()
    return RecipientOf(code=code, name=name.strip() or code, weight=_number(weight))


def _number(written: str) -> str:
    """Return a weight as the books write it: with a decimal point."""
    return written.strip().replace(",", ".")
