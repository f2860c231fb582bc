"""Sections: orang, barang, dan aset."""

from webapp.section import Section, SectionGroup

PEOPLE_AND_THINGS = SectionGroup(
    key="people_and_things",
    place=3,
    title="Orang, barang, dan aset",
    sections=(
        Section(
            "Orang dan pihak",
            "Pelanggan, pemasok, pegawai, warga, kelompok, Desa",
            "people",
            "people.show",
        ),
        Section(
            "Persediaan",
            "Barang tiap unit, kartu, hitung stok, titipan, produksi",
            "box",
            "stock.show",
        ),
        Section(
            "Piutang",
            "Siapa berutang, sejak kapan, pengingat dan konfirmasinya",
            "in",
            "claims.receivables",
        ),
        Section(
            "Utang pemasok",
            "Kepada siapa kita berutang, dan kapan dibayar",
            "out",
            "claims.payables",
        ),
        Section(
            "Aset",
            "Daftar, penyusutan, label, hitung fisik, yang hanya dipakai",
            "asset",
            "fixed_assets.show",
        ),
        Section(
            "Kasir",
            "Jual di toko, juga tanpa sinyal; shift dan hitung uang",
            "cash",
            "till.show",
        ),
        Section(
            "Kas dan bank",
            "Di mana uangnya, siapa memegang, siapa terlambat setor",
            "drawer",
            "cash_places.show",
        ),
        Section(
            "Hitung kas",
            "Lembar dan keping, dua orang, selisih, berita acara",
            "cash",
            "cash_counts.show",
        ),
        Section(
            "Rekening koran",
            "Baris bank dicocokkan dengan catatan, rekonsiliasi",
            "bank",
            "bank_statements.show",
            is_whole=True,
        ),
        Section(
            "Buku pembantu",
            "Rincian di balik saldo akun, dibuktikan sama",
            "book",
            "sub_ledgers.show",
            is_whole=True,
        ),
    ),
)
