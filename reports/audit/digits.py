"""First digits of amounts, held against Benford's law.

Source: Benford's law gives digit d the part log10(1 + 1/d); the mean deviation is judged as
M. Nigrini, Benford's Law (2012), does for first digits. It is a hint where to look: prices that
are fixed, such as those of tickets, follow no such law.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

EXPECTED = {1: 3010, 2: 1761, 3: 1249, 4: 969, 5: 792, 6: 669, 7: 580, 8: 512, 9: 458}
"""Of ten thousand amounts, how many begin with each digit."""

LEAST_MINOR = 10_00
"""Amounts below ten rupiah have no choice of digits."""
FEWEST = 300
"""Of fewer amounts nothing can be said."""

_JUDGED = ((60, "dekat"), (120, "dapat diterima"), (150, "di ambang batas"))
"""Up to which mean deviation, in ten-thousandths, the digits are how near to the law."""


@dataclass(frozen=True, slots=True)
class FirstDigits:
    """How many amounts begin with each digit.

    Attributes:
        counts: by digit, 1 to 9.
    """

    counts: dict[int, int]

    @property
    def count(self) -> int:
        """How many amounts there are."""
        return sum(self.counts.values())

    def share(self, digit: int) -> int:
        """Return how many of ten thousand amounts begin with *digit*, rounded."""
        return (self.counts[digit] * 20_000 + self.count) // (2 * self.count or 1)

    @property
    def deviation(self) -> int:
        """The mean deviation from the law, in ten-thousandths."""
        return sum(abs(self.share(d) - EXPECTED[d]) for d in EXPECTED) // len(EXPECTED)

    @property
    def verdict(self) -> str:
        """How near the amounts are to the law, in Indonesian."""
        if self.count < FEWEST:
            return "terlalu sedikit untuk dinilai"
        for most, words in _JUDGED:
            if self.deviation <= most:
                return words
        return "menyimpang"


def first_digits(minors: Iterable[int]) -> FirstDigits:
    """Return the first digits of amounts in minor units, but of those below ten rupiah."""
    found = Counter(int(str(minor)[0]) for minor in minors if minor >= LEAST_MINOR)
    return FirstDigits({digit: found.get(digit, 0) for digit in EXPECTED})
