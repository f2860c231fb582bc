"""Picking people in forms: a name is typed, and whom it means is chosen if it may be several.

A form holds the text ``orang``; once several may be meant, the page shows them as choices
``orang-kode`` beside ``orang-untuk``, the text they were found by. It works without script.
In a view: ``pick = read_pick(work, values)`` for the page, ``picked(work, values)`` in the act,
and in the template ``{{ person_field(pick, "Siapa?", found) }}`` of ``parts/people.html``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from marshmallow import ValidationError

from bumdes.actions.registering_parties import RegisterParty, register_party
from bumdes.parties.finding import PartyQuestion, find_alike, find_parties
from bumdes.parties.merger import Mergers, require_standing
from bumdes.parties.portrait import place_words
from bumdes.party import Party, PartyKind
from bumdes.permissions import Permission
from bumdes.phrase import phrase
from webapp.language.saying import t

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from bumdes.work import Work

FIELD, NEW = "orang", "baru"
MOST_OFFERED, MOST_ALIKE, LONGEST = 200, 8, 150

_NAMED = re.compile(r"(?:.*\(([^()]+)\)|(\S+).*)\Z", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Offered:
    """Somebody whom a form offers."""

    code: str
    name: str
    hint: str

    @property
    def value(self) -> str:
        """What is typed to mean exactly this one."""
        return f"{self.name} ({self.code})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pick:
    """What a form shows about whom it concerns.

    Attributes:
        field: the name of the text.
        text: what was typed.
        chosen: the code, or ``baru``, of the choice made; empty while there is none.
        choices: who may be meant, if that is not plain.
        offered: whom a browser suggests while a name is typed.
        may_register: whether somebody new may be registered under the name that was typed.
    """

    field: str
    text: str
    chosen: str
    choices: tuple[Offered, ...]
    offered: tuple[Offered, ...]
    may_register: bool


def read_pick(
    work: Work,
    values: Mapping[str, str],
    *,
    field: str = FIELD,
    kinds: Collection[PartyKind] = (),
    asks_namesakes: bool = False,
) -> Pick:
    """Return what a form shows about whom it concerns.

    Args:
        values: what the form holds; a code in *field* is as good as a name.
        kinds: who is suggested first.
        asks_namesakes: whether somebody else may have the very name; see ``picked_or_new``.
    """
    text = _text(values, field)
    person = _coded(work, text) if asks_namesakes else _meant(work, text)
    choices = () if person is not None or not text else _alike(work, text)
    may_keep = work.actor.allows(Permission.KEEP_PARTIES, unit=work.actor.unit)
    return Pick(
        field=field,
        text=text if person is None else _offered(person).value,
        chosen=_chosen(values, field),
        choices=tuple(map(_offered, choices)),
        offered=_suggested(work, kinds),
        may_register=bool(text) and person is None and may_keep,
    )


def picked(
    work: Work,
    values: Mapping[str, str],
    *,
    field: str = FIELD,
    kind: PartyKind = PartyKind.CUSTOMER,
    missing: str = "Tulis namanya, lalu pilih orangnya.",
) -> str:
    """Return the code of whom a form concerns; somebody new is registered as *kind*.

    Args:
        missing: what is said where nobody is named; if it is empty, that is allowed.

    Raises:
        ValidationError: nobody is named, or several may be meant and none was chosen.
        EnterpriseError, LedgerError: somebody new cannot be registered.
    """
    text, chosen = _text(values, field), _chosen(values, field)
    if chosen == NEW and text:
        return register_party(work, RegisterParty(name=text, kind=kind)).code
    if chosen and chosen != NEW:
        return require_standing(work.session, work.book_id, chosen).code
    if not text:
        if missing:
            raise ValidationError({field: [missing]})
        return ""
    person = _meant(work, text)
    if person is None:
        raise ValidationError({field: [_unclear(text, len(_alike(work, text)))]})
    return person.code


def picked_or_new(
    work: Work, values: Mapping[str, str], *, field: str = FIELD
) -> tuple[str, str]:
    """Return the code of whom a form concerns, or the name of somebody new.

    For forms that register somebody in a register of their own: a name like which there is
    none needs no choice.

    Raises:
        ValidationError: somebody may be meant, and none was chosen.
    """
    text, chosen = _text(values, field), _chosen(values, field)
    if chosen and chosen != NEW:
        return (require_standing(work.session, work.book_id, chosen).code, "")
    if not text or chosen == NEW:
        return ("", text)
    person = _coded(work, text)
    if person is not None:
        return (person.code, "")
    alike = _alike(work, text)
    if alike:
        raise ValidationError({field: [_unclear(text, len(alike))]})
    return ("", text)


def meant_by(work: Work, values: Mapping[str, str], *, field: str = FIELD) -> str:
    """Return the code of whom a form concerns so far; empty while that is not plain."""
    chosen = _chosen(values, field)
    if chosen and chosen != NEW:
        return Mergers.of(work.session, work.book_id).standing(chosen)
    person = _meant(work, _text(values, field)) if not chosen else None
    return "" if person is None else person.code


def with_picked(
    values: Mapping[str, str], code: str, *, field: str = FIELD
) -> Mapping[str, str]:
    """Return what a form holds once it is plain whom it concerns."""
    return {**values, field: code, f"{field}-kode": "", f"{field}-untuk": ""}


def is_new(values: Mapping[str, str], *, field: str = FIELD) -> bool:
    """Whether a form asks for somebody new to be registered."""
    return bool(_text(values, field)) and _chosen(values, field) == NEW


def _text(values: Mapping[str, str], field: str) -> str:
    return " ".join(values.get(field, "").split())[:LONGEST]


def _chosen(values: Mapping[str, str], field: str) -> str:
    """Return the choice made, unless another name was typed since the choices were shown."""
    shown_for = " ".join(values.get(f"{field}-untuk", "").split())
    return values.get(f"{field}-kode", "") if shown_for == _text(values, field) else ""


def _meant(work: Work, text: str) -> Party | None:
    """Return whom *text* means beyond doubt: by the code, or by a name that only one has."""
    coded = _coded(work, text)
    if coded is not None:
        return coded
    asked = PartyQuestion(text=text)
    called = [p for p in _find(work, asked) if p.name.casefold() == text.casefold()]
    return called[0] if len(called) == 1 else None


def _coded(work: Work, text: str) -> Party | None:
    """Return who stands for whom *text* names by the code."""
    found, mergers = _NAMED.match(text), Mergers.of(work.session, work.book_id)
    for code in filter(None, found.groups() if found else ()):
        standing = mergers.standing(code.strip())
        party = work.session.get(Party, (work.book_id, standing))
        if party is not None and not party.is_erased:
            return party
    return None


def _alike(work: Work, text: str) -> list[Party]:
    """Return who may be meant by *text*: whose name holds it, or is like it."""
    holding = _find(work, PartyQuestion(text=text), most=MOST_ALIKE)
    if holding:
        return holding
    return find_alike(work.session, work.book_id, text, most=MOST_ALIKE)


def _unclear(text: str, several: int) -> str:
    if several == 0:
        told = 'Belum ada orang bernama "{text}". Daftarkan sebagai orang baru, atau betulkan.'
    elif several == 1:
        told = 'Apakah yang dimaksud "{text}" orang di bawah ini? Pilih, atau betulkan namanya.'
    else:
        told = 'Ada beberapa orang yang cocok dengan "{text}". Pilih salah satu di bawah.'
    return phrase(told, text=text)


def _find(work: Work, asked: PartyQuestion, *, most: int | None = None) -> list[Party]:
    return find_parties(work.session, work.book_id, asked, most=most)


def _suggested(work: Work, kinds: Collection[PartyKind]) -> tuple[Offered, ...]:
    found: dict[str, Party] = {}
    for kind in (*kinds, None):
        if len(found) < MOST_OFFERED:
            asked = PartyQuestion(kind=kind)
            found |= {party.code: party for party in _find(work, asked, most=MOST_OFFERED)}
    return tuple(map(_offered, list(found.values())[:MOST_OFFERED]))


def _offered(party: Party) -> Offered:
    said = (party.code, place_words(party.rt, party.rw), str(t(party.of_kind.label)))
    return Offered(party.code, party.name, " · ".join(filter(None, said)))
