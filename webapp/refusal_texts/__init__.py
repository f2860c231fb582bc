"""The sentences for refusals, by the code of the error; see ``webapp.sentences``."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from webapp.refusal_texts import (
    approval,
    assets,
    auditing,
    beginning,
    capital,
    cash,
    corrections,
    credit,
    enterprise,
    governance,
    ledger,
    parties,
    payroll,
    planning,
    reporting,
    reports,
    schedules,
    sharing,
    stock,
    sub_ledgers,
    taxes,
    till,
    units,
    village_books,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

_AREAS = (
    auditing,
    beginning,
    ledger,
    approval,
    corrections,
    enterprise,
    governance,
    capital,
    planning,
    sharing,
    units,
    village_books,
    parties,
    sub_ledgers,
    credit,
    assets,
    stock,
    till,
    cash,
    schedules,
    payroll,
    taxes,
    reporting,
    reports,
)

SENTENCES: Mapping[str, str] = MappingProxyType(
    {code: text for area in _AREAS for code, text in area.TEXTS.items()}
)
"""What to say, by the code of the error; braces hold its facts."""
