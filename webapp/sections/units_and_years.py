"""Sections: unit usaha dan tahun buku."""

from bumdes.permissions import Permission
from webapp.section import Section, SectionGroup

UNITS_AND_YEARS = SectionGroup(
    key="units_and_years",
    place=6,
    title="Unit usaha dan tahun buku",
    sections=(
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
        Section("Daftar akun", "Akun baku, dan akun tambahan sendiri", "book", "accounts.show"),
    ),
)
