"""What receivables and payables refuse."""

TEXTS: dict[str, str] = {
    "credit": "Piutang atau utang ini tidak dapat dicatat seperti itu. Periksa orangnya,"
    " notanya, dan jumlahnya.",
    "counterparty_needed": "Tulis siapa orangnya. Yang belum dibayar lunas harus jelas siapa"
    " yang berutang atau kepada siapa.",
    "overpaid_party": "Sisa yang terbuka dengan {party} hanya {left}, kurang dari {asked}."
    " Periksa jumlahnya; kelebihannya dapat dicatat sebagai uang muka.",
    "payment_unequal": "Uangnya {paid}, sedangkan nota yang dibayar {settled}. Samakan"
    " keduanya.",
    "credited_too_much": "Dari nota {document} hanya {left} yang masih dapat dikurangi, bukan"
    " {asked}. Isi paling banyak sebesar itu.",
    "instalments_unequal": "Sisa nota {document} adalah {left}, tetapi angsurannya berjumlah"
    " {planned}. Samakan keduanya.",
    "allowance_stage": "Penyisihan {allowance} sudah {stage}, jadi langkah ini tidak dapat"
    " dilakukan lagi. Buat usulan baru bila penyisihannya perlu diubah.",
    "allowance_changed": "Sejak penyisihan {allowance} diusulkan, piutang atau penyisihannya"
    " sudah berubah. Buat usulan baru.",
}
"""The sentences for refusals, by the code of the error; see ``webapp.sentences``."""
