"""Plans of sharing: a scheme with everybody it concerns, ready to be calculated."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fractions import Fraction

    from bumdes.sharing.capital_weight import CountedCapital
    from bumdes.sharing.head_kind import Division, HeadKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """Somebody who gets a part of a head.

    Attributes:
        code: names them within the head.
        party: what the books know them by; empty where a share is owed to nobody.
        weight: what their part is in proportion to.
        drawn_from: the account that is debited for them.
        account: where their part stands; empty if it stays where it is.
        counted: where days count, the capital that adds up to the weight.
    """

    code: str
    name: str
    party: str
    weight: Fraction
    drawn_from: str
    account: str
    counted: tuple[CountedCapital, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadPlan:
    """A head, with those it is divided among.

    Attributes:
        floor, cap: least and most, in whole rupiah.
    """

    key: str
    name: str
    kind: HeadKind
    weight: Fraction
    division: Division
    claims: tuple[Claim, ...]
    is_by_time: bool = False
    floor: int | None = None
    cap: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelPlan:
    """A scheme, for one unit or for the enterprise (an empty code)."""

    unit: str
    scheme_id: str
    scheme: str
    source: str
    is_percentage: bool
    losses_first: bool
    heads: tuple[HeadPlan, ...]
