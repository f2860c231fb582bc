"""Dana Desa: of the state's budget, through the village's own."""

from bumdes.capital_source import APBDES_CAPITAL, VILLAGE_CAPITAL, CapitalSource, Paper

DANA_DESA = CapitalSource(
    key="dana_desa",
    label="Dana Desa",
    outcomes=(VILLAGE_CAPITAL,),
    paper=Paper.PERDES,
    apbdes_code=APBDES_CAPITAL,
)
