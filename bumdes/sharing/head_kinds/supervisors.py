"""The supervisors (pengawas)."""

from bumdes.sharing.head_kind import HeadKind

SUPERVISORS = HeadKind(
    key="supervisors",
    label="Pengawas",
    accounts=("2.1.07.03",),
)
