"""The community's common share in the revolving fund (DBM) of an LKD.

Source: Permendesa PDTT 15/2021, by way of notes of LKD; used for poor households, groups and
training.
"""

from bumdes.sharing.head_kind import HeadKind

COMMUNITY = HeadKind(
    key="community",
    label="Bagian milik bersama masyarakat Desa (DBM)",
    drawn_from="3.2.02.01",
    accounts=("2.1.07.02",),
)
