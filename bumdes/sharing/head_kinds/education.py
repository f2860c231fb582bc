"""Education and training."""

from bumdes.sharing.head_kind import HeadKind

EDUCATION = HeadKind(
    key="education",
    label="Dana pendidikan dan pelatihan",
    accounts=("2.1.07.03",),
)
