"""What stands of sharings and payments: whatever the journal has not taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.capital.contribution import Contribution
from bumdes.errors import AlreadySharedError, SharePaidError
from bumdes.sharing.sharing import find_share, payments_of, shares_of, sharings_of

if TYPE_CHECKING:
    from bumdes.sharing.sharing import ProfitSharing, SharePayment
    from bumdes.work import Work


def is_standing(work: Work, sharing: ProfitSharing) -> bool:
    """Whether *sharing* was not taken back."""
    if sharing.undone_on is not None:
        return False
    place = sharing.entry_sequence
    return place is None or not work.book.reversals([place])


def standing_payments(work: Work, sharing: ProfitSharing) -> list[SharePayment]:
    """Return the payments of *sharing* that were not taken back."""
    payments = payments_of(work.session, sharing)
    taken_back = work.book.reversals(payment.entry_sequence for payment in payments)
    return [payment for payment in payments if payment.entry_sequence not in taken_back]


def standing_contributions(work: Work, sharing: ProfitSharing) -> list[Contribution]:
    """Return what *sharing* made capital, as far as that was not taken back."""
    funds = [share.fund for share in shares_of(work.session, sharing) if share.fund]
    made = [work.session.get_one(Contribution, (work.book_id, fund)) for fund in funds]
    taken_back = work.book.reversals(each.entry_sequence for each in made)
    return [each for each in made if each.entry_sequence not in taken_back]


def refuse_paid(work: Work, sharing: ProfitSharing) -> None:
    """Do nothing if nobody was paid, or those payments were taken back.

    Raises:
        SharePaidError: somebody was.
    """
    for payment in standing_payments(work, sharing):
        share = find_share(work.session, work.book_id, sharing.sharing_id, payment.position)
        raise SharePaidError(share.recipient, payment.amount)


def refuse_shared(work: Work, year: int) -> None:
    """Do nothing if the profit of *year* is not shared, or that was taken back.

    Raises:
        AlreadySharedError: it is.
    """
    for sharing in sharings_of(work.session, work.book_id, year=year):
        if is_standing(work, sharing):
            raise AlreadySharedError(year, sharing.decision)
