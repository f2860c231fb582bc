"""Those who run a unit."""

from bumdes.sharing.head_kind import HeadKind

UNIT_STAFF = HeadKind(
    key="unit_staff",
    label="Pengelola unit usaha",
    accounts=("2.1.07.03",),
)
