"""Counting cash: two people say what was there, and stand for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from bumdes.approval.lateness import late_tags
from bumdes.approval.waiting import may_wait
from bumdes.cash.count import (
    CashCount,
    CountedPieces,
    booked_cash,
    counted_cash,
    find_count,
    is_at_bank,
    is_counted,
)
from bumdes.cash.denomination import find_denomination
from bumdes.cash.place import banks_of
from bumdes.errors import (
    CountAgreesError,
    CountSignedError,
    CountUnsignedError,
    InvalidFieldError,
    OneHandError,
    PiecesDisagreeError,
)
from bumdes.permissions import Permission
from bumdes.posting import post
from bumdes.record import described, new_id
from bumdes.register_tag import CASH_REGISTER, RECORD_TAG, REGISTER_TAG
from bumdes.rupiah import format_rupiah
from bumdes.stored_file import check_file
from bumdes.unit import HEAD_OFFICE, find_unit
from ledger import JournalEntry, credit, debit
from ledger.canonical import stamp
from ledger.journal import check_day
from ledger.money import from_minor, to_minor
from ledger.text import check_text

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from bumdes.cash.denomination import Denomination
    from bumdes.work import Work
    from ledger import Account, Money, Posted

OVER, SHORT = "7.1.99.99", "7.2.99.99"
"""Where that goes."""

_CAME_IN, _WENT_OUT = "OP-IN-9", "OP-OUT-5"
_MOST_PIECES = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class CountCash:
    """What two people found.

    Attributes:
        account: a cash or bank account that takes postings.
        unit: whose drawer it is, an empty string for the head office; left aside for banks,
            whose statement is of all units together.
        found: what was there at the end of the day; nothing is zero. None if the pieces say it.
        pieces: how many notes and coins, by the key of their denomination; may be left out.
        is_surprise: whether nobody knew of it beforehand.
    """

    account: str
    on: dt.date
    found: Money | None = None
    counter: str
    witness: str
    unit: str = ""
    note: str = ""
    pieces: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    is_surprise: bool = False


def count_cash(work: Work, command: CountCash) -> CashCount:
    """Keep what was counted, or what the bank says; nothing is posted.

    Raises:
        PermissionDeniedError: the actor may not.
        UnknownAccountError, HeadingAccountError: there is no such account.
        NotFoundError: there is no such unit.
        BlankTextError: nobody counted, or nobody looked on.
        InvalidFieldError: it is no cash account, the day is yet to come, the same one did
            both, there was less than nothing, or there is no such note or coin.
        PiecesDisagreeError: the pieces come to something else.
        InvalidDateError: *on* is no day that books can hold.
    """
    work.request = described("count_cash", account=command.account, on=command.on)
    account = work.book.chart.postable(command.account)
    is_bank = is_at_bank(account, banks_of(work.session, work.book_id))
    unit = None if is_bank else command.unit
    work.actor.require(Permission.COUNT_CASH, unit=unit)
    if unit:
        find_unit(work.session, work.book_id, unit)
    _check(work, command, account)
    counter = check_text(command.counter, "counter", most=150)
    witness = check_text(command.witness, "witness", most=150)
    if counter.strip().casefold() == witness.strip().casefold():
        raise InvalidFieldError("witness", witness, "somebody_else")
    pieces = _pieces(command, is_bank=is_bank)
    found = _found(work, command, pieces)
    count = CashCount(
        book_id=work.book_id,
        count_id=new_id(),
        account=account.code,
        unit=unit,
        counted_on=command.on,
        found_minor=found,
        counter=counter,
        witness=witness,
        recorded_by=work.actor.name,
        note=check_text(command.note, "note", most=300, blank=True),
        booked_minor=booked_cash(work.book, account.code, unit, command.on),
        counted_at=stamp(work.clock()),
        is_surprise=command.is_surprise,
    )
    work.session.add(count)
    work.session.flush()
    for denomination, number in pieces.items():
        work.session.add(
            CountedPieces(
                book_id=work.book_id,
                count_id=count.count_id,
                kind=denomination.kind.value,
                face=denomination.face,
                pieces=number,
            )
        )
    work.session.flush()
    return count


def confirm_count(work: Work, count_id: str) -> CashCount:
    """Keep that a second person stands for a count, with a login of their own.

    Raises:
        NotFoundError: there is none.
        PermissionDeniedError: the actor may not.
        OneHandError: the actor recorded it.
        CountSignedError: somebody else confirmed it before.
    """
    work.request = described("confirm_count", count_id=count_id)
    work.book.writer()  # holds the books, so that nobody else confirms it meanwhile
    count = find_count(work.session, work.book_id, count_id)
    work.actor.require(Permission.COUNT_CASH, unit=count.unit)
    if work.actor.name == count.recorded_by:
        raise OneHandError(work.actor.name)
    if count.confirmed_by:
        raise CountSignedError(count.confirmed_by)
    count.confirmed_by = work.actor.name
    count.confirmed_at = stamp(work.clock())
    work.session.flush()
    return count


def file_minutes(work: Work, count_id: str, digest: str) -> CashCount:
    """Keep the signed minutes of a count; they stand for both who signed.

    Raises:
        NotFoundError: there is no such count, or no such file.
        PermissionDeniedError: the actor may not.
        InvalidFieldError: no file is named.
    """
    work.request = described("file_minutes", count_id=count_id, digest=digest)
    count = find_count(work.session, work.book_id, count_id)
    work.actor.require(Permission.COUNT_CASH, unit=count.unit)
    count.paper = check_file(work.session, work.book_id, check_text(digest, "paper", most=64))
    work.session.flush()
    return count


@may_wait
def post_difference(
    work: Work, count_id: str, *, reason: str, on: dt.date | None = None
) -> Posted:
    """Post what a count found more or less than the books say, so that they say the same.

    Args:
        reason: why it differs, as the minutes say it.
        on: the day of the entry; that of the count if none is named.

    Raises:
        NotFoundError: there is no such count.
        PermissionDeniedError: the actor may not post entries.
        CountUnsignedError: only one person stands for it.
        CountAgreesError: there is no difference, or none any more.
        InvalidFieldError: the entry would be dated before the count.
        BlankTextError: no reason is given.
        EnterpriseError, LedgerError: the entry is refused.
    """
    work.request = described("post_difference", count_id=count_id, reason=reason, on=on)
    count = find_count(work.session, work.book_id, count_id)
    work.actor.require(Permission.RECORD_ENTRY, unit=count.unit)
    work.book.writer()  # holds the books, so that the difference is posted once
    work.session.refresh(count)
    if not count.is_signed:
        raise CountUnsignedError(count.counted_on)
    said = check_text(reason.strip(), "reason", most=300)
    day = count.counted_on if on is None else check_day(on)
    if day < count.counted_on:
        raise InvalidFieldError("date", day, "not_before_count")
    difference = to_minor(counted_cash(work, count).difference)
    if not difference:
        raise CountAgreesError(count.counted_on)
    posted = post(work, _difference(work, count, difference, said, day), register=CASH_REGISTER)
    count.reason, count.entry_sequence = said, posted.sequence
    work.session.flush()
    return posted


def _check(work: Work, command: CountCash, account: Account) -> None:
    if not is_counted(account):
        raise InvalidFieldError("account", account.code, "cash_account")
    if check_day(command.on) > work.today:
        raise InvalidFieldError("date", command.on, "not_after_today")
    if command.found is not None and command.found.amount < 0:
        raise InvalidFieldError("amount", command.found.amount, "not_negative")


def _pieces(command: CountCash, *, is_bank: bool) -> dict[Denomination, int]:
    """Return how many of each denomination there are, those without any left out."""
    found: dict[Denomination, int] = {}
    for key, number in command.pieces.items():
        denomination = find_denomination(key, command.on)
        if denomination is None or not 0 <= number <= _MOST_PIECES:
            raise InvalidFieldError("pieces", key, "denomination")
        if number and is_bank:
            raise InvalidFieldError("pieces", key, "only_drawers")
        if number:
            found[denomination] = number
    return found


def _found(work: Work, command: CountCash, pieces: Mapping[Denomination, int]) -> int:
    """Return what was found, in sen."""
    summed = sum(denomination.minor * number for denomination, number in pieces.items())
    if command.found is None:
        return summed
    said = to_minor(command.found)
    if pieces and said != summed:
        raise PiecesDisagreeError(
            found=command.found, pieces=from_minor(summed, work.book.currency)
        )
    return said


def _difference(
    work: Work, count: CashCount, difference: int, reason: str, on: dt.date
) -> JournalEntry:
    """Return the entry that makes the books say what was counted."""
    amount = from_minor(abs(difference), work.book.currency)
    unit = count.unit or HEAD_OFFICE
    more = "lebih" if difference > 0 else "kurang"
    name = work.book.chart[count.account].name
    said = f"Selisih hitung {name}, {more} {format_rupiah(amount)}: {reason}"
    if difference > 0:
        legs = (
            debit(count.account, amount, unit=unit),
            credit(OVER, amount, unit=unit, component=_CAME_IN),
        )
    else:
        legs = (
            debit(SHORT, amount, unit=unit, component=_WENT_OUT),
            credit(count.account, amount, unit=unit),
        )
    return JournalEntry(
        date=on,
        description=said[:500],
        postings=legs,
        key=f"cash-count:{count.count_id}:{count.entry_sequence}",
        tags={
            REGISTER_TAG: CASH_REGISTER,
            RECORD_TAG: count.count_id,
            **late_tags(work, on, reason),
        },
        evidence=(count.paper,) if count.paper else (),
    )
