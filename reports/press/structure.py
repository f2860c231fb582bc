"""The structure of a PDF put right where the library leaves it short of PDF/UA.

What stands in the margins of pages is an artifact, not content that belongs nowhere; the items
of a list stand right in it; headings go down a level at a time; and heads of tables say what
they head. Pictures, which PDF/A does not let readers smooth, are not smoothed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pydyf  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEADING = re.compile(r"/H([1-6])\Z")
_WRAPPERS = {"/Div", "/NonStruct"}
_PAGINATION = {"Type": "/Pagination"}


def mend_structure(pdf: Any) -> None:
    """Put the structure of *pdf* right; before it is packed."""
    root = _object(pdf, pdf.catalog["StructTreeRoot"])
    tree = _Tree(pdf)
    for child in _kids(pdf, root):
        tree.walk(child, "")
    numbers = _object(pdf, root["ParentTree"])["Nums"]
    owners = dict(zip(numbers[::2], numbers[1::2], strict=True))
    for place, reference in enumerate(_pages(pdf)):
        _mark_margins(pdf, _object(pdf, reference), owners.get(place, ()), tree.reached)
    for each in pdf.objects:
        if isinstance(each, pydyf.Stream) and "Interpolate" in each.extra:
            # PDF/A wants to look the same everywhere, and readers smooth as they like.
            each.extra["Interpolate"] = "false"


class _Tree:
    """The elements that the structure names, from the first to the last."""

    def __init__(self, pdf: Any) -> None:
        self.pdf = pdf
        self.reached: set[int] = set()
        self.level = 0

    def walk(self, element: Any, above: str) -> None:
        """Put *element* right, and all below it; *above* is the role of what it stands in."""
        self.reached.add(element.number)
        role = element.get("S")
        if role == "/L":
            self._unwrap(element)
        elif role == "/TH":
            element["A"]["Scope"] = "/Column" if above == "/THead" else "/Row"
        elif found := _HEADING.match(str(role)):
            self.level = min(int(found[1]), self.level + 1)
            element["S"] = f"/H{self.level}"
        for child in _kids(self.pdf, element):
            # A row hands on what it stands in: the head of a table, or its body.
            self.walk(child, above if role == "/TR" else str(role))

    def _unwrap(self, element: Any) -> None:
        """Let the items of a list stand right in it."""
        kids = pydyf.Array()
        for kid in element["K"]:
            inner = None if isinstance(kid, int) else _object(self.pdf, kid)
            if inner is None or inner.get("S") not in _WRAPPERS:
                kids.append(kid)
                continue
            for item in _kids(self.pdf, inner):
                item["P"] = element.reference
            kids.extend(inner["K"])
        element["K"] = kids


def _mark_margins(pdf: Any, page: Any, owners: Any, reached: set[int]) -> None:
    """Mark what no element owns as an artifact."""
    strays = {mark for mark, owner in enumerate(owners) if _number(owner) not in reached}
    if not strays:
        return
    parts = _object(pdf, page["Contents"]).stream
    for place, part in enumerate(parts):
        if isinstance(part, pydyf.Dictionary) and part.get("MCID") in strays:
            parts[place - 1], parts[place] = "/Artifact", pydyf.Dictionary(_PAGINATION)
    for mark in strays:
        owners[mark] = "null"


def _kids(pdf: Any, element: Any) -> Iterator[Any]:
    """Yield the elements right below *element*."""
    for kid in element.get("K", ()):
        if not isinstance(kid, int):
            found = _object(pdf, kid)
            if "S" in found:
                yield found


def _pages(pdf: Any) -> list[bytes]:
    return [b"%d 0 R" % number for number in pdf.pages["Kids"][::3]]


def _object(pdf: Any, reference: Any) -> Any:
    return pdf.objects[_number(reference)]


def _number(reference: Any) -> int:
    return int(reference.split()[0])
