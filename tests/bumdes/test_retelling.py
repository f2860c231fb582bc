"""What a guided form recorded is told again: the same answers give the same entry."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bumdes.actions.recording import (
    RecordTransaction,
    draft_transaction,
    record_entry,
    record_transaction,
)
from bumdes.actions.registering_parties import RegisterParty, register_party
from bumdes.party import PartyKind, parties_of
from bumdes.retelling import retold
from bumdes.transaction_kinds import TRANSACTION_KINDS
from bumdes.unit_types import UNIT_TYPES
from ledger import rp
from tests.bumdes.village import day, entry, founded

TYPES = [key for key in UNIT_TYPES if UNIT_TYPES[key].transactions]


@pytest.fixture
def village(sqlite_engine):
    made = founded(sqlite_engine)
    command = RegisterParty(name="Bu Tini", kind=PartyKind.CUSTOMER)
    made.does(register_party, command)
    return made


def told(work, kind, unit, *, everything):
    """Return a transaction of *kind*, with all its amounts or as few as may be."""
    amounts = {
        amount.name: rp(1_000_000 - 70_000 * place)
        for place, amount in enumerate(unit.amounts(kind))
        if everything or not amount.is_optional
    }
    chart = work.book.chart
    last = {
        asked.role: unit.choices(asked.role, chart)[-1 - place].code
        for place, asked in enumerate(kind.accounts)
    }
    return RecordTransaction(
        kind=kind.key, unit="UJI", date=day(1, 20), amounts=amounts, accounts=last, key="uji"
    )


@pytest.mark.parametrize("everything", [False, True], ids=["few", "all"])
@pytest.mark.parametrize("unit_type", TYPES)
def test_what_was_told_can_be_told_again(village, unit_type, everything):
    village.with_unit("UJI", unit_type)
    unit = UNIT_TYPES[unit_type]
    with village.work() as work:
        for key in unit.transactions:
            kind = TRANSACTION_KINDS[key]
            command = told(work, kind, unit, everything=everything)
            _retold_alike(work, kind, command)


def _retold_alike(work, kind, command):
    if kind.settles:
        return  # there must be something to pay: tried below
    known = [party.code for party in parties_of(work.session, work.book_id)]
    party = known[0] if kind.party is not None else ""
    command = replace(command, party=party)
    point = work.session.begin_nested()
    posted = record_transaction(work, command)
    again = retold(work, work.book.entry(posted.sequence))
    point.rollback()
    assert again is not None, kind.key
    assert dict(again.amounts) == dict(command.amounts), kind.key
    drafts = [draft_transaction(work, replace(c, key="sama")) for c in (command, again)]
    lines = [
        sorted((p.account, p.side, p.minor, p.party) for p in draft.entry.postings)
        for draft in drafts
    ]
    assert lines[0] == lines[1], kind.key


def test_what_was_paid_is_told_again_with_its_documents(village):
    village.with_unit("UJI", "trading")
    with village.work() as work:
        [party] = [party.code for party in parties_of(work.session, work.book_id)]
        given = {"unit": "UJI", "date": day(1, 20), "party": party}
        sale = RecordTransaction(kind="credit_sale", amounts={"total": rp(500_000)}, **given)
        record_transaction(work, sale)
        kind, amounts = "receipt_of_receivable", {"total": rp(200_000)}
        posted = record_transaction(
            work, RecordTransaction(kind=kind, amounts=amounts, **given)
        )
        again = retold(work, work.book.entry(posted.sequence))
    assert (again.party, dict(again.amounts), len(again.documents)) == (party, amounts, 1)


def test_words_of_the_reporter_are_kept_and_those_of_the_form_are_not(village):
    village.with_unit("TOKO", "trading")
    own, made = village.sells(description="Sembako ke Posyandu"), village.sells()

    with village.work(read_only=True) as work:
        told_again = [retold(work, work.book.entry(p.sequence)) for p in (own, made)]
    assert [command.description for command in told_again] == ["Sembako ke Posyandu", ""]


def test_what_no_form_recorded_is_not_retold(village):
    posted = village.does(record_entry, entry())

    with village.work(read_only=True) as work:
        assert retold(work, work.book.entry(posted.sequence)) is None


def test_lines_that_no_answers_make_are_not_retold(village):
    lied = entry(tags={"transaction": "transfer"})
    posted = village.does(record_entry, lied)

    with village.work(read_only=True) as work:
        assert retold(work, work.book.entry(posted.sequence)) is None
