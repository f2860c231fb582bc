"""Certificates: what a certificate of ownership says of one owner on one day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bumdes.capital.contribution import contributions_of
from bumdes.capital.ownership import ownership
from bumdes.errors import NotFoundError

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy.orm import Session

    from bumdes.capital.contribution import Contribution
    from bumdes.capital.ownership import OwnersShare
    from ledger import BookView, Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """What is certified to one owner.

    Attributes:
        number: of the certificate: the owner and the day, so that the same day gives the
            same number.
        owned: what all owners have together.
        contributions: those in which the owner has or had something, the first one first.
        head: the digest of the last entry of the books, by which it can be checked.
    """

    number: str
    at: dt.date
    share: OwnersShare
    owned: Money
    contributions: tuple[Contribution, ...]
    head: str


def certificate_of(session: Session, view: BookView, owner: str, *, at: dt.date) -> Certificate:
    """Return what is certified to the contributor *owner* for the end of day *at*.

    Raises:
        NotFoundError: it owns nothing then.
    """
    found = ownership(session, view, at=at)
    for share in found.shares:
        if share.owner.code == owner:
            break
    else:
        raise NotFoundError("owner", owner)
    funds = {movement.fund for movement in share.movements}
    known = contributions_of(session, view.book_id)
    return Certificate(
        number=f"{owner}/{at:%Y-%m-%d}",
        at=at,
        share=share,
        owned=found.owned,
        contributions=tuple(c for c in known if c.fund in funds),
        head=view.settings().head,
    )
