"""Those who run the enterprise (pelaksana operasional)."""

from bumdes.sharing.head_kind import HeadKind

MANAGERS = HeadKind(
    key="managers",
    label="Pelaksana operasional",
    accounts=("2.1.07.03",),
)
