"""What pages about stock show and offer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from bumdes.party import party_names
from bumdes.permissions import Permission
from bumdes.phrase import phrase
from bumdes.rupiah import format_plain
from bumdes.stock.card import stock_card
from bumdes.stock.count import count_lines, counts_of
from bumdes.stock.item import REGISTERED, ItemKind, find_item, items_of, measures_of
from bumdes.stock.measure import said, written
from bumdes.stock.movement import MovementKind
from bumdes.stock.reading import search_items, stock_of, stocks_of
from bumdes.stock.setting import below_zero_of, method_of
from ledger import AccountKind, Dimension
from ledger.money import from_minor
from webapp.readings.sight import slug_of, unit_names
from webapp.readings.units import account_options

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from bumdes.stock.card import CardLine, StockCard
    from bumdes.stock.count import StockCount, StockCountLine
    from bumdes.stock.item import Item, Measure
    from bumdes.stock.reading import OnHand, UnitStock
    from bumdes.stock.setting import BelowZero, StockMethod
    from bumdes.work import Work
    from ledger import Money, Period

Options = list[tuple[str, str]]

MOST_OFFERED = 500
RETURNABLE = (MovementKind.SALE, MovementKind.PURCHASE)
OURS = (ItemKind.GOODS, ItemKind.MATERIAL, ItemKind.PRODUCT)


class EntryLink(NamedTuple):
    """Where the page of an entry is."""

    year: int
    number: int
    voucher: str


class Article(NamedTuple):
    """An article in the list of a unit.

    Attributes:
        quantity: in words, in its largest measure that is whole, and in its smallest.
    """

    item: Item
    quantity: str
    value: Money
    state: tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class StockPage:
    """The stock of one unit, and what there is in the others."""

    stock: UnitStock
    articles: tuple[Article, ...]
    pooled: tuple[tuple[str, str, Money], ...]
    units: Options
    others: tuple[UnitStock, ...]
    counts: tuple[CountLine, ...]


class CountLine(NamedTuple):
    """A count in a list."""

    record: StockCount
    unit: str
    entry: EntryLink | None
    is_taken_back: bool


class CardRow(NamedTuple):
    """A line of a stock card with its entry."""

    line: CardLine
    quantity: str
    left: str
    entry: EntryLink
    is_returnable: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemPage:
    """An article, its measures, and its card in one unit."""

    item: Item
    measures: tuple[Measure, ...]
    owner: str
    unit: str
    unit_name: str
    units: Options
    card: StockCard
    opening: str
    closing: str
    rows: tuple[CardRow, ...]


def read_stock(work: Work, unit: str, *, text: str = "") -> StockPage:
    """Return the stock of *unit*; *text* keeps the articles whose name or code has it.

    Raises:
        PermissionDeniedError: the actor does not see this unit.
    """
    work.actor.require(Permission.READ_BOOKS, unit=unit)
    stock = stock_of(work, unit)
    chart, actor = work.book.chart, work.actor
    sees_all = actor.unit is None
    units = unit_options_of(work)
    others = tuple(s for s in stocks_of(work) if s.unit != unit) if sees_all else ()
    asked = text.casefold()
    articles = (_article(work, held) for held in stock.articles)
    return StockPage(
        stock=stock,
        articles=tuple(
            a
            for a in articles
            if asked in a.item.name.casefold() or asked in a.item.code.casefold()
        ),
        pooled=tuple((code, chart[code].name, value) for code, value in stock.pooled),
        units=units if sees_all else [],
        others=tuple(s for s in others if s.total.amount or s.articles),
        counts=tuple(_count_line(work, c) for c in counts_of_unit(work, unit)[:5]),
    )


def read_item(work: Work, code: str, unit: str, period: Period) -> ItemPage:
    """Return the page of an article with its card in *unit*.

    Raises:
        NotFoundError: there is no such article.
        PermissionDeniedError: the actor does not see this unit.
    """
    work.actor.require(Permission.READ_BOOKS, unit=unit)
    item = find_item(work.session, work.book_id, code)
    card = stock_card(work, item, unit, period)
    names = party_names(work.session, work.book_id, [item.owner] if item.owner else [])
    return ItemPage(
        item=item,
        measures=tuple(measures_of(work.session, work.book_id, code)),
        owner=names.get(item.owner, item.owner),
        unit=unit,
        unit_name=unit_names(work)[unit],
        units=unit_options_of(work) if work.actor.unit is None else [],
        card=card,
        opening=amount_of(work, item, card.opening),
        closing=amount_of(work, item, card.closing),
        rows=tuple(_card_row(work, item, line) for line in card.lines),
    )


def read_count(work: Work, count: StockCount) -> tuple[CountLine, list[StockCountLine]]:
    """Return a count with its lines.

    Raises:
        PermissionDeniedError: the actor does not see its unit.
    """
    work.actor.require(Permission.READ_BOOKS, unit=count.unit)
    lines = count_lines(work.session, work.book_id, count.count_id)
    return _count_line(work, count), lines


def counts_of_unit(work: Work, unit: str | None) -> list[StockCount]:
    """Return the counts of a unit, or of all, the latest first."""
    return counts_of(work.session, work.book_id, unit=unit)


def count_lines_of(work: Work, unit: str | None) -> list[CountLine]:
    """Return the counts of a unit, or of all, as a list shows them."""
    return [_count_line(work, count) for count in counts_of_unit(work, unit)]


def settings_of(work: Work, unit: str) -> tuple[StockMethod, BelowZero]:
    """Return how *unit* keeps its stock, and what it does with too little."""
    session, book_id = work.session, work.book_id
    return method_of(session, book_id, unit), below_zero_of(session, book_id, unit)


def entry_link(work: Work, sequence: int) -> EntryLink:
    """Return where the page of the entry at *sequence* is."""
    posted = work.book.entry(sequence)
    return EntryLink(posted.entry.date.year, posted.number, posted.voucher)


def amount_of(work: Work, item: Item, quantity: int) -> str:
    """Return *quantity* in the largest measure in which it is whole, such as ``3 kg``."""
    measures = measures_of(work.session, work.book_id, item.code)
    for measure in reversed(measures):
        in_measure = said(quantity, measure.factor)
        if in_measure.denominator == 1 and (abs(in_measure) >= 1 or measure.factor == 1):
            return f"{written(in_measure)} {measure.name}"
    return f"{written(quantity)} {item.smallest}"


def goods_offered(
    work: Work, unit: str, *, kinds: Collection[ItemKind] = REGISTERED
) -> list[tuple[str, str]]:
    """Return what rows of goods offer: what is typed to mean it, and what is said beside it."""
    offers = search_items(work, unit, "", most=MOST_OFFERED, kinds=kinds)
    return [
        (
            f"{offer.item.name}, {offer.measure} ({offer.item.code}/{offer.measure})",
            ""
            if offer.there is None
            else phrase(
                "ada {quantity} {measure}", quantity=written(offer.there), measure=offer.measure
            ),
        )
        for offer in offers
    ]


def unit_options_of(work: Work) -> Options:
    """Return slug and name of the units that the actor may choose from."""
    names = unit_names(work)
    if work.actor.unit is not None:
        return [(slug_of(work.actor.unit), names[work.actor.unit])]
    return [(slug_of(code), name) for code, name in sorted(names.items())]


def fund_options(work: Work) -> Options:
    """Return code and name of the funds that goods may be bought with."""
    return [(v.code, v.name) for v in work.book.known(Dimension.FUND) if v.is_active]


def cash_options(work: Work) -> Options:
    """Return the accounts of cash."""
    return account_options(work, AccountKind.ASSET, cash=True)


def expense_options(work: Work) -> Options:
    """Return the accounts of expenses."""
    return account_options(work, AccountKind.EXPENSE)


def revenue_options(work: Work) -> Options:
    """Return the accounts of revenue."""
    return account_options(work, AccountKind.REVENUE)


def list_rows(articles: Sequence[Article]) -> list[list[str]]:
    """Return the stock of a unit as rows of a file."""
    return [
        [a.item.code, a.item.name, a.item.of_kind.label, a.quantity, str(a.value.amount)]
        for a in articles
    ]


def price_rows(work: Work) -> list[list[str]]:
    """Return the measures of all articles of ours as rows of a price list."""
    return [
        [
            item.code,
            item.name,
            item.of_kind.label,
            measure.name,
            str(measure.factor),
            _plain(work, measure.buying_minor),
            _plain(work, measure.selling_minor),
            measure.barcode,
            str(item.minimum or ""),
            item.note,
        ]
        for item in items_of(work.session, work.book_id, kinds=OURS)
        for measure in measures_of(work.session, work.book_id, item.code)
    ]


def _plain(work: Work, minor: int) -> str:
    return format_plain(from_minor(minor, work.book.currency)) if minor else ""


HEADINGS = ("Kode", "Nama", "Jenis", "Banyaknya", "Harga pokok (Rp)")


def _article(work: Work, held: OnHand) -> Article:
    state = ("", "")
    if held.is_below_zero:
        state = ("Kurang dari nol", "bad")
    elif held.is_below_minimum:
        state = ("Perlu dibeli", "warn")
    elif not held.item.is_ours:
        state = ("Titipan", "")
    elif held.item.of_kind is ItemKind.BATCH:
        state = ("Sedang dibuat", "")
    quantity = amount_of(work, held.item, held.quantity)
    return Article(held.item, quantity, held.value, state)


def _count_line(work: Work, count: StockCount) -> CountLine:
    names = unit_names(work)
    sequence = count.entry_sequence
    return CountLine(
        count,
        names.get(count.unit, count.unit),
        entry_link(work, sequence) if sequence else None,
        bool(sequence) and work.book.reversed_by(sequence) is not None,
    )


def _card_row(work: Work, item: Item, line: CardLine) -> CardRow:
    return CardRow(
        line,
        amount_of(work, item, line.quantity),
        amount_of(work, item, line.left),
        entry_link(work, line.sequence),
        line.kind in RETURNABLE and not line.taken_back and item.is_ours,
    )
