"""Holdings: what assets stand at, by unit and fund, as the lines of the ledger say."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bumdes.assets.asset_class import is_asset_account, is_cost, is_impairment
from bumdes.held_lines import held_lines
from ledger.allocation import allocate

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterable, Mapping

    from bumdes.work import Work
    from ledger.outstanding import Outstanding


_SEN = 100
_TOLD_APART = frozenset({"asset", "unit", "fund"})


@dataclass(slots=True)
class Part:
    """What one fund has in an asset, in sen: cost, wear and loss in value, none negative."""

    cost: int = 0
    worn: int = 0
    impaired: int = 0

    @property
    def carrying(self) -> int:
        """What it stands at in the books."""
        return self.cost - self.worn - self.impaired


@dataclass(slots=True)
class Holding:
    """What an asset stands at.

    Attributes:
        unit: the unit that has it; empty for the head office.
        account: the account of its cost; empty once it is gone.
        parts: by the code of the fund; an empty one is the enterprise's own money.
    """

    unit: str = ""
    account: str = ""
    parts: dict[str, Part] = field(default_factory=dict)

    @property
    def cost(self) -> int:
        """What all of it cost."""
        return sum(part.cost for part in self.parts.values())

    @property
    def worn(self) -> int:
        """What wore off."""
        return sum(part.worn for part in self.parts.values())

    @property
    def impaired(self) -> int:
        """What it lost in value at once."""
        return sum(part.impaired for part in self.parts.values())

    @property
    def carrying(self) -> int:
        """What it stands at in the books."""
        return self.cost - self.worn - self.impaired

    @property
    def funds(self) -> list[str]:
        """Whose money is in it: codes, the enterprise's own as an empty one."""
        return [fund for fund, part in sorted(self.parts.items()) if part.cost]


def asset_lines(work: Work, at: dt.date) -> list[Outstanding]:
    """Return what the accounts of assets hold at the end of a day, by asset, unit and fund."""
    chart = work.book.chart
    accounts = [a.code for a in chart if a.takes_postings and is_asset_account(a.code)]
    return held_lines(work, tuple(accounts), at, _TOLD_APART)


def holdings_on(
    work: Work, at: dt.date, *, of: Collection[str] | None = None
) -> dict[str, Holding]:
    """Return what each asset stands at at the end of a day, by code; nothing of those gone.

    Args:
        of: only these assets; None for all.
    """
    found: dict[str, Holding] = {}
    for row in asset_lines(work, at):
        if not row.asset or (of is not None and row.asset not in of):
            continue
        holding = found.setdefault(row.asset, Holding(unit=row.unit))
        part = holding.parts.setdefault(row.fund, Part())
        if is_cost(row.account):
            part.cost += row.net
            holding.account, holding.unit = row.account, row.unit
        elif is_impairment(row.account):
            part.impaired -= row.net
        else:
            part.worn -= row.net
    return found


def divided(minor: int, weights: Mapping[str, int]) -> dict[str, int]:
    """Return *minor* shared out by weights, exactly; all of it to the first if none has any.

    What is all there is goes to whose it is; of anything less that is whole rupiah,
    everybody gets whole rupiah.
    """
    if minor == sum(weights.values()):
        return dict(weights)
    if len(weights) == 1 or not any(weight > 0 for weight in weights.values()):
        first, *others = weights
        return {first: minor} | dict.fromkeys(others, 0)
    step = 1 if minor % _SEN else _SEN
    held = {name: max(weight, 0) for name, weight in weights.items()}
    shares = allocate(minor // step, held)
    return {name: portion.units * step for name, portion in shares.items()}


def part_of(part: Part, cost: int) -> Part:
    """Return what goes with *cost* of a part, all of whose cost takes all of it."""
    if cost == part.cost:
        return Part(part.cost, part.worn, part.impaired)
    return Part(cost, part.worn * cost // part.cost, part.impaired * cost // part.cost)


def total_of(holdings: Iterable[Holding]) -> Part:
    """Return what several assets stand at together."""
    whole = Part()
    for holding in holdings:
        whole.cost += holding.cost
        whole.worn += holding.worn
        whole.impaired += holding.impaired
    return whole
