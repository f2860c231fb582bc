"""What a paper was asked about, as plain data: enough to make the same paper again.

It goes with the data of every paper, beside what can be verified; it is not part of what the
paper says, nor of its fingerprint.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ledger import Period
from reports.scope import Scope, ZeroRows

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reports.kind import Asked

AskedData = dict[str, Any]


def scope_data(scope: Scope) -> AskedData:
    """Return *scope* as plain data."""
    return {
        "period": str(scope.period),
        "compare": [str(period) for period in scope.compare],
        "unit": scope.unit,
        "by_unit": scope.by_unit,
        "accounts": list(scope.accounts),
        "fund": scope.fund,
        "budget": scope.budget,
        "zero_rows": str(scope.zero_rows),
    }


def scope_from(data: Mapping[str, Any]) -> Scope:
    """Return the scope that ``scope_data`` made *data* of.

    Raises:
        KeyError, TypeError, ValueError, InvalidPeriodError: nothing made it of a scope.
    """
    return Scope(
        period=Period.parse(data["period"]),
        compare=tuple(Period.parse(written) for written in data["compare"]),
        unit=data["unit"],
        by_unit=bool(data["by_unit"]),
        accounts=tuple(map(str, data["accounts"])),
        fund=data["fund"],
        budget=bool(data["budget"]),
        zero_rows=ZeroRows(data["zero_rows"]),
    )


def asked_data(asked: Asked) -> AskedData:
    """Return what a report of many chapters is asked about, as plain data."""
    return {
        "period": str(asked.period),
        "unit": asked.unit,
        "subject": asked.subject,
        "paper": str(asked.paper),
    }
