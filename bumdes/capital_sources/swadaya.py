"""What the community raises together: capital of its own, or given for nothing."""

from bumdes.capital_source import (
    COMMUNITY,
    COMMUNITY_CAPITAL,
    CapitalSource,
    Outcome,
    Treatment,
)

SWADAYA = CapitalSource(
    key="swadaya",
    label="Swadaya masyarakat",
    outcomes=(
        COMMUNITY_CAPITAL,
        Outcome(
            treatment=Treatment.DONATION,
            contributors=COMMUNITY,
            accounts=("3.4.01.01",),
            component="FI-IN-3",
        ),
    ),
)
