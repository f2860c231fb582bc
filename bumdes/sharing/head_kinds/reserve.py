"""Profit set apart for fixed assets or for paying long-term debt."""

from bumdes.sharing.head_kind import Division, HeadKind, Use

RESERVE = HeadKind(
    key="reserve",
    label="Cadangan",
    use=Use.RESERVED,
    divisions=(Division.WHOLE,),
    accounts=("3.3.01.02", "3.3.01.03"),
)
