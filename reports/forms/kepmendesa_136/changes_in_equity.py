"""Statement of changes in equity (laporan perubahan ekuitas), row by row.

Rows 1 to 18 are the decree's. Donated capital, other uses of profit, what moves between
units and head office, and what puts an earlier year right (SAK EP, prior-period errors) follow
where there is any, so that equity always ties to the position.
"""

from ledger import Side
from reports.statement import Heading, Line, Measure, Part, Proof, Statement, Style, Total

_RESULT = ("4", "5", "6", "7")
_EQUITY = ("3", *_RESULT)


def _row(
    key: str,
    label: str,
    measure: Measure,
    *codes: str,
    style: Style = Style.LINE,
    always: bool = False,
) -> Line:
    return Line(key, label, codes, Side.CREDIT, measure, style, always=always)


CHANGES_IN_EQUITY = Statement(
    key="changes-in-equity",
    title="Laporan Perubahan Ekuitas",
    source="Kepmendesa PDTT 136/2022, Laporan Perubahan Ekuitas",
    rows=(
        Heading("capital_part", "Penyertaan modal", Style.PART),
        Heading("capital_opening_group", "Penyertaan modal awal"),
        _row(
            "village_capital_opening",
            "Penyertaan modal Desa",
            Measure.OPENING,
            "3.1.01",
            always=True,
        ),
        _row(
            "community_capital_opening",
            "Penyertaan modal masyarakat",
            Measure.OPENING,
            "3.1",
            always=True,
        ),
        _row(
            "capital_restatement",
            "Koreksi kesalahan tahun lalu",
            Measure.RESTATEMENT,
            "3.1",
            style=Style.SINGLE,
        ),
        Heading("capital_added_group", "Penambahan investasi periode berjalan"),
        _row(
            "village_capital_added",
            "Penyertaan modal Desa",
            Measure.MOVEMENT,
            "3.1.01",
            always=True,
        ),
        _row(
            "community_capital_added",
            "Penyertaan modal masyarakat",
            Measure.MOVEMENT,
            "3.1",
            always=True,
        ),
        Total(
            "capital",
            "Penyertaan modal akhir",
            (
                "village_capital_opening",
                "community_capital_opening",
                "capital_restatement",
                "village_capital_added",
                "community_capital_added",
            ),
            Style.RESULT,
        ),
        Heading("retained_part", "Saldo laba", Style.PART),
        Heading("retained_opening_group", "Saldo laba awal"),
        _row(
            "unappropriated_opening",
            "Saldo laba tidak dicadangkan",
            Measure.OPENING,
            "3.3.01.01",
            "3.2",
            "3.9",
            *_RESULT,
            always=True,
        ),
        _row(
            "appropriated_opening",
            "Saldo laba dicadangkan",
            Measure.OPENING,
            "3.3",
            always=True,
        ),
        _row(
            "restatement",
            "Koreksi kesalahan tahun lalu",
            Measure.RESTATEMENT,
            *("3.2", "3.3", "3.9"),
            *_RESULT,
            style=Style.SINGLE,
        ),
        Total(
            "retained_restated",
            "Saldo laba awal setelah koreksi",
            ("unappropriated_opening", "appropriated_opening", "restatement"),
            beside="restatement",
        ),
        _row(
            "profit",
            "Laba (rugi) periode berjalan",
            Measure.MOVEMENT,
            *_RESULT,
            style=Style.SINGLE,
            always=True,
        ),
        Heading("shares_group", "Bagi hasil penyertaan"),
        _row(
            "village_share",
            "Bagi hasil penyertaan modal Desa",
            Measure.MOVEMENT,
            "3.2.01",
            always=True,
        ),
        _row(
            "community_share",
            "Bagi hasil penyertaan modal masyarakat",
            Measure.MOVEMENT,
            "3.2",
            always=True,
        ),
        _row(
            "other_uses",
            "Alokasi laba lainnya / koreksi saldo laba",
            Measure.MOVEMENT,
            "3.3",
            "3.9",
            style=Style.SINGLE,
        ),
        _row(
            "carried",
            "Hasil yang dipindahkan antara unit dan pusat",
            Measure.TRANSFER,
            *_EQUITY,
            style=Style.SINGLE,
        ),
        Total(
            "retained",
            "Saldo laba akhir",
            (
                "unappropriated_opening",
                "appropriated_opening",
                "restatement",
                "profit",
                "village_share",
                "community_share",
                "other_uses",
                "carried",
            ),
            Style.RESULT,
        ),
        Heading("donations_part", "Modal donasi/sumbangan", Style.PART),
        _row("donations_opening", "Modal donasi/sumbangan awal", Measure.OPENING, "3.4"),
        _row(
            "donations_restatement",
            "Koreksi kesalahan tahun lalu",
            Measure.RESTATEMENT,
            "3.4",
        ),
        _row("donations_received", "Penerimaan periode berjalan", Measure.MOVEMENT, "3.4"),
        Total(
            "donations",
            "Modal donasi/sumbangan akhir",
            ("donations_opening", "donations_restatement", "donations_received"),
            Style.RESULT,
            always=False,
        ),
        Heading("head_office_part", "RK pusat", Style.PART),
        _row("head_office_opening", "RK pusat awal", Measure.OPENING, "3.8"),
        _row("head_office_change", "Perubahan periode berjalan", Measure.CHANGE, "3.8"),
        Total(
            "head_office",
            "RK pusat akhir",
            ("head_office_opening", "head_office_change"),
            Style.RESULT,
            always=False,
        ),
        Total(
            "equity",
            "Ekuitas akhir",
            ("capital", "retained", "donations", "head_office"),
            Style.GRAND,
        ),
        Line("position_equity", "Jumlah ekuitas", _EQUITY, Side.CREDIT, hidden=True),
    ),
    takes_budget=True,
    proofs=(
        Proof(
            "equity",
            "position_equity",
            "Ekuitas akhir sama dengan jumlah ekuitas pada Laporan Posisi Keuangan",
        ),
    ),
    covers={stem: tuple(Part) for stem in _EQUITY},
)
