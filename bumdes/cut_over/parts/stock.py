"""Goods for sale, and what goods are made of."""

from bumdes.cut_over.part import CutOverPart, Nature
from bumdes.stock.pool import STOCK
from ledger import Side

GOODS = CutOverPart(
    key="stock",
    place=3,
    label="Persediaan",
    question="Barang dagangan atau bahan apa, dan berapa nilainya menurut harga beli?",
    proof="Lembar hitung stok yang ditandatangani",
    side=Side.DEBIT,
    nature=Nature.STOCK,
    offers=lambda account: account.code.startswith(STOCK),
)
