"""Regions: the provinces, regencies, districts and villages of Indonesia, by their codes.

The table is read when it is first asked for: all down to the districts at once, the villages
of a province when one of them is wanted. A village that is newer than the table can be named
all the same; the table helps, it does not judge.

Source: codes of the ministry of home affairs (Kepmendagri 300.2.2-2138/2025 as amended by
300.2.2-2430/2025); see ``data/regions.md`` for the table, its licence and its digest.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from itertools import islice
from types import MappingProxyType
from typing import TYPE_CHECKING

from bumdes.errors import InvalidFieldError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

TABLE = "regions.zip"
UPPER = "upper.csv"
"""The member of the table with everything above the villages."""

MOST_FOUND = 20

_CODE = re.compile(r"\d\d(\.\d\d(\.\d\d(\.\d{4})?)?)?\Z", re.ASCII)
_UNDOTTED = re.compile(r"(\d\d)(\d\d)?(\d\d)?(\d{4})?\Z", re.ASCII)


class RegionLevel(StrEnum):
    """How far down a region lies."""

    PROVINCE = "province"
    REGENCY = "regency"
    """Kabupaten or kota."""
    DISTRICT = "district"
    """Kecamatan."""
    VILLAGE = "village"
    """Desa or kelurahan."""

    @property
    def label(self) -> str:
        """What Indonesians call it."""
        return {
            RegionLevel.PROVINCE: "Provinsi",
            RegionLevel.REGENCY: "Kabupaten/Kota",
            RegionLevel.DISTRICT: "Kecamatan",
            RegionLevel.VILLAGE: "Desa/Kelurahan",
        }[self]


_LEVELS: Mapping[int, RegionLevel] = MappingProxyType(
    dict(zip((2, 5, 8, 13), RegionLevel, strict=True))
)
"""Levels by the length of their codes."""


@dataclass(frozen=True, slots=True)
class Region:
    """A region: ``35.17`` is Kabupaten Jombang, ``35.17.08.2011`` a village in it."""

    code: str
    name: str

    @property
    def level(self) -> RegionLevel:
        """Whether it is a province, a regency, a district or a village."""
        return _LEVELS[len(self.code)]

    @property
    def parent(self) -> str:
        """The code of the region it lies in; empty for a province."""
        return self.code.rpartition(".")[0]


def check_region_code(text: str, *, level: RegionLevel | None = None) -> str:
    """Return the code that *text* writes, with its dots; they may be left out.

    Whether the table knows it is not asked.

    Raises:
        InvalidFieldError: it is no such code, or not one of *level*.
    """
    code = _dotted(text.strip())
    if code is None or (level is not None and _LEVELS[len(code)] is not level):
        raise InvalidFieldError("region_code", text, "region_code")
    return code


def find_region(code: str) -> Region | None:
    """Return the region with *code*, dots or not; None where the table has none."""
    dotted = _dotted(code.strip())
    name = None if dotted is None else _names(dotted).get(dotted)
    return None if dotted is None or name is None else Region(dotted, name)


def region_path(code: str) -> tuple[Region, ...]:
    """Return what *code* lies in and itself, the province first, as far as the table knows."""
    dotted = _dotted(code.strip())
    if dotted is None:
        return ()
    ends = [length for length in _LEVELS if length <= len(dotted)]
    found = (find_region(dotted[:end]) for end in ends)
    return tuple(region for region in found if region is not None)


def regions_in(code: str = "") -> tuple[Region, ...]:
    """Return the regions right below *code* in code order; the provinces for an empty one."""
    dotted = _dotted(code.strip()) if code.strip() else ""
    if dotted is None:
        return ()
    below = _villages_below(dotted[:2]) if len(dotted) == 8 else _upper_below()
    return below.get(dotted, ())


def search_regions(
    start: str, *, level: RegionLevel | None = None, within: str = "", most: int = MOST_FOUND
) -> tuple[Region, ...]:
    """Return the regions whose name, or a later word of it, begins with *start*.

    Upper and lower case are the same. Names that begin so come before those of which a later
    word does ("Kabupaten Jombang" for ``jombang``); those before in code order.

    Args:
        level: only these; None for all but the villages.
        within: only what lies in the region with this code. A search for villages in the whole
            country reads the whole table.
    """
    wanted = " ".join(start.casefold().split())
    if not wanted:
        return ()
    first: list[Region] = []
    later: list[Region] = []
    for region in _candidates(level, _dotted(within.strip()) or ""):
        name = region.name.casefold()
        if name.startswith(wanted):
            first.append(region)
        elif f" {wanted}" in name:
            later.append(region)
    return tuple(islice((*first, *later), most))


def _dotted(text: str) -> str | None:
    if _CODE.match(text):
        return text
    parts = _UNDOTTED.match(text)
    if parts is None:
        return None
    code = ".".join(part for part in parts.groups() if part)
    return code if _CODE.match(code) else None


def _candidates(level: RegionLevel | None, within: str) -> Iterator[Region]:
    names = [_upper()]
    if level is RegionLevel.VILLAGE:
        names = [_villages(code) for code in _provinces() if code == (within[:2] or code)]
    for code, name in (pair for table in names for pair in table.items()):
        if code.startswith(f"{within}.") if within else True:
            region = Region(code, name)
            if level is None or region.level is level:
                yield region


def _names(code: str) -> Mapping[str, str]:
    """Return the part of the table in which *code* would stand."""
    return _villages(code[:2]) if len(code) > 8 else _upper()


def _provinces() -> list[str]:
    return [code for code in _upper() if len(code) == 2]


@cache
def _upper() -> Mapping[str, str]:
    return _read(UPPER)


@cache
def _villages(province: str) -> Mapping[str, str]:
    return _read(f"{province}.csv") if province in _upper() else MappingProxyType({})


@cache
def _upper_below() -> Mapping[str, tuple[Region, ...]]:
    return _by_parent(_upper())


@cache
def _villages_below(province: str) -> Mapping[str, tuple[Region, ...]]:
    return _by_parent(_villages(province))


def _by_parent(names: Mapping[str, str]) -> Mapping[str, tuple[Region, ...]]:
    """Return the regions by the code of what they lie in."""
    found: dict[str, list[Region]] = {}
    for code, name in names.items():
        region = Region(code, name)
        found.setdefault(region.parent, []).append(region)
    return MappingProxyType({code: tuple(below) for code, below in found.items()})


def _read(member: str) -> Mapping[str, str]:
    content = files("bumdes").joinpath("data", TABLE).read_bytes()
    with zipfile.ZipFile(io.BytesIO(content)) as table:
        text = table.read(member).decode("utf-8")
    return MappingProxyType(dict(csv.reader(text.splitlines())))
