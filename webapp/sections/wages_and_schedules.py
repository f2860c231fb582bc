"""Sections: gaji dan jadwal bulanan."""

from bumdes.permissions import Permission
from webapp.section import Section, SectionGroup

WAGES_AND_SCHEDULES = SectionGroup(
    key="wages_and_schedules",
    place=4,
    title="Gaji dan jadwal bulanan",
    sections=(
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
)
