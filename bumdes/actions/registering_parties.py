"""Registering parties: whom the enterprise deals with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bumdes.errors import TakenError
from bumdes.party import Party, PartyKind
from bumdes.permissions import Permission
from bumdes.record import described
from ledger import Dimension, DimensionValue
from ledger.text import check_text

if TYPE_CHECKING:
    from bumdes.work import Work


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterParty:
    """Somebody to be registered; see ``Party``.

    Attributes:
        code: what postings name it by; the next free one (``P-0001``) if not said.
    """

    name: str
    kind: PartyKind = PartyKind.CUSTOMER
    address: str = ""
    phone: str = ""
    code: str = ""


def register_party(work: Work, command: RegisterParty) -> Party:
    """Register somebody the enterprise deals with; postings may name it from now on.

    Raises:
        PermissionDeniedError: the actor may not.
        TakenError: somebody has the code already.
        BlankTextError, InvalidTextError, TextTooLongError: it cannot be called so.
    """
    work.request = described("register_party", kind=command.kind)
    work.actor.require(Permission.KEEP_PARTIES, unit=work.actor.unit)
    check_text(command.name, "name", most=150)
    check_text(command.address, "address", most=200, blank=True)
    check_text(command.phone, "phone", most=30, blank=True)
    work.book.writer()  # holds the books, so that nobody else takes the same code
    known = {value.code for value in work.book.known(Dimension.PARTY)}
    code = command.code or _next_code(known)
    if work.session.get(Party, (work.book_id, code)) is not None:
        raise TakenError("party", code)
    party = Party(
        book_id=work.book_id,
        code=code,
        kind=PartyKind(command.kind).value,
        name=command.name,
        address=command.address,
        phone=command.phone,
    )
    if code not in known:
        value = DimensionValue(dimension=Dimension.PARTY, code=code, name=command.name)
        work.book.declare(value)
    work.session.add(party)
    work.session.flush()
    return party


def _next_code(known: set[str]) -> str:
    number = 1 + sum(code.startswith("P-") for code in known)
    while (code := f"P-{number:04}") in known:
        number += 1
    return code
