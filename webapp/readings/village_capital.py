"""What became of a village's capital, and what came back: as the village reads it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from bumdes.capital.contribution import contributions_of
from bumdes.capital.contributor import village_party
from bumdes.capital.reconciliation import reconcile_capital
from bumdes.capital.use import use_of_capital
from bumdes.capital_source import Treatment
from bumdes.enterprise import villages_of
from bumdes.phrase import phrase
from bumdes.sharing.head_kind import Use
from bumdes.sharing.register import read_shares_of
from ledger import Money, rp
from ledger.money import to_minor
from webapp.language.saying import t

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from bumdes.capital.contribution import Contribution
    from bumdes.capital.use import Kept, UseOfCapital
    from bumdes.enterprise import Village
    from bumdes.work import Work

GONE = "f5"
"""The colour of what is no longer there."""

STOCK, CLAIMS = ("1.1.05.", "1.1.06."), ("1.1.03.", "1.1.04.")


@dataclass(frozen=True, slots=True)
class Slice:
    """A part of what a contribution became.

    Attributes:
        colour: class of its colour in bars.
        tenths: its part of the whole in tenths of a percent.
        x, width: its place in a bar 100 wide.
    """

    label: str
    colour: str
    amount: Money
    note: str
    tenths: int
    x: str
    width: str


class Paper(NamedTuple):
    """A paper that proves a contribution."""

    label: str
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """One contribution, and what became of it."""

    contribution: Contribution
    amount: Money
    became: tuple[Slice, ...]
    papers: tuple[Paper, ...]
    is_taken_back: bool

    @property
    def still_there(self) -> Money:
        """What it became that is there, up to what was brought; what it earned is no part."""
        there = sum((s.amount for s in self.became if s.colour != GONE), start=rp(0))
        return min(there, self.amount)


class YearOfShares(NamedTuple):
    """What a village is to be paid of one year's profit; what was made capital is no part."""

    year: int
    due: Money
    paid: Money

    @property
    def owed(self) -> Money:
        """What is still to be paid."""
        return self.due - self.paid


@dataclass(frozen=True, slots=True, kw_only=True)
class VillageCapital:
    """The capital of a village: from where, into what, and what came back.

    Attributes:
        difference: what the accounts of capital hold more than the register says.
    """

    village: Village
    villages: tuple[Village, ...]
    today: dt.date
    brought: tuple[Brought, ...]
    whole: tuple[Slice, ...]
    total: Money
    still_there: Money
    shares: tuple[YearOfShares, ...]
    due: Money
    paid: Money
    difference: Money


class MemberVillage(NamedTuple):
    """One of several villages: what it brought in, what is there of it, what came back.

    Attributes:
        village: None for all of them together.
    """

    village: Village | None
    total: Money
    still_there: Money
    due: Money
    paid: Money


def read_village_capital(work: Work, village: Village, today: dt.date) -> VillageCapital:
    """Return what became of the capital of *village* up to *today*."""
    party = village_party(village.code)
    brought = [_brought(work, c, today) for c in _contributions(work, party)]
    standing = [each for each in brought if not each.is_taken_back]
    whole = _added(standing)
    shares = _years(work, party)
    total = sum((each.amount for each in standing), start=rp(0))
    return VillageCapital(
        village=village,
        villages=tuple(villages_of(work.session, work.book_id)),
        today=today,
        brought=tuple(reversed(brought)),
        whole=whole,
        total=total,
        still_there=sum((each.still_there for each in standing), start=rp(0)),
        shares=shares,
        due=sum((year.due for year in shares), start=rp(0)),
        paid=sum((year.paid for year in shares), start=rp(0)),
        difference=reconcile_capital(work.session, work.book, at=today).difference,
    )


def read_members(work: Work, today: dt.date) -> tuple[MemberVillage, ...]:
    """Return what each village of a joint enterprise brought in, and what came back.

    All of them together come last; nothing for an enterprise of one village.
    """
    villages = villages_of(work.session, work.book_id)
    if len(villages) < 2:
        return ()
    members = [_member(work, village, today) for village in villages]
    sums = (sum(column, start=rp(0)) for column in zip(*(m[1:] for m in members), strict=True))
    return (*members, MemberVillage(None, *sums))


