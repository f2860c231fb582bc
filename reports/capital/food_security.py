"""What became of the money for food security: received, spent, earned, and what it gave.

Source: Kepmendes PDT 3/2025 asks for periodic reports; the outline is that of reports in use.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from bumdes.capital.programme import programmes_of_year
from bumdes.enterprise import villages_of
from bumdes.month import MONTHS, day_words
from bumdes.sharing.register import read_sharings
from bumdes.stock.item import items_of, measures_of
from bumdes.stock.reading import batch_costs
from ledger.money import from_minor, to_minor, total
from reports.bound.block import Facts, Heading, Highlight, Highlights, Prose
from reports.bound.listed import amount, label, listed, percent, rupiah, text
from reports.capital.use import (
    about,
    identity,
    income_blocks,
    read_use,
    spent_blocks,
    standing,
)
from reports.charts.measure import measure_of
from reports.scope import unit_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bumdes.capital.programme import ProgrammeOfYear
    from bumdes.capital.use import UseOfCapital
    from bumdes.stock.batch import ProductionBatch
    from bumdes.work import Work
    from ledger import Money
    from reports.bound.block import Block, Listing
    from reports.kind import Asked

EARMARK = "ketahanan_pangan"

NOTHING = (
    "Sampai akhir masa ini tidak ada penyertaan modal untuk ketahanan pangan yang dicatat di"
    " buku modal."
)
_OF_VILLAGE = (
    "Apakah seluruh Dana Desa sudah cukup dialokasikan, hanya dapat diterangkan oleh Desa:"
    " yang tampak di sini hanya yang sampai kepada kami."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FoodMoney:
    """The contributions for food security up to the end of a period.

    Attributes:
        uses: what became of each of them.
        programmes: what is laid down for their budget years, with what came in.
    """

    uses: tuple[UseOfCapital, ...]
    programmes: tuple[ProgrammeOfYear, ...]

    def sum_of(self, name: str, like: Money) -> Money:
        """Return what the uses' *name* adds up to."""
        return total((getattr(use, name) for use in self.uses), like.currency)


def read_food_money(work: Work, asked: Asked) -> FoodMoney:
    """Return what became of the money for food security up to the end of the period."""
    known = [c for c in standing(work, asked.period) if c.earmark == EARMARK]
    years = sorted({c.fiscal_year for c in known})
    return FoodMoney(
        uses=tuple(read_use(work, contribution, asked) for contribution in known),
        programmes=tuple(
            programme
            for year in years
            for programme in programmes_of_year(work.session, work.book, year)
            if programme.earmark.key == EARMARK
        ),
    )


def legal_blocks(found: FoodMoney) -> tuple[Block, ...]:
    """Return the law behind the money, and the village regulations that gave it."""
    laws = [programme.earmark.law for programme in found.programmes]
    papers = [
        f"{use.contribution.paper}"
        + (
            f" tanggal {day_words(use.contribution.paper_date)}"
            if use.contribution.paper_date
            else ""
        )
        for use in found.uses
        if use.contribution.paper
    ]
    lines = dict.fromkeys((*laws, *papers))
    return (
        Heading("Dasar hukum"),
        Prose("\n".join(f"{n}. {line}" for n, line in enumerate(lines, start=1))),
    )


def received_blocks(work: Work, found: FoodMoney) -> tuple[Block, ...]:
    """Return what came in, from which village's budget, and the part that is laid down."""
    table = listed(
        "received",
        "Modal ketahanan pangan yang diterima",
        (
            text("fund", "Nomor"),
            label("from", "Sumber dan tujuan"),
            text("paper", "Perdes"),
            text("date", "Diterima"),
            amount("amount", "Rupiah"),
        ),
        (
            (
                use.contribution.fund,
                _from(use),
                use.contribution.paper,
                day_words(use.contribution.date),
                use.contributed,
            )
            for use in found.uses
        ),
        currency=work.book.currency,
        totals=("amount",),
    )
    parts = [Prose("\n".join(f"- {line}" for line in _parts(found)))]
    return (table, *(parts if found.programmes else ()), Prose(_OF_VILLAGE))


