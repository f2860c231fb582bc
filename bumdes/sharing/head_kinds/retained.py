"""Profit that stays as it is."""

from bumdes.sharing.head_kind import Division, HeadKind, Use

RETAINED = HeadKind(
    key="retained",
    label="Saldo laba (tidak dibagi)",
    use=Use.KEPT,
    divisions=(Division.WHOLE,),
)
