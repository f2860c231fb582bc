"""A form: the four statements as one standard wants them, over one kind of chart."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ledger import Account
    from reports.statement import Statement


@dataclass(frozen=True, slots=True)
class InterUnit:
    """The accounts that carry what moves between units and head office, as a book sets them.

    Attributes:
        due_from: at the head office, what units owe it.
        due_to: in a unit, what it owes the head office.
    """

    due_from: frozenset[str] = frozenset()
    due_to: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A set of statements that tie with one another.

    Attributes:
        key: stable name.
        name: what prescribes it.
        path: where an account stands among the lines of the statements.
        fits: whether an account has its place in these statements.
        due_from, due_to: the paths of inter-unit accounts, which cancel in the whole.
        statements: by key.
    """

    key: str
    name: str
    path: Callable[[Account, InterUnit], str]
    fits: Callable[[Account], bool]
    due_from: str
    due_to: str
    statements: Mapping[str, Statement] = field(repr=False)
