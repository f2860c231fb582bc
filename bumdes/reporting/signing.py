"""Signing: by which steps a report comes from who made it to who accepts it."""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from bumdes.permissions import Role

if TYPE_CHECKING:
    from collections.abc import Mapping


class Step(StrEnum):
    """A step of the sign-off; each follows the one before it."""

    PREPARED = "prepared"
    REVIEWED = "reviewed"
    APPROVED = "approved"
    ACCEPTED = "accepted"

    @property
    def label(self) -> str:
        """What Indonesians call it: "oleh" comes after it."""
        return _LABELS[self]

    @property
    def signers(self) -> tuple[Role, ...]:
        """Whose signature it takes: one of these offices."""
        return _SIGNERS[self]

    @property
    def before(self) -> Step | None:
        """The step that comes before it, if any."""
        place = list(Step).index(self)
        return list(Step)[place - 1] if place else None


_LABELS: Mapping[Step, str] = MappingProxyType(
    {
        Step.PREPARED: "Disusun",
        Step.REVIEWED: "Ditelaah",
        Step.APPROVED: "Disetujui",
        Step.ACCEPTED: "Diterima",
    }
)

_SIGNERS: Mapping[Step, tuple[Role, ...]] = MappingProxyType(
    {
        Step.PREPARED: (Role.TREASURER, Role.SECRETARY),
        Step.REVIEWED: (Role.SUPERVISOR, Role.ADVISOR),
        Step.APPROVED: (Role.DIRECTOR,),
        Step.ACCEPTED: (Role.VILLAGE_HEAD, Role.ADVISOR),
    }
)
"""Pelaksana operasional reports, pengawas reviews, and the village accepts (PP 11/2021)."""
