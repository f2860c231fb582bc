"""What a unit leaves to the enterprise."""

from bumdes.sharing.head_kind import Division, HeadKind, Use

PASSED_ON = HeadKind(
    key="passed_on",
    label="Bagian BUM Desa",
    use=Use.PASSED_ON,
    divisions=(Division.WHOLE,),
    of_units=True,
)
