"""The till as its pages show it: where it stands, what it offers, who may owe."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from marshmallow import ValidationError
from sqlalchemy import or_, select

from bumdes.actions.selling_at_till import SoldLine
from bumdes.party import Party, PartyKind
from bumdes.people import person_named
from bumdes.permissions import Permission
from bumdes.phrase import phrase
from bumdes.till.goods import find_goods, goods_of
from bumdes.till.shift import find_shift
from bumdes.unit import find_unit, units_of
from ledger.money import money

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bumdes.till.goods import Good
    from bumdes.till.shift import TillShift
    from bumdes.unit import Unit
    from bumdes.work import Work
    from ledger import Money

MOST_OFFERED = 200
"""How many goods and people a page lists that no script completes."""

MOST_CUSTOMERS = 5_000
"""How many people a device is told of, so that it can name them without a signal."""

GOODS = ("4.0.", "4.2.", "4.3.")
"""How the accounts begin that goods earn on, or all kinds of sales."""

NO_SUCH_GOOD = "Tidak ada barang “{text}”. Periksa ejaan atau barcode-nya."
SEVERAL_GOODS = (
    "“{text}” dapat berarti beberapa barang: {goods}. Tulis nama lengkap atau kodenya."
)
NO_PRICE = "Isi harganya: “{good}” belum berharga jual."
NO_SUCH_PERSON = "Tidak ada orang bernama “{name}”. Periksa ejaannya, atau centang Orang baru."
SEVERAL_PEOPLE = "Ada beberapa orang bernama “{name}”: {people}. Tulis kodenya."


@dataclass(frozen=True, slots=True, kw_only=True)
class TillDesk:
    """Where somebody sells.

    Attributes:
        drawer, qris: names of the accounts that cash and QRIS go to; no QRIS if empty.
    """

    shift: TillShift
    unit: str
    opened_by: str
    drawer: str
    qris: str


@dataclass(frozen=True, slots=True)
class OfferedLine:
    """A line of a sale as it was understood."""

    name: str
    sold: SoldLine

    @property
    def total(self) -> Money:
        """What it comes to."""
        return money(self.sold.price.amount * self.sold.quantity, self.sold.price.currency)


def selling_units(work: Work) -> list[Unit]:
    """Return the units in which the actor may sell goods."""
    return [
        unit
        for unit in units_of(work.session, work.book_id)
        if unit.closed_on is None
        and any(code.startswith(GOODS) for code in unit.type.accounts.get("sales", ()))
        and work.actor.allows(Permission.SELL_AT_TILL, unit=unit.code)
    ]


def money_options(work: Work, unit: Unit) -> list[tuple[str, str]]:
    """Return the accounts of *unit* that hold money, the usual one first."""
    return [(c.code, c.label) for c in unit.type.choices("cash", work.book.chart)]


def read_desk(work: Work, shift_id: str) -> TillDesk:
    """Return where somebody sells in a shift.

    Raises:
        NotFoundError: there is no such shift.
        PermissionDeniedError: the actor may not sell there.
    """
    shift = find_shift(work.session, work.book_id, shift_id)
    work.actor.require(Permission.SELL_AT_TILL, unit=shift.unit)
    chart = work.book.chart
    return TillDesk(
        shift=shift,
        unit=find_unit(work.session, work.book_id, shift.unit).name,
        opened_by=people(work, [shift.opened_by])[shift.opened_by],
        drawer=chart[shift.cash].name,
        qris=chart[shift.qris].name if shift.qris else "",
    )


def people(work: Work, usernames: Iterable[str]) -> dict[str, str]:
    """Return what people are called, by username; the username of who is no longer known."""
    found = {name: person_named(work.session, name) for name in set(usernames)}
    return {name: person.name if person else name for name, person in found.items()}


def offered(work: Work, unit: str) -> dict[str, list[list[Any]]]:
    """Return what a device must know to sell without a signal; prices are in sen."""
    return {
        "goods": [
            [good.code, good.name, good.barcode, int(good.price.amount * 100)]
            for good in goods_of(work, unit)
        ],
        "customers": [[p.code, p.name, _place(p)] for p in customers_of(work, MOST_CUSTOMERS)],
    }


def customers_of(work: Work, most: int) -> list[Party]:
    """Return people who may owe, by name."""
    query = select(Party).where(
        Party.book_id == work.book_id,
        Party.erased_at == "",
        Party.kind.not_in([PartyKind.OFFICE.value, PartyKind.LENDER.value]),
    )
    return list(work.session.scalars(query.order_by(Party.name, Party.code).limit(most)))


def _place(party: Party) -> str:
    """Return what tells people of one name apart."""
    return f"RT {party.rt}" if party.rt else ""


def read_lines(
    work: Work, unit: str, typed: Iterable[tuple[int, str, Decimal | None, Money | None]]
) -> list[OfferedLine]:
    """Return the lines of a sale, from the rows of a form.

    Args:
        typed: of each row its number, what is named, how much of it, and its price; one of
            it, and the price that is set, where nothing is typed.

    Raises:
        ValidationError: something named is not sold here, or has no price; by field.
    """
    lines, wrong = [], {}
    for number, named, quantity, price in typed:
        found = find_goods(work, unit, named)
        if len(found) != 1:
            wrong[f"barang-{number}"] = [_unclear(named, found)]
        elif price is None and not found[0].price.amount:
            wrong[f"harga-{number}"] = [phrase(NO_PRICE, good=found[0].name)]
        else:
            lines.append(_line(found[0], price, quantity))
    if wrong:
        raise ValidationError(wrong)
    return lines


def _line(good: Good, price: Money | None, quantity: Decimal | None) -> OfferedLine:
    sold = SoldLine(
        item=good.item,
        measure=good.measure,
        quantity=Decimal(1) if quantity is None else quantity,
        price=good.price if price is None else price,
    )
    return OfferedLine(good.name, sold)


def _unclear(typed: str, found: list[Good]) -> str:
    if not found:
        return phrase(NO_SUCH_GOOD, text=typed)
    named = ", ".join(good.name for good in found[:5])
    return phrase(SEVERAL_GOODS, text=typed, goods=named)


def find_customer(work: Work, typed: str) -> Party | None:
    """Return whom *typed* names, by code or by the whole name; None if there is nobody.

    Raises:
        ValidationError: it may be several.
    """
    query = select(Party).where(
        Party.book_id == work.book_id, or_(Party.code == typed, Party.name.ilike(typed))
    )
    found = list(work.session.scalars(query.limit(MOST_OFFERED)))
    exact = [party for party in found if party.code == typed]
    found = exact or [p for p in found if p.name.casefold() == typed.casefold()]
    if len(found) > 1:
        named = ", ".join(f"{party.code} {_place(party)}".strip() for party in found)
        raise ValidationError({"pelanggan": [phrase(SEVERAL_PEOPLE, name=typed, people=named)]})
    return found[0] if found else None
