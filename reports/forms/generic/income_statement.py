"""Income statement: revenue, expense, and what is left."""

from ledger import Side
from reports.forms.generic.paths import EXPENSE, RESULT, REVENUE
from reports.statement import Heading, Line, Measure, Part, Statement, Style, Total

INCOME_STATEMENT = Statement(
    key="income-statement",
    title="Laporan Laba Rugi",
    source="",
    rows=(
        Heading("revenue_part", "Pendapatan", Style.PART),
        Line(
            "revenue",
            "Jumlah pendapatan",
            (REVENUE,),
            Side.CREDIT,
            Measure.MOVEMENT,
            Style.SUM,
            always=True,
            detail=True,
        ),
        Heading("expenses_part", "Beban", Style.PART),
        Line(
            "expenses",
            "Jumlah beban",
            (EXPENSE,),
            Side.DEBIT,
            Measure.MOVEMENT,
            Style.SUM,
            always=True,
            detail=True,
        ),
        Total("profit", "Laba (rugi) bersih", ("revenue", "-expenses"), Style.GRAND),
    ),
    shows_change=True,
    takes_budget=True,
    covers=dict.fromkeys(RESULT, (Part.MOVED,)),
)
