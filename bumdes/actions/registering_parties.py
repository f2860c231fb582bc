"""Registering parties: whom the enterprise deals with, and what is known of them."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING

from sqlalchemy import select

from bumdes.errors import InvalidFieldError, PartyErasedError, PartyNumberTakenError, TakenError
from bumdes.parties.identity_number import nik_of, npwp_of
from bumdes.parties.merger import Mergers
from bumdes.parties.phone import phone_of
from bumdes.party import Party, PartyKind, find_party
from bumdes.permissions import Permission
from bumdes.record import described
from bumdes.stored_file import find_file
from ledger import Dimension, DimensionValue
from ledger.text import check_code, check_text

if TYPE_CHECKING:
    from collections.abc import Collection

    from bumdes.work import Work

SERIES = "P-"

_LENGTHS = {"name": 150, "address": 200, "note": 300}
_TITLES = {"nik": "NIK", "npwp": "NPWP"}


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterParty:
    """Somebody to be registered; see ``Party``.

    Attributes:
        kind: what they mostly are to the enterprise.
        also: what else they are.
        phone, nik, npwp: as people write them, with points and spaces.
        rt, rw: numbers of the neighbourhood, as people write them.
        photo: digest of a picture that is kept already.
        code: what postings name it by; the next free one (``P-0001``) if not said.
    """

    name: str
    kind: PartyKind = PartyKind.CUSTOMER
    also: tuple[PartyKind, ...] = ()
    address: str = ""
    rt: str = ""
    rw: str = ""
    phone: str = ""
    nik: str = ""
    npwp: str = ""
    photo: str = ""
    note: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeParty:
    """What is known of a party from now on; see ``RegisterParty``. None leaves it as it is."""

    name: str | None = None
    kind: PartyKind | None = None
    also: tuple[PartyKind, ...] | None = None
    address: str | None = None
    rt: str | None = None
    rw: str | None = None
    phone: str | None = None
    nik: str | None = None
    npwp: str | None = None
    photo: str | None = None
    note: str | None = None


def register_party(work: Work, command: RegisterParty) -> Party:
    """Register somebody the enterprise deals with; postings may name it from now on.

    Raises:
        PermissionDeniedError: the actor may not.
        TakenError: somebody has the code already.
        PartyNumberTakenError: somebody else has the NIK or NPWP.
        InvalidFieldError: a number is none.
        NotFoundError: the picture is not kept.
        BlankTextError, InvalidTextError, TextTooLongError: it cannot be called so.
    """
    work.request = described("register_party", kind=command.kind)
    work.actor.require(Permission.KEEP_PARTIES, unit=work.actor.unit)
    codes = PartyCodes.of(work)
    party = register_one(work, command, codes)
    codes.declare(work)
    return party


@dataclass(slots=True)
class PartyCodes:
    """The codes that postings may name, and where the next free one is looked for."""

    taken: set[str]
    last: int
    new: list[DimensionValue] = field(default_factory=list)

    @classmethod
    def of(cls, work: Work) -> PartyCodes:
        """Return those of *work*, and hold its books, so that nobody else takes the next."""
        work.book.writer()
        taken = {value.code for value in work.book.known(Dimension.PARTY)}
        return cls(taken, sum(code.startswith(SERIES) for code in taken))

    def take(self) -> str:
        """Return the next free code."""
        self.last += 1
        while (code := f"{SERIES}{self.last:04}") in self.taken:
            self.last += 1
        return code

    def declare(self, work: Work) -> None:
        """Let postings name those who were registered."""
        work.session.flush()
        work.book.declare(*self.new)
        self.new.clear()


def register_one(work: Work, command: RegisterParty, codes: PartyCodes) -> Party:
    """Register one of several.

    Whoever registers several lets *codes* declare them in the end.

    Raises:
        EnterpriseError, LedgerError: see ``register_party``.
    """
    work.actor.require(Permission.KEEP_PARTIES, unit=work.actor.unit)
    said = {name: _checked(work, name, getattr(command, name)) for name in _NAMES}
    kind = _kind(command.kind)
    if command.code:
        check_code(command.code, "code", most=64)
    code = command.code or codes.take()
    if command.code and work.session.get(Party, (work.book_id, code)) is not None:
        raise TakenError("party", code)
    _refuse_taken(work, said, but=())
    also = _also(command.also, kind)
    party = Party(book_id=work.book_id, code=code, kind=kind.value, also=also, **said)
    if code not in codes.taken:
        codes.new.append(DimensionValue(dimension=Dimension.PARTY, code=code, name=party.name))
    codes.taken.add(code)
    work.session.add(party)
    return party


def change_party(work: Work, code: str, command: ChangeParty) -> Party:
    """Change what is known of a party; the lines of the journal name it as before.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: there is none, or its picture is not kept.
        PartyErasedError: its personal data was erased on request.
        PartyNumberTakenError: somebody else has the NIK or NPWP.
        InvalidFieldError: a number is none.
        BlankTextError, InvalidTextError, TextTooLongError: it cannot be called so.
    """
    work.request = described("change_party", party=code)
    return change_one(work, code, command)


def change_one(work: Work, code: str, command: ChangeParty) -> Party:
    """Change one of several.

    Raises:
        EnterpriseError, LedgerError: see ``change_party``.
    """
    work.actor.require(Permission.KEEP_PARTIES, unit=work.actor.unit)
    party = find_party(work.session, work.book_id, code)
    if party.is_erased:
        raise PartyErasedError(code)
    given = {f.name: getattr(command, f.name) for f in fields(command)}
    said = {
        name: _checked(work, name, value)
        for name, value in given.items()
        if name in _NAMES and value is not None
    }
    _refuse_taken(work, said, but=Mergers.of(work.session, work.book_id).codes(code))
    for name, value in said.items():
        setattr(party, name, value)
    kind = party.of_kind if command.kind is None else _kind(command.kind)
    also = party.kinds[1:] if command.also is None else command.also
    party.kind, party.also = kind.value, _also(also, kind)
    if "name" in said:
        work.book.change_value(Dimension.PARTY, code, name=party.name, is_active=True)
    work.session.flush()
    return party


_NAMES = ("name", "address", "rt", "rw", "phone", "nik", "npwp", "photo", "note")


def _checked(work: Work, name: str, value: str) -> str:
    if name in _LENGTHS:
        text = check_text(value, name, most=_LENGTHS[name], blank=name != "name")
        return " ".join(text.split())
    if name == "photo":
        return _picture(work, value)
    check_text(value, name, most=40, blank=True)
    if name == "phone":
        return phone_of(value)
    if name == "nik":
        return nik_of(value)
    return npwp_of(value) if name == "npwp" else _neighbourhood(name, value)


def _picture(work: Work, digest: str) -> str:
    if digest and not find_file(work.session, work.book_id, digest).type.is_picture:
        raise InvalidFieldError("photo", digest, "picture")
    return digest


def _neighbourhood(name: str, value: str) -> str:
    """Return the number of an RT or RW as identity cards have it: three digits."""
    digits = value.strip()
    if not digits:
        return ""
    if not (digits.isascii() and digits.isdecimal()) or not 0 < int(digits[:9]) <= 999:
        if name == "rt":
            raise InvalidFieldError("rt", digits, "neighbourhood")
        raise InvalidFieldError("rw", digits, "neighbourhood")
    return f"{int(digits):03}"


def _kind(kind: str) -> PartyKind:
    try:
        return PartyKind(kind)
    except ValueError:
        raise InvalidFieldError("party_kind", kind, "party_kind") from None


def _also(kinds: Collection[str], kind: PartyKind) -> str:
    others = dict.fromkeys(map(_kind, kinds))
    return " ".join(sorted(other.value for other in others if other is not kind))


def _refuse_taken(work: Work, said: dict[str, str], *, but: Collection[str]) -> None:
    """Do nothing if no one else has the NIK or NPWP that is said."""
    for name, title in _TITLES.items():
        number = said.get(name, "")
        if not number:
            continue
        query = select(Party.code).where(
            Party.book_id == work.book_id,
            getattr(Party, name) == number,
            Party.code.not_in(but),
        )
        taken = work.session.scalar(query.order_by(Party.code).limit(1))
        if taken is not None:
            raise PartyNumberTakenError(title, party=taken)
