"""Acts as data: what was asked for, written so that it can be done later."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from importlib import import_module
from typing import Any

from moneyed import Money

from ledger.money import currency, from_minor, to_minor

_OURS = ("bumdes.", "ledger.")
_MARK = "="
"""A name that no field has: what follows says how the rest is read."""


class UnpackableError(TypeError):
    """A value of a kind that is never asked for by acts."""


def pack(value: object) -> str:
    """Return *value*, what acts are asked with, as text.

    Raises:
        UnpackableError: it, or a part of it, is of another kind.
    """
    return json.dumps(_packed(value), ensure_ascii=False, sort_keys=True)


def unpack(text: str) -> Any:
    """Return what ``pack`` made *text* of.

    Raises:
        UnpackableError: it names what no act is asked with, or what is no more.
    """
    return _unpacked(json.loads(text))


def _packed(value: Any) -> Any:
    if value is None or type(value) in {bool, int, str}:
        return value
    for kind, write in _WRITERS:
        if isinstance(value, kind):
            return write(value)
    if is_dataclass(value) and not isinstance(value, type) and _is_ours(type(value)):
        given = {f.name: _packed(getattr(value, f.name)) for f in fields(value) if f.init}
        return {_MARK: _name(type(value)), **given}
    raise UnpackableError(type(value).__qualname__)


def _listed(value: tuple[Any, ...]) -> Any:
    """Return a tuple as data, by the names of its parts where it has such."""
    named: tuple[str, ...] = getattr(value, "_fields", ())
    if not named:
        return [_packed(each) for each in value]
    if not _is_ours(type(value)):
        raise UnpackableError(type(value).__qualname__)
    parts = zip(named, value, strict=True)
    return {_MARK: _name(type(value)), **{name: _packed(part) for name, part in parts}}


def _enumerated(value: Enum) -> Any:
    if not _is_ours(type(value)):
        raise UnpackableError(type(value).__qualname__)
    return {_MARK: _name(type(value)), "value": value.value}


def _money(value: Money) -> Any:
    return {_MARK: "money", "minor": to_minor(value), "currency": value.currency.code}


def _mapping(value: Mapping[str, Any]) -> Any:
    return {_MARK: "dict", "items": [[_packed(k), _packed(v)] for k, v in value.items()]}


_WRITERS: tuple[tuple[Any, Any], ...] = (
    (Enum, _enumerated),
    (Money, _money),
    (dt.datetime, lambda value: {_MARK: "moment", "value": value.isoformat()}),
    (dt.date, lambda value: {_MARK: "day", "value": value.isoformat()}),
    (Decimal, lambda value: {_MARK: "decimal", "value": str(value)}),
    (Fraction, lambda value: {_MARK: "fraction", "value": str(value)}),
    (Mapping, _mapping),
    (list, lambda value: {_MARK: "list", "items": [_packed(each) for each in value]}),
    (tuple, _listed),
)

_READERS: dict[str, Any] = {
    "money": lambda said: from_minor(said["minor"], currency(said["currency"])),
    "moment": lambda said: dt.datetime.fromisoformat(said["value"]),
    "day": lambda said: dt.date.fromisoformat(said["value"]),
    "decimal": lambda said: Decimal(said["value"]),
    "fraction": lambda said: Fraction(said["value"]),
    "dict": lambda said: {_unpacked(k): _unpacked(v) for k, v in said["items"]},
    "list": lambda said: [_unpacked(each) for each in said["items"]],
}


def _unpacked(said: Any) -> Any:
    if isinstance(said, list):
        return tuple(_unpacked(each) for each in said)
    if not isinstance(said, dict):
        return said
    read = _READERS.get(said[_MARK])
    if read is not None:
        return read(said)
    kind = _kind(said[_MARK])
    if issubclass(kind, Enum):
        return kind(said["value"])
    try:
        return kind(**{name: _unpacked(v) for name, v in said.items() if name != _MARK})
    except TypeError as error:
        raise UnpackableError(said[_MARK]) from error


def _name(kind: type) -> str:
    return f"{kind.__module__}:{kind.__qualname__}"


def _is_ours(kind: type) -> bool:
    return kind.__module__.startswith(_OURS) and "." not in kind.__qualname__


def _kind(name: str) -> type:
    module, _, kind = name.partition(":")
    found = getattr(import_module(module), kind, None) if module.startswith(_OURS) else None
    if isinstance(found, type) and (
        is_dataclass(found) or issubclass(found, Enum) or _is_named_tuple(found)
    ):
        return found
    raise UnpackableError(name)


def _is_named_tuple(kind: type) -> bool:
    return issubclass(kind, tuple) and hasattr(kind, "_fields")
