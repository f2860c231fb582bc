"""Numbers in Indonesian words (terbilang), as receipts must say them.

Source: the usual rules of terbilang: "se-" in sepuluh, sebelas, seratus and seribu only, also
for a thousand after millions (satu juta seribu); satu juta, never sejuta.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ledger import Money

_ONES = (
    "nol",
    "satu",
    "dua",
    "tiga",
    "empat",
    "lima",
    "enam",
    "tujuh",
    "delapan",
    "sembilan",
    "sepuluh",
    "sebelas",
)

_SCALES = (
    (10**18, "kuintiliun"),
    (10**15, "kuadriliun"),
    (10**12, "triliun"),
    (10**9, "miliar"),
    (10**6, "juta"),
)


def terbilang(number: int) -> str:
    """Return *number* in words, without a currency."""
    if number < 0:
        return f"minus {terbilang(-number)}"
    return " ".join(_words(number)) or _ONES[0]


def rupiah_in_words(amount: Money) -> str:
    """Return *amount* in words: ``dua puluh satu rupiah``, and its sen if there are any."""
    minor = int(amount.amount * 100)
    whole, sen = divmod(abs(minor), 100)
    words = f"{terbilang(whole)} rupiah" + (f" {terbilang(sen)} sen" if sen else "")
    return f"minus {words}" if minor < 0 else words


def _words(number: int) -> list[str]:
    """Return the words of *number*; none for zero."""
    for scale, name in _SCALES:
        if number >= scale:
            return [*_words(number // scale), name, *_words(number % scale)]
    if number >= 2000:
        return [*_words(number // 1000), "ribu", *_words(number % 1000)]
    if number >= 1000:
        return ["seribu", *_words(number - 1000)]
    return _below_thousand(number)


def _below_thousand(number: int) -> list[str]:
    if number >= 200:
        return [_ONES[number // 100], "ratus", *_words(number % 100)]
    if number >= 100:
        return ["seratus", *_words(number - 100)]
    if number >= 20:
        return [_ONES[number // 10], "puluh", *_words(number % 10)]
    if number >= 12:
        return [_ONES[number - 10], "belas"]
    return [_ONES[number]] if number else []
