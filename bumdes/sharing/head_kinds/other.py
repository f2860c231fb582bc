"""Any other purpose that the statutes name."""

from bumdes.sharing.head_kind import HeadKind

OTHER = HeadKind(
    key="other",
    label="Penggunaan lain",
    accounts=("2.1.07.03",),
)
