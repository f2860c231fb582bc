"""Statement of financial position: assets, liabilities and equity, account by account."""

from ledger import Side
from reports.forms.generic.paths import (
    ASSETS,
    CAPITAL,
    CASH,
    DRAWINGS,
    DUE_FROM,
    DUE_TO,
    EQUITY,
    LIABILITIES,
    RESULT,
)
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

FINANCIAL_POSITION = Statement(
    key="financial-position",
    title="Laporan Posisi Keuangan",
    source="",
    rows=(
        Heading("assets_part", "Aset", Style.PART),
        Heading("cash_group", "Kas dan setara kas"),
        Line(
            "cash",
            "Jumlah kas dan setara kas",
            (CASH,),
            Side.DEBIT,
            style=Style.SUM,
            detail=True,
        ),
        Heading("other_assets_group", "Aset lainnya"),
        Line(
            "other_assets",
            "Jumlah aset lainnya",
            (ASSETS,),
            Side.DEBIT,
            style=Style.SUM,
            detail=True,
        ),
        Line(
            "due_from_units", "Piutang antarunit", (DUE_FROM,), Side.DEBIT, style=Style.SINGLE
        ),
        Total("assets", "Jumlah aset", ("cash", "other_assets", "due_from_units"), Style.GRAND),
        Heading("liabilities_part", "Kewajiban", Style.PART),
        Line(
            "liabilities",
            "Jumlah kewajiban",
            (LIABILITIES,),
            Side.CREDIT,
            style=Style.SUM,
            always=True,
            detail=True,
        ),
        Heading("equity_part", "Ekuitas", Style.PART),
        Heading("capital_group", "Modal dan saldo laba"),
        Line(
            "capital",
            "Jumlah modal dan saldo laba",
            (CAPITAL, EQUITY),
            Side.CREDIT,
            style=Style.SUM,
            detail=True,
        ),
        Line("drawings", "Pengambilan pemilik", (DRAWINGS,), Side.CREDIT, style=Style.SINGLE),
        Line(
            "earlier_result",
            "Laba (rugi) tahun lalu yang belum ditutup",
            RESULT,
            Side.CREDIT,
            Measure.OPENING,
            style=Style.SINGLE,
        ),
        Line(
            "result",
            "Laba (rugi) tahun berjalan",
            RESULT,
            Side.CREDIT,
            Measure.CHANGE,
            style=Style.SINGLE,
        ),
        Line(
            "due_to_head_office", "Utang antarunit", (DUE_TO,), Side.CREDIT, style=Style.SINGLE
        ),
        Total(
            "equity",
            "Jumlah ekuitas",
            ("capital", "drawings", "earlier_result", "result", "due_to_head_office"),
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
