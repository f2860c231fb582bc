"""Sections: musyawarah, pengurus, dan surat."""

from bumdes.permissions import Permission
from webapp.section import Section, SectionGroup

GOVERNANCE = SectionGroup(
    key="governance",
    place=7,
    title="Musyawarah, pengurus, dan surat",
    sections=(
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
            "Riwayat perubahan",
            "Isi daftar yang diubah: semula apa, menjadi apa, oleh siapa",
            "clock",
            "register_changes.show",
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
        Section(
            "Permintaan informasi",
            "Warga yang bertanya, batas menjawabnya, dan jawabannya",
            "help",
            "information_requests.show",
            is_whole=True,
        ),
        Section("Kode wilayah", "Kode Kemendagri seluruh Desa", "search", "regions.show"),
    ),
)
