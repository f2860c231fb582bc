"""Profit set apart for paying long-term debt."""

from bumdes.sharing.head_kind import Division, HeadKind, Use

DEBT_RESERVE = HeadKind(
    key="debt_reserve",
    label="Cadangan pembayaran utang jangka panjang",
    use=Use.RESERVED,
    divisions=(Division.WHOLE,),
    accounts=("3.3.01.03",),
)
