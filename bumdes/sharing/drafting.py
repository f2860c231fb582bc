"""Making plans of sharing: who has a claim under each head of the schemes in force."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from bumdes.capital.contributor import village_party
from bumdes.enterprise import villages_of
from bumdes.errors import PartnerLeftOutError, UnnamedCapitalError
from bumdes.sharing.calculation import calculate
from bumdes.sharing.capital_weight import CapitalWeight, capital_weights
from bumdes.sharing.head_kind import Division, Use
from bumdes.sharing.plan import Claim, HeadPlan, LevelPlan
from bumdes.sharing.scheme import (
    heads_of,
    recipients_of,
    scheme_in_force,
    unit_schemes_in_force,
)
from bumdes.sharing.stake import stakes_level, standing_stakes
from bumdes.sharing.year_result import require_closed, year_result
from ledger import Dimension, Period

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bumdes.capital.contribution import Contribution
    from bumdes.sharing.calculation import Calculation
    from bumdes.sharing.scheme import Head, Scheme
    from bumdes.work import Work

SEN = 100
"""Minor units of a rupiah."""

_VILLAGES = "3.1.01."
_CAPITAL, _DRAWINGS = "3.1.", "3.2."

_NO_CAPITAL = CapitalWeight(0, "")


def draft_sharing(work: Work, year: int) -> Calculation:
    """Return how the profit of the closed *year* is to be shared; nothing is written.

    Raises:
        YearStillOpenError: the year is not closed.
        NoSchemeError: no scheme of the enterprise was in force at its end.
        PartnerLeftOutError: the scheme of a unit leaves out a partner with a stake in it.
        SharingError, AllocationError: it cannot be shared; see ``calculate``.
    """
    require_closed(work.book, year)
    return proposed_sharing(work, year)


def proposed_sharing(work: Work, year: int) -> Calculation:
    """Return how the profit of *year* as it stands would be shared, closed or not.

    Raises:
        NoSchemeError, PartnerLeftOutError, SharingError, AllocationError: see
            ``draft_sharing``.
    """
    on = Period.year(year).last_day
    whole = draft_level(work, scheme_in_force(work.session, work.book_id, on=on), year)
    units = {
        scheme.unit: draft_level(work, scheme, year)
        for scheme in unit_schemes_in_force(work.session, work.book_id, on=on)
    }
    for unit, stakes in standing_stakes(work, on=on).items():
        if unit in units:
            _refuse_left_out(units[unit], stakes)
        else:
            units[unit] = stakes_level(work, unit, stakes)
    ordered = [units[unit] for unit in sorted(units)]
    return calculate(year_result(work.book, year), whole, ordered)


def draft_level(work: Work, scheme: Scheme, year: int) -> LevelPlan:
    """Return the plan of *scheme* for the profit of *year*.

    Raises:
        UnnamedCapitalError: a head is divided by capital that does not say whose it is.
    """
    return LevelPlan(
        unit=scheme.unit,
        scheme_id=scheme.scheme_id,
        scheme=scheme.name,
        source=scheme.source,
        is_percentage=scheme.is_percentage,
        losses_first=scheme.losses_first,
        heads=tuple(_head(work, head, year) for head in heads_of(work.session, scheme)),
    )


def _refuse_left_out(plan: LevelPlan, stakes: Sequence[Contribution]) -> None:
    named = {claim.party for head in plan.heads for claim in head.claims}
    for stake in stakes:
        if stake.contributor not in named:
            raise PartnerLeftOutError(plan.unit, stake.contributor)


def _head(work: Work, head: Head, year: int) -> HeadPlan:
    division = Division(head.division)
    claims = {
        Division.WHOLE: _whole,
        Division.RATIO: _by_ratio,
        Division.CAPITAL: _by_capital,
    }[division](work, head, year)
    return HeadPlan(
        key=head.key,
        name=head.name,
        kind=head.kind,
        weight=head.exact_weight,
        division=division,
        claims=tuple(claims),
        is_by_time=head.is_by_time,
        floor=None if head.floor_minor is None else head.floor_minor // SEN,
        cap=None if head.cap_minor is None else head.cap_minor // SEN,
    )


def _whole(work: Work, head: Head, _year: int) -> list[Claim]:
    party = head.party
    if not party and head.kind.use is Use.OWED:
        party = f"BAGI-{head.key.upper()}"
    return [_claim(work, head, code=head.key, name=head.name, party=party, weight=Fraction(1))]


def _by_ratio(work: Work, head: Head, _year: int) -> list[Claim]:
    villages = {village.code for village in villages_of(work.session, work.book_id)}
    return [
        _claim(
            work,
            head,
            code=recipient.code,
            name=recipient.name,
            party=village_party(recipient.code)
            if recipient.code in villages
            else f"BAGI-{head.key.upper()}-{recipient.code}",
            weight=Fraction(recipient.weight),
        )
        for recipient in recipients_of(work.session, head)
    ]


def _by_capital(work: Work, head: Head, year: int) -> list[Claim]:
    heading = head.kind.capital
    found = capital_weights(work.book, heading, year, by_time=head.is_by_time)
    if heading.startswith(_VILLAGES):
        return _villages(work, head, found)
    _refuse_unnamed(work, heading, found)
    names = {value.code: value.name for value in work.book.known(Dimension.PARTY)}
    return [
        _claim(
            work,
            head,
            code=party,
            name=names.get(party, party),
            party=party,
            weight=Fraction(capital.weight),
            capital=capital,
        )
        for party, capital in found.items()
    ]


def _villages(work: Work, head: Head, found: Mapping[str, CapitalWeight]) -> list[Claim]:
    """Return a claim for each member village; a single one gets it all."""
    villages = villages_of(work.session, work.book_id)
    if len(villages) > 1:
        _refuse_unnamed(work, head.kind.capital, found)
    claims = []
    for village in villages:
        capital = found.get(village_party(village.code), _NO_CAPITAL)
        claims.append(
            _claim(
                work,
                head,
                code=village.code,
                name=f"Desa {village.name}",
                party=village_party(village.code),
                weight=Fraction(capital.weight if len(villages) > 1 else 1),
                capital=capital,
            )
        )
    return claims


def _refuse_unnamed(work: Work, heading: str, found: Mapping[str, CapitalWeight]) -> None:
    unnamed = found.get("")
    if unnamed is not None and unnamed.weight:
        amount = -work.book.balance(heading).net(work.book.chart[heading].normal_side)
        raise UnnamedCapitalError(unnamed.account, abs(amount))


def _claim(
    work: Work,
    head: Head,
    *,
    code: str,
    name: str,
    party: str,
    weight: Fraction,
    capital: CapitalWeight = _NO_CAPITAL,
) -> Claim:
    """Return a claim, with the *capital* of the claimant if it weighs by that."""
    kind, account = head.kind, head.account or next(iter(head.kind.accounts), "")
    stands_in = capital.account
    if kind.use is Use.CAPITAL and stands_in:
        account = stands_in
    drawn_from = kind.drawn_from or work.book.settings().result_account
    own = stands_in.replace(_CAPITAL, _DRAWINGS, 1)
    if kind.drawn_from and stands_in and own in work.book.chart:
        drawn_from = own
    return Claim(
        code=code,
        name=name,
        party=party,
        weight=weight,
        drawn_from=drawn_from,
        account=account,
        counted=capital.counted,
    )
