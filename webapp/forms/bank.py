"""The forms of bank statements: the file, its columns, and what is matched."""

from __future__ import annotations

import base64
import binascii
import json
import zlib
from typing import TYPE_CHECKING, Any

from marshmallow import ValidationError

from bumdes.bank.form import (
    COMMA,
    DAY_FIRST,
    MONTH_FIRST,
    OWN,
    PARTS,
    POINT,
    find_form,
    own_form,
)
from webapp.forms.fields import Amount, Day, Line, OneOf, PlainForm

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bumdes.bank.form import StatementForm

COLUMNS = {
    "date": "Tanggal",
    "description": "Keterangan",
    "reference": "Nomor acuan",
    "debit": "Keluar (debet)",
    "credit": "Masuk (kredit)",
    "amount": "Jumlah, bila masuk dan keluar satu kolom",
    "mark": "Tanda D/K, bila ada",
    "balance": "Saldo",
}
"""What is asked of the columns of a form of one's own."""

_MOST_BYTES = 8 * 1024 * 1024
"""As much as the rows of a file may unpack to."""

FILE_LOST = "Isi berkasnya tidak terbawa. Pilih lagi berkasnya."


class StatementFileForm(PlainForm):
    """A statement that is to be taken in."""

    account = Line("akun", most=64, missing="Pilih rekening banknya.")
    form = Line("bentuk", most=20, missing="Pilih bank atau bentuknya.")
    through = Day("sampai", missing="Pilih tanggal terakhir di rekening koran.")
    closing = Amount("saldo")
    name = Line("nama", most=200)
    day = OneOf("urutan", [DAY_FIRST, MONTH_FIRST], missing="")
    decimal = OneOf("desimal", [POINT, COMMA], missing="")


def form_said(values: Mapping[str, str], said: Mapping[str, Any]) -> StatementForm:
    """Return the form of a statement that somebody chose, or whose columns they named.

    Raises:
        EnterpriseError: there is no such form, or a column is not named.
    """
    if said["form"] != OWN:
        return find_form(said["form"])
    columns = {part: values.get(f"kolom-{part}", "") for part in PARTS}
    return own_form(columns, day=said["day"] or DAY_FIRST, decimal=said["decimal"] or COMMA)


def packed(rows: Sequence[Sequence[str]]) -> str:
    """Return the rows of a file as a field of a form that can be sent again."""
    return base64.b64encode(zlib.compress(json.dumps(rows).encode(), 9)).decode()


def unpacked(text: str) -> list[list[str]]:
    """Return the rows that a form sends again.

    Raises:
        ValidationError: they were lost on the way.
    """
    try:
        unpacker = zlib.decompressobj()
        content = unpacker.decompress(base64.b64decode(text, validate=True), _MOST_BYTES)
        rows = json.loads(content)
        if unpacker.unconsumed_tail or not isinstance(rows, list):
            raise ValidationError({"berkas": [FILE_LOST]})
        return [[str(cell) for cell in row] for row in rows]
    except (binascii.Error, zlib.error, ValueError, TypeError):
        raise ValidationError({"berkas": [FILE_LOST]}) from None
