"""What may come in: from whom, as what, and in what form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.capital.contribution import ContributionForm
from bumdes.capital_source import Treatment
from bumdes.errors import (
    ContributorNotOfferedError,
    InvalidFieldError,
    LandAsCapitalError,
    TreatmentNotOfferedError,
)

if TYPE_CHECKING:
    from bumdes.capital.contributor import Contributor
    from bumdes.capital_source import CapitalSource, Outcome
    from ledger import Account

LAND, BUILDINGS = ("1.3.01.",), ("1.3.05.", "1.3.06.")
"""Land, and what is built on it or being built."""

GOODS = ("1.1.03.", "1.1.05.", "1.1.06.", "1.2.", "1.3.", "1.4.", "1.9.")
"""What can be brought instead of money: things, stock, securities; claims of the DBM."""

OWN_PROFIT = ("3.3.", "2.1.07.")
"""What profit is made capital from: retained earnings, or a share not yet paid out."""


def outcome_for(
    source: CapitalSource, contributor: Contributor, treatment: Treatment | None
) -> Outcome:
    """Return what it becomes, which an agreement must say and a treatment may.

    Raises:
        ContributorNotOfferedError, TreatmentNotOfferedError: it cannot.
    """
    kind = contributor.of_kind
    offered = source.treatments(kind)
    if not offered:
        raise ContributorNotOfferedError(source.label, kind)
    if treatment is None and source.by_agreement:
        raise TreatmentNotOfferedError(source.label, "")
    chosen = Treatment(treatment or offered[0])
    outcome = source.outcome(kind, chosen)
    if outcome is None:
        raise TreatmentNotOfferedError(source.label, chosen)
    return outcome


def form_of(
    into: Account, source: CapitalSource, contributor: Contributor, outcome: Outcome
) -> ContributionForm:
    """Return in what it comes, which the account that it comes *into* says.

    Raises:
        LandAsCapitalError: it is land, or a building of a village.
        InvalidFieldError: nothing of this can be brought.

    Source:
        PP 11/2021: land and buildings of the village are used under agreement only.
    """
    if source.takes_conversion:
        if not into.code.startswith(OWN_PROFIT):
            raise InvalidFieldError("into", into.code, "own_profit")
        return ContributionForm.CONVERSION
    if into.is_cash:
        return ContributionForm.MONEY
    if outcome.treatment is Treatment.OWNERSHIP and into.code.startswith(LAND):
        raise LandAsCapitalError(into.code)
    if contributor.is_village and into.code.startswith(BUILDINGS):
        raise LandAsCapitalError(into.code)
    if not into.code.startswith(GOODS) or into.is_contra:
        raise InvalidFieldError("into", into.code, "cash_or_goods")
    return ContributionForm.GOODS