def _from(use: UseOfCapital) -> str:
    contribution = use.contribution
    source = f"{contribution.of_source.label} {contribution.fiscal_year}"
    return f"{source}: {about(contribution)}"


def _parts(found: FoodMoney) -> Iterator[str]:
    for programme in found.programmes:
        said = f"Tahun anggaran {programme.year}: {rupiah(programme.contributed)}"
        if programme.share is not None:
            said += (
                f", yaitu {percent(programme.share)} dari"
                f" {rupiah(programme.from_source)} Dana Desa yang disertakan kepada kami"
            )
        least = programme.earmark.least_percent
        if least is not None:
            said += f"; ketentuan paling sedikit {percent(least / 100)} dari Dana Desa"
        yield f"{said}."


def totals(work: Work, found: FoodMoney) -> Highlights:
    """Return the figures to remember: received, spent, earned, left."""
    nothing = from_minor(0, work.book.currency)
    told = {
        "Diterima": "contributed",
        "Dibelanjakan": "spent",
        "Hasil": "earned",
        "Sisa uang": "remaining",
    }
    sums = {name: found.sum_of(key, nothing) for name, key in told.items()}
    measure = measure_of([to_minor(money) for money in sums.values()], work.book.currency)
    return Highlights(
        tuple(
            Highlight(
                label=name,
                figure=measure.figure(to_minor(money)),
                measure=measure.word,
                before=rupiah(money),
            )
            for name, money in sums.items()
        )
    )


def carried_out_blocks(work: Work, found: FoodMoney, asked: Asked) -> tuple[Block, ...]:
    """Return what was done with each contribution, and what was made in the units."""
    blocks: list[Block] = []
    for use in found.uses:
        blocks += [Heading(f"{use.contribution.fund}: {about(use.contribution)}")]
        blocks += [identity(work, use)] if use.is_own_money else spent_blocks(work, use)
    return (*blocks, *_made(work, found, asked))


def money_blocks(work: Work, found: FoodMoney, asked: Asked) -> tuple[Block, ...]:
    """Return all the money by month and by what it was spent on, and what each fund earned."""
    incomes = [
        block
        for use in found.uses
        if not use.is_own_money
        for block in income_blocks(work, use, asked)
    ]
    return (*_monthly(work, found), *incomes)


def _monthly(work: Work, found: FoodMoney) -> tuple[Block, ...]:
    sums: dict[tuple[int, int], list[Money]] = {}
    nothing = from_minor(0, work.book.currency)
    for use in found.uses:
        for month in use.months:
            row = sums.setdefault((month.year, month.month), [nothing, nothing, nothing])
            for place, value in enumerate((month.received, month.earned, month.spent)):
                row[place] += value
    rows = []
    left = nothing
    for (year, number), (received, earned, spent) in sorted(sums.items()):
        left += received + earned - spent
        rows.append((f"{MONTHS[number - 1]} {year}", received, earned, spent, left))
    if not rows:
        return (Prose("Belum ada uang yang bergerak."),)
    return (
        listed(
            "months",
            "Penerimaan, hasil, dan belanja per bulan",
            (
                label("month", "Bulan"),
                amount("received", "Diterima"),
                amount("earned", "Hasil"),
                amount("spent", "Dibelanjakan"),
                amount("left", "Sisa uang"),
            ),
            rows,
            currency=work.book.currency,
        ),
        _by_category(work, found),
    )


def _by_category(work: Work, found: FoodMoney) -> Listing:
    spent: dict[tuple[str, str], int] = {}
    for use in found.uses:
        for one in use.spending:
            key = (one.account, one.account_name)
            spent[key] = spent.get(key, 0) + to_minor(one.amount)
    rows = (
        (account, name, from_minor(minor, work.book.currency))
        for (account, name), minor in sorted(spent.items())
    )
    return listed(
        "categories",
        "Belanja menurut jenis",
        (text("account", "Akun"), label("name", "Jenis"), amount("spent", "Rupiah")),
        rows,
        currency=work.book.currency,
        totals=("spent",),
    )


