"""What differs between two papers, from the data of each; see ``reports.fingerprint``."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from bumdes.phrase import listed, word

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

Place = tuple[str, ...]

_AMOUNT = re.compile(r"-?\d+(\.\d+)?\Z", re.ASCII)

_LARGE = re.compile(r"\d{1,3}(?:\.\d{3})+|\d{4,}")

NOTHING = ""
"""What a paper says where it says nothing."""


LONGEST = 200
"""Characters that are told of what one paper says at a place."""
BEFORE_IT = 60
"""Characters that are told before the first one that differs."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where two papers say different things.

    Attributes:
        place: chapter, table, row, column: as far as it lies in them.
        before, after: what the one and the other say there; empty for nothing.
        is_figure: whether it is an amount.
        accounts: behind the figure.
        is_regrouped: whether other accounts are behind it in the one than in the other.
        period: of the figure.
        unit: of the figure; None for all together.
    """

    place: Place
    before: str
    after: str
    is_figure: bool = False
    accounts: tuple[str, ...] = ()
    is_regrouped: bool = False
    period: str = ""
    unit: str | None = None

    @property
    def where(self) -> str:
        """The place in a line; what is named twice running is named once."""
        earlier = ("", *self.place[:-1])
        named = [p for p, before in zip(self.place, earlier, strict=False) if p != before]
        return listed([word(each) for each in named], " / ")

    @property
    def has_amounts(self) -> bool:
        """Whether it says another amount, wherever that stands."""
        return _amounts(self.before) != _amounts(self.after)

    @property
    def shown(self) -> tuple[str, str]:
        """Both as a reader sees them: amounts as printed."""
        return _shown(self.before, self), _shown(self.after, self)


def _amounts(text: str) -> list[str]:
    """Return the amounts from a thousand up in *text*, however they are written."""
    found = (each.replace(".", "").lstrip("0") for each in _LARGE.findall(text))
    return sorted(filter(None, found))


def _shown(written: str, difference: Difference) -> str:
    if not (difference.is_figure and _AMOUNT.match(written)):
        return written
    whole, _, part = written.lstrip("-").partition(".")
    text = f"{int(whole):,}".replace(",", ".") + (f",{part}" if part.strip("0") else "")
    return f"({text})" if written.startswith("-") else text


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Difference]:
    """Yield where two papers differ, in the order of the first."""
    yield from _fields(before, after, ())


_WORDS = {
    "title": "judul",
    "period": "masa",
    "period_words": "masa",
    "subject": "perihal",
    "book": "pembukuan",
    "unit": "unit",
    "draft": "alasan konsep",
    "text": "naskah",
    "heading": "judul bagian",
    "facts": "keterangan",
    "opening": "saldo awal",
    "totals": "jumlah",
    "rows": "baris",
    "columns": "kolom",
    "caption": "judul tabel",
    "signatures": "tanda tangan",
    "number": "nomor bab",
}
"""What a reader calls the parts of the data."""

_TITLES = ("label", "title", "chart", "heading", "caption", "picture", "key")
"""What names a part, the best name first."""


def _fields(
    before: Mapping[str, Any], after: Mapping[str, Any], place: Place
) -> Iterator[Difference]:
    """Yield where two objects differ; tables of figures row by row."""
    names = [*before, *(name for name in after if name not in before)]
    has_figures = _is_table(before) and _is_table(after)
    if has_figures:
        yield from _figures(before, after, place)
        names = [name for name in names if name not in {"rows", "columns"}]
    for name in names:
        one, other = before.get(name), after.get(name)
        if one != other:
            deeper = (*place, _WORDS.get(name, name)) if _is_plain(one, other) else place
            yield from _values(one, other, deeper)


def _values(before: Any, after: Any, place: Place) -> Iterator[Difference]:
    if isinstance(before, dict) and isinstance(after, dict):
        yield from _fields(before, after, place)
    elif isinstance(before, list) and isinstance(after, list):
        yield from _lists(before, after, place)
    elif isinstance(before, str) and isinstance(after, str):
        yield Difference(place, *_apart(before, after))
    elif before != after:
        yield Difference(place, _said(before), _said(after))


def _apart(before: str, after: str) -> tuple[str, str]:
    """Return two texts; of long ones, what they say around the first letter that differs."""
    if max(len(before), len(after)) <= LONGEST:
        return before, after
    pairs = enumerate(zip(before, after, strict=False))
    same = next((place for place, (one, other) in pairs if one != other), 0)
    start = max(0, same - BEFORE_IT)
    mark = "…" if start else ""
    return mark + _said(before[start:]), mark + _said(after[start:])


def _lists(before: Sequence[Any], after: Sequence[Any], place: Place) -> Iterator[Difference]:
    if _are_keyed(before) and _are_keyed(after):
        yield from _keyed(before, after, place)
    elif _are_rows(before) and _are_rows(after):
        yield from _rows(before, after, place)
    else:
        for one, other in zip_longest(before, after):
            if one != other:
                yield from _values(one, other, (*place, *_named(one or other)))


def _keyed(before: Sequence[Any], after: Sequence[Any], place: Place) -> Iterator[Difference]:
    """Yield where lists of things with a key differ, thing by thing."""
    others = {each["key"]: each for each in after}
    for one in before:
        other = others.pop(one["key"], None)
        if one != other:
            yield from _values(one, other, (*place, *_named(one)))
    for other in others.values():
        yield Difference((*place, *_named(other)), NOTHING, _said(other))


def _rows(before: Sequence[Any], after: Sequence[Any], place: Place) -> Iterator[Difference]:
    """Yield the rows of registers that only one of two has."""
    ones, others = (Counter(map(_joined, rows)) for rows in (before, after))
    gone, new = (ones - others), (others - ones)
    if not gone and not new:
        yield Difference((*place, "urutan baris"), "lain", "lain")
    for row in gone.elements():
        yield Difference(place, _said(row), NOTHING)
    for row in new.elements():
        yield Difference(place, NOTHING, _said(row))


def _figures(
    before: Mapping[str, Any], after: Mapping[str, Any], place: Place
) -> Iterator[Difference]:
    """Yield where two tables differ, figure by figure."""
    columns = before["columns"]
    if columns != after["columns"]:
        yield Difference((*place, "kolom"), _heads(columns), _heads(after["columns"]))
    others = {row["key"]: row for row in after["rows"]}
    for row in before["rows"]:
        at = (*place, row["label"])
        other = others.pop(row["key"], None)
        if other is None:
            yield Difference(at, _said(row["figures"]), NOTHING)
            continue
        if row["label"] != other["label"]:
            yield Difference((*at, "nama baris"), row["label"], other["label"])
        pairs = zip_longest(row["figures"], other["figures"])
        for number, (one, figure) in enumerate(pairs):
            if one != figure:
                column = columns[number] if number < len(columns) else {}
                yield Difference(
                    (*at, *filter(None, (column.get("group"), column.get("heading")))),
                    _said(one),
                    _said(figure),
                    is_figure=True,
                    accounts=tuple(row["accounts"]),
                    is_regrouped=row["accounts"] != other["accounts"],
                    period=column.get("period", ""),
                    unit=column.get("unit"),
                )
    for row in others.values():
        yield Difference((*place, row["label"]), NOTHING, _said(row["figures"]))


def _heads(columns: Sequence[Mapping[str, Any]]) -> str:
    return "; ".join(str(column.get("heading")) for column in columns)


def _is_table(data: Mapping[str, Any]) -> bool:
    """Whether *data* is a table of figures, whatever somebody made of it."""
    try:
        return bool(data["columns"]) and all(
            isinstance(row["key"], str)
            and isinstance(row["label"], str)
            and isinstance(row["figures"], list)
            and isinstance(row["accounts"], list)
            for row in data["rows"]
        )
    except (KeyError, TypeError):
        return False


def _are_keyed(things: Sequence[Any]) -> bool:
    keys = [t.get("key") for t in things if isinstance(t, dict)]
    return len(keys) == len(things) and None not in keys and len(set(keys)) == len(keys)


def _are_rows(things: Sequence[Any]) -> bool:
    """Whether *things* are the rows of a register: texts by the names of its columns."""
    return all(
        isinstance(each, dict) and all(isinstance(cell, str) for cell in each.values())
        for each in things
    )


def _is_plain(*values: Any) -> bool:
    return not any(isinstance(value, dict | list) for value in values) or any(
        isinstance(value, list) and value and isinstance(value[0], str) for value in values
    )


def _named(thing: Any) -> Place:
    if isinstance(thing, dict):
        for name in _TITLES:
            if isinstance(thing.get(name), str) and thing[name]:
                number = thing.get("number")
                return (f"{number} {thing[name]}" if number else thing[name],)
        for name in ("document", "register"):
            if isinstance(thing.get(name), dict):
                return _named(thing[name])
    return ()


def _said(value: Any) -> str:
    """Return *value* in a line, shortened if it is long."""
    said = _joined(value)
    return said if len(said) <= LONGEST else f"{said[:LONGEST]}…"


def _joined(value: Any) -> str:
    if value is None:
        return NOTHING
    if isinstance(value, dict):
        return " · ".join(filter(None, map(_joined, value.values())))
    if isinstance(value, list):
        return " · ".join(filter(None, map(_joined, value)))
    return value if isinstance(value, str) else json.dumps(value)
