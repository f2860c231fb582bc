"""Money or goods of a partner; what it is, the agreement says."""

from bumdes.capital_source import CapitalSource, ContributorKind, Paper, agreed_outcomes

PIHAK_KETIGA = CapitalSource(
    key="pihak_ketiga",
    label="Mitra/pihak ketiga",
    outcomes=agreed_outcomes(ContributorKind.PARTNER),
    by_agreement=True,
    paper=Paper.AGREEMENT,
)