def analysis_blocks(work: Work, found: FoodMoney) -> tuple[Block, ...]:
    """Return what the figures say: how much is spent, and how much it has brought back."""
    nothing = from_minor(0, work.book.currency)
    came, spent, earned, kept = (
        found.sum_of(name, nothing) for name in ("contributed", "spent", "earned", "remaining")
    )
    held = total(
        (k.amount for use in found.uses for k in (*use.assets, *use.working_capital)),
        work.book.currency,
    )
    rows = (
        ("Dibelanjakan dari yang diterima", _share(spent, came)),
        ("Hasil dari yang dibelanjakan", _share(earned, spent)),
        ("Aset dan modal kerja yang ada", rupiah(held)),
        ("Uang yang masih ada", rupiah(kept)),
        ("Yang masih ada seluruhnya", rupiah(held + kept)),
    )
    return (Facts(rows),)


def profit_blocks(work: Work, asked: Asked) -> tuple[Block, ...]:
    """Return what the sharing of the year's profit gave the villages."""
    year = asked.period.last_day.year
    for sharing in read_sharings(work, year=year):
        if sharing.is_standing:
            return (
                Prose(
                    f"Hasil usaha tahun {year} dibagi menurut keputusan {sharing.decision};"
                    " hasil unit ketahanan pangan termasuk di dalamnya."
                ),
                listed(
                    "shares",
                    "Pembagian hasil usaha",
                    (
                        label("recipient", "Penerima"),
                        text("head", "Pos"),
                        amount("amount", "Rupiah"),
                    ),
                    ((s.recipient, s.head, s.amount) for s in sharing.shares),
                    currency=work.book.currency,
                    totals=("amount",),
                ),
            )
    return (Prose(f"Hasil usaha tahun {year} belum dibagi dalam musyawarah."),)


def names_of_villages(work: Work) -> str:
    """Return the villages that own the enterprise, in one line."""
    return ", ".join(f"Desa {v.name}" for v in villages_of(work.session, work.book_id))


def _made(work: Work, found: FoodMoney, asked: Asked) -> tuple[Block, ...]:
    """Return what was made in the period with this money, or in the units that spent it."""
    funds = {use.contribution.fund for use in found.uses}
    units = {one.unit for use in found.uses for one in use.spending}
    names = {item.code: item.name for item in items_of(work.session, work.book_id)}
    rows = [
        (
            day_words(batch.finished_on),
            names.get(batch.product, batch.product),
            unit_name(work.book, batch.unit),
            quantity(work, batch),
            cost,
        )
        for batch, cost in batch_costs(work)
        if batch.finished_on is not None
        and batch.finished_on in asked.period
        and (batch.fund in funds or batch.unit in units)
    ]
    if not rows:
        return ()
    made = listed(
        "production",
        "Yang dihasilkan",
        (
            text("date", "Tanggal"),
            label("product", "Barang"),
            text("unit", "Unit"),
            text("quantity", "Jumlah"),
            amount("cost", "Biaya"),
        ),
        rows,
        currency=work.book.currency,
        totals=("cost",),
    )
    return (Heading("Produksi"), made)


def quantity(work: Work, batch: ProductionBatch) -> str:
    """Return how much a batch gave, in the smallest measure of its product."""
    measures = measures_of(work.session, work.book_id, batch.product)
    smallest = min(measures, key=lambda measure: measure.factor, default=None)
    return f"{batch.quantity} {smallest.name}" if smallest else str(batch.quantity)


def _share(part: Money, whole: Money) -> str:
    if not whole.amount:
        return "\N{EN DASH}"
    return percent(Fraction(to_minor(part), to_minor(whole)))
