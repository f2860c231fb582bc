"""Statement of changes in equity: what owners had, put in, earned and took out."""

from ledger import Side
from reports.forms.generic.paths import CAPITAL, DRAWINGS, DUE_TO, EQUITY, RESULT
from reports.statement import Heading, Line, Measure, Part, Proof, Statement, Style, Total

_ALL = (EQUITY, *RESULT)

CHANGES_IN_EQUITY = Statement(
    key="changes-in-equity",
    title="Laporan Perubahan Ekuitas",
    source="",
    rows=(
        Line(
            "opening",
            "Ekuitas awal",
            _ALL,
            Side.CREDIT,
            Measure.OPENING,
            Style.SINGLE,
            always=True,
        ),
        Line(
            "restatement",
            "Koreksi kesalahan tahun lalu",
            _ALL,
            Side.CREDIT,
            Measure.RESTATEMENT,
            Style.SINGLE,
        ),
        Total(
            "restated",
            "Ekuitas awal setelah koreksi",
            ("opening", "restatement"),
            beside="restatement",
        ),
        Heading("additions_group", "Penambahan dan pengurangan modal"),
        Line(
            "additions",
            "Jumlah penambahan modal",
            (CAPITAL, EQUITY),
            Side.CREDIT,
            Measure.MOVEMENT,
            Style.SUM,
            detail=True,
        ),
        Line(
            "profit",
            "Laba (rugi) periode berjalan",
            RESULT,
            Side.CREDIT,
            Measure.MOVEMENT,
            Style.SINGLE,
            always=True,
        ),
        Line(
            "drawings",
            "Pengambilan pemilik",
            (DRAWINGS,),
            Side.CREDIT,
            Measure.MOVEMENT,
            Style.SINGLE,
        ),
        Line(
            "carried",
            "Hasil yang dipindahkan antara unit dan pusat",
            _ALL,
            Side.CREDIT,
            Measure.TRANSFER,
            Style.SINGLE,
        ),
        Line(
            "between_units",
            "Mutasi utang antarunit",
            (DUE_TO,),
            Side.CREDIT,
            Measure.CHANGE,
            Style.SINGLE,
        ),
        Total(
            "closing",
            "Ekuitas akhir",
            (
                "opening",
                "restatement",
                "additions",
                "profit",
                "drawings",
                "carried",
                "between_units",
            ),
            Style.GRAND,
        ),
        Line("position_equity", "Jumlah ekuitas", _ALL, Side.CREDIT, hidden=True),
    ),
    takes_budget=True,
    proofs=(
        Proof(
            "closing",
            "position_equity",
            "Ekuitas akhir sama dengan jumlah ekuitas pada Laporan Posisi Keuangan",
        ),
    ),
    covers={stem: tuple(Part) for stem in _ALL},
)
