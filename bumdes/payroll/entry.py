"""The entry of a payroll: what work costs, and to whom what of it is owed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.month import month_words
from bumdes.payroll.contributions import Programme
from bumdes.payroll.owed import ADVANCES, CONTRIBUTIONS, DAILY_WAGES, WAGES, office_of
from bumdes.payroll.payroll import PAYROLL_REGISTER
from bumdes.payroll.payslip import PayItemKind
from bumdes.register_tag import RECORD_TAG, REGISTER_TAG
from ledger import JournalEntry, Posting, Side
from ledger.money import from_minor

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bumdes.payroll.payroll import Payroll
    from bumdes.payroll.standing import Slip

TAX = "2.1.02.02"
"""PPh 21 that was withheld."""

_Sums = dict[tuple[str, str, str], int]
"""Debits less credits in sen, by account, party and document."""


def payroll_entry(
    payroll: Payroll, unit: str, slips: Sequence[Slip], *, tax_document: str, key: str
) -> JournalEntry:
    """Return the entry that posts *slips*, all of one unit.

    Args:
        tax_document: the document of the tax of the month.
    """
    sums: _Sums = {}
    for slip in slips:
        for leg, minor in _legs(slip, tax_document):
            sums[leg] = sums.get(leg, 0) + minor
    currency = slips[0].currency
    ordered = sorted(sums.items(), key=lambda pair: (pair[1] < 0, pair[0]))
    return JournalEntry(
        date=payroll.pay_day,
        description=f"Gaji dan upah {month_words(payroll.period)}",
        postings=tuple(
            Posting(
                account=account,
                side=Side.DEBIT if minor > 0 else Side.CREDIT,
                amount=from_minor(abs(minor), currency),
                unit=unit,
                party=party,
                document=document,
            )
            for (account, party, document), minor in ordered
            if minor
        ),
        key=key,
        tags={REGISTER_TAG: PAYROLL_REGISTER, RECORD_TAG: payroll.payroll_id},
    )


def _legs(slip: Slip, tax_document: str) -> Iterable[tuple[tuple[str, str, str], int]]:
    """Yield what a slip moves: costs are positive, what is owed is negative."""
    costs, party = slip.place.accounts, slip.slip.party
    for line in slip.lines:
        kind = PayItemKind(line.kind)
        office = office_of(Programme(line.programme)) if line.programme else ""
        if kind is PayItemKind.OVERTIME:
            yield (costs.overtime, "", ""), line.minor
        elif kind is PayItemKind.BONUS:
            yield (costs.bonus, "", ""), line.minor
        elif kind is PayItemKind.EMPLOYER:
            yield (costs.contributions, "", ""), line.minor
            yield (CONTRIBUTIONS, office, ""), -line.minor
        elif kind is PayItemKind.CONTRIBUTION:
            yield (CONTRIBUTIONS, office, ""), -line.minor
        elif kind is PayItemKind.TAX:
            yield (TAX, "", tax_document), -line.minor
        elif kind is PayItemKind.ADVANCE:
            yield (ADVANCES, party, line.document), -line.minor
        else:
            yield (costs.wage, "", ""), line.minor
    yield (DAILY_WAGES if slip.is_daily else WAGES, party, ""), -slip.net_minor
