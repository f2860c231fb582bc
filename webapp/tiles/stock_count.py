"""What is left in store is counted."""

from bumdes.permissions import Permission
from webapp.readings.entries import Direction
from webapp.tile import Tile

TILE = Tile(
    key="stock_count",
    label="Hitung stok",
    direction=Direction.NONE,
    rank=10,
    icon="box",
    hint="Sisa barang akhir bulan; harga pokoknya dihitungkan",
    endpoint="stock_counts.show",
    permission=Permission.MANAGE_STOCK,
    role="stock",
)