def _member(work: Work, village: Village, today: dt.date) -> MemberVillage:
    party = village_party(village.code)
    brought = [_brought(work, c, today) for c in _contributions(work, party)]
    standing = [each for each in brought if not each.is_taken_back]
    shares = _years(work, party)
    return MemberVillage(
        village=village,
        total=sum((each.amount for each in standing), start=rp(0)),
        still_there=sum((each.still_there for each in standing), start=rp(0)),
        due=sum((year.due for year in shares), start=rp(0)),
        paid=sum((year.paid for year in shares), start=rp(0)),
    )


def _contributions(work: Work, party: str) -> list[Contribution]:
    return [
        contribution
        for contribution in contributions_of(work.session, work.book_id)
        if contribution.contributor == party and contribution.as_treated is Treatment.OWNERSHIP
    ]


def _brought(work: Work, contribution: Contribution, today: dt.date) -> Brought:
    use = use_of_capital(work.session, work.book, contribution.fund, through=today)
    posted = work.book.entry(contribution.entry_sequence)
    papers = (
        Paper(phrase("Bukti {number}", number=n) if n > 1 else "Bukti", digest)
        for n, digest in enumerate(posted.entry.evidence, start=1)
    )
    return Brought(
        contribution=contribution,
        amount=use.contributed,
        became=_slices(use.contributed, _parts(use)),
        papers=tuple(papers),
        is_taken_back=work.book.reversed_by(contribution.entry_sequence) is not None,
    )


def _parts(use: UseOfCapital) -> list[tuple[str, str, Money, str]]:
    """Return label, colour, amount and note of what a contribution became."""
    if use.is_own_money:
        return [("Bercampur dengan uang usaha", "f4", use.contributed, "")]
    working = use.working_capital
    stock = [each for each in working if each.account.startswith(STOCK)]
    claims = [each for each in working if each.account.startswith(CLAIMS)]
    other = [each for each in working if each not in stock and each not in claims]
    parts = [
        ("Alat, bangunan, dan investasi", "f1", use.assets),
        ("Persediaan", "f2", stock),
        ("Piutang", "f4", claims),
        ("Aset lain dikurangi utang", "f4", other),
        ("Kas dan bank", "f3", use.money),
    ]
    found = [(label, colour, _sum(kept), _names(kept)) for label, colour, kept in parts]
    gone = use.contributed - _sum([*use.assets, *working, *use.money])
    if gone.amount > 0:
        found.append(("Susut dan terpakai", GONE, gone, "Penyusutan dan biaya"))
    return [part for part in found if part[2].amount]


def _slices(whole: Money, parts: Sequence[tuple[str, str, Money, str]]) -> tuple[Slice, ...]:
    total = to_minor(whole)
    drawn = [max(to_minor(amount), 0) for _, _, amount, _ in parts]
    base = max(total, sum(drawn)) or 1
    return tuple(
        Slice(
            label,
            colour,
            amount,
            note,
            tenths=_tenths(to_minor(amount), total),
            x=_hundredths(sum(drawn[:place]), base),
            width=_hundredths(drawn[place], base),
        )
        for place, (label, colour, amount, note) in enumerate(parts)
    )


def _tenths(part: int, whole: int) -> int:
    """Return *part* of *whole* in tenths of a percent, to the nearest."""
    return (part * 1000 + whole // 2) // whole if whole else 0


def _hundredths(part: int, whole: int) -> str:
    """Return *part* of *whole* as a percentage with two decimals, for a drawing."""
    share = part * 10_000 // whole
    return f"{share // 100}.{share % 100:02}%"


def _added(brought: Iterable[Brought]) -> tuple[Slice, ...]:
    sums: dict[tuple[str, str], Money] = {}
    total = rp(0)
    for each in brought:
        total += each.amount
        for part in each.became:
            key = (part.label, part.colour)
            sums[key] = sums.get(key, rp(0)) + part.amount
    return _slices(total, [(*key, amount, "") for key, amount in sums.items()])


def _years(work: Work, party: str) -> tuple[YearOfShares, ...]:
    found: dict[int, tuple[Money, Money]] = {}
    for share in read_shares_of(work, party):
        if share.is_standing and share.use is Use.OWED:
            due, paid = found.get(share.year, (rp(0), rp(0)))
            found[share.year] = (due + share.amount, paid + share.paid)
    return tuple(
        YearOfShares(year, *sums) for year, sums in sorted(found.items(), reverse=True)
    )


def _sum(kept: Iterable[Kept]) -> Money:
    return sum((each.amount for each in kept), start=rp(0))


def _names(kept: Iterable[Kept]) -> str:
    return ", ".join(t(each.name) for each in kept)
