"""What schemes, the sharing of profit and the payment of shares refuse."""

TEXTS: dict[str, str] = {
    "sharing": "Hasil usaha tidak dapat dibagi atau dibayar seperti itu. Periksa isiannya.",
    "scheme_overlap": "Skema “{other}” sudah berlaku sejak {valid_from}. Akhiri dahulu skema"
    " itu, atau pilih tanggal mulai yang lain.",
    "no_scheme": "Belum ada skema bagi hasil yang berlaku pada {on}. Catat dahulu skema"
    " menurut AD/ART.",
    "year_still_open": "Tahun {year} belum ditutup, jadi labanya belum pasti. Tutup dahulu"
    " tahun buku itu.",
    "nothing_to_share": "Laba tahun {year} adalah {profit} dan rugi tahun-tahun lalu yang harus"
    " ditutup dahulu {losses}, jadi tidak ada yang dapat dibagi. Tunggu sampai rugi itu"
    " tertutup laba; laporkan keadaannya kepada musyawarah.",
    "units_share_too_much": "Unit-unit membagi {given}, padahal laba seluruh usaha hanya"
    " {profit}. Ubah skema unit, atau tunggu laba yang cukup.",
    "nobody_to_share": "Bagian “{head}” tidak punya penerima yang berhak. Catat dahulu"
    " modalnya, atau isi perbandingan yang disepakati pada skema.",
    "unnamed_capital": "Modal {amount} pada akun {account} tidak menyebut pemiliknya, jadi"
    " tidak dapat dibagi menurut modal. Catat pemiliknya dalam buku modal, atau pakai"
    " perbandingan yang disepakati.",
    "partner_left_out": "Skema unit {unit} tidak menyebut mitra {partner} yang punya hak atas"
    " hasil unit itu. Tambahkan mitra itu dalam skema unit.",
    "already_shared": "Laba tahun {year} sudah dibagi dengan keputusan {decision}. Batalkan"
    " dahulu pembagian itu bila keliru.",
    "sharing_undone": "Catatan untuk tahun {year} ini sudah dibatalkan, jadi tidak dapat"
    " diubah lagi. Pakai pembagian yang masih berlaku.",
    "share_paid": "{recipient} sudah menerima {paid}. Batalkan dahulu pembayarannya, lalu"
    " batalkan pembagiannya.",
    "share_not_owed": "Bagian {recipient} tetap di dalam usaha, jadi tidak dibayarkan. Pilih"
    " bagian lain.",
    "overpaid_share": "Sisa bagian {recipient} tinggal {owed}, kurang dari {amount}. Isi"
    " paling banyak sisa itu.",
    "sharing_only": "Akun {account} untuk bagi hasil hanya diisi lewat Bagi Hasil dan"
    " pembayarannya. Catat di sana.",
}
