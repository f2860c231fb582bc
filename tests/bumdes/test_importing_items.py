from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bumdes.actions.importing_items import import_items
from bumdes.errors import RowsRefusedError
from bumdes.stock.item import items_of, measures_of

if TYPE_CHECKING:
    from bumdes.actions.importing_items import ImportedItems
    from tests.bumdes.village import Village

HEADINGS = "Kode,Nama,Jenis,Satuan,Isi,Harga beli,Harga jual,Barcode"


def takes(village: Village, *rows: str) -> ImportedItems:
    return village.does(import_items, "\n".join((HEADINGS, *rows)).encode())


def test_each_row_is_a_measure(shop: Village) -> None:
    takes(
        shop,
        "MIE,Mi instan,Barang dagangan,bungkus,1,2.500,3.200,111",
        "MIE,Mi instan,,dus,40,98.000,125.000,222",
    )
    with shop.work(read_only=True) as work:
        measures = measures_of(work.session, work.book_id, "MIE")
        assert [(m.name, m.factor, m.selling_minor) for m in measures] == [
            ("bungkus", 1, 320_000),
            ("dus", 40, 12_500_000),
        ]


def test_rows_without_a_code_get_the_next(shop: Village) -> None:
    done = takes(shop, ",Gula,,kg,,,,", ",Garam,,bungkus,,,,")
    assert done.registered == ("BRG-0001", "BRG-0002")


def test_a_wrong_row_takes_nothing_in(shop: Village) -> None:
    with pytest.raises(RowsRefusedError):
        takes(shop, ",Gula,,kg,,,,", ",Kue,Titipan orang lain,buah,,,,")
    with shop.work(read_only=True) as work:
        assert items_of(work.session, work.book_id) == []
