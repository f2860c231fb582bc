"""Statement of financial position (laporan posisi keuangan), line by line."""

from ledger import Side
from reports.statement import (
    ANY,
    Heading,
    Line,
    Measure,
    Part,
    Proof,
    Statement,
    Style,
    Total,
    Window,
)

_SOURCE = "Kepmendesa PDTT 136/2022, Laporan Posisi Keuangan"
_RESULT = ("4", "5", "6", "7")


def _owned(key: str, label: str, *codes: str, always: bool = False) -> Line:
    return Line(key, label, codes, Side.DEBIT, always=always)


def _owed(
    key: str, label: str, *codes: str, style: Style = Style.LINE, always: bool = False
) -> Line:
    return Line(key, label, codes, Side.CREDIT, style=style, always=always)


_CURRENT_ASSETS = (
    _owned("cash", "Kas", "1.1.01", always=True),
    _owned("cash_equivalents", "Setara kas", "1.1.02"),
    _owned("receivables", "Piutang", "1.1.03"),
    _owned("receivables_allowance", "Penyisihan piutang", "1.1.04"),
    _owned("inventories", "Persediaan", "1.1.05"),
    _owned("supplies", "Perlengkapan", "1.1.06"),
    _owned("prepayments", "Pembayaran di muka", "1.1.07"),
    _owned("biological_assets", "Aset biologis", "1.1.08"),
    _owned("other_current_assets", "Aset lancar lainnya", "1.1"),
    _owned("due_from_units", "RK unit usaha", "1.1.99"),
)
_FIXED_ASSETS = (
    _owned("land", "Tanah", "1.3.01"),
    _owned("vehicles", "Kendaraan", "1.3.02"),
    _owned("equipment", "Peralatan dan mesin", "1.3.03"),
    _owned("furniture", "Meubelair", "1.3.04"),
    _owned("buildings", "Gedung dan bangunan", "1.3.05"),
    _owned("construction", "Konstruksi dalam pengerjaan", "1.3.06"),
    _owned("biological_fixed_assets", "Aset tetap biologis", "1.3.08"),
    _owned("other_fixed_assets", "Aset tetap lainnya", "1.3"),
    _owned("accumulated_depreciation", "Akumulasi penyusutan", "1.3.07"),
)
_INTANGIBLES = (
    _owned("intangibles", "Aset takberwujud", "1.4"),
    _owned("accumulated_amortisation", "Amortisasi", "1.4.02"),
)
_OTHER_ASSETS = (
    _owned("other_assets_gross", "Aset lain-lain", "1.9"),
    _owned("other_assets_depreciation", "Akumulasi penyusutan aset lain-lain", "1.9.02"),
)
_CURRENT_LIABILITIES = (
    _owed("trade_payables", "Utang usaha", "2.1.01"),
    _owed("taxes_payable", "Utang pajak", "2.1.02"),
    _owed("wages_payable", "Utang gaji/upah dan tunjangan", "2.1.03"),
    _owed("utilities_payable", "Utang utilitas", "2.1.04"),
    _owed("short_term_loans", "Utang kepada pihak ketiga jangka pendek", "2.1.05"),
    _owed("unearned_revenue", "Pendapatan diterima di muka", "2.1.06"),
    _owed("shares_payable", "Utang bagi hasil dan alokasi laba", "2.1.07"),
    _owed("savings", "Simpanan anggota", "2.1.08"),
    _owed("other_current_liabilities", "Utang jangka pendek lainnya", "2.1"),
)
_LONG_TERM_LIABILITIES = (
    _owed("bank_loans", "Utang ke bank", "2.2.01"),
    _owed("long_term_loans", "Utang kepada pihak ketiga jangka panjang", "2.2.02"),
    _owed("other_long_term", "Utang jangka panjang lainnya", "2.2"),
)
_CAPITAL = (
    _owed("village_capital", "Penyertaan modal Desa", "3.1.01", always=True),
    _owed("community_capital", "Penyertaan modal masyarakat", "3.1.02", always=True),
)
_RETAINED = (
    _owed("unappropriated", "Tidak dicadangkan", "3.3.01.01", always=True),
    _owed("appropriated", "Dicadangkan", "3.3", always=True),
    _owed("income_summary", "Ikhtisar laba rugi", "3.9"),
)


