"""People and groups of the village who put in capital."""

from bumdes.sharing.head_kind import Division, HeadKind

MEMBERS = HeadKind(
    key="members",
    label="Masyarakat penyerta modal",
    divisions=(Division.CAPITAL, Division.RATIO, Division.WHOLE),
    drawn_from="3.2.02.01",
    accounts=("2.1.07.02",),
    capital="3.1.02.00",
)
