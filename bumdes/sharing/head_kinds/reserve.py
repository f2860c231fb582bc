"""Profit set apart for buying fixed assets."""

from bumdes.sharing.head_kind import Division, HeadKind, Use

RESERVE = HeadKind(
    key="reserve",
    label="Cadangan pembelian aset tetap",
    use=Use.RESERVED,
    divisions=(Division.WHOLE,),
    accounts=("3.3.01.02",),
)
