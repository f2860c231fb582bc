"""What was changed in registers, before and after, as a page shows it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from flask import url_for
from sqlalchemy import select

from bumdes.changes.register import Field, Shown
from bumdes.changes.register_change import changes_of
from bumdes.changes.registers import REGISTERS
from bumdes.enterprise import LegalStatus
from bumdes.governance.decision import DecisionKind
from bumdes.governance.deliberation import DeliberationKind
from bumdes.party import Party, PartyKind
from bumdes.people import Person
from bumdes.permissions import Permission
from ledger.money import from_minor

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bumdes.changes.register_change import ChangedField, ChangedThing
    from bumdes.work import Work
    from ledger import Money

MOST = 300
"""Fields that one page shows."""

_UNKNOWN = Field("Isian lain")

PLACES: Mapping[str, tuple[str, str]] = {
    "parties": ("people.open_one", "party"),
    "staff": ("staff.open_one", "party"),
    "pay_terms": ("staff.open_one", "party"),
    "credit_limits": ("people.open_one", "party"),
    "stock_items": ("stock_items.open_item", "item"),
    "stock_measures": ("stock_items.open_item", "item"),
    "assets": ("fixed_assets.open_one", "asset"),
    "units": ("units.open_page", "code"),
    "documents": ("claim_documents.show", "document"),
    "legal_papers": ("papers.open_paper", "paper_id"),
    "deliberations": ("deliberations.open_one", "deliberation_id"),
    "cooperations": ("cooperation.open_cooperation", "cooperation_id"),
    "proposals": ("proposals.open_proposal", "proposal_id"),
    "sharing_schemes": ("schemes.detail", "key"),
    "accounts": ("registers.show", "code"),
}
"""By register, the page of a thing and what its address takes: the first part of the key."""

_KINDS: Mapping[
    tuple[str, str], type[LegalStatus | PartyKind | DecisionKind | DeliberationKind]
]
_KINDS = {
    ("enterprises", "legal_status"): LegalStatus,
    ("parties", "kind"): PartyKind,
    ("parties", "also"): PartyKind,
    ("decisions", "kind"): DecisionKind,
    ("deliberations", "kind"): DeliberationKind,
}
_WORDS = {
    place: {str(each.value): each.label for each in kinds} for place, kinds in _KINDS.items()
}
"""By register and field, what the keys of a catalogue are called."""

_PERSONAL = frozenset({"staff", "pay_terms"})


class Value(NamedTuple):
    """What stood in a field, ready to be shown by its sort."""

    sort: str
    what: str | Money | dt.date | list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownField:
    """A field that was changed; of a closed one no values are kept."""

    label: str
    before: Value
    after: Value
    is_closed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownChange:
    """What one act changed of one thing."""

    changed_at: dt.datetime
    changed_by: str
    register: str
    thing: str
    label: str
    called: str
    address: str
    fields: tuple[ShownField, ...]


def read_changes(
    work: Work, *, register: str, thing: str, changed_by: str
) -> list[ShownChange]:
    """Return what was changed, the latest first; only of what is named, if it is."""
    found = changes_of(
        work.session,
        work.book_id,
        register=register,
        thing=thing,
        changed_by=changed_by,
        most=MOST,
    )
    names = _people(work, {each.changed_by for each in found})
    codes = {_first(each.thing) for each in found if not each.called}
    parties = _parties(work, codes)
    return [_shown(work, each, names=names, parties=parties) for each in found]


def _shown(
    work: Work, change: ChangedThing, *, names: Mapping[str, str], parties: Mapping[str, Party]
) -> ShownChange:
    register = REGISTERS.get(change.register)
    first = _first(change.thing)
    party = None if change.called else parties.get(first)
    is_erased = party is not None and party.is_erased
    return ShownChange(
        changed_at=change.changed_at,
        changed_by=names.get(change.changed_by, change.changed_by),
        register=change.register,
        thing=change.thing,
        label=register.label if register else change.register,
        called=change.called or (party.name if party else first),
        address=_address(work, change.register, first),
        fields=tuple(
            _field(work, change.register, each, is_erased=is_erased) for each in change.fields
        ),
    )


def _address(work: Work, register: str, first: str) -> str:
    is_shut = register in _PERSONAL and not work.actor.allows(Permission.READ_PERSONAL_DATA)
    if register not in PLACES or is_shut:
        return ""
    endpoint, name = PLACES[register]
    values: dict[str, Any] = {name: first}
    return url_for(endpoint, **values)


def _field(work: Work, register: str, change: ChangedField, *, is_erased: bool) -> ShownField:
    fields = REGISTERS[register].fields if register in REGISTERS else {}
    field = fields.get(change.field, _UNKNOWN)
    words = _WORDS.get((register, change.field), {})
    return ShownField(
        label=field.label,
        before=_value(work, field, change.before, words),
        after=_value(work, field, change.after, words),
        is_closed=is_erased or field.shown is Shown.CLOSED,
    )


def _value(work: Work, field: Field, kept: str, words: Mapping[str, str]) -> Value:
    """Return what *kept* says; see ``bumdes.changes.keeping.kept_text``."""
    if not kept:
        return Value("empty", "")
    if field.shown is Shown.MONEY:
        return Value("money", from_minor(int(kept), work.book.currency))
    if field.shown is Shown.DAY:
        return Value("day", dt.date.fromisoformat(kept))
    if field.shown is Shown.YES_NO:
        return Value("word", "Ya" if kept == "1" else "Tidak")
    if field.shown is Shown.CHOICE:
        return Value("words", [words.get(each, each) for each in kept.split()])
    return Value("text", kept)


def _parties(work: Work, codes: set[str]) -> dict[str, Party]:
    query = select(Party).where(Party.book_id == work.book_id, Party.code.in_(codes))
    return {party.code: party for party in work.session.scalars(query)}


def _people(work: Work, usernames: set[str]) -> dict[str, str]:
    query = select(Person.username, Person.name).where(Person.username.in_(usernames))
    return {found.username: found.name for found in work.session.execute(query)}


def _first(thing: str) -> str:
    return thing.partition("/")[0]
