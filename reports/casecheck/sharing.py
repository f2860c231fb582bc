"""How a profit is shared: a block of a case, computed from its base and its weights.

A share may be told exactly, by largest remainder in whole rupiah or in sen, or rounded by
itself as many programs do; each way is computed, and sums of the last kind may miss.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from bumdes.sharing.explanation import explain
from ledger import allocate
from ledger.money import from_minor, to_minor, total
from reports.casecheck.context import NO_FIGURE, NO_NAME, WORDS, first_of, plain
from reports.casecheck.numbers import as_told, exact_number, half_up

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ledger import Money
    from reports.casecheck.context import Context

PERCENTAGES = ("percent", "ratio_percent")
WEIGHTS = (*PERCENTAGES, "weight", "ratio")
BASES = ("base", "profit")
SHARES = ("shares", "heads", "recipients")

NO_PROFIT = "kasus tidak memuat pendapatan dan beban"
PARTIAL = "bagian penerima lain tidak disebutkan"

Rows = list[dict[str, Any]]


def compare_sharing(context: Context, block: str, expected: Mapping[str, Any]) -> None:
    """Compute every share of *expected* from its base, and compare.

    A base is held against the net profit of the case, if it tells any; a total,
    against the shares that it is the total of.
    """
    base = context.amount(first_of(expected, (*BASES, "total")))
    rows: Rows = first_of(expected, SHARES) or []
    if base is None or not rows or any(_weight(row) is None for row in rows):
        context.notes.leave_out(block, expected, NO_FIGURE)
        return
    shared = _Shared(context, block, base, rows)
    for name, value in expected.items():
        if name in BASES:
            shared.compare_base(f"{block}.{name}", value)
        elif name == "total":
            shared.compare_total(f"{block}.{name}", value)
        elif name in SHARES:
            shared.compare_shares(f"{block}.{name}", value)
        elif name not in WORDS:
            shared.compare_part(f"{block}.{name}", name, value)


class _Shared:
    """The shares of one block, as each way of rounding has them."""

    def __init__(self, context: Context, block: str, base: Money, rows: Rows) -> None:
        self.context, self.block, self.base, self.rows = context, block, base, rows
        self.weights = {_name(row): _weight(row) or Fraction() for row in rows}
        added = sum(self.weights.values(), start=Fraction())
        is_percentage = any(key in rows[0] for key in PERCENTAGES)
        self.is_whole = added == 100 or not is_percentage
        self.divisor = Fraction(100) if is_percentage else added

    # --- ways of sharing ---------------------------------------------------------------

    def exact(self, name: str) -> Fraction:
        """Return a share before rounding, in rupiah."""
        return Fraction(self.base.amount) * self.weights[name] / self.divisor

    def rounded(self, name: str) -> Money:
        """Return a share rounded by itself, to sen."""
        minor = half_up(self.exact(name) * self.base.currency.sub_unit)
        return from_minor(minor, self.base.currency)

    def in_sen(self) -> dict[str, Money]:
        """Return the shares by largest remainder in sen."""
        portions = allocate(to_minor(self.base), self.weights)
        return {n: from_minor(p.units, self.base.currency) for n, p in portions.items()}

    def added_up(self) -> Money:
        """Return what shares that are rounded by themselves add up to."""
        return total((self.rounded(name) for name in self.weights), self.base.currency)

    # --- what is compared --------------------------------------------------------------

    def compare_base(self, label: str, told: object) -> None:
        """Hold the base against the net profit, where the case tells what earned it."""
        profits = self.context.figures().of("net_profit")
        if any(profits) or "income_statement" in self.context.case.expected:
            self.context.compare(label, told, *profits)
        else:
            self.context.notes.leave_out(label, told, NO_PROFIT)

    def compare_total(self, label: str, told: object) -> None:
        amounts = [self.context.amount(row.get("amount")) for row in self.rows]
        known = [amount for amount in amounts if amount is not None]
        if self.is_whole and len(known) == len(amounts):
            self.context.compare(label, told, total(known, self.base.currency))
        else:
            self.context.notes.leave_out(label, told, PARTIAL)

    def compare_shares(self, label: str, rows: Rows) -> None:
        """Hold each share that says more than its weight against what its base gives.

        A ratio that is only printed beside an amount gives another amount; see
        ``compare_part``.
        """
        for row in rows:
            name = _name(row)
            if "exact" in row:
                got = as_told(self.exact(name), str(row["exact"]))
                self.context.notes.compare(f"{label} {name}", row["exact"], got)
            if "amount" not in row or "ratio_percent" in row:
                continue
            if self.is_whole:
                ways = (explain(self.base, self.weights).amounts, self.in_sen())
                readings = (*(way[name] for way in ways), self.rounded(name))
                self.context.compare(f"{label} {name}", row["amount"], *readings)
            else:
                self.context.notes.leave_out(f"{label} {name}", row["amount"], PARTIAL)

    def compare_part(self, label: str, name: str, value: Any) -> None:
        """Compare another part of the block: a way of sharing, or what it adds up to."""
        is_rounded = name.startswith(("naive", "rebuilt"))
        if name in {"naive_total", "rebuilt_total"}:
            self.compare_added_up(label, value)
        elif name == "naive_shortfall":
            self.context.compare(label, value, self.base - self.added_up())
        elif isinstance(value, dict) and "base" in value and self.is_whole:
            self.compare_whole(label, value)
        elif isinstance(value, list) and (is_rounded or self.is_whole):
            self.compare_amounts(label, value, {} if is_rounded else self.in_sen())
        else:
            self.context.notes.leave_out(label, value, NO_NAME)

    def compare_added_up(self, label: str, told: object) -> None:
        """Hold a sum of shares rounded by themselves, and show what it should have been."""
        added = self.added_up()
        self.context.compare(label, told, added)
        if added != self.base:
            self.context.notes.correct(label, plain(added), plain(self.base))

    def compare_amounts(self, label: str, rows: Rows, shares: Mapping[str, Money]) -> None:
        """Hold amounts against *shares*, or where there are none, each rounded by itself."""
        told = {_name(row): self.context.amount(row.get("amount")) for row in self.rows}
        for row in rows:
            name = _name(row)
            got = shares[name] if shares else self.rounded(name)
            self.context.compare(f"{label} {name}", row.get("amount"), got)
            known = told[name]
            if "difference" in row and known is not None:
                self.context.compare(f"{label} {name} beda", row["difference"], got - known)

    def compare_whole(self, label: str, value: Mapping[str, Any]) -> None:
        """Compare shares in whole rupiah, whose base is without its sen."""
        shared = explain(self.base, self.weights)
        self.context.compare(f"{label}.base", value["base"], shared.shared)
        for name, rows in value.items():
            if isinstance(rows, list):
                self.compare_amounts(f"{label}.{name}", rows, shared.amounts)
            elif name != "base" and name not in WORDS:
                self.context.notes.leave_out(f"{label}.{name}", rows, NO_NAME)


def _name(row: Mapping[str, Any]) -> str:
    return str(first_of(row, ("name", "recipient", "head")))


def _weight(row: Mapping[str, Any]) -> Fraction | None:
    """Return the weight of a row, exactly; None if it has none."""
    return exact_number(first_of(row, WEIGHTS))
