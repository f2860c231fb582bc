"""Profit that a deliberation makes capital: of all owners, or of one that leaves its share."""

from bumdes.capital_source import (
    COMMUNITY_CAPITAL,
    VILLAGE_CAPITAL,
    CapitalSource,
    ContributorKind,
    Outcome,
    Treatment,
)

HASIL_USAHA = CapitalSource(
    key="hasil_usaha",
    label="Hasil usaha",
    outcomes=(
        Outcome(
            treatment=Treatment.OWNERSHIP,
            contributors=frozenset({ContributorKind.RETAINED_PROFIT}),
            accounts=("3.1.01.98",),
            component="",
        ),
        VILLAGE_CAPITAL,
        COMMUNITY_CAPITAL,
    ),
    takes_conversion=True,
)
