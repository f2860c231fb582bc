"""What comes near: the last year under the final tax, and the ceiling of its turnover."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from bumdes.phrase import phrase, word
from bumdes.tax.rule import rule_on

if TYPE_CHECKING:
    from ledger import Money

WARNING_PART = 80
"""From how many hundredths of the ceiling on to warn."""


def warnings_of(year: int, turnover: Money | None, *, last_year: int | None) -> tuple[str, ...]:
    """Return what comes near in *year*, in Indonesian.

    Args:
        turnover: of the year as far as it is known; None if it is not.
        last_year: the last one under the final tax; None if *year* is not under it.
    """
    found: list[str] = []
    if year == last_year:
        found.append(
            phrase(
                "{year} adalah tahun terakhir PPh final; mulai {next_year} berlaku"
                " PPh badan umum: siapkan pembukuan fiskal.",
                year=year,
                next_year=year + 1,
            )
        )
    if turnover is not None:
        found += _near_ceiling(year, turnover, is_final=last_year is not None)
    return tuple(found)


def _near_ceiling(year: int, turnover: Money, *, is_final: bool) -> list[str]:
    rule = rule_on("pph_final_ceiling", dt.date(year, 12, 31))
    if turnover * 100 < rule.money * WARNING_PART:
        return []
    state = word("melewati") if turnover > rule.money else word("mendekati")
    text = phrase(
        "Peredaran bruto {year} sebesar {turnover} {state} {money}",
        year=year,
        turnover=turnover,
        state=state,
        money=rule.money,
    )
    ends = phrase(
        ": PPh final tetap sampai akhir {year}, {next_year} PPh badan umum",
        year=year,
        next_year=year + 1,
    )
    return [
        phrase(
            "{text}{ends}; periksa kewajiban dikukuhkan sebagai PKP.",
            text=text,
            ends=ends if is_final else "",
        )
    ]
