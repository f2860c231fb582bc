"""Forms about people: who they are, that two are one, lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from bumdes.actions.registering_parties import ChangeParty, RegisterParty
from bumdes.party import PartyKind
from webapp.forms.fields import Line, OneOf, PlainForm, Yes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from marshmallow import fields

    from bumdes.party import Party

NO_NAME = "Tulis namanya."
NO_KIND = "Pilih jenisnya."
CHOSEN_KINDS = tuple(kind for kind in PartyKind if kind is not PartyKind.VILLAGE)
"""Villages are registered as owners, with the code of their region."""

VEILED = {
    "phone": "telepon",
    "nik": "nik",
    "npwp": "npwp",
    "address": "alamat",
    "note": "catatan",
}
"""Fields that a form shows only to whom they concern; for all others, blank is as it was."""


class _PartyForm(PlainForm):
    """Who somebody is."""

    name = Line("nama", most=150, missing=NO_NAME)
    kind = OneOf("jenis", list(PartyKind), missing=NO_KIND)
    address = Line("alamat", most=200)
    rt = Line("rt", most=10)
    rw = Line("rw", most=10)
    phone = Line("telepon", most=40)
    nik = Line("nik", most=40)
    npwp = Line("npwp", most=40)
    note = Line("catatan", most=300)


_ALSO: dict[str, fields.Field[Any]] = {
    f"also_{kind.value}": Yes(f"juga-{kind.value}") for kind in CHOSEN_KINDS
}
PARTY_FORM = cast("PlainForm", _PartyForm.from_dict(_ALSO, name="PartyForm")())
"""Who somebody is, and what else they are."""


class MergeForm(PlainForm):
    """Which of two stays, and why they are one."""

    one = Line("satu", most=64)
    other = Line("lain", most=64)
    kept = Line("pakai", most=64, missing="Pilih catatan mana yang dipakai.")
    reason = Line("alasan", most=300)


class ApartForm(PlainForm):
    """Who is not who."""

    one = Line("satu", most=64)
    other = Line("lain", most=64)


class UndoForm(PlainForm):
    """Why two are not one after all."""

    reason = Line("alasan", most=300, missing="Tulis alasannya.")


class EraseForm(PlainForm):
    """That somebody asked for it, and that it cannot be undone."""

    is_sure = Yes("yakin")


def registration(said: Mapping[str, Any], photo: str) -> RegisterParty:
    """Return the command to register whom a form describes."""
    return RegisterParty(photo=photo, **_told(said))


def change(said: Mapping[str, Any], photo: str, *, sees: bool) -> ChangeParty:
    """Return the command to change somebody as a form says.

    Args:
        photo: digest of the new picture; empty if none came.
        sees: whether the form showed what is personal, so that a blank empties it.
    """
    told = _told(said)
    if not sees:
        told |= {name: told[name] or None for name in VEILED}
    return ChangeParty(photo=photo or None, **told)


def values_of(party: Party, *, sees: bool) -> dict[str, str]:
    """Return what a form about *party* holds before anybody typed."""
    values = {
        "nama": party.name,
        "jenis": party.kind,
        "rt": party.rt,
        "rw": party.rw,
        **{f"juga-{kind.value}": "ya" for kind in party.kinds[1:]},
    }
    if sees:
        values |= {field: getattr(party, name) for name, field in VEILED.items()}
    return values


def _told(said: Mapping[str, Any]) -> dict[str, Any]:
    told = {name: value for name, value in said.items() if not name.startswith("also_")}
    told["kind"] = PartyKind(told["kind"])
    told["also"] = tuple(k for k in CHOSEN_KINDS if said[f"also_{k.value}"])
    return told
