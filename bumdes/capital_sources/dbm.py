"""The former PNPM revolving fund, which became the community's capital of an LKD.

Source: Permendesa PDTT 15/2021: all its assets are equity called Modal Masyarakat Desa.
"""

from bumdes.capital_source import CapitalSource, ContributorKind, Outcome, Treatment

DBM = CapitalSource(
    key="dbm",
    label="Dana Bergulir Masyarakat (eks PNPM)",
    outcomes=(
        Outcome(
            treatment=Treatment.OWNERSHIP,
            contributors=frozenset({ContributorKind.DBM}),
            accounts=("3.1.02.98",),
            component="FI-IN-2",
        ),
    ),
)
