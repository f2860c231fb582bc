"""Borrowing assets: what others let the enterprise use, and never becomes its own."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bumdes.capital.borrowed_asset import BorrowedAsset, BorrowedKind, find_borrowed_asset
from bumdes.enterprise import find_village
from bumdes.errors import InvalidFieldError
from bumdes.permissions import Permission
from bumdes.record import described, new_id
from bumdes.stored_file import check_file
from bumdes.unit import find_unit
from ledger import rp
from ledger.journal import check_day
from ledger.money import to_minor
from ledger.text import check_text

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.work import Work
    from ledger import Money


@dataclass(frozen=True, slots=True, kw_only=True)
class BorrowAsset:
    """Something of a village, or of somebody else, to be used; see ``BorrowedAsset``.

    Attributes:
        village: code of the village; empty if it is somebody else's.
        owner: who else's it is; empty for what is a village's.
        payment: what is paid for it each time, in rupiah.
        payment_months: after how many months it is paid again.
        value: what it is worth by the agreement.
    """

    kind: BorrowedKind
    name: str
    agreement: str
    agreed_on: dt.date
    first_day: dt.date
    last_day: dt.date | None = None
    location: str = ""
    payment: Money = field(default_factory=lambda: rp(0))
    unit: str = ""
    terms: str = ""
    file: str = ""
    village: str = ""
    owner: str = ""
    payment_months: int = 12
    custodian: str = ""
    condition: str = ""
    value: Money = field(default_factory=lambda: rp(0))


def borrow_asset(work: Work, command: BorrowAsset) -> BorrowedAsset:
    """Register what somebody lets the enterprise use; nothing is posted.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: no such village owns the enterprise, or there is no such unit or
            file.
        InvalidFieldError: its use would end before it begins, or costs less than nothing;
            or it is both a village's and somebody else's, or nobody's.
        BlankTextError, InvalidTextError, TextTooLongError: it cannot be said so.

    Source:
        PP 11/2021: land and buildings of the village are used under agreement only.
    """
    work.request = described(
        "borrow_asset", village=command.village, name=command.name, agreement=command.agreement
    )
    if not work.actor.allows(Permission.MANAGE_CAPITAL):
        work.actor.require(Permission.MANAGE_ASSETS)
    if command.village:
        find_village(work.session, work.book_id, command.village)
    if bool(command.village) == bool(command.owner.strip()):
        raise InvalidFieldError("owner", command.owner, "owner_or_village")
    find_unit(work.session, work.book_id, command.unit)
    if command.last_day is not None and command.last_day < command.first_day:
        raise InvalidFieldError("last_day", command.last_day, "not_before_first_day")
    if to_minor(command.payment) < 0:
        raise InvalidFieldError("payment", command.payment, "not_negative")
    if to_minor(command.value) < 0:
        raise InvalidFieldError("value", command.value, "not_negative")
    if command.payment_months < 1:
        raise InvalidFieldError("payment_months", command.payment_months, "positive")
    asset = BorrowedAsset(
        book_id=work.book_id,
        asset_id=new_id(),
        village=command.village or None,
        kind=BorrowedKind(command.kind).value,
        name=check_text(command.name, "name", most=150),
        agreement=check_text(command.agreement, "agreement", most=100),
        agreed_on=check_day(command.agreed_on),
        first_day=check_day(command.first_day),
        last_day=command.last_day,
        location=check_text(command.location, "place", most=200, blank=True),
        payment_minor=to_minor(command.payment),
        unit=command.unit,
        terms=check_text(command.terms, "terms", most=500, blank=True),
        file=check_file(work.session, work.book_id, command.file),
        owner=check_text(command.owner, "owner", most=150, blank=True),
        payment_months=command.payment_months,
        custodian=check_text(command.custodian, "custodian", most=150, blank=True),
        condition=check_text(command.condition, "condition", most=100, blank=True),
        value_minor=to_minor(command.value),
    )
    work.session.add(asset)
    work.session.flush()
    return asset


def return_asset(work: Work, asset_id: str, *, on: dt.date) -> BorrowedAsset:
    """Say that something was given back to whose it is on day *on*.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: there is no such thing.
        InvalidFieldError: it was given back already, or before its use began.
    """
    work.request = described("return_asset", asset_id=asset_id, on=on)
    if not work.actor.allows(Permission.MANAGE_CAPITAL):
        work.actor.require(Permission.MANAGE_ASSETS)
    asset = find_borrowed_asset(work.session, work.book_id, asset_id)
    if asset.returned_on is not None:
        raise InvalidFieldError("returned_on", asset.returned_on, "done_already")
    if check_day(on) < asset.first_day:
        raise InvalidFieldError("returned_on", on, "not_before_first_day")
    asset.returned_on = on
    work.session.flush()
    return asset
