"""A paper that came back: its data, and what it says of itself."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reports.errors import NoPaperError
from reports.fingerprint import fingerprint
from reports.verifying.contents import contents_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reports.verifying.contents import PdfContents
    from reports.verifying.signed import PdfSignature

MOST_TABLE_ROWS = 300
"""Longer registers carry sums from page to page, which are not in their data."""

_NUMBER = re.compile(r"(?<![\w.,/-])\(?(\d{1,3}(?:\.\d{3})*|\d+)(?:,(\d\d))?\)?(?![.,/-]?\w)")
_DECIMAL = re.compile(r"-?(\d+)(?:\.(\d+))?\Z", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """What a PDF of this program says.

    Attributes:
        data: what it says, as its fingerprint is taken of.
        pages: the text of its pages.
        stated: the fingerprint that it gives itself.
        head, sequence: where the chain stood when it was printed.
        printed_at: None if it is not said.
        program: the version that printed it; empty of one that did not say it yet.
        asked: what it was asked about; empty where it does not say.
        signatures: the digital ones.
    """

    data: Mapping[str, Any]
    pages: tuple[str, ...]
    stated: str
    head: str
    sequence: int
    printed_at: dt.datetime | None
    asked: Mapping[str, Any]
    program: str = ""
    signatures: tuple[PdfSignature, ...] = ()

    @property
    def computed(self) -> str:
        """The fingerprint that its data has."""
        return fingerprint(dict(self.data))

    @property
    def is_report(self) -> bool:
        """Whether it is a report of many chapters."""
        return "chapters" in self.data


def read_paper(pdf: bytes) -> Paper:
    """Return what *pdf* says.

    Raises:
        NoPaperError: it is no PDF of this program, or its data was taken out.
    """
    contents = contents_of(pdf)
    for name, content in contents.files.items():
        if name.endswith(".json"):
            return _paper(content, contents)
    raise NoPaperError("no_data")


def _paper(content: bytes, contents: PdfContents) -> Paper:
    try:
        data = json.loads(content)
        told = data.pop("verification")
        printed = told["printed_at"]
        return Paper(
            data=data,
            pages=contents.pages,
            signatures=contents.signatures,
            stated=str(told["fingerprint"]),
            head=str(told["head"]),
            sequence=int(told["sequence"]),
            printed_at=dt.datetime.fromisoformat(printed) if printed else None,
            asked=dict(told.get("asked") or {}),
            program=str(told.get("program") or ""),
        )
    except (AttributeError, KeyError, TypeError, ValueError, RecursionError):
        raise NoPaperError("bad_data") from None


def not_on_pages(paper: Paper) -> list[str]:
    """Return the amounts that the data has and the pages have not, as printed.

    What stands twice in a statement is looked for twice; a report of many chapters need not
    print each of its totals.
    """
    shown = Counter(_shown(paper.pages))
    wanted = Counter(minor for minor in amounts_in(paper.data) if minor)
    if paper.is_report:
        wanted = Counter(set(wanted))
    return [_said(minor) for minor in sorted((wanted - shown).elements())]


def not_in_data(paper: Paper) -> list[str]:
    """Return the amounts from a thousand up that the pages have and the data has not.

    Nothing for long registers, whose pages carry sums over.
    """
    if _longest_register(paper.data) > MOST_TABLE_ROWS:
        return []
    texts = list(_texts(paper.data))
    known = {*_shown(texts), *map(hundredths, filter(_is_decimal, texts))}
    found = dict.fromkeys(minor for minor in _shown(paper.pages, grouped=True))
    return [_said(minor) for minor in found if minor not in known]


def amounts_in(data: Any) -> Iterator[int]:
    """Yield every amount in the tables of *data*, in hundredths, without its sign."""
    if isinstance(data, dict):
        for name, value in data.items():
            if name in {"figures", "totals", "change", "opening"}:
                yield from map(hundredths, filter(_is_decimal, _leaves(value)))
            elif name != "verification":
                yield from amounts_in(value)
    elif isinstance(data, list):
        for each in data:
            yield from amounts_in(each)


def _leaves(value: Any) -> Iterator[Any]:
    if isinstance(value, dict):
        # What changed in percent is no amount.
        yield from (each for name, each in value.items() if name != "percent")
    elif isinstance(value, list):
        yield from value
    else:
        yield value


def _is_decimal(value: Any) -> bool:
    return isinstance(value, str) and _DECIMAL.match(value) is not None


def hundredths(written: str) -> int:
    """Return an amount in plain digits in hundredths, without its sign; 0 for anything else."""
    found = _DECIMAL.match(written)
    whole, part = found.groups("") if found else ("0", "")
    return int(whole + part[:2].ljust(2, "0"))


def _shown(texts: Any, *, grouped: bool = False) -> Iterator[int]:
    """Yield the numbers in *texts*, in hundredths; only those with thousands if *grouped*."""
    for text in texts:
        for found in _NUMBER.finditer(text):
            if not grouped or "." in found[1]:
                yield int(found[1].replace(".", "") + (found[2] or "00"))


def _texts(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict | list):
        for each in data.values() if isinstance(data, dict) else data:
            yield from _texts(each)


def _longest_register(data: Any) -> int:
    if isinstance(data, dict):
        rows = data.get("rows")
        own = len(rows) if isinstance(rows, list) and "totals" in data else 0
        return max([own, *map(_longest_register, data.values())])
    if isinstance(data, list):
        return sum(map(_longest_register, data))
    return 0


def _said(minor: int) -> str:
    whole, part = divmod(minor, 100)
    return f"{whole:,}".replace(",", ".") + (f",{part:02}" if part else "")
