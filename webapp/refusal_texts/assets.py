"""What fixed assets refuse."""

TEXTS: dict[str, str] = {
    "asset": "Ini tidak dapat dilakukan pada aset tersebut. Buka kartu asetnya untuk melihat"
    " keadaannya.",
    "below_capitalisation_limit": "{name} seharga {cost}, di bawah batas aset {limit}. Catat"
    " sebagai biaya, atau beri tanda bahwa barang ini tetap dicatat sebagai aset.",
    "asset_gone": "Aset {asset} tidak dimiliki pada {on}. Periksa tanggalnya; mungkin asetnya"
    " sudah dilepas.",
    "more_than_asset": "Aset {asset} tinggal {left}, kurang dari {asked}. Periksa jumlahnya.",
    "asset_moved_on": "Catatan ini tidak dapat dibatalkan, sebab aset {asset} sudah berubah"
    " sesudahnya lewat {voucher}. Batalkan dahulu catatan itu.",
    "count_incomplete": "{missing} aset belum diisi ada atau tidaknya, antara lain {asset}."
    " Isi semuanya, lalu simpan hitungannya.",
}
