"""Those who are employed."""

from bumdes.sharing.head_kind import HeadKind

EMPLOYEES = HeadKind(
    key="employees",
    label="Karyawan",
    accounts=("2.1.07.03",),
)
