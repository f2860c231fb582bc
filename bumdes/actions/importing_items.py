"""Importing items: a whole price list at once, or nothing of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from bumdes.actions.keeping_items import (
    ItemCodes,
    MeasureSaid,
    RegisterItem,
    change_item,
    keep_measure,
    register_one_item,
)
from bumdes.errors import EnterpriseError, InvalidFieldError, RowsRefusedError
from bumdes.permissions import Permission
from bumdes.record import described
from bumdes.rupiah import parse_rupiah
from bumdes.sheet_file import read_sheet
from bumdes.stock.item import REGISTERED, Item, ItemKind
from ledger import LedgerError, rp

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bumdes.work import Work
    from ledger import Money

HEADINGS = (
    "Kode",
    "Nama",
    "Jenis",
    "Satuan",
    "Isi",
    "Harga beli",
    "Harga jual",
    "Barcode",
    "Stok minimum",
    "Catatan",
)
"""The columns of a price list: a row for each measure of an article, the smallest first."""

_BY_LABEL = {kind.label.casefold(): kind for kind in REGISTERED}
_RATIO = re.compile(r"(\d{1,9})(?:/(\d{1,9}))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class ImportedItems:
    """What a list brought: the codes of new articles, and how many measures were kept."""

    registered: tuple[str, ...]
    measures: int


def import_items(work: Work, content: bytes) -> ImportedItems:
    """Take in the price list *content*, a CSV or XLSX file: every row of it, or none.

    The first row of a code that is not known registers an article with its smallest measure;
    every other row adds a measure, or changes its prices. Goods of others are registered one
    by one, for their owner must be known.

    Raises:
        PermissionDeniedError: the actor may not.
        SheetError: it is no such list; see ``read_sheet``.
        RowsRefusedError: rows of it are wrong, each with what is wrong with it.
    """
    work.request = described("import_items", size=len(content))
    work.actor.require(Permission.MANAGE_STOCK, unit=work.actor.unit)
    known = [heading.casefold() for heading in HEADINGS]
    rows = read_sheet(content, known=known, needed=("nama", "satuan"))
    codes = ItemCodes.of(work)
    registered: list[str] = []
    problems: list[tuple[int, Exception]] = []
    for row in rows:
        try:
            code = _take(work, row.cells, codes)
            registered += [code] if code else []
        except (EnterpriseError, LedgerError) as error:
            problems.append((row.number, error))
    if problems:
        raise RowsRefusedError.of(problems)
    return ImportedItems(tuple(registered), len(rows))


def _take(work: Work, cells: Mapping[str, str], codes: ItemCodes) -> str:
    """Take one row in, and return the code of the article that it registers; empty for none."""
    code = cells.get("kode", "").upper()
    item = work.session.get(Item, (work.book_id, code)) if code else None
    if item is None:
        command = RegisterItem(
            code=code,
            name=cells.get("nama", ""),
            kind=_kind(cells.get("jenis", "")),
            measures=(_measure(cells),),
            minimum=_whole(cells.get("stok minimum", "")),
            note=cells.get("catatan", ""),
        )
        return register_one_item(work, command, codes).code
    keep_measure(work, item, _measure(cells))
    if cells.get("nama") and cells["nama"] != item.name:
        change_item(
            work,
            code,
            name=cells["nama"],
            minimum=item.minimum,
            is_active=item.is_active,
            note=item.note,
        )
    return ""


def _measure(cells: Mapping[str, str]) -> MeasureSaid:
    return MeasureSaid(
        cells.get("satuan", ""),
        _factor(cells.get("isi", "")),
        _price(cells.get("harga beli", "")),
        _price(cells.get("harga jual", "")),
        cells.get("barcode", ""),
    )


def _kind(label: str) -> ItemKind:
    kind = _BY_LABEL.get(label.strip().casefold()) if label.strip() else ItemKind.GOODS
    if kind is None or kind is ItemKind.CONSIGNED:
        raise InvalidFieldError("item_kind", label, "registered_kind")
    return kind


def _factor(text: str) -> Fraction:
    found = _RATIO.fullmatch(text.replace(".", "") or "1")
    if found is None or not int(found[1]) or not int(found[2] or 1):
        raise InvalidFieldError("stock_factor", text, "factor")
    return Fraction(int(found[1]), int(found[2] or 1))


def _price(text: str) -> Money:
    return parse_rupiah(text) if text else rp(0)


def _whole(text: str) -> int:
    digits = text.replace(".", "") or "0"
    if not digits.isdecimal() or len(digits) > 12:
        raise InvalidFieldError("minimum", text, "whole_in_smallest")
    return int(digits)
