"""Sections: pajak."""

from webapp.section import Section, SectionGroup

TAXES = SectionGroup(
    key="taxes",
    place=5,
    title="Pajak",
    sections=(
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
)
