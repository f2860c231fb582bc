"""Financial aid of the province, through the village's budget."""

from bumdes.capital_source import APBDES_CAPITAL, VILLAGE_CAPITAL, CapitalSource, Paper

BANKEU_PROVINSI = CapitalSource(
    key="bankeu_provinsi",
    label="Bantuan keuangan provinsi",
    outcomes=(VILLAGE_CAPITAL,),
    paper=Paper.PERDES,
    apbdes_code=APBDES_CAPITAL,
)
