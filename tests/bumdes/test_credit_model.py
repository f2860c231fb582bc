"""Random sales, payments and notes: what is left is what adding up by hand gives."""

from __future__ import annotations

import random
from collections import defaultdict

import pytest

from bumdes.actions.crediting_documents import IssueCreditNote, issue_credit_note
from bumdes.actions.recording import RecordTransaction, record_transaction
from bumdes.actions.settling_documents import SettleDocuments, settle_documents
from bumdes.actions.writing_off import WriteOff, write_off
from bumdes.credit.claim import open_claims
from bumdes.errors import EnterpriseError
from bumdes.governance.decision import DecisionKind
from bumdes.sub_ledger_proof import prove
from ledger import rp
from tests.bumdes.credit import BANK, CASH, SALES, party, trading
from tests.bumdes.village import day
from tests.scale import long_or

STEPS = 20


class Model:
    """What is left on each receivable, oldest first, and what was paid ahead, in rupiah."""

    def __init__(self, people):
        self.left = {who: {} for who in people}
        self.sold = {}
        self.ahead = defaultdict(int)

    def pays(self, who, amount):
        for code, open_amount in self.left[who].items():
            part = min(open_amount, amount)
            self.left[who][code] -= part
            amount -= part
        self.ahead[who] += amount

    def standing(self, who):
        return {code: amount for code, amount in self.left[who].items() if amount}


def _sells(work, model, who, chance):
    amount = chance.randint(1, 90) * 1_000
    facts = {"kind": "credit_sale", "unit": "TOKO", "date": day(1, 1 + len(model.sold))}
    facts |= {"party": who, "amounts": {"total": rp(amount)}}
    record_transaction(work, RecordTransaction(**facts))
    code = f"N2025-{len(model.sold) + 1:04}"
    model.left[who][code], model.sold[code] = amount, amount


def _pays(work, model, who, chance):
    first, second = (chance.randint(1, 60) * 1_000 for _ in range(2))
    cash = {CASH: rp(first), BANK: rp(second)}
    facts = {"sub_ledger": "receivables", "on": day(3, 1), "keeps_excess": True}
    settle_documents(work, SettleDocuments(party=who, cash=cash, **facts))
    model.pays(who, first + second)


def _notes(work, model, who, chance):
    code = chance.choice(list(model.left[who]))
    amount = max(model.left[who][code] // 2 // 1_000 * 1_000, 1_000)
    command = IssueCreditNote(
        document=code, on=day(3, 1), amount=rp(amount), account=SALES, reason="x"
    )
    issue_credit_note(work, command)
    from_left = min(amount, model.left[who][code])
    model.left[who][code] -= from_left
    model.ahead[who] += amount - from_left


def _lets_go(work, model, who, chance):
    code = chance.choice(list(model.left[who]))
    write_off(work, WriteOff(document=code, on=day(3, 1), decision="MD-1", reason="x"))
    model.left[who][code] = 0


@pytest.mark.parametrize("seed", range(long_or(1, 40)))
def test_what_is_left_is_what_adding_up_by_hand_gives(village, seed):
    chance = random.Random(seed)
    shop = trading(village)
    shop.decides(DecisionKind.WRITE_OFF)
    people = [party(shop, name) for name in ("Budi", "Siti")]
    model = Model(people)
    acts = [_sells] * 4 + [_pays] * 3 + [_notes, _lets_go]
    for _ in range(STEPS):
        who, act = chance.choice(people), chance.choice(acts)
        if act is not _sells and not model.left[who]:
            continue
        if act is _lets_go and not model.standing(who):
            continue
        try:
            shop.does(act, model, who, chance)
        except EnterpriseError:
            assert act in {_lets_go, _notes}

    with shop.work(read_only=True) as work:
        for who in people:
            claims = open_claims(work, "receivables", parties=[who])
            ahead = open_claims(work, "customer_deposits", parties=[who])
            assert {c.document.code: c.minor // 100 for c in claims} == model.standing(who)
            assert sum(c.minor for c in ahead) // 100 == model.ahead[who]
        assert [p.sub_ledger.key for p in prove(work, day(12, 31)) if not p.holds] == []
