"""Sections: aplikasi."""

from bumdes.permissions import Permission
from webapp.section import Section, SectionGroup

APPLICATION = SectionGroup(
    key="application",
    place=8,
    title="Aplikasi",
    sections=(
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
)
