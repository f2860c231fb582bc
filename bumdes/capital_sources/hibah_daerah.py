"""A grant of a province or regency, given to the enterprise itself."""

from bumdes.capital_source import CapitalSource, ContributorKind, Paper, agreed_outcomes

HIBAH_DAERAH = CapitalSource(
    key="hibah_daerah",
    label="Hibah daerah",
    outcomes=agreed_outcomes(ContributorKind.PROVINCE, ContributorKind.REGENCY),
    by_agreement=True,
    paper=Paper.GRANT,
)
