"""Sections: modal dan hasil usaha."""

from bumdes.permissions import Permission
from webapp.section import Section, SectionGroup

CAPITAL_AND_PROFIT = SectionGroup(
    key="capital_and_profit",
    place=1,
    title="Modal dan hasil usaha",
    sections=(
        Section(
            "Buku modal",
            "Setiap modal yang masuk, dan menjadi apa",
            "coins",
            "capital.show",
            Permission.READ_REPORTS,
            is_whole=True,
        ),
        Section(
            "Kepemilikan",
            "Bagian setiap Desa, penyetor, aset Desa yang dipakai",
            "people",
            "owners.show",
            Permission.READ_REPORTS,
            is_whole=True,
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
            is_whole=True,
        ),
        Section(
            "Konfirmasi untuk Desa",
            "Modal dan bagi hasil, untuk laporan kekayaan Desa",
            "doc",
            "village_books.confirmation",
            Permission.READ_REPORTS,
            is_whole=True,
        ),
        Section(
            "Cocokkan dengan Siskeudes",
            "Pembukuan Desa di sebelah pembukuan kita",
            "scale",
            "village_books.exports",
            Permission.READ_REPORTS,
            is_whole=True,
        ),
    ),
)
