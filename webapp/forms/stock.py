"""The forms of stock: what people type of goods becomes commands."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from marshmallow import ValidationError, fields

from bumdes.actions.using_goods import UseKind
from bumdes.stock.batch import BatchCost
from bumdes.stock.count import CountReason
from bumdes.stock.item import REGISTERED
from bumdes.stock.setting import BelowZero, StockMethod
from webapp.forms.fields import Amount, Day, Line, OneOf, PlainForm, Whole, Yes
from webapp.forms.rows import MOST_ROWS, with_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

NO_KEY = "Muat ulang halaman ini, lalu isi lagi."
NO_DAY = "Pilih tanggalnya."
NO_UNIT = "Pilih unitnya."
NO_NAME = "Tulis namanya."
NO_REASON = "Tulis apa yang terjadi, atau untuk apa."
NO_COUNTER = "Tulis siapa yang menghitung."
NO_WITNESS = "Tulis siapa saksinya, bukan orang yang menghitung."
NOT_A_QUANTITY = "Isi banyaknya dengan angka, misalnya 12 atau 2,5."
NOT_A_FACTOR = "Isi dengan angka lebih dari nol, misalnya 40, 1000 atau 1/12."

FEWEST_ROWS, MORE_ROWS = 4, 2

_QUANTITY = re.compile(r"(?P<whole>\d{1,3}(?:\.\d{3})+|\d{1,12})(?:,(?P<part>\d{1,6}))?")
_RATIO = re.compile(r"(\d{1,9})(?:/(\d{1,9}))?")


class GoodsQuantity(fields.Field[Fraction]):
    """How much of something, with a comma before the decimals and dots between thousands."""

    def __init__(self, data_key: str, *, missing: str = "") -> None:
        """*missing* is said where nothing is typed; without it, none is None."""
        needed: dict[str, Any] = {"required": True} if missing else {"load_default": None}
        super().__init__(data_key=data_key, error_messages={"required": missing}, **needed)

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> Fraction:
        found = _QUANTITY.fullmatch(str(value).strip())
        if found is None:
            raise ValidationError(NOT_A_QUANTITY)
        part = found["part"] or ""
        whole = found["whole"].replace(".", "")
        return Fraction(int(whole + part), 10 ** len(part))


class Factor(fields.Field[Fraction]):
    """How many of the smallest measure one is: a whole number or a fraction."""

    def __init__(self, data_key: str) -> None:
        super().__init__(data_key=data_key, load_default=None)

    def _deserialize(self, value: Any, *_: Any, **__: Any) -> Fraction:
        found = _RATIO.fullmatch(str(value).replace(".", "").replace(" ", ""))
        if found is None or int(found[1]) == 0 or int(found[2] or 1) == 0:
            raise ValidationError(NOT_A_FACTOR)
        return Fraction(int(found[1]), int(found[2] or 1))


class _Item(PlainForm):
    name = Line("nama", most=100, missing=NO_NAME)
    kind = OneOf("jenis", [kind.value for kind in REGISTERED], missing="Pilih jenisnya.")
    code = Line("kode", most=30)
    smallest = Line("satuan", most=20, missing="Tulis satuan terkecilnya, misalnya buah.")
    buying = Amount("harga-beli")
    selling = Amount("harga-jual")
    barcode = Line("barcode", most=40)
    minimum = Whole("minimum", most=10**12)
    revenue_account = Line("akun-pendapatan", most=64)
    commission = Line("komisi", most=20)
    note = Line("catatan", most=200)


ITEM_FORM = with_rows(
    _Item,
    {
        "nama_satuan": lambda key: Line(key, most=20),
        "isi": Factor,
        "beli": Amount,
        "jual": Amount,
        "kode_batang": lambda key: Line(key, most=40),
    },
)
"""An article with its further measures."""

FURTHER_MEASURES = 3


class ChangeItemForm(PlainForm):
    """What an article is called, and what there should be of it."""

    name = Line("nama", most=100, missing=NO_NAME)
    minimum = Whole("minimum", most=10**12)
    is_active = Yes("dipakai")
    note = Line("catatan", most=200)


class MeasureForm(PlainForm):
    """A measure of an article with its prices."""

    name = Line("nama-satuan", most=20, missing="Tulis nama satuannya, misalnya dus.")
    factor = Factor("isi")
    buying = Amount("harga-beli")
    selling = Amount("harga-jual")
    barcode = Line("barcode", most=40)


class MethodForm(PlainForm):
    """How a unit keeps its stock."""

    method = OneOf("cara", [method.value for method in StockMethod], missing="Pilih caranya.")
    below_zero = OneOf("minus", [choice.value for choice in BelowZero], missing="Pilih satu.")
    since = Day("sejak", missing=NO_DAY)


class _Goods(PlainForm):
    """What every form with rows of goods asks."""

    key = Line("kunci", most=64, missing=NO_KEY)
    date = Day("tanggal", missing=NO_DAY)
    unit = Line("unit", most=16, missing=NO_UNIT)
    fund = Line("dana", most=64)


class _Trade(_Goods):
    cash = Line("kas", most=64, missing="Pilih kas atau bank.")
    paid = Amount("dibayar")
    discount = Amount("potongan")
    freight = Amount("ongkos")
    due_on = Day("jatuh-tempo")
    reference = Line("nomor", most=100)


TRADE_FORM = with_rows(
    _Trade,
    {
        "barang": lambda key: Line(key, most=160),
        "banyak": GoodsQuantity,
        "harga": Amount,
    },
)
"""Goods bought or sold."""


class _Return(PlainForm):
    key = Line("kunci", most=64, missing=NO_KEY)
    date = Day("tanggal", missing=NO_DAY)
    account = Line("kas", most=64, missing="Pilih dari mana uangnya, atau kurangi utangnya.")
    reason = Line("alasan", most=200, missing=NO_REASON)


RETURN_FORM = with_rows(
    _Return,
    {
        "barang": lambda key: Line(key, most=160),
        "banyak": GoodsQuantity,
        "harga": Amount,
    },
)
"""Goods that go back."""


class _Move(_Goods):
    to_unit = Line("ke-unit", most=16, missing="Pilih unit penerimanya.")
    way = OneOf("cara", ("serah", "jual"), missing="Pilih diserahkan atau dijual.")
    about = Line("uraian", most=300)


MOVE_FORM = with_rows(
    _Move,
    {
        "barang": lambda key: Line(key, most=160),
        "banyak": GoodsQuantity,
        "harga": Amount,
    },
)
"""Goods that go to another unit."""


class _Use(_Goods):
    kind = OneOf("jenis", [kind.value for kind in UseKind], missing="Pilih sebabnya.")
    reason = Line("alasan", most=200, missing=NO_REASON)
    account = Line("akun", most=64)


USE_FORM = with_rows(_Use, {"barang": lambda key: Line(key, most=160), "banyak": GoodsQuantity})
"""Goods that nobody bought."""

DETAIL_FORM = with_rows(
    _Goods,
    {
        "barang": lambda key: Line(key, most=160),
        "banyak": GoodsQuantity,
        "harga": Amount,
    },
)
"""What lies in a pool, by article."""


class _Count(_Goods):
    counter = Line("penghitung", most=150)
    witness = Line("saksi", most=150)
    note = Line("catatan", most=300)


COUNT_FORM = with_rows(
    _Count,
    {
        "barang": lambda key: Line(key, most=160),
        "banyak": GoodsQuantity,
        "alasan": lambda key: OneOf(key, [reason.value for reason in CountReason], missing=""),
    },
)
"""A count article by article."""


class _CountMonth(_Count):
    account = Line("akun", most=64, missing="Pilih yang dihitung.")
    cost_account = Line("akun-harga-pokok", most=64)
    value = Amount("nilai")


COUNT_MONTH_FORM = with_rows(
    _CountMonth,
    {
        "nama": lambda key: Line(key, most=100),
        "banyak": GoodsQuantity,
        "harga": Amount,
    },
)
"""A count of all goods at the end of a month."""


class ConsignForm(PlainForm):
    """Goods of others that come, or go back."""

    unit = Line("unit", most=16, missing=NO_UNIT)
    item = Line("barang", most=160, missing="Pilih barangnya.")
    date = Day("tanggal", missing=NO_DAY)
    quantity = GoodsQuantity("banyak", missing="Isi banyaknya.")
    way = OneOf("arah", ("masuk", "kembali"), missing="Pilih masuk atau kembali.")
    note = Line("catatan", most=200)


class _Batch(_Goods):
    product = Line("hasil", most=160, missing="Pilih barang yang dibuat.")
    note = Line("catatan", most=200)


BATCH_ROWS: dict[str, Callable[[str], fields.Field[Any]]] = {
    "barang": lambda key: Line(key, most=160),
    "banyak": GoodsQuantity,
    "biaya": lambda key: OneOf(
        key, (BatchCost.LABOUR.value, BatchCost.OVERHEAD.value), missing=""
    ),
    "jumlah": Amount,
    "dari": lambda key: Line(key, most=64),
}

BATCH_FORM = with_rows(_Batch, BATCH_ROWS)
"""A batch to be begun: materials, and what else it costs."""


class _MoreBatch(PlainForm):
    key = Line("kunci", most=64, missing=NO_KEY)
    date = Day("tanggal", missing=NO_DAY)


MORE_BATCH_FORM = with_rows(_MoreBatch, BATCH_ROWS)
"""More of a batch that was begun."""


class FinishBatchForm(PlainForm):
    """What came out of a batch."""

    key = Line("kunci", most=64, missing=NO_KEY)
    date = Day("tanggal", missing=NO_DAY)
    quantity = GoodsQuantity("banyak", missing="Isi berapa yang jadi.")
    measure = Line("satuan", most=20)


def goods_rows(values: Mapping[str, str], names: Iterable[str]) -> range:
    """Return the numbers of the rows that a form shows: what is typed, and some more."""
    asked = tuple(names)
    typed = [
        number
        for number in range(1, MOST_ROWS + 1)
        if any(values.get(f"{name}-{number}") for name in asked)
    ]
    shown = max(FEWEST_ROWS, max(typed, default=0) + MORE_ROWS)
    return range(1, min(shown, MOST_ROWS) + 1)
