"""The village's share of regional taxes and levies, through its budget."""

from bumdes.capital_source import APBDES_CAPITAL, VILLAGE_CAPITAL, CapitalSource, Paper

BAGI_HASIL_PAJAK = CapitalSource(
    key="bagi_hasil_pajak",
    label="Bagi hasil pajak dan retribusi",
    outcomes=(VILLAGE_CAPITAL,),
    paper=Paper.PERDES,
    apbdes_code=APBDES_CAPITAL,
)
