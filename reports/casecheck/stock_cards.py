"""Blocks of a case that follow goods in and out: what went out cost, and what is left.

Goods are valued as stock is, by weighted average or first in, first out; where a case says
neither, a figure may be what either gives.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from bumdes.stock.valuation import (
    POOLED,
    LayerKey,
    Part,
    cost_of,
    moved,
    on_hand,
    received,
    taken,
)
from ledger.money import from_minor, to_minor
from reports.casecheck.context import NO_FIGURE, first_of
from reports.casecheck.numbers import half_up
from reports.casecheck.row import Row, rows_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ledger import Money
    from reports.casecheck.context import Context

OPENINGS = ("opening", "beginning", "saldo_awal")
MOVES = ("movements", "rows", "transactions", "mutations", "lines", "mutasi")
CARDS = ("cards", "items")
METHODS = ("method", "costing", "valuation", "metode")

CAME = ("in", "in_qty", "qty_in", "received", "masuk")
WENT = ("out", "out_qty", "qty_out", "issued", "keluar")
QUANTITY = ("qty", "quantity", "kuantitas")
KIND = ("type", "kind", "direction", "jenis")
PRICE = ("price", "unit_cost", "unit_price", "in_price", "in_cost", "harga")
PAID = ("total", "amount", "value", "in_total", "in_value")

COST = ("cost", "cogs", "cost_of_sales", "hpp", "out_cost", "out_total", "out_value")
LEFT = ("balance_qty", "on_hand", "qty_balance", "saldo_qty", "stock")
WORTH = ("balance_value", "balance", "balance_total", "stock_value", "saldo")

LAST_LEFT = ("closing_qty", "ending_qty", "qty_on_hand", "closing_quantity")
LAST_WORTH = ("closing_value", "ending_value", "ending_inventory", "closing_inventory")
ALL_COST = ("cogs", "cost_of_sales", "hpp", "total_cogs", "cost_of_goods_sold")

_FIFO = re.compile(r"fifo|first|mpkp", re.IGNORECASE)
_AVERAGE = re.compile(r"average|rata|avg", re.IGNORECASE)
_OUT = re.compile(r"out|sale|sold|issue|jual|keluar|pakai", re.IGNORECASE)

SMALLEST = 1000
"""Quantities are counted in thousandths, so that 2.5 kg can be told."""


class Move(NamedTuple):
    """What came or went: thousandths, below zero if they went; and what they cost if they came.

    The cost is in minor units.
    """

    row: Row
    quantity: int
    cost: int


class Step(NamedTuple):
    """What a move cost, and what lies there after it: quantity, cost in minor units."""

    cost: int
    left: int
    worth: int


def compare_stock_cards(context: Context, block: str, expected: Any) -> None:
    """Follow the goods of each card of *expected*, and compare."""
    cards = first_of(expected, CARDS) if isinstance(expected, dict) else None
    method = first_of(expected, METHODS) if isinstance(expected, dict) else None
    for row in rows_of(context, block, expected if cards is None else cards):
        moves = _moves(row)
        if not moves:
            context.notes.leave_out(row.label, row.told, NO_FIGURE)
            continue
        said = row.text(*METHODS) or str(method or "")
        _compare_card(row, moves, [_steps(moves, is_fifo=way) for way in _ways(said)])


def _ways(said: str) -> list[bool]:
    """Return whether goods go out first in, first out; both answers if it is not said."""
    if _FIFO.search(said):
        return [True]
    return [False] if _AVERAGE.search(said) else [False, True]


def _moves(row: Row) -> list[Move]:
    """Return all that moved, what there was first; nothing if a move tells too little."""
    given, opening = row.value(*MOVES), row.value(*OPENINGS)
    told = [{**opening, "kind": "in"}] if isinstance(opening, dict) else []
    told += given if isinstance(given, list) else []
    rows = [Row(row.context, f"{row.label} {n}", line) for n, line in enumerate(told, start=1)]
    moves = [_move(inner) for inner in rows]
    known = [move for move in moves if move is not None]
    return known if len(known) == len(moves) else []


def _move(row: Row) -> Move | None:
    row.read.update(("date", "day", "id", "description", "name", *KIND))
    came, went = row.number(*CAME), row.number(*WENT)
    quantity = (came or Fraction()) - (went or Fraction())
    if came is None and went is None:
        told = row.number(*QUANTITY)
        if told is None:
            return None
        is_out = told < 0 or _OUT.search(str(first_of(row.told, KIND) or ""))
        quantity = -abs(told) if is_out else told
    smallest = quantity * SMALLEST
    if smallest.denominator != 1 or not smallest:
        return None
    return Move(row, int(smallest), _paid(row, quantity) if quantity > 0 else 0)


def _paid(row: Row, quantity: Fraction) -> int:
    """Return what goods cost that came: as told, or by their price."""
    price, paid = row.amount(*PRICE), row.amount(*PAID)
    if price is None:
        return 0 if paid is None else to_minor(paid)
    cost = half_up(to_minor(price) * quantity)
    row.compare(PAID, _money(row, cost))
    return cost


def _steps(moves: Sequence[Move], *, is_fifo: bool) -> list[Step]:
    """Return what each move cost and what it left."""
    return list(_followed(moves, is_fifo=is_fifo))


def _followed(moves: Sequence[Move], *, is_fifo: bool) -> Iterator[Step]:
    layers: tuple[Part, ...] = ()
    assumed = Fraction()
    for number, move in enumerate(moves, start=1):
        if move.quantity > 0:
            into = LayerKey(number, 1) if is_fifo else POOLED
            came = received(layers, move.quantity, move.cost, into=into)
            parts, cost = came.parts, move.cost
            assumed = Fraction(move.cost, move.quantity)
        else:
            parts = taken(layers, -move.quantity, assumed=assumed)
            cost = -cost_of(parts)
        layers = moved(layers, parts)
        yield Step(cost, on_hand(layers), cost_of(layers))


def _compare_card(row: Row, moves: Sequence[Move], ways: Sequence[Sequence[Step]]) -> None:
    for place, move in enumerate(moves):
        steps = [steps[place] for steps in ways]
        if move.quantity < 0:
            move.row.compare(COST, *_readings(row, [step.cost for step in steps]))
        move.row.compare_number(LEFT, Fraction(steps[0].left, SMALLEST))
        move.row.compare(WORTH, *_readings(row, [step.worth for step in steps]))
        move.row.leave_rest()
    sold = [
        sum(step.cost for move, step in zip(moves, steps, strict=True) if move.quantity < 0)
        for steps in ways
    ]
    row.compare_number(LAST_LEFT, Fraction(ways[0][-1].left, SMALLEST))
    row.compare(LAST_WORTH, *_readings(row, [steps[-1].worth for steps in ways]))
    row.compare(ALL_COST, *_readings(row, sold))
    _compare_account(row, [steps[-1].worth for steps in ways])
    row.leave_rest()


def _compare_account(row: Row, worth: Sequence[int]) -> None:
    """Hold what is left against the account that it lies on, if the card names one."""
    context = row.context
    code = context.account(row.value("control", "account", "control_account"))
    if code is not None:
        side = context.book.chart[code].normal_side
        balance = context.book.balance(code, context.case.period.last_day).net(side)
        told = next((w for w in worth if _money(row, w) == balance), worth[0])
        context.compare(f"{row.label} = akun {code}", str(_money(row, told).amount), balance)


def _readings(row: Row, minors: Sequence[int]) -> list[Money]:
    """Return amounts exactly, and in whole units of the currency as many print them."""
    unit = row.context.book.currency.sub_unit
    whole = [unit * half_up(Fraction(minor, unit)) for minor in minors]
    return [_money(row, minor) for minor in (*minors, *whole)]


def _money(row: Row, minor: int) -> Money:
    return from_minor(minor, row.context.book.currency)
