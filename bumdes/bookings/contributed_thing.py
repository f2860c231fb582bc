"""Contributing things: capital that comes as a thing goes into the register of assets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.assets.asset import find_asset
from bumdes.assets.asset_class import class_of_account, find_class, is_asset_account
from bumdes.assets.movement import MovementKind, keep_movements
from bumdes.bookings.asset import AssetFacts, PlanOf, add_first_plan, register_asset
from bumdes.errors import InvalidFieldError

if TYPE_CHECKING:
    from bumdes.capital.contribution import Contribution
    from bumdes.work import Work
    from ledger import JournalEntry, PostedEntry


def thing_of(
    work: Work, said: AssetFacts | None, contribution: Contribution, known: PostedEntry | None
) -> str:
    """Return the code of the asset that is brought, registered now; empty for none."""
    if not is_asset_account(contribution.into):
        return ""
    if known:
        return next((p.asset for p in known.entry.postings if p.asset), "")
    return register_asset(work, _facts(said, contribution), on=contribution.date).code


def _facts(said: AssetFacts | None, contribution: Contribution) -> AssetFacts:
    """Return what is said of the thing.

    Raises:
        InvalidFieldError: things of its class are kept on another account.
    """
    if said is not None:
        if find_class(said.asset_class).cost != contribution.into:
            raise InvalidFieldError("asset_class", said.asset_class, "class_of_account")
        return said
    usual = class_of_account(contribution.into)
    name = contribution.purpose or f"{usual.label} dari {contribution.of_source.label}"
    return AssetFacts(name=name[:150], asset_class=usual.key, paper=contribution.handover)


def plan_thing(
    work: Work, said: AssetFacts | None, contribution: Contribution, entry: JournalEntry
) -> None:
    """Write down what the entry did to the thing that is brought, and how that wears out."""
    thing = next((p.asset for p in entry.postings if p.asset), "")
    if not thing:
        return
    sequence = contribution.entry_sequence
    kind = MovementKind.CONTRIBUTED
    keep_movements(work.session, work.book_id, entry, sequence, kind)
    made_of = PlanOf(
        facts=_facts(said, contribution),
        cost=contribution.amount_minor,
        entry_sequence=sequence,
    )
    add_first_plan(work, find_asset(work.session, work.book_id, thing), made_of)
