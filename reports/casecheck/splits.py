"""Blocks of a case that share single amounts: dividends, payments under contracts, a profit."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from ledger.money import from_minor, to_minor, total
from reports.casecheck.context import NO_FIGURE, WORDS, first_of, plain
from reports.casecheck.entry import LINE_FIELDS, line_of
from reports.casecheck.fresh import nets
from reports.casecheck.numbers import exact_number, half_up
from reports.casecheck.row import Row
from reports.casecheck.sharing import PERCENTAGES, SHARES, compare_sharing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ledger import Money
    from reports.casecheck.context import Context

PAYMENTS = ("payments", "rows", "contracts")
PERCENT = "_percent"


def compare_splits(context: Context, block: str, expected: list[Mapping[str, Any]]) -> None:
    """Share each amount of *expected* by its percentages, and compare."""
    for number, told in enumerate(expected, start=1):
        label = f"{block} {number} {told.get('year', '')}".rstrip()
        shares = first_of(told, SHARES)
        compare_sharing(context, label, {"total": told.get("amount"), "shares": shares or []})
        percents = [exact_number(first_of(share, PERCENTAGES)) for share in shares or []]
        known = [percent for percent in percents if percent is not None]
        if len(known) == len(percents):
            context.notes.compare(f"{label}: persen", "100", str(sum(known)))
        Row(context, label, told, {"year", "date", "amount", *SHARES, *WORDS}).leave_rest()


def compare_contracts(context: Context, block: str, expected: Mapping[str, Any]) -> None:
    """Share each payment as its contract says, and compare with what was published.

    What was published wrongly, beside the right amount, is only shown.
    """
    payments = first_of(expected, PAYMENTS) or []
    rows = [Row(context, f"{block} {n}", told) for n, told in enumerate(payments, start=1)]
    published: dict[str, list[Money]] = {}
    right: dict[str, list[Money]] = {}
    for row in rows:
        for party, share in _shares(row).items():
            right.setdefault(party, []).append(share)
            told = row.amount(f"published_{party}")
            published.setdefault(party, []).append(share if told is None else told)
        row.leave_rest()
    whole = Row(context, block, expected, {*PAYMENTS, *WORDS})
    for party in right:
        sums = [total(amounts[party], context.book.currency) for amounts in (right, published)]
        whole.compare((f"total_{party}", f"total_{party}_in_contracts"), *sums)
    whole.leave_rest()


def compare_allocation(context: Context, block: str, expected: Mapping[str, Any]) -> None:
    """Compare what an entry takes from a profit with the profit, and what it leaves."""
    row = Row(context, block, expected, {*WORDS, "date"})
    profit, lines = row.amount("profit", "base", "amount"), row.value("lines", "entry")
    if profit is None or not isinstance(lines, list):
        context.notes.leave_out(block, expected, NO_FIGURE)
        return
    for number, told in enumerate(lines, start=1):
        Row(context, f"{block} {number}", told, {*LINE_FIELDS, "tag", *WORDS}).leave_rest()
    held = nets(map(line_of, lines), context.book.currency.code)
    taken = from_minor(sum(m for m in held.values() if m > 0), context.book.currency)
    given = from_minor(-sum(m for m in held.values() if m < 0), context.book.currency)
    row.compare(("profit", "base", "amount"), taken)
    context.compare(f"{block}: debit = kredit", plain(taken), given)
    row.compare(("remaining_after", "remaining"), profit - given)
    row.leave_rest()


def _shares(row: Row) -> dict[str, Money]:
    """Return what each party of a payment gets, having compared what is told of it."""
    row.read.update(("contract", "date", "name", "id"))
    amount = row.amount("amount", "total", "payment")
    parties = [name.removesuffix(PERCENT) for name in row.told if name.endswith(PERCENT)]
    shares: dict[str, Money] = {}
    for party in parties:
        percent = row.number(f"{party}{PERCENT}")
        if amount is not None and percent is not None:
            minor = half_up(Fraction(to_minor(amount)) * percent / 100)
            shares[party] = from_minor(minor, amount.currency)
    is_right = True
    for party, share in shares.items():
        row.compare([f"correct_{party}", f"{party}_amount", party], share)
        is_right &= _compare_published(row, party, share)
    row.compare_words(["ok"], is_right)
    return shares


def _compare_published(row: Row, party: str, share: Money) -> bool:
    """Compare what was published of a share, and return whether it is right."""
    name = f"published_{party}"
    told = row.amount(name)
    if told is None or told == share:
        row.compare([name], share)
    elif row.has(f"correct_{party}"):
        row.context.notes.correct(f"{row.label}.{name}", plain(told), plain(share))
    else:
        row.compare([name], share)
    return told is None or told == share
