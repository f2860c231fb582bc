"""The installation: what is true of the whole database, not of one set of books."""

from __future__ import annotations

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from bumdes.record import Record


class InstallationFact(Record):
    """Something that holds for the whole database, by name."""

    __tablename__ = "installation"

    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    value: Mapped[str] = mapped_column(String(200))
