"""Preferences: how somebody wants to be shown things, in every enterprise alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import ForeignKeyConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.record import Record

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


class Preference(Record):
    """What a person chose; who never chose anything has none.

    Attributes:
        shows_accounts: whether forms show the codes of accounts, and the lines of the journal
            unfolded ("mode akuntan").
    """

    __tablename__ = "preferences"
    __table_args__ = (ForeignKeyConstraint(["person_id"], ["people.person_id"]),)

    person_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    shows_accounts: Mapped[bool] = mapped_column(default=False)


def shows_accounts(session: Session, person_id: str) -> bool:
    """Whether forms show a person the codes of accounts and the lines of the journal."""
    chosen = session.get(Preference, person_id)
    return chosen is not None and chosen.shows_accounts
