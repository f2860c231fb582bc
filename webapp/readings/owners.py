"""Owners, contributors and borrowed assets as people read them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from bumdes.capital.borrowed_asset import borrowed_assets_of
from bumdes.capital.certificate import certificate_of
from bumdes.capital.contributor import contributors_of
from bumdes.capital.opening import unnamed_openings
from bumdes.capital.ownership import changed_in, ownership
from bumdes.capital.reconciliation import reconcile_capital
from bumdes.enterprise import Village, villages_of
from bumdes.errors import NotFoundError
from bumdes.governance.cooperation import cooperations_of
from bumdes.phrase import phrase
from ledger.money import from_minor, to_minor
from webapp.language.saying import t
from webapp.readings.sight import unit_names

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping, Sequence

    from bumdes.capital.borrowed_asset import BorrowedAsset
    from bumdes.capital.certificate import Certificate
    from bumdes.capital.contributor import Contributor
    from bumdes.capital.movement import Movement
    from bumdes.capital.ownership import Ownership
    from bumdes.capital.reconciliation import Reconciliation
    from bumdes.enterprise import Enterprise
    from bumdes.work import Work
    from ledger import Money, Period


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnersPage:
    """Who owns the enterprise on a day."""

    found: Ownership
    is_joint: bool


class CapitalMovement(NamedTuple):
    """A change of what an owner has, and its entry: the number within its year."""

    date: dt.date
    label: str
    fund: str
    amount: Money
    year: int
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificatePage:
    """What is certified to one owner.

    Attributes:
        amounts: what came in with each contribution.
        opening: what came before the books and is not told apart.
        movements: what made it so much, the first one first.
        since, change: by how much it changed from a day on; opening balances are no change.
    """

    certificate: Certificate
    enterprise: Enterprise
    village: Village | None
    amounts: tuple[Money, ...]
    opening: Money
    movements: tuple[CapitalMovement, ...]
    since: dt.date
    change: Money

    @property
    def before(self) -> Money:
        """What it was before *since*, with the opening balances posted later."""
        return self.certificate.share.amount - self.change


@dataclass(frozen=True, slots=True, kw_only=True)
class ContributorsPage:
    """Who may bring capital in."""

    contributors: tuple[Contributor, ...]
    cooperations: list[tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class BorrowedPage:
    """What is used under agreement, and what was."""

    today: dt.date
    assets: tuple[tuple[BorrowedAsset, str, Money, Money], ...]
    units: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReconciliationPage:
    """The register against the accounts, and what is to be told apart."""

    found: Reconciliation
    openings: list[tuple[str, str]]


def read_owners(work: Work, at: dt.date) -> OwnersPage:
    """Return who owns the enterprise at the end of day *at*."""
    enterprise = work.enterprise
    return OwnersPage(
        found=ownership(work.session, work.book, at=at),
        is_joint=enterprise is not None and enterprise.is_joint,
    )


def read_certificate(work: Work, owner: str, period: Period) -> CertificatePage:
    """Return what is certified to *owner* at the end of *period*, and what changed in it.

    Raises:
        NotFoundError: it owns nothing.
    """
    certificate = certificate_of(work.session, work.book, owner, at=period.last_day)
    share = certificate.share
    village, held = share.owner.village, sum(m.minor for m in share.movements)
    enterprise = work.enterprise
    if enterprise is None:
        raise NotFoundError("enterprise", work.book_id)
    return CertificatePage(
        certificate=certificate,
        enterprise=enterprise,
        village=work.session.get(Village, (work.book_id, village)) if village else None,
        amounts=tuple(
            from_minor(c.amount_minor, work.book.currency) for c in certificate.contributions
        ),
        opening=from_minor(to_minor(share.amount) - held, work.book.currency),
        movements=tuple(_movements(work, share.movements)),
        since=period.first_day,
        change=from_minor(changed_in(work.book, share, period), work.book.currency),
    )


def _movements(work: Work, movements: Sequence[Movement]) -> Iterator[CapitalMovement]:
    posted = {p.sequence: p for p in work.book.entries_at([m.sequence for m in movements])}
    for each in movements:
        entry = posted[each.sequence]
        yield CapitalMovement(
            each.date,
            each.kind.label,
            each.fund,
            from_minor(each.minor, work.book.currency),
            entry.entry.date.year,
            entry.number,
        )


def read_contributors(work: Work) -> ContributorsPage:
    """Return who may bring capital in, and the cooperations that partners may be in."""
    return ContributorsPage(
        contributors=tuple(contributors_of(work.session, work.book_id)),
        cooperations=[
            (c.cooperation_id, c.title) for c in cooperations_of(work.session, work.book_id)
        ],
    )


def read_borrowed(work: Work, today: dt.date) -> BorrowedPage:
    """Return what is used under agreement, the latest first."""
    names = {v.code: v.name for v in villages_of(work.session, work.book_id)}
    known = borrowed_assets_of(work.session, work.book_id)
    return BorrowedPage(
        today=today,
        assets=tuple(
            (
                a,
                a.owner or t(phrase("Desa {name}", name=names.get(a.village or "", ""))),
                from_minor(a.payment_minor, work.book.currency),
                from_minor(a.value_minor, work.book.currency),
            )
            for a in reversed(known)
        ),
        units=unit_names(work),
    )


def read_reconciliation(work: Work, at: dt.date) -> ReconciliationPage:
    """Return the register against the accounts at the end of day *at*."""
    openings = unnamed_openings(work.book, at=at)
    return ReconciliationPage(
        found=reconcile_capital(work.session, work.book, at=at),
        openings=[(code, f"{code} {t(work.book.chart[code].name)}") for code in openings],
    )


def village_choices(work: Work) -> list[tuple[str, str]]:
    """Return code and name of the villages that own the enterprise."""
    return [(v.code, v.name) for v in villages_of(work.session, work.book_id)]
