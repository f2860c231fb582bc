"""Social purposes of the village."""

from bumdes.sharing.head_kind import HeadKind

SOCIAL = HeadKind(
    key="social",
    label="Dana sosial",
    accounts=("2.1.07.03",),
)
