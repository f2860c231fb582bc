"""Rows of goods: what is typed of them, and which article and measure it means."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from marshmallow import ValidationError

from bumdes.stock.item import REGISTERED
from bumdes.stock.reading import search_items
from webapp.forms.rows import rows_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bumdes.stock.item import Item
    from bumdes.work import Work

_CODE = re.compile(r".*\(([^()]+)\)\s*\Z", re.DOTALL)


def goods_code(work: Work, unit: str, text: str, *, field: str) -> str:
    """Return the code of the article and measure that *text* means, ``CODE/measure``.

    Raises:
        ValidationError: it means none, or several.
    """
    found = _CODE.match(text)
    if found is not None:
        return found[1]
    offers = search_items(work, unit, text, kinds=REGISTERED)
    exact = [o for o in offers if text in (o.barcode, o.item.code) or _is_called(o.item, text)]
    items = {offer.item.code for offer in exact or offers}
    if len(items) == 1:
        best = (exact or offers)[0]
        measure = best.measure if best.barcode == text else best.item.smallest
        return f"{best.item.code}/{measure}"
    told = "Belum ada barang itu." if not items else "Ada beberapa barang yang cocok."
    raise ValidationError({field: [f"{told} Pilih dari daftar yang muncul."]})


def typed_goods(
    work: Work, unit: str, given: Mapping[str, Any], *names: str
) -> list[dict[str, Any]]:
    """Return the rows of goods that were typed, their article by its code.

    Raises:
        ValidationError: a row names no article, or says not how much of it.
    """
    rows = []
    for number, row in enumerate(rows_of(given, "barang", *names), start=1):
        if not row["barang"]:
            raise ValidationError({f"barang-{number}": ["Pilih barangnya."]})
        if row.get("banyak") is None:
            raise ValidationError({f"banyak-{number}": ["Isi banyaknya."]})
        code = goods_code(work, unit, row["barang"], field=f"barang-{number}")
        rows.append({**row, "barang": code})
    return rows


def _is_called(item: Item, text: str) -> bool:
    return item.name.casefold() == text.casefold()
