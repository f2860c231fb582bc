"""Personal data: all that the enterprise keeps of one person, for that person.

Source: UU 27/2022 on the protection of personal data, Art. 7 and 13.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import select

from bumdes.document import Document
from bumdes.parties.identity_number import npwp_words
from bumdes.parties.merger import Mergers
from bumdes.parties.phone import phone_words
from bumdes.party import find_party
from bumdes.payroll.staff import StaffMember
from bumdes.permissions import Permission
from ledger import Period
from ledger.money import from_minor
from ledger.period import FIRST_DAY, LAST_DAY

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.party import Party
    from bumdes.work import Work
    from ledger import LedgerLine, Money

EVERY_DAY = Period(FIRST_DAY, LAST_DAY)


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyLine:
    """A line of the journal that names a party.

    Attributes:
        number: of its entry in the journal of its year.
        party: the code it names, which may be that of somebody merged.
        debit, credit: one of them is None.
    """

    date: dt.date
    number: int
    voucher: str
    description: str
    account: str
    account_name: str
    unit: str
    party: str
    document: str
    debit: Money | None
    credit: Money | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonalData:
    """All that is kept of one person.

    Attributes:
        parties: the register's own, then those merged with it.
        facts: name and value of what the register says, each code in turn.
    """

    parties: tuple[Party, ...]
    facts: tuple[tuple[str, str], ...]
    documents: tuple[Document, ...]
    lines: tuple[PartyLine, ...]


def personal_data(work: Work, code: str) -> PersonalData:
    """Return all that is kept of the person with *code*.

    Raises:
        PermissionDeniedError: the actor may not read personal data.
        NotFoundError: there is no such party.
    """
    work.actor.require(Permission.READ_PERSONAL_DATA)
    find_party(work.session, work.book_id, code)
    codes = Mergers.of(work.session, work.book_id).codes(code)
    parties = tuple(find_party(work.session, work.book_id, each) for each in codes)
    return PersonalData(
        parties=parties,
        facts=tuple(fact for party in parties for fact in _facts(work, party)),
        documents=tuple(documents_of(work, codes)),
        lines=tuple(lines_of(work, codes, EVERY_DAY)),
    )


def documents_of(work: Work, codes: tuple[str, ...]) -> list[Document]:
    """Return the documents that concern the parties *codes*, by day."""
    query = select(Document).where(Document.book_id == work.book_id, Document.party.in_(codes))
    return list(work.session.scalars(query.order_by(Document.issued_on, Document.code)))


def lines_of(
    work: Work, codes: tuple[str, ...], period: Period, *, unit: str | None = None
) -> list[PartyLine]:
    """Return the lines of *period* that name one of *codes*, by day.

    Args:
        unit: only its lines, an empty string for the head office; None for all.
    """
    asked = {} if unit is None else {"unit": unit}
    found = [line for code in codes for line in work.book.journal(period, party=code, **asked)]
    found.sort(key=lambda line: (line.date, line.sequence, line.line_no))
    return [_line(work, line) for line in found]


def _facts(work: Work, party: Party) -> list[tuple[str, str]]:
    staff = work.session.get(StaffMember, (party.book_id, party.code))
    said = [
        ("Kode", party.code),
        ("Nama", party.name),
        ("Jenis", ", ".join(kind.label for kind in party.kinds)),
        ("NIK", party.nik),
        ("NPWP", npwp_words(party.npwp)),
        ("Telepon", phone_words(party.phone)),
        ("Alamat", party.address),
        ("RT", party.rt),
        ("RW", party.rw),
        ("Foto (SHA-256)", party.photo),
        ("Catatan", party.note),
        ("Pekerjaan", staff.position if staff else ""),
        ("Rekening", f"{staff.bank} {staff.bank_account}".strip() if staff else ""),
    ]
    return [(name, value) for name, value in said if value]


def _line(work: Work, line: LedgerLine) -> PartyLine:
    currency, chart = work.book.currency, work.book.chart
    return PartyLine(
        date=line.date,
        number=line.number,
        voucher=line.voucher,
        description=line.description,
        account=line.account,
        account_name=chart[line.account].name,
        unit=line.unit,
        party=line.party,
        document=line.document,
        debit=from_minor(line.debit_minor, currency) if line.debit_minor else None,
        credit=from_minor(line.credit_minor, currency) if line.credit_minor else None,
    )
