"""Random trade against a model that keeps every layer by itself, on both databases."""

from __future__ import annotations

from collections import deque
from contextlib import suppress
from dataclasses import dataclass, field
from fractions import Fraction
from random import Random
from typing import TYPE_CHECKING

import pytest

from bumdes.actions.recording import reverse_entry
from bumdes.actions.returning_goods import ReturnedGoods, ReturnGoods, return_sale
from bumdes.actions.using_goods import UsedGoods, UseGoods, UseKind, use_goods
from bumdes.bookings.goods import Paid
from bumdes.errors import StockMovedOnError, StockShortError
from bumdes.stock.setting import BelowZero, StockMethod
from ledger import rp
from ledger.errors import AlreadyReversedError
from tests.bumdes.goods import CASH, article, buys, holds, keeping, sells, there
from tests.bumdes.village import day
from tests.scale import long_or

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.bookings.goods import GoodsPosted
    from tests.bumdes.village import Village

STEPS = long_or(15, 400)


@dataclass(slots=True)
class Naive:
    """Goods as single pieces of whole sen, in the order in which they came."""

    is_fifo: bool
    layers: deque[list[int]] = field(default_factory=deque)

    @property
    def quantity(self) -> int:
        return sum(pieces for pieces, _ in self.layers)

    @property
    def cost(self) -> int:
        return sum(cost for _, cost in self.layers)

    def receive(self, pieces: int, cost: int) -> None:
        if self.is_fifo or not self.layers:
            self.layers.append([pieces, cost])
        else:
            self.layers[0][0] += pieces
            self.layers[0][1] += cost

    def take(self, pieces: int) -> None:
        while pieces:
            first = self.layers[0]
            out = min(pieces, first[0])
            exact = Fraction(first[1] * out, first[0])
            cost = _rounded(exact, out, first[0] - out)
            first[0], first[1] = first[0] - out, first[1] - cost
            pieces -= out
            if not first[0]:
                self.layers.popleft()


def _rounded(exact: Fraction, part: int, rest: int) -> int:
    """Round half to the larger part, or else to what goes out."""
    whole, over = divmod(exact, 1)
    if over == Fraction(1, 2):
        return int(whole) + (part > rest or (part == rest))
    return int(whole) + (over > Fraction(1, 2))


@pytest.mark.parametrize("method", [StockMethod.AVERAGE, StockMethod.FIFO])
def test_trade_agrees_with_the_model(shop: Village, method: StockMethod) -> None:
    article(keeping(shop, method))
    rng, naive = Random(20), Naive(method is StockMethod.FIFO)
    for step in range(STEPS):
        on = day(1, 1 + step * 27 // STEPS)
        if rng.random() < 0.45:
            pieces, rupiah = rng.randint(1, 9), rng.randint(1, 99_999)
            buys(shop, pieces, rupiah, measure="gram", date=on)
            naive.receive(pieces, rupiah * 100)
        else:
            pieces = rng.randint(1, 6)
            try:
                sells(shop, pieces, 1_000, measure="gram", date=on)
            except StockShortError:
                assert naive.quantity < pieces
                continue
            naive.take(pieces)
        assert there(shop) == (naive.quantity, naive.cost)
    assert holds(shop)


@dataclass(slots=True)
class Trader:
    """Somebody who does anything in any order, and takes some of it back."""

    shop: Village
    rng: Random
    sold: list[GoodsPosted] = field(default_factory=list)
    done: list[GoodsPosted] = field(default_factory=list)

    def acts(self, on: dt.date) -> None:
        self.rng.choice((self.buys, self.buys, self.sells, self.spills, self.takes_back))(on)

    def buys(self, on: dt.date) -> None:
        pieces, rupiah = self.rng.randint(1, 9), self.rng.randint(1, 99_999)
        self.done.append(buys(self.shop, pieces, rupiah, measure="gram", date=on))

    def sells(self, on: dt.date) -> None:
        pieces = self.rng.randint(1, 9)
        self.sold.append(sells(self.shop, pieces, 1_000, measure="gram", date=on))
        if pieces > 4:
            self.returns(on)

    def returns(self, on: dt.date) -> None:
        back = ReturnGoods(
            sequence=self.sold[-1].posted.sequence,
            date=on,
            lines=(ReturnedGoods("BERAS", 1, rp(1_000)),),
            refund=(Paid(CASH, rp(1_000)),),
        )
        self.shop.does(return_sale, back)

    def spills(self, on: dt.date) -> None:
        use = UseGoods(
            unit="TOKO",
            date=on,
            kind=UseKind.WASTE,
            lines=(UsedGoods("BERAS", self.rng.randint(1, 3)),),
            reason="tumpah",
        )
        self.done.append(self.shop.does(use_goods, use))

    def takes_back(self, on: dt.date) -> None:
        for posted in self.done[-1:] + self.sold[-1:]:
            with suppress(StockMovedOnError, AlreadyReversedError):
                sequence = posted.posted.sequence
                self.shop.does(reverse_entry, sequence, on=on, reason="salah")


@pytest.mark.parametrize("method", [StockMethod.AVERAGE, StockMethod.FIFO])
def test_whatever_happens_the_sub_ledger_is_the_account(
    shop: Village, method: StockMethod
) -> None:
    """Sales before receipts, returns, losses and entries taken back, in any order."""
    article(keeping(shop, method, below_zero=BelowZero.FLAG))
    trader = Trader(shop, Random(7))
    for step in range(STEPS):
        trader.acts(day(1, 1 + step * 27 // STEPS))
        assert holds(shop)
