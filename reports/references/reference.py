"""A reference: the name under which a text may ask for a figure of a statement."""

from __future__ import annotations

from typing import NamedTuple


class Reference(NamedTuple):
    """A figure that a text may name.

    Attributes:
        name: as it stands in braces; never changes, for texts of years hold it.
        label: what it is, in Indonesian.
        statement, row: where it stands; a form that has no such row does not offer it.
    """

    name: str
    label: str
    statement: str
    row: str
