"""What was spent on each line of a cost plan (RAB), voucher by voucher."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ledger.money import from_minor, total

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence
    from fractions import Fraction

    from bumdes.planning.carrying_out import Movement
    from bumdes.planning.proposal import CostLine
    from ledger import Money
    from ledger.money import Currency


@dataclass(frozen=True, slots=True, kw_only=True)
class Voucher:
    """What one entry spent on one line.

    Attributes:
        account: on what.
        amount: negative where some of it came back.
        evidence: digests of the papers that prove it.
    """

    sequence: int
    voucher: str
    on: dt.date
    description: str
    account: str
    amount: Money
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CostUse:
    """A line of the cost plan, and what became of it."""

    number: int
    description: str
    account: str
    quantity: Fraction
    measure: str
    price: Money
    planned: Money
    vouchers: tuple[Voucher, ...]

    @property
    def realised(self) -> Money:
        """What was spent on it."""
        return total((voucher.amount for voucher in self.vouchers), self.planned.currency)

    @property
    def remaining(self) -> Money:
        """What the line still has; negative where more was spent."""
        return self.planned - self.realised


def cost_uses(
    lines: Sequence[CostLine], spent: Iterable[Movement], currency: Currency
) -> tuple[tuple[CostUse, ...], tuple[Voucher, ...]]:
    """Return each line with what was spent on it, and what no line has.

    An entry whose tag names a line belongs to it. Any other goes by its accounts: where lines
    share one, the first is used up before the next, and the last takes what is left.
    """
    spread = _Spread({line.number: line.amount_minor for line in lines}, currency)
    numbers: dict[str, list[int]] = defaultdict(list)
    for line in lines:
        numbers[line.account].append(line.number)
    for movement in spent:
        for account, minor in movement.by_account.items():
            named = [n for n in spread.left if n == movement.cost_line]
            spread.add(movement, account, minor, named or numbers[account])
    uses = tuple(
        CostUse(
            number=line.number,
            description=line.description,
            account=line.account,
            quantity=line.quantity,
            measure=line.measure,
            price=from_minor(line.price_minor, currency),
            planned=from_minor(line.amount_minor, currency),
            vouchers=tuple(spread.on[line.number]),
        )
        for line in lines
    )
    return uses, tuple(spread.outside)


class _Spread:
    """Vouchers laid on lines, each up to what it has.

    Attributes:
        left: by number of the line, what its plan still has, in sen.
        on: by number of the line, what was spent on it.
    """

    def __init__(self, left: dict[int, int], currency: Currency) -> None:
        self.left = left
        self.on: dict[int, list[Voucher]] = defaultdict(list)
        self.outside: list[Voucher] = []
        self._currency = currency

    def add(self, movement: Movement, account: str, minor: int, numbers: list[int]) -> None:
        """Lay *minor* sen of *movement* on the lines *numbers*, or outside if there is none."""
        if not numbers:
            self.outside.append(self._voucher(movement, account, minor))
            return
        for number in numbers[:-1]:
            part = max(0, min(minor, self.left[number]))
            self._lay(movement, account, part, number)
            minor -= part
        self._lay(movement, account, minor, numbers[-1])

    def _lay(self, movement: Movement, account: str, minor: int, number: int) -> None:
        if minor:
            self.left[number] -= minor
            self.on[number].append(self._voucher(movement, account, minor))

    def _voucher(self, movement: Movement, account: str, minor: int) -> Voucher:
        return Voucher(
            sequence=movement.sequence,
            voucher=movement.voucher,
            on=movement.on,
            description=movement.description,
            account=account,
            amount=from_minor(minor, self._currency),
            evidence=movement.evidence,
        )
