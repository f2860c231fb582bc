"""Things only used: what the notes to the statements say of them.

They are in no account, so the notes are the only place that tells of them: whose they are, by
which agreement, for how long, and what is paid.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bumdes.capital.borrowed_asset import BorrowedKind, borrowed_assets_of
from bumdes.enterprise import villages_of
from ledger.money import from_minor

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.work import Work
    from ledger import Money, Period


@dataclass(frozen=True, slots=True, kw_only=True)
class ThingUsed:
    """Something of others that was used in a period.

    Attributes:
        owner: the village, or who else's it is.
        unit: the unit that uses it; empty for the head office.
        last_day: of its use by the agreement; None while none is agreed.
        returned_on: the day it was given back; None while it is used.
        payment, payment_months: what is paid each time, and after how many months again.
        yearly: what is paid in twelve months.
        value: what it is worth by the agreement; zero where nothing is said.
        days_left: from the end of the period to the last day; None while none is agreed.
    """

    asset_id: str
    kind: BorrowedKind
    name: str
    owner: str
    location: str
    unit: str
    agreement: str
    agreed_on: dt.date
    first_day: dt.date
    last_day: dt.date | None
    returned_on: dt.date | None
    payment: Money
    payment_months: int
    yearly: Money
    value: Money
    terms: str
    custodian: str
    condition: str
    days_left: int | None

    @property
    def is_free(self) -> bool:
        """Whether nothing is paid for it."""
        return not self.payment.amount


def things_used(work: Work, period: Period) -> list[ThingUsed]:
    """Return what was used under agreement on some day of *period*, the oldest first."""
    villages = {v.code: v.name for v in villages_of(work.session, work.book_id)}
    currency = work.book.currency
    found = []
    for asset in borrowed_assets_of(work.session, work.book_id):
        ends = [day for day in (asset.last_day, asset.returned_on) if day is not None]
        if asset.first_day > period.last_day or any(day < period.first_day for day in ends):
            continue
        left = None if asset.last_day is None else (asset.last_day - period.last_day).days
        found.append(
            ThingUsed(
                asset_id=asset.asset_id,
                kind=asset.of_kind,
                name=asset.name,
                owner=asset.owner or f"Desa {villages.get(asset.village or '', '')}".strip(),
                location=asset.location,
                unit=asset.unit,
                agreement=asset.agreement,
                agreed_on=asset.agreed_on,
                first_day=asset.first_day,
                last_day=asset.last_day,
                returned_on=asset.returned_on,
                payment=from_minor(asset.payment_minor, currency),
                payment_months=asset.payment_months,
                yearly=from_minor(asset.yearly_minor, currency),
                value=from_minor(asset.value_minor, currency),
                terms=asset.terms,
                custodian=asset.custodian,
                condition=asset.condition,
                days_left=left,
            )
        )
    return found
