"""The sections behind "Lainnya": what the enterprise keeps beside its daily transactions.

To add one: its blueprint in ``webapp/pages.py``, and a line here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bumdes.permissions import Permission

if TYPE_CHECKING:
    from bumdes.permissions import Actor


class Section(NamedTuple):
    """A section, for those who may enter it; ``is_whole`` if not for one unit alone."""

    label: str
    hint: str
    icon: str
    endpoint: str
    permission: Permission = Permission.READ_BOOKS
    is_whole: bool = False


class SectionGroup(NamedTuple):
    """Sections under one heading."""

    title: str
    sections: tuple[Section, ...]


GROUPS = (
    SectionGroup(
        "Modal dan hasil usaha",
        (
            Section(
                "Buku modal",
                "Setiap modal yang masuk, dan menjadi apa",
                "coins",
                "capital.show",
                Permission.READ_REPORTS,
            ),
            Section(
                "Kepemilikan",
                "Bagian setiap Desa, penyetor, aset Desa yang dipakai",
                "people",
                "owners.show",
                Permission.READ_REPORTS,
            ),
            Section(
                "Bagi hasil usaha",
                "Laba yang dibagi, dan pembayarannya sampai lunas",
                "share",
                "sharing.show",
                Permission.READ_REPORTS,
            ),
            Section(
                "Skema bagi hasil",
                "Siapa mendapat berapa menurut AD/ART",
                "coins",
                "schemes.show",
                Permission.READ_REPORTS,
            ),
            Section(
                "Modal Desa kita",
                "Dari mana, menjadi apa, dan apa yang kembali",
                "sprout",
                "village_capital.show",
                Permission.READ_REPORTS,
            ),
            Section(
                "Konfirmasi untuk Desa",
                "Modal dan bagi hasil, untuk laporan kekayaan Desa",
                "doc",
                "village_books.confirmation",
                Permission.READ_REPORTS,
            ),
            Section(
                "Cocokkan dengan Siskeudes",
                "Pembukuan Desa di sebelah pembukuan kita",
                "scale",
                "village_books.exports",
                Permission.READ_REPORTS,
            ),
        ),
    ),
    SectionGroup(
        "Rencana dan usulan",
        (
            Section(
                "Rencana program kerja",
                "Anggaran setahun, telaah, dan pengesahannya",
                "list",
                "plans.show",
                Permission.READ_REPORTS,
            ),
            Section(
                "Usulan usaha",
                "RAB, keputusan, dana, dan pelaksanaannya",
                "sprout",
                "proposals.show",
                Permission.READ_REPORTS,
            ),
        ),
    ),
    SectionGroup(
        "Orang, barang, dan aset",
        (
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
            ),
        ),
    ),
    SectionGroup(
        "Gaji dan jadwal bulanan",
        (
            Section(
                "Gaji dan upah",
                "Pegawai, hitung gaji tiap bulan, slip, PPh 21, BPJS",
                "person",
                "payrolls.show",
                Permission.READ_PERSONAL_DATA,
                is_whole=True,
            ),
            Section(
                "Jadwal bulanan",
                "Dibayar dan diterima di muka, masih harus dibayar, catatan rutin",
                "clock",
                "schedules.show",
                is_whole=True,
            ),
        ),
    ),
    SectionGroup(
        "Pajak",
        (
            Section(
                "Pajak",
                "Aturan yang berlaku, yang jatuh tempo, rekap, SPT Tahunan",
                "coins",
                "taxes.show",
                is_whole=True,
            ),
            Section(
                "Buku pajak",
                "Utang pajak tiap masa, setoran dengan NTPN, laporan",
                "book",
                "tax_payments.show",
                is_whole=True,
            ),
            Section(
                "Bukti potong",
                "Membayar dan menerima dengan potongan pajak",
                "doc",
                "tax_slips.show",
            ),
            Section(
                "SPT Tahunan badan",
                "Kertas kerja: koreksi fiskal, Pasal 31E, PPh 29",
                "scale",
                "tax_years.latest",
                is_whole=True,
            ),
        ),
    ),
    SectionGroup(
        "Unit usaha dan tahun buku",
        (
            Section(
                "Unit usaha dan RK",
                "Modal, hasil, dan RK tiap unit; penyerahan antarunit",
                "shop",
                "units.show",
            ),
            Section(
                "Persetujuan",
                "Yang menunggu orang kedua, dan batasnya",
                "ok",
                "approvals.show",
            ),
            Section(
                "Daftar Pengawas",
                "Yang terlambat, masuk masa tertutup, atau tanpa orang kedua",
                "shield",
                "oversight.show",
                is_whole=True,
            ),
            Section(
                "Tutup buku",
                "Bulan dan tahun: daftar periksa, penutupan, pembukaan kembali",
                "lock",
                "years.show",
                is_whole=True,
            ),
            Section(
                "Pemeriksaan sebelum cetak",
                "Apa yang salah di buku, di mana, dan cara membetulkannya",
                "shield",
                "self_checks.show",
                is_whole=True,
            ),
            Section(
                "Kalender kewajiban",
                "Apa yang jatuh tempo, kepada siapa, dan siapa mengerjakannya",
                "clock",
                "duties.show",
                Permission.READ_REPORTS,
            ),
            Section(
                "Koreksi tahun lalu",
                "Kesalahan tahun yang sudah ditutup, dan catatannya",
                "undo",
                "restatements.show",
                is_whole=True,
            ),
            Section(
                "Penyertaan pada PT dan koperasi",
                "Unit yang berbadan hukum sendiri",
                "office",
                "investees.show",
                is_whole=True,
            ),
            Section(
                "Daftar akun", "Akun baku, dan akun tambahan sendiri", "book", "accounts.show"
            ),
        ),
    ),
    SectionGroup(
        "Musyawarah, pengurus, dan surat",
        (
            Section(
                "Musyawarah dan keputusan",
                "Berita acara, dan nomor keputusan untuk pembukuan",
                "ok",
                "deliberations.show",
            ),
            Section(
                "Pengurus dan masa jabatan",
                "Penasihat, pelaksana, pengawas, dan riwayatnya",
                "person",
                "organs.show",
            ),
            Section(
                "Pengguna dan wewenang",
                "Siapa bisa masuk, undangan, blokir, kode dari HP",
                "key",
                "users.show",
                Permission.READ_ACCESS_LOG,
                is_whole=True,
            ),
            Section(
                "Catatan akses",
                "Siapa masuk, siapa ditolak, wewenang siapa yang berubah",
                "shield",
                "access_log.show",
                Permission.READ_ACCESS_LOG,
                is_whole=True,
            ),
            Section(
                "Tabel wewenang",
                "Siapa boleh apa",
                "lock",
                "users.show_permissions",
                Permission.READ_REPORTS,
            ),
            Section(
                "Serah terima jabatan",
                "Kas dihitung, kedua pihak menandatangani",
                "share",
                "handovers.show",
            ),
            Section(
                "Profil usaha",
                "Identitas, alamat, Desa pemilik, indeks",
                "shop",
                "profile.show",
            ),
            Section(
                "Status usaha",
                "Aktif, dihentikan, atau pailit, dengan keputusannya",
                "clock",
                "standing.show",
            ),
            Section(
                "Kelengkapan bukti",
                "Uang keluar yang sudah dan belum berbukti, per bulan dan unit",
                "camera",
                "proofs.show",
            ),
            Section(
                "Surat dan berkas",
                "Peraturan, AD/ART, sertifikat, izin, kawasan",
                "doc",
                "papers.show",
            ),
            Section(
                "Kerja sama",
                "Perjanjian, kewajiban, evaluasi, perselisihan",
                "people",
                "cooperation.show",
            ),
            Section(
                "Uji buku dan sampel",
                "Seluruh rantai dihitung ulang, catatan dipilih untuk diperiksa",
                "shield",
                "auditing.integrity",
                Permission.VERIFY_BOOKS,
                is_whole=True,
            ),
            Section(
                "Temuan pemeriksaan",
                "Apa yang ditemukan, siapa menjawab, apa yang membetulkannya",
                "alert",
                "audit_findings.show",
                is_whole=True,
            ),
            Section(
                "Izin lihat",
                "Permintaan pemeriksa untuk melihat lebih banyak, dan jawabannya",
                "key",
                "access_requests.show",
                is_whole=True,
            ),
            Section(
                "Halaman untuk umum",
                "Ringkasan laporan terbitan yang boleh dilihat siapa saja",
                "people",
                "public_page.ask",
                Permission.PUBLISH,
                is_whole=True,
            ),
            Section("Kode wilayah", "Kode Kemendagri seluruh Desa", "search", "regions.show"),
        ),
    ),
    SectionGroup(
        "Aplikasi",
        (
            Section(
                "Mulai pembukuan",
                "Enam langkah sampai neraca pertama",
                "sprout",
                "beginning.show",
                is_whole=True,
            ),
            Section(
                "Buku latihan",
                "Mencoba apa saja, terpisah dari buku sungguhan",
                "book",
                "learning.show",
            ),
            Section(
                "Cadangan",
                "Salinan seluruh data: dibuat, diuji, dibawa ke USB",
                "down",
                "backups.show",
                Permission.BACK_UP,
                is_whole=True,
            ),
        ),
    ),
)


def sections_for(actor: Actor) -> list[SectionGroup]:
    """Return the sections that *actor* may enter, without empty groups."""
    offered = (
        SectionGroup(
            group.title,
            tuple(s for s in group.sections if _may_enter(actor, s)),
        )
        for group in GROUPS
    )
    return [group for group in offered if group.sections]


def _may_enter(actor: Actor, section: Section) -> bool:
    unit = None if section.is_whole else actor.unit
    return actor.allows(section.permission, unit=unit)


def section_blueprints() -> tuple[str, ...]:
    """Return the names of the blueprints that lie behind "Lainnya"."""
    named = (
        section.endpoint.partition(".")[0] for group in GROUPS for section in group.sections
    )
    return tuple(dict.fromkeys(named))
