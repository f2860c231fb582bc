"""Where capital comes from, and what it becomes in the books."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class ContributorKind(StrEnum):
    """Who brings capital in."""

    VILLAGE = "village"
    MEMBER = "member"
    """A member of the community."""
    GROUP = "group"
    """A group or an institution of the community."""
    DBM = "dbm"
    """The former PNPM revolving fund (dana bergulir masyarakat), held in common."""
    PROVINCE = "province"
    REGENCY = "regency"
    MINISTRY = "ministry"
    PARTNER = "partner"
    LENDER = "lender"
    RETAINED_PROFIT = "retained_profit"
    """Nobody: the enterprise's own profit, which stays the common property of its owners."""

    @property
    def label(self) -> str:
        """What Indonesians call it."""
        return _CONTRIBUTORS[self]


class Treatment(StrEnum):
    """What a contribution is to the enterprise."""

    OWNERSHIP = "ownership"
    """Capital of an owner."""
    DONATION = "donation"
    LIABILITY = "liability"
    """It is to be paid back: a loan, and never capital."""
    STAKE = "stake"
    """A stake in one unit, which shares that unit's profit by agreement."""

    @property
    def label(self) -> str:
        """What Indonesians call it."""
        return _TREATMENTS[self]


class Paper(StrEnum):
    """The paper that proves where a contribution comes from."""

    PERDES = "perdes"
    DECREE = "decree"
    GRANT = "nphd"
    """Naskah perjanjian hibah daerah."""
    AGREEMENT = "agreement"
    HANDOVER = "handover"
    """Berita acara serah terima, for goods from any source."""

    @property
    def label(self) -> str:
        """What Indonesians call it."""
        return _PAPERS[self]


_CONTRIBUTORS: Mapping[ContributorKind, str] = MappingProxyType(
    {
        ContributorKind.VILLAGE: "Desa",
        ContributorKind.MEMBER: "Warga Desa",
        ContributorKind.GROUP: "Kelompok masyarakat",
        ContributorKind.DBM: "Dana Bergulir Masyarakat (eks PNPM)",
        ContributorKind.PROVINCE: "Pemerintah provinsi",
        ContributorKind.REGENCY: "Pemerintah kabupaten/kota",
        ContributorKind.MINISTRY: "Kementerian/lembaga",
        ContributorKind.PARTNER: "Mitra",
        ContributorKind.LENDER: "Pemberi pinjaman",
        ContributorKind.RETAINED_PROFIT: "Hasil usaha",
    }
)

_TREATMENTS: Mapping[Treatment, str] = MappingProxyType(
    {
        Treatment.OWNERSHIP: "Penyertaan modal",
        Treatment.DONATION: "Donasi/sumbangan",
        Treatment.LIABILITY: "Utang",
        Treatment.STAKE: "Penyertaan pada satu unit usaha",
    }
)

_PAPERS: Mapping[Paper, str] = MappingProxyType(
    {
        Paper.PERDES: "Peraturan Desa penyertaan modal",
        Paper.DECREE: "Surat keputusan",
        Paper.GRANT: "NPHD",
        Paper.AGREEMENT: "Perjanjian",
        Paper.HANDOVER: "Berita acara serah terima",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What contributions of some contributors become.

    Attributes:
        accounts: the accounts that may be credited, the usual one first; a heading stands
            for all under it, and for villages for the one that is the village's own.
        component: the line of the statement of cash flows that takes the money.
    """

    treatment: Treatment
    contributors: frozenset[ContributorKind]
    accounts: tuple[str, ...]
    component: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CapitalSource:
    """A source of capital, such as Dana Desa.

    Attributes:
        key: stable name, stored with every contribution from it.
        label: what people call it.
        outcomes: what it becomes, the usual first.
        by_agreement: whether the agreement decides what it becomes, so that it must be said.
        paper: what must prove it, by number and date; None where the decision itself does.
        apbdes_code: the usual line of the village's budget; empty where none carries it.
        takes_conversion: whether no money comes in, but profit is made capital.
    """

    key: str
    label: str
    outcomes: tuple[Outcome, ...]
    by_agreement: bool = False
    paper: Paper | None = None
    apbdes_code: str = ""
    takes_conversion: bool = False

    @property
    def contributors(self) -> frozenset[ContributorKind]:
        """Who can bring capital in from here."""
        return frozenset().union(*(outcome.contributors for outcome in self.outcomes))

    def treatments(self, contributor: ContributorKind) -> tuple[Treatment, ...]:
        """Return what it may become when *contributor* brings it, the usual first."""
        return tuple(o.treatment for o in self.outcomes if contributor in o.contributors)

    def outcome(self, contributor: ContributorKind, treatment: Treatment) -> Outcome | None:
        """Return what it becomes when *contributor* brings it as *treatment*, if it can."""
        for outcome in self.outcomes:
            if contributor in outcome.contributors and outcome.treatment is treatment:
                return outcome
        return None


APBDES_CAPITAL = "6.2.2"
"""Penyertaan Modal Desa in the village's budget. Source: Permendagri 20/2018, annex."""

COMMUNITY = frozenset({ContributorKind.MEMBER, ContributorKind.GROUP})

VILLAGE_CAPITAL = Outcome(
    treatment=Treatment.OWNERSHIP,
    contributors=frozenset({ContributorKind.VILLAGE}),
    accounts=("3.1.01.00",),
    component="FI-IN-1",
)
COMMUNITY_CAPITAL = Outcome(
    treatment=Treatment.OWNERSHIP,
    contributors=COMMUNITY,
    accounts=("3.1.02.01",),
    component="FI-IN-2",
)


def agreed_outcomes(*contributors: ContributorKind) -> tuple[Outcome, ...]:
    """Return what money of *contributors* may become, as its agreement says."""
    said = (
        (Treatment.DONATION, ("3.4.01.01",), "FI-IN-3"),
        (Treatment.LIABILITY, ("2.2.02.01", "2.1.05.01", "2.2.99.99"), "FI-IN-4"),
        (Treatment.STAKE, ("2.2.03.01",), "FI-IN-4"),
    )
    return tuple(
        Outcome(
            treatment=treatment,
            contributors=frozenset(contributors),
            accounts=accounts,
            component=component,
        )
        for treatment, accounts, component in said
    )
