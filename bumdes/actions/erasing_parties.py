"""Erasing the personal data of somebody who asks for it, as far as the books allow.

What was posted stays: books are kept for ten years (UU 8/1997 Art. 11) and their chain shows
any change. In the register and in the documents the name becomes the code.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select, update

from bumdes.capital.contributor import DBM_CODE, RETAINED_PROFIT_CODE
from bumdes.changes.keeping import forgetting
from bumdes.document import Document
from bumdes.errors import (
    PartyEmployedError,
    PartyErasedError,
    PartyNeededError,
    PartyOutstandingError,
)
from bumdes.parties.merger import Mergers, PartyMerger
from bumdes.party import Party, PartyKind, find_party
from bumdes.payroll.staff import StaffMember
from bumdes.permissions import Permission
from bumdes.record import described
from bumdes.sharing.sharing import ProfitShare
from bumdes.stored_file import StoredFile
from bumdes.sub_ledgers import SUB_LEDGERS
from ledger import AccountKind, Dimension
from ledger.canonical import stamp
from ledger.money import from_minor
from ledger.period import LAST_DAY

if TYPE_CHECKING:
    from bumdes.work import Work

_NOBODY = frozenset({PartyKind.VILLAGE, PartyKind.OFFICE})
_PERSONAL = ("address", "rt", "rw", "phone", "nik", "npwp", "photo", "note")


@dataclass(frozen=True, slots=True)
class Erasure:
    """What was erased.

    Attributes:
        codes: what is left of the person: their code, and those merged with it.
        files: digests of their pictures; the store is to drop those that no one keeps now.
    """

    codes: tuple[str, ...]
    files: tuple[str, ...]


def erase_party(work: Work, code: str) -> Erasure:
    """Erase what is known of a person but the code; it cannot be undone.

    Raises:
        PermissionDeniedError: the actor may not, or does not see the data.
        NotFoundError: there is no such party.
        PartyErasedError: it was erased before.
        PartyEmployedError: it still works for the enterprise.
        PartyNeededError: it is a village, an office, or capital that is nobody's.
        PartyOutstandingError: the books still hold something of it.
    """
    work.request = described("erase_party", party=code)
    work.actor.require(Permission.KEEP_PARTIES)
    work.actor.require(Permission.READ_PERSONAL_DATA)
    work.book.writer()  # holds the books, so that nothing is posted meanwhile
    find_party(work.session, work.book_id, code)
    codes = Mergers.of(work.session, work.book_id).codes(code)
    parties = [find_party(work.session, work.book_id, each) for each in codes]
    for party in parties:
        _refuse(party)
        _refuse_employed(work, party.code)
    _refuse_outstanding(work, codes)
    pictures = tuple(party.photo for party in parties if party.photo)
    with forgetting(work.session):
        for party in parties:
            _forget_in_papers(work, party)
            _forget(work, party)
        _drop_pictures(work, pictures)
    return Erasure(codes, pictures)


def _refuse(party: Party) -> None:
    """Do nothing if *party* is a person of whom there is something to erase."""
    if party.is_erased:
        raise PartyErasedError(party.code)
    if party.of_kind in _NOBODY or party.code in {RETAINED_PROFIT_CODE, DBM_CODE}:
        raise PartyNeededError(party.code)


def _refuse_employed(work: Work, code: str) -> None:
    """Do nothing if the payroll does not go on for the party."""
    staff = work.session.get(StaffMember, (work.book_id, code))
    if staff is not None and (staff.last_day is None or staff.last_day >= work.today):
        raise PartyEmployedError(code)


def _refuse_outstanding(work: Work, codes: tuple[str, ...]) -> None:
    """Do nothing if the books hold nothing that either side could still ask for."""
    held = work.book.outstanding(_accounts(work), LAST_DAY, by=("party", "document"))
    for row in held:
        if row.party in codes:
            amount = from_minor(abs(row.net), work.book.currency)
            raise PartyOutstandingError(row.party, account=row.account, amount=amount)


def _accounts(work: Work) -> list[str]:
    """Return all that is owed and owned, and the assets of which lines must name a party."""
    controls = {
        code
        for sub_ledger in SUB_LEDGERS.values()
        if Dimension.PARTY in sub_ledger.identity
        for code in sub_ledger.control_accounts(work.book.chart)
    }
    claims = {AccountKind.LIABILITY, AccountKind.EQUITY}
    return [
        account.code
        for account in work.book.chart
        if account.takes_postings and (account.kind in claims or account.code in controls)
    ]


def _forget(work: Work, party: Party) -> None:
    party.name = party.code
    for name in _PERSONAL:
        setattr(party, name, "")
    party.erased_at, party.erased_by = stamp(work.clock()), work.actor.name
    work.book.change_value(Dimension.PARTY, party.code, name=party.code, is_active=False)


def _forget_in_papers(work: Work, party: Party) -> None:
    """Let what else speaks of *party* by name call it by its code."""
    ours = select(Document).where(
        Document.book_id == work.book_id, Document.party == party.code
    )
    for document in work.session.scalars(ours):
        if party.name in document.description:
            document.description = document.description.replace(party.name, party.code)
            name = document.description[:200] or document.code
            work.book.change_value(Dimension.DOCUMENT, document.code, name=name, is_active=True)
    staff = work.session.get(StaffMember, (work.book_id, party.code))
    if staff is not None:
        staff.bank = staff.bank_account = ""
    shares, mergers = ProfitShare, PartyMerger
    work.session.execute(
        update(shares)
        .where(shares.book_id == work.book_id, shares.party == party.code)
        .values(recipient=party.code)
    )
    work.session.execute(
        update(mergers)
        .where(mergers.book_id == work.book_id)
        .where((mergers.merged == party.code) | (mergers.kept == party.code))
        .values(reason="")
    )


def _drop_pictures(work: Work, digests: tuple[str, ...]) -> None:
    """Forget that the enterprise keeps the pictures, as far as they are personal."""
    for digest in digests:
        file = work.session.get(StoredFile, (work.book_id, digest))
        shown = select(Party.code).where(Party.book_id == work.book_id, Party.photo == digest)
        work.session.flush()
        if file is not None and file.is_personal and work.session.scalar(shown) is None:
            work.session.delete(file)
