"""Catalogues: a folder in which each module defines one thing of a kind.

To add a transaction kind or a unit type, add one module to its folder; nothing else changes.
"""

from __future__ import annotations

import importlib
import pkgutil
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import ModuleType


class Catalogued(Protocol):
    """What a catalogue can hold."""

    @property
    def key(self) -> str: ...


T = TypeVar("T", bound=Catalogued)


def discover(package: ModuleType, of: type[T]) -> Mapping[str, T]:
    """Return, by key, the one *of* that each module of *package* defines.

    Raises:
        RuntimeError: a module defines none or several, or two share a key.
    """
    found: dict[str, T] = {}
    for info in sorted(pkgutil.iter_modules(package.__path__), key=lambda i: i.name):
        module = importlib.import_module(f"{package.__name__}.{info.name}")
        things = [thing for thing in vars(module).values() if isinstance(thing, of)]
        if len(things) != 1:
            msg = f"{module.__name__} must define one {of.__name__}, not {len(things)}"
            raise RuntimeError(msg)
        if things[0].key in found:
            msg = f"two modules of {package.__name__} share the key {things[0].key!r}"
            raise RuntimeError(msg)
        found[things[0].key] = things[0]
    return MappingProxyType(found)
