"""The parts of a cut-over: one module each."""

import sys

from bumdes.catalogue import discover
from bumdes.cut_over.part import CutOverPart
from bumdes.errors import NotFoundError

CUT_OVER_PARTS = discover(sys.modules[__name__], CutOverPart)


def find_part(key: str) -> CutOverPart:
    """Return the part *key*.

    Raises:
        NotFoundError: there is none.
    """
    if key not in CUT_OVER_PARTS:
        raise NotFoundError("cut_over_part", key)
    return CUT_OVER_PARTS[key]


def parts_in_order() -> list[CutOverPart]:
    """Return the parts as people go through them."""
    return sorted(CUT_OVER_PARTS.values(), key=lambda part: part.place)
