"""Cash flows by activity, where the chart of a case says only by its words what is what.

The direct method asks of each rupiah of cash what it was for. Equity, drawings and borrowing
are financing; what lasts longer than a year is investing; everything else is operating.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ledger import AccountKind, EntryKind
from ledger.money import from_minor

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ledger import Account, BookView, Money, Period

OPERATING, INVESTING, FINANCING = ACTIVITIES = ("operating", "investing", "financing")

_BORROWED = re.compile(
    r"bank|pinjaman|kredit|wesel|obligasi|jangka panjang|loan|mortgage|bond|note", re.IGNORECASE
)
_LASTING = re.compile(
    r"peralatan|perlengkapan kantor|kendaraan|gedung|bangunan|tanah|mesin|inventaris|aset tetap"
    r"|aktiva tetap|investasi|tidak lancar|konstruksi|renovasi|penyusutan|amortisasi"
    r"|equipment|vehicle|building|land\b|machine|furniture|fixed|non-?current|invest|depreciation"
    r"|\bnca\b",
    re.IGNORECASE,
)

_TRADE = re.compile(
    r"piutang (usaha|dagang)|persediaan|perlengkapan|dibayar di ?muka"
    r"|h?utang (usaha|dagang|gaji)|pajak|\bppn\b|diterima di ?muka"
    r"|receivable|inventory|supplies|prepaid|payable",
    re.IGNORECASE,
)


def activity_of(account: Account) -> str:
    """Return the activity that cash moved for *account* belongs to."""
    if account.kind is AccountKind.EQUITY:
        return FINANCING
    if account.kind is AccountKind.LIABILITY and _BORROWED.search(account.name):
        return FINANCING
    if account.kind is AccountKind.ASSET and _LASTING.search(f"{account.code} {account.name}"):
        return INVESTING
    return OPERATING


def cash_by_activity(view: BookView, period: Period) -> Mapping[str, Money]:
    """Return what cash moved in *period*, by activity."""
    minors = dict.fromkeys(ACTIVITIES, 0)
    for row in view.turnovers(first_day=period.first_day, last_day=period.last_day):
        if row.component and not row.is_before and row.kind != EntryKind.OPENING:
            account = view.chart[row.account]
            flow = row.debits - row.credits
            minors[activity_of(account)] += flow if account.is_cash else -flow
    return {activity: from_minor(minor, view.currency) for activity, minor in minors.items()}


def arguable(view: BookView, period: Period) -> list[str]:
    """Return why others may well divide the cash of *period* otherwise; nothing if they cannot.

    What was invested or financed without cash is cash to the indirect method; and some
    accounts say by no word which activity they serve.
    """
    reasons: list[str] = []
    moved: set[str] = set()
    for posted in view.entries(period):
        if posted.entry.kind is EntryKind.OPENING:
            continue
        accounts = [view.chart[p.account] for p in posted.entry.postings]
        if any(account.is_cash for account in accounts):
            moved |= {account.code for account in accounts}
        elif any(activity_of(account) != OPERATING for account in accounts):
            reasons.append(f"{posted.entry.key} tanpa kas")
    return reasons + [
        view.chart[code].name for code in sorted(moved) if _is_arguable(view, code)
    ]


def _is_arguable(view: BookView, code: str) -> bool:
    account = view.chart[code]
    if account.kind not in {AccountKind.ASSET, AccountKind.LIABILITY} or account.is_cash:
        return False
    return activity_of(account) == OPERATING and not _TRADE.search(account.name)
