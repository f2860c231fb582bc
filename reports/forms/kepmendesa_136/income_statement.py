"""Income statement (laporan laba rugi), line by line."""

from ledger import Side
from reports.statement import Heading, Line, Measure, Part, Statement, Style, Total

_SOURCE = "Kepmendesa PDTT 136/2022, Laporan Laba Rugi"


def _earned(key: str, label: str, *codes: str, always: bool = False) -> Line:
    return Line(key, label, codes, Side.CREDIT, Measure.MOVEMENT, always=always)


def _spent(key: str, label: str, *codes: str, always: bool = False) -> Line:
    return Line(key, label, codes, Side.DEBIT, Measure.MOVEMENT, always=always)


INCOME_STATEMENT = Statement(
    key="income-statement",
    title="Laporan Laba Rugi",
    source=_SOURCE,
    rows=(
        Heading("revenue_part", "Pendapatan usaha", Style.PART),
        _earned("services", "Pendapatan jasa", "4.1", always=True),
        _earned("merchandise", "Pendapatan penjualan barang dagangan", "4.2", always=True),
        _earned("finished_goods", "Pendapatan penjualan barang jadi", "4.3", always=True),
        Total(
            "revenue", "Jumlah pendapatan usaha", ("services", "merchandise", "finished_goods")
        ),
        Heading("cost_part", "Harga pokok produksi dan penjualan", Style.PART),
        _spent("cost_of_merchandise", "Harga pokok barang dagangan", "5.1", always=True),
        _spent("cost_of_finished_goods", "Harga pokok barang jadi", "5.2", always=True),
        _spent("cost_of_production", "Harga pokok produksi", "5.3"),
        Total(
            "cost_of_sales",
            "Jumlah harga pokok",
            ("cost_of_merchandise", "cost_of_finished_goods", "cost_of_production"),
        ),
        Total("gross_profit", "Laba (rugi) kotor", ("revenue", "-cost_of_sales"), Style.RESULT),
        Heading("expenses_part", "Beban usaha", Style.PART),
        Heading("administration_group", "Beban administrasi dan umum"),
        _spent("administrative_staff", "Pegawai bagian administrasi umum", "6.1.01"),
        _spent("supplies_used", "Perlengkapan", "6.1.02"),
        _spent("maintenance", "Pemeliharaan dan perbaikan", "6.1.03"),
        _spent("utilities", "Utilitas", "6.1.04"),
        _spent("rent_and_insurance", "Sewa dan asuransi", "6.1.05"),
        _spent("cleaning_and_security", "Kebersihan dan keamanan", "6.1.06"),
        _spent("depreciation", "Penyisihan, penyusutan, dan amortisasi", "6.1.07"),
        _spent("other_administration", "Administrasi dan umum lainnya", "6.1"),
        Total(
            "administration",
            "Jumlah beban administrasi dan umum",
            (
                "administrative_staff",
                "supplies_used",
                "maintenance",
                "utilities",
                "rent_and_insurance",
                "cleaning_and_security",
                "depreciation",
                "other_administration",
            ),
        ),
        _spent("operations", "Beban operasional", "6.2", always=True),
        _spent("marketing", "Beban pemasaran", "6.3", always=True),
        Total(
            "operating_expenses",
            "Jumlah beban usaha",
            ("administration", "operations", "marketing"),
        ),
        Total(
            "operating_profit",
            "Laba (rugi) operasi",
            ("gross_profit", "-operating_expenses"),
            Style.RESULT,
        ),
        Heading("other_part", "Pendapatan dan beban lain-lain", Style.PART),
        _earned("other_income", "Pendapatan lain-lain", "7.1", always=True),
        _earned("other_expenses", "Beban lain-lain", "7.2", always=True),
        Total(
            "other", "Jumlah pendapatan (beban) lain-lain", ("other_income", "other_expenses")
        ),
        Total(
            "profit_before_tax",
            "Laba (rugi) sebelum pajak",
            ("operating_profit", "other"),
            Style.RESULT,
        ),
        _earned("tax", "Beban pajak", "7.3", always=True),
        Total(
            "profit",
            "Laba (rugi) bersih setelah pajak",
            ("profit_before_tax", "tax"),
            Style.GRAND,
        ),
    ),
    shows_change=True,
    takes_budget=True,
    covers=dict.fromkeys(("4", "5", "6", "7"), (Part.MOVED,)),
)
