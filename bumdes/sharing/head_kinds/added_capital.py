"""Profit that stays as capital of the villages."""

from bumdes.sharing.head_kind import Division, HeadKind, Use

ADDED_CAPITAL = HeadKind(
    key="added_capital",
    label="Penambahan modal",
    use=Use.CAPITAL,
    divisions=(Division.CAPITAL, Division.WHOLE, Division.RATIO),
    capital="3.1.01.00",
    source="hasil_usaha",
)
