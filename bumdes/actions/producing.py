"""Producing: batches that take materials, labour and overhead, and become products."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple
from uuid import uuid4

from sqlalchemy import func, select

from bumdes.actions.using_goods import UsedGoods
from bumdes.approval.waiting import may_wait
from bumdes.bookings.goods import beyond_stock, post_goods
from bumdes.errors import BatchFinishedError, ByMonthError, InvalidFieldError
from bumdes.permissions import Permission
from bumdes.proofs.required import promised
from bumdes.record import described
from bumdes.stock.asking import asked_before
from bumdes.stock.batch import PRODUCTION_COST, BatchCost, ProductionBatch, find_batch
from bumdes.stock.draft import StockDraft
from bumdes.stock.goods import read_goods
from bumdes.stock.item import Item, ItemKind, Measure, find_item, find_measure
from bumdes.stock.measure import smallest
from bumdes.stock.movement import MovementKind
from bumdes.unit import find_unit
from ledger import Dimension, DimensionValue, credit, debit
from ledger.money import from_minor, to_minor
from ledger.text import check_text

if TYPE_CHECKING:
    import datetime as dt

    from bumdes.stock.measure import Quantity
    from bumdes.work import Work
    from ledger import Money, Posting

_CASH_LINES = {BatchCost.LABOUR: "OP-OUT-2", BatchCost.OVERHEAD: "OP-OUT-5"}


class BatchSpending(NamedTuple):
    """What a batch costs beside its materials.

    Attributes:
        account: what pays it: cash, what is owed, or an expense that was recorded before.
    """

    kind: BatchCost
    amount: Money
    account: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StartBatch:
    """A batch to be begun.

    Attributes:
        product: the article that it is to become.
        proof_later: why its proof is still to come, where one is needed.
        key: the same for the same batch, so that asking twice begins one.
    """

    unit: str
    date: dt.date
    product: str
    materials: tuple[UsedGoods, ...] = ()
    spending: tuple[BatchSpending, ...] = ()
    fund: str = ""
    note: str = ""
    evidence: tuple[str, ...] = ()
    proof_later: str = ""
    key: str = field(default_factory=lambda: uuid4().hex)


@dataclass(frozen=True, slots=True, kw_only=True)
class AddToBatch:
    """More materials and costs of a batch that was begun."""

    date: dt.date
    materials: tuple[UsedGoods, ...] = ()
    spending: tuple[BatchSpending, ...] = ()
    evidence: tuple[str, ...] = ()
    proof_later: str = ""
    key: str = field(default_factory=lambda: uuid4().hex)


@dataclass(frozen=True, slots=True, kw_only=True)
class FinishBatch:
    """What came out of a batch, in a measure of its product."""

    date: dt.date
    quantity: Quantity
    measure: str = ""
    evidence: tuple[str, ...] = ()
    key: str = field(default_factory=lambda: uuid4().hex)


@may_wait
def start_batch(work: Work, command: StartBatch) -> ProductionBatch:
    """Begin a batch: materials leave the store, and all it costs becomes goods in process.

    Asking again with the same key changes nothing.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: there is no such unit, article or measure.
        ByMonthError: the unit counts by the month, and knows of no material what it costs.
        InvalidFieldError: the product is none, or neither materials nor costs are said.
        StockShortError: there is not so much of a material, and the unit refuses that.
        EnterpriseError, LedgerError: the entry is refused.
    """
    work.request = described(
        "start_batch",
        unit=command.unit,
        date=command.date,
        product=command.product,
        materials=command.materials,
        spending=command.spending,
        fund=command.fund,
        key=command.key,
    )
    work.actor.require(Permission.MANAGE_STOCK, unit=command.unit)
    draft = StockDraft(work, command.date, command.fund)
    earlier = asked_before(work, command.key)
    if earlier is not None:
        entry = work.book.entry(earlier.sequence).entry
        return find_batch(work.session, work.book_id, entry.tags["batch"])
    unit = find_unit(work.session, work.book_id, command.unit)
    if not draft.method(unit.code).is_perpetual:
        raise ByMonthError(unit.code)
    product = find_item(work.session, work.book_id, command.product)
    if product.of_kind is not ItemKind.PRODUCT:
        raise InvalidFieldError("item", command.product, "product")
    batch = _new_batch(work, command, product)
    _spend(draft, batch, command, quantity=1)
    return batch


@may_wait
def add_to_batch(work: Work, code: str, command: AddToBatch) -> ProductionBatch:
    """Add materials and costs to a batch that is not finished.

    Asking again with the same key changes nothing.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: there is no such batch, article or measure.
        BatchFinishedError: it is finished.
        InvalidFieldError: neither materials nor costs are said.
        StockShortError: there is not so much of a material, and the unit refuses that.
        EnterpriseError, LedgerError: the entry is refused.
    """
    work.request = described(
        "add_to_batch",
        code=code,
        date=command.date,
        materials=command.materials,
        spending=command.spending,
        key=command.key,
    )
    batch = find_batch(work.session, work.book_id, code)
    work.actor.require(Permission.MANAGE_STOCK, unit=batch.unit)
    draft = StockDraft(work, command.date, batch.fund)
    if asked_before(work, command.key) is not None:
        return batch
    _check_open(work, batch)
    _spend(draft, batch, command, quantity=0)
    return batch


@may_wait
def finish_batch(work: Work, code: str, command: FinishBatch) -> ProductionBatch:
    """Finish a batch: all that it cost becomes the cost of what came out of it.

    Asking again with the same key changes nothing.

    Raises:
        PermissionDeniedError: the actor may not.
        NotFoundError: there is no such batch or measure.
        BatchFinishedError: it is finished already.
        InvalidFieldError: nothing came out, or it was finished before it began.
        EnterpriseError, LedgerError: the entry is refused.
    """
    work.request = described(
        "finish_batch",
        code=code,
        date=command.date,
        quantity=command.quantity,
        measure=command.measure,
        key=command.key,
    )
    batch = find_batch(work.session, work.book_id, code)
    work.actor.require(Permission.MANAGE_STOCK, unit=batch.unit)
    draft = StockDraft(work, command.date, batch.fund)
    if asked_before(work, command.key) is not None:
        return batch
    _check_open(work, batch)
    product = find_item(work.session, work.book_id, batch.product)
    measure = find_measure(work.session, product, command.measure)
    quantity = smallest(command.quantity, measure.factor)
    if not quantity:
        raise InvalidFieldError("quantity", command.quantity, "positive")
    in_process = find_item(work.session, work.book_id, batch.code)
    cost = draft.take(batch.unit, in_process, 1, MovementKind.PRODUCTION)
    beyond = draft.receive(batch.unit, product, quantity, cost, MovementKind.PRODUCTION)
    done = post_goods(
        work,
        draft,
        (),
        [
            *beyond_stock(work, batch.unit, {product.cost_account: beyond}, fund=batch.fund),
            *draft.postings(),
        ],
        description=f"Produksi {batch.code} selesai: {product.name}"[:300],
        key=command.key,
        tags={"batch": batch.code},
        evidence=command.evidence,
    )
    batch.quantity, batch.finished_on = quantity, command.date
    batch.finished_sequence = done.posted.sequence
    work.session.flush()
    return batch


def _check_open(work: Work, batch: ProductionBatch) -> None:
    """Do nothing if *batch* is not finished, or its finishing was taken back."""
    if batch.finished_sequence and work.book.reversed_by(batch.finished_sequence) is None:
        raise BatchFinishedError(batch.code)


def _new_batch(work: Work, command: StartBatch, product: Item) -> ProductionBatch:
    stem = f"B{command.date.year}-"
    number = work.session.scalar(
        select(func.count()).where(
            ProductionBatch.book_id == work.book_id,
            ProductionBatch.code.startswith(stem, autoescape=True),
        )
    )
    code = f"{stem}{1 + (number or 0):04}"
    name = f"{product.name} ({code})"[:100]
    work.book.declare(DimensionValue(dimension=Dimension.ITEM, code=code, name=name))
    work.session.add(
        Item(
            book_id=work.book_id,
            code=code,
            kind=ItemKind.BATCH.value,
            name=name,
            account=ItemKind.BATCH.account,
            cost_account=PRODUCTION_COST,
            smallest="batch",
            unit=command.unit,
        )
    )
    work.session.flush()
    work.session.add(Measure(book_id=work.book_id, item=code, name="batch"))
    batch = ProductionBatch(
        book_id=work.book_id,
        code=code,
        unit=command.unit,
        fund=command.fund,
        product=product.code,
        started_on=command.date,
        note=check_text(command.note, "note", most=200, blank=True),
        started_by=work.actor.name,
    )
    work.session.add(batch)
    work.session.flush()
    return batch


def _spend(
    draft: StockDraft,
    batch: ProductionBatch,
    command: StartBatch | AddToBatch,
    *,
    quantity: int,
) -> None:
    """Post materials and costs into *batch*; *quantity* is 1 when it begins.

    What is used is shown as cost of production and taken out of it again, for it lies in
    process: so both statements tell what was made, and nothing is a cost before it is sold.
    """
    work = draft.work
    costs: dict[BatchCost, int] = {}
    for used in command.materials:
        item, amount = read_goods(work, *UsedGoods(*used))
        cost = draft.take(batch.unit, item, amount, MovementKind.MATERIAL)
        costs[BatchCost.MATERIAL] = costs.get(BatchCost.MATERIAL, 0) + cost
    spending = [BatchSpending(*paid) for paid in command.spending]
    for said in spending:
        minor = to_minor(said.amount)
        if minor <= 0 or said.kind is BatchCost.MATERIAL:
            raise InvalidFieldError("amount", said.amount, "positive")
        costs[said.kind] = costs.get(said.kind, 0) + minor
    total = sum(costs.values())
    if not total:
        raise InvalidFieldError("material", "", "material_needed")
    where = {"unit": batch.unit, "fund": batch.fund}
    currency = work.book.currency
    in_process = find_item(work.session, work.book_id, batch.code)
    draft.add_cost(batch.unit, in_process, quantity, total, MovementKind.MATERIAL)
    legs: list[Posting] = [
        debit(kind.account, from_minor(minor, currency), **where)
        for kind, minor in costs.items()
        if minor
    ]
    legs += [_paying(work, said, where) for said in spending]
    legs.append(credit(PRODUCTION_COST, from_minor(total, currency), **where))
    post_goods(
        work,
        draft,
        (),
        [*legs, *draft.postings()],
        description=f"Produksi {batch.code}: {in_process.name}"[:300],
        key=command.key,
        tags={"batch": batch.code, **promised(command.proof_later)},
        evidence=command.evidence,
    )


def _paying(work: Work, said: BatchSpending, where: dict[str, str]) -> Posting:
    is_cash = work.book.chart.postable(said.account).is_cash
    line = _CASH_LINES[said.kind] if is_cash else ""
    return credit(said.account, said.amount, component=line, **where)