def _keys(lines: tuple[Line, ...]) -> tuple[str, ...]:
    return tuple(line.key for line in lines)


FINANCIAL_POSITION = Statement(
    key="financial-position",
    title="Laporan Posisi Keuangan",
    source=_SOURCE,
    rows=(
        Heading("assets_part", "Aset", Style.PART),
        Heading("current_assets_group", "Aset lancar"),
        *_CURRENT_ASSETS,
        Total("current_assets", "Jumlah aset lancar", _keys(_CURRENT_ASSETS)),
        Line("investments", "Investasi", ("1.2",), Side.DEBIT, style=Style.SINGLE),
        Heading("fixed_assets_group", "Aset tetap"),
        *_FIXED_ASSETS,
        Total("fixed_assets", "Jumlah aset tetap, neto", _keys(_FIXED_ASSETS)),
        Heading("intangibles_group", "Aset takberwujud"),
        *_INTANGIBLES,
        Total("net_intangibles", "Jumlah aset takberwujud, neto", _keys(_INTANGIBLES)),
        Heading("other_assets_group", "Aset lain-lain"),
        *_OTHER_ASSETS,
        Total("other_assets", "Jumlah aset lain-lain, neto", _keys(_OTHER_ASSETS)),
        Total(
            "assets",
            "Jumlah aset",
            (
                "current_assets",
                "investments",
                "fixed_assets",
                "net_intangibles",
                "other_assets",
            ),
            Style.GRAND,
        ),
        Heading("liabilities_part", "Kewajiban", Style.PART),
        Heading("current_liabilities_group", "Kewajiban jangka pendek"),
        *_CURRENT_LIABILITIES,
        Total(
            "current_liabilities",
            "Jumlah kewajiban jangka pendek",
            _keys(_CURRENT_LIABILITIES),
        ),
        Heading("long_term_liabilities_group", "Kewajiban jangka panjang"),
        *_LONG_TERM_LIABILITIES,
        Total(
            "long_term_liabilities",
            "Jumlah kewajiban jangka panjang",
            _keys(_LONG_TERM_LIABILITIES),
        ),
        Total(
            "liabilities",
            "Jumlah kewajiban",
            ("current_liabilities", "long_term_liabilities"),
            Style.RESULT,
        ),
        Heading("equity_part", "Ekuitas", Style.PART),
        Heading("capital_group", "Modal pemilik"),
        *_CAPITAL,
        Total("capital", "Jumlah modal pemilik", _keys(_CAPITAL)),
        _owed("drawings", "Pengambilan oleh pemilik", "3.2", style=Style.SINGLE),
        Heading("retained_group", "Saldo laba"),
        *_RETAINED,
        Line(
            "earlier_result",
            "Laba (rugi) tahun lalu yang belum ditutup",
            _RESULT,
            Side.CREDIT,
            Measure.OPENING,
            style=Style.SINGLE,
        ),
        Line(
            "result",
            "Laba (rugi) tahun berjalan",
            _RESULT,
            Side.CREDIT,
            Measure.CHANGE,
            style=Style.SINGLE,
        ),
        _owed("donations", "Modal donasi/sumbangan", "3.4", style=Style.SINGLE),
        _owed("due_to_head_office", "RK pusat", "3.8", style=Style.SINGLE),
        Total(
            "equity",
            "Jumlah ekuitas",
            (
                "capital",
                "drawings",
                *_keys(_RETAINED),
                "earlier_result",
                "result",
                "donations",
                "due_to_head_office",
            ),
            Style.RESULT,
        ),
        Total(
            "liabilities_and_equity",
            "Jumlah kewajiban dan ekuitas",
            ("liabilities", "equity"),
            Style.GRAND,
        ),
    ),
    proofs=(
        Proof(
            "assets",
            "liabilities_and_equity",
            "Jumlah aset sama dengan jumlah kewajiban dan ekuitas",
        ),
    ),
    window=Window.YEAR,
    is_at_day=True,
    covers={ANY: tuple(Part)},
)
