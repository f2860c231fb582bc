"""What a text may name: figures of the statements, in their order.

To offer another, add its line; the page where people write shows it by itself.
"""

from __future__ import annotations

from reports.references.reference import Reference

_INCOME = tuple(
    Reference(name, label, "income-statement", row)
    for name, label, row in (
        ("pendapatan_jasa", "Pendapatan jasa", "services"),
        ("penjualan_barang", "Penjualan barang dagangan", "merchandise"),
        ("penjualan_barang_jadi", "Penjualan barang jadi", "finished_goods"),
        ("pendapatan", "Jumlah pendapatan", "revenue"),
        ("harga_pokok", "Jumlah harga pokok", "cost_of_sales"),
        ("laba_kotor", "Laba kotor", "gross_profit"),
        ("beban_administrasi", "Beban administrasi dan umum", "administration"),
        ("beban_operasional", "Beban operasional", "operations"),
        ("beban_pemasaran", "Beban pemasaran", "marketing"),
        ("beban_usaha", "Jumlah beban usaha", "operating_expenses"),
        ("beban", "Jumlah beban", "expenses"),
        ("laba_operasi", "Laba operasi", "operating_profit"),
        ("lain_lain", "Pendapatan (beban) lain-lain", "other"),
        ("laba_sebelum_pajak", "Laba sebelum pajak", "profit_before_tax"),
        ("beban_pajak", "Beban pajak", "tax"),
        ("laba_bersih", "Laba bersih", "profit"),
    )
)
_POSITION = tuple(
    Reference(name, label, "financial-position", row)
    for name, label, row in (
        ("kas", "Kas", "cash"),
        ("setara_kas", "Setara kas", "cash_equivalents"),
        ("piutang", "Piutang", "receivables"),
        ("penyisihan_piutang", "Penyisihan piutang", "receivables_allowance"),
        ("persediaan", "Persediaan", "inventories"),
        ("aset_lancar", "Jumlah aset lancar", "current_assets"),
        ("investasi", "Investasi", "investments"),
        ("aset_tetap", "Aset tetap, neto", "fixed_assets"),
        ("aset_takberwujud", "Aset takberwujud, neto", "net_intangibles"),
        ("aset", "Jumlah aset", "assets"),
        ("utang_usaha", "Utang usaha", "trade_payables"),
        ("utang_pajak", "Utang pajak", "taxes_payable"),
        ("simpanan", "Simpanan anggota", "savings"),
        ("kewajiban_pendek", "Kewajiban jangka pendek", "current_liabilities"),
        ("kewajiban_panjang", "Kewajiban jangka panjang", "long_term_liabilities"),
        ("kewajiban", "Jumlah kewajiban", "liabilities"),
        ("modal_desa", "Penyertaan modal Desa", "village_capital"),
        ("modal_masyarakat", "Penyertaan modal masyarakat", "community_capital"),
        ("modal", "Modal pemilik", "capital"),
        ("donasi", "Modal donasi/sumbangan", "donations"),
        ("ekuitas", "Jumlah ekuitas", "equity"),
    )
)
_EQUITY = tuple(
    Reference(name, label, "changes-in-equity", row)
    for name, label, row in (
        ("tambahan_modal_desa", "Tambahan modal Desa", "village_capital_added"),
        ("tambahan_modal_masyarakat", "Tambahan modal masyarakat", "community_capital_added"),
        ("bagi_hasil_desa", "Bagi hasil Desa", "village_share"),
        ("bagi_hasil_masyarakat", "Bagi hasil masyarakat", "community_share"),
        ("saldo_laba", "Saldo laba akhir", "retained"),
    )
)
_CASH = tuple(
    Reference(name, label, "cash-flows", row)
    for name, label, row in (
        ("kas_operasi", "Kas neto dari operasi", "operating"),
        ("kas_investasi", "Kas neto dari investasi", "investing"),
        ("kas_pembiayaan", "Kas neto dari pembiayaan", "financing"),
        ("kenaikan_kas", "Kenaikan (penurunan) kas", "net"),
        ("kas_awal", "Saldo kas awal", "opening"),
        ("kas_akhir", "Saldo kas akhir", "closing"),
    )
)

REFERENCES = {
    reference.name: reference for reference in (*_INCOME, *_POSITION, *_EQUITY, *_CASH)
}
"""What a text may name, by the word in braces."""
