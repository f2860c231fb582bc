"""Statement of cash flows, direct method: which accounts cash came from and went to.

A chart without structure does not say what is operating, investing or financing. What postings
name as a component is therefore one line, and the rest is told by the kind of account.
"""

from reports.forms.generic.paths import ASSETS, DUE_FROM, DUE_TO, EQUITY, LIABILITIES, RESULT
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

_INTER_UNIT = (DUE_FROM, DUE_TO)
_PARTS = (
    ("operations", "Pendapatan dan beban", RESULT),
    ("balances", "Aset dan kewajiban", (ASSETS, LIABILITIES)),
    ("owners", "Pemilik", (EQUITY,)),
    ("units", "Antara pusat dan unit", _INTER_UNIT),
    ("named", "Komponen yang disebut pada jurnal", (ANY,)),
)


def _flows(key: str, paths: tuple[str, ...]) -> tuple[Flow, Flow]:
    return (
        Flow(f"{key}_in", "Penerimaan", paths, detail=True),
        Flow(f"{key}_out", "Pengeluaran", outflow=paths, detail=True),
    )


CASH_FLOWS = Statement(
    key="cash-flows",
    title="Laporan Arus Kas",
    source="",
    rows=(
        *(
            row
            for key, label, paths in _PARTS
            for row in (
                Heading(f"{key}_part", label, Style.PART),
                *_flows(key, paths),
                Total(key, "Kas neto", (f"{key}_in", f"{key}_out"), Style.RESULT, always=False),
            )
        ),
        Total("net", "Kenaikan (penurunan) kas", tuple(p[0] for p in _PARTS), Style.SINGLE),
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
