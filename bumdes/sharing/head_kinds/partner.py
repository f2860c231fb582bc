"""A partner with a stake in one unit, or in the enterprise, by its agreement."""

from bumdes.sharing.head_kind import HeadKind

PARTNER = HeadKind(
    key="partner",
    label="Mitra",
    accounts=("2.1.07.03",),
)
