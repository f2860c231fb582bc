"""The villages' own income (PADes): the share of those whose capital it is."""

from bumdes.sharing.head_kind import Division, HeadKind

VILLAGE_INCOME = HeadKind(
    key="village_income",
    label="Bagian Desa (PADes)",
    divisions=(Division.CAPITAL, Division.RATIO),
    drawn_from="3.2.01.01",
    accounts=("2.1.07.01",),
    capital="3.1.01.00",
)
