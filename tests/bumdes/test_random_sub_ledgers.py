"""Whatever a trader does in two years, every sub-ledger stays its control accounts.

Daily runs try a few traders for half a year, long ones 300 for two years, each on both kinds of
database.
"""

from __future__ import annotations

import pytest

from bumdes.sub_ledger_proof import prove
from bumdes.work import begin_work
from ledger.period import LAST_DAY
from ledger.verify import verify
from tests.bumdes.random_trader import RandomTrader
from tests.bumdes.village import ADMIN, now
from tests.scale import long_or

SEEDS = long_or(range(3), range(300))
MONTHS = long_or(6, 24)


@pytest.mark.parametrize("seed", SEEDS)
def test_every_step_leaves_sub_ledgers_equal_to_their_control_accounts(engine, seed):
    trader = RandomTrader(engine, seed).trades(MONTHS)

    assert trader.drifted == []
    assert (trader.done > 3 * MONTHS, trader.refused > 0) == (True, True)
    with begin_work(
        engine, actor=ADMIN, book_id=trader.book_id, clock=now, read_only=True
    ) as work:
        used = {proof.sub_ledger.key for proof in prove(work, LAST_DAY) if proof.is_used}
        assert verify(work.book).ok
    assert {"receivables", "payables", "stock"} <= used
