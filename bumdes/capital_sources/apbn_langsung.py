"""Aid of a ministry, given to the enterprise itself; what it is, its contract says."""

from bumdes.capital_source import CapitalSource, ContributorKind, Paper, agreed_outcomes

APBN_LANGSUNG = CapitalSource(
    key="apbn_langsung",
    label="Bantuan APBN langsung",
    outcomes=agreed_outcomes(ContributorKind.MINISTRY),
    by_agreement=True,
    paper=Paper.AGREEMENT,
)
