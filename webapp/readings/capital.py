"""The capital register as people read it: all of it, and what became of one contribution."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bumdes.assets.asset import assets_of
from bumdes.assets.asset_class import is_asset_account
from bumdes.assets.holding import holdings_on
from bumdes.capital.contribution import contributions_of, find_contribution
from bumdes.capital.contributor import contributors_of, find_contributor, village_party
from bumdes.capital.earmark import earmarks_on, find_earmark
from bumdes.capital.movement import held_by, movements_of
from bumdes.capital.programme import programmes_of_year
from bumdes.capital.reconciliation import reconcile_capital
from bumdes.capital.use import use_of_capital
from bumdes.enterprise import villages_of
from bumdes.errors import NotFoundError
from bumdes.phrase import phrase
from bumdes.planning.proposal import proposals_of
from ledger import AccountKind
from ledger.money import from_minor
from webapp.language.saying import t
from webapp.readings.sight import unit_names

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from bumdes.capital.contribution import Contribution
    from bumdes.capital.contributor import Contributor
    from bumdes.capital.movement import Movement
    from bumdes.capital.programme import ProgrammeOfYear
    from bumdes.capital.reconciliation import Reconciliation
    from bumdes.capital.use import UseOfCapital
    from bumdes.work import Work
    from ledger import Account, Money

Pairs = list[tuple[str, str]]

RECEIVING = ("1.1.05.", "1.1.06.", "1.2.", "1.3.", "1.4.", "1.9.", "3.3.01.", "2.1.07.")
"""What may come in besides cash: goods, and profit that is made capital."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterLine:
    """A contribution in the list."""

    contribution: Contribution
    contributor: str
    amount: Money
    is_taken_back: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterPage:
    """The capital register on a day."""

    today: dt.date
    lines: tuple[RegisterLine, ...]
    reconciliation: Reconciliation
    programmes: tuple[ProgrammeOfYear, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Somebody who has something in a contribution."""

    contributor: Contributor
    amount: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class ContributionPage:
    """One contribution, and what became of it.

    Attributes:
        number: of the entry that posts it, in its year's journal.
        movements: what happened to it, with the name of whose it was.
    """

    contribution: Contribution
    contributor: Contributor
    use: UseOfCapital
    number: int
    voucher: str
    proofs: tuple[str, ...]
    programme: str
    holders: tuple[Holder, ...]
    movements: tuple[tuple[Movement, str, Money], ...]
    units: Mapping[str, str]
    is_taken_back: bool


def read_register(work: Work, today: dt.date) -> RegisterPage:
    """Return every contribution, the latest first, and whether the register holds."""
    names = {c.code: c.name for c in contributors_of(work.session, work.book_id)}
    known = contributions_of(work.session, work.book_id)
    back = work.book.reversals(c.entry_sequence for c in known)
    lines = (
        RegisterLine(
            contribution=c,
            contributor=names[c.contributor],
            amount=from_minor(c.amount_minor, work.book.currency),
            is_taken_back=c.entry_sequence in back,
        )
        for c in reversed(known)
    )
    programmes = programmes_of_year(work.session, work.book, today.year)
    return RegisterPage(
        today=today,
        lines=tuple(lines),
        reconciliation=reconcile_capital(work.session, work.book, at=today),
        programmes=tuple(p for p in programmes if p.contributed.amount),
    )


def read_contribution(work: Work, fund: str, today: dt.date) -> ContributionPage:
    """Return what became of the contribution *fund* up to *today*.

    Raises:
        NotFoundError: there is no such contribution.
    """
    contribution = find_contribution(work.session, work.book_id, fund)
    posted = work.book.entry(contribution.entry_sequence)
    names = {c.code: c.name for c in contributors_of(work.session, work.book_id)}
    movements = [m for m in movements_of(work.session, work.book) if m.fund == fund]
    return ContributionPage(
        contribution=contribution,
        contributor=find_contributor(work.session, work.book_id, contribution.contributor),
        use=use_of_capital(work.session, work.book, fund, through=today),
        number=posted.number,
        voucher=posted.voucher,
        proofs=posted.entry.evidence,
        programme=_programme(contribution),
        holders=_holders(work, fund, movements),
        movements=tuple(
            (m, names[m.party], from_minor(m.minor, work.book.currency)) for m in movements
        ),
        units=unit_names(work),
        is_taken_back=work.book.reversed_by(contribution.entry_sequence) is not None,
    )


def _programme(contribution: Contribution) -> str:
    if not contribution.earmark:
        return ""
    return find_earmark(contribution.earmark, contribution.date).label


def _holders(work: Work, fund: str, movements: Sequence[Movement]) -> tuple[Holder, ...]:
    parties = dict.fromkeys(m.party for m in movements)
    held = ((party, held_by(movements, fund, party)) for party in parties)
    return tuple(
        Holder(
            contributor=find_contributor(work.session, work.book_id, party),
            amount=from_minor(minor, work.book.currency),
        )
        for party, minor in held
        if minor > 0
    )


# --- what forms offer ----------------------------------------------------------------


def contributor_choices(work: Work) -> Pairs:
    """Return code and name of who may bring capital in: villages too that never did."""
    known = contributors_of(work.session, work.book_id)
    return [*((c.code, c.name) for c in known), *_other_villages(work, known)]


def owner_choices(work: Work) -> Pairs:
    """Return code and name of who can own a share."""
    known = contributors_of(work.session, work.book_id)
    owners = [(c.code, c.name) for c in known if c.is_owner_kind]
    return [*owners, *_other_villages(work, known)]


def cash_choices(work: Work) -> Pairs:
    """Return code and name of the cash accounts in use."""
    return [_named(a) for a in work.book.chart.cash() if a.is_active]


def receiving_choices(work: Work) -> Pairs:
    """Return code and name of what capital may come into: cash, goods, profit."""
    found = [
        a
        for a in work.book.chart
        if a.takes_postings and a.is_active and not a.is_contra and a.code.startswith(RECEIVING)
        if not a.is_cash
    ]
    return [*cash_choices(work), *map(_named, found)]


def spending_choices(work: Work) -> Pairs:
    """Return code and name of what a fund may be spent on, headings of classes too."""
    kinds = {AccountKind.ASSET, AccountKind.EXPENSE}
    return [
        _named(account)
        for account in work.book.chart
        if account.kind in kinds and account.is_active and not account.is_contra
        if not account.is_cash and not account.code.startswith(("1.1.01", "1.1.02", "1.1.99"))
        if account.code[4:] != "00.00"
    ]


def approved_choices(work: Work) -> Pairs:
    """Return id and title of the proposals that the deliberation approved."""
    return [
        (proposal.proposal_id, proposal.title)
        for proposal in proposals_of(work.session, work.book_id)
        if proposal.decision is not None and not proposal.is_declined
    ]


def taken_over_choices(work: Work, fund: str, today: dt.date) -> Pairs:
    """Return code and name of what own money may take over from a fund.

    Raises:
        NotFoundError: there is no such contribution.
    """
    use = use_of_capital(work.session, work.book, fund, through=today)
    accounts = [
        (kept.account, f"{kept.account} {t(kept.name)}")
        for kept in (*use.assets, *use.working_capital)
        if not is_asset_account(kept.account)
    ]
    return [*_things_of(work, fund, today), *accounts]


def _things_of(work: Work, fund: str, today: dt.date) -> Pairs:
    """Return code and name of the things of the register that *fund* has something in."""
    names = {asset.code: asset.name for asset in assets_of(work.session, work.book_id)}
    return [
        (code, f"{code} {t(names[code])}")
        for code, holding in sorted(holdings_on(work, today).items())
        if fund in holding.parts and holding.parts[fund].carrying > 0
    ]


def earmark_choices(today: dt.date) -> Pairs:
    """Return key and name of the programmes that there are."""
    return [(earmark.key, t(earmark.label)) for earmark in earmarks_on(today)]


def held_in(work: Work, fund: str) -> list[tuple[str, str]]:
    """Return code and name of who has something in *fund*, with how much.

    Raises:
        NotFoundError: nobody has, for there is no such contribution.
    """
    find_contribution(work.session, work.book_id, fund)
    movements = movements_of(work.session, work.book)
    holders = _holders(work, fund, movements)
    if not holders:
        raise NotFoundError("contribution", fund)
    return [(h.contributor.code, h.contributor.name) for h in holders]


def _other_villages(work: Work, known: Sequence[Contributor]) -> Pairs:
    """Return code and name of the villages that never brought capital in."""
    codes = {contributor.code for contributor in known}
    return [
        (village_party(v.code), t(phrase("Desa {name}", name=v.name)))
        for v in villages_of(work.session, work.book_id)
        if village_party(v.code) not in codes
    ]


def _named(account: Account) -> tuple[str, str]:
    return account.code, f"{account.code} {t(account.name)}"
