"""Financial aid of the regency, through the village's budget."""

from bumdes.capital_source import APBDES_CAPITAL, VILLAGE_CAPITAL, CapitalSource, Paper

BANKEU_KABUPATEN = CapitalSource(
    key="bankeu_kabupaten",
    label="Bantuan keuangan kabupaten/kota",
    outcomes=(VILLAGE_CAPITAL,),
    paper=Paper.PERDES,
    apbdes_code=APBDES_CAPITAL,
)
