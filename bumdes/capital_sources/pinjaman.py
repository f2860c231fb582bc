"""Loans: a fund whose use is followed, and a liability, never capital."""

from bumdes.capital_source import (
    CapitalSource,
    ContributorKind,
    Outcome,
    Paper,
    Treatment,
)

PINJAMAN = CapitalSource(
    key="pinjaman",
    label="Pinjaman",
    outcomes=(
        Outcome(
            treatment=Treatment.LIABILITY,
            contributors=frozenset({ContributorKind.LENDER}),
            accounts=("2.2.01.01", "2.2.02.01", "2.1.05.01", "2.2.99.99"),
            component="FI-IN-4",
        ),
    ),
    paper=Paper.AGREEMENT,
)
