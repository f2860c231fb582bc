"""Forms of the till: a sale, a shift to be opened, a shift to be closed."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

from marshmallow import ValidationError, fields

from bumdes.till.sale import Means
from webapp.forms.fields import Amount, Day, Line, OneOf, PlainForm, Yes
from webapp.forms.rows import MOST_ROWS, with_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ledger import Money

NO_KEY = "Formulir ini tidak lengkap. Buka lagi dari menu Kasir."
NO_DAY = "Pilih tanggalnya."
NO_COUNT = "Hitung uang di laci, lalu isi jumlahnya. Bila kosong, isi 0."
NO_COUNTER = "Tulis siapa yang menghitung."
NOT_A_QUANTITY = "Isi banyaknya dengan angka, misalnya 2 atau 0,25."

MEANS = {"tunai": Means.CASH, "qris": Means.QRIS, "utang": Means.CREDIT}
"""How forms name what pays."""

_QUANTITY = re.compile(r"(?P<whole>\d{1,7})(?:,(?P<part>\d{1,3}))?", re.ASCII)


class Quantity(fields.Field[Decimal]):
    """How much of something, with a comma before the decimals; one where nothing is typed."""

    def __init__(self, data_key: str) -> None:
        super().__init__(data_key=data_key, load_default=None)

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> Decimal:
        found = _QUANTITY.fullmatch(str(value).strip())
        if found is None:
            raise ValidationError(NOT_A_QUANTITY)
        return Decimal(f"{found['whole']}.{found['part'] or 0}")


class _SaleForm(PlainForm):
    """A sale: its lines, its discount, and how it is paid."""

    key = Line("kunci", most=64, missing=NO_KEY)
    date = Day("hari", missing=NO_DAY)
    discount = Amount("potongan")
    means = OneOf("bayar", MEANS, missing="")
    received = Amount("diterima")
    customer = Line("pelanggan", most=150)
    is_new = Yes("pelanggan-baru")


_ROW: dict[str, Callable[[str], fields.Field[Any]]] = {
    "barang": lambda name: Line(name, most=150),
    "banyak": Quantity,
    "harga": Amount,
}


@cache
def sale_form() -> PlainForm:
    """Return the form of a sale, with its rows: ``barang-1``, ``banyak-1``, ``harga-1``."""
    return with_rows(_SaleForm, _ROW)


def sale_rows(said: Mapping[str, Any]) -> list[tuple[int, str, Decimal | None, Money | None]]:
    """Return the lines that name something: number, what, how much, at what price of one."""
    rows = (
        (number, *(said[f"{name}_{number}"] for name in _ROW))
        for number in range(1, MOST_ROWS + 1)
    )
    return [row for row in rows if row[1]]


class OpenShiftForm(PlainForm):
    """A shift to be opened."""

    key = Line("kunci", most=64, missing=NO_KEY)
    unit = Line("unit", most=16)
    on = Day("tanggal", missing=NO_DAY)
    cash = Line("laci", most=64)
    qris = Line("qris", most=64)
    amount = Amount("dihitung", missing=NO_COUNT)
    counted_by = Line("penghitung", most=200, missing=NO_COUNTER)
    witness = Line("saksi", most=200)
    reason = Line("alasan", most=300)


class CloseShiftForm(PlainForm):
    """A shift to be closed."""

    on = Day("tanggal", missing=NO_DAY)
    amount = Amount("dihitung", missing=NO_COUNT)
    counted_by = Line("penghitung", most=200, missing=NO_COUNTER)
    witness = Line("saksi", most=200, missing="Tulis siapa saksinya.")
    reason = Line("alasan", most=300)
