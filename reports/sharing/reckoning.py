"""How the shares of a year's profit are reckoned, head by head and village by village."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bumdes.sharing.explanation import Bound
from bumdes.sharing.head_kind import Division
from ledger.money import from_minor
from reports.bound.block import Heading, Prose
from reports.bound.listed import amount, day, label, listed, number, rupiah
from reports.fractions import say_fraction, say_weight
from reports.scope import unit_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from fractions import Fraction

    from bumdes.sharing.calculation import CalculatedHead, CalculatedLevel, Calculation
    from bumdes.sharing.explanation import ExplainedShare, Explanation
    from bumdes.sharing.plan import HeadPlan
    from bumdes.work import Work
    from reports.bound.block import Block, Listing
    from reports.register import RegisterColumn

_WEIGHED = {
    (Division.CAPITAL, True): "Modal kali hari",
    (Division.CAPITAL, False): "Modal pada akhir tahun",
    (Division.RATIO, False): "Perbandingan",
}
"""What the claims to a head are in proportion to, by its division and whether days count."""


def reckoning_blocks(work: Work, calculation: Calculation) -> tuple[Block, ...]:
    """Return how each share is reckoned, so that it can be followed with paper and pencil."""
    levels = (*calculation.units, calculation.enterprise)
    return tuple(block for level in levels for block in _level(work, level))


def _level(work: Work, level: CalculatedLevel) -> Iterator[Block]:
    plan = level.plan
    name = unit_name(work.book, plan.unit) if plan.unit else "Seluruh usaha"
    yield Heading(f"{name}: {plan.scheme}")
    if level.explanation is None:
        yield Prose(f"Tidak ada yang dibagi: dasar pembagian {rupiah(level.base)}.")
        return
    heads = {head.key: head for head in plan.heads}
    yield Prose(
        f"Dasar pembagian {rupiah(level.base)}. Setiap pos mendapat bagian menurut bobotnya;"
        f" pembulatan ke rupiah penuh menyisakan {level.explanation.rounded_up} rupiah, yang"
        " diberikan kepada pecahan terbesar lebih dahulu."
    )
    yield from _bounds(level.explanation, heads)
    unit = " persen" if plan.is_percentage else ""
    yield _shared_out(
        work,
        (f"heads-{plan.unit or 'usaha'}", f"Perhitungan menurut pos, {name}"),
        (label("head", "Pos"), number("weight", "Bobot")),
        (
            (heads[share.recipient].name, f"{say_weight(share.weight)}{unit}", share)
            for share in level.explanation.shares
        ),
    )
    for head in level.heads:
        if head.division is not None and len(head.plan.claims) > 1:
            yield _division(work, head, plan.unit)
            yield from _counted(work, head, plan.unit)


def _bounds(explanation: Explanation, heads: Mapping[str, HeadPlan]) -> Iterator[Prose]:
    """Yield which shares a floor or a cap decided, and what the others share then."""
    words = {Bound.CAP: "paling banyak", Bound.FLOOR: "paling sedikit"}
    held = [
        f"{heads[share.recipient].name} {words[share.bound]} {rupiah(share.amount)}"
        for share in explanation.bounded
    ]
    if held:
        yield Prose(
            f"Menurut skema, {', '.join(held)}. Sisanya {rupiah(explanation.free)} dibagi di"
            f" antara pos lain menurut bobotnya, {say_weight(explanation.free_weight)}."
        )


def _counted(work: Work, head: CalculatedHead, unit: str) -> Iterator[Listing]:
    """Yield what each capital counts for where days count: amount, days, and both times."""
    rows = [
        (claim.name, each.since, each.amount, str(each.days), each.amount * each.days)
        for claim in head.plan.claims
        for each in claim.counted
    ]
    if rows:
        yield listed(
            f"days-{unit or 'usaha'}-{head.plan.key}",
            "Modal kali hari: setiap modal kali jumlah hari modal itu ada pada tahun itu",
            (
                label("recipient", "Penerima"),
                day("since", "Sejak"),
                amount("capital", "Modal"),
                number("days", "Hari"),
                amount("product", "Modal kali hari"),
            ),
            rows,
            currency=work.book.currency,
            totals=("product",),
        )


def _division(work: Work, head: CalculatedHead, unit: str) -> Listing:
    """Return how a head is divided among several recipients."""
    division = head.division
    names = {claim.code: claim.name for claim in head.plan.claims}
    weighed = _WEIGHED.get((head.plan.division, head.plan.is_by_time), "Bobot")
    return _shared_out(
        work,
        (
            f"division-{unit or 'usaha'}-{head.plan.key}",
            f"{head.plan.name}, dibagi {head.plan.division.label}",
        ),
        (label("recipient", "Penerima"), number("weight", weighed)),
        (
            (names[share.recipient], _weight(work, head, share.weight), share)
            for share in (division.shares if division else ())
        ),
    )


def _shared_out(
    work: Work,
    told: tuple[str, str],
    columns: tuple[RegisterColumn, RegisterColumn],
    shares: Iterable[tuple[str, str, ExplainedShare]],
) -> Listing:
    """Return how an amount is shared: who, the weight, both multiplied, rounding, the share.

    Args:
        told: the key and the title of the list.
        columns: those of who and of the weight.
        shares: for each, who and the weight in words, and what came of it.
    """
    key, title = told
    return listed(
        key,
        title,
        (
            *columns,
            number("exact", "Hasil kali"),
            number("extra", "Pembulatan"),
            amount("amount", "Rupiah"),
        ),
        (
            (
                who,
                weight,
                say_fraction(share.exact),
                f"+{share.extra}" if share.extra else "",
                share.amount,
            )
            for who, weight, share in shares
        ),
        currency=work.book.currency,
        totals=("amount",),
    )


def _weight(work: Work, head: CalculatedHead, weight: Fraction) -> str:
    """Return what a claim weighs: capital in rupiah, by time in rupiah times days."""
    if head.plan.division is not Division.CAPITAL:
        return say_weight(weight)
    return rupiah(from_minor(int(weight), work.book.currency))
