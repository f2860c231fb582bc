"""What the register of stock refuses."""

TEXTS: dict[str, str] = {
    "stock": "Ini tidak dapat dilakukan pada persediaan tersebut. Buka kartu stoknya untuk"
    " melihat keadaannya.",
    "stock_short": "Stok {item} pada {on} hanya {there}, kurang dari {asked}. Catat dahulu"
    " pembeliannya, atau hitung ulang stoknya.",
    "stock_moved_on": "{item} dari catatan ini sudah dijual, dipakai atau diretur, jadi"
    " catatannya tidak dapat dibatalkan. Catat sebagai retur, atau batalkan dahulu catatan"
    " sesudahnya.",
    "stock_by_month": "Unit {unit} menghitung persediaannya tiap akhir bulan, tidak per barang."
    " Ubah cara mencatatnya di menu Persediaan bila ingin per barang.",
    "stock_by_item": "Unit {unit} mencatat persediaannya per barang. Hitung tiap barang, bukan"
    " jumlah seluruhnya.",
    "stock_there": "Cara menilai persediaan unit {unit} baru dapat diganti bila stoknya habis;"
    " {item} masih ada. Habiskan dahulu stoknya, atau tetap pakai cara yang sekarang.",
    "stock_count_unwitnessed": "Hitung stok perlu penghitung dan saksi, dua orang yang berbeda."
    " Tulis nama keduanya.",
    "count_above_books": "Hasil hitung {counted} lebih besar daripada persediaan awal ditambah"
    " pembelian, yaitu {booked} pada {on}. Ada pembelian yang belum dicatat: catat dahulu,"
    " lalu simpan lagi hitungannya.",
    "wrong_payment": "Yang dibayar dan diutang {paid}, padahal barangnya {total}. Samakan"
    " keduanya.",
    "returned_more": "Yang dapat diretur dari {item} tinggal {left}, kurang dari {asked}. Isi"
    " paling banyak sisanya.",
    "refunded_more": "Uang yang dikembalikan {asked} lebih besar daripada sisa harganya {left}."
    " Isi paling banyak sisanya.",
    "batch_finished": "Produksi {batch} sudah selesai, jadi tidak dapat ditambah lagi. Buat"
    " produksi baru untuk bahan dan hasil berikutnya.",
}
