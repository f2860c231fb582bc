"""Preferences: how somebody wants to be shown things, in every enterprise alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import ForeignKeyConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.record import Record

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

LANGUAGES = ("id", "en")
"""In which the pages are, by their codes in ISO 639-1; the first for who did not choose."""


class Preference(Record):
    """What a person chose; who never chose anything has none.

    Attributes:
        shows_accounts: whether forms show the codes of accounts, and the lines of the journal
            unfolded ("mode akuntan").
        language: of the pages, by its code in ISO 639-1; empty until one is chosen.
    """

    __tablename__ = "preferences"
    __table_args__ = (ForeignKeyConstraint(["person_id"], ["people.person_id"]),)

    person_id: Mapped[str] = mapped_column(String(32), primary_key=True)
    shows_accounts: Mapped[bool] = mapped_column(default=False)
    language: Mapped[str] = mapped_column(String(2), default="")


def preference_of(session: Session, person_id: str) -> Preference:
    """Return what a person chose; what holds for everybody else, if nothing."""
    usual = Preference(person_id=person_id, shows_accounts=False, language="")
    return session.get(Preference, person_id) or usual
