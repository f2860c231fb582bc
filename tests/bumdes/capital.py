"""Capital for the tests: an enterprise that villages own, and what they bring in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bumdes.actions.contributing import ContributeCapital, contribute_capital
from bumdes.actions.founding import add_village
from bumdes.actions.registering_contributors import RegisterContributor, register_contributor
from bumdes.capital.contribution import find_contribution
from bumdes.enterprise import EnterpriseKind
from bumdes.governance.decision import Decision, DecisionKind
from ledger import rp
from tests.bumdes.village import BOOK, Village, day, founded

if TYPE_CHECKING:
    import datetime as dt

    from sqlalchemy import Engine

    from bumdes.capital.contribution import Contribution
    from bumdes.capital_source import ContributorKind

HOME = "35.17.08.2011"
JOINT = ("35.17.08.2001", "35.17.08.2002", "35.17.08.2003")
BANK = "1.1.01.04"
TAKEN, RETURNED, SHARED, BORROWED = "MD-TERIMA", "MD-KEMBALI", "MD-LABA", "MD-PINJAM"


def owned(engine: Engine, **facts: Any) -> Village:
    """Return an enterprise of one village that has taken every decision about capital."""
    village = founded(engine, **facts)
    village.does(add_village, HOME, "Sumberejo")
    return _decided(village)


def jointly_owned(engine: Engine, **facts: Any) -> Village:
    """Return an enterprise of three villages that has taken every decision about capital."""
    village = founded(engine, kind=EnterpriseKind.BUM_DESA_BERSAMA, **facts)
    for code, name in zip(JOINT, ("Karangan", "Lestari", "Mekar"), strict=True):
        village.does(add_village, code, name)
    return _decided(village)


def _decided(village: Village) -> Village:
    with village.work() as work:
        for number, kind in (
            (TAKEN, DecisionKind.TAKE_CAPITAL),
            (RETURNED, DecisionKind.RETURN_CAPITAL),
            (SHARED, DecisionKind.SHARE_PROFIT),
            (BORROWED, DecisionKind.BORROW),
        ):
            work.session.add(
                Decision(
                    book_id=village.book_id,
                    number=number,
                    kind=kind.value,
                    decided_on=day(1, 2),
                    about=kind.label,
                    recorded_by="penguji",
                )
            )
    return village


def command(amount: int = 50_000_000, **facts: Any) -> ContributeCapital:
    """Return a contribution of the village from its Dana Desa; *facts* are other fields."""
    given = {
        "source": "dana_desa",
        "contributor": HOME,
        "date": day(1, 6),
        "amount": rp(amount),
        "into": BANK,
        "decision": TAKEN,
        "paper": "Perdes 3/2025",
    }
    return ContributeCapital(**(given | facts))


def contributes(village: Village, amount: int = 50_000_000, **facts: Any) -> Contribution:
    """Take a contribution in; see ``command``."""
    return village.does(contribute_capital, command(amount, **facts))


def with_contributor(village: Village, kind: ContributorKind, name: str = "CV Mitra") -> str:
    """Register a contributor, and return its code."""
    return village.does(register_contributor, RegisterContributor(kind=kind, name=name)).code


def balance(village: Village, account: str, *, fund: str | None = None) -> int:
    """Return credits less debits of an account, in rupiah."""
    with village.work(read_only=True) as work:
        found = work.book.balance(account, fund=fund)
        return int((found.credits - found.debits).amount)


def standing(village: Village, fund: str) -> Contribution:
    """Return the contribution *fund* as it is kept."""
    with village.work(read_only=True) as work:
        return find_contribution(work.session, BOOK, fund)


def last_day() -> dt.date:
    return day(12, 31)
