"""The advisors (penasihat)."""

from bumdes.sharing.head_kind import HeadKind

ADVISORS = HeadKind(
    key="advisors",
    label="Penasihat",
    accounts=("2.1.07.03",),
)
