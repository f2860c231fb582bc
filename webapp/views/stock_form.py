"""Forms with rows of goods: what each offers, what it starts with, and where it leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import abort, url_for
from marshmallow import ValidationError

from webapp.answering import answered
from webapp.forms.stock import (
    goods_rows,
)
from webapp.forms.values import blank_values
from webapp.readings.sight import slug_of, unit_of
from webapp.readings.stock import (
    entry_link,
    fund_options,
    goods_offered,
    unit_options_of,
)
from webapp.templating import now
from webapp.views.stock import chosen_unit

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Any

    from werkzeug.wrappers import Response

    from bumdes.bookings.goods import GoodsPosted
    from bumdes.stock.item import ItemKind
    from bumdes.work import Work
    from ledger import Money

    Answer = Response | tuple[str, int]
    Values = Mapping[str, str]


def rows_at(rows: Sequence[dict[str, Any]]) -> list[tuple[int, dict[str, Any]]]:
    """Return rows with their numbers."""
    return list(enumerate(rows, start=1))


def price_in(row: Mapping[str, Any], number: int) -> Money:
    """Return the price that was typed in a row.

    Raises:
        ValidationError: none was.
    """
    if row["harga"] is None:
        raise ValidationError({f"harga-{number}": ["Isi harganya."]})
    price: Money = row["harga"]
    return price


def voucher_of(work: Work, done: GoodsPosted) -> str:
    """Return where the voucher of what was posted is shown."""
    link = entry_link(work, done.posted.sequence)
    return url_for("vouchers.show", year=link.year, number=link.number, baru="stok")


def answered_by_voucher(
    form: Any, do: Callable[[Work, dict[str, Any]], str], again: Callable[..., str]
) -> Answer:
    """Do what a form asks, and lead to the address that comes of it, or ask again."""
    return answered(form, do, onward=lambda address: address, again=again)


def asked_unit(slug: str) -> str:
    """Return the unit that an address or a form names; what names none is not found."""
    unit = unit_of(slug)
    if unit is None:
        abort(404)
    return unit


def slug_asked() -> str:
    """Return how addresses name the unit that this one asks for."""
    return slug_of(chosen_unit())


def today() -> str:
    """Return the day as forms take it."""
    return now().date().isoformat()


def blank_goods() -> dict[str, str]:
    """Return what a form starts with: today, and the unit that the address asks for."""
    return {**blank_values(), "tanggal": today(), "unit": slug_asked()}


def offer_of(work: Work, values: Values, kinds: Sequence[ItemKind]) -> dict[str, Any]:
    """Return what each form with rows of goods offers."""
    unit = unit_of(values.get("unit", ""))
    return {
        "goods": goods_offered(work, unit if unit is not None else "", kinds=kinds),
        "units": unit_options_of(work),
        "funds": fund_options(work),
        "rows": goods_rows(values, ("barang", "banyak", "harga")),
    }
