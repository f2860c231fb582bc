"""Pendapatan Asli Desa: what the village itself earns."""

from bumdes.capital_source import APBDES_CAPITAL, VILLAGE_CAPITAL, CapitalSource, Paper

PADES = CapitalSource(
    key="pades",
    label="Pendapatan Asli Desa (PADes)",
    outcomes=(VILLAGE_CAPITAL,),
    paper=Paper.PERDES,
    apbdes_code=APBDES_CAPITAL,
)
