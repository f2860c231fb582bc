"""What taxes refuse."""

TEXTS: dict[str, str] = {
    "tax": "Ini tidak dapat dilakukan pada pajak tersebut. Buka halaman Pajak untuk melihat"
    " keadaannya.",
    "tax_rate_outside_dates": "Tabel pajak tidak memuat aturan ({rate}) yang berlaku pada {on}."
    " Periksa tanggalnya; bila memang ada aturan baru, tabelnya perlu ditambah dahulu.",
    "wrong_tax_regime": "Untuk tahun {year} berlaku {regime}, jadi {tax} tidak dihitung. Lihat"
    " alasannya di halaman Pajak.",
    "not_taxable_dealer": "BUM Desa belum PKP pada {on}, jadi tidak boleh memungut atau"
    " mengkreditkan PPN. Isi tanggal pengukuhan PKP di pengaturan pajak bila sudah ada.",
    "tax_overpaid": "{tax} masa {month} tinggal {left}, kurang dari {asked}. Setor paling"
    " banyak sisanya.",
    "tax_not_owed": "Tidak ada lagi {tax} yang harus disetor untuk masa {month}. Periksa"
    " masanya, atau lihat setoran yang sudah dicatat.",
    "tax_below_threshold": "{tax} hanya dipungut dari pembayaran di atas {above}, sedangkan ini"
    " {base}. Kosongkan pajaknya, atau periksa jumlah pembayarannya.",
    "local_rate_too_high": "{tax} {percent} % melebihi tarif tertinggi {most} % ({source})."
    " Periksa Perda daerah.",
    "tax_year_settled": "PPh tahun {year} sudah diperhitungkan. Batalkan dahulu catatannya bila"
    " harus dihitung ulang.",
}
