"""Statement of cash flows (laporan arus kas) by the direct method, line by line.

A posting that names its component is on the line of that name. Of the rest, the account that
gave or took the cash decides. The accounts of one real flow stand on one line in both
directions, so that an entry of several legs shows what was paid: stock bought in part on
credit, a sale with the cost of the goods beside it, a vehicle sold with its depreciation.
"""

from reports.statement import (
    ANY,
    CashLine,
    Flow,
    Heading,
    Measure,
    Proof,
    Statement,
    Style,
    Total,
)

_SERVICES = ("4.1", "1.1.03.01", "1.1.03.04")
_SUPPLIERS = ("1.1.05", "1.1.07.05", "1.1.08", "2.1.01", "5")
_STAFF = ("6.1.01", "6.2.01", "6.3.01", "2.1.03")
_TAX = ("7.3", "1.1.07.03", "1.1.07.04")
_INTEREST = ("7.2.02",)
_OTHER_COSTS = ("6", "7.2", "1.1.06", "1.1.07", "2.1.04")
_DISPOSAL = ("7.1.05", "7.2.04", "1.3.07", "1.4.02", "1.9.02")
_FIXED_ASSETS = ("1.3", "1.4", "1.9")
_INTER_UNIT = ("1.1.99", "3.8")

_RECEIPTS = (
    Flow("OP-IN-1", "Penerimaan dari penjualan jasa", (*_SERVICES, "2.1.06"), _SERVICES),
    Flow("OP-IN-2", "Penerimaan dari penjualan barang dagangan", ("4.2",), ("4.2",)),
    Flow("OP-IN-3", "Penerimaan dari penjualan barang jadi", ("4.3",), ("4.3",)),
    Flow("OP-IN-4", "Penerimaan bunga dan dividen", ("7.1.02",), ("7.1.02",)),
    Flow("OP-IN-5", "Penerimaan bunga bank", ("7.1.01",), ("7.1.01",)),
    Flow("SP-IN-1", "Penerimaan angsuran pokok pinjaman", ("1.1.03.03",)),
    Flow("SP-IN-2", "Penerimaan simpanan anggota", ("2.1.08",)),
    Flow("OP-IN-9", "Penerimaan operasi lainnya", (ANY,), ("7.1",)),
)
_PAYMENTS = (
    Flow("OP-OUT-1", "Pembayaran kepada pemasok barang", _SUPPLIERS, _SUPPLIERS),
    Flow("OP-OUT-2", "Pembayaran gaji/upah pegawai/karyawan", _STAFF, (*_STAFF, "1.1.03.02")),
    Flow("OP-OUT-3", "Pembayaran pajak", _TAX, (*_TAX, "2.1.02")),
    Flow("OP-OUT-4", "Pembayaran bunga", _INTEREST, _INTEREST),
    Flow("SP-OUT-1", "Pinjaman yang diberikan", outflow=("1.1.03.03",)),
    Flow("SP-OUT-2", "Penarikan simpanan anggota", outflow=("2.1.08",)),
    Flow("OP-OUT-5", "Pembayaran beban-beban lain", _OTHER_COSTS, (*_OTHER_COSTS, ANY)),
)
_INVESTING = (
    Flow("IN-IN-1", "Penjualan aset tetap", (*_FIXED_ASSETS, *_DISPOSAL[:2]), _DISPOSAL),
    Flow("IN-IN-2", "Penjualan investasi", ("1.2",)),
    Flow("IN-OUT-1", "Pembelian aset tetap", outflow=_FIXED_ASSETS),
    Flow("IN-OUT-2", "Pembelian investasi", outflow=("1.2",)),
)
_FINANCING = (
    Flow("FI-IN-1", "Penyertaan modal Desa", ("3.1.01",)),
    Flow("FI-IN-2", "Penyertaan modal masyarakat", ("3.1",)),
    Flow("FI-IN-3", "Donasi/sumbangan", ("3.4",)),
    Flow("FI-IN-4", "Penerimaan utang jangka panjang", ("2.2", "2.1.05")),
    Flow("FI-IN-9", "Penerimaan pembiayaan lainnya", ("3.2", "3.3", "3.9", "2.1.07")),
    Flow("FI-OUT-1", "Bagi hasil penyertaan modal Desa", outflow=("3.2.01", "2.1.07.01")),
    Flow("FI-OUT-2", "Bagi hasil penyertaan modal masyarakat", outflow=("3.2", "2.1.07.02")),
    Flow("FI-OUT-3", "Pembayaran pokok utang jangka panjang", outflow=("2.2", "2.1.05")),
    Flow(
        "FI-OUT-9",
        "Alokasi laba lainnya dan pengembalian modal",
        outflow=("2.1.07", "3.1", "3.3", "3.4", "3.9"),
    ),
)
_BETWEEN_UNITS = (
    Flow("RK-IN", "Penerimaan dari pusat atau unit", _INTER_UNIT),
    Flow("RK-OUT", "Penyerahan kepada pusat atau unit", outflow=_INTER_UNIT),
)


def _keys(flows: tuple[Flow, ...]) -> tuple[str, ...]:
    return tuple(flow.key for flow in flows)


CASH_FLOWS = Statement(
    key="cash-flows",
    title="Laporan Arus Kas",
    source="Kepmendesa PDTT 136/2022, Laporan Arus Kas (metode langsung)",
    rows=(
        Heading("operating_part", "Arus kas dari kegiatan operasi", Style.PART),
        Heading("receipts_group", "Penerimaan"),
        *_RECEIPTS,
        Heading("payments_group", "Pengeluaran"),
        *_PAYMENTS,
        Total(
            "operating",
            "Kas neto dari (untuk) kegiatan operasi",
            _keys(_RECEIPTS + _PAYMENTS),
            Style.RESULT,
        ),
        Heading("investing_part", "Arus kas dari kegiatan investasi", Style.PART),
        *_INVESTING,
        Total(
            "investing",
            "Kas neto dari (untuk) kegiatan investasi",
            _keys(_INVESTING),
            Style.RESULT,
        ),
        Heading("financing_part", "Arus kas dari kegiatan pembiayaan", Style.PART),
        *_FINANCING,
        Total(
            "financing",
            "Kas neto dari (untuk) kegiatan pembiayaan",
            _keys(_FINANCING),
            Style.RESULT,
        ),
        Heading("between_units_part", "Arus kas antara pusat dan unit", Style.PART),
        *_BETWEEN_UNITS,
        Total(
            "between_units",
            "Kas neto antara pusat dan unit",
            _keys(_BETWEEN_UNITS),
            Style.RESULT,
            always=False,
        ),
        Total(
            "net",
            "Kenaikan (penurunan) kas",
            ("operating", "investing", "financing", "between_units"),
            Style.SINGLE,
        ),
        CashLine("opening", "Saldo kas awal", Measure.OPENING),
        CashLine(
            "restatement",
            "Koreksi kas kesalahan tahun lalu",
            Measure.RESTATEMENT,
            always=False,
        ),
        Total("closing", "Saldo kas akhir", ("net", "opening", "restatement"), Style.GRAND),
        CashLine("cash_accounts", "Saldo akun kas", Measure.CLOSING, hidden=True),
    ),
    proofs=(
        Proof(
            "closing",
            "cash_accounts",
            "Saldo kas akhir sama dengan kas dan setara kas pada Laporan Posisi Keuangan",
        ),
    ),
)
