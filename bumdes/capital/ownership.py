"""Ownership: how much of the enterprise each village, and each of the community, owns.

The former revolving fund (DBM) and profit made capital belong to no single owner: they stand
beside the shares and are in none of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from bumdes.capital.account import is_owned
from bumdes.capital.contributor import DBM_CODE, RETAINED_PROFIT_CODE, contributors_of
from bumdes.capital.movement import movements_of
from bumdes.capital.opening import unnamed_openings
from bumdes.capital.ownership_rule import VILLAGE_MAJORITY, ownership_rule
from ledger import EntryKind, allocate
from ledger.money import from_minor

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

    from sqlalchemy.orm import Session

    from bumdes.capital.contributor import Contributor
    from bumdes.capital.movement import Movement
    from ledger import BookView, Money, Period

WHOLE_BP = 10_000
"""All of it, in hundredths of a percent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnersShare:
    """What one owner has.

    Attributes:
        share: of what all owners have, exactly.
        share_bp: the same in hundredths of a percent, as printed: all owners' add up to
            10 000.
        movements: what made it so, the first one first.
    """

    owner: Contributor
    amount: Money
    share: Fraction
    share_bp: int
    movements: tuple[Movement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ownership:
    """Who owns the enterprise at the end of day *at*.

    Attributes:
        shares: of every owner, villages first.
        owned: what all owners have.
        dbm: the former revolving fund.
        common: profit made capital, of all owners together.
        unnamed: what came before the books and is not told apart yet.
        villages_share: what the villages have of *owned*.
        keeps_majority: whether that is as much as is laid down; None where nothing is.
    """

    at: dt.date
    shares: tuple[OwnersShare, ...]
    owned: Money
    dbm: Money
    common: Money
    unnamed: Money
    villages_share: Fraction
    keeps_majority: bool | None


def ownership(session: Session, view: BookView, *, at: dt.date) -> Ownership:
    """Return who owns the enterprise at the end of day *at*, and by which movements.

    Opening capital of an enterprise's only village, or on a village's own account, is that
    village's, whether it was told apart or not.
    """
    contributors = {c.code: c for c in contributors_of(session, view.book_id)}
    told = [m for m in movements_of(session, view, through=at) if is_owned(m.account)]
    held: dict[str, int] = {}
    for movement in told:
        held[movement.party] = held.get(movement.party, 0) + movement.minor
    unnamed = _claimed(unnamed_openings(view, at=at), contributors.values(), held)
    owners = {
        code: minor
        for code, minor in held.items()
        if contributors[code].is_owner_kind and minor > 0
    }
    total = sum(owners.values())
    of_villages = sum(n for code, n in owners.items() if contributors[code].is_village)
    villages_share = Fraction(of_villages, total) if total else Fraction(0)
    return Ownership(
        at=at,
        shares=_shares(owners, contributors, told, view),
        owned=from_minor(total, view.currency),
        dbm=from_minor(held.get(DBM_CODE, 0), view.currency),
        common=from_minor(held.get(RETAINED_PROFIT_CODE, 0), view.currency),
        unnamed=from_minor(unnamed, view.currency),
        villages_share=villages_share,
        keeps_majority=_keeps_majority(villages_share, at) if total else None,
    )


def changed_in(view: BookView, share: OwnersShare, period: Period) -> int:
    """Return by how much an owner's capital changed in *period*, in minor units.

    Opening balances are no change, on whatever day they were posted.
    """
    within = [movement for movement in share.movements if movement.date in period]
    posted = view.entries_at([movement.sequence for movement in within])
    opened = {p.sequence for p in posted if p.entry.kind is EntryKind.OPENING}
    return sum(movement.minor for movement in within if movement.sequence not in opened)


def _claimed(
    openings: Mapping[str, int], contributors: Iterable[Contributor], held: dict[str, int]
) -> int:
    """Add openings on a village's own account to what it has; return the rest."""
    of_account = {c.account: c.code for c in contributors if c.account}
    rest = 0
    for account, minor in openings.items():
        if not is_owned(account):
            continue
        if account in of_account:
            code = of_account[account]
            held[code] = held.get(code, 0) + minor
        else:
            rest += minor
    return rest


def _shares(
    owners: Mapping[str, int],
    contributors: Mapping[str, Contributor],
    told: list[Movement],
    view: BookView,
) -> tuple[OwnersShare, ...]:
    if not owners:
        return ()
    printed = allocate(WHOLE_BP, owners)
    total = sum(owners.values())
    shares = (
        OwnersShare(
            owner=contributors[code],
            amount=from_minor(minor, view.currency),
            share=Fraction(minor, total),
            share_bp=printed[code].units,
            movements=tuple(m for m in told if m.party == code),
        )
        for code, minor in owners.items()
    )
    return tuple(sorted(shares, key=lambda s: (not s.owner.is_village, s.owner.code)))


def _keeps_majority(villages_share: Fraction, at: dt.date) -> bool | None:
    rule = ownership_rule(VILLAGE_MAJORITY, at)
    return None if rule is None else villages_share * 100 >= rule.value
