"""Registers whose rows people change, and what their fields are called on a page."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class Shown(Enum):
    """How what stood in a field is shown."""

    TEXT = auto()
    MONEY = auto()
    DAY = auto()
    YES_NO = auto()
    NUMBER = auto()
    CHOICE = auto()
    """A key of a catalogue, or several with a space between."""
    CLOSED = auto()
    """Not at all, and it is not kept either: personal data, and fingerprints of files."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a register, and what it is called."""

    label: str
    shown: Shown = Shown.TEXT


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """A register whose changes are kept.

    Attributes:
        label: what it is called.
        fields: by column, what is kept; of other columns nothing is.
        called: the column that a thing is called by; empty where it is a person, whose code
            is the first part of the key and whose name stands in the register of people.
    """

    label: str
    fields: Mapping[str, Field]
    called: str = ""
