"""What is earned: the lines of the statement of cash flows, by what it was earned with."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

SOLD: Mapping[str, str] = MappingProxyType(
    {"4.1": "OP-IN-1", "4.2": "OP-IN-2", "4.3": "OP-IN-3"}
)
"""By how the code of the account of a sale begins: services, bought goods, made goods."""

EARNED: Mapping[str, str] = MappingProxyType(
    {**SOLD, "7.1.01": "OP-IN-5", "7.1.02": "OP-IN-4", "7.1": "OP-IN-9"}
)
"""The same, with what is earned beside the business; the longest beginning counts."""
