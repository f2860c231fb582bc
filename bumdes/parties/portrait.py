"""Portraits: what somebody who may, or may not, read personal data sees of a party."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bumdes.parties.identity_number import npwp_words, veiled
from bumdes.parties.phone import phone_words, veiled_phone
from bumdes.permissions import Permission
from bumdes.phrase import listed, word

if TYPE_CHECKING:
    from bumdes.party import Party, PartyKind
    from bumdes.permissions import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class Portrait:
    """A party as it is shown; what is not to be seen is veiled or left out.

    Attributes:
        nik, npwp, phone: in full, or all but the end hidden.
        address, note, photo: empty for whom they do not concern.
        place: such as ``RT 003/RW 002``; empty if unknown.
        hides: whether anything was veiled or left out.
    """

    code: str
    name: str
    kinds: tuple[PartyKind, ...]
    nik: str
    npwp: str
    phone: str
    place: str
    address: str
    note: str
    photo: str
    is_erased: bool
    hides: bool

    @property
    def kind_words(self) -> str:
        """What it is to the enterprise, in one line."""
        return listed(word(kind.label) for kind in self.kinds)


def sees_personal_data(actor: Actor) -> bool:
    """Whether *actor* is shown what is personal."""
    return actor.allows(Permission.READ_PERSONAL_DATA)


def portrait(party: Party, actor: Actor) -> Portrait:
    """Return *party* as *actor* may see it."""
    sees = sees_personal_data(actor)
    personal = (party.nik, party.npwp, party.phone, party.address, party.note, party.photo)
    return Portrait(
        code=party.code,
        name=party.name,
        kinds=party.kinds,
        nik=party.nik if sees else veiled(party.nik),
        npwp=npwp_words(party.npwp) if sees else veiled(party.npwp),
        phone=phone_words(party.phone) if sees else veiled_phone(party.phone),
        place=place_words(party.rt, party.rw),
        address=party.address if sees else "",
        note=party.note if sees else "",
        photo=party.photo if sees else "",
        is_erased=party.is_erased,
        hides=not sees and any(personal),
    )


def place_words(rt: str, rw: str) -> str:
    """Return a neighbourhood as identity cards print it: ``RT 003/RW 002``."""
    return "/".join(f"{name} {number}" for name, number in (("RT", rt), ("RW", rw)) if number)
