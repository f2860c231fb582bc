"""Alokasi Dana Desa: of the regency's budget, through the village's own."""

from bumdes.capital_source import APBDES_CAPITAL, VILLAGE_CAPITAL, CapitalSource, Paper

ADD = CapitalSource(
    key="add",
    label="Alokasi Dana Desa (ADD)",
    outcomes=(VILLAGE_CAPITAL,),
    paper=Paper.PERDES,
    apbdes_code=APBDES_CAPITAL,
)
