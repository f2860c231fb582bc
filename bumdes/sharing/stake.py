"""Stakes: partners who get their part of one unit's profit by agreement, without a scheme."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from bumdes.capital.contribution import contributions_of
from bumdes.capital.contributor import find_contributor
from bumdes.sharing.head_kind import Division
from bumdes.sharing.head_kinds.partner import PARTNER
from bumdes.sharing.head_kinds.passed_on import PASSED_ON
from bumdes.sharing.plan import Claim, HeadPlan, LevelPlan

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from bumdes.capital.contribution import Contribution
    from bumdes.sharing.head_kind import HeadKind
    from bumdes.work import Work


def standing_stakes(work: Work, *, on: dt.date) -> dict[str, list[Contribution]]:
    """Return by unit the stakes that partners had in it on day *on*."""
    known = [c for c in contributions_of(work.session, work.book_id) if c.unit_share]
    taken_back = work.book.reversals(stake.entry_sequence for stake in known)
    found: dict[str, list[Contribution]] = {}
    for stake in known:
        if stake.date <= on and stake.entry_sequence not in taken_back:
            found.setdefault(stake.unit, []).append(stake)
    return found


def stakes_level(work: Work, unit: str, stakes: Sequence[Contribution]) -> LevelPlan:
    """Return the plan by which *stakes* share the profit of *unit* before all others."""
    rest = 1 - sum((stake.unit_share for stake in stakes), start=Fraction())
    heads = [_head(work, stake) for stake in stakes]
    heads.append(
        _plan(work, PASSED_ON, key=PASSED_ON.key, name=PASSED_ON.label, party="", weight=rest)
    )
    papers = ", ".join(dict.fromkeys(stake.paper for stake in stakes if stake.paper))
    return LevelPlan(
        unit=unit,
        scheme_id="",
        scheme="Perjanjian mitra",
        source=papers,
        is_percentage=False,
        losses_first=False,
        heads=tuple(heads),
    )


def _head(work: Work, stake: Contribution) -> HeadPlan:
    name = find_contributor(work.session, work.book_id, stake.contributor).name
    return _plan(
        work,
        PARTNER,
        key=stake.fund,
        name=name,
        party=stake.contributor,
        weight=stake.unit_share,
    )


def _plan(
    work: Work, kind: HeadKind, *, key: str, name: str, party: str, weight: Fraction
) -> HeadPlan:
    claim = Claim(
        code=key,
        name=name,
        party=party,
        weight=Fraction(1),
        drawn_from=work.book.settings().result_account,
        account=next(iter(kind.accounts), ""),
    )
    return HeadPlan(
        key=key,
        name=name,
        kind=kind,
        weight=weight,
        division=Division.WHOLE,
        claims=(claim,),
    )
