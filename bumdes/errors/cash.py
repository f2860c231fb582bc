"""What is refused of cash: counts, and who stands for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.errors.base import EnterpriseError

if TYPE_CHECKING:
    import datetime as dt

    from ledger import Money


class CashError(EnterpriseError):
    """Cash cannot be kept or counted so."""

    code = "cash"


class PiecesDisagreeError(CashError):
    """Notes and coins come to something else than the amount that was said."""

    code = "pieces_disagree"

    def __init__(self, *, found: Money, pieces: Money) -> None:
        super().__init__(f"{found} said, {pieces} in pieces", found=found, pieces=pieces)


class OneHandError(CashError):
    """Whoever recorded a count cannot confirm it as well."""

    code = "one_hand"

    def __init__(self, actor: str) -> None:
        super().__init__(f"{actor} recorded the count", actor=actor)


class CountSignedError(CashError):
    """A count is confirmed already."""

    code = "count_signed"

    def __init__(self, by: str) -> None:
        super().__init__(f"the count was confirmed by {by}", by=by)


class CountUnsignedError(CashError):
    """Only one person stands for a count, so its difference is not posted."""

    code = "count_unsigned"

    def __init__(self, counted_on: dt.date) -> None:
        super().__init__(f"nobody confirmed the count of {counted_on}", counted_on=counted_on)


class CountAgreesError(CashError):
    """A count found what the books say: there is no difference to post."""

    code = "count_agrees"

    def __init__(self, counted_on: dt.date) -> None:
        super().__init__(f"the count of {counted_on} agrees", counted_on=counted_on)
