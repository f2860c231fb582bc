"""Stages: how far a work plan or a proposal has come on its way to a decision."""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from bumdes.phrase import word

if TYPE_CHECKING:
    from collections.abc import Mapping


class Stage(StrEnum):
    """How far it has come; it can be changed as a draft only."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    """Handed to penasihat and pengawas, one of whom at least has not answered."""
    REVIEWED = "reviewed"
    """Both have agreed to it; it waits for the deliberation."""
    APPROVED = "approved"
    DECLINED = "declined"

    @property
    def label(self) -> str:
        """What Indonesians call it."""
        return _LABELS[self]


_LABELS: Mapping[Stage, str] = MappingProxyType(
    {
        Stage.DRAFT: word("rancangan"),
        Stage.SUBMITTED: "sedang ditelaah",
        Stage.REVIEWED: "selesai ditelaah",
        Stage.APPROVED: word("disahkan"),
        Stage.DECLINED: word("ditolak"),
    }
)
