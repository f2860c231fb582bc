"""Text that is no amount of rupiah."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.errors.base import EnterpriseError

if TYPE_CHECKING:
    from collections.abc import Collection


class RupiahError(EnterpriseError):
    """Text that is no amount of rupiah."""

    code = "rupiah"


class NoAmountError(RupiahError):
    """Nothing was typed."""

    code = "no_amount"

    def __init__(self) -> None:
        super().__init__("no amount was given")


class UnreadableAmountError(RupiahError):
    """Text that no reading makes an amount."""

    code = "unreadable_amount"

    def __init__(self, text: str) -> None:
        super().__init__(f"{text!r} is not an amount", text=text)


class AmbiguousAmountError(RupiahError):
    """Text that different people would read as different amounts.

    ``readings`` are the amounts it may mean, written without doubt.
    """

    code = "ambiguous_amount"

    def __init__(self, text: str, readings: Collection[str]) -> None:
        message = f"{text!r} may be {' or '.join(readings)}"
        super().__init__(message, text=text, readings=tuple(readings))
